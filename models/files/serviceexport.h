// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/service.h"

#include <QByteArray>

namespace Belay {

enum class ExportFormat {
    Json, //!< an array of the objects that describe answers; what was not returned is left out
    Yaml, //!< the vendor's files, one document each; without a service, an empty text
    Csv,  //!< RFC 4180 with a header line, UTF-8; what was not returned is an empty cell
};

//! \a services as the text of a file, in their order. Values of environment variables are written in plain. Cells
//! of the CSV that a spreadsheet would take for a formula have an apostrophe before them. Statuses, types and
//! times stay as on the wire.
QByteArray exportServices(const QList<Service> &services, ExportFormat format);

//! "json", "yaml" or "csv", in any case; nothing for another name.
std::optional<ExportFormat> exportFormatFromName(const QString &name);

} // namespace Belay
