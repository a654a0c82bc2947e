// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/protectedservices.h"

#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

const ProfileId acme{u"acme"_s};
const ServiceId demand{u"demand"_s};
const ServiceId supply{u"supply"_s};

} // namespace

class TestProtectedServices : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void marksAndUnmarks()
    {
        ProtectedServices services(acme);
        QSignalSpy changed(&services, &ProtectedServices::changed);
        QVERIFY(!services.contains(demand));
        services.setProtected({demand, supply}, true);
        QVERIFY(services.contains(demand));
        QVERIFY(services.contains(supply));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<QList<ServiceId>>().size(), 2);
        services.setProtected({demand}, true); // as it is
        QCOMPARE(changed.size(), 1);
        services.setProtected({demand}, false);
        QVERIFY(!services.contains(demand));
        QVERIFY(services.contains(supply));
        QCOMPARE(changed.last().first().value<QList<ServiceId>>(), QList<ServiceId>{demand});
    }

    void areKeptForEachProfile()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"window.ini"_s);
        {
            QSettings settings(path, QSettings::IniFormat);
            ProtectedServices services(acme);
            services.keepIn(settings);
            services.setProtected({demand}, true);
        }
        QSettings settings(path, QSettings::IniFormat);
        ProtectedServices again(acme);
        ProtectedServices other(ProfileId{u"other"_s});
        again.keepIn(settings);
        other.keepIn(settings);
        QVERIFY(again.contains(demand));
        QVERIFY(!other.contains(demand));
        again.setProtected({demand}, false);
        QVERIFY(!settings.contains(u"protected/acme"_s));
    }

    void followsAnotherWindow()
    {
        const QTemporaryDir directory;
        QSettings settings(directory.filePath(u"window.ini"_s), QSettings::IniFormat);
        ProtectedServices first(acme);
        ProtectedServices second(acme);
        first.keepIn(settings);
        second.keepIn(settings);
        first.setProtected({demand}, true);
        second.setProtected({supply}, true); // does not undo what the first did
        QVERIFY(second.contains(demand));
        QSignalSpy changed(&first, &ProtectedServices::changed);
        first.reload();
        QVERIFY(first.contains(supply));
        QCOMPARE(changed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestProtectedServices)
#include "tst_protectedservices.moc"
