// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/messagearea.h"

#include "views/common/announce.h"
#include "views/common/shown.h"

#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr qsizetype shownAtOnce = 3;
constexpr qsizetype keptAtMost = 100;
constexpr std::chrono::milliseconds lookAgain{500};

} // namespace

MessageArea::MessageArea(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_more(new QToolButton(this))
{
    setObjectName(u"messageArea"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_more->setObjectName(u"messageMore"_s);
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    m_layout->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_more, &QToolButton::clicked, this, [this] {
        m_expanded = !m_expanded;
        rebuild();
    });
    rebuild();
}

void MessageArea::post(const Message &message)
{
    Entry entry{message, ++m_serial};
    if (entry.message.id.isEmpty()) {
        entry.message.id = u"message-%1"_s.arg(m_serial);
    }
    const auto same = [&entry](const Entry &other) { return other.message.id == entry.message.id; };
    m_entries.removeIf(same);
    const auto behind = [&entry](const Entry &other) {
        return other.message.severity <= entry.message.severity;
    };
    m_entries.insert(std::find_if(m_entries.begin(), m_entries.end(), behind), entry);
    if (m_entries.size() > keptAtMost) {
        m_entries.removeLast();
    }
    rebuild();
    if (message.severity == MessageSeverity::Success) {
        startHideTimer(entry.message.id, entry.serial);
    }
    announce(this, message.nextStep.isEmpty() ? message.text : message.text + u' ' + message.nextStep);
}

void MessageArea::dismiss(const QString &id)
{
    if (m_entries.removeIf([&id](const Entry &entry) { return entry.message.id == id; }) > 0) {
        rebuild();
    }
}

void MessageArea::clear()
{
    m_entries.clear();
    rebuild();
}

bool MessageArea::contains(const QString &id) const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [&id](const Entry &entry) { return entry.message.id == id; });
}

void MessageArea::startHideTimer(const QString &id, qint64 serial)
{
    QTimer::singleShot(m_successInterval, this, [this, id, serial] { hideWhenLeft(id, serial); });
}

void MessageArea::hideWhenLeft(const QString &id, qint64 serial)
{
    const auto current = [&id, serial](const Entry &entry) {
        return entry.message.id == id && entry.serial == serial;
    };
    if (std::none_of(m_entries.begin(), m_entries.end(), current)) {
        return;
    }
    const auto inUse = [&id](const MessageBar *bar) {
        return bar->message().id == id && (bar->underMouse() || bar->isAncestorOf(bar->focusWidget()));
    };
    // Nothing moves under the pointer.
    if (std::any_of(m_bars.begin(), m_bars.end(), inUse)) {
        QTimer::singleShot(lookAgain, this, [this, id, serial] { hideWhenLeft(id, serial); });
        return;
    }
    close(id);
}

void MessageArea::close(const QString &id)
{
    dismiss(id);
    Q_EMIT closed(id);
}

void MessageArea::rebuild()
{
    const qsizetype shown = m_expanded ? m_entries.size() : qMin(shownAtOnce, m_entries.size());
    QList<MessageBar *> old = m_bars;
    m_bars.clear();
    // Bars that stay are kept as they are: focus, selection and open details survive other news.
    for (qsizetype i = 0; i < shown; ++i) {
        const Message &message = m_entries.at(i).message;
        const auto found = std::find_if(old.begin(), old.end(), [&message](const MessageBar *bar) {
            return bar->message().id == message.id;
        });
        MessageBar *bar = nullptr;
        if (found != old.end()) {
            bar = *found;
            old.erase(found);
            bar->setMessage(message);
        } else {
            bar = makeBar(message);
        }
        if (m_layout->indexOf(bar) != int(i)) {
            m_layout->removeWidget(bar);
            m_layout->insertWidget(int(i), bar);
        }
        bar->show();
        m_bars << bar;
    }
    for (MessageBar *bar : std::as_const(old)) {
        bar->hide();
        bar->deleteLater();
    }
    const qsizetype hidden = m_entries.size() - shown;
    m_expanded = m_expanded && m_entries.size() > shownAtOnce;
    const QString label = m_expanded ? tr("Show fewer") : tr("%n more", "messages", int(hidden));
    m_more->setText(label);
    m_more->setAccessibleName(m_expanded ? label : tr("Show %n more message(s)", nullptr, int(hidden)));
    m_more->setVisible(hidden > 0 || m_expanded);
    setShown(this, !m_entries.isEmpty());
}

MessageBar *MessageArea::makeBar(const Message &message)
{
    auto *bar = new MessageBar(message, this);
    bar->setObjectName("message:"_L1 + message.id);
    connect(bar, &MessageBar::actionTriggered, this, &MessageArea::actionTriggered);
    connect(bar, &MessageBar::closeRequested, this, &MessageArea::close);
    return bar;
}

} // namespace Belay
