// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/statusline.h"

#include "models/core/clock.h"
#include "views/common/errortext.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/presence.h"
#include "views/common/relativetime.h"
#include "views/common/theme.h"
#include "views/common/visibletimer.h"

#include <QElapsedTimer>
#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

qint64 monotonicNow()
{
    QElapsedTimer timer;
    timer.start();
    return timer.msecsSinceReference();
}

QString timeOfDay(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().time(), u"HH:mm:ss"_s);
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_presence(new Presence(this))
    , m_shownPart(
          makePart(u"shownCount"_s, tr("Services that pass the filter, of all. Click to clear the filter.")))
    , m_selectedPart(makePart(
          u"selectedCount"_s,
          tr("Selected or ticked services: what actions are about. Click to select all that are shown.")))
    , m_updatedPart(makePart(u"updatedAt"_s, tr("When the list was last loaded. Click to refresh.")))
    , m_nextPart(makePart(u"nextPoll"_s, tr("When the list is loaded next. Click to refresh now.")))
    , m_callsPart(makePart(u"callRate"_s, tr("Calls to the platform in the last minute.")))
    , m_onlinePart(makePart(u"online"_s, tr("Whether the platform answers. Click to try now.")))
{
    setObjectName(u"statusLine"_s);
    setSizeGripEnabled(false);
    for (QToolButton *part : {m_shownPart, m_selectedPart, m_updatedPart, m_nextPart}) {
        addWidget(part);
    }
    addPermanentWidget(m_callsPart);
    addPermanentWidget(m_onlinePart);
    connect(m_shownPart, &QToolButton::clicked, this, &StatusLine::clearFilterRequested);
    connect(m_selectedPart, &QToolButton::clicked, this, &StatusLine::selectAllRequested);
    for (QToolButton *part : {m_updatedPart, m_nextPart, m_onlinePart}) {
        connect(part, &QToolButton::clicked, this, &StatusLine::refreshRequested);
    }
    auto *clock = new VisibleTimer(this, 1s);
    connect(clock, &VisibleTimer::timeout, this, &StatusLine::updateParts);
    connect(m_presence, &Presence::changed, clock, &VisibleTimer::setRunning);
    connect(m_presence, &Presence::changed, this, &StatusLine::updateParts);
    setWorkspace(nullptr);
}

QToolButton *StatusLine::makePart(const QString &objectName, const QString &toolTip)
{
    auto *part = new QToolButton(this);
    part->setObjectName(objectName);
    part->setAutoRaise(true);
    setPlainToolTip(part, toolTip);
    part->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    part->setFocusPolicy(Qt::TabFocus);
    return part;
}

void StatusLine::setPart(QToolButton *part, const QString &text)
{
    if (part->text() != text) {
        part->setText(text);
        part->setAccessibleName(text);
    }
    part->setVisible(!text.isEmpty());
}

void StatusLine::setWorkspace(Workspace *workspace)
{
    if (m_workspace) {
        m_workspace->transport().disconnect(this);
        m_workspace->services().disconnect(this);
        m_workspace->poller().disconnect(this);
    }
    m_workspace = workspace;
    m_calls.clear();
    m_throttledUntil = QDateTime();
    if (workspace) {
        connect(&workspace->transport(), &HttpTransport::requestStarted, this,
                [this] { m_calls.append(monotonicNow()); });
        connect(&workspace->transport(), &HttpTransport::throttled, this,
                [this](std::chrono::milliseconds pause) {
                    m_throttledUntil = m_workspace->clock().now().addMSecs(pause.count());
                    updateParts();
                });
        connect(&workspace->services(), &ServiceRepository::stateChanged, this, &StatusLine::updateParts);
        connect(&workspace->poller(), &ServicePoller::scheduleChanged, this, &StatusLine::updateParts);
    }
    updateParts();
}

void StatusLine::setCounts(int shown, int selected, int ticked, int hidden)
{
    m_shown = shown;
    m_selected = selected;
    m_ticked = ticked;
    m_hiddenTicked = hidden;
    updateParts();
}

void StatusLine::updateParts()
{
    if (!m_workspace) {
        for (QToolButton *part :
             {m_shownPart, m_selectedPart, m_updatedPart, m_nextPart, m_callsPart, m_onlinePart}) {
            setPart(part, QString());
        }
        return;
    }
    const QLocale locale;
    const ServiceRepository &services = m_workspace->services();
    const ListingState &state = services.state();
    const QDateTime now = m_workspace->clock().now();
    const bool isThere = m_presence->isThere();
    const auto known = static_cast<int>(services.count());
    const QString total = locale.toString(std::max(known, state.isPartial() ? state.totalCount : known));
    setPart(m_shownPart, tr("%1 of %2 shown").arg(locale.toString(m_shown), total));
    const QString selected = m_selected > 0 ? tr("%n selected", nullptr, m_selected) : QString();
    const QString ticked = m_hiddenTicked > 0
                               ? tr("%1 ticked, %2 of them not shown")
                                     .arg(locale.toString(m_ticked), locale.toString(m_hiddenTicked))
                               : tr("%n ticked", nullptr, m_ticked);
    setPart(m_selectedPart, m_ticked > 0 ? ticked : selected);

    if (state.isLoading) {
        setPart(m_updatedPart, state.loadedCount > 0 ? tr("loading: %1 of %2")
                                                           .arg(locale.toString(state.loadedCount),
                                                                locale.toString(state.totalCount))
                                                     : tr("loading…"));
    } else if (state.updatedAt.isValid()) {
        const QString updated = timeOfDay(state.updatedAt);
        setPart(m_updatedPart, isThere
                                   ? tr("updated %1 (%2)").arg(updated, relativeTime(state.updatedAt, now))
                                   : tr("updated %1").arg(updated));
    } else {
        setPart(m_updatedPart, QString());
    }

    const auto next = m_workspace->poller().untilNext();
    QString nextText;
    if (m_throttledUntil.isValid() && m_throttledUntil > now) {
        nextText =
            isThere ? tr("the platform asked to wait: %1").arg(durationText(now.secsTo(m_throttledUntil) + 1))
                    : tr("the platform asked to wait until %1").arg(timeOfDay(m_throttledUntil));
    } else if (next) {
        nextText = isThere ? tr("next in %1").arg(durationText(next->count()))
                           : tr("next at %1").arg(timeOfDay(now.addSecs(next->count())));
    }
    setPart(m_nextPart, nextText);

    const qint64 minuteAgo = monotonicNow() - 60'000;
    m_calls.removeIf([minuteAgo](qint64 at) { return at < minuteAgo; });
    setPart(m_callsPart, tr("%n calls/min", nullptr, static_cast<int>(m_calls.size())));

    const bool isOffline = state.isOffline();
    const bool isRefused = state.error && state.error->kind == ErrorKind::Unauthorised;
    setPart(m_onlinePart, isOffline ? tr("Offline") : isRefused ? tr("Key refused") : tr("Online"));
    const Tone tone = isOffline ? Tone::Neutral : isRefused ? Tone::Negative : Tone::Positive;
    m_onlinePart->setIcon(icon(isOffline ? u"offline"_s : u"cloud"_s, toneColor(tone, palette())));
}

} // namespace Belay
