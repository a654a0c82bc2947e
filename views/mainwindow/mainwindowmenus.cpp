// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The menus of MainWindow, apart from the rest of it because they are long and simple.
#include "views/mainwindow/mainwindow.h"

#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/mainwindow/aboutdialog.h"
#include "views/mainwindow/panels.h"
#include "views/mainwindow/profileheading.h"
#include "views/mainwindow/shortcutsdialog.h"
#include "views/mainwindow/sidebar.h"
#include "views/profiles/profilemenubutton.h"
#include "views/services/deleteundobar.h"
#include "views/services/detailspane.h"
#include "views/services/draftsmenu.h"
#include "views/services/filterbar.h"
#include "views/services/serviceactions.h"
#include "views/services/servicecommands.h"
#include "views/services/servicespage.h"
#include "views/services/servicetableview.h"

#include <QApplication>
#include <QMenu>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace Belay {

void MainWindow::buildMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addAction(m_actions->create);
    QAction *openYaml =
        file->addAction(icon("open"_L1), tr("&Open YAML…"), QKeySequence(Qt::CTRL | Qt::Key_O), m_commands,
                        &ServiceCommands::chooseFile);
    openYaml->setObjectName(u"openYaml"_s);
    m_drafts = new DraftsMenu(m_services.profiles.prompter, m_servicesPage->messages(), file);
    file->addMenu(m_drafts);
    file->addSeparator();
    file->addAction(m_actions->exportYaml);
    file->addAction(m_actions->exportList);
    file->addSeparator();
    file->addAction(tr("New &window"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), this,
                    [this] { emit newWindowRequested(std::nullopt, QString()); })
        ->setObjectName(u"newWindow"_s);
    file->addAction(tr("&Close window"), QKeySequence(Qt::CTRL | Qt::Key_W), this, &QWidget::close)
        ->setObjectName(u"closeWindow"_s);
    QAction *quit = file->addAction(icon("close"_L1), tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this,
                                    &MainWindow::quit);
    quit->setObjectName(u"quit"_s);
    quit->setMenuRole(QAction::QuitRole);

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    // A text field takes the key first, for the undo of its own.
    m_undoAction = edit->addAction(icon("undo"_L1), tr("&Undo delete"), QKeySequence(Qt::CTRL | Qt::Key_Z),
                                   m_undoBar, &DeleteUndoBar::undo);
    m_undoAction->setObjectName(u"undoDelete"_s);
    m_undoAction->setStatusTip(tr("no deletion is waiting"));
    edit->addSeparator();
    edit->addMenu(m_actions->makeCopyMenu(edit));
    edit->addAction(tr("Select &all shown"), &m_servicesPage->table(), &QAbstractItemView::selectAll)
        ->setObjectName(u"selectAll"_s);
    edit->addAction(tr("Select &none"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A),
                    &m_servicesPage->table(), &ServiceTableView::selectNone)
        ->setObjectName(u"selectNone"_s);
    edit->addSeparator();
    edit->addAction(icon("search"_L1), tr("&Filter services"), QKeySequence(Qt::CTRL | Qt::Key_F), this,
                    [this] { m_servicesPage->filterBar().focusLine(); })
        ->setObjectName(u"focusFilter"_s);
    m_saveViewAction = edit->addAction(icon("save"_L1), tr("Sa&ve view…"));
    m_saveViewAction->setObjectName(u"saveView"_s);
    m_saveViewAction->setStatusTip(tr("filter the services first"));
    m_saveViewAction->setEnabled(false);
    edit->addSeparator();
    // Not the standard key, which is empty on most desktops.
    QAction *preferences =
        edit->addAction(icon("settings"_L1), tr("&Preferences…"), QKeySequence(Qt::CTRL | Qt::Key_Comma),
                        this, &MainWindow::preferencesRequested);
    preferences->setObjectName(u"preferences"_s);
    preferences->setMenuRole(QAction::PreferencesRole);

    QMenu *service = menuBar()->addMenu(tr("&Service"));
    service->addActions({m_actions->openDetails, m_actions->test, m_actions->edit, m_actions->clone});
    service->addSeparator();
    service->addAction(m_actions->protect);
    service->addAction(m_actions->remove);

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addAction(m_actions->refresh);
    m_cancelAction =
        view->addAction(icon("stop"_L1), tr("&Cancel request"), QKeySequence(Qt::CTRL | Qt::Key_Period), this,
                        &MainWindow::cancelRequest);
    m_cancelAction->setObjectName(u"cancelRequest"_s);
    m_cancelAction->setStatusTip(tr("nothing is under way"));
    view->addSeparator();
    QAction *sidebar = view->addAction(tr("S&idebar"), QKeySequence(Qt::Key_F9), this,
                                       [this](bool shown) { m_sidebar->setVisible(shown); });
    sidebar->setObjectName(u"toggleSidebar"_s);
    sidebar->setCheckable(true);
    sidebar->setChecked(true);
    QAction *details = view->addAction(tr("&Details"), QKeySequence(Qt::CTRL | Qt::Key_I), this,
                                       [this](bool shown) { m_details->setVisible(shown); });
    details->setObjectName(u"toggleDetails"_s);
    details->setCheckable(true);
    details->setChecked(true);
    view->addActions({m_panels->toggleTestAction(), m_panels->toggleActivityAction()});
    QMenu *columns = view->addMenu(tr("&Columns"));
    columns->setObjectName(u"columnsMenu"_s);
    connect(columns, &QMenu::aboutToShow, this, [this, columns] {
        columns->clear();
        m_servicesPage->table().fillColumnMenu(columns);
    });
    view->addSeparator();
    QAction *toServices = view->addAction(tr("Go to services"), QKeySequence(Qt::CTRL | Qt::Key_1),
                                          &m_servicesPage->table(), qOverload<>(&QWidget::setFocus));
    toServices->setObjectName(u"goToServices"_s);
    QAction *toActivity = view->addAction(tr("Go to activity"), QKeySequence(Qt::CTRL | Qt::Key_3), m_panels,
                                          &Panels::openActivity);
    toActivity->setObjectName(u"goToActivity"_s);
    view->addAction(tr("Next pane"), QKeySequence(Qt::Key_F6), this, [this] { focusNextPane(1); })
        ->setObjectName(u"nextPane"_s);
    view->addAction(tr("Previous pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6), this,
                    [this] { focusNextPane(-1); })
        ->setObjectName(u"previousPane"_s);
    view->addSeparator();
    QAction *larger = view->addAction(tr("&Larger text"), this, [this] { changeZoom(1.1); });
    larger->setObjectName(u"largerText"_s);
    larger->setShortcuts({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    view->addAction(tr("&Smaller text"), QKeySequence(Qt::CTRL | Qt::Key_Minus), this,
                    [this] { changeZoom(1 / 1.1); })
        ->setObjectName(u"smallerText"_s);
    view->addAction(tr("&Normal text"), QKeySequence(Qt::CTRL | Qt::Key_0), this, [this] { changeZoom(0); })
        ->setObjectName(u"normalText"_s);
    QAction *fullScreen =
        view->addAction(tr("F&ull screen"), QKeySequence(Qt::Key_F11), this,
                        [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
    fullScreen->setObjectName(u"fullScreen"_s);
    fullScreen->setCheckable(true);

    QMenu *tools = menuBar()->addMenu(tr("&Tools"));
    m_paletteAction = tools->addAction(icon("palette"_L1), tr("&Palette"), this, &MainWindow::openPalette);
    m_paletteAction->setObjectName(u"openPalette"_s);
    m_paletteAction->setShortcuts({Qt::CTRL | Qt::Key_K, Qt::CTRL | Qt::SHIFT | Qt::Key_P});
    setPlainToolTip(
        m_paletteAction,
        tr("Find anything (%1)").arg(m_paletteAction->shortcut().toString(QKeySequence::NativeText)));
    tools->addSeparator();
    QAction *profiles =
        tools->addAction(tr("C&hoose profile"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K),
                         m_profileButton, &ProfileMenuButton::openMenu);
    profiles->setObjectName(u"chooseProfile"_s);
    tools->addAction(m_heading->lockAction());
    tools->addAction(icon("profile"_L1), tr("&Manage profiles…"), this, [this] { manageProfiles({}); })
        ->setObjectName(u"manageProfiles"_s);

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    m_keysAction = help->addAction(icon("key"_L1), tr("&Keys"), this, [this] {
        auto *dialog = new ShortcutsDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    m_keysAction->setObjectName(u"showKeys"_s);
    m_keysAction->setShortcuts({Qt::Key_F1, Qt::CTRL | Qt::Key_Question});
    help->addAction(tr("&First steps"), this, &MainWindow::showFirstRun)->setObjectName(u"firstSteps"_s);
    QAction *about = help->addAction(tr("&About Belay"), this, [this] {
        auto *dialog = new AboutDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    about->setObjectName(u"about"_s);
    about->setMenuRole(QAction::AboutRole);

    // Not every platform does this by itself.
    auto *menuKey = new QAction(tr("Menu"), this);
    menuKey->setObjectName(u"openMenuBar"_s);
    menuKey->setShortcut(Qt::Key_F10);
    connect(menuKey, &QAction::triggered, menuBar(),
            [this] { menuBar()->setActiveAction(menuBar()->actions().constFirst()); });
    addAction(menuKey);
}

} // namespace Belay
