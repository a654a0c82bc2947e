// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/tables/palettemodel.h"
#include "tests/support/failonwarnings.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

using Kind = PaletteEntry::Kind;

class TestPaletteModel : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void scopes_data();
    void scopes();
    void theBestComesFirst();
    void whatCannotBeChosenComesLastAndSaysWhy();
    void otherTextsAreFoundToo();
    void showsACappedListAndCountsAll();
    void manyServices();

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
        PaletteEntry failing = entry(Kind::Service, u"demand-api"_s);
        failing.isFailing = true;
        failing.tags = {u"team-a"_s};
        PaletteEntry tagged = entry(Kind::Service, u"prices"_s);
        tagged.tags = {u"retail"_s, u"team-b"_s};
        return {entry(Kind::Action, u"Edit service"_s), entry(Kind::View, u"Mine"_s),
                entry(Kind::Profile, u"acme-prod"_s), failing, tagged};
    }
    static QStringList texts(const PaletteModel &model)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row) {
            texts.append(model.index(row).data().toString());
        }
        return texts;
    }
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
    model.setEntries(some());
    model.setQuery(query);
    QCOMPARE(texts(model), found);
    QCOMPARE(model.matchCount(), int(found.size()));
}

void TestPaletteModel::theBestComesFirst()
{
    PaletteModel model;
    model.setEntries({entry(Kind::Service, u"latest-prices"_s), entry(Kind::Action, u"Test service"_s)});
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
    model.setEntries({impossible, entry(Kind::Action, u"Credits"_s)});
    model.setQuery(u"edit"_s);
    QCOMPARE(texts(model), (QStringList{u"Credits"_s, u"Edit service"_s}));
    const QModelIndex last = model.index(1);
    QCOMPARE(last.data(PaletteModel::IsPossibleRole).toBool(), false);
    QCOMPARE(last.data(Qt::AccessibleTextRole).toString(),
             u"Edit service, Action — not now: select one service, Ctrl+E"_s);
}

void TestPaletteModel::otherTextsAreFoundToo()
{
    PaletteEntry service = entry(Kind::Service, u"d7"_s);
    service.otherText = u"Weekly demand"_s;
    PaletteModel model;
    model.setEntries({service});
    model.setQuery(u"week dem"_s);
    QCOMPARE(texts(model), QStringList{u"d7"_s});
}

void TestPaletteModel::showsACappedListAndCountsAll()
{
    QList<PaletteEntry> entries;
    for (int i = 0; i < 200; ++i) {
        entries.append(entry(Kind::Service, u"service-%1"_s.arg(i)));
    }
    PaletteModel model;
    model.setEntries(entries);
    model.setQuery(u"service"_s);
    QCOMPARE(model.rowCount(), PaletteModel::maximumRows);
    QCOMPARE(model.matchCount(), 200);
    QCOMPARE(texts(model).first(), u"service-0"_s);
    model.setQuery(u"service-199"_s);
    QCOMPARE(texts(model), QStringList{u"service-199"_s});
}

void TestPaletteModel::manyServices()
{
    QList<PaletteEntry> entries;
    for (int i = 0; i < 5000; ++i) {
        entries.append(entry(Kind::Service, u"demand-forecast-service-eu-west-%1"_s.arg(i)));
    }
    PaletteModel model;
    model.setEntries(entries);
    // A figure to look at, not a bound: machines differ.
    QBENCHMARK
    {
        model.setQuery(u"demand serv 42"_s);
    }
    QVERIFY(model.matchCount() > 0);
}

QTEST_GUILESS_MAIN(TestPaletteModel)
#include "tst_palettemodel.moc"
