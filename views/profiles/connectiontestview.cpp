// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/connectiontestview.h"

#include "views/common/announce.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/theme.h"
#include "views/profiles/profiletexts.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int glyphSize = 16;
constexpr int shortDetail = 32;

using Status = ConnectionStepResult::Status;

QPixmap glyph(const QString &name, Tone tone, const QWidget *widget)
{
    return icon(name, toneColor(tone, widget->palette()))
        .pixmap(QSize(glyphSize, glyphSize), widget->devicePixelRatioF());
}

} // namespace

ConnectionTestView::ConnectionTestView(const SignInCheck &signInCheck, QWidget *parent)
    : QWidget(parent)
    , m_signInCheck(signInCheck)
    , m_grid(new QGridLayout)
    , m_footer(new QWidget(this))
    , m_verdict(makePlainLabel(QString(), m_footer))
    , m_copy(new QToolButton(m_footer))
{
    setObjectName(u"connectionTest"_s);
    setAccessibleName(tr("Connection test"));
    m_verdict->setObjectName(u"testVerdict"_s);
    m_verdict->setWordWrap(true);
    m_copy->setObjectName(u"copyReport"_s);
    m_copy->setText(tr("Copy report"));
    m_copy->setIcon(icon("copy"_L1));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setMinimumWidth(m_copy->sizeHint().width() + 8);
    m_copy->setAccessibleName(tr("Copy the report of the connection test"));
    m_copy->setFocusPolicy(Qt::StrongFocus);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(2, 1);
    auto *footer = new QHBoxLayout(m_footer);
    footer->setContentsMargins(0, 4, 0, 0);
    footer->setSpacing(8);
    footer->addWidget(m_verdict, 1, Qt::AlignVCenter);
    footer->addWidget(m_copy, 0, Qt::AlignVCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(m_grid);
    layout->addWidget(m_footer);
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(report()); });
    setVisible(false);
}

bool ConnectionTestView::isRunning() const
{
    return m_test != nullptr && m_test->isRunning();
}

QString ConnectionTestView::report() const
{
    return m_test != nullptr ? m_test->report() : m_report;
}

void ConnectionTestView::run(const QUrl &baseUrl, const Secret &key, const NetworkSettings &network)
{
    reset();
    setVisible(true);
    m_footer->setVisible(false);
    auto *test = new ConnectionTest(
        baseUrl,
        [this, baseUrl, key, network] {
            Reply<int> *reply = m_signInCheck(baseUrl, key, network, this);
            reply->then(this, [this](const Result<int> &result) {
                if (!result) {
                    m_signInError = result.error();
                }
            });
            return reply;
        },
        this);
    test->setNetwork(network);
    m_test = test;
    connect(test, &ConnectionTest::stepStarted, this, &ConnectionTestView::addRow);
    connect(test, &ConnectionTest::stepFinished, this, &ConnectionTestView::showResult);
    connect(test, &ConnectionTest::finished, this, &ConnectionTestView::conclude);
    test->start();
    Q_EMIT started();
}

void ConnectionTestView::reset()
{
    if (m_test != nullptr) {
        m_test->disconnect(this);
        m_test->abort();
        // It holds the key.
        m_test->deleteLater();
        m_test = nullptr;
    }
    for (const Row &row : std::as_const(m_rows)) {
        for (QLabel *label : {row.glyph, row.name, row.duration, row.detail}) {
            label->setVisible(false);
            label->deleteLater();
        }
    }
    m_rows.clear();
    m_results.clear();
    m_signInError.reset();
    m_report.clear();
    setVisible(false);
}

void ConnectionTestView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        paintGlyphs();
    }
}

void ConnectionTestView::addRow(ConnectionStep step)
{
    if (rowOf(step) != nullptr) {
        return;
    }
    const Row row{step, makePlainLabel(QString(), this), makePlainLabel(connectionStepName(step), this),
                  makePlainLabel(QString(), this), makePlainLabel(QString(), this)};
    row.name->setObjectName(u"stepName"_s);
    row.duration->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.detail->setObjectName(u"stepDetail"_s);
    row.detail->setWordWrap(true);
    row.detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row.detail->setVisible(false);
    const int line = 2 * int(m_rows.size());
    m_grid->addWidget(row.glyph, line, 0);
    m_grid->addWidget(row.name, line, 1);
    m_grid->addWidget(row.duration, line, 3);
    m_rows.append(row);
    paintGlyphs();
}

ConnectionTestView::Row *ConnectionTestView::rowOf(ConnectionStep step)
{
    const auto found = std::ranges::find(m_rows, step, &Row::step);
    return found == m_rows.end() ? nullptr : &*found;
}

void ConnectionTestView::showResult(const ConnectionStepResult &result)
{
    addRow(result.step);
    m_results.append(result);
    Row *row = rowOf(result.step);
    switch (result.status) {
    case Status::Passed:
        row->duration->setText(tr("%1 ms").arg(result.duration.count()));
        break;
    case Status::Skipped:
        break;
    case Status::Failed:
        row->duration->setText(tr("failed"));
        break;
    }
    row->detail->setText(result.detail);
    row->detail->setVisible(!result.detail.isEmpty());
    // What is short stands in the line; causes and certificates get room of their own.
    const int line = 2 * int(row - m_rows.data());
    if (result.status != Status::Failed && result.detail.size() <= shortDetail) {
        m_grid->addWidget(row->detail, line, 2);
    } else {
        m_grid->addWidget(row->detail, line + 1, 1, 1, 3);
    }
    paintGlyphs();
}

void ConnectionTestView::conclude(bool passed)
{
    m_report = m_test->report();
    m_test->deleteLater();
    m_test = nullptr;
    QString verdict = tr("The connection works and the key is accepted.");
    if (!passed) {
        verdict = m_signInError ? signInProblemText(*m_signInError)
                                : tr("The server cannot be reached. The step above says why.");
    }
    m_verdict->setText(verdict);
    m_footer->setVisible(true);
    paintGlyphs();
    announce(this, verdict);
    Q_EMIT finished(passed);
}

void ConnectionTestView::paintGlyphs()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, mutedText(quiet));
    for (const Row &row : std::as_const(m_rows)) {
        const auto result = std::ranges::find(m_results, row.step, &ConnectionStepResult::step);
        if (result == m_results.end()) {
            row.glyph->setPixmap(glyph(u"status-deploying"_s, Tone::Busy, this));
        } else if (result->status == Status::Passed) {
            row.glyph->setPixmap(glyph(u"check"_s, Tone::Positive, this));
        } else if (result->status == Status::Failed) {
            row.glyph->setPixmap(glyph(u"error"_s, Tone::Negative, this));
        } else {
            row.glyph->setPixmap(glyph(u"minus"_s, Tone::Neutral, this));
        }
        row.duration->setPalette(quiet);
        row.detail->setPalette(quiet);
    }
}

} // namespace Belay
