// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace Belay {

//! The body of an answer, made ready for an editor. Takes time for a long one: make it in a worker.
//!
//! An editor measures a line as a whole before it draws any of it, which takes seconds for one of megabytes, and a frame for
//! a page of lines of 500: lines longer than longestLine are broken into pieces.
struct ShownBody
{
    static constexpr qsizetype longestLine = 4000; //!< in UTF-16 units, as all lengths here
    static constexpr qsizetype pieceOfLine = 160;

    QByteArray text;             //!< UTF-8, NUL as ␀
    qsizetype size = 0;          //!< of what text shows, in bytes of UTF-8
    bool areLinesBroken = false; //!< then text is for the eyes only
    QString whole;               //!< what text shows, unbroken; empty unless lines were broken
    bool isLaidOut = false;      //!< as indentJson() does it

    //! \a body as it came.
    static ShownBody asItCame(const QString &body);
    //! \a body laid out; as it came if it is not JSON.
    static ShownBody laidOut(const QString &body);
};

} // namespace Belay
