// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/settingvalue.h"

#include <QFile>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestSettingValue : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void onlyAnotherValueIsWritten_data();
    void onlyAnotherValueIsWritten();
};

void TestSettingValue::onlyAnotherValueIsWritten_data()
{
    QTest::addColumn<QVariant>("before");
    QTest::addColumn<QVariant>("after");
    QTest::newRow("bytes") << QVariant(QByteArray("\0\x01z", 3)) << QVariant(QByteArray("\0\x02z", 3));
    QTest::newRow("truth") << QVariant(true) << QVariant(false);
    QTest::newRow("number") << QVariant(3) << QVariant(4);
    QTest::newRow("text") << QVariant(u"a, \"b\""_s) << QVariant(u""_s);
    QTest::newRow("no text") << QVariant(QString()) << QVariant(u"status:failed"_s);
    QTest::newRow("list") << QVariant(QStringList{u"a"_s, u"b"_s}) << QVariant(QStringList{u"a"_s});
    QTest::newRow("list of one") << QVariant(QStringList{u"a"_s}) << QVariant(QStringList{u"b"_s, u"a"_s});
}

void TestSettingValue::onlyAnotherValueIsWritten()
{
    QFETCH(const QVariant, before);
    QFETCH(const QVariant, after);
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"settings.ini"_s);
    {
        QSettings settings(path, QSettings::IniFormat);
        keepSetting(settings, u"key"_s, before);
    }
    const auto written = [&path] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray content = written();
    QVERIFY(content.contains("key="));
    // A file that was written again has lost what another hand added behind Belay's back.
    const QByteArray mark = "; by hand\n" + content;
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(mark) == mark.size());
    }
    {
        QSettings settings(path, QSettings::IniFormat);
        keepSetting(settings, u"key"_s, before);
    }
    QCOMPARE(written(), mark);
    {
        QSettings settings(path, QSettings::IniFormat);
        keepSetting(settings, u"key"_s, after);
    }
    QVERIFY(written() != mark);
    QSettings settings(path, QSettings::IniFormat);
    QVariant kept = settings.value(u"key"_s);
    QVERIFY(kept.convert(after.metaType()));
    QCOMPARE(kept, after);
}

QTEST_GUILESS_MAIN(TestSettingValue)
#include "tst_settingvalue.moc"
