// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/secret.h"

#include <QFile>
#include <QTest>

#include <optional>
#include <type_traits>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

constexpr char veil = 0x55;

// The text is in the program's memory only while a Secret holds it.
QByteArray unveiled(const QByteArray &veiled)
{
    QByteArray text = veiled;
    for (char &c : text) {
        c = static_cast<char>(c ^ veil);
    }
    return text;
}

// How often a text, given veiled, occurs in the heap.
int copiesInHeap(const QByteArray &veiled)
{
    QFile maps(u"/proc/self/maps"_s);
    QFile memory(u"/proc/self/mem"_s);
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        return -1;
    }
    int found = 0;
    const QList<QByteArray> lines = maps.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (!line.contains("[heap]")) {
            continue;
        }
        const QByteArray range = line.left(line.indexOf(' '));
        const qint64 begin = range.left(range.indexOf('-')).toLongLong(nullptr, 16);
        const qint64 end = range.mid(range.indexOf('-') + 1).toLongLong(nullptr, 16);
        memory.seek(begin);
        const QByteArray content = memory.read(end - begin);
        const auto matches = [&content, &veiled](qsizetype at) {
            for (qsizetype i = 0; i < veiled.size(); ++i) {
                if ((content.at(at + i) ^ veil) != veiled.at(i)) {
                    return false;
                }
            }
            return true;
        };
        for (qsizetype at = 0; at + veiled.size() <= content.size(); ++at) {
            found += matches(at) ? 1 : 0;
        }
    }
    return found;
}

} // namespace

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
#if defined(__SANITIZE_ADDRESS__) || !defined(Q_OS_LINUX)
        QSKIP("the heap is not where this test looks");
#endif
        QFETCH(bool, byAssignment);
        QByteArray veiled(300, Qt::Uninitialized);
        for (qsizetype i = 0; i < veiled.size(); ++i) {
            veiled[i] = static_cast<char>(('a' + (i * 7 + (byAssignment ? 3 : 0)) % 26) ^ veil);
        }
        std::optional<Secret> secret;
        secret.emplace(unveiled(veiled));
        if (copiesInHeap(veiled) != 1) {
            QSKIP("the heap cannot be read here");
        }
        if (byAssignment) {
            *secret = Secret();
        } else {
            secret.reset();
        }
        QCOMPARE(copiesInHeap(veiled), 0);
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
