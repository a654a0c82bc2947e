// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/unusualname.h"

#include <QList>

using namespace Qt::StringLiterals;

namespace Belay {

QString unusualCharacters(const QString &name)
{
    const QList<uint> characters = name.toUcs4();
    QString spelled;
    bool isUnusual = false;
    for (qsizetype i = 0; i < characters.size(); ++i) {
        const uint character = characters.at(i);
        const bool isUnseenSpace =
            character == u' ' && (i == 0 || i + 1 == characters.size() || characters.at(i - 1) == u' ');
        if (character >= u' ' && character <= u'~' && !isUnseenSpace) {
            spelled += QChar(character);
        } else {
            isUnusual = true;
            spelled += u"[U+%1]"_s.arg(uint(character), 4, 16, QChar(u'0')).toUpper();
        }
    }
    return isUnusual ? spelled : QString();
}

} // namespace Belay
