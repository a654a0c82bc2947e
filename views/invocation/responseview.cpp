// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/invocation/responseview.h"

#include "models/core/decoding.h"
#include "models/files/savefile.h"
#include "views/common/codeedit.h"
#include "views/common/errortext.h"
#include "views/common/flowlayout.h"
#include "views/common/icons.h"
#include "views/common/messagearea.h"
#include "views/common/plaintext.h"
#include "views/common/prompter.h"
#include "views/common/relativetime.h"
#include "views/common/statepage.h"
#include "views/common/statuschiplabel.h"
#include "views/invocation/searchbar.h"
#include "views/invocation/statustext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

constexpr int toolSize = 28;
constexpr qsizetype shortBody = 64 * 1024; //!< is made ready in no time

QString milliseconds(std::chrono::milliseconds time)
{
    return QLocale().toString(qint64(time.count()));
}

void showFact(QLabel *label, const QString &text, const QString &toolTip)
{
    label->setText(text);
    setPlainToolTip(label, toolTip);
    label->setVisible(!text.isEmpty());
}

} // namespace

ResponseView::ResponseView(Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_prompter(prompter)
    , m_pages(new QStackedWidget(this))
    , m_empty(new StatePage(this))
    , m_waiting(makePlainLabel(QString(), this))
    , m_waitingTimer(new QTimer(this))
    , m_status(new StatusChipLabel(this))
    , m_platformTime(makePlainLabel(QString(), this))
    , m_roundTrip(makePlainLabel(QString(), this))
    , m_size(makePlainLabel(QString(), this))
    , m_time(makePlainLabel(QString(), this))
    , m_tabs(new QTabWidget(this))
    , m_pretty(new CodeEdit(CodeEdit::Language::Json, this))
    , m_raw(new CodeEdit(CodeEdit::Language::PlainText, this))
    , m_search(new SearchBar(this))
    , m_note(makePlainLabel(QString(), this))
    , m_messages(new MessageArea(this))
{
    setObjectName(u"responseView"_s);
    m_messages->setObjectName(u"responseMessages"_s);
    m_waiting->setObjectName(u"responseWaiting"_s);
    m_waiting->setAlignment(Qt::AlignCenter);
    m_status->setObjectName(u"responseStatus"_s);
    m_platformTime->setObjectName(u"responsePlatformTime"_s);
    m_roundTrip->setObjectName(u"responseRoundTrip"_s);
    m_size->setObjectName(u"responseSize"_s);
    m_time->setObjectName(u"responseTime"_s);
    m_note->setObjectName(u"responseNote"_s);
    m_note->setWordWrap(true);
    m_tabs->setObjectName(u"responseTabs"_s);
    m_tabs->setAccessibleName(tr("Response"));
    m_tabs->setDocumentMode(true);
    m_pretty->setObjectName(u"responsePretty"_s);
    m_pretty->setName(tr("Response, laid out"));
    m_raw->setObjectName(u"responseRaw"_s);
    m_raw->setName(tr("Response, as it came"));
    for (CodeEdit *editor : {m_pretty, m_raw}) {
        editor->setReadOnly(true);
    }
    m_tabs->addTab(m_pretty, tr("Pretty"));
    m_tabs->addTab(m_raw, tr("Raw"));
    m_search->setEditor(m_pretty);

    auto *waitingPage = new QWidget(this);
    auto *bar = new QProgressBar(waitingPage);
    bar->setObjectName(u"responseProgress"_s);
    bar->setAccessibleName(tr("Waiting for the answer"));
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setFixedSize(240, 8);
    auto *waitingLayout = new QVBoxLayout(waitingPage);
    waitingLayout->setSpacing(8);
    waitingLayout->addStretch(2);
    waitingLayout->addWidget(m_waiting);
    waitingLayout->addWidget(bar, 0, Qt::AlignHCenter);
    waitingLayout->addStretch(3);

    auto *answerPage = new QWidget(this);
    auto *answerLayout = new QVBoxLayout(answerPage);
    answerLayout->setContentsMargins(0, 0, 0, 0);
    answerLayout->setSpacing(8);
    answerLayout->addLayout(makeFactsRow());
    answerLayout->addWidget(m_search);
    answerLayout->addWidget(m_tabs, 1);
    answerLayout->addWidget(m_note);

    auto *failurePage = new QWidget(this);
    auto *failureLayout = new QVBoxLayout(failurePage);
    failureLayout->setContentsMargins(0, 0, 0, 0);
    failureLayout->addStretch();

    m_empty->setContent({u"state-empty"_s, tr("Nothing has been sent yet."),
                         tr("Choose a method and a path, then send: the answer is shown here."), QString(),
                         QString(), QString()});
    m_pages->addWidget(m_empty);
    m_pages->addWidget(waitingPage);
    m_pages->addWidget(answerPage);
    m_pages->addWidget(failurePage);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_messages);
    layout->addWidget(m_pages, 1);

    m_waitingTimer->setInterval(1s);
    connect(m_waitingTimer, &QTimer::timeout, this, &ResponseView::tick);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        m_search->setEditor(currentEditor());
        showNote();
    });
    for (CodeEdit *editor : {m_pretty, m_raw}) {
        connect(editor, &CodeEdit::filled, m_search, &SearchBar::recount);
    }
}

