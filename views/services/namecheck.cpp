// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/namecheck.h"

#include "models/api/apiclient.h"

#include <chrono>

using namespace std::chrono_literals;

namespace Belay {

NameCheck::NameCheck(ApiClient &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, &NameCheck::ask);
}

void NameCheck::setName(const QString &name)
{
    if (name == m_name) {
        return;
    }
    m_name = name;
    ++m_question;
    if (name.isEmpty()) {
        m_pause.stop();
        become(State::Idle);
        return;
    }
    m_pause.start();
    become(State::Checking);
}

void NameCheck::repeat()
{
    if (m_name.isEmpty()) {
        return;
    }
    m_pause.stop();
    become(State::Checking);
    ask();
}

void NameCheck::ask()
{
    const int question = ++m_question;
    m_api.findByName(m_name)->then(this, [this, question](const Result<std::optional<Service>> &found) {
        if (question != m_question) {
            return;
        }
        if (!found) {
            m_error = found.error();
            become(State::Failed);
        } else if (*found) {
            m_existing = **found;
            become(State::Taken);
        } else {
            become(State::Free);
        }
    });
}

void NameCheck::become(State state)
{
    m_state = state;
    if (state != State::Taken) {
        m_existing.reset();
    }
    if (state != State::Failed) {
        m_error.reset();
    }
    Q_EMIT changed();
}

} // namespace Belay
