// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/files/yamlnodereader.h"

#include "models/files/yamltext.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

struct YamlText
{
    Q_DECLARE_TR_FUNCTIONS(Belay::YamlText)
};

QString textOf(const YAML::Node &scalar)
{
    // fromUtf8() would drop a byte order mark that begins the text.
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    const std::string &text = scalar.Scalar();
    return decode(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
}

//! True for a scalar in quotes, in a block, or tagged as text.
bool isMarkedText(const YAML::Node &scalar)
{
    return scalar.Tag() == "!" || scalar.Tag() == "tag:yaml.org,2002:str";
}

} // namespace

void YamlNodeReader::add(const YAML::Node &node, const QString &message, YamlProblem::Severity severity)
{
    const YAML::Mark mark = node.Mark();
    problems.append({std::max(mark.line, 0) + 1, std::max(mark.column, 0) + 1, message, severity});
}

void YamlNodeReader::error(const YAML::Node &node, const QString &message)
{
    add(node, message, YamlProblem::Error);
}

void YamlNodeReader::warn(const YAML::Node &node, const QString &message)
{
    add(node, message, YamlProblem::Warning);
}

void YamlNodeReader::expected(const QString &what, const YAML::Node &found)
{
    const QString kind = found.IsNull()       ? YamlText::tr("nothing")
                         : found.IsMap()      ? YamlText::tr("a mapping")
                         : found.IsSequence() ? YamlText::tr("a list")
                                              : YamlText::tr("“%1”").arg(textOf(found).left(40));
    error(found, YamlText::tr("Expected %1, found %2").arg(what, kind));
}

bool YamlNodeReader::expectMap(const YAML::Node &node, const QString &what)
{
    if (!node.IsMap()) {
        expected(what, node);
    }
    return node.IsMap();
}

void YamlNodeReader::eachKey(const YAML::Node &map, const Visitor &visit)
{
    QStringList seen;
    for (const auto &entry : map) {
        if (!entry.first.IsScalar()) {
            expected(YamlText::tr("a name"), entry.first);
            continue;
        }
        const QString key = textOf(entry.first);
        if (key == "<<"_L1 && !isMarkedText(entry.first)) {
            error(entry.first, YamlText::tr("Merging another mapping with “<<” is not supported"));
        } else if (seen.contains(key)) {
            error(entry.first, YamlText::tr("“%1” is there twice").arg(key));
        } else {
            seen.append(key);
            visit(key, entry.first, entry.second);
        }
    }
}

std::optional<QString> YamlNodeReader::text(const YAML::Node &value)
{
    if (!value.IsScalar()) {
        expected(YamlText::tr("a text"), value);
        return std::nullopt;
    }
    const QString read = textOf(value);
    if (!isMarkedText(value) && isYamlTrap(read)) {
        warn(value,
             YamlText::tr("“%1” is read as text; put it in quotation marks, or other tools read something "
                          "else")
                 .arg(read.left(40)));
    }
    return read;
}

std::optional<bool> YamlNodeReader::boolean(const YAML::Node &value)
{
    static const QStringList on{u"true"_s, u"yes"_s, u"on"_s};
    static const QStringList off{u"false"_s, u"no"_s, u"off"_s};
    const QString read = value.IsScalar() && !isMarkedText(value) ? textOf(value).toLower() : QString();
    if (on.contains(read)) {
        return true;
    }
    if (off.contains(read)) {
        return false;
    }
    expected(YamlText::tr("true or false"), value);
    return std::nullopt;
}

std::optional<qint64> YamlNodeReader::integer(const YAML::Node &value)
{
    if (value.IsScalar() && !isMarkedText(value)) {
        const QString read = textOf(value);
        bool ok = false;
        const qint64 number = read.toLongLong(&ok);
        // 010 is eight for a YAML 1.1 reader, so only the canonical form will do.
        if (ok && QString::number(number) == read) {
            return number;
        }
    }
    expected(YamlText::tr("a whole number"), value);
    return std::nullopt;
}

} // namespace Belay
