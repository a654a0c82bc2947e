// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/preferences.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QStyledItemDelegate>

namespace Belay {

class Clock;

//! Draws the cells of the service table: status chips, type icons, ages, rows that are gone, and a short
//! flash where a status has just changed.
class ServiceItemDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ServiceItemDelegate(QObject *parent = nullptr);

    //! The clock that ages are told by; it outlives the delegate.
    void setClock(const Clock *clock) { m_clock = clock; }
    void setTimes(Preferences::Times times) { m_times = times; }
    //! Lets the status of service \a id stand out for a moment. The view repaints until it is over.
    void flash(const QString &id);
    bool isFlashing() const;

    QString displayText(const QVariant &value, const QLocale &locale) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    double flashStrength(const QModelIndex &index) const;

    const Clock *m_clock = nullptr;
    Preferences::Times m_times = Preferences::Times::Relative;
    QHash<QString, QDeadlineTimer> m_flashes; //!< by service id
};

} // namespace Belay
