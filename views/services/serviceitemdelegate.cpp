// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/serviceitemdelegate.h"

#include "models/core/clock.h"
#include "models/domain/displaytext.h"
#include "models/tables/servicetablemodel.h"
#include "views/common/icons.h"
#include "views/common/relativetime.h"
#include "views/common/statuschip.h"
#include "views/services/servicelook.h"

#include <QApplication>
#include <QPainter>

using namespace std::chrono_literals;

namespace Belay {

namespace {

constexpr std::chrono::milliseconds flashTime = 1500ms;
constexpr int rowHeight = 30;

bool isColumn(const QModelIndex &index, ServiceTableModel::Column column)
{
    return index.column() == static_cast<int>(column);
}

} // namespace

ServiceItemDelegate::ServiceItemDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void ServiceItemDelegate::flash(const QString &id)
{
    m_flashes.insert(id, QDeadlineTimer(flashTime));
}

bool ServiceItemDelegate::isFlashing() const
{
    return std::any_of(m_flashes.begin(), m_flashes.end(),
                       [](const QDeadlineTimer &timer) { return !timer.hasExpired(); });
}

double ServiceItemDelegate::flashStrength(const QModelIndex &index) const
{
    if (m_flashes.isEmpty()) {
        return 0;
    }
    const QDeadlineTimer timer = m_flashes.value(index.data(ServiceTableModel::IdRole).toString());
    return timer.hasExpired() ? 0 : timer.remainingTime() / double(flashTime.count());
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
    if (!isColumn(index, ServiceTableModel::Column::Status)) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem panel = option;
    initStyleOption(&panel, index);
    panel.text.clear();
    const QWidget *widget = option.widget;
    QStyle *style = widget ? widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &panel, painter, widget);

    const auto status = ServiceStatus::fromText(index.data(ServiceTableModel::StatusRole).toString());
    const StatusLook look = lookOf(status);
    if (const double strength = flashStrength(index); strength > 0) {
        QColor glow = toneColor(look.tone, option.palette);
        glow.setAlphaF(static_cast<float>(0.25 * strength));
        painter->fillRect(option.rect, glow);
    }
    StatusChip::paint(painter, option.rect.adjusted(4, 0, -4, 0), option.palette, option.font, look.tone,
                      look.iconName, Belay::displayText(status));
}

QSize ServiceItemDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (isColumn(index, ServiceTableModel::Column::Status)) {
        const auto status = ServiceStatus::fromText(index.data(ServiceTableModel::StatusRole).toString());
        size = StatusChip::sizeHint(option.font, Belay::displayText(status), lookOf(status).iconName);
        size.rwidth() += 8;
    }
    size.setHeight(std::max(rowHeight, size.height()));
    return size;
}

} // namespace Belay
