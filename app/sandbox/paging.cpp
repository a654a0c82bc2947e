// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/paging.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

namespace {

constexpr qint64 largestPage = 100;
constexpr qint64 largestNumber = 1'000'000'000;

} // namespace

tl::expected<Page, HttpAnswer> readPage(const HttpRequest &request)
{
    Page page;
    const auto read = [&request](const QString &key, qint64 absent) -> tl::expected<qint64, HttpAnswer> {
        const QString text = request.queryValue(key);
        if (text.isEmpty()) {
            return absent;
        }
        bool isNumber = false;
        const qint64 number = text.toLongLong(&isNumber);
        if (!isNumber || number < 1 || number > largestNumber) {
            return tl::unexpected(HttpAnswer::error(400, QString(key + u": must be a number from 1 on")));
        }
        return number;
    };
    const auto size = read(u"pageSize"_s, page.size);
    if (!size) {
        return tl::unexpected(size.error());
    }
    const auto number = read(u"pageNumber"_s, page.number);
    if (!number) {
        return tl::unexpected(number.error());
    }
    page.size = static_cast<int>(std::min(*size, largestPage));
    page.number = *number;
    return page;
}

} // namespace Belay::Sandbox
