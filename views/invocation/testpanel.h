// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QPointer>
#include <QWidget>

class QStackedWidget;

namespace Belay {

class HistoryView;
class Prompter;
class RequestEditor;
class ResponseView;
class StatePage;

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

    //! Puts the cursor into the path.
    void focusRequest();

signals:
    //! The state page's button: a person wants to see the list as it is now.
    void refreshRequested();

private:
    void followService();
    void updateState();
    void updatePermission();
    void loadPaths();
    void send(const TestRequest &request);
    void answered(const TestRequest &request, const QDateTime &at, const Result<TestResult> &result);
    void remember(const TestRequest &request, const QDateTime &at, const Result<TestResult> &result);

    Prompter &m_prompter;
    QPointer<Workspace> m_workspace;
    std::optional<Service> m_service;
    QPointer<ReplyBase> m_call;
    QStackedWidget *m_pages = nullptr;
    StatePage *m_state = nullptr;
    RequestEditor *m_request = nullptr;
    ResponseView *m_response = nullptr;
    HistoryView *m_history = nullptr;
};

} // namespace Belay
