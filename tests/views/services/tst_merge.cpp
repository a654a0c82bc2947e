// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "tests/views/services/formfixture.h"
#include "views/services/mergeview.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>

using namespace Belay;
using namespace Qt::StringLiterals;

class MergeTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void mineIsPickedAtFirst();
    void aClickPicks();
    void spacePicks();
    void allOfOneSideArePicked();
    void withoutConflictsThereIsNoTable();
    void valuesOfVariablesAreMasked();

private:
    QTableView *table() const { return m_view->findChild<QTableView *>(u"mergeTable"_s); }
    QPoint middleOf(int row, int column) const
    {
        return table()->visualRect(table()->model()->index(row, column)).center();
    }

    std::unique_ptr<FormFixture> m_fixture;
    std::unique_ptr<MergeView> m_view;
    ServiceDraft m_base;
    ServiceDraft m_theirs;
    ServiceDraft m_mine;
};

void MergeTest::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<FormFixture>();
    m_view = std::make_unique<MergeView>(m_fixture->workspace().catalogue());
    m_view->resize(900, 500);
    m_base = FormFixture::sample(u"demand-portal"_s);
    m_theirs = m_base;
    m_mine = m_base;
    m_theirs.title = u"Theirs"_s;
    m_mine.title = u"Mine"_s;
    m_theirs.healthCheckUrl = u"/theirs"_s;
    m_mine.healthCheckUrl = u"/mine"_s;
    m_theirs.description = u"Theirs alone"_s;
    m_mine.minInstances = 2;
    m_view->setMerge(merge(m_base, m_theirs, m_mine), u"lena@example.com"_s);
    QVERIFY(showActive(m_view.get()));
}

void MergeTest::cleanup()
{
    m_view.reset();
    m_fixture.reset();
}

void MergeTest::mineIsPickedAtFirst()
{
    QVERIFY(m_view->findChild<QLabel *>(u"mergeTitle"_s)->text().contains(u"lena@example.com"_s));
    QVERIFY(m_view->findChild<QLabel *>(u"mergeTaken"_s)->text().contains(u"Description"_s));
    QCOMPARE(table()->model()->rowCount(), 2);
    ServiceDraft expected = m_mine;
    expected.description = m_theirs.description;
    QCOMPARE(m_view->resolved(), expected);
}

void MergeTest::aClickPicks()
{
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, Qt::NoModifier, middleOf(0, 2));
    QCOMPARE(m_view->resolved().title, u"Theirs"_s);
    QCOMPARE(m_view->resolved().healthCheckUrl, u"/mine"_s);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, Qt::NoModifier, middleOf(0, 1));
    QCOMPARE(m_view->resolved().title, m_base.title);
    // A second click on the same does not take the pick away.
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, Qt::NoModifier, middleOf(0, 1));
    QCOMPARE(m_view->resolved().title, m_base.title);
}

void MergeTest::spacePicks()
{
    table()->setFocus();
    table()->setCurrentIndex(table()->model()->index(1, 3));
    QTest::keyClick(table(), Qt::Key_Left);
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(m_view->resolved().healthCheckUrl, u"/theirs"_s);
}

void MergeTest::allOfOneSideArePicked()
{
    QTest::mouseClick(m_view->findChild<QPushButton *>(u"mergeAllTheirs"_s), Qt::LeftButton);
    QCOMPARE(m_view->resolved().title, u"Theirs"_s);
    QCOMPARE(m_view->resolved().healthCheckUrl, u"/theirs"_s);
    QCOMPARE(m_view->resolved().minInstances, 2);
    QTest::mouseClick(m_view->findChild<QPushButton *>(u"mergeAllMine"_s), Qt::LeftButton);
    QCOMPARE(m_view->resolved().title, u"Mine"_s);
}

void MergeTest::withoutConflictsThereIsNoTable()
{
    m_theirs = m_base;
    m_theirs.description = u"Theirs alone"_s;
    m_view->setMerge(merge(m_base, m_theirs, m_mine), QString());
    QVERIFY(!table()->isVisible());
    QVERIFY(m_view->findChild<QLabel *>(u"mergeAdvice"_s)->text().contains(u"fit together"_s));
    QCOMPARE(m_view->resolved().title, u"Mine"_s);
    QCOMPARE(m_view->resolved().description, u"Theirs alone"_s);
}

void MergeTest::valuesOfVariablesAreMasked()
{
    m_theirs.parameters->env[u"REGION"_s] = u"antarctica"_s;
    m_mine.parameters->env[u"REGION"_s] = u"arctica"_s;
    m_view->setMerge(merge(m_base, m_theirs, m_mine), QString());
    QStringList texts;
    for (int row = 0; row < table()->model()->rowCount(); ++row) {
        for (int column = 0; column < 4; ++column) {
            texts.append(table()->model()->index(row, column).data().toString());
        }
    }
    QVERIFY(texts.contains(u"REGION"_s));
    QVERIFY(!texts.join(u'\n').contains(u"arctica"_s));
}

QTEST_MAIN(MergeTest)
#include "tst_merge.moc"
