// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/errortext.h"

#include "views/common/relativetime.h"

#include <QCoreApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(Belay::ErrorText)

public:
    static QString cause(const ApiError &error);
    static QString credentialCause(CredentialError error);
    static QString nextStep(const ApiError &error);
    static QString credentialNextStep(CredentialError error);
    static QString unknownOutcome();
    static QStringList facts(const ApiError &error, const QDateTime &at);
};

QString ErrorText::cause(const ApiError &error)
{
    switch (error.kind) {
    case ErrorKind::Network:
        return error.outcome == Outcome::Unknown ? tr("The connection broke before the platform answered.")
                                                 : tr("The platform could not be reached.");
    case ErrorKind::Tls:
        return tr("The server's identity could not be established, so nothing was sent.");
    case ErrorKind::Timeout:
        return tr("The platform did not answer in time.");
    case ErrorKind::Aborted:
        return tr("It was cancelled.");
    case ErrorKind::Redirected:
        return tr("The server pointed to another address, which Belay does not follow.");
    case ErrorKind::BadRequest:
        return tr("The platform did not accept the request.");
    case ErrorKind::Unauthorised:
        return tr("The platform rejected the API key.");
    case ErrorKind::Forbidden:
        return tr("The API key does not have permission for this.");
    case ErrorKind::NotFound:
        return tr("There is no such service any more.");
    case ErrorKind::Conflict:
        return tr("The service's present state does not allow it.");
    case ErrorKind::Unprocessable:
        return tr("The platform understood the request and cannot carry it out.");
    case ErrorKind::RateLimited:
        return error.httpStatus == 503 ? tr("The platform asks to wait: it is not available at the moment.")
                                       : tr("The platform asks to wait: too many requests.");
    case ErrorKind::Server:
        return tr("The platform reported an error of its own.");
    case ErrorKind::BadPayload:
        return tr("The answer is not what the platform's documentation promises.");
    case ErrorKind::InvalidInput:
        return tr("Something entered is not valid, so nothing was sent.");
    case ErrorKind::RefusedByPolicy:
        return tr("This profile is read-only for that at the moment, so nothing was sent.");
    case ErrorKind::Credentials:
        return credentialCause(error.credential.value_or(CredentialError::Unavailable));
    case ErrorKind::Storage:
        return tr("A local file could not be read or written.");
    }
    return {};
}

QString ErrorText::credentialCause(CredentialError error)
{
    switch (error) {
    case CredentialError::NotFound:
        return tr("The keychain holds no API key for this profile.");
    case CredentialError::Locked:
        return tr("The keychain is locked.");
    case CredentialError::Denied:
        return tr("Access to the keychain was denied.");
    case CredentialError::Unavailable:
        return tr("No keychain can be reached.");
    case CredentialError::TimedOut:
        return tr("The keychain did not answer.");
    case CredentialError::Invalid:
        return tr("That is not an API key.");
    }
    return {};
}

QString ErrorText::nextStep(const ApiError &error)
{
    switch (error.kind) {
    case ErrorKind::Network:
        return tr("Check the network connection and the profile's address, then try again.");
    case ErrorKind::Tls:
        return tr("Check the profile's address and this computer's clock; a proxy that opens encrypted "
                  "connections also causes this.");
    case ErrorKind::Timeout:
        return tr("Try again in a moment.");
    case ErrorKind::Aborted:
        return {};
    case ErrorKind::Redirected:
        return tr("Check the profile's address.");
    case ErrorKind::BadRequest:
        return tr("Correct what the details name, then try again.");
    case ErrorKind::Unauthorised:
        return tr("Enter a valid key in the profile.");
    case ErrorKind::Forbidden:
        return tr("Use a key with more rights, or ask your administrator.");
    case ErrorKind::NotFound:
        return tr("Refresh the list to see what is there.");
    case ErrorKind::Conflict:
        return tr("Wait until the service has settled, then try again.");
    case ErrorKind::Unprocessable:
        return tr("See the details for the platform's reason.");
    case ErrorKind::RateLimited:
        return error.retryAfter ? tr("Try again in %1.").arg(durationText(error.retryAfter->count()))
                                : tr("Try again in a minute.");
    case ErrorKind::Server:
        return tr("Try again; if it stays, report the request id in the details to the platform's support.");
    case ErrorKind::BadPayload:
        return tr("Check the profile's address; a sign-in page or a proxy may have answered instead.");
    case ErrorKind::InvalidInput:
        return tr("Correct it and try again.");
    case ErrorKind::RefusedByPolicy:
        return tr("Unlock the profile for 10 minutes, or change its policy.");
    case ErrorKind::Credentials:
        return credentialNextStep(error.credential.value_or(CredentialError::Unavailable));
    case ErrorKind::Storage:
        return tr("Check the free space and the rights of the folder that the details name.");
    }
    return {};
}

