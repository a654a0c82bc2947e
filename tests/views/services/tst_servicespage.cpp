// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/preferences.h"
#include "tests/support/faultserver.h"
#include "tests/support/testcertificate.h"
#include "tests/support/workbench.h"
#include "tests/views/common/viewtest.h"
#include "views/services/servicespage.h"
#include "views/services/servicetableview.h"

#include <QHeaderView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSslSocket>
#include <QStyledItemDelegate>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Belay {

class ServicesPageTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }
    void untrustedServerOffersACaFile();
    void rejectedKeyOffersTheProfile();
    void preferencesShapeTheTable();
};

void ServicesPageTest::untrustedServerOffersACaFile()
{
    if (!QSslSocket::supportsSsl()) {
        QSKIP("no TLS library here");
    }
    const TestCertificate own = TestCertificate::make();
    FaultServer server;
    server.useTls(own.certificate, own.key);
    Workbench bench(server.url());
    ServicesPage page;
    page.setWorkspace(&bench.workspace());
    page.show();
    QVERIFY(bench.refresh());
    auto *remedy = page.findChild<QPushButton *>(u"stateAction"_s);
    QTRY_VERIFY(remedy->isVisible());
    QCOMPARE(remedy->text(), u"Use a CA file…"_s);
    QSignalSpy requested(&page, &ServicesPage::caFileRequested);
    QTest::mouseClick(remedy, Qt::LeftButton);
    QCOMPARE(requested.count(), 1);
    auto *again = page.findChild<QPushButton *>(u"stateSecondAction"_s);
    QCOMPARE(again->text(), u"Retry"_s);
    const int connections = server.connectionCount();
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_VERIFY(server.connectionCount() > connections);
    QCOMPARE(server.requestCount(), 0);
    QTRY_VERIFY(!bench.services().state().isLoading);
}

void ServicesPageTest::rejectedKeyOffersTheProfile()
{
    FaultServer server;
    server.answerWith(httpAnswer(401, R"({"message":"no"})"));
    Workbench bench(server.url());
    ServicesPage page;
    page.setWorkspace(&bench.workspace());
    page.show();
    QVERIFY(bench.refresh());
    auto *remedy = page.findChild<QPushButton *>(u"stateAction"_s);
    QTRY_VERIFY(remedy->isVisible());
    QCOMPARE(remedy->text(), u"Edit profile"_s);
    QSignalSpy requested(&page, &ServicesPage::editProfileRequested);
    QTest::mouseClick(remedy, Qt::LeftButton);
    QCOMPARE(requested.count(), 1);
    QVERIFY(!page.findChild<QPushButton *>(u"stateSecondAction"_s)->isVisible());
}

void ServicesPageTest::preferencesShapeTheTable()
{
    const QTemporaryDir directory;
    QSettings settings(directory.filePath(u"window.ini"_s), QSettings::IniFormat);
    Preferences preferences(settings);
    ServicesPage page;
    ServiceTableView &table = page.table();
    const auto *delegate = qobject_cast<QStyledItemDelegate *>(table.itemDelegate());
    const QDateTime time(QDate(2026, 2, 3), QTime(4, 5), QTimeZone::utc());
    table.applyPreferences(preferences);
    QCOMPARE(table.verticalHeader()->defaultSectionSize(), 30);
    preferences.setDensity(Preferences::Density::Compact);
    preferences.setTimes(Preferences::Times::Absolute);
    table.applyPreferences(preferences);
    QCOMPARE(table.verticalHeader()->defaultSectionSize(), 24);
    const QLocale locale = QLocale::c();
    QCOMPARE(delegate->displayText(time, locale), locale.toString(time.toLocalTime(), QLocale::ShortFormat));
}

} // namespace Belay

QTEST_MAIN(Belay::ServicesPageTest)
#include "tst_servicespage.moc"
