// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/invocation/shownbody.h"

#include "models/invocation/jsontext.h"

namespace Belay {

namespace {

//! Appends \a line in pieces, a character never in two of them; how often it is broken.
qsizetype appendBroken(QByteArray &text, QStringView line)
{
    qsizetype breaks = 0;
    while (line.size() > ShownBody::pieceOfLine) {
        const bool isInPair = line[ShownBody::pieceOfLine - 1].isHighSurrogate();
        const qsizetype size = ShownBody::pieceOfLine - (isInPair ? 1 : 0);
        text.append(line.first(size).toUtf8());
        text.append('\n');
        line = line.sliced(size);
        ++breaks;
    }
    text.append(line.toUtf8());
    return breaks;
}

} // namespace

ShownBody ShownBody::asItCame(const QString &body)
{
    ShownBody shown;
    shown.text.reserve(body.size() + body.size() / pieceOfLine + 1);
    const QStringView all(body);
    qsizetype breaks = 0;
    for (qsizetype at = 0; at < all.size();) {
        const qsizetype found = all.indexOf(u'\n', at);
        const qsizetype end = found < 0 ? all.size() : found;
        const QStringView line = all.sliced(at, end - at);
        if (line.size() > longestLine) {
            shown.areLinesBroken = true;
            breaks += appendBroken(shown.text, line);
        } else {
            shown.text.append(line.toUtf8());
        }
        if (found >= 0) {
            shown.text.append('\n');
        }
        at = end + 1;
    }
    shown.size = shown.text.size() - breaks;
    // An editor's text ends at a NUL.
    shown.text.replace('\0', "\u2400");
    if (shown.areLinesBroken) {
        shown.whole = body;
    }
    return shown;
}

ShownBody ShownBody::laidOut(const QString &body)
{
    const Result<QString> text = indentJson(body);
    ShownBody shown = asItCame(text.value_or(body));
    shown.isLaidOut = text.has_value();
    return shown;
}

} // namespace Belay
