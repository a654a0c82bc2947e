// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/files/yamltext.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! What may stand in YAML as it is: printable, and not taken for a line break or a byte order mark.
bool isPrintable(char32_t c)
{
    const bool isBreak = c == 0x85 || c == 0x2028 || c == 0x2029;
    const bool isControl = c < 0x20 || (c >= 0x7F && c < 0xA0);
    const bool isNoCharacter = c == 0xFEFF || (c & 0xFFFE) == 0xFFFE || (c >= 0xD800 && c < 0xE000);
    return !isBreak && !isControl && !isNoCharacter;
}

QString escaped(char32_t c)
{
    switch (c) {
    case U'\0':
        return u"\\0"_s;
    case U'\n':
        return u"\\n"_s;
    case U'\r':
        return u"\\r"_s;
    case U'\t':
        return u"\\t"_s;
    default:
        break;
    }
    const char16_t letter = c <= 0xFF ? u'x' : c <= 0xFFFF ? u'u' : u'U';
    const int digits = c <= 0xFF ? 2 : c <= 0xFFFF ? 4 : 8;
    return u"\\%1%2"_s.arg(QChar(letter)).arg(static_cast<uint>(c), digits, 16, QChar(u'0'));
}

} // namespace

bool isYamlTrap(const QString &text)
{
    static const QRegularExpression trap(
        u"\\A(?:~|null|true|false|yes|no|on|off|y|n|<<|=|"
        "[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\\.[0-9_]*)?|"                // decimal, octal, sexagesimal
        "[-+]?(?:0[xX][0-9a-fA-F_]+|0b[01_]+|0o[0-7_]+)|"                   // other bases
        "[-+]?(?:[0-9][0-9_]*(?:\\.[0-9_]*)?|\\.[0-9_]+)(?:e[-+]?[0-9]+)?|" // floats
        "[-+]?\\.inf|\\.nan|"                                               // not quite numbers
        "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[tT ].*)?)\\z"_s,                 // dates and times
        QRegularExpression::CaseInsensitiveOption);
    return trap.match(text).hasMatch();
}

QString yamlQuoted(const QString &text)
{
    QString quoted = u"\""_s;
    for (const char32_t c : text.toUcs4()) {
        if (c == U'"' || c == U'\\') {
            quoted += u'\\' + QChar(static_cast<char16_t>(c));
        } else if (isPrintable(c)) {
            quoted += QStringView(QChar::fromUcs4(c));
        } else {
            quoted += escaped(c);
        }
    }
    return quoted + u'"';
}

QString yamlScalar(const QString &text)
{
    static const QRegularExpression safe(u"\\A[A-Za-z0-9_/.][A-Za-z0-9_/.@+-]*(?: [A-Za-z0-9_/.@+-]+)*\\z"_s);
    return safe.match(text).hasMatch() && !isYamlTrap(text) ? text : yamlQuoted(text);
}

QString yamlBlock(const QString &text, int indent)
{
    const auto codePoints = text.toUcs4();
    const bool keeps =
        !text.isEmpty() && !text.startsWith(u' ') && !text.startsWith(u'\t') && !text.startsWith(u'\n') &&
        !text.endsWith(u"\n\n"_s) &&
        std::ranges::all_of(codePoints, [](char32_t c) { return c == U'\n' || isPrintable(c); });
    // A line of spaces alone may lose them, depending on the reader.
    QStringList lines = text.split(u'\n');
    const bool hasBlank = std::ranges::any_of(
        lines, [](const QString &line) { return !line.isEmpty() && line.trimmed().isEmpty(); });
    if (!keeps || hasBlank) {
        return yamlQuoted(text) + u'\n';
    }
    QString block = u"|-\n"_s;
    if (lines.constLast().isEmpty()) {
        lines.removeLast();
        block = u"|\n"_s;
    }
    for (const QString &line : std::as_const(lines)) {
        block += line.isEmpty() ? u"\n"_s : QString(QString(indent, u' ') + line + u'\n');
    }
    return block;
}

} // namespace Belay
