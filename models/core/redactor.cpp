// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/redactor.h"

#include "models/core/secret.h"

#include <QByteArrayView>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr qsizetype longestHashed = 64;

size_t hashOf(QStringView text)
{
    static const size_t seed = QRandomGenerator::system()->generate64();
    return qHash(text, seed);
}

QString mark(size_t hash)
{
    return u"[redacted %1]"_s.arg(hash & 0xffffff, 6, 16, QLatin1Char('0'));
}

} // namespace

void Redactor::add(const Secret &key)
{
    QString text = QString::fromLatin1(key.token());
    add(text);
    text.fill(u'\0');
}

void Redactor::add(QStringView value)
{
    if (value.size() < shortest) {
        return;
    }
    const QStringView hashed = value.first(std::min(value.size(), longestHashed));
    const size_t hash = hashOf(hashed);
    const QWriteLocker locker(&m_lock);
    qsizetype &length = m_known[hashed.size()][hash];
    length = std::max(length, value.size());
}

QString Redactor::redacted(const QString &text) const
{
    static const QRegularExpression header(u"(Authorization:[ \\t]*)[^\\r\\n]+"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression token(u"((?:Bearer\\s+|api_?key=)+)\\S+"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    QString done;
    const QStringView all(text);
    qsizetype copied = 0;
    {
        const QReadLocker locker(&m_lock);
        for (qsizetype at = 0; at + shortest <= all.size(); ++at) {
            // Of several that begin here the longest.
            qsizetype length = 0;
            size_t hash = 0;
            for (auto known = m_known.cbegin(); known != m_known.cend(); ++known) {
                if (at + known.key() > all.size()) {
                    continue;
                }
                const size_t here = hashOf(all.sliced(at, known.key()));
                const auto found = known->constFind(here);
                if (found != known->constEnd() && *found > length) {
                    length = std::min(*found, all.size() - at);
                    hash = here;
                }
            }
            if (length > 0) {
                done += all.sliced(copied, at - copied);
                done += mark(hash);
                copied = at + length;
                at = copied - 1;
            }
        }
    }
    done += all.sliced(copied);
    return done.replace(header, u"\\1[redacted]"_s).replace(token, u"\\1[redacted]"_s);
}

} // namespace Belay
