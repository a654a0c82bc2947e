// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/profileopener.h"

#include "views/mainwindow/mainwindow.h"
#include "views/profiles/keyprompt.h"

using namespace std::chrono_literals;

namespace Belay {

namespace {

//! A window that starts minimised has no first frame.
constexpr std::chrono::milliseconds patienceForFrame = 200ms;

} // namespace

ProfileOpener::ProfileOpener(const MainWindowServices &services, KeyPrompt &prompt, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_prompt(prompt)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &ProfileOpener::readKey);
    connect(&m_prompt, &KeyPrompt::keyAvailable, this, &ProfileOpener::useKey);
    connect(&m_prompt, &KeyPrompt::heldUp, this, [this] {
        if (m_workspace) {
            setWorkspace(nullptr);
        }
        emit heldUp();
    });
}

ProfileOpener::~ProfileOpener() = default;

void ProfileOpener::open(const Profile &profile)
{
    m_prompt.cancel();
    setWorkspace(makeWorkspace(profile, Secret()));
    m_patience.start(m_frameShown ? 0ms : patienceForFrame);
    connect(m_workspace.get(), &Workspace::remembered, this, [this](bool isEmpty) {
        if (isEmpty && m_patience.isActive()) {
            readKey(); // the first frame waits for the platform's rows
        }
    });
}

void ProfileOpener::open(const Profile &profile, const Secret &key)
{
    m_patience.stop();
    m_prompt.cancel();
    setWorkspace(makeWorkspace(profile, key));
    emit opened(key);
}

void ProfileOpener::close()
{
    m_patience.stop();
    m_prompt.cancel();
    if (m_workspace) {
        setWorkspace(nullptr);
    }
}

void ProfileOpener::frameShown()
{
    m_frameShown = true;
    if (m_patience.isActive()) {
        readKey();
    }
}

void ProfileOpener::readKey()
{
    m_patience.stop();
    m_prompt.load(m_workspace->profile());
}

void ProfileOpener::useKey(const Profile &profile, const Secret &key)
{
    if (m_workspace) {
        m_workspace->setKey(key);
    } else {
        setWorkspace(makeWorkspace(profile, key));
    }
    emit opened(key);
}

std::unique_ptr<Workspace> ProfileOpener::makeWorkspace(const Profile &profile, const Secret &key) const
{
    return std::make_unique<Workspace>(profile, key, m_services.journal, m_services.history, m_services.clock,
                                       m_services.memory);
}

void ProfileOpener::setWorkspace(std::unique_ptr<Workspace> workspace)
{
    const std::unique_ptr<Workspace> before = std::exchange(m_workspace, std::move(workspace));
    emit workspaceChanged();
}

} // namespace Belay
