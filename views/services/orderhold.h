// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QAbstractScrollArea;

namespace Belay {

class NoticeStrip;
class ServiceFilterProxy;

//! Lets no row of a table move while a person is about to act on one: the pointer is over the table, a menu is open, or rows
//! are ticked (product.md 5.2). A strip in its corner, "orderStrip", tells that the order has changed, and sorts when asked. Once
//! nothing holds it, the order is put right without asking.
class OrderHold : public QObject
{
    Q_OBJECT

public:
    //! Goes with \a view.
    explicit OrderHold(QAbstractScrollArea &view);

    //! What \a view shows; null for nothing.
    void setServices(ServiceFilterProxy *services);
    //! A menu of \a view may have been opened.
    void lookForMenu();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();
    void showStrip(bool isStale);
    void placeStrip();

    QAbstractScrollArea &m_view;
    NoticeStrip *m_strip;
    QPointer<ServiceFilterProxy> m_services;
    bool m_isPointerOver = false;
    bool m_isMenuOpen = false;
};

} // namespace Belay
