// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/preferences.h"
#include "models/tables/servicetablemodel.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QStyledItemDelegate>

#include <memory>

namespace Belay {

class CellText;
class Clock;
enum class Tone;

//! Draws the cells of the service table: ticks, status chips, type icons, ages, rows that are gone, and a short
//! flash where something has just changed.
class ServiceItemDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ServiceItemDelegate(QObject *parent = nullptr);
    ~ServiceItemDelegate() override;

    //! The clock that ages are told by; it outlives the delegate.
    void setClock(const Clock *clock) { m_clock = clock; }
    void setTimes(Preferences::Times times) { m_times = times; }
    //! Lets the cells of service \a id in \a columns stand out for a moment. The view repaints until it is over.
    void flash(const ServiceId &id, const ServiceTableModel::Columns &columns);
    bool isFlashing() const { return !m_lastFlash.hasExpired(); }
    void endFlashes() { m_flashes.clear(); }

    QString displayText(const QVariant &value, const QLocale &locale) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    struct Flash
    {
        ServiceTableModel::Columns columns;
        QDeadlineTimer end;
    };

    void paintFlash(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                    Tone tone) const;
    //! What the style would draw.
    void paintCell(QPainter *painter, const QStyleOptionViewItem &cell) const;
    void paintTick(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintShield(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    std::unique_ptr<CellText> m_text; //!< remembers what it drew
    const Clock *m_clock = nullptr;
    Preferences::Times m_times = Preferences::Times::Relative;
    QHash<QString, Flash> m_flashes; //!< by service id
    QDeadlineTimer m_lastFlash;
};

} // namespace Belay
