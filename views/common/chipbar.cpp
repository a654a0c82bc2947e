// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/chipbar.h"

#include "views/common/flowlayout.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/shown.h"
#include "views/common/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int chipHeight = 24;
constexpr int longestLabel = 240;

//! The ground of one chip.
class ChipFrame final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(
            QPen(blended(toneColor(Tone::Busy, palette()), palette().color(QPalette::Base), 0.5), 1));
        painter.setBrush(toneTint(Tone::Busy, palette()));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
};

} // namespace

ChipBar::ChipBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new FlowLayout(this, 8))
    , m_clear(new QToolButton(this))
{
    setObjectName(u"chipBar"_s);
    setAccessibleName(tr("Active filters"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_clear->setObjectName(u"clearAllChips"_s);
    m_clear->setText(tr("Clear all"));
    m_clear->setAccessibleName(tr("Clear all filters"));
    m_clear->setAutoRaise(true);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    m_clear->setMinimumHeight(chipHeight);
    m_layout->addWidget(m_clear);
    connect(m_clear, &QToolButton::clicked, this, &ChipBar::clearRequested);
    updateVisibility();
}

void ChipBar::setChips(const QStringList &chips)
{
    if (m_chips == chips) {
        return;
    }
    const int focused = focusedIndex();
    const QList<QWidget *> old = m_chipWidgets;
    m_chips = chips;
    m_chipWidgets.clear();
    m_buttons.clear();
    for (int i = 0; i < int(chips.size()); ++i) {
        auto *chip = new ChipFrame(this);
        chip->setObjectName(u"chip%1"_s.arg(i));
        chip->setFixedHeight(chipHeight);
        QLabel *label = makePlainLabel(QString(), chip);
        label->setText(label->fontMetrics().elidedText(chips.at(i), Qt::ElideRight, longestLabel));
        setPlainToolTip(chip, chips.at(i));
        auto *button = new QToolButton(chip);
        button->setObjectName(u"removeChip%1"_s.arg(i));
        button->setAccessibleName(tr("Remove filter %1").arg(chips.at(i)));
        button->setIcon(icon("close"_L1));
        button->setIconSize(QSize(12, 12));
        button->setAutoRaise(true);
        button->setFixedSize(chipHeight, chipHeight);
        button->installEventFilter(this);
        auto *row = new QHBoxLayout(chip);
        // Spacing is mirrored in right-to-left layouts, margins are not.
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        row->addSpacing(8);
        row->addWidget(label);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, i] { Q_EMIT removed(i); });
        m_layout->insertWidget(i, chip);
        chip->show();
        m_chipWidgets << chip;
        m_buttons << button;
        if (i > 0) {
            setTabOrder(m_buttons.at(i - 1), button);
        }
    }
    if (!m_buttons.isEmpty()) {
        setTabOrder(m_buttons.last(), m_clear);
    }
    updateVisibility();
    if (focused >= 0 && !m_buttons.isEmpty()) {
        m_buttons.at(qMin(focused, int(m_buttons.size()) - 1))->setFocus(Qt::OtherFocusReason);
    }
    for (QWidget *chip : old) {
        m_layout->removeWidget(chip);
        chip->hide();
        // The ✕ that was clicked may still be in its own signal.
        chip->deleteLater();
    }
}

void ChipBar::addTrailingWidget(QWidget *widget)
{
    m_hasTrailing = true;
    widget->setMinimumHeight(chipHeight);
    m_layout->addWidget(widget);
    updateVisibility();
}

bool ChipBar::eventFilter(QObject *watched, QEvent *event)
{
    const qsizetype index = m_buttons.indexOf(qobject_cast<QToolButton *>(watched));
    if (index >= 0 && event->type() == QEvent::KeyPress) {
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT removed(int(index));
            return true;
        case Qt::Key_Left:
        case Qt::Key_Right: {
            const bool forward = (static_cast<QKeyEvent *>(event)->key() == Qt::Key_Right) != mirrored;
            const qsizetype next = qBound(qsizetype(0), index + (forward ? 1 : -1), m_buttons.size() - 1);
            m_buttons.at(next)->setFocus(Qt::TabFocusReason);
            return true;
        }
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

int ChipBar::focusedIndex() const
{
    for (int i = 0; i < int(m_buttons.size()); ++i) {
        if (m_buttons.at(i)->hasFocus()) {
            return i;
        }
    }
    return -1;
}

void ChipBar::updateVisibility()
{
    m_clear->setVisible(!m_chips.isEmpty());
    setShown(this, m_hasTrailing || !m_chips.isEmpty());
}

} // namespace Belay
