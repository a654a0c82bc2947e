// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/orderhold.h"

#include "models/tables/servicefilterproxy.h"
#include "views/common/noticestrip.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QFocusEvent>
#include <QMenu>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Belay {

OrderHold::OrderHold(QAbstractScrollArea &view)
    : QObject(&view)
    , m_view(view)
    , m_strip(new NoticeStrip(&view))
{
    m_strip->setObjectName(u"orderStrip"_s);
    m_strip->hide();
    connect(m_strip->actionButton(), &QPushButton::clicked, this, [this] {
        if (m_services) {
            m_services->resort();
        }
    });
    m_view.installEventFilter(this);
    m_view.viewport()->installEventFilter(this);
}

void OrderHold::setServices(ServiceFilterProxy *services)
{
    if (m_services) {
        m_services->disconnect(this);
        m_services->table().disconnect(this);
    }
    m_services = services;
    showStrip(false);
    if (m_services) {
        connect(m_services, &ServiceFilterProxy::orderStaleChanged, this, &OrderHold::showStrip);
        connect(&m_services->table(), &ServiceTableModel::ticksChanged, this, &OrderHold::update);
        update();
    }
}

void OrderHold::update()
{
    if (m_services) {
        m_services->setOrderHeld(m_isPointerOver || m_isMenuOpen || !m_services->table().ticked().isEmpty());
    }
}

void OrderHold::lookForMenu()
{
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    const bool isOpen = menu != nullptr;
    if (isOpen && !m_isMenuOpen) {
        connect(menu, &QMenu::aboutToHide, this, [this] {
            // The next menu of a menu bar may open in its place.
            QMetaObject::invokeMethod(
                this,
                [this] {
                    m_isMenuOpen = false;
                    lookForMenu();
                },
                Qt::QueuedConnection);
        });
    }
    m_isMenuOpen = m_isMenuOpen || isOpen;
    update();
}

bool OrderHold::eventFilter(QObject *watched, QEvent *event)
{
    const bool isOfView = watched == &m_view;
    switch (event->type()) {
    case QEvent::Enter:
        if (isOfView) {
            m_isPointerOver = true;
            update();
        }
        break;
    case QEvent::Leave:
        if (isOfView) {
            m_isPointerOver = false;
            lookForMenu();
        }
        break;
    case QEvent::FocusOut:
        if (isOfView && static_cast<QFocusEvent *>(event)->reason() == Qt::PopupFocusReason) {
            lookForMenu();
        }
        break;
    case QEvent::Resize:
        if (!isOfView) {
            placeStrip();
        }
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void OrderHold::showStrip(bool isStale)
{
    if (!isStale) {
        if (m_strip->isAncestorOf(QApplication::focusWidget())) {
            m_view.setFocus();
        }
        m_strip->hide();
        return;
    }
    m_strip->show();
    m_strip->setContent(Tone::Neutral, u"info"_s, tr("Order changed"), tr("Re-sort"));
    placeStrip();
}

void OrderHold::placeStrip()
{
    if (m_strip->isHidden()) {
        return;
    }
    constexpr int margin = 8;
    const QRect room = m_view.viewport()->geometry();
    QRect corner(QPoint(), m_strip->sizeHint());
    corner.moveBottomRight(room.bottomRight() - QPoint(margin, margin));
    m_strip->setGeometry(QStyle::visualRect(m_view.layoutDirection(), room, corner));
    m_strip->raise();
}

} // namespace Belay
