// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/journeys/journey.h"
#include "tests/views/common/viewtest.h"
#include "views/services/servicespage.h"
#include "views/services/servicetableview.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The program is ended and started again.
class Restart : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void profileFilterAndColumnsComeBack();

private:
    static bool isShown(Journey &journey, ServiceTableModel::Column column)
    {
        return !journey.window().servicesPage().table().isColumnHidden(int(column));
    }
};

void Restart::profileFilterAndColumnsComeBack()
{
    using Column = ServiceTableModel::Column;
    SandboxOptions options;
    options.generatedServices = 120;
    Journey journey(options, Journey::KeychainMaker());
    QVERIFY(journey.isReady());
    QVERIFY(journey.start());
    journey.connectTo(u"acme-dev"_s);
    journey.person().setFilter(u"type:api -legacy"_s);
    auto *columns = journey.window().findChild<QMenu *>(u"columnsMenu"_s);
    QVERIFY(columns);
    journey.person().chooseFromMenuBar(u"View"_s, u"Columns"_s);
    journey.hands().choose(columns, u"Title"_s);
    journey.hands().closePopups();
    QHeaderView *header = journey.window().servicesPage().table().horizontalHeader();
    journey.hands().clickAt(header->viewport(), {header->sectionViewportPosition(int(Column::Status)) + 20,
                                                 header->height() / 2});
    QVERIFY2(!journey.hands().hasFailed(), qPrintable(journey.hands().problem()));
    const QStringList shown = journey.person().shownNames();
    QVERIFY(shown.size() > 1 && shown.size() < 120);
    QVERIFY(!isShown(journey, Column::Title) && isShown(journey, Column::Name));
    QCOMPARE(header->sortIndicatorSection(), int(Column::Status));

    journey.quit();
    QVERIFY(journey.start());
    journey.person().waitUntilListed();
    QVERIFY2(!journey.hands().hasFailed(), qPrintable(journey.hands().problem()));
    QCOMPARE(journey.window().workspace()->profile().name, u"acme-dev"_s);
    QCOMPARE(journey.hands().find<QLineEdit>(u"filterLine"_s)->text(), u"type:api -legacy"_s);
    QCOMPARE(journey.person().shownNames(), shown);
    QVERIFY(!isShown(journey, Column::Title) && isShown(journey, Column::Name));
    QCOMPARE(journey.window().servicesPage().table().horizontalHeader()->sortIndicatorSection(),
             int(Column::Status));
}

QTEST_MAIN(Restart)
#include "tst_restart.moc"
