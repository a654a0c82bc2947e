// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/requiredtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

bool isAmong(QChar c, QStringView set)
{
    return set.contains(c);
}

bool isAsciiLetterOrDigit(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

//! Goes through a pattern and collects the characters that stand for themselves, outside of groups.
class Reader
{
public:
    explicit Reader(QStringView pattern)
        : m_pattern(pattern)
    {
    }

    //! False if the pattern has something of which this reader does not know what it does to the rest.
    bool read()
    {
        while (m_at < m_pattern.size()) {
            if (!readNext()) {
                return false;
            }
        }
        endRun();
        return m_depth == 0;
    }

    QString longest() const { return m_longest; }

private:
    bool readNext()
    {
        const QChar c = m_pattern[m_at++];
        if (c == u'\\') {
            return readEscape();
        }
        if (c == u'[') {
            return readClass();
        }
        if (c == u'(') {
            return readGroupStart();
        }
        if (c == u')') {
            --m_depth;
            return m_depth >= 0;
        }
        if (c == u'|') {
            return m_depth > 0; // alternatives have nothing in common, as far as is known
        }
        if (isAmong(c, u"?*")) {
            m_run.chop(1); // of what may be missing
            endRun();
        } else if (c == u'{') {
            m_run.chop(1);
            endRun();
            const qsizetype end = m_pattern.indexOf(u'}', m_at);
            m_at = end < 0 ? m_at : end + 1;
        } else if (isAmong(c, u".^$+") || c.unicode() >= 0x80) {
            endRun();
        } else {
            add(c);
        }
        return true;
    }

    bool readEscape()
    {
        if (m_at == m_pattern.size()) {
            return false;
        }
        const QChar c = m_pattern[m_at++];
        if (!isAsciiLetterOrDigit(c)) {
            add(c);
            return true;
        }
        endRun();
        return isAmong(c, u"bBdDhHsSvVwW"); // of the others, some take what follows
    }

    bool readClass()
    {
        endRun();
        m_at += m_at < m_pattern.size() && m_pattern[m_at] == u'^' ? 1 : 0;
        // At the beginning it is one of the characters.
        m_at += m_at < m_pattern.size() && m_pattern[m_at] == u']' ? 1 : 0;
        while (m_at < m_pattern.size()) {
            const QChar c = m_pattern[m_at++];
            if (c == u']') {
                return true;
            }
            if (c == u'[') {
                return false; // the class may have a name such as [:alpha:]
            }
            m_at += c == u'\\' ? 1 : 0;
        }
        return false;
    }

    bool readGroupStart()
    {
        endRun();
        ++m_depth;
        const QStringView rest = m_pattern.sliced(m_at);
        // Others change how the rest is read.
        const bool isKnown = !rest.startsWith(u'*') && (!rest.startsWith(u'?') || rest.startsWith(u"?:"));
        m_at += rest.startsWith(u'?') ? 2 : 0;
        return isKnown;
    }

    void add(QChar c)
    {
        if (m_depth == 0 && c.unicode() < 0x80) {
            m_run.append(c);
        } else {
            endRun();
        }
    }

    void endRun()
    {
        if (m_run.size() > m_longest.size()) {
            m_longest = m_run;
        }
        m_run.clear();
    }

    QStringView m_pattern;
    qsizetype m_at = 0;
    int m_depth = 0;
    QString m_run;
    QString m_longest;
};

} // namespace

QString requiredText(QStringView pattern)
{
    // Between these all is literal.
    if (pattern.contains("\\Q"_L1)) {
        return {};
    }
    Reader reader(pattern);
    return reader.read() ? reader.longest() : QString();
}

} // namespace Belay
