// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/invocation/testpanel.h"

#include "models/invocation/testcommand.h"
#include "views/common/codeedit.h"
#include "views/common/errortext.h"
#include "views/common/plaintext.h"
#include "views/common/statepage.h"
#include "views/invocation/historyview.h"
#include "views/invocation/requesteditor.h"
#include "views/invocation/responseview.h"
#include "views/invocation/testcall.h"
#include "views/invocation/testheader.h"
#include "views/invocation/testtexts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! From here on there is room for the history beside the request.
constexpr int roomForHistory = 760;
constexpr int roomForBothBeside = 760; //!< request and answer beside each other
constexpr int roomForBothBelow = 520;  //!< the answer below the request
constexpr int callShare = 5;
constexpr int historyShare = 2;

} // namespace

TestPanel::TestPanel(Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_call(new TestCall(this))
    , m_header(new TestHeader(this))
    , m_pages(new QStackedWidget(this))
    , m_state(new StatePage(this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_request(new RequestEditor(this))
    , m_response(new ResponseView(prompter, this))
    , m_history(new HistoryView(prompter, this))
{
    setObjectName(u"testPanel"_s);
    setAccessibleName(tr("Test panel"));
    m_state->setObjectName(u"testState"_s);
    m_pages->addWidget(m_state);
    m_pages->addWidget(makeCallPage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addWidget(m_header);
    layout->addWidget(m_pages, 1);

    // The editors would take the keys for text.
    const QList<CodeEdit *> editors = findChildren<CodeEdit *>();
    for (CodeEdit *editor : editors) {
        editor->focusProxy()->installEventFilter(this);
    }

    connect(m_request, &RequestEditor::sendRequested, this, &TestPanel::considerSending);
    connect(m_request, &RequestEditor::confirmed, this, &TestPanel::send);
    connect(m_request, &RequestEditor::methodChanged, this, &TestPanel::updatePermission);
    connect(m_request, &RequestEditor::copyCommandRequested, this, &TestPanel::copyCommand);
    connect(m_request, &RequestEditor::cancelRequested, m_call, &TestCall::cancel);
    connect(m_call, &TestCall::busyChanged, m_request, &RequestEditor::setBusy);
    connect(m_call, &TestCall::busyChanged, this, &TestPanel::callingChanged);
    connect(m_call, &TestCall::answered, this, &TestPanel::answered);
    connect(m_header, &TestHeader::historyToggled, this, &TestPanel::showHistory);
    connect(m_request, &RequestEditor::blockedActionTriggered, this, [this] {
        if (m_workspace) {
            m_workspace->policy().unlock();
        }
    });
    connect(m_history, &HistoryView::chosen, this,
            [this](const TestHistoryEntry &entry) { loadKept(entry.id, AfterLoading::Show); });
    connect(m_history, &HistoryView::keepingChanged, this, &TestPanel::historyKeepingChanged);
    connect(m_history, &HistoryView::rerunRequested, this,
            [this](const TestHistoryEntry &entry) { loadKept(entry.id, AfterLoading::Send); });
    connect(m_history, &HistoryView::failed, this, [this](const QString &what, const ApiError &error) {
        m_response->showFailure(messageFor(error, what));
    });
    m_history->hide();
    updateState();
}

QWidget *TestPanel::makeCallPage()
{
    // Beside each other at first: the height that they need then is the least of the panel.
    m_callParts = new QSplitter(Qt::Horizontal, m_columns);
    m_callParts->setObjectName(u"testSplitter"_s);
    m_callParts->addWidget(m_request);
    m_callParts->addWidget(m_response);
    m_callParts->setStretchFactor(0, 2);
    m_callParts->setStretchFactor(1, 3);
    m_callParts->setChildrenCollapsible(false);
    m_callParts->setHandleWidth(12);
    m_columns->setObjectName(u"testColumns"_s);
    m_columns->addWidget(m_callParts);
    m_columns->addWidget(m_history);
    m_columns->setStretchFactor(0, callShare);
    m_columns->setStretchFactor(1, historyShare);
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(12);
    return m_columns;
}

QSize TestPanel::sizeHint() const
{
    return {960, 640};
}

bool TestPanel::event(QEvent *event)
{
    // A window that has the same keys for something else must not make them ambiguous here.
    if (event->type() == QEvent::ShortcutOverride && isOurs(static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void TestPanel::keyPressEvent(QKeyEvent *event)
{
    if (isOurs(event)) {
        act(event->key());
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool TestPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && isOurs(static_cast<QKeyEvent *>(event))) {
        act(static_cast<QKeyEvent *>(event)->key());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool TestPanel::isOurs(const QKeyEvent *event) const
{
    const bool isControl = (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Period:
        return isControl && m_pages->currentWidget() == m_columns;
    case Qt::Key_F:
        return isControl && m_pages->currentWidget() == m_columns && m_response->canSearch();
    default:
        return false;
    }
}

void TestPanel::act(int key)
{
    if (key == Qt::Key_Period) {
        m_call->cancel();
    } else if (key == Qt::Key_F) {
        m_response->openSearch();
    } else {
        m_request->send();
    }
}

void TestPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool hadRoom = event->oldSize().width() >= roomForHistory;
    const bool hasRoom = event->size().width() >= roomForHistory;
    if (hadRoom != hasRoom) {
        m_header->setHistoryShown(hasRoom);
    }
    const bool isLow =
        event->size().height() < roomForBothBelow && event->size().width() >= roomForBothBeside;
    m_callParts->setOrientation(isLow ? Qt::Horizontal : Qt::Vertical);
}

void TestPanel::showHistory(bool shown)
{
    m_history->setVisible(shown);
    if (shown && !std::exchange(m_hadHistory, true)) {
        // What comes late gets the least width otherwise.
        m_columns->setSizes({width() * callShare, width() * historyShare});
    }
}

void TestPanel::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace) {
        return;
    }
    if (m_workspace) {
        m_workspace->disconnect(this);
        m_workspace->services().disconnect(this);
        m_workspace->policy().disconnect(this);
        m_workspace->history().disconnect(this);
    }
    m_call->drop();
    m_workspace = workspace;
    m_service.reset();
    if (workspace) {
        ServiceRepository &services = workspace->services();
        connect(&services, &ServiceRepository::rowsChanged, this, &TestPanel::followService);
        connect(&services, &ServiceRepository::rowsInserted, this, &TestPanel::followService);
        connect(&services, &ServiceRepository::rowsRemoved, this, &TestPanel::followService);
        connect(&workspace->policy(), &PolicyGuard::changed, this, &TestPanel::updatePermission);
        connect(&workspace->history(), &TestHistory::changed, this, &TestPanel::loadPaths);
        connect(workspace, &QObject::destroyed, this, [this] {
            m_workspace = nullptr;
            setService(std::nullopt);
        });
    }
    m_response->showNothing();
    m_history->setSource(nullptr, {}, {}, {});
    updateState();
}

void TestPanel::setService(const std::optional<Service> &service)
{
    const bool isSame = service && m_service && service->id == m_service->id;
    m_service = service;
    m_isGone = false;
    if (!isSame) {
        m_call->drop();
        m_wasCallable = false;
        m_request->setRequest(TestRequest());
        m_request->setPaths({});
        m_response->showNothing();
        if (m_workspace && service) {
            m_history->setSource(&m_workspace->history(), m_workspace->profile().id, service->id,
                                 service->name);
            loadPaths();
        } else {
            m_history->setSource(nullptr, {}, {}, {});
        }
    }
    updateState();
}

void TestPanel::followService()
{
    if (!m_workspace || !m_service) {
        return;
    }
    const qsizetype row = m_workspace->services().indexOf(m_service->id);
    m_isGone = row < 0 || m_workspace->services().row(row).isGone;
    if (row >= 0) {
        m_service = m_workspace->services().row(row).service;
    }
    updateState();
}

void TestPanel::updateState()
{
    m_header->setService(m_service);
    const StateContent content = testStateOf(m_service, m_isGone, m_wasCallable, m_workspace != nullptr);
    if (!content.title.isEmpty()) {
        if (content.title != m_state->content().title) {
            m_state->setContent(content);
        }
        m_pages->setCurrentWidget(m_state);
        return;
    }
    m_wasCallable = true;
    m_pages->setCurrentWidget(m_columns);
    updatePermission();
}

void TestPanel::updatePermission()
{
    if (!m_workspace || !m_service) {
        return;
    }
    if (const QString reason = whyNotCallable(*m_service, m_isGone); !reason.isEmpty()) {
        m_request->setBlocked(reason);
        return;
    }
    const PolicyGuard &policy = m_workspace->policy();
    if (policy.permission(verbOf(m_request->method())) != Permission::Refused) {
        m_request->setBlocked(QString());
        return;
    }
    m_request->setBlocked(
        tr("%1 is read-only for requests other than GET.").arg(isolated(m_workspace->profile().name)),
        policy.canUnlock() ? tr("Unlock 10 min") : QString());
}

void TestPanel::loadPaths()
{
    if (!m_workspace || !m_service) {
        return;
    }
    const ServiceId id = m_service->id;
    m_workspace->history()
        .paths(m_workspace->profile().id, id)
        ->then(this, [this, id](const Result<QStringList> &paths) {
            if (paths && m_service && m_service->id == id) {
                m_request->setPaths(*paths);
            }
        });
}

void TestPanel::considerSending(const TestRequest &request)
{
    if (!m_workspace || !m_service || m_call->isUnderWay()) {
        return;
    }
    switch (m_workspace->policy().permission(verbOf(request.method))) {
    case Permission::Allowed:
        send(request);
        return;
    case Permission::Ask:
        m_request->ask(tr("Send %1 to %2 on %3? It may change data there.")
                           .arg(isolated(describe(request)), isolated(m_service->name),
                                isolated(m_workspace->profile().name)),
                       tr("Send %1").arg(wireName(request.method).toUpper()), request);
        return;
    case Permission::Refused:
        updatePermission();
        return;
    }
}

void TestPanel::send(const TestRequest &request)
{
    if (!m_workspace || !m_service || m_call->isUnderWay() ||
        m_workspace->policy().permission(verbOf(request.method)) == Permission::Refused) {
        updatePermission();
        return;
    }
    m_response->showWaiting(describe(request));
    m_call->send(*m_workspace, *m_service, request);
}

bool TestPanel::isCalling() const
{
    return m_call->isUnderWay();
}

void TestPanel::cancel()
{
    m_call->cancel();
}

void TestPanel::answered(const TestRequest &request, const QDateTime &at, const Result<TestResult> &result)
{
    if (result) {
        m_response->showResult(*result, at);
        return;
    }
    Message message = testFailure(request, result.error());
    message.actionText = tr("Retry");
    message.action = [this, request] { considerSending(request); };
    m_response->showFailure(message);
}

void TestPanel::loadKept(qint64 id, AfterLoading what)
{
    if (!m_workspace || m_call->isUnderWay()) {
        return;
    }
    m_workspace->history().entry(id)->then(this, [this, what](const Result<TestHistoryEntry> &entry) {
        if (!entry) {
            m_response->showFailure(messageFor(entry.error(), tr("The history could not be read.")));
            return;
        }
        // Meanwhile another service may have been chosen, or something sent.
        if (m_call->isUnderWay() || !m_service || m_service->id != entry->serviceId) {
            return;
        }
        m_request->setRequest(entry->request);
        if (what == AfterLoading::Send) {
            m_request->send();
        } else {
            showKept(*entry);
        }
    });
}

void TestPanel::showKept(const TestHistoryEntry &entry)
{
    if (entry.result) {
        m_response->showResult(*entry.result, entry.at, keptRemark(entry));
    } else {
        m_response->showFailure(keptFailure(entry));
    }
}

void TestPanel::copyCommand(bool asCurl)
{
    const std::optional<TestRequest> request = m_request->request();
    if (!m_workspace || !m_service || !request) {
        return;
    }
    QGuiApplication::clipboard()->setText(
        asCurl ? curlCommand(m_workspace->profile().baseUrl, m_service->name, *request)
               : peakCliCommand(m_service->name, *request));
}

void TestPanel::focusRequest()
{
    m_request->focusPath();
}

} // namespace Belay
