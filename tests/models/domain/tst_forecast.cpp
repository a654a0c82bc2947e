// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/forecast.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

using Change = std::function<void(ServiceDraft &)>;

Service described()
{
    Service service;
    service.name = u"demand"_s;
    service.type = ServiceType::WebApp;
    service.details = ServiceDetails{u"Title"_s,
                                     u"Description"_s,
                                     ImageDetails{{12}, VersionId{120}},
                                     InstanceTypeId{4},
                                     Parameters(),
                                     false,
                                     false,
                                     u"python"_s,
                                     u"/"_s,
                                     1};
    return service;
}

} // namespace

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(Belay::ServiceField)

class TestForecast : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyFieldHasOneRuleWithItsSource()
    {
        QList<ServiceField> fields;
        for (const RedeployRule &rule : redeployRules()) {
            fields << rule.field;
            QVERIFY(QLatin1StringView(rule.docUrl).startsWith("https://docs.peak.ai/"_L1));
            QVERIFY(!QLatin1StringView(rule.reason).isEmpty());
        }
        QCOMPARE(fields, allServiceFields());
        QVERIFY(!QLatin1StringView(redeployRulesVersion).isEmpty());
    }

    void verdictFollowsTheDocumentation_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<ServiceField>("field");
        QTest::addColumn<Verdict>("verdict");
        using enum ServiceField;
        const auto row = [](ServiceField field, Verdict verdict, const Change &change) {
            QTest::newRow(qPrintable(wireName(field))) << change << field << verdict;
        };
        row(Title, Verdict::NoRedeploy, [](auto &d) { d.title = u"New"_s; });
        row(Description, Verdict::NoRedeploy, [](auto &d) { d.description = u"New"_s; });
        row(Image, Verdict::WillRedeploy, [](auto &d) { d.imageId = ImageId{13}; });
        row(Version, Verdict::WillRedeploy, [](auto &d) { d.versionId = VersionId{121}; });
        row(InstanceType, Verdict::WillRedeploy, [](auto &d) { d.instanceTypeId = InstanceTypeId{5}; });
        row(MinInstances, Verdict::Undocumented, [](auto &d) { d.minInstances = 2; });
        row(Env, Verdict::WillRedeploy, [](auto &d) { d.parameters->env[u"A"_s] = u"1"_s; });
        row(Secrets, Verdict::WillRedeploy, [](auto &d) { d.parameters->secrets << u"s"_s; });
        row(Entrypoint, Verdict::DocsDisagree, [](auto &d) { d.entrypoint = u"node"_s; });
        row(HealthCheckUrl, Verdict::DocsDisagree, [](auto &d) { d.healthCheckUrl = u"/health"_s; });
        row(SessionStickiness, Verdict::WillRedeploy, [](auto &d) { d.sessionStickiness = true; });
        row(ScaleToZero, Verdict::WillRedeploy, [](auto &d) { d.scaleToZero = true; });
        row(Tags, Verdict::Undocumented, [](auto &d) { d.tags << u"a"_s; });
        row(Name, Verdict::Undocumented, [](auto &d) { d.name = u"b"_s; });
        row(Type, Verdict::Undocumented, [](auto &d) { d.type = ServiceType::Shiny; });
    }

    void verdictFollowsTheDocumentation()
    {
        QFETCH(Change, change);
        QFETCH(ServiceField, field);
        QFETCH(Verdict, verdict);
        ServiceDraft after = ServiceDraft::fromService(described());
        change(after);
        const Forecast result = forecast(described(), after, VersionId{130});
        QCOMPARE(result.fields.size(), 1);
        QCOMPARE(result.fields[0].field, field);
        QCOMPARE(result.fields[0].verdict, verdict);
        QVERIFY(!result.fields[0].reason.isEmpty());
        QCOMPARE(result.total, verdict);
        QCOMPARE(result.mayRedeploy(), verdict != Verdict::NoRedeploy);
        QVERIFY(!result.isCreate);
    }

    void nothingChangedMeansNoRedeploy()
    {
        const Forecast result = forecast(described(), ServiceDraft::fromService(described()), VersionId{130});
        QVERIFY(result.fields.isEmpty());
        QCOMPARE(result.total, Verdict::NoRedeploy);
        QVERIFY(!result.mayRedeploy());
    }

    void totalIsTheStrongestVerdict()
    {
        ServiceDraft after = ServiceDraft::fromService(described());
        after.title = u"New"_s;
        after.minInstances = 2;
        QCOMPARE(forecast(described(), after, {}).total, Verdict::Undocumented);
        after.entrypoint = u"node"_s;
        QCOMPARE(forecast(described(), after, {}).total, Verdict::DocsDisagree);
        after.versionId.reset();
        QCOMPARE(forecast(described(), after, VersionId{130}).total, Verdict::MayRedeploy);
        after.scaleToZero = true;
        const Forecast result = forecast(described(), after, VersionId{130});
        QCOMPARE(result.total, Verdict::WillRedeploy);
        QCOMPARE(result.fields.size(), 5);
    }

    void openVersionDependsOnTheNewestReadyOne_data()
    {
        QTest::addColumn<qint64>("latest");
        QTest::addColumn<Verdict>("verdict");
        QTest::newRow("newer") << 130LL << Verdict::MayRedeploy;
        QTest::newRow("older, as the present one is no longer ready") << 110LL << Verdict::MayRedeploy;
        QTest::newRow("present") << 120LL << Verdict::NoRedeploy;
        QTest::newRow("not known") << 0LL << Verdict::MayRedeploy;
    }

    void openVersionDependsOnTheNewestReadyOne()
    {
        QFETCH(qint64, latest);
        QFETCH(Verdict, verdict);
        ServiceDraft after = ServiceDraft::fromService(described());
        after.versionId.reset();
        const auto ready = latest == 0 ? std::nullopt : std::optional(VersionId{latest});
        QCOMPARE(forecast(described(), after, ready).total, verdict);
        after.imageId = ImageId{13};
        QCOMPARE(forecast(described(), after, ready).total, Verdict::WillRedeploy);
    }

    void unreadableValueIsAssumedToChange()
    {
        Service base = described();
        base.details->parameters.reset();
        base.details->title.reset();
        ServiceDraft after = ServiceDraft::fromService(base);
        after.title = u"New"_s;
        after.parameters = Parameters{{{u"A"_s, u"1"_s}}, {}};
        const Forecast result = forecast(base, after, {});
        QCOMPARE(result.fields.size(), 3);
        QCOMPARE(result.fields[0].verdict, Verdict::NoRedeploy);
        QCOMPARE(result.fields[1].field, ServiceField::Env);
        QCOMPARE(result.fields[1].verdict, Verdict::UnknownCurrent);
        QCOMPARE(result.fields[2].verdict, Verdict::UnknownCurrent); // secrets are replaced along with env
        QCOMPARE(result.total, Verdict::UnknownCurrent);
    }

    void observationsAreToldWhereTheyMatter_data()
    {
        QTest::addColumn<ServiceField>("field");
        QTest::addColumn<int>("redeploys");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("undocumented") << ServiceField::MinInstances << 0 << true;
        QTest::newRow("documents disagree") << ServiceField::Entrypoint << 5 << true;
        QTest::newRow("as documented") << ServiceField::InstanceType << 5 << false;
        QTest::newRow("contradicted") << ServiceField::InstanceType << 4 << true;
        QTest::newRow("harmless as documented") << ServiceField::Title << 0 << false;
        QTest::newRow("not so harmless") << ServiceField::Title << 1 << true;
    }

    void observationsAreToldWhereTheyMatter()
    {
        QFETCH(ServiceField, field);
        QFETCH(int, redeploys);
        QFETCH(bool, isTold);
        ServiceDraft after = ServiceDraft::fromService(described());
        after.title = u"New"_s;
        after.instanceTypeId = InstanceTypeId{5};
        after.minInstances = 2;
        after.entrypoint = u"sh"_s;
        const FieldObservation seen{5, redeploys};
        const Forecast plain = forecast(described(), after, {});
        const Forecast told = forecast(described(), after, {}, {{field, seen}});
        QCOMPARE(told.total, plain.total);
        for (const FieldForecast &row : told.fields) {
            QCOMPARE(row.observed, row.field == field && isTold ? std::optional(seen) : std::nullopt);
        }
        QVERIFY(observationText(seen).contains(u"%1 of 5"_s.arg(redeploys)));
    }

    void observationsSayNothingOfAnOpenVersion()
    {
        ServiceDraft after = ServiceDraft::fromService(described());
        after.versionId.reset();
        const RedeployObservations seen{{ServiceField::Version, {1, 1}}};
        const Forecast same = forecast(described(), after, VersionId{120}, seen);
        QCOMPARE(same.total, Verdict::NoRedeploy);
        QVERIFY(!same.fields.first().observed);
        QVERIFY(!forecast(described(), after, VersionId{130}, seen).fields.first().observed);
    }

    void updatesTeachWhatTheyCannotHaveFromElsewhere_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QList<ServiceField>>("quiet");
        QTest::addColumn<QList<ServiceField>>("redeployed");
        using Fields = QList<ServiceField>;
        const Fields minimum{ServiceField::MinInstances};
        QTest::newRow("one field") << Change([](ServiceDraft &d) { d.minInstances = 2; }) << minimum
                                   << minimum;
        QTest::newRow("with a harmless one") << Change([](ServiceDraft &d) {
            d.title = u"x"_s;
            d.minInstances = 2;
        }) << Fields{ServiceField::Title, ServiceField::MinInstances}
                                             << minimum;
        QTest::newRow("two suspects") << Change([](ServiceDraft &d) {
            d.entrypoint = u"sh"_s;
            d.minInstances = 2;
        }) << Fields{ServiceField::MinInstances, ServiceField::Entrypoint}
                                      << Fields();
        QTest::newRow("a harmless one alone") << Change([](ServiceDraft &d) { d.title = u"x"_s; })
                                              << Fields{ServiceField::Title} << Fields{ServiceField::Title};
        QTest::newRow("two harmless ones") << Change([](ServiceDraft &d) {
            d.title = u"x"_s;
            d.description = u"x"_s;
        }) << Fields{ServiceField::Title, ServiceField::Description}
                                           << Fields();
        QTest::newRow("an open version beside it") << Change([](ServiceDraft &d) {
            d.versionId.reset();
            d.minInstances = 2;
        }) << minimum << Fields();
    }

    void updatesTeachWhatTheyCannotHaveFromElsewhere()
    {
        QFETCH(Change, change);
        QFETCH(QList<ServiceField>, quiet);
        QFETCH(QList<ServiceField>, redeployed);
        ServiceDraft after = ServiceDraft::fromService(described());
        change(after);
        QCOMPARE(fieldsTaught(described(), after, false), quiet);
        QCOMPARE(fieldsTaught(described(), after, true), redeployed);
    }

    void createAlwaysDeploys()
    {
        QCOMPARE(forecastCreate().total, Verdict::WillRedeploy);
        QVERIFY(forecastCreate().isCreate);
        QVERIFY(forecastCreate().mayRedeploy());
    }

    void everyVerdictHasItsWords()
    {
        QStringList texts;
        for (const Verdict verdict : {Verdict::NoRedeploy, Verdict::Undocumented, Verdict::DocsDisagree,
                                      Verdict::MayRedeploy, Verdict::UnknownCurrent, Verdict::WillRedeploy}) {
            texts << verdictText(verdict);
        }
        QVERIFY(!texts.contains(QString()));
        QCOMPARE(texts.removeDuplicates(), 0);
    }
};

QTEST_APPLESS_MAIN(TestForecast)
#include "tst_forecast.moc"
