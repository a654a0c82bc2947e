// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/unusualname.h"

#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

//! B04: names that look like another name.
class TestUnusualName : public QObject
{
    Q_OBJECT

private slots:
    void unusualCharactersAreSpelledOut_data();
    void unusualCharactersAreSpelledOut();
};

void TestUnusualName::unusualCharactersAreSpelledOut_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("spelled");
    QTest::newRow("usual") << u"demand-api"_s << QString();
    QTest::newRow("printable") << u"A b_c (d) <e> & [f] ~"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("zero-width space") << u"pay\u200bments"_s << u"pay[U+200B]ments"_s;
    QTest::newRow("zero-width joiner") << u"a\u200d"_s << u"a[U+200D]"_s;
    QTest::newRow("soft hyphen") << u"a\u00adb"_s << u"a[U+00AD]b"_s;
    QTest::newRow("byte order mark") << u"\ufeffa"_s << u"[U+FEFF]a"_s;
    QTest::newRow("override") << u"a\u202eb"_s << u"a[U+202E]b"_s;
    QTest::newRow("isolate") << u"a\u2067b\u2069"_s << u"a[U+2067]b[U+2069]"_s;
    QTest::newRow("Cyrillic a") << u"p\u0430y"_s << u"p[U+0430]y"_s;
    QTest::newRow("Greek o") << u"d\u03bfg"_s << u"d[U+03BF]g"_s;
    QTest::newRow("dotless i") << u"ap\u0131"_s << u"ap[U+0131]"_s;
    QTest::newRow("accent") << u"caf\u00e9"_s << u"caf[U+00E9]"_s;
    QTest::newRow("combining accent") << u"e\u0301"_s << u"e[U+0301]"_s;
    QTest::newRow("full width") << u"\uff41pi"_s << u"[U+FF41]pi"_s;
    QTest::newRow("beyond the BMP") << u"\U0001d41api"_s << u"[U+1D41A]pi"_s;
    QTest::newRow("emoji") << u"ok\U0001f600"_s << u"ok[U+1F600]"_s;
    QTest::newRow("filler") << u"a\u3164"_s << u"a[U+3164]"_s;
    QTest::newRow("no-break space") << u"a\u00a0b"_s << u"a[U+00A0]b"_s;
    QTest::newRow("tab") << u"a\tb"_s << u"a[U+0009]b"_s;
    QTest::newRow("line break") << u"a\nb"_s << u"a[U+000A]b"_s;
    QTest::newRow("NUL") << QString(u"a"_s + QChar(0)) << u"a[U+0000]"_s;
    QTest::newRow("first space") << u" a"_s << u"[U+0020]a"_s;
    QTest::newRow("last space") << u"a "_s << u"a[U+0020]"_s;
    QTest::newRow("two spaces") << u"a  b"_s << u"a [U+0020]b"_s;
}

void TestUnusualName::unusualCharactersAreSpelledOut()
{
    QFETCH(QString, name);
    QTEST(unusualCharacters(name), "spelled");
}

QTEST_APPLESS_MAIN(TestUnusualName)
#include "tst_unusualname.moc"
