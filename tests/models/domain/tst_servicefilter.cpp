// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/servicefilter.h"
#include "tests/support/utc.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = utc(QDate(2026, 3, 10), QTime(12, 0));

Service demand()
{
    Service service;
    service.id = {u"84a41de7-d67f-4aa0-aebe-83c1474f0eaf"_s};
    service.name = u"demand-forecast"_s;
    service.type = ServiceType::Api;
    service.status = ServiceStatus::CreateFailed;
    service.createdAt = utc(QDate(2025, 1, 1), QTime(8, 30));
    service.updatedAt = now.addDays(-6);
    service.createdBy = u"john.doe@peak.ai"_s;
    service.updatedBy = u"Ann@peak.ai"_s;
    service.tags = {u"prod"_s, u"Team Blue"_s};
    service.details.emplace();
    service.details->title = u"Nachfrage (München) 🚀 %1"_s;
    service.details->image = ImageDetails{{12}, VersionId{120}};
    return service;
}

MatchContext context()
{
    MatchContext context;
    context.now = now;
    context.imageName = [](ImageId id) { return id.value == 12 ? u"demand-image"_s : QString(); };
    context.isProtected = [](const ServiceId &id) { return id.value.startsWith(u'8'); };
    context.isMonitored = [](const ServiceId &) { return false; };
    return context;
}

constexpr FilterFeatures everything{true, true, true};

//! What the grammar says of plain words, written down as simply as can be.
bool naivelyContains(const Service &service, const QString &word)
{
    QStringList texts = service.tags;
    texts << service.name;
    if (service.details && service.details->title) {
        texts << *service.details->title;
    }
    for (const QString &text : texts) {
        if (text.toCaseFolded().contains(word.toCaseFolded())) {
            return true;
        }
    }
    return service.id.value.toCaseFolded().startsWith(word.toCaseFolded());
}

template <typename T>
const T &pick(QRandomGenerator &random, const QList<T> &from)
{
    return from.at(random.bounded(from.size()));
}

} // namespace

