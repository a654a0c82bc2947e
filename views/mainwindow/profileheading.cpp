// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/profileheading.h"

#include "views/common/icons.h"
#include "views/common/profilelook.h"

#include <QAction>
#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! The application's icon with the profile's letter in a corner, so that task switchers tell tenants apart.
QIcon windowIconFor(const BandContent &band)
{
    QIcon badged;
    for (const int size : {32, 48, 64, 128}) {
        QPixmap picture = QIcon(u":/icons/belay.svg"_s).pixmap(size, size);
        QPainter painter(&picture);
        const int badge = size / 2;
        ProfileBand::paintBadge(&painter, QRect(size - badge, size - badge, badge, badge), band,
                                QApplication::font());
        badged.addPixmap(picture);
    }
    return badged;
}

} // namespace

ProfileHeading::ProfileHeading(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_band(new ProfileBand(window))
    , m_lockAction(new QAction(icon("unlock"_L1), tr("&Unlock writes for 10 minutes"), this))
{
    m_lockAction->setObjectName(u"lockAction"_s);
    m_lockAction->setShortcut(Qt::CTRL | Qt::Key_L);
    connect(m_lockAction, &QAction::triggered, this, &ProfileHeading::toggleLock);
    connect(m_band, &ProfileBand::actionTriggered, this, &ProfileHeading::toggleLock);
    update();
}

void ProfileHeading::setWorkspace(Workspace *workspace)
{
    if (m_workspace) {
        m_workspace->policy().disconnect(this);
    }
    m_workspace = workspace;
    if (workspace) {
        connect(&workspace->policy(), &PolicyGuard::changed, this, &ProfileHeading::update);
        connect(&workspace->policy(), &PolicyGuard::remainingChanged, this, &ProfileHeading::update);
    }
    update();
}

void ProfileHeading::update()
{
    m_band->setVisible(m_workspace != nullptr);
    if (!m_workspace) {
        m_window->setWindowTitle(tr("Belay"));
        m_lockAction->setEnabled(false);
        m_window->setWindowIcon(QIcon(u":/icons/belay.svg"_s));
        return;
    }
    const Profile &profile = m_workspace->profile();
    const PolicyGuard &policy = m_workspace->policy();
    BandContent band = bandFor(profile, policy);
    if (policy.canUnlock()) {
        band.actionText = policy.isUnlocked() ? tr("Lock") : tr("Unlock 10 min");
    }
    const bool isOtherProfile =
        m_band->content().name != band.name || m_band->content().letter != band.letter;
    m_band->setContent(band);
    m_window->setWindowTitle(tr("%1 [%2] — Services — Belay").arg(profile.name, m_band->word()));
    if (isOtherProfile || m_window->windowIcon().isNull()) {
        m_window->setWindowIcon(windowIconFor(band));
    }
    m_lockAction->setEnabled(policy.canUnlock());
    m_lockAction->setText(policy.isUnlocked() ? tr("&Lock writes") : tr("&Unlock writes for 10 minutes"));
}

void ProfileHeading::toggleLock()
{
    if (!m_workspace) {
        return;
    }
    PolicyGuard &policy = m_workspace->policy();
    if (policy.isUnlocked()) {
        policy.lock();
    } else {
        policy.unlock();
    }
}

} // namespace Belay
