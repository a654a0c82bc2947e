// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/profiles/preferences.h"
#include "models/services/savedviews.h"
#include "models/services/workspace.h"
#include "tests/support/stubplatform.h"
#include "tests/views/common/viewtest.h"
#include "tests/views/profiles/profilefixture.h"
#include "views/common/keymap.h"
#include "views/mainwindow/mainwindow.h"
#include "views/services/filterbar.h"
#include "views/services/servicespage.h"
#include "views/services/servicetableview.h"

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QSettings>

#include <memory>

namespace Belay {

//! A main window on a platform with a dozen services, of which two are failing, and keys as they come from a
//! keyboard. The window can be closed and opened again with the same settings.
class WindowFixture
{
public:
    WindowFixture()
    {
        for (int i = 1; i <= 12; ++i) {
            platform.services.append(
                StubPlatform::listed(i, i <= 2 ? ServiceStatus::CreateFailed : ServiceStatus::Available,
                                     i <= 6 ? ServiceType::Api : ServiceType::WebApp));
        }
        profile.id = ProfileId{QStringLiteral("test")};
        profile.name = QStringLiteral("acme-test");
        profile.baseUrl = platform.url();
        profile.profileClass = ProfileClass::Development;
        profile.policy = Policy::defaultFor(ProfileClass::Development);
    }

    //! Shows a new window; true when it is active.
    bool show()
    {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(MainWindowServices{profiles.services(),
                                                                   m_journal,
                                                                   m_history,
                                                                   m_clock,
                                                                   settings,
                                                                   views,
                                                                   m_preferences,
                                                                   m_keymap,
                                                                   {}});
        m_window->resize(1200, 760);
        return showActive(m_window.get());
    }
    //! Opens the profile and waits until all of it is listed.
    bool openProfile()
    {
        m_window->openProfile(profile, Secret("a-key-for-tests"));
        return QTest::qWaitFor([this] {
            const ServiceRepository &services = m_window->workspace()->services();
            return services.state().wasLoaded && !services.state().isLoading && table().isVisible();
        });
    }
    void close()
    {
        m_window->close();
        m_window.reset();
    }

    MainWindow &window() { return *m_window; }
    ServiceTableView &table() { return m_window->servicesPage().table(); }
    QListView &sidebar() { return *child<QListView>(*m_window, QStringLiteral("sidebar")); }
    QString query() { return m_window->servicesPage().filterBar().filter().query(); }
    QLineEdit &filterLine() { return *child<QLineEdit>(*m_window, QStringLiteral("filterLine")); }

    //! As from a keyboard: to the shortcuts first, then to whatever has the focus.
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(target(), Qt::Key(key), modifiers);
    }
    void type(const QString &text)
    {
        for (const QChar letter : text) {
            QTest::keyClick(target(), letter.toLatin1());
        }
    }
    static QWidget *focused() { return QApplication::focusWidget(); }

    QTemporaryDir directory;
    StubPlatform platform;
    ProfileFixture profiles;
    Profile profile;
    QSettings settings{directory.filePath(QStringLiteral("window.ini")), QSettings::IniFormat};
    SavedViews views{settings};

private:
    QWindow *target()
    {
        if (const QWidget *popup = QApplication::activePopupWidget()) {
            return popup->windowHandle();
        }
        // While a dialog goes there is none for a moment.
        QWindow *window = QGuiApplication::focusWindow();
        return window ? window : m_window->windowHandle();
    }

    Preferences m_preferences{settings};
    Keymap m_keymap{m_preferences};
    SystemClock m_clock;
    LocalDatabase m_journalFile{directory.filePath(QStringLiteral("journal.db")), Journal::migrations(),
                                LocalDatabase::Durability::Normal};
    LocalDatabase m_historyFile{directory.filePath(QStringLiteral("history.db")), TestHistory::migrations(),
                                LocalDatabase::Durability::Normal};
    Journal m_journal{m_journalFile, m_clock};
    TestHistory m_history{m_historyFile, m_clock};
    std::unique_ptr<MainWindow> m_window;
};

} // namespace Belay