class TestServiceFilter : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void matchesAsTheGrammarSays_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("matches");

        const auto row = [](const QString &query, bool matches) {
            QTest::newRow(qPrintable(query.isEmpty() ? u"(empty)"_s : query)) << query << matches;
        };
        row({}, true);
        row(u"   "_s, true);
        row(u"demand"_s, true);
        row(u"DEMAND"_s, true);
        row(u"emand-f"_s, true);
        row(u"demand forecast"_s, true);
        row(u"demand other"_s, false);
        row(u"nachfrage"_s, true);
        row(u"MÜNCHEN"_s, true);
        row(u"🚀"_s, true);
        row(u"%1"_s, true);
        row(u"blue"_s, true);
        row(u"84a4"_s, true);
        row(u"84A4"_s, true);
        row(u"4a41"_s, false); // only the beginning of the id counts
        row(u"john"_s, false);
        row(u"other|demand"_s, true);
        row(u"other|another"_s, false);
        row(u"demand|"_s, true);
        row(u"||demand"_s, true);
        row(u"-demand"_s, false);
        row(u"-other"_s, true);
        row(u"-other|demand"_s, false);
        row(u"\"team blue\""_s, true);
        row(u"\"team  blue\""_s, false);
        row(u"-\"team blue\""_s, false);
        row(u"\"other thing\"|\"team blue\""_s, true);
        row(u"\"a \\\"quote\\\"\""_s, false);
        row(u"/^demand-.*cast$/"_s, true);
        row(u"/^DEMAND/"_s, true);
        row(u"/^forecast/"_s, false);
        row(u"-/^forecast/"_s, true);
        row(u"/team blue/"_s, true);
        row(u"/x/|/blue$/"_s, true);
        row(u"/eaf$/"_s, false); // a pattern does not look into the id unless told
        row(u"id:/eaf$/"_s, true);
        row(u"id:84a4"_s, true);
        row(u"id:eaf"_s, false);
        row(u"status:failed"_s, true);
        row(u"STATUS:Failed"_s, true);
        row(u"status:create_failed"_s, true);
        row(u"status:create-failed"_s, true);
        row(u"status:createfailed"_s, true);
        row(u"status:CREATE_FAILED"_s, true);
        row(u"status:\"create_failed\""_s, true);
        row(u"status:delete_failed"_s, false);
        row(u"status:creating"_s, false);
        row(u"status:creat"_s, true);
        row(u"status:available|failed"_s, true);
        row(u"-status:failed"_s, false);
        row(u"-status:available"_s, true);
        row(u"status:\"UPDATE_FAILED\""_s, false);
        row(u"type:api"_s, true);
        row(u"type:API"_s, true);
        row(u"type:web|shiny"_s, false);
        row(u"-type:web-app"_s, true);
        row(u"name:demand"_s, true);
        row(u"name:blue"_s, false);
        row(u"name:/^d.*t$/"_s, true);
        row(u"title:nachfrage"_s, true);
        row(u"title:\"nachfrage (m\""_s, true);
        row(u"title:demand"_s, false);
        row(u"tag:prod"_s, true);
        row(u"tag:old|prod"_s, true);
        row(u"-tag:old"_s, true);
        row(u"tag:demand"_s, false);
        row(u"image:12"_s, true);
        row(u"image:1"_s, false);
        row(u"image:demand"_s, true);
        row(u"image:/^demand/"_s, true);
        row(u"image:other"_s, false);
        row(u"by:john"_s, true);
        row(u"by:ANN"_s, true);
        row(u"by:zoe"_s, false);
        row(u"updated:<7d"_s, true);
        row(u"updated:7d"_s, true);
        row(u"updated:<1w"_s, true);
        row(u"updated:<6d"_s, false);
        row(u"updated:<=6d"_s, true);
        row(u"updated:>=6d"_s, true);
        row(u"updated:>6d"_s, false);
        row(u"updated:>5d"_s, true);
        row(u"updated:>60M"_s, true);
        row(u"updated:<145h"_s, true);
        row(u"updated:<1h|>3d"_s, true);
        row(u"-updated:<7d"_s, false);
        row(u"created:2025-01-01"_s, true);
        row(u"created:2025-01-02"_s, false);
        row(u"created:>2025-01-01"_s, false);
        row(u"created:>=2025-01-01"_s, true);
        row(u"created:>2024-12-31"_s, true);
        row(u"created:<2025-01-01"_s, false);
        row(u"created:<=2025-01-01"_s, true);
        row(u"created:<2025-01-02"_s, true);
        row(u"is:failed"_s, true);
        row(u"is:busy"_s, false);
        row(u"is:busy|failed"_s, true);
        row(u"-is:failed"_s, false);
        row(u"is:protected"_s, true);
        row(u"is:monitored"_s, false);
        row(u"12:30"_s, false);
        row(u"--demand"_s, true); // not "-demand", which the name does not hold
        row(u"\"demand\"forecast"_s, true);
        row(u"\u202Eقائمة"_s, false);
        row(u"a"_s + QChar(0) + u"b"_s, false);
    }

    void matchesAsTheGrammarSays()
    {
        QFETCH(QString, query);
        QFETCH(bool, matches);
        const ServiceFilter filter = ServiceFilter::parse(query, everything);
        QVERIFY(!filter.hasProblems());
        QCOMPARE(filter.matches(demand(), context()), matches);
        QCOMPARE(filter.query(), query);
    }

    void invalidTokenIsReportedAndTheRestApplies_data()
    {
        QTest::addColumn<QString>("invalid");
        for (const QString &invalid : {u"-"_s,
                                       u"|"_s,
                                       u"\"\""_s,
                                       u"//"_s,
                                       u"status:"_s,
                                       u"status:|"_s,
                                       u"-name:"_s,
                                       u"foo:bar"_s,
                                       u"/(/"_s,
                                       u"name:/[/"_s,
                                       u"/open"_s,
                                       u"status:falied"_s,
                                       u"status:_"_s,
                                       u"type:foo"_s,
                                       u"status:/x/"_s,
                                       u"updated:soon"_s,
                                       u"updated:<"_s,
                                       u"updated:7"_s,
                                       u"updated:<d"_s,
                                       u"updated:<1234567d"_s,
                                       u"created:2025-02-30"_s,
                                       u"created:>٣d"_s,
                                       u"is:odd"_s,
                                       u"is:protected"_s,
                                       u"is:monitored"_s,
                                       u"image:name"_s,
                                       u"image:/12/"_s}) {
            QTest::newRow(qPrintable(invalid)) << invalid;
        }
    }

    void invalidTokenIsReportedAndTheRestApplies()
    {
        QFETCH(QString, invalid);
        const ServiceFilter filter = ServiceFilter::parse(u"demand "_s + invalid + u" type:api"_s);
        QCOMPARE(filter.tokens().size(), 3);
        QVERIFY(filter.tokens()[0].isValid());
        QVERIFY(!filter.tokens()[1].isValid());
        QCOMPARE(filter.tokens()[1].text, invalid);
        QCOMPARE(filter.tokens()[1].start, 7);
        QCOMPARE(filter.tokens()[1].length, invalid.size());
        QVERIFY(filter.tokens()[2].isValid());
        QVERIFY(filter.hasProblems());
        QVERIFY(filter.matches(demand(), context()));
        QVERIFY(!ServiceFilter::parse(u"other "_s + invalid).matches(demand(), context()));
        QVERIFY(ServiceFilter::parse(invalid).isEmpty());
    }

    void openQuotationMarkTakesTheRestOfTheLine()
    {
        const ServiceFilter filter = ServiceFilter::parse(u"demand \"team status:failed"_s);
        QCOMPARE(filter.tokens().size(), 2);
        QVERIFY(filter.tokens()[1].unclosed);
        QVERIFY(filter.hasProblems());
        // A new token goes before it, or it would be swallowed.
        const ServiceFilter named = filter.withName(u"x"_s);
        QCOMPARE(named.query(), u"demand name:x \"team status:failed"_s);
        QCOMPARE(named.name(), u"x"_s);
        QCOMPARE(named.withChoices(FilterKind::Type, {u"api"_s}).choices(FilterKind::Type),
                 QStringList{u"api"_s});
    }

    void tokensTellTheirPlace()
    {
        const ServiceFilter filter = ServiceFilter::parse(u"  -status:failed \"a b\"  name:/x y/|z"_s);
        const auto &tokens = filter.tokens();
        QCOMPARE(tokens.size(), 3);
        QCOMPARE(tokens[0].start, 2);
        QCOMPARE(tokens[0].length, 14);
        QVERIFY(tokens[0].negated);
        QCOMPARE(tokens[0].kind, FilterKind::Status);
        QCOMPARE(tokens[1].text, u"\"a b\""_s);
        QCOMPARE(tokens[1].terms.constFirst().text, u"a b"_s);
        QCOMPARE(tokens[2].text, u"name:/x y/|z"_s);
        QCOMPARE(tokens[2].terms.size(), 2);
        QCOMPARE(tokens[2].terms[0].shape, FilterTerm::Pattern);
    }

    void unknownStatusIsFoundByItsTextAndByItsWords()
    {
        Service service = demand();
        service.status = ServiceStatus::fromText(u"UPDATE_FAILED"_s);
        service.type = ServiceType::fromText(u"batch"_s);
        QVERIFY(ServiceFilter::parse(u"status:failed"_s).matches(service, context()));
        QVERIFY(ServiceFilter::parse(u"status:\"update_failed\""_s).matches(service, context()));
        QVERIFY(!ServiceFilter::parse(u"status:\"update\""_s).matches(service, context()));
        QVERIFY(!ServiceFilter::parse(u"status:available"_s).matches(service, context()));
        QVERIFY(ServiceFilter::parse(u"type:\"batch\""_s).matches(service, context()));
        QVERIFY(!ServiceFilter::parse(u"type:api"_s).matches(service, context()));
        QVERIFY(!ServiceFilter::parse(u"is:failed"_s).matches(service, context()));
    }

    void whatIsNotKnownDoesNotMatch()
    {
        Service bare;
        bare.name = u"bare"_s;
        for (const QString &query : {u"title:a"_s, u"image:12"_s, u"updated:<7d"_s, u"created:>2020-01-01"_s,
                                     u"by:a"_s, u"tag:a"_s, u"id:8"_s, u"is:protected"_s}) {
            QVERIFY2(!ServiceFilter::parse(query, everything).matches(bare, {now, {}, {}, {}}),
                     qPrintable(query));
            QVERIFY2(ServiceFilter::parse(u'-' + query, everything).matches(bare, {now, {}, {}, {}}),
                     qPrintable(query));
        }
    }

    void chipsRemoveTheirToken()
    {
        const ServiceFilter filter = ServiceFilter::parse(u"demand  -tag:old status:failed"_s);
        QCOMPARE(filter.withoutToken(0).query(), u"-tag:old status:failed"_s);
        QCOMPARE(filter.withoutToken(1).query(), u"demand status:failed"_s);
        QCOMPARE(filter.withoutToken(2).query(), u"demand -tag:old"_s);
        QCOMPARE(ServiceFilter::parse(u"x"_s).withoutToken(0).query(), QString());
    }

    void dropdownsAndQueryShowTheSame_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("statuses");
        QTest::addColumn<QStringList>("types");
        const QStringList failed{u"CREATE_FAILED"_s, u"DELETE_FAILED"_s};
        QTest::newRow("none") << u"demand"_s << QStringList() << QStringList();
        QTest::newRow("word") << u"status:failed"_s << failed << QStringList();
        QTest::newRow("or") << u"status:failed|available type:web|api"_s
                            << QStringList{u"AVAILABLE"_s, u"CREATE_FAILED"_s, u"DELETE_FAILED"_s}
                            << QStringList{u"api"_s, u"web-app"_s};
        QTest::newRow("and") << u"status:failed status:create"_s << QStringList{u"CREATE_FAILED"_s}
                             << QStringList();
        QTest::newRow("negated does not tick") << u"-status:failed"_s << QStringList() << QStringList();
        QTest::newRow("invalid does not tick") << u"status:falied"_s << QStringList() << QStringList();
        QTest::newRow("undocumented") << u"status:available|\"PAUSED\" type:\"batch\""_s
                                      << QStringList{u"AVAILABLE"_s, u"PAUSED"_s} << QStringList{u"batch"_s};
    }

    void dropdownsAndQueryShowTheSame()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, statuses);
        QFETCH(QStringList, types);
        const ServiceFilter filter = ServiceFilter::parse(query);
        QCOMPARE(filter.choices(FilterKind::Status), statuses);
        QCOMPARE(filter.choices(FilterKind::Type), types);
        const ServiceFilter again =
            filter.withChoices(FilterKind::Status, statuses).withChoices(FilterKind::Type, types);
        QCOMPARE(again.choices(FilterKind::Status), statuses);
        QCOMPARE(again.choices(FilterKind::Type), types);
    }

    void dropdownsReplaceTheirTokenInPlace()
    {
        const ServiceFilter filter =
            ServiceFilter::parse(u"a status:falied -status:deleting b status:available"_s);
        QCOMPARE(
            filter.withChoices(FilterKind::Status, {u"CREATING"_s, u"CREATE_FAILED"_s, u"ODD ONE"_s}).query(),
            u"a status:creating|create_failed|\"ODD ONE\" -status:deleting b"_s);
        QCOMPARE(filter.withChoices(FilterKind::Status, {}).query(), u"a -status:deleting b"_s);
        QCOMPARE(filter.withChoices(FilterKind::Type, {u"web-app"_s}).query(),
                 filter.query() + u" type:web-app"_s);
        QCOMPARE(filter.withChoices(FilterKind::Status, {QString()}).query(), u"a -status:deleting b"_s);
    }

    void nameFieldAndQueryShowTheSame_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name :
             {u"demand"_s, u"a b"_s, u"a|b"_s, u"/re/"_s, u"say \"hi\""_s, u"back\\slash"_s,
              u"both \\\" x\\"_s, u"-x"_s, u"status:failed"_s, u"%1 🚀"_s, u"قائمة \u202E"_s,
              QString(u"a"_s + QChar(0) + u"b"_s), u" "_s}) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }

    void nameFieldAndQueryShowTheSame()
    {
        QFETCH(QString, name);
        for (const QString &query :
             {QString(), u"x status:failed"_s, u"name:old x"_s, u"-name:x name:a|b"_s}) {
            const ServiceFilter filter = ServiceFilter::parse(query).withName(name);
            QCOMPARE(filter.name(), name);
            QVERIFY(!filter.hasProblems());
            QCOMPARE(filter.serverSearchTerm(), name);
        }
        QCOMPARE(ServiceFilter::parse(u"name:old x"_s).withName({}).query(), u"x"_s);
    }

    void serverIsAskedForNoLessThanWhatPasses_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("statuses");
        QTest::addColumn<QStringList>("types");
        QTest::addColumn<QString>("term");
        const QStringList none;
        QTest::newRow("words are not only in names") << u"demand"_s << none << none << QString();
        QTest::newRow("all three") << u"name:dem status:available type:api"_s << QStringList{u"AVAILABLE"_s}
                                   << QStringList{u"api"_s} << u"dem"_s;
        QTest::newRow("longest name")
            << u"name:d name:dem -name:demand name:/long pattern/ name:a|bcde"_s << none << none << u"dem"_s;
        QTest::newRow("not by negation") << u"-status:available -type:api"_s << none << none << QString();
        QTest::newRow("busy") << u"is:busy"_s << QStringList{u"CREATING"_s, u"DEPLOYING"_s, u"DELETING"_s}
                              << none << QString();
        QTest::newRow("busy or protected") << u"is:busy|protected"_s << none << none << QString();
        QTest::newRow("undocumented")
            << u"status:available|\"PAUSED\" type:api|\"x\""_s << none << none << QString();
    }

    void serverIsAskedForNoLessThanWhatPasses()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, statuses);
        QFETCH(QStringList, types);
        QFETCH(QString, term);
        const ServiceFilter filter = ServiceFilter::parse(query, everything);
        QStringList askedStatuses;
        for (const ServiceStatus &status : filter.serverStatuses()) {
            askedStatuses << status.text();
        }
        QStringList askedTypes;
        for (const ServiceType &type : filter.serverTypes()) {
            askedTypes << type.text();
        }
        QCOMPARE(askedStatuses, statuses);
        QCOMPARE(askedTypes, types);
        QCOMPARE(filter.serverSearchTerm(), term);
    }

    void agreesWithANaiveFilterOnRandomQueries()
    {
        QRandomGenerator random(20260310);
        const QList<QString> pieces{u"demand"_s, u"fore"_s, u"API"_s, u"blue"_s, u"é"_s,
                                    u"84"_s,     u"-x"_s,   u"%1"_s,  u"🚀"_s};
        for (int round = 0; round < 3000; ++round) {
            Service service;
            service.id = {QString::number(random.bounded(80, 90)) + u"-id"_s};
            service.name = pick(random, pieces) + pick(random, pieces);
            service.status = pick(random, ServiceStatus::documented());
            if (random.bounded(2) != 0) {
                service.tags << pick(random, pieces).toUpper();
            }
            if (random.bounded(2) != 0) {
                service.details.emplace();
                service.details->title = pick(random, pieces) + u' ' + pick(random, pieces);
            }
            QStringList query;
            bool expected = true;
            for (int i = random.bounded(4); i > 0; --i) {
                const bool negated = random.bounded(3) == 0;
                QStringList alternatives;
                bool any = false;
                const bool byStatus = random.bounded(4) == 0;
                for (int j = 1 + random.bounded(3); j > 0; --j) {
                    if (byStatus) {
                        const ServiceStatus status = pick(random, ServiceStatus::documented());
                        alternatives << status.text();
                        any = any || status == service.status;
                    } else {
                        const QString word = pick(random, pieces);
                        // A sign at the very beginning would be read as NOT.
                        alternatives << quotedFilterValue(word, FilterQuoting::Always);
                        any = any || naivelyContains(service, word);
                    }
                }
                query << (negated ? u"-"_s : QString()) + (byStatus ? u"status:"_s : QString()) +
                             alternatives.join(u'|');
                expected = expected && any != negated;
            }
            const QString text = query.join(u"  "_s);
            QVERIFY2(ServiceFilter::parse(text).matches(service, context()) == expected,
                     qPrintable(text + u" on "_s + service.name));
        }
    }

    void anyTextIsParsedIntoTokensThatCoverIt()
    {
        QRandomGenerator random(7);
        const QString alphabet = u"ab -|\"/\\:<>7d(=\tstatus"_s + QChar(0) + QChar(0x202E) + QChar(0xD800);
        for (int round = 0; round < 5000; ++round) {
            QString query;
            for (int i = random.bounded(14); i > 0; --i) {
                query += alphabet[random.bounded(alphabet.size())];
            }
            const ServiceFilter filter = ServiceFilter::parse(query);
            qsizetype at = 0;
            for (const FilterToken &token : filter.tokens()) {
                QVERIFY(token.length > 0);
                QVERIFY(QStringView(query).mid(at, token.start - at).trimmed().isEmpty());
                QCOMPARE(token.text, query.mid(token.start, token.length));
                at = token.start + token.length;
            }
            QVERIFY(QStringView(query).mid(at).trimmed().isEmpty());
            filter.matches(demand(), context());
            for (qsizetype i = 0; i < filter.tokens().size(); ++i) {
                QCOMPARE(filter.withoutToken(i).tokens().size(), filter.tokens().size() - 1);
            }
        }
    }

    void matchingFiveThousandServices()
    {
        const ServiceFilter filter = ServiceFilter::parse(u"demand status:failed -tag:old updated:<7d"_s);
        const Service service = demand();
        const MatchContext at = context();
        QBENCHMARK
        {
            for (int i = 0; i < 5000; ++i) {
                filter.matches(service, at);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestServiceFilter)
#include "tst_servicefilter.moc"
