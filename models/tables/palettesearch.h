// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/fuzzypattern.h"

#include <vector>

namespace Belay {

class ServiceStore;

//! What was typed into the palette, taken apart. The first character may limit what is looked for.
struct PaletteQuery
{
    enum class Scope {
        All,
        Actions,  //!< ">"
        Profiles, //!< "@"
        Tags,     //!< "#": services by their tags
        Failing,  //!< "!": services whose status is a failure
    };

    explicit PaletteQuery(const QString &text);

    Scope scope;
    FuzzyPattern pattern;
};

//! A row of a ServiceStore that fits, and how well.
struct ServiceMatch
{
    qsizetype row;
    int score; //!< as FuzzyPattern gives it; 0 for all if nothing was typed
};

//! The services of \a services that fit \a query, in the order of their rows; not those that are gone. A name fits before a
//! title, which only described services have.
std::vector<ServiceMatch> findServices(const ServiceStore &services, const PaletteQuery &query);

} // namespace Belay
