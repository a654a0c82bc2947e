// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/invocation/requesteditor.h"

#include "models/invocation/jsontext.h"
#include "views/common/codeedit.h"
#include "views/common/fielderror.h"
#include "views/common/icons.h"
#include "views/common/noticestrip.h"
#include "views/common/plaintext.h"
#include "views/invocation/methodbar.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QFontDatabase>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStringListModel>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

constexpr auto checkDelay = 300ms;

QString normalisedPath(const QString &entered)
{
    const QString path = entered.trimmed();
    return path.startsWith(u'/') ? path : QString(u'/' + path);
}

} // namespace

RequestEditor::RequestEditor(QWidget *parent)
    : QWidget(parent)
    , m_method(new MethodBar(this))
    , m_path(new QLineEdit(u"/"_s, this))
    , m_paths(new QStringListModel(this))
    , m_payload(new CodeEdit(CodeEdit::Language::Json, this))
    , m_error(new FieldError(this))
    , m_notice(new NoticeStrip(this))
    , m_send(new QPushButton(this))
    , m_cancel(new QPushButton(this))
    , m_copyAs(new QToolButton(this))
    , m_format(new QToolButton(this))
    , m_check(new QTimer(this))
{
    setObjectName(u"requestEditor"_s);
    m_path->setObjectName(u"testPath"_s);
    m_path->setAccessibleName(tr("Path"));
    m_path->setPlaceholderText(u"/predict"_s);
    m_path->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_path->setMinimumHeight(28);
    auto *completer = new QCompleter(m_paths, this);
    completer->setFilterMode(Qt::MatchContains);
    m_path->setCompleter(completer);
    m_path->installEventFilter(this);
    m_payload->setObjectName(u"testPayload"_s);
    m_payload->setName(tr("Payload"));
    m_error->setObjectName(u"testPayloadError"_s);
    m_notice->setObjectName(u"testNotice"_s);
    m_notice->hide();
    m_send->setObjectName(u"testSend"_s);
    m_send->setDefault(true);
    setPlainButtonText(m_send, tr("Send"));
    setPlainToolTip(m_send, tr("Send the request (Ctrl+Return)"));
    m_cancel->setObjectName(u"testCancel"_s);
    setPlainButtonText(m_cancel, tr("Cancel"));
    setPlainToolTip(m_cancel, tr("Stop waiting for the answer (Ctrl+.)"));
    m_format->setObjectName(u"testFormat"_s);
    m_format->setText(tr("Format"));
    m_format->setAccessibleName(tr("Format payload"));
    m_format->setIcon(icon("format"_L1));
    m_format->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_format->setAutoRaise(true);
    m_format->setFocusPolicy(Qt::TabFocus);
    m_copyAs->setObjectName(u"testCopyAs"_s);
    m_copyAs->setText(tr("Copy as"));
    m_copyAs->setAccessibleName(tr("Copy as"));
    m_copyAs->setIcon(icon("copy"_L1));
    m_copyAs->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copyAs->setAutoRaise(true);
    m_copyAs->setFocusPolicy(Qt::TabFocus);
    m_copyAs->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_copyAs);
    QAction *cli = menu->addAction(tr("Peak CLI"));
    cli->setObjectName(u"testCopyCli"_s);
    QAction *curl = menu->addAction(tr("cURL (key as $API_KEY)"));
    curl->setObjectName(u"testCopyCurl"_s);
    m_copyAs->setMenu(menu);

    QLabel *pathLabel = makePlainLabel(tr("Path"), this);
    pathLabel->setBuddy(m_path);
    QLabel *payloadLabel = makePlainLabel(tr("Payload (JSON object, may be empty)"), this);
    payloadLabel->setBuddy(m_payload);
    auto *pathRow = new QHBoxLayout;
    pathRow->setSpacing(8);
    pathRow->addWidget(pathLabel);
    pathRow->addWidget(m_path, 1);
    auto *payloadRow = new QHBoxLayout;
    payloadRow->setSpacing(8);
    payloadRow->addWidget(payloadLabel, 1);
    payloadRow->addWidget(m_format);
    payloadRow->addWidget(m_copyAs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(makeTopRow());
    layout->addLayout(pathRow);
    layout->addWidget(m_notice);
    layout->addLayout(payloadRow);
    layout->addWidget(m_payload, 1);
    layout->addWidget(m_error);
    setTabOrder(m_method, m_path);
    setTabOrder(m_path, m_format);
    setTabOrder(m_format, m_copyAs);
    setTabOrder(m_copyAs, m_payload);
    setTabOrder(m_payload, m_send);
    setTabOrder(m_send, m_cancel);

    m_check->setSingleShot(true);
    m_check->setInterval(checkDelay);
    connect(m_check, &QTimer::timeout, this, &RequestEditor::showProblem);
    connect(m_payload, &CodeEdit::textChanged, this, [this] {
        dropQuestion();
        m_check->start();
    });
    connect(m_path, &QLineEdit::textChanged, this, &RequestEditor::dropQuestion);
    connect(m_method, &MethodBar::methodChanged, this, [this](TestMethod method) {
        dropQuestion();
        emit methodChanged(method);
    });
    connect(m_format, &QToolButton::clicked, this, &RequestEditor::format);
    connect(m_send, &QPushButton::clicked, this, &RequestEditor::send);
    connect(m_cancel, &QPushButton::clicked, this, &RequestEditor::cancelRequested);
    connect(cli, &QAction::triggered, this, [this] { emit copyCommandRequested(false); });
    connect(curl, &QAction::triggered, this, [this] { emit copyCommandRequested(true); });
    connect(m_notice->actionButton(), &QPushButton::clicked, this, [this] {
        if (!m_asked) {
            emit blockedActionTriggered();
            return;
        }
        const TestRequest asked = *m_asked;
        dropQuestion();
        emit confirmed(asked);
    });
    connect(m_notice->secondActionButton(), &QPushButton::clicked, this, [this] {
        dropQuestion();
        m_path->setFocus();
    });
    updateButtons();
}

