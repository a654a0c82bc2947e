// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/invocation/jsontext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! Deeper levels are not moved further to the right: nesting alone could make a small body huge.
constexpr int deepestIndent = 32;
constexpr qsizetype longestLayout = 32 * 1024 * 1024;

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

JsonProblem problemAt(const QByteArray &utf8, qsizetype offset, const QString &detail)
{
    const QByteArray before = utf8.left(std::clamp(offset, qsizetype(0), utf8.size()));
    JsonProblem problem;
    problem.line = int(before.count('\n')) + 1;
    problem.column = int(QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size()) + 1;
    problem.detail = detail;
    return problem;
}

//! Writes tokens of valid JSON with line breaks between them.
class Layout
{
public:
    explicit Layout(const QString &source)
        : m_source(source)
    {
        m_out.reserve(source.size() + source.size() / 2);
    }

    bool run()
    {
        while (m_at < m_source.size() && m_out.size() <= longestLayout) {
            step();
        }
        return m_out.size() <= longestLayout;
    }

    QString text() const { return m_out; }

private:
    void step()
    {
        const QChar c = m_source.at(m_at++);
        if (isBlank(c)) {
            return;
        }
        if (c == u'"') {
            copyString();
        } else if (c == u'{' || c == u'[') {
            open(c);
        } else if (c == u'}' || c == u']') {
            --m_depth;
            breakLine();
            m_out += c;
        } else if (c == u',') {
            m_out += c;
            breakLine();
        } else if (c == u':') {
            m_out += ": "_L1;
        } else {
            m_out += c;
        }
    }

    void open(QChar c)
    {
        m_out += c;
        while (m_at < m_source.size() && isBlank(m_source.at(m_at))) {
            ++m_at;
        }
        if (m_at < m_source.size() && (m_source.at(m_at) == u'}' || m_source.at(m_at) == u']')) {
            m_out += m_source.at(m_at++);
        } else {
            ++m_depth;
            breakLine();
        }
    }

    void copyString()
    {
        const qsizetype start = m_at - 1;
        while (m_at < m_source.size() && m_source.at(m_at) != u'"') {
            m_at += m_source.at(m_at) == u'\\' ? 2 : 1;
        }
        m_at = std::min(m_at + 1, m_source.size());
        m_out += QStringView(m_source).mid(start, m_at - start);
    }

    void breakLine() { m_out += u'\n' + QString(2 * std::min(m_depth, deepestIndent), u' '); }

    const QString &m_source;
    QString m_out;
    qsizetype m_at = 0;
    int m_depth = 0;
};

} // namespace

std::optional<JsonProblem> payloadProblem(const QString &text)
{
    if (text.trimmed().isEmpty()) {
        return std::nullopt;
    }
    if (const std::optional<JsonProblem> problem = jsonProblem(text)) {
        return problem;
    }
    if (!QJsonDocument::fromJson(text.toUtf8()).isObject()) {
        JsonProblem problem;
        problem.kind = JsonProblem::Kind::NotObject;
        return problem;
    }
    return std::nullopt;
}

std::optional<JsonProblem> jsonProblem(const QString &text)
{
    // Qt's parser takes no scalar at the top: inside an array it does.
    const QByteArray wrapped = '[' + text.toUtf8() + ']';
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(wrapped, &error);
    if (error.error != QJsonParseError::NoError) {
        return problemAt(wrapped.mid(1, wrapped.size() - 2), error.offset - 1, error.errorString());
    }
    if (document.array().size() != 1) {
        return problemAt(wrapped.mid(1, wrapped.size() - 2), wrapped.size(), QString());
    }
    return std::nullopt;
}

Result<QString> indentJson(const QString &text)
{
    if (jsonProblem(text)) {
        return Failure(localError(ErrorKind::BadPayload, u"not JSON"_s));
    }
    Layout layout(text);
    if (!layout.run()) {
        return Failure(localError(ErrorKind::BadPayload, u"too long when laid out"_s));
    }
    return layout.text();
}

} // namespace Belay
