// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/apierror.h"
#include "models/profiles/baseurl.h"
#include "models/profiles/connectiontest.h"
#include "models/profiles/profile.h"

#include <QString>

namespace Belay {

//! What is wrong, in one sentence for the line below the field.
QString baseUrlProblemText(BaseUrlProblem problem);
QString profileNameProblemText(ProfileNameProblem problem);

//! "Development", "Staging" or "Production".
QString profileClassName(ProfileClass profileClass);
//! What the class's default policy means, in one sentence.
QString profileClassSummary(ProfileClass profileClass);
//! "Read-only", "Ask" or "Allow".
QString ruleName(Rule rule);
//! \a policy in a few words, such as "read-only"; empty if it holds nothing back.
QString policySummary(const Policy &policy);

QString connectionStepName(ConnectionStep step);

//! What is wrong with a CA file, in one sentence.
QString caFileProblemText(CaFileProblem problem);
//! \a network in a few words, such as "System proxy".
QString networkSummary(const NetworkSettings &network);

//! What was asked of the keychain.
enum class KeychainCall { Read, Write, Remove };

//! Two sentences: what is so, and what to do.
struct KeychainTrouble
{
    QString cause;
    QString advice;
};

//! Why the keychain did not do \a call. \a error is of kind Credentials; other kinds get a general sentence.
KeychainTrouble keychainTrouble(const ApiError &error, KeychainCall call);

//! Why the sign-in of a connection test failed, in one sentence; holds no server text.
QString signInProblemText(const ApiError &error);

} // namespace Belay