QLayout *RequestEditor::makeTopRow()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_method);
    row->addStretch();
    row->addWidget(m_cancel);
    row->addWidget(m_send);
    return row;
}

TestMethod RequestEditor::method() const
{
    return m_method->method();
}

std::optional<TestRequest> RequestEditor::request() const
{
    const QString payload = m_payload->text();
    if (payloadProblem(payload)) {
        return std::nullopt;
    }
    TestRequest request{m_method->method(), normalisedPath(m_path->text()), std::nullopt};
    if (!payload.trimmed().isEmpty()) {
        request.payload = payload.toUtf8();
    }
    return request;
}

void RequestEditor::setRequest(const TestRequest &request)
{
    m_method->setMethod(request.method);
    m_path->setText(request.path);
    m_payload->setText(QString::fromUtf8(request.payload.value_or(QByteArray())));
    showProblem();
}

void RequestEditor::setPaths(const QStringList &paths)
{
    if (m_paths->stringList() != paths) {
        m_paths->setStringList(paths);
    }
}

void RequestEditor::setBusy(bool busy)
{
    m_busy = busy;
    dropQuestion();
}

void RequestEditor::setBlocked(const QString &reason, const QString &actionText)
{
    m_blocked = reason;
    m_blockedAction = actionText;
    if (!reason.isEmpty()) {
        m_asked.reset();
    }
    updateButtons();
}

void RequestEditor::ask(const QString &question, const QString &yes, const TestRequest &request)
{
    m_asked = request;
    m_notice->setContent(Tone::Caution, u"warning"_s, question, yes, tr("Do not send"));
    updateButtons();
    // Not on the button that sends: the key that asked may still be down.
    m_notice->secondActionButton()->setFocus();
}

void RequestEditor::dropQuestion()
{
    m_asked.reset();
    updateButtons();
}

void RequestEditor::updateButtons()
{
    if (!m_asked && !m_blocked.isEmpty()) {
        m_notice->setContent(Tone::Neutral, u"info"_s, m_blocked, m_blockedAction);
    }
    m_notice->setVisible(m_asked || !m_blocked.isEmpty());
    m_send->setEnabled(!m_busy && !m_asked && m_blocked.isEmpty());
    m_cancel->setEnabled(m_busy);
}

void RequestEditor::focusPath()
{
    m_path->setFocus();
    m_path->selectAll();
}

void RequestEditor::send()
{
    if (!m_send->isEnabled()) {
        return;
    }
    const std::optional<TestRequest> entered = request();
    if (!entered) {
        showProblem();
        m_payload->setFocus();
        m_payload->goTo(m_payload->errorLine());
        return;
    }
    showProblem();
    m_path->setText(entered->path);
    emit sendRequested(*entered);
}

void RequestEditor::format()
{
    if (!showProblem()) {
        return;
    }
    if (const Result<QString> laidOut = indentJson(m_payload->text()); laidOut && !laidOut->isEmpty()) {
        m_payload->setText(*laidOut);
    }
}

bool RequestEditor::showProblem()
{
    m_check->stop();
    const std::optional<JsonProblem> problem = payloadProblem(m_payload->text());
    if (!problem) {
        m_payload->clearErrors();
        m_error->setText(QString());
        return true;
    }
    const QString sentence =
        problem->kind == JsonProblem::Kind::NotObject
            ? tr("The payload has to be a JSON object, in braces.")
            : tr("Line %1, column %2: %3").arg(problem->line).arg(problem->column).arg(problem->detail);
    m_payload->setError(problem->line, sentence);
    m_error->setText(sentence);
    return false;
}

bool RequestEditor::eventFilter(QObject *watched, QEvent *event)
{
    // Return in the path sends, as in an address bar.
    if (watched == m_path && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isReturn && key->modifiers() == Qt::NoModifier && !m_path->completer()->popup()->isVisible()) {
            send();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Belay
