// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/keyringstate.h"

#ifdef BELAY_WITH_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

using namespace Qt::StringLiterals;

namespace Belay {

#ifdef BELAY_WITH_DBUS

namespace {

int milliseconds(std::chrono::milliseconds duration)
{
    return static_cast<int>(duration.count());
}

// With KDE's own wallet in use, the Secret Service may be another program that holds none of our keys.
bool usesAnotherKeychain()
{
    return qgetenv("XDG_CURRENT_DESKTOP").toUpper().split(':').contains("KDE");
}

void askCollection(Reply<KeyringState> *reply, const QString &path, std::chrono::milliseconds timeout)
{
    QDBusMessage question = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, path,
                                                           u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    const QDBusPendingCall call = QDBusConnection::sessionBus().asyncCall(question, milliseconds(timeout));
    auto *watcher = new QDBusPendingCallWatcher(call, reply);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, reply, [reply, watcher] {
        const QDBusPendingReply<QDBusVariant> answer = *watcher;
        if (answer.isError()) {
            reply->finish(KeyringState::Unreachable);
        } else {
            reply->finish(answer.value().variant().toBool() ? KeyringState::Locked : KeyringState::Unlocked);
        }
    });
}

} // namespace

Reply<KeyringState> *KeyringStateProbe::ask(std::chrono::milliseconds timeout)
{
    auto *reply = new Reply<KeyringState>(this);
    if (usesAnotherKeychain()) {
        reply->finishLater(KeyringState::Unknown);
        return reply;
    }
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        reply->finishLater(KeyringState::Unreachable);
        return reply;
    }
    QDBusMessage question =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                       u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s);
    question << u"default"_s;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, milliseconds(timeout)), reply);
    connect(watcher, &QDBusPendingCallWatcher::finished, reply, [reply, watcher, timeout] {
        const QDBusPendingReply<QDBusObjectPath> answer = *watcher;
        if (answer.isError()) {
            reply->finish(KeyringState::Unreachable);
        } else if (answer.value().path() == "/"_L1) {
            reply->finish(KeyringState::NoCollection);
        } else {
            askCollection(reply, answer.value().path(), timeout);
        }
    });
    return reply;
}

#else

Reply<KeyringState> *KeyringStateProbe::ask(std::chrono::milliseconds timeout)
{
    Q_UNUSED(timeout)
    auto *reply = new Reply<KeyringState>(this);
    reply->finishLater(KeyringState::Unknown);
    return reply;
}

#endif

} // namespace Belay
