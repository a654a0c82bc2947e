// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/journeys/journey.h"
#include "tests/views/common/viewtest.h"
#include "views/common/messagebar.h"
#include "views/profiles/firstrunpage.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

//! The program starts whatever it finds in its directories, and tells what it had to set aside.
class SettingsFiles : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void aDamagedFileIsSetAsideAndTold_data();
    void aDamagedFileIsSetAsideAndTold();
    void withoutADirectoryItStartsAndSaysSoOnce();

private:
    //! What the messages in sight say, one a line.
    static QStringList told(Journey &journey)
    {
        QStringList texts;
        for (const MessageBar *bar : journey.window().findChildren<MessageBar *>()) {
            texts.append(bar->isVisible() ? QString(bar->message().text + u' ' + bar->message().details)
                                          : QString());
        }
        texts.removeAll(QString());
        return texts;
    }
};

void SettingsFiles::aDamagedFileIsSetAsideAndTold_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qint64>("size"); //!< if it is larger than the content
    for (const QString &name : {u"window.ini"_s, u"profiles.ini"_s, u"data/journal.db"_s}) {
        const bool isDatabase = name.endsWith(u".db"_s);
        const auto row = [&](const char *what, const QByteArray &content, qint64 size = 0) {
            QTest::addRow("%s %s", qPrintable(name), what) << name << content << size;
        };
        if (!isDatabase) {
            // An empty file is a database as well.
            row("empty", {});
            row("later version", "[General]\nformat=99\n");
        }
        row("0xFF", QByteArray(4096, '\xff'));
        row("NUL", QByteArray("[General]\nformat=1\n\0\0", 20) + QByteArray(4096, '\0'));
        row("50 MB", "[General]\nformat=1\n", 50 * 1024 * 1024);
    }
}

// L13
void SettingsFiles::aDamagedFileIsSetAsideAndTold()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(qint64, size);
    Journey journey{SandboxOptions(), [] { return std::make_unique<SessionCredentialStore>(); }};
    QVERIFY(journey.isReady());
    const QString path = journey.path(u"belay/"_s + name);
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    QVERIFY(size == 0 || file.resize(size));
    const qint64 before = file.size();
    file.close();

    QVERIFY(journey.start());
    journey.hands().waitUntil([&] { return !told(journey).isEmpty(); }, u"it tells"_s);
    const QStringList texts = told(journey);
    QVERIFY2(!journey.hands().hasFailed(), qPrintable(journey.hands().problem()));
    QCOMPARE(texts.size(), 1);
    QVERIFY2(texts.first().contains(QFileInfo(name).fileName()), qPrintable(texts.first()));
    QVERIFY2(texts.first().contains("set aside"_L1), qPrintable(texts.first()));
    QCOMPARE(QFileInfo(path + u".bad"_s).size(), before);
    QVERIFY(journey.window().findChild<FirstRunPage *>()->isVisible());
    QCOMPARE(texts.first().contains("later version"_L1), content.contains("99"));
}

// L12
void SettingsFiles::withoutADirectoryItStartsAndSaysSoOnce()
{
    Journey journey{SandboxOptions(), [] { return std::make_unique<SessionCredentialStore>(); }};
    QVERIFY(journey.isReady());
    QFile inTheWay(journey.path(u"belay"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QVERIFY(journey.start());
    journey.hands().settle();
    const QStringList texts = told(journey);
    QCOMPARE(texts.size(), 1);
    QVERIFY2(texts.first().contains("cannot be saved"_L1), qPrintable(texts.first()));
}

QTEST_MAIN(SettingsFiles)
#include "tst_settingsfiles.moc"