QString ErrorText::credentialNextStep(CredentialError error)
{
    switch (error) {
    case CredentialError::NotFound:
        return tr("Enter the key in the profile.");
    case CredentialError::Locked:
        return tr("Unlock the keychain and try again.");
    case CredentialError::Denied:
        return tr("Try again and allow the access, or use a key for this session only.");
    case CredentialError::Unavailable:
    case CredentialError::TimedOut:
        return tr("Try again, or use a key for this session only.");
    case CredentialError::Invalid:
        return tr("Copy the whole key once more; it holds no spaces or line breaks.");
    }
    return {};
}

QString ErrorText::unknownOutcome()
{
    return tr("It may have taken effect all the same: look before you repeat it.");
}

QStringList ErrorText::facts(const ApiError &error, const QDateTime &at)
{
    QStringList lines;
    if (at.isValid()) {
        lines << tr("Time: %1").arg(at.toUTC().toString(Qt::ISODate));
    }
    if (error.httpStatus > 0) {
        lines << tr("HTTP status: %1").arg(error.httpStatus);
    }
    if (!error.requestId.isEmpty()) {
        lines << tr("Request id: %1").arg(error.requestId);
    }
    if (error.retryAfter) {
        lines << tr("Retry after: %n s", nullptr, int(error.retryAfter->count()));
    }
    if (!error.serverMessage.isEmpty()) {
        lines << tr("Platform says: %1").arg(error.serverMessage);
    }
    QStringList fields = error.fieldMessages.keys();
    fields.sort();
    for (const QString &field : std::as_const(fields)) {
        lines << tr("Field %1: %2").arg(field, error.fieldMessages.value(field));
    }
    if (!error.detail.isEmpty()) {
        lines << tr("Cause: %1").arg(error.detail);
    }
    if (!error.bodySample.trimmed().isEmpty()) {
        lines << tr("Answer:") << QString::fromUtf8(error.bodySample).trimmed();
    }
    return lines;
}

MessageSeverity severityOf(const ApiError &error, CallEffect effect)
{
    switch (error.kind) {
    case ErrorKind::Aborted:
        return effect == CallEffect::Writes && error.outcome == Outcome::Unknown ? MessageSeverity::Warning
                                                                                 : MessageSeverity::Info;
    case ErrorKind::RateLimited:
    case ErrorKind::RefusedByPolicy:
        return MessageSeverity::Warning;
    default:
        return MessageSeverity::Error;
    }
}

} // namespace

QString causeOf(const ApiError &error)
{
    return ErrorText::cause(error);
}

QString nextStepFor(const ApiError &error, CallEffect effect)
{
    return effect == CallEffect::Writes && error.outcome == Outcome::Unknown ? ErrorText::unknownOutcome()
                                                                             : ErrorText::nextStep(error);
}

QString detailsOf(const ApiError &error, const QDateTime &at)
{
    return ErrorText::facts(error, at).join(u'\n');
}

Message messageFor(const ApiError &error, const QString &whatWasTried, CallEffect effect)
{
    Message message;
    message.severity = severityOf(error, effect);
    message.text = whatWasTried.isEmpty() ? causeOf(error) : QString(whatWasTried + u' ' + causeOf(error));
    message.nextStep = nextStepFor(error, effect);
    message.details = detailsOf(error, QDateTime::currentDateTimeUtc());
    return message;
}

} // namespace Belay