QLayout *ResponseView::makeFactsRow()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    auto *facts = new FlowLayout(nullptr, 12);
    for (QWidget *fact :
         std::initializer_list<QWidget *>{m_status, m_platformTime, m_roundTrip, m_size, m_time}) {
        // As high as the buttons in the same row, so that all stand on one line.
        fact->setMinimumHeight(toolSize);
        facts->addWidget(fact);
    }
    row->addLayout(facts, 1);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(0);
    QToolButton *find = makeTool(u"responseFind"_s, tr("Find in response"), u"search"_s);
    QToolButton *wrap = makeTool(u"responseWrap"_s, tr("Wrap lines"), u"wrap"_s);
    wrap->setCheckable(true);
    QToolButton *copying = makeTool(u"responseCopy"_s, tr("Copy response"), u"copy"_s);
    QToolButton *saving = makeTool(u"responseSave"_s, tr("Save response"), u"save"_s);
    for (QToolButton *tool : {find, wrap, copying, saving}) {
        tools->addWidget(tool);
    }
    row->addLayout(tools);
    row->setAlignment(tools, Qt::AlignTop);
    connect(find, &QToolButton::clicked, m_search, &SearchBar::open);
    connect(wrap, &QToolButton::toggled, this, [this](bool on) {
        m_pretty->setWrapped(on);
        m_raw->setWrapped(on);
    });
    connect(copying, &QToolButton::clicked, this, &ResponseView::copy);
    connect(saving, &QToolButton::clicked, this, &ResponseView::save);
    return row;
}

QToolButton *ResponseView::makeTool(const QString &objectName, const QString &name, const QString &iconName)
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setAccessibleName(name);
    setPlainToolTip(button, name);
    button->setIcon(icon(iconName));
    button->setIconSize(QSize(20, 20));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMinimumSize(toolSize, toolSize);
    return button;
}

void ResponseView::showNothing()
{
    m_waitingTimer->stop();
    m_messages->clear();
    releaseInWorker(std::exchange(m_body, {}));
    m_pages->setCurrentIndex(0);
}

void ResponseView::showWaiting(const QString &what)
{
    m_messages->clear();
    m_waitingFor = what;
    m_waitedSeconds = 0;
    m_waiting->setText(tr("Waiting for the answer to %1…").arg(isolated(what)));
    m_pages->setCurrentIndex(1);
    m_waitingTimer->start();
}

void ResponseView::tick()
{
    ++m_waitedSeconds;
    m_waiting->setText(
        tr("Waiting for the answer to %1… %2").arg(isolated(m_waitingFor), durationText(m_waitedSeconds)));
}

void ResponseView::showResult(const TestResult &result, const QDateTime &at, const QString &remark)
{
    m_waitingTimer->stop();
    m_messages->clear();
    const HttpStatusLook look = lookOfHttpStatus(result.responseStatus);
    m_status->setStatus(look.tone, look.iconName, look.word);
    const auto platform = result.platformTime();
    showFact(m_platformTime, platform ? tr("Platform %1 ms").arg(milliseconds(*platform)) : QString(),
             tr("Time inside the platform, by its own clock."));
    showFact(m_roundTrip, tr("Round trip %1 ms").arg(milliseconds(result.roundTrip)),
             tr("Time from sending the request until the whole answer was here."));
    showSize(result.responseSize);
    showFact(m_time, QLocale().toString(at.toLocalTime(), u"HH:mm:ss"_s), absoluteTimes(at));
    releaseInWorker(std::exchange(m_body, result.body));
    m_remark = remark;
    releaseInWorker(std::exchange(m_wholes, {}));
    for (const QPointer<ReplyBase> &underWay : {m_readying, m_layingOut}) {
        if (underWay) {
            underWay->disconnect(this);
        }
    }
    showRaw();
    layOut();
    m_pages->setCurrentIndex(2);
}

void ResponseView::showSize(const QString &size)
{
    showFact(m_size, size, tr("Size of the body."));
}

