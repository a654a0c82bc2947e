// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/profiletexts.h"

#include <QCoreApplication>

namespace Belay {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Belay::ProfileTexts)
};

} // namespace

QString baseUrlProblemText(BaseUrlProblem problem)
{
    switch (problem) {
    case BaseUrlProblem::Empty:
        return Texts::tr("Enter the address of the service, such as https://service.peak.ai.");
    case BaseUrlProblem::NotAUrl:
        return Texts::tr("This is not an address. It should look like https://service.peak.ai.");
    case BaseUrlProblem::NotHttps:
        return Texts::tr("Use https: the key must not travel unencrypted. Only this computer may use http.");
    case BaseUrlProblem::UserInfo:
        return Texts::tr("Leave out the name and password: the key goes into its own field.");
    case BaseUrlProblem::BadHost:
        return Texts::tr("The host name is not valid.");
    case BaseUrlProblem::BadPort:
        return Texts::tr("The port must be between 1 and 65535.");
    case BaseUrlProblem::Path:
        return Texts::tr("Leave out everything behind the host name.");
    case BaseUrlProblem::Query:
        return Texts::tr("Leave out the question mark and what follows.");
    case BaseUrlProblem::Fragment:
        return Texts::tr("Leave out the # and what follows.");
    }
    return {};
}

QString profileNameProblemText(ProfileNameProblem problem)
{
    switch (problem) {
    case ProfileNameProblem::Empty:
        return Texts::tr("Give the profile a name.");
    case ProfileNameProblem::TooLong:
        return Texts::tr("Use at most 64 characters.");
    case ProfileNameProblem::BadCharacter:
        return Texts::tr("Leave out slashes and control characters.");
    case ProfileNameProblem::Reserved:
        return Texts::tr("Belay uses this name itself. Choose another one.");
    case ProfileNameProblem::Taken:
        return Texts::tr("Another profile has this name. Choose another one.");
    }
    return {};
}

QString profileClassName(ProfileClass profileClass)
{
    switch (profileClass) {
    case ProfileClass::Development:
        return Texts::tr("Development");
    case ProfileClass::Staging:
        return Texts::tr("Staging");
    case ProfileClass::Production:
        return Texts::tr("Production");
    }
    return {};
}

QString profileClassSummary(ProfileClass profileClass)
{
    switch (profileClass) {
    case ProfileClass::Development:
        return Texts::tr("Nothing is held back.");
    case ProfileClass::Staging:
        return Texts::tr("Belay asks before each test call and each change.");
    case ProfileClass::Production:
        return Texts::tr("Read-only until you unlock it. Belay asks before each test call.");
    }
    return {};
}

QString ruleName(Rule rule)
{
    switch (rule) {
    case Rule::ReadOnly:
        return Texts::tr("Read-only");
    case Rule::Ask:
        return Texts::tr("Ask");
    case Rule::Allow:
        return Texts::tr("Allow");
    }
    return {};
}

QString policySummary(const Policy &policy)
{
    if (policy.update == Rule::ReadOnly && policy.remove == Rule::ReadOnly) {
        return Texts::tr("read-only");
    }
    if (policy.update == Rule::ReadOnly) {
        return Texts::tr("no changes");
    }
    if (policy.remove == Rule::ReadOnly) {
        return Texts::tr("no deleting");
    }
    if (policy.update == Rule::Ask && policy.remove == Rule::Ask) {
        return Texts::tr("asks before changes");
    }
    return {};
}

QString caFileProblemText(CaFileProblem problem)
{
    switch (problem) {
    case CaFileProblem::NotAbsolute:
        return Texts::tr("Give the full path of the file.");
    case CaFileProblem::Missing:
        return Texts::tr("There is no such file.");
    case CaFileProblem::Unreadable:
        return Texts::tr("This file cannot be read.");
    case CaFileProblem::TooLarge:
        return Texts::tr("This file is larger than 4 MiB. Choose a PEM file with the certificates alone.");
    case CaFileProblem::NoCertificate:
        return Texts::tr("There is no certificate in this file. It has to be a PEM file.");
    }
    return {};
}

