// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/application.h"
#include "app/tour/operator.h"
#include "app/tour/picturebook.h"
#include "app/tour/secretwatch.h"

#include <QTemporaryDir>

namespace Belay {

//! belay --tour DIR: walks through the main job in the real windows against a sandbox of its own, checks at
//! each step that it is so, and takes a picture of it. Settings, data and keys are its own and go with it.
class Tour
{
public:
    //! To be called before the application object is made: unless another platform was asked for, the tour
    //! has two screens without a display, the second with two pixels to the point. \a screens keeps the file
    //! that says so.
    static void choosePlatform(const QTemporaryDir &screens);

    //! Pictures go to \a directory.
    explicit Tour(const QString &directory);
    ~Tour();

    //! Takes the tour. Ok only if every step did what it says.
    ExitCode run();

private:
    static std::unique_ptr<Environment> makeEnvironment(const QString &directory);
    void walk();
    void firstRun();
    void filter();
    void savedView();
    void palette();
    void ticks();
    void draft();
    void preferences();
    void create();
    void test();
    void edit();
    void conflict();
    void connectTenant();
    void remove();
    void activity();
    void dark();
    void failures();
    void largeScale();

    //! Carries \a act out and takes a picture of the window that is faced then, with what lies above it.
    void step(const QString &name, const QString &text, const std::function<void()> &act);
    //! A picture in the middle of a step.
    void picture(const QString &name, const QString &text);
    QImage photograph() const;
    //! What must not be seen: the keys of the sandbox, once it runs.
    SecretWatch secrets() const;
    //! Opens the test panel of the selected service, large enough, and sends a payload.
    void sendTest();
    QString newestTitle(const QString &service);
    quint64 requests(SandboxRoute route, QLatin1String method) const;

    QTemporaryDir m_place;
    PictureBook m_book;
    std::unique_ptr<Environment> m_environment;
    DialogPrompter m_prompter;
    Application m_application;
    Puppeteer m_hands;
    MainWindow *m_window;
    Operator m_person;
};

} // namespace Belay
