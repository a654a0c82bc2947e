// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace Belay {

//! What went wrong, as the program distinguishes it. Sentences for people are made of it in views/.
enum class ErrorKind {
    Network,         //!< no connection: name, route, refused, reset
    Tls,             //!< the server's identity could not be established
    Timeout,         //!< a deadline passed
    Aborted,         //!< the caller aborted, or the owner is going away
    Redirected,      //!< any 3xx; never followed
    BadRequest,      //!< 400
    Unauthorised,    //!< 401
    Forbidden,       //!< 403
    NotFound,        //!< 404
    Conflict,        //!< 409 and 412: the state forbids it
    Unprocessable,   //!< 422
    RateLimited,     //!< 429, or 503 with Retry-After
    Server,          //!< 5xx and every other status that is not success
    BadPayload,      //!< 2xx whose body is not what the contract says
    InvalidInput,    //!< refused before anything was sent: a key, a URL, a draft
    RefusedByPolicy, //!< the profile's policy forbids this verb
    Credentials,     //!< the keychain did not give or take the key
    Storage,         //!< the local database or a file failed
};

//! How far a request got. Decides what may be repeated (reliability: "Outcome").
enum class Outcome {
    NotSent,   //!< the server has seen nothing
    Rejected,  //!< the server refused it: nothing changed
    Throttled, //!< the server asked to wait: nothing changed
    Unknown,   //!< it was sent, and whether it took effect is not known
};

//! Why the keychain did not give, take or remove a key.
enum class CredentialError {
    NotFound,    //!< there is none, and the keychain was open to look
    Locked,      //!< the keychain is locked and was not unlocked: nothing is known about the key
    Denied,      //!< a person refused the access
    Unavailable, //!< no keychain can be reached, it failed, or lacks a key that had been stored there
    TimedOut,    //!< no answer within the hard limit; a write may still take effect
    Invalid,     //!< what was given, or what is stored, is no key
};

//! A failed call. A value: copy it freely. Holds server text verbatim: show it as plain text only.
struct ApiError
{
    ErrorKind kind = ErrorKind::Network;
    Outcome outcome = Outcome::NotSent;
    int httpStatus = 0;                             //!< 0 when there was no complete answer
    QString serverMessage;                          //!< the server's own words, at most 2 KiB; may be empty
    QHash<QString, QString> fieldMessages;          //!< wire field name -> the server's words about it
    std::optional<std::chrono::seconds> retryAfter; //!< from Retry-After, never negative
    QString requestId;                              //!< the X-Request-ID we sent; empty if nothing was sent
    QString detail;                                 //!< technical cause, for "Details"; no URL, no secret
    QByteArray bodySample;                          //!< at most 2 KiB of the answer
    std::optional<CredentialError> credential;      //!< present if and only if kind is Credentials

    //! A one-line technical text for logs and standard error: kind, status, detail. Not translated.
    QString toString() const;

    friend bool operator==(const ApiError &, const ApiError &) = default;
};

//! Makes an error of \a kind that happened before anything was sent.
[[nodiscard]] ApiError localError(ErrorKind kind, const QString &detail);

} // namespace Belay

Q_DECLARE_METATYPE(Belay::ApiError)