QString networkSummary(const NetworkSettings &network)
{
    QString proxy = Texts::tr("System proxy");
    if (network.proxy == NetworkSettings::Proxy::None) {
        proxy = Texts::tr("No proxy");
    } else if (network.proxy == NetworkSettings::Proxy::Manual) {
        proxy = Texts::tr("Proxy %1").arg(network.proxyText());
    }
    return network.caFile.isEmpty() ? proxy : Texts::tr("%1, with a CA file").arg(proxy);
}

QString connectionStepName(ConnectionStep step)
{
    switch (step) {
    case ConnectionStep::Dns:
        return Texts::tr("Find the host");
    case ConnectionStep::Tcp:
        return Texts::tr("Connect");
    case ConnectionStep::Tls:
        return Texts::tr("Check the server's identity");
    case ConnectionStep::Authentication:
        return Texts::tr("Sign in with the key");
    case ConnectionStep::List:
        return Texts::tr("List the services");
    }
    return {};
}

KeychainTrouble keychainTrouble(const ApiError &error, KeychainCall call)
{
    const bool read = call == KeychainCall::Read;
    const bool remove = call == KeychainCall::Remove;
    switch (error.credential.value_or(CredentialError::Unavailable)) {
    case CredentialError::NotFound:
        return {Texts::tr("The keychain holds no key for this profile."),
                Texts::tr("Enter the key of this tenant.")};
    case CredentialError::Locked:
        if (remove) {
            return {Texts::tr("The keychain is locked, so the key was not removed."),
                    Texts::tr("Unlock it and try again.")};
        }
        return {read ? Texts::tr("The keychain is locked.")
                     : Texts::tr("The keychain is locked, so the key was not stored."),
                Texts::tr("Unlock it and try again, or keep the key for this session only.")};
    case CredentialError::Denied:
        if (remove) {
            return {Texts::tr("Access to the keychain was denied, so the key was not removed."),
                    Texts::tr("Allow the access and try again.")};
        }
        return {read ? Texts::tr("Access to the keychain was denied.")
                     : Texts::tr("Access to the keychain was denied, so the key was not stored."),
                Texts::tr("Try again and allow the access, or keep the key for this session only.")};
    case CredentialError::Unavailable:
        if (remove) {
            return {Texts::tr("The keychain cannot be reached, so the key was not removed."),
                    Texts::tr("Try again when the keychain is running.")};
        }
        return {
            read ? Texts::tr("The keychain cannot be reached.")
                 : Texts::tr("The keychain cannot be reached, so the key was not stored."),
            Texts::tr("Try again, or keep the key for this session only. Belay never writes it to a file.")};
    case CredentialError::TimedOut:
        if (remove) {
            return {Texts::tr("The keychain does not answer. Whether the key was removed is not known."),
                    Texts::tr("Try again when the keychain answers.")};
        }
        return {read ? Texts::tr("The keychain does not answer.")
                     : Texts::tr("The keychain does not answer. Whether the key was stored is not known."),
                Texts::tr("Try again, or keep the key for this session only.")};
    case CredentialError::Invalid:
        return {read ? Texts::tr("What the keychain holds for this profile is not a key.")
                     : Texts::tr("The keychain did not take the key."),
                Texts::tr("Enter the key of this tenant again.")};
    }
    return {};
}

QString signInProblemText(const ApiError &error)
{
    switch (error.kind) {
    case ErrorKind::Network:
        return Texts::tr("The server cannot be reached.");
    case ErrorKind::Tls:
        return Texts::tr("The server's identity could not be established.");
    case ErrorKind::Timeout:
        return Texts::tr("The server took too long to answer.");
    case ErrorKind::Aborted:
        return Texts::tr("The test was stopped.");
    case ErrorKind::Redirected:
        return Texts::tr("The server points to another address. Belay does not send a key there.");
    case ErrorKind::Unauthorised:
        return Texts::tr("The server does not accept this key.");
    case ErrorKind::Forbidden:
        return Texts::tr("The key is known, but it may not list services.");
    case ErrorKind::NotFound:
        return Texts::tr("This server has no Services API.");
    case ErrorKind::RateLimited:
        return Texts::tr("The server asks to wait. Try again in a while.");
    case ErrorKind::BadPayload:
        return Texts::tr("The answer is not that of a Services API: perhaps a proxy or a sign-in page.");
    case ErrorKind::Credentials:
        return keychainTrouble(error, KeychainCall::Read).cause;
    default:
        return Texts::tr("The server could not carry out the request.");
    }
}

} // namespace Belay
