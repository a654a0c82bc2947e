// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/invocation/testpanel.h"

#include "models/core/clock.h"
#include "models/domain/displaytext.h"
#include "models/invocation/testcommand.h"
#include "views/common/codeedit.h"
#include "views/common/errortext.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/statepage.h"
#include "views/common/statuschiplabel.h"
#include "views/invocation/historyview.h"
#include "views/invocation/requesteditor.h"
#include "views/invocation/responseview.h"
#include "views/services/servicelook.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! From here on there is room for the history beside the request.
constexpr int roomForHistory = 760;
constexpr int roomForBothBeside = 760; //!< request and answer beside each other
constexpr int roomForBothBelow = 520;  //!< the answer below the request

QString describe(const TestRequest &request)
{
    return wireName(request.method).toUpper() + u' ' + request.path;
}

} // namespace

TestPanel::TestPanel(Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_name(makePlainLabel(QString(), this))
    , m_status(new StatusChipLabel(this))
    , m_historyToggle(new QToolButton(this))
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
    layout->addLayout(makeHeader());
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
    connect(m_request, &RequestEditor::cancelRequested, this, &TestPanel::cancel);
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

QLayout *TestPanel::makeHeader()
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_name->setObjectName(u"testService"_s);
    m_name->setFont(strong);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_status->setObjectName(u"testServiceStatus"_s);
    m_historyToggle->setObjectName(u"testHistoryToggle"_s);
    m_historyToggle->setText(tr("History"));
    m_historyToggle->setAccessibleName(tr("Show history"));
    m_historyToggle->setIcon(icon("history"_L1));
    m_historyToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_historyToggle->setAutoRaise(true);
    m_historyToggle->setCheckable(true);
    m_historyToggle->setFocusPolicy(Qt::TabFocus);
    connect(m_historyToggle, &QToolButton::toggled, m_history, &QWidget::setVisible);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_name);
    row->addWidget(m_status);
    row->addStretch();
    row->addWidget(m_historyToggle);
    return row;
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
    m_columns->setStretchFactor(0, 3);
    m_columns->setStretchFactor(1, 2);
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
        cancel();
    } else if (key == Qt::Key_F) {
        m_response->openSearch();
    } else {
        m_request->send();
    }
}

void TestPanel::cancel()
{
    if (m_call) {
        m_call->abort();
    }
}

void TestPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool hadRoom = event->oldSize().width() >= roomForHistory;
    const bool hasRoom = event->size().width() >= roomForHistory;
    if (hadRoom != hasRoom) {
        m_historyToggle->setChecked(hasRoom);
    }
    const bool isLow =
        event->size().height() < roomForBothBelow && event->size().width() >= roomForBothBeside;
    m_callParts->setOrientation(isLow ? Qt::Horizontal : Qt::Vertical);
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
    dropCall();
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
        dropCall();
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

QString TestPanel::whyNotCallable() const
{
    const QString name = isolated(m_service->name);
    if (m_isGone) {
        return tr("%1 was deleted.").arg(name);
    }
    if (m_service->status != ServiceStatus(ServiceStatus::Available)) {
        return tr("%1 is not available now, its status is: %2.").arg(name, displayText(m_service->status));
    }
    return {};
}

void TestPanel::updateState()
{
    const StatusLook look = m_service ? lookOf(m_service->status) : StatusLook();
    m_name->setText(m_service ? m_service->name : QString());
    m_status->setStatus(look.tone, look.iconName, m_service ? displayText(m_service->status) : QString());
    m_status->setVisible(m_service.has_value());
    const bool isApi = m_service && m_service->type == ServiceType(ServiceType::Api);
    m_historyToggle->setVisible(isApi);
    StateContent content;
    if (!m_service) {
        content.iconName = u"state-empty"_s;
        content.title = m_workspace ? tr("No service is selected.") : tr("No profile is open.");
        content.advice = tr("Select an API service in the list to send it a request.");
    } else if (!isApi) {
        content.iconName = u"state-denied"_s;
        content.title = tr("%1 is of type %2: only API services can be tested.")
                            .arg(isolated(m_service->name), displayText(m_service->type));
        content.advice = tr("The platform passes requests on to services of type API alone. Whether this one "
                            "runs is told by its status.");
    } else if (const QString reason = whyNotCallable(); !reason.isEmpty() && !m_wasCallable) {
        content.iconName = m_service->status.isTransitional() ? u"state-empty"_s : u"state-error"_s;
        content.title = reason;
        content.advice = m_service->status.isTransitional() && !m_isGone
                             ? tr("Requests can be sent as soon as it is available; this page follows.")
                             : tr("Only available services answer requests.");
    } else {
        m_wasCallable = true;
    }
    if (!content.title.isEmpty()) {
        if (content.title != m_state->content().title) {
            m_state->setContent(content);
        }
        m_pages->setCurrentWidget(m_state);
        return;
    }
    m_pages->setCurrentWidget(m_columns);
    updatePermission();
}

