// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/fieldtext.h"

#include <QRegularExpression>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

Service described()
{
    Service service;
    service.name = u"demand"_s;
    service.type = ServiceType::WebApp;
    service.tags = {u"a"_s, u"b %1"_s};
    service.details.emplace();
    service.details->title = u"Nachfrage 🚀 \u202E"_s;
    service.details->image = ImageDetails{{12}, std::nullopt};
    service.details->instanceTypeId = InstanceTypeId{4};
    service.details->parameters = Parameters{{{u"EMPTY"_s, {}}, {u"PW"_s, u"hunter2"_s}}, {u"s1"_s, u"s2"_s}};
    service.details->entrypoint = u"python\nmain.py"_s;
    service.details->sessionStickiness = true;
    return service;
}

} // namespace

class TestFieldText : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyFieldHasItsOwnLabel()
    {
        QStringList labels;
        for (const ServiceField field : allServiceFields()) {
            labels << fieldLabel(field);
        }
        QVERIFY(!labels.contains(QString()));
        QCOMPARE(labels.removeDuplicates(), 0);
        QCOMPARE(fieldLabel(ServiceField::HealthCheckUrl), u"Health check path"_s);
        QCOMPARE(fieldLabel(ServiceField::MinInstances), u"Minimum instances"_s);
    }

    void valuesAreReadable_data()
    {
        QTest::addColumn<ServiceField>("field");
        QTest::addColumn<QString>("set");
        QTest::addColumn<QString>("unset");
        using enum ServiceField;
        const QString empty = u"(empty)"_s;
        const QString unknown = u"Not returned by the API"_s;
        const auto row = [](ServiceField field, const QString &set, const QString &unset) {
            QTest::newRow(qPrintable(fieldLabel(field))) << field << set << unset;
        };
        row(Name, u"demand"_s, empty);
        row(Title, u"Nachfrage 🚀 \u202E"_s, empty);
        row(Description, empty, empty);
        row(Type, u"web-app"_s, u"web-app"_s);
        row(Image, u"12"_s, u"(none)"_s);
        row(Version, u"Latest ready"_s, u"Latest ready"_s);
        row(InstanceType, u"4"_s, u"(platform’s default)"_s);
        row(MinInstances, u"1"_s, u"1"_s);
        row(Env, u"EMPTY=\nPW=••••••••"_s, unknown);
        row(Secrets, u"s1, s2"_s, unknown);
        row(Entrypoint, u"python\nmain.py"_s, empty);
        row(HealthCheckUrl, empty, empty);
        row(SessionStickiness, u"On"_s, u"Off"_s);
        row(ScaleToZero, u"Off"_s, u"Off"_s);
        row(Tags, u"a, b %1"_s, u"(none)"_s);
    }

    void valuesAreReadable()
    {
        QFETCH(ServiceField, field);
        QTEST(fieldText(ServiceDraft::fromService(described()), field, Masking::Masked), "set");
        QTEST(fieldText(ServiceDraft(), field, Masking::Masked), "unset");
    }

    void variablesAreMaskedUnlessAskedFor()
    {
        const ServiceDraft draft = ServiceDraft::fromService(described());
        QCOMPARE(fieldText(draft, ServiceField::Env, Masking::Plain), u"EMPTY=\nPW=hunter2"_s);
        QCOMPARE(envText(draft, u"PW"_s, Masking::Masked), maskedText());
        QCOMPARE(envText(draft, u"PW"_s, Masking::Plain), u"hunter2"_s);
        QCOMPARE(envText(draft, u"EMPTY"_s, Masking::Masked), u"(empty)"_s);
        QCOMPARE(envText(draft, u"NONE"_s, Masking::Plain), u"(not set)"_s);
        QCOMPARE(envText(ServiceDraft(), u"PW"_s, Masking::Plain), u"(not set)"_s);
    }

    void changesHaveARowForEachVariable()
    {
        const Service base = described();
        const ServiceDraft before = ServiceDraft::fromService(base);
        ServiceDraft after = before;
        after.versionId = VersionId{120};
        after.parameters->env = {{u"NEW"_s, u"x"_s}, {u"PW"_s, u"hunter3"_s}};
        after.healthCheckUrl = u"/health"_s;
        const QList<FieldChange> expected{
            {ServiceField::Version, {}, u"Latest ready"_s, u"120"_s, true},
            {ServiceField::Env, u"EMPTY"_s, u"(empty)"_s, u"(not set)"_s, true},
            {ServiceField::Env, u"NEW"_s, u"(not set)"_s, maskedText(), true},
            {ServiceField::Env, u"PW"_s, maskedText(), maskedText(), true},
            {ServiceField::HealthCheckUrl, {}, u"Not returned by the API"_s, u"/health"_s, false},
        };
        QCOMPARE(describeChanges(&base, before, after), expected);
        QCOMPARE(describeChanges(&base, before, after, Masking::Plain)[3].after, u"hunter3"_s);
        QVERIFY(describeChanges(&base, before, before).isEmpty());
    }

    void unreadableEnvironmentSaysSo()
    {
        Service base = described();
        base.details->parameters.reset();
        const ServiceDraft before = ServiceDraft::fromService(base);
        ServiceDraft after = before;
        after.parameters = Parameters{{{u"A"_s, u"1"_s}}, {}};
        const QString unknown = u"Not returned by the API"_s;
        const QList<FieldChange> expected{
            {ServiceField::Env, u"A"_s, unknown, maskedText(), false},
            {ServiceField::Secrets, {}, unknown, u"(none)"_s, false},
        };
        QCOMPARE(describeChanges(&base, before, after), expected);

        after.parameters->env.clear();
        QCOMPARE(describeChanges(&base, before, after)[0],
                 (FieldChange{ServiceField::Env, {}, unknown, u"(none)"_s, false}));
        // Taken back to "leave alone".
        QCOMPARE(describeChanges(&base, after, before)[0],
                 (FieldChange{ServiceField::Env, {}, unknown, unknown, false}));
    }

    void createHasNothingBefore()
    {
        ServiceDraft after;
        after.name = u"demand"_s;
        after.parameters = Parameters{{{u"A"_s, u"1"_s}}, {u"s"_s}};
        const QList<FieldChange> expected{
            {ServiceField::Name, {}, {}, u"demand"_s, true},
            {ServiceField::Env, u"A"_s, {}, maskedText(), true},
            {ServiceField::Secrets, {}, {}, u"s"_s, true},
        };
        QCOMPARE(describeChanges(nullptr, ServiceDraft(), after), expected);
    }
};

QTEST_APPLESS_MAIN(TestFieldText)
#include "tst_fieldtext.moc"
