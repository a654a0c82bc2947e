// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicedraft.h"

#include <QByteArray>

namespace Belay {

// The file of the vendor's command line (peak-services-api section 10): one mapping `body` that holds the
// request body. Read by YAML 1.1 rules there, so everything that such a reader would not take for text is
// written in quotation marks.

//! The file that creates a service like \a draft. Empty texts and absent ids are left out.
QByteArray writeServiceYaml(const ServiceDraft &draft);

//! The file of a service: only what the platform returned of it, so with \a service not described little more
//! than its name.
QByteArray writeServiceYaml(const Service &service);

struct YamlProblem
{
    enum Severity {
        Error,  //!< the file cannot be used
        Warning //!< read all the same
    };

    int line = 1;    //!< from 1
    int column = 1;  //!< from 1, in characters
    QString message; //!< a translated sentence
    Severity severity = Error;

    friend bool operator==(const YamlProblem &, const YamlProblem &) = default;
};

//! One document of a file.
struct YamlService
{
    ServiceDraft draft;          //!< what the document leaves out has its default
    QList<ServiceField> present; //!< what the document sets, in form order
    QList<YamlProblem> problems; //!< in the order of the text

    //! True if there is no error. With errors the draft holds what could be read.
    bool isUsable() const;
};

//! Reads every document of \a text, UTF-8. A text that is no YAML at all gives one entry with the error; an
//! empty text gives none.
QList<YamlService> readServicesYaml(const QByteArray &text);

//! The same where exactly one document is wanted; another number is an error.
YamlService readServiceYaml(const QByteArray &text);

} // namespace Belay
