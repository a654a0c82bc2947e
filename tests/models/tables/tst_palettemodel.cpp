// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/palettemodel.h"
#include "tests/support/failonwarnings.h"
#include "tests/support/workbench.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

using Kind = PaletteEntry::Kind;

class TestPaletteModel : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        failOnWarnings();
        m_bench.restart();
    }
    void scopes_data();
    void scopes();
    void theBestComesFirst();
    void whatCannotBeChosenComesLastAndSaysWhy();
    void titlesAreFoundToo();
    void lettersBeyondAsciiAreFound();
    void looksThroughServicesAsTheyAre();
    void showsACappedListAndCountsAll();

private:
    static PaletteEntry entry(Kind kind, const QString &text)
    {
        PaletteEntry entry;
        entry.kind = kind;
        entry.id = text;
        entry.text = text;
        return entry;
    }
    static QList<PaletteEntry> some()
    {
        return {entry(Kind::Action, u"Edit service"_s), entry(Kind::View, u"Mine"_s),
                entry(Kind::Profile, u"acme-prod"_s)};
    }
    static Service service(const QString &name)
    {
        Service service;
        service.id = ServiceId{u"id-of-"_s + name};
        service.name = name;
        service.type = ServiceType::Api;
        service.status = ServiceStatus::Available;
        return service;
    }
    void addServices(const QList<Service> &services)
    {
        QVERIFY(m_bench.services().restore(services, QDateTime::currentDateTimeUtc()));
    }
    void addSomeServices()
    {
        Service failing = service(u"demand-api"_s);
        failing.status = ServiceStatus::CreateFailed;
        failing.tags = {u"team-a"_s};
        Service tagged = service(u"prices"_s);
        tagged.tags = {u"retail"_s, u"team-b"_s};
        addServices({failing, tagged});
    }
    static QStringList texts(const PaletteModel &model)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row) {
            texts.append(model.index(row).data().toString());
        }
        return texts;
    }

    Workbench m_bench{QUrl(u"http://127.0.0.1:9"_s)}; //!< never asked
};

void TestPaletteModel::scopes_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("all") << QString()
                         << QStringList{u"Edit service"_s, u"Mine"_s, u"acme-prod"_s, u"demand-api"_s,
                                        u"prices"_s};
    QTest::newRow("any kind") << u"min"_s << QStringList{u"Mine"_s};
    QTest::newRow("actions") << u">"_s << QStringList{u"Edit service"_s};
    QTest::newRow("actions of that name") << u"> edit"_s << QStringList{u"Edit service"_s};
    QTest::newRow("no such action") << u">acme"_s << QStringList{};
    QTest::newRow("profiles") << u"@ac"_s << QStringList{u"acme-prod"_s};
    QTest::newRow("tagged") << u"#"_s << QStringList{u"demand-api"_s, u"prices"_s};
    QTest::newRow("a tag") << u"#retail"_s << QStringList{u"prices"_s};
    QTest::newRow("failing") << u"!"_s << QStringList{u"demand-api"_s};
    QTest::newRow("failing of that name") << u"!price"_s << QStringList{};
}

void TestPaletteModel::scopes()
{
    QFETCH(QString, query);
    QFETCH(QStringList, found);
    PaletteModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    addSomeServices();
    model.setEntries(some(), &m_bench.services());
    model.setQuery(query);
    QCOMPARE(texts(model), found);
    QCOMPARE(model.matchCount(), int(found.size()));
}

void TestPaletteModel::theBestComesFirst()
{
    PaletteModel model;
    addServices({service(u"latest-prices"_s)});
    model.setEntries({entry(Kind::Action, u"Test service"_s)}, &m_bench.services());
    model.setQuery(u"test"_s);
    QCOMPARE(texts(model), (QStringList{u"Test service"_s, u"latest-prices"_s}));
}

void TestPaletteModel::whatCannotBeChosenComesLastAndSaysWhy()
{
    PaletteEntry impossible = entry(Kind::Action, u"Edit service"_s);
    impossible.detail = u"Action"_s;
    impossible.keys = u"Ctrl+E"_s;
    impossible.whyNot = u"select one service"_s;
    PaletteModel model;
    model.setEntries({impossible, entry(Kind::Action, u"Credits"_s)}, nullptr);
    model.setQuery(u"edit"_s);
    QCOMPARE(texts(model), (QStringList{u"Credits"_s, u"Edit service"_s}));
    const QModelIndex last = model.index(1);
    QCOMPARE(last.data(PaletteModel::IsPossibleRole).toBool(), false);
    QCOMPARE(last.data(Qt::AccessibleTextRole).toString(),
             u"Edit service, Action — not now: select one service, Ctrl+E"_s);
}

void TestPaletteModel::titlesAreFoundToo()
{
    Service described = service(u"d7"_s);
    described.details.emplace();
    described.details->title = u"Weekly demand"_s;
    m_bench.services().merge(described);
    PaletteModel model;
    model.setEntries({}, &m_bench.services());
    model.setQuery(u"week dem"_s);
    QCOMPARE(texts(model), QStringList{u"d7"_s});
    QCOMPARE(model.index(0).data(PaletteModel::IdRole).toString(), u"id-of-d7"_s);
    QCOMPARE(model.index(0).data(PaletteModel::DetailRole).toString(), u"Service, API, Available"_s);
}

void TestPaletteModel::lettersBeyondAsciiAreFound()
{
    addServices({service(u"Größe-Köln"_s), service(u"grosse"_s)});
    PaletteModel model;
    model.setEntries({}, &m_bench.services());
    model.setQuery(u"KÖLN"_s);
    QCOMPARE(texts(model), QStringList{u"Größe-Köln"_s});
    model.setQuery(u"öß"_s);
    QCOMPARE(texts(model), QStringList{u"Größe-Köln"_s});
    model.setQuery(u"ßö ö"_s);
    QCOMPARE(texts(model), QStringList{u"Größe-Köln"_s});
    model.setQuery(u"ößs"_s);
    QCOMPARE(texts(model), QStringList{});
}

void TestPaletteModel::looksThroughServicesAsTheyAre()
{
    addSomeServices();
    PaletteModel model;
    model.setEntries({}, &m_bench.services());
    QCOMPARE(texts(model), (QStringList{u"demand-api"_s, u"prices"_s}));
    m_bench.services().merge(service(u"stock"_s));
    m_bench.services().markGone(ServiceId{u"id-of-prices"_s});
    // What is shown stays as it is until something is typed.
    QCOMPARE(texts(model), (QStringList{u"demand-api"_s, u"prices"_s}));
    model.setQuery(u"s"_s);
    QCOMPARE(texts(model), QStringList{u"stock"_s});

    m_bench.closeWorkspace();
    model.setQuery(QString());
    QCOMPARE(model.rowCount(), 0);
}

void TestPaletteModel::showsACappedListAndCountsAll()
{
    QList<Service> services;
    for (int i = 0; i < 200; ++i) {
        services.append(service(u"service-%1"_s.arg(i)));
    }
    addServices(services);
    PaletteModel model;
    model.setEntries({}, &m_bench.services());
    model.setQuery(u"service"_s);
    QCOMPARE(model.rowCount(), PaletteModel::maximumRows);
    QCOMPARE(model.matchCount(), 200);
    QCOMPARE(texts(model).first(), u"service-0"_s);
    model.setQuery(u"service-199"_s);
    QCOMPARE(texts(model), QStringList{u"service-199"_s});
}

QTEST_GUILESS_MAIN(TestPaletteModel)
#include "tst_palettemodel.moc"
