// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakecredentialstore.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Belay {

template <typename T>
Reply<T> *FakeCredentialStore::answer(std::function<Result<T>()> work)
{
    auto *reply = new Reply<T>(this);
    const auto failure = m_failures.constFind(++m_calls);
    if (failure != m_failures.constEnd()) {
        work = [error = *failure]() -> Result<T> {
            return Failure(credentialFailure(error, u"as the test asked"_s));
        };
    }
    const QPointer<Reply<T>> observed(reply);
    auto finish = [observed, work = std::move(work)] {
        if (observed && !observed->isFinished()) {
            observed->finishLater(work());
        }
    };
    if (m_silent) {
        m_held.append(finish);
    } else {
        finish();
    }
    return reply;
}

void FakeCredentialStore::answerAll()
{
    m_silent = false;
    const auto held = std::exchange(m_held, {});
    for (const auto &finish : held) {
        finish();
    }
}

Reply<Secret> *FakeCredentialStore::read(const CredentialAddress &address, Expect expect)
{
    return answer<Secret>([this, address, expect]() -> Result<Secret> {
        if (contains(address)) {
            return key(address);
        }
        return Failure(credentialFailure(expect == Expect::Stored ? CredentialError::Unavailable
                                                                  : CredentialError::NotFound,
                                         u"no key"_s));
    });
}

Reply<void> *FakeCredentialStore::write(const CredentialAddress &address, const Secret &key)
{
    return answer<void>([this, address, key]() -> Result<void> {
        if (!address.isValid() || key.isEmpty()) {
            return Failure(credentialFailure(CredentialError::Invalid, u"no key"_s));
        }
        m_keys.insert(address.itemKey(), key);
        emit written(address);
        return {};
    });
}

Reply<void> *FakeCredentialStore::remove(const CredentialAddress &address)
{
    return answer<void>([this, address]() -> Result<void> {
        m_keys.remove(address.itemKey());
        return {};
    });
}

} // namespace Belay
