// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/files/yamlcheck.h"

#include <yaml-cpp/eventhandler.h>

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <sstream>

namespace Belay {

namespace {

constexpr qsizetype maxFileBytes = 16 * 1024 * 1024;

struct YamlFile
{
    Q_DECLARE_TR_FUNCTIONS(Belay::YamlFile)
};

YamlProblem problemAt(int line, int column, const QString &message)
{
    return {line, column, message, YamlProblem::Error};
}

std::optional<YamlProblem> checkCharacters(const QByteArray &bytes)
{
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bytes);
    if (decode.hasError()) {
        return problemAt(1, 1, YamlFile::tr("The file is not UTF-8 text"));
    }
    int line = 1;
    int column = 0;
    for (const QChar c : text) {
        ++column;
        if (c == u'\n') {
            ++line;
            column = 0;
        } else if (c.unicode() < 0x20 && c != u'\t' && c != u'\r') {
            const QString code = QString::number(c.unicode(), 16).rightJustified(4, u'0');
            return problemAt(line, column,
                             YamlFile::tr("The control character U+%1 is not allowed").arg(code));
        }
    }
    return std::nullopt;
}

//! Follows a parse without building anything. yaml-cpp does not step over a stray comma or bracket between
//! documents: it would deliver empty documents for ever.
class ProgressCheck : public YAML::EventHandler
{
public:
    bool isStuck() const { return m_isStuck; }
    YAML::Mark mark() const { return m_mark; }

    void OnDocumentStart(const YAML::Mark &mark) override
    {
        m_isStuck = !m_mark.is_null() && mark.pos <= m_mark.pos;
        m_mark = mark;
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark &, YAML::anchor_t) override {}
    void OnScalar(const YAML::Mark &, const std::string &, YAML::anchor_t, const std::string &) override {}
    void OnSequenceStart(const YAML::Mark &, const std::string &, YAML::anchor_t,
                         YAML::EmitterStyle::value) override
    {
    }
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark &, const std::string &, YAML::anchor_t,
                    YAML::EmitterStyle::value) override
    {
    }
    void OnMapEnd() override {}

private:
    bool m_isStuck = false;
    YAML::Mark m_mark = YAML::Mark::null_mark();
};

//! Throws what the parser throws, and a ParserException where it would come to no end.
void checkProgress(const std::string &text)
{
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    ProgressCheck check;
    while (parser.HandleNextDocument(check)) {
        if (check.isStuck()) {
            throw YAML::ParserException(check.mark(), "unexpected character");
        }
    }
}

} // namespace

YamlProblem yamlProblem(const YAML::Exception &exception, const QByteArray &bytes)
{
    QList<YamlProblem> problems{
        problemAt(std::max(exception.mark.line, 0) + 1, std::max(exception.mark.column, 0) + 1,
                  YamlFile::tr("Not valid YAML: %1").arg(QString::fromStdString(exception.msg)))};
    countCharacters(bytes.split('\n'), problems);
    return problems.constFirst();
}

void countCharacters(const QList<QByteArray> &lines, QList<YamlProblem> &problems)
{
    for (YamlProblem &problem : problems) {
        const QByteArray line = lines.value(problem.line - 1);
        problem.column = static_cast<int>(QString::fromUtf8(line.left(problem.column - 1)).size()) + 1;
    }
}

std::optional<YamlProblem> checkYamlText(const QByteArray &bytes)
{
    if (bytes.size() > maxFileBytes) {
        return problemAt(1, 1, YamlFile::tr("The file is longer than 16 MB"));
    }
    if (auto problem = checkCharacters(bytes)) {
        return problem;
    }
    try {
        checkProgress(bytes.toStdString());
    } catch (const YAML::Exception &exception) {
        return yamlProblem(exception, bytes);
    }
    return std::nullopt;
}

} // namespace Belay
