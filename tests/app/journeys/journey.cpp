// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/journeys/journey.h"

#include "app/tour/secretwatch.h"

#include <QApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

Journey::Journey(const SandboxOptions &platform, KeychainMaker keychain)
    : m_keychain(std::move(keychain))
{
    QGuiApplication::setQuitOnLastWindowClosed(false);
    m_problem = m_platform.start(platform);
    m_colleague = std::make_unique<Colleague>(m_hands, m_platform.url(), m_platform.apiKey());
}

Journey::~Journey()
{
    quit();
}

bool Journey::start(const CommandLine &line)
{
    m_environment = std::make_unique<Environment>(Directories::below(m_place.filePath(u"belay"_s)),
                                                  m_keychain ? m_keychain() : nullptr);
    m_environment->setRedactor(m_redactor);
    m_application = std::make_unique<Application>(*m_environment, m_prompter, line, std::nullopt);
    if (!m_application->start()) {
        return false;
    }
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<MainWindow *>(widget)) {
            m_window = window;
        }
    }
    m_person = std::make_unique<Operator>(m_hands, *m_window);
    m_person->faceMain();
    return !m_hands.hasFailed();
}

void Journey::quit()
{
    if (m_application) {
        m_window->close();
        m_hands.face(nullptr);
        m_person.reset();
        m_application.reset();
        m_environment.reset();
    }
}

void Journey::connectTo(const QString &name)
{
    m_person->connectTenant(name, m_platform.url(), m_platform.apiKey());
    m_person->openTenant(u"classDevelopment"_s);
    watchClosely();
}

void Journey::watchClosely()
{
    if (!m_hands.hasFailed()) {
        m_window->workspace()->poller().setIntervals(30s, 150ms);
    }
}

QStringList Journey::filesWith(const QByteArray &bytes) const
{
    SecretWatch watch;
    watch.add(bytes);
    return watch.filesBelow(m_place.path());
}

} // namespace Belay