void TestPanel::updatePermission()
{
    if (!m_workspace || !m_service) {
        return;
    }
    if (const QString reason = whyNotCallable(); !reason.isEmpty()) {
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
    if (!m_workspace || !m_service || m_call) {
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
    if (!m_workspace || !m_service || m_call ||
        m_workspace->policy().permission(verbOf(request.method)) == Permission::Refused) {
        updatePermission();
        return;
    }
    const QDateTime at = m_workspace->clock().now();
    Reply<TestResult> *reply = m_workspace->api().test(m_service->name, request);
    m_call = reply;
    m_request->setBusy(true);
    m_response->showWaiting(describe(request));
    reply->then(this, [this, request, at](const Result<TestResult> &result) {
        m_call = nullptr;
        m_request->setBusy(false);
        answered(request, at, result);
    });
}

void TestPanel::answered(const TestRequest &request, const QDateTime &at, const Result<TestResult> &result)
{
    remember(request, at, result);
    if (result) {
        m_response->showResult(*result, at);
        return;
    }
    const ApiError &error = result.error();
    const bool isCancelled = error.kind == ErrorKind::Aborted;
    const bool isWithoutAnswer = isCancelled || error.outcome == Outcome::Unknown;
    const bool mayHaveRun = isWithoutAnswer && request.method != TestMethod::Get;
    QString what = mayHaveRun ? tr("No answer: the request may have run.")
                              : tr("%1 was not answered.").arg(isolated(describe(request)));
    Message message = messageFor(error, what, mayHaveRun ? CallEffect::Writes : CallEffect::Reads);
    if (isCancelled && mayHaveRun) {
        message.severity = MessageSeverity::Warning;
        message.nextStep = tr("Look at the service's own data before you repeat it.");
    }
    message.id = u"test"_s;
    message.actionText = tr("Retry");
    message.action = [this, request] { considerSending(request); };
    m_response->showFailure(message);
}

void TestPanel::remember(const TestRequest &request, const QDateTime &at, const Result<TestResult> &result)
{
    if (!m_workspace || !m_service) {
        return;
    }
    TestHistoryEntry entry;
    entry.profileId = m_workspace->profile().id;
    entry.serviceId = m_service->id;
    entry.at = at;
    entry.request = request;
    if (result) {
        entry.result = *result;
    } else {
        entry.error = result.error().toString();
    }
    // A history that cannot be written must not hide the answer: the list tells when it is read again.
    m_workspace->history().add(entry);
}

void TestPanel::dropCall()
{
    if (m_call) {
        m_call->disconnect(this);
        m_call->abort();
        m_call = nullptr;
        m_request->setBusy(false);
    }
}

void TestPanel::loadKept(qint64 id, AfterLoading what)
{
    if (!m_workspace || m_call) {
        return;
    }
    m_workspace->history().entry(id)->then(this, [this, what](const Result<TestHistoryEntry> &entry) {
        if (!entry) {
            m_response->showFailure(messageFor(entry.error(), tr("The history could not be read.")));
            return;
        }
        // Meanwhile another service may have been chosen, or something sent.
        if (m_call || !m_service || m_service->id != entry->serviceId) {
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
    QString remark = tr("From the history: %1, sent %2.")
                         .arg(isolated(describe(entry.request)),
                              QLocale().toString(entry.at.toLocalTime(), QLocale::ShortFormat));
    if (entry.truncated) {
        remark += u' ' + tr("Only the first 256 KiB were kept.");
    }
    if (entry.result) {
        m_response->showResult(*entry.result, entry.at, remark);
        return;
    }
    Message message;
    message.id = u"test"_s;
    message.severity = MessageSeverity::Info;
    message.text = remark;
    message.nextStep = tr("There was no answer.");
    message.details = entry.error;
    m_response->showFailure(message);
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
