// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/files/serviceyaml.h"

#include <yaml-cpp/yaml.h>

#include <optional>

namespace Belay {

//! Why \a bytes must not reach the loader of yaml-cpp, if so: not UTF-8, longer than 16 MB, with control
//! characters (of which yaml-cpp takes U+0004 for the end), no YAML, or a text that it would never finish.
std::optional<YamlProblem> checkYamlText(const QByteArray &bytes);

//! What yaml-cpp says of \a bytes, with its place.
YamlProblem yamlProblem(const YAML::Exception &exception, const QByteArray &bytes);

//! Turns yaml-cpp's columns, which count bytes, into columns in characters. \a lines are those of the file.
void countCharacters(const QList<QByteArray> &lines, QList<YamlProblem> &problems);

} // namespace Belay
