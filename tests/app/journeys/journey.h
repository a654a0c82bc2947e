// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/application.h"
#include "app/tour/colleague.h"
#include "app/tour/operator.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace Belay {

//! The whole program with its own settings and data, a sandbox that stands for a tenant's platform, and a
//! person in front of the main window. It can be ended and started again on the same settings.
class Journey
{
public:
    //! \a keychain: null for the system's.
    using KeychainMaker = std::function<std::unique_ptr<CredentialStore>()>;
    Journey(const SandboxOptions &platform, KeychainMaker keychain);
    ~Journey();

    //! Learns what has to be kept out of the log; outlives this. Before start().
    void setRedactor(Redactor *redactor) { m_redactor = redactor; }

    //! Starts the program with the arguments \a line, at first none. True if its window is there.
    bool start(const CommandLine &line = {});
    //! Closes the windows and ends it.
    void quit();

    bool isReady() const { return !m_problem && m_place.isValid(); }
    //! First run: connects to the platform as \a name, a development tenant, and waits for its list.
    void connectTo(const QString &name);
    //! Polls often while something deploys, so that no stage of it goes unseen.
    void watchClosely();

    Puppeteer &hands() { return m_hands; }
    Operator &person() { return *m_person; }
    MainWindow &window() { return *m_window; }
    SandboxServer &platform() { return m_platform; }
    //! Somebody else at the same tenant.
    Colleague &colleague() { return *m_colleague; }
    QString path(const QString &name) const { return m_place.filePath(name); }
    //! Every file below the program's directories that holds \a bytes.
    QStringList filesWith(const QByteArray &bytes) const;

private:
    QTemporaryDir m_place;
    KeychainMaker m_keychain;
    Redactor *m_redactor = nullptr;
    SandboxServer m_platform;
    std::optional<QString> m_problem;
    DialogPrompter m_prompter;
    std::unique_ptr<Environment> m_environment;
    std::unique_ptr<Application> m_application;
    Puppeteer m_hands{std::chrono::seconds(60)};
    MainWindow *m_window = nullptr;
    std::unique_ptr<Operator> m_person;
    std::unique_ptr<Colleague> m_colleague;
};

} // namespace Belay
