// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/invocation/testtexts.h"

#include "models/domain/displaytext.h"
#include "views/common/errortext.h"
#include "views/common/plaintext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

struct TestTexts
{
    Q_DECLARE_TR_FUNCTIONS(Belay::TestPanel)
};

const QString testId = u"test"_s;

} // namespace

QString describe(const TestRequest &request)
{
    return wireName(request.method).toUpper() + u' ' + request.path;
}

QString whyNotCallable(const Service &service, bool isGone)
{
    const QString name = isolated(service.name);
    if (isGone) {
        return TestTexts::tr("%1 was deleted.").arg(name);
    }
    if (service.status != ServiceStatus(ServiceStatus::Available)) {
        return TestTexts::tr("%1 is not available now, its status is: %2.")
            .arg(name, displayText(service.status));
    }
    return {};
}

StateContent testStateOf(const std::optional<Service> &service, bool isGone, bool wasCallable,
                         bool hasProfile)
{
    StateContent content;
    if (!service) {
        content.iconName = u"state-empty"_s;
        content.title =
            hasProfile ? TestTexts::tr("No service is selected.") : TestTexts::tr("No profile is open.");
        content.advice = TestTexts::tr("Select an API service in the list to send it a request.");
    } else if (service->type != ServiceType(ServiceType::Api)) {
        content.iconName = u"state-denied"_s;
        content.title = TestTexts::tr("%1 is of type %2: only API services can be tested.")
                            .arg(isolated(service->name), displayText(service->type));
        content.advice =
            TestTexts::tr("The platform passes requests on to services of type API alone. Whether this one "
                          "runs is told by its status.");
    } else if (const QString reason = whyNotCallable(*service, isGone); !reason.isEmpty() && !wasCallable) {
        content.iconName = service->status.isTransitional() ? u"state-empty"_s : u"state-error"_s;
        content.title = reason;
        content.advice =
            service->status.isTransitional() && !isGone
                ? TestTexts::tr("Requests can be sent as soon as it is available; this page follows.")
                : TestTexts::tr("Only available services answer requests.");
    }
    return content;
}

Message testFailure(const TestRequest &request, const ApiError &error)
{
    const bool isCancelled = error.kind == ErrorKind::Aborted;
    const bool isWithoutAnswer = isCancelled || error.outcome == Outcome::Unknown;
    const bool mayHaveRun = isWithoutAnswer && request.method != TestMethod::Get;
    const QString what = mayHaveRun ? TestTexts::tr("No answer: the request may have run.")
                                    : TestTexts::tr("%1 was not answered.").arg(isolated(describe(request)));
    Message message = messageFor(error, what, mayHaveRun ? CallEffect::Writes : CallEffect::Reads);
    if (isCancelled && mayHaveRun) {
        message.severity = MessageSeverity::Warning;
        message.nextStep = TestTexts::tr("Look at the service's own data before you repeat it.");
    }
    message.id = testId;
    return message;
}

QString keptRemark(const TestHistoryEntry &entry)
{
    QString remark = TestTexts::tr("From the history: %1, sent %2.")
                         .arg(isolated(describe(entry.request)),
                              QLocale().toString(entry.at.toLocalTime(), QLocale::ShortFormat));
    if (entry.truncated) {
        remark += u' ' + TestTexts::tr("Only the first 256 KiB were kept.");
    }
    return remark;
}

Message keptFailure(const TestHistoryEntry &entry)
{
    Message message;
    message.id = testId;
    message.severity = MessageSeverity::Info;
    message.text = keptRemark(entry);
    message.nextStep = TestTexts::tr("There was no answer.");
    message.details = entry.error;
    return message;
}

} // namespace Belay