void ResponseView::showRaw()
{
    if (m_body.size() <= shortBody) {
        showIn(m_raw, ShownBody::asItCame(m_body));
    } else {
        ready(m_raw, m_readying, ShownBody::asItCame);
    }
}

void ResponseView::layOut()
{
    const bool isTooLong = m_body.size() > longestLaidOut;
    m_layoutRemark = isTooLong          ? tr("The body is too long to be laid out: it is shown as it came.")
                     : m_body.isEmpty() ? tr("The body is empty.")
                                        : QString();
    showNote();
    m_tabs->setTabEnabled(0, !isTooLong);
    if (m_layoutRemark.isEmpty()) {
        ready(m_pretty, m_layingOut, ShownBody::laidOut);
        return;
    }
    m_pretty->clear();
    m_tabs->setCurrentIndex(isTooLong ? 1 : m_tabs->currentIndex());
    m_search->recount();
}

void ResponseView::ready(CodeEdit *editor, QPointer<ReplyBase> &underWay, ShownBody (*make)(const QString &))
{
    if (m_body.size() > shortBody) {
        editor->clear(); // it takes a moment: what was there is another answer's
    }
    auto *reply = new Reply<ShownBody>(this);
    underWay = reply;
    reply->then(this, [this, editor](const Result<ShownBody> &shown) { showIn(editor, *shown); });
    decodeInWorker(reply, [make, body = m_body] { return Result<ShownBody>(make(body)); });
}

void ResponseView::showIn(CodeEdit *editor, const ShownBody &shown)
{
    editor->clear();
    if (editor == m_pretty) {
        editor->setLanguage(shown.isLaidOut ? CodeEdit::Language::Json : CodeEdit::Language::PlainText);
        m_layoutRemark = shown.isLaidOut ? QString() : tr("The body is not JSON: it is shown as it came.");
    }
    if (editor == m_raw && m_size->text().isEmpty()) {
        showSize(QLocale().formattedDataSize(shown.size)); // the platform did not tell
    }
    if (shown.areLinesBroken) {
        m_wholes.insert(editor, shown.whole);
    }
    editor->fill(shown.text);
    showNote();
}

void ResponseView::showNote()
{
    const QString broken = m_wholes.contains(currentEditor())
                               ? tr("Very long lines are broken here. Copied and saved, they are whole.")
                               : QString();
    QStringList sentences{m_remark, m_layoutRemark, broken,
                          tr("Response headers are not available through the platform's test call.")};
    sentences.removeAll(QString());
    m_note->setText(sentences.join(u' '));
}

void ResponseView::showFailure(const Message &message)
{
    m_waitingTimer->stop();
    m_messages->clear();
    m_messages->post(message);
    m_pages->setCurrentIndex(3);
}

CodeEdit *ResponseView::currentEditor() const
{
    return m_tabs->currentIndex() == 0 ? m_pretty : m_raw;
}

bool ResponseView::canSearch() const
{
    return m_pages->currentIndex() == 2;
}

void ResponseView::openSearch()
{
    m_search->open();
}

QString ResponseView::shownText() const
{
    return canSearch() ? currentEditor()->text() : QString();
}

QString ResponseView::wholeText() const
{
    CodeEdit *editor = currentEditor();
    const QString text = m_wholes.contains(editor) ? m_wholes.value(editor) : editor->text();
    return text.isEmpty() ? m_body : text; // it may still be on its way
}

void ResponseView::copy()
{
    QGuiApplication::clipboard()->setText(wholeText());
}

void ResponseView::save()
{
    FileQuestion question;
    question.id = u"saveResponse"_s;
    question.title = tr("Save response");
    question.start = u"response.json"_s;
    question.filters = QStringList{tr("JSON (*.json)"), tr("All files (*)")};
    question.defaultSuffix = u"json"_s;
    const QByteArray bytes = wholeText().toUtf8();
    m_prompter.saveFile(this, question, this, [this, bytes](const QString &path) {
        if (path.isEmpty()) {
            return;
        }
        auto *reply = new Reply<void>(this);
        reply->then(this, [this, path](const Result<void> &saved) {
            Message message;
            if (saved) {
                message.severity = MessageSeverity::Success;
                message.text = tr("The response was saved as %1.").arg(isolated(path));
            } else {
                message = messageFor(saved.error(), tr("The response could not be saved."));
            }
            message.id = u"save"_s;
            m_messages->post(message);
        });
        decodeInWorker(reply, [path, bytes] { return saveFile(path, bytes, FileAccess::UserDefault); });
    });
}

} // namespace Belay
