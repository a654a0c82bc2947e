// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// S21: what the log makes of a message.

#include "models/core/redactor.h"
#include "tests/fuzz/target.h"

#include <QRegularExpression>

using namespace Belay;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Redactor redactor;
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString clean = redactor.redacted(text);
    static const QRegularExpression token(u"(?i)bearer\\s+(?!\\[redacted\\]|bearer\\s|api_?key=)\\S"_s);
    require(!token.match(clean).hasMatch(), "no bearer token is left");
    require(redactor.redacted(clean) == clean, "twice is the same as once");

    // The same message, with a key in each place where one could stand.
    const QString key = u"k3y.of~the+user/0123456789=="_s;
    for (const QString &before :
         {u"Bearer "_s, u"bearer\t"_s, u"Authorization: "_s, u"authorization: Bearer "_s,
          u"Authorization:Bearer  "_s, u"?api_key="_s, u"&apikey="_s}) {
        require(!redactor.redacted(text + u'\n' + before + key + u'\n' + text).contains(key),
                "no key gets through");
    }
    return 0;
}
