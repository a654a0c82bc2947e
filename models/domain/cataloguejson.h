// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/domain/catalogue.h"

namespace Belay {

//! One page of a list of pickers (peak-services-api section 9).
template <typename T>
struct CataloguePage
{
    QList<T> items;
    int pageCount = 0; //!< 0 when missing
};

[[nodiscard]] Result<CataloguePage<Image>> decodeImagePage(const QByteArray &body);
[[nodiscard]] Result<CataloguePage<ImageVersion>> decodeVersionPage(const QByteArray &body);
[[nodiscard]] Result<QList<InstanceType>> decodeInstanceTypes(const QByteArray &body);

} // namespace Belay
