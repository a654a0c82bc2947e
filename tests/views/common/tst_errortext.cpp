// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/errortext.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr ErrorKind allKinds[] = {
    ErrorKind::Network,     ErrorKind::Tls,        ErrorKind::Timeout,       ErrorKind::Aborted,
    ErrorKind::Redirected,  ErrorKind::BadRequest, ErrorKind::Unauthorised,  ErrorKind::Forbidden,
    ErrorKind::NotFound,    ErrorKind::Conflict,   ErrorKind::Unprocessable, ErrorKind::RateLimited,
    ErrorKind::Server,      ErrorKind::BadPayload, ErrorKind::InvalidInput,  ErrorKind::RefusedByPolicy,
    ErrorKind::Credentials, ErrorKind::Storage,
};

ApiError sampleError()
{
    ApiError error;
    error.kind = ErrorKind::Unprocessable;
    error.outcome = Outcome::Rejected;
    error.httpStatus = 422;
    error.serverMessage = u"<b>minInstances</b> is too big"_s;
    error.fieldMessages.insert(u"minInstances"_s, u"at most 2"_s);
    error.requestId = u"req-17"_s;
    error.detail = u"refused by validation"_s;
    error.bodySample = "{\"message\":\"too big\"}";
    return error;
}

} // namespace

class TestErrorText : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyKindHasASentenceOfItsOwn()
    {
        std::set<QString> causes;
        for (const ErrorKind kind : allKinds) {
            const QString cause = causeOf(localError(kind, QString()));
            QVERIFY2(cause.endsWith(u'.'), qPrintable(cause));
            causes.insert(cause);
        }
        QCOMPARE(causes.size(), std::size(allKinds));
    }

    void everyKindButACancellationSaysWhatToDo()
    {
        for (const ErrorKind kind : allKinds) {
            QCOMPARE(nextStepFor(localError(kind, QString())).isEmpty(), kind == ErrorKind::Aborted);
        }
    }

    void everyKeychainStateIsTold()
    {
        std::set<QString> causes;
        for (const CredentialError state :
             {CredentialError::NotFound, CredentialError::Locked, CredentialError::Denied,
              CredentialError::Unavailable, CredentialError::TimedOut, CredentialError::Invalid}) {
            ApiError error = localError(ErrorKind::Credentials, QString());
            error.credential = state;
            causes.insert(causeOf(error));
            QVERIFY(!nextStepFor(error).isEmpty());
        }
        QCOMPARE(causes.size(), std::size_t(6));
    }

    void aLostAnswerToAWriteIsNeverCalledAFailure()
    {
        ApiError error = localError(ErrorKind::Timeout, QString());
        error.outcome = Outcome::Unknown;
        QVERIFY(nextStepFor(error, CallEffect::Writes).contains("may have taken effect"_L1));
        QVERIFY(!nextStepFor(error, CallEffect::Reads).contains("may have taken effect"_L1));
    }

    void waitingTimeIsTold()
    {
        ApiError error = localError(ErrorKind::RateLimited, QString());
        error.retryAfter = 12s;
        QVERIFY(nextStepFor(error).contains("12 s"_L1));
        QCOMPARE(messageFor(error, QString()).severity, MessageSeverity::Warning);
    }

    void serverTextStaysInTheDetails()
    {
        const Message message = messageFor(sampleError(), u"The service could not be changed."_s);
        QVERIFY(message.text.startsWith("The service could not be changed. "_L1));
        for (const QString &sentence : {message.text, message.nextStep}) {
            QVERIFY(!sentence.contains("minInstances"_L1));
        }
        for (const QString &fact :
             {u"HTTP status: 422"_s, u"Request id: req-17"_s,
              u"Platform says: <b>minInstances</b> is too big"_s, u"Field minInstances: at most 2"_s,
              u"Cause: refused by validation"_s, u"{\"message\":\"too big\"}"_s, u"Time: "_s}) {
            QVERIFY2(message.details.contains(fact), qPrintable(fact));
        }
    }

    void withoutAnAttemptTheCauseStandsAlone()
    {
        const ApiError error = localError(ErrorKind::Network, QString());
        QCOMPARE(messageFor(error, QString()).text, causeOf(error));
    }

    void detailsOfNothingAreEmpty() { QCOMPARE(detailsOf(ApiError()), QString()); }
};

QTEST_MAIN(TestErrorText)
#include "tst_errortext.moc"
