// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/fieldtext.h"

namespace Belay {

//! A line for a POSIX shell that has the vendor's command line do the same (peak-services-api section 10). It
//! takes the key from the environment, so none is in it.
struct PeakCommand
{
    QString text;
    //! What that program has no option for: tags, a switch that is turned off, a text or list that is emptied, a
    //! secret whose name has a comma, and name and type of an update. A YAML file would say it.
    QList<ServiceField> leftOut;

    friend bool operator==(const PeakCommand &, const PeakCommand &) = default;
};

PeakCommand peakCreateCommand(const ServiceDraft &draft, Masking masking);
PeakCommand peakUpdateCommand(const ServiceId &id, const ServicePatch &patch, Masking masking);
QString peakDeleteCommand(const ServiceId &id);

//! \a text as one word of a POSIX shell. NUL, which no argument can hold, is dropped.
QString shellQuoted(const QString &text);

} // namespace Belay
