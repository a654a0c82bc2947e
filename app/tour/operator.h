// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tour/puppeteer.h"
#include "models/core/secret.h"
#include "models/domain/service.h"
#include "models/tables/servicetablemodel.h"

#include <QUrl>

namespace Belay {

class MainWindow;

//! What a person does with services in a main window and its dialogs, each by keys and clicks. Failures are
//! the Puppeteer's.
class Operator
{
public:
    //! What is typed into the form of a new service.
    struct NewService
    {
        QString name;
        QString title;
        QString type;    //!< as the list of types begins to spell it, such as "API"
        QString image;   //!< as the picker words it, such as "echo (101)"
        QString version; //!< as the picker words it, such as "1.1.0 #1002"; empty: latest ready
        QList<std::pair<QString, QString>> env;
    };

    //! Both outlive it.
    Operator(Puppeteer &hands, MainWindow &window);
    //! Goes over to another main window, and looks at it.
    void moveTo(MainWindow &window);

    //! Looks at the main window.
    void faceMain();

    // The first-run page
    void exploreSandbox();
    //! Fills in the card, connects, and waits for the question what the tenant is for.
    void connectTenant(const QString &name, const QUrl &url, const Secret &key);
    //! Answers it with the button of that object name, and waits for the list.
    void openTenant(const QString &classButton);

    // The list
    //! The list is complete and every cell in sight is known.
    void waitUntilListed();
    QStringList shownNames() const;
    QString cell(const QString &service, ServiceTableModel::Column column) const;
    QString status(const QString &service) const;
    void waitForStatus(const QString &service, const QString &status);
    void select(const QString &service);
    void setFilter(const QString &query);
    //! Ticks choices in the menu of "statusFilter" or "typeFilter".
    void tick(const QString &filterButton, const QStringList &wireTexts);
    //! Chooses from the menu bar, such as {"Help", "First steps"}.
    void chooseFromMenuBar(const QString &menu, const QString &entry);
    void openProfile(const QString &name);

    // The form
    void openNewForm();
    //! Opens the form of the service with its fields read.
    void openEditForm(const QString &service);
    void fillForm(const NewService &service);
    //! The sum of the review, such as "No redeploy".
    QString forecast();
    //! Sends the form by its primary button, whose label must be \a label, and waits until it has closed.
    void submit(const QString &label);

    // Words on the screen
    //! The text of a label or button.
    QString textOf(const QString &name);
    //! All messages of the area of that name in the window that is faced, each with its next step.
    QString messages();

private:
    Puppeteer &m_hands;
    MainWindow *m_window;
};

} // namespace Belay
