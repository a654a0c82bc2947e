// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The menus of MainWindow, apart from the rest of it because they are long and simple.
#include "views/mainwindow/mainwindow.h"

#include "views/common/icons.h"
#include "views/invocation/testpanel.h"
#include "views/mainwindow/aboutdialog.h"
#include "views/mainwindow/profileheading.h"
#include "views/mainwindow/shortcutsdialog.h"
#include "views/services/activitypanel.h"
#include "views/services/deleteundobar.h"
#include "views/services/detailspane.h"
#include "views/services/draftsmenu.h"
#include "views/services/filterbar.h"
#include "views/services/serviceactions.h"
#include "views/services/servicecommands.h"
#include "views/services/servicespage.h"
#include "views/services/servicetableview.h"

#include <QApplication>
#include <QDockWidget>
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
                    &MainWindow::newWindowRequested);
    file->addAction(tr("&Close window"), QKeySequence(Qt::CTRL | Qt::Key_W), this, &QWidget::close);
    QAction *quit = file->addAction(icon("close"_L1), tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this,
                                    &MainWindow::quit);
    quit->setMenuRole(QAction::QuitRole);

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    QAction *undo = edit->addAction(icon("undo"_L1), tr("&Undo delete"), QKeySequence(Qt::CTRL | Qt::Key_Z),
                                    m_undoBar, &DeleteUndoBar::undo);
    undo->setObjectName(u"undoDelete"_s);
    edit->addSeparator();
    edit->addMenu(m_actions->makeCopyMenu(edit));
    edit->addAction(tr("Select &all shown"), &m_servicesPage->table(), &QAbstractItemView::selectAll);
    edit->addAction(tr("Select &none"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A),
                    &m_servicesPage->table(), &QAbstractItemView::clearSelection);
    edit->addSeparator();
    edit->addAction(icon("search"_L1), tr("&Filter services"), QKeySequence(Qt::CTRL | Qt::Key_F), this,
                    [this] { m_servicesPage->filterBar().focusLine(); });

    QMenu *service = menuBar()->addMenu(tr("&Service"));
    service->addActions({m_actions->openDetails, m_actions->test, m_actions->edit, m_actions->clone});
    service->addSeparator();
    service->addAction(m_actions->remove);

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addAction(m_actions->refresh);
    view->addSeparator();
    QAction *details = view->addAction(tr("&Details"), QKeySequence(Qt::CTRL | Qt::Key_I), this,
                                       [this](bool shown) { m_details->setVisible(shown); });
    details->setObjectName(u"toggleDetails"_s);
    details->setCheckable(true);
    details->setChecked(true);
    m_testDock->toggleViewAction()->setObjectName(u"toggleTestPanel"_s);
    view->addAction(m_testDock->toggleViewAction());
    m_activityDock->toggleViewAction()->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_3));
    view->addAction(m_activityDock->toggleViewAction());
    QMenu *columns = view->addMenu(tr("&Columns"));
    columns->setObjectName(u"columnsMenu"_s);
    connect(columns, &QMenu::aboutToShow, this, [this, columns] {
        columns->clear();
        m_servicesPage->table().fillColumnMenu(columns);
    });
    view->addSeparator();
    view->addAction(tr("Services"), QKeySequence(Qt::CTRL | Qt::Key_1), &m_servicesPage->table(),
                    qOverload<>(&QWidget::setFocus));
    view->addAction(tr("Next pane"), QKeySequence(Qt::Key_F6), this, [this] { focusNextPane(1); });
    view->addAction(tr("Previous pane"), QKeySequence(Qt::SHIFT | Qt::Key_F6), this,
                    [this] { focusNextPane(-1); });
    view->addSeparator();
    QAction *larger = view->addAction(tr("&Larger text"), this, [this] { changeZoom(1.1); });
    larger->setShortcuts({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    view->addAction(tr("&Smaller text"), QKeySequence(Qt::CTRL | Qt::Key_Minus), this,
                    [this] { changeZoom(1 / 1.1); });
    view->addAction(tr("&Normal text"), QKeySequence(Qt::CTRL | Qt::Key_0), this, [this] { changeZoom(0); });
    QAction *fullScreen =
        view->addAction(tr("F&ull screen"), QKeySequence(Qt::Key_F11), this,
                        [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
    fullScreen->setCheckable(true);

    QMenu *tools = menuBar()->addMenu(tr("&Tools"));
    tools->addAction(m_heading->lockAction());
    tools->addAction(icon("profile"_L1), tr("&Manage profiles…"), this, [this] { manageProfiles({}); });

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addAction(icon("key"_L1), tr("&Keys"), this,
                    [this] {
                        auto *dialog = new ShortcutsDialog(this);
                        dialog->setAttribute(Qt::WA_DeleteOnClose);
                        dialog->open();
                    })
        ->setShortcuts({Qt::Key_F1, Qt::CTRL | Qt::Key_Question});
    help->addAction(tr("&First steps"), this, &MainWindow::showFirstRun);
    QAction *about = help->addAction(tr("&About Belay"), this, [this] {
        auto *dialog = new AboutDialog(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    about->setMenuRole(QAction::AboutRole);
}

} // namespace Belay
