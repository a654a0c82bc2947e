// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/faults.h"

#include <QStringList>

#include <tl/expected.hpp>

using namespace Qt::StringLiterals;

namespace Belay::Sandbox {

namespace {

using ParsedFault = tl::expected<Fault, QString>;

ParsedFault parse(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    const QString subject = text.left(colon).trimmed();
    const QString name = subject.section(u'@', 0, 0);
    Fault fault;

    bool isNumber = false;
    const int status = name.toInt(&isNumber);
    if (isNumber && status >= 400 && status <= 599) {
        fault.status = status;
    } else if (name == u"stall"_s) {
        fault.kind = Fault::Kind::Stall;
    } else if (name == u"reset"_s) {
        fault.kind = Fault::Kind::Reset;
    } else if (name == u"drop-answer"_s) {
        fault.kind = Fault::Kind::DropAnswer;
    } else {
        return tl::unexpected(
            u"there is no fault \"%1\"; there are stall, reset, drop-answer and the statuses 400 to 599"_s
                .arg(name));
    }

    if (subject.contains(u'@')) {
        fault.method = subject.section(u'@', 1).toUpper().toUtf8();
        if (!QList<QByteArray>{"GET", "POST", "PATCH", "DELETE"}.contains(fault.method)) {
            return tl::unexpected(
                u"\"%1\" limits to a method other than GET, POST, PATCH and DELETE"_s.arg(subject));
        }
    }

    bool isRate = false;
    const QString rateText = colon < 0 ? QString() : text.mid(colon + 1).trimmed();
    fault.rate = rateText.toDouble(&isRate);
    if (!isRate || !(fault.rate >= 0 && fault.rate <= 1)) {
        return tl::unexpected(
            u"\"%1\" needs a rate from 0 to 1, such as \"%2:0.1\""_s.arg(text.trimmed(), subject));
    }
    return fault;
}

} // namespace

Faults::Faults(quint32 seed)
    : m_dice(seed)
{
}

std::optional<QString> Faults::set(const QString &spec)
{
    QList<Fault> faults;
    if (!spec.trimmed().isEmpty()) {
        for (const QString &part : spec.split(u',')) {
            const ParsedFault parsed = parse(part);
            if (!parsed) {
                return QString(u"Faults: "_s + parsed.error());
            }
            faults.append(*parsed);
        }
    }
    const std::lock_guard lock(m_mutex);
    m_faults = faults;
    return std::nullopt;
}

std::optional<Fault> Faults::roll(const QByteArray &method)
{
    const std::lock_guard lock(m_mutex);
    for (const Fault &fault : std::as_const(m_faults)) {
        if (!fault.method.isEmpty() && fault.method != method) {
            continue;
        }
        // Not std::uniform_real_distribution: its values differ between standard libraries.
        if (m_dice() < fault.rate * 4294967296.0) {
            return fault;
        }
    }
    return std::nullopt;
}

} // namespace Belay::Sandbox
