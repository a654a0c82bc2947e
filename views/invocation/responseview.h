// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/reply.h"
#include "models/invocation/shownbody.h"
#include "models/invocation/testresult.h"
#include "views/common/messagebar.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QStackedWidget;
class QTabWidget;
class QTimer;
class QToolButton;

namespace Belay {

class CodeEdit;
class MessageArea;
class Prompter;
class SearchBar;
class StatePage;
class StatusChipLabel;

//! What a service answered: status, times, size, and the body laid out and as it came. Failures stand in its
//! place with a button to try again.
class ResponseView : public QWidget
{
    Q_OBJECT

public:
    //! Bodies longer than this are shown as they came only.
    static constexpr qsizetype longestLaidOut = 10 * 1024 * 1024;

    //! \a prompter outlives it.
    explicit ResponseView(Prompter &prompter, QWidget *parent = nullptr);

    //! Nothing was sent yet.
    void showNothing();
    //! \a what is under way, such as "GET /health".
    void showWaiting(const QString &what);
    //! \a at: when it was sent. \a remark is a line about where this comes from; may be empty.
    void showResult(const TestResult &result, const QDateTime &at, const QString &remark = QString());
    //! There was no answer. The message's action is the way to try again.
    void showFailure(const Message &message);

    //! True while there is an answer to search in.
    bool canSearch() const;
    void openSearch();
    //! The text on show.
    QString shownText() const;

private:
    QLayout *makeFactsRow();
    QToolButton *makeTool(const QString &objectName, const QString &name, const QString &iconName);
    CodeEdit *currentEditor() const;
    void showSize(const QString &size);
    void showRaw();
    void layOut();
    //! Makes the body ready in a worker, in the place of what was \a underWay for \a editor, and shows it.
    void ready(CodeEdit *editor, QPointer<ReplyBase> &underWay, ShownBody (*make)(const QString &));
    void showIn(CodeEdit *editor, const ShownBody &shown);
    //! What the tab in front shows, its lines as they are.
    QString wholeText() const;
    void showNote();
    void copy();
    void save();
    void tick();

    Prompter &m_prompter;
    QStackedWidget *m_pages = nullptr;
    StatePage *m_empty = nullptr;
    QLabel *m_waiting = nullptr;
    QTimer *m_waitingTimer = nullptr;
    QString m_waitingFor;
    int m_waitedSeconds = 0;
    StatusChipLabel *m_status = nullptr;
    QLabel *m_platformTime = nullptr;
    QLabel *m_roundTrip = nullptr;
    QLabel *m_size = nullptr;
    QLabel *m_time = nullptr;
    QTabWidget *m_tabs = nullptr;
    CodeEdit *m_pretty = nullptr;
    CodeEdit *m_raw = nullptr;
    SearchBar *m_search = nullptr;
    QLabel *m_note = nullptr;
    MessageArea *m_messages = nullptr;
    QString m_body;
    QString m_remark;
    QString m_layoutRemark;              //!< why the body is not laid out; empty if it is
    QHash<CodeEdit *, QString> m_wholes; //!< of an editor whose lines are broken: what it shows, unbroken
    QPointer<ReplyBase> m_readying;      //!< the body as it came
    QPointer<ReplyBase> m_layingOut;
};

} // namespace Belay
