// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/serviceyaml.h"

#include <yaml-cpp/yaml.h>

#include <functional>
#include <optional>

namespace Belay {

//! Reads scalars and mappings of a YAML document by the rules of YAML 1.1 and collects what is wrong with them,
//! and where. Columns are yaml-cpp's, in bytes. YAML::Exception may leave its functions.
class YamlNodeReader
{
public:
    using Visitor =
        std::function<void(const QString &key, const YAML::Node &keyNode, const YAML::Node &value)>;

    void error(const YAML::Node &node, const QString &message);
    void warn(const YAML::Node &node, const QString &message);
    //! Reports that \a what was expected in the place of \a found.
    void expected(const QString &what, const YAML::Node &found);

    //! Reports anything but a mapping; true if it is one.
    bool expectMap(const YAML::Node &node, const QString &what);
    //! Calls \a visit for each entry; reports keys that are no text, come twice or merge other mappings.
    void eachKey(const YAML::Node &map, const Visitor &visit);

    //! The text of a scalar; reports another kind, and warns where a YAML 1.1 reader sees no text.
    std::optional<QString> text(const YAML::Node &value);
    //! Reports what is no boolean, such as one in quotation marks.
    std::optional<bool> boolean(const YAML::Node &value);
    //! Reports what is no decimal whole number.
    std::optional<qint64> integer(const YAML::Node &value);

    QList<YamlProblem> problems; //!< in the order of their finding

private:
    void add(const YAML::Node &node, const QString &message, YamlProblem::Severity severity);
};

} // namespace Belay
