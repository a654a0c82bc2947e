// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/files/dotenv.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! Reads one text from its beginning to its end.
class DotEnvReader
{
public:
    explicit DotEnvReader(const QString &text)
        : m_lines(QString(text).replace("\r\n"_L1, "\n"_L1).split(u'\n'))
    {
    }

    DotEnv read()
    {
        while (m_line < m_lines.size()) {
            readLine();
        }
        return m_result;
    }

private:
    void readLine()
    {
        static const QRegularExpression assignment(u"^\\s*(?:export\\s+)?([^\\s=#\"']+)\\s*=[ \\t]*(.*)$"_s,
                                                   QRegularExpression::DotMatchesEverythingOption);
        const qsizetype first = m_line++;
        const QString line = m_lines.at(first);
        if (line.trimmed().isEmpty() || line.trimmed().startsWith(u'#')) {
            return;
        }
        const QRegularExpressionMatch match = assignment.match(line);
        const std::optional<QString> value =
            match.hasMatch() ? readValue(match.captured(2)) : std::optional<QString>();
        if (value) {
            m_result.variables.append({match.captured(1), *value});
        } else {
            m_line = first + 1; // an open quotation mark spoils its own line only
            m_result.badLines.append(int(first) + 1);
        }
    }

    std::optional<QString> readValue(const QString &text)
    {
        if (text.startsWith(u'"') || text.startsWith(u'\'')) {
            return readQuoted(text.mid(1), text.front());
        }
        static const QRegularExpression comment(u"(^|\\s)#.*$"_s);
        return QString(text).remove(comment).trimmed();
    }

    std::optional<QString> readQuoted(QString rest, QChar mark)
    {
        QString value;
        for (qsizetype i = 0;; ++i) {
            if (i == rest.size()) {
                if (m_line == m_lines.size()) {
                    return std::nullopt;
                }
                rest += u'\n' + m_lines.at(m_line++);
            }
            const QChar c = rest.at(i);
            if (c == mark) {
                const QString after = rest.mid(i + 1).trimmed();
                return after.isEmpty() || after.startsWith(u'#') ? std::optional(value) : std::nullopt;
            }
            if (c == u'\\' && mark == u'"' && i + 1 < rest.size()) {
                value += unescaped(rest.at(++i));
            } else {
                value += c;
            }
        }
    }

    static QString unescaped(QChar c)
    {
        switch (c.unicode()) {
        case u'n':
            return u"\n"_s;
        case u'r':
            return u"\r"_s;
        case u't':
            return u"\t"_s;
        case u'"':
        case u'\\':
        case u'$':
            return c;
        default:
            return u'\\' + QString(c);
        }
    }

    QStringList m_lines;
    qsizetype m_line = 0;
    DotEnv m_result;
};

} // namespace

DotEnv readDotEnv(const QString &text)
{
    return DotEnvReader(text).read();
}

} // namespace Belay
