// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/invocation/lasttests.h"

#include <utility>

using namespace std::chrono_literals;

namespace Belay {

LastTests::LastTests(TestHistory &history, const ProfileId &profile, QObject *parent)
    : QObject(parent)
    , m_history(history)
    , m_profile(profile)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(100ms); // a series of tests is one look
    connect(&m_timer, &QTimer::timeout, this, &LastTests::load);
    connect(&m_history, &TestHistory::changed, this, [this] {
        m_isOutdated = true;
        if (m_isWanted) {
            m_timer.start();
        }
    });
}

void LastTests::setWanted(bool wanted)
{
    m_isWanted = wanted;
    if (m_isWanted && m_isOutdated && !m_timer.isActive()) {
        load();
    }
}

std::optional<LastTest> LastTests::find(const ServiceId &id) const
{
    const auto found = m_tests.constFind(id);
    return found == m_tests.cend() ? std::nullopt : std::optional(*found);
}

void LastTests::load()
{
    m_isOutdated = false;
    m_history.latest(m_profile)->then(this, [this](const Result<QList<TestHistoryEntry>> &latest) {
        if (!latest) {
            return; // a column of hints: the test panel tells what is wrong with the history
        }
        QHash<ServiceId, LastTest> tests;
        for (const TestHistoryEntry &entry : *latest) {
            LastTest test;
            test.at = entry.at;
            if (entry.result) {
                test.status = entry.result->responseStatus;
            }
            tests.insert(entry.serviceId, test);
        }
        become(tests);
    });
}

void LastTests::become(const QHash<ServiceId, LastTest> &tests)
{
    const QHash<ServiceId, LastTest> before = std::exchange(m_tests, tests);
    QList<ServiceId> ids;
    for (auto it = tests.cbegin(); it != tests.cend(); ++it) {
        const auto old = before.constFind(it.key());
        if (old == before.cend() || *old != *it) {
            ids.append(it.key());
        }
    }
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!tests.contains(it.key())) {
            ids.append(it.key());
        }
    }
    if (!ids.isEmpty()) {
        emit changed(ids);
    }
}

} // namespace Belay
