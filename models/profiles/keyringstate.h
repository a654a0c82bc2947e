// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/reply.h"

#include <QObject>

namespace Belay {

//! What the system's secret store says about itself.
enum class KeyringState {
    Unlocked,
    Locked,
    NoCollection, //!< it runs, but has nowhere to keep a key
    Unreachable,  //!< no session bus, or nobody answers for it
    Unknown,      //!< this platform has no such question
};

//! Asks the Secret Service on the session bus whether its default collection is locked. Never prompts.
class KeyringStateProbe : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! Always succeeds; the answer may take as long as \a timeout.
    Reply<KeyringState> *ask(std::chrono::milliseconds timeout);
};

} // namespace Belay
