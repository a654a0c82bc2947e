// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QPointer>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace Belay {

class HistoryView;
class Prompter;
class RequestEditor;
class ResponseView;
class StatePage;
class TestCall;
class TestHeader;

//! Calls an api service through the platform and shows what it answers (product.md 5.7). For anything else
//! it says why there is nothing to call. Object name "testPanel", accessible name "Test panel".
class TestPanel : public QWidget
{
    Q_OBJECT

public:
    //! \a prompter outlives it.
    explicit TestPanel(Prompter &prompter, QWidget *parent = nullptr);

    //! The profile that calls go to; null: none is open. Aborts a call under way.
    void setWorkspace(Workspace *workspace);
    //! The service to call. Its later changes are followed through the workspace's list. Another service
    //! than before aborts a call under way and brings an empty request.
    void setService(const std::optional<Service> &service);
    const std::optional<Service> &service() const { return m_service; }

    //! A call is under way.
    bool isCalling() const;
    //! Aborts the call under way, if there is one.
    void cancel();

    //! Puts the cursor into the path.
    void focusRequest();

    QSize sizeHint() const override;

signals:
    //! A call began or ended.
    void callingChanged();
    //! The switch of the history: to be kept with the settings.
    void historyKeepingChanged(bool keeping);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    bool isOurs(const QKeyEvent *event) const;
    void act(int key);
    QWidget *makeCallPage();
    void showHistory(bool shown);
    void followService();
    void updateState();
    void updatePermission();
    void loadPaths();
    void considerSending(const TestRequest &request);
    void send(const TestRequest &request);
    void answered(const TestRequest &request, const QDateTime &at, const Result<TestResult> &result);
    enum class AfterLoading { Show, Send };

    void loadKept(qint64 id, AfterLoading what);
    void showKept(const TestHistoryEntry &entry);
    void copyCommand(bool asCurl);

    QPointer<Workspace> m_workspace;
    std::optional<Service> m_service;
    bool m_isGone = false;
    bool m_wasCallable = false; //!< since this service was chosen
    bool m_hadHistory = false;
    TestCall *m_call = nullptr;
    TestHeader *m_header = nullptr;
    QStackedWidget *m_pages = nullptr;
    StatePage *m_state = nullptr;
    QSplitter *m_callParts = nullptr; //!< request and answer
    QSplitter *m_columns = nullptr;
    RequestEditor *m_request = nullptr;
    ResponseView *m_response = nullptr;
    HistoryView *m_history = nullptr;
};

} // namespace Belay
