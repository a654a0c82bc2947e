// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/secret.h"

#include "tests/support/memoryscan.h"

#include <QTest>

#include <optional>
#include <type_traits>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestSecret : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void acceptsKeysAndRefusesTheRest_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("plain") << u"abcDEF12"_s << QByteArray("abcDEF12");
        QTest::newRow("all characters") << u"aZ09._~+/=-"_s << QByteArray("aZ09._~+/=-");
        QTest::newRow("blanks around") << u" \t abcdefgh\r\n"_s << QByteArray("abcdefgh");
        QTest::newRow("bearer") << u"Bearer abcdefgh"_s << QByteArray("Bearer abcdefgh");
        QTest::newRow("longest") << QString(4096, u'a') << QByteArray(4096, 'a');
        QTest::newRow("B16 too long") << QString(4097, u'a') << QByteArray();
        QTest::newRow("too short") << u"abcdefg"_s << QByteArray();
        QTest::newRow("bearer too short") << u"Bearer abcdefg"_s << QByteArray();
        QTest::newRow("empty") << QString() << QByteArray();
        QTest::newRow("B16 space inside") << u"abcd efgh"_s << QByteArray();
        QTest::newRow("B16 line break") << u"abcdefgh\nX-Injected: 1"_s << QByteArray();
        QTest::newRow("B16 CRLF") << u"abcdefgh\r\nX-Injected: 1"_s << QByteArray();
        QTest::newRow("B16 NUL") << QString(u"abcd"_s + QChar(0) + u"efgh"_s) << QByteArray();
        QTest::newRow("B16 non-ASCII") << u"abcdefgh\u00e9"_s << QByteArray();
        QTest::newRow("B16 beyond Latin-1") << u"abcdefgh\u4e2d"_s << QByteArray();
        QTest::newRow("other scheme") << u"Basic abcdefgh"_s << QByteArray();
    }
    void acceptsKeysAndRefusesTheRest()
    {
        QFETCH(QString, typed);
        QFETCH(QByteArray, kept);
        const Secret secret = Secret::fromUserInput(typed);
        QCOMPARE(secret.reveal(), kept);
        QCOMPARE(secret.isEmpty(), kept.isEmpty());
        if (!kept.isEmpty()) {
            QVERIFY(Secret::isWellFormed(kept));
        }
    }

    void copiesShareOneKey()
    {
        const Secret first(QByteArray("abcdefgh"));
        const Secret second = first;
        QCOMPARE(second.reveal(), first.reveal());
        QCOMPARE(second.reveal().constData(), first.reveal().constData());
    }

    void movingLeavesNothingBehind()
    {
        Secret first(QByteArray("abcdefgh"));
        const Secret second = std::move(first);
        QCOMPARE(second.reveal(), QByteArray("abcdefgh"));
        QVERIFY(first.isEmpty()); // NOLINT(bugprone-use-after-move): that is the question
    }

    void cannotBePrintedOrCompared()
    {
        QVERIFY((!std::is_convertible_v<Secret, QByteArray>));
        QVERIFY((!std::is_convertible_v<Secret, QString>));
        QVERIFY((!std::equality_comparable<Secret>));
    }

    void overwritesItsBytes_data()
    {
        QTest::addColumn<bool>("byAssignment");
        QTest::newRow("when destroyed") << false;
        QTest::newRow("when assigned over") << true;
    }
    void overwritesItsBytes()
    {
        QFETCH(bool, byAssignment);
        const QByteArray veiled = MemoryScan::makeVeiled(300, byAssignment ? 3 : 0);
        std::optional<Secret> secret;
        secret.emplace(MemoryScan::unveiled(veiled));
        if (MemoryScan::copies(veiled) != 1) {
            QSKIP("the memory cannot be read here");
        }
        if (byAssignment) {
            *secret = Secret();
        } else {
            secret.reset();
        }
        QCOMPARE(MemoryScan::copies(veiled), 0); // S07
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
