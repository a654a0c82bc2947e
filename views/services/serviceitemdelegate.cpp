// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/serviceitemdelegate.h"

#include "models/core/clock.h"
#include "models/domain/displaytext.h"
#include "views/common/icons.h"
#include "views/common/relativetime.h"
#include "views/common/statuschip.h"
#include "views/common/theme.h"
#include "views/services/celltext.h"
#include "views/services/servicelook.h"
#include "views/services/tickbox.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

constexpr std::chrono::milliseconds flashTime = 1500ms;
constexpr int rowHeight = 30;
constexpr int shieldSize = 14;
constexpr int shieldGap = 6;
constexpr int shieldRoom = shieldSize + shieldGap + 4;
constexpr int textMargin = 3; //!< that styles leave beside the text of a cell

bool isColumn(const QModelIndex &index, ServiceTableModel::Column column)
{
    return index.column() == static_cast<int>(column);
}

bool isProtectedName(const QModelIndex &index)
{
    return isColumn(index, ServiceTableModel::Column::Name) &&
           index.data(ServiceTableModel::IsProtectedRole).toBool();
}

} // namespace

ServiceItemDelegate::ServiceItemDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , m_text(std::make_unique<CellText>())
{
}

ServiceItemDelegate::~ServiceItemDelegate() = default;

void ServiceItemDelegate::flash(const ServiceId &id, const ServiceTableModel::Columns &columns)
{
    Flash &flash = m_flashes[id.value];
    flash.columns = flash.end.hasExpired() ? columns : flash.columns | columns;
    flash.end = QDeadlineTimer(flashTime);
    m_lastFlash = flash.end;
}

void ServiceItemDelegate::paintFlash(QPainter *painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index, Tone tone) const
{
    if (m_flashes.isEmpty()) {
        return;
    }
    const auto flash = m_flashes.constFind(index.data(ServiceTableModel::IdRole).toString());
    if (flash == m_flashes.cend() || flash->end.hasExpired() ||
        !flash->columns.test(static_cast<std::size_t>(index.column()))) {
        return;
    }
    constexpr double strongest = 0.25;
    QColor glow = toneColor(tone, option.palette);
    glow.setAlphaF(
        static_cast<float>(strongest * double(flash->end.remainingTime()) / double(flashTime.count())));
    painter->fillRect(option.rect, glow);
}

QString ServiceItemDelegate::displayText(const QVariant &value, const QLocale &locale) const
{
    if (value.typeId() == QMetaType::QDateTime && m_times == Preferences::Times::Absolute) {
        return locale.toString(value.toDateTime().toLocalTime(), QLocale::ShortFormat);
    }
    if (value.typeId() == QMetaType::QDateTime && m_clock) {
        return relativeTime(value.toDateTime(), m_clock->now());
    }
    return QStyledItemDelegate::displayText(value, locale);
}

void ServiceItemDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideRight;
    if (isColumn(index, ServiceTableModel::Column::Type)) {
        const auto type = ServiceType::fromText(index.data(ServiceTableModel::TypeRole).toString());
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = icon(iconNameOf(type));
        option->decorationSize = QSize(16, 16);
    }
    if (isColumn(index, ServiceTableModel::Column::LastTest) && m_clock && !option->text.isEmpty()) {
        const QDateTime at = index.data(ServiceTableModel::SortRole).toDateTime();
        //: %1 is the outcome of a test, such as 200; %2 a time such as "2 h ago"
        option->text = tr("%1 · %2").arg(option->text, relativeTime(at, m_clock->now()));
    }
    if (isProtectedName(index) && option->rect.width() > shieldRoom) {
        option->text = option->fontMetrics.elidedText(option->text, Qt::ElideRight,
                                                      option->rect.width() - shieldRoom - 2 * textMargin);
    }
    if (isColumn(index, ServiceTableModel::Column::Id)) {
        option->font.setStyleHint(QFont::Monospace);
    }
    if (index.data(ServiceTableModel::IsGoneRole).toBool()) {
        option->font.setStrikeOut(true);
        option->palette.setColor(QPalette::Text, mutedText(option->palette));
    }
}

void ServiceItemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    if (isColumn(index, ServiceTableModel::Column::Tick)) {
        paintTick(painter, option, index);
        return;
    }
    if (!isColumn(index, ServiceTableModel::Column::Status)) {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        paintCell(painter, cell);
        if (isProtectedName(index)) {
            paintShield(painter, option, index);
        }
        paintFlash(painter, option, index, Tone::Busy);
        return;
    }
    QStyleOptionViewItem panel = option;
    initStyleOption(&panel, index);
    panel.text.clear();
    paintCell(painter, panel);

    const auto status = ServiceStatus::fromText(index.data(ServiceTableModel::StatusRole).toString());
    const StatusLook look = lookOf(status);
    paintFlash(painter, option, index, look.tone);
    StatusChip::paint(painter, option.rect.adjusted(4, 0, -4, 0), option.palette, option.font, look.tone,
                      look.iconName, Belay::displayText(status));
}

void ServiceItemDelegate::paintCell(QPainter *painter, const QStyleOptionViewItem &cell) const
{
    if (CellText::suits(cell)) {
        m_text->paint(painter, cell);
    } else {
        const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    }
}

void ServiceItemDelegate::paintTick(QPainter *painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    QStyleOptionViewItem panel = option;
    initStyleOption(&panel, index);
    panel.features.setFlag(QStyleOptionViewItem::HasCheckIndicator, false);
    paintCell(painter, panel);
    TickBox::paint(painter, option.rect, option.palette,
                   index.data(Qt::CheckStateRole).value<Qt::CheckState>(), option.direction,
                   option.state.testFlag(QStyle::State_Selected));
}

bool ServiceItemDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                      const QStyleOptionViewItem &option, const QModelIndex &index)
{
    Q_UNUSED(option)
    if (!isColumn(index, ServiceTableModel::Column::Tick)) {
        return false;
    }
    // Anywhere in the cell: the box alone would be a small target.
    const bool isClick = event->type() == QEvent::MouseButtonRelease &&
                         static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton;
    const bool isTicked = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    return isClick && model->setData(index, isTicked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void ServiceItemDelegate::paintShield(QPainter *painter, const QStyleOptionViewItem &option,
                                      const QModelIndex &index) const
{
    const QFontMetrics metrics(option.font);
    const int text = metrics.horizontalAdvance(index.data().toString());
    const int after = std::min(textMargin + text + shieldGap, option.rect.width() - shieldSize - 4);
    const QRect place(option.rect.left() + after, option.rect.center().y() - shieldSize / 2, shieldSize,
                      shieldSize);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    paintIcon(painter, QStyle::visualRect(option.direction, option.rect, place), u"shield"_s,
              isSelected ? option.palette.color(QPalette::HighlightedText) : mutedText(option.palette));
}

QSize ServiceItemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (isColumn(index, ServiceTableModel::Column::Status)) {
        const auto status = ServiceStatus::fromText(index.data(ServiceTableModel::StatusRole).toString());
        size = StatusChip::sizeHint(option.font, Belay::displayText(status), lookOf(status).iconName);
        size.rwidth() += 8;
    }
    if (isProtectedName(index)) {
        size.rwidth() += shieldRoom;
    }
    size.setHeight(std::max(rowHeight, size.height()));
    return size;
}

} // namespace Belay
