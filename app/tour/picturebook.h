// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QImage>
#include <QList>
#include <QString>

namespace Belay {

//! The tour on disk: NN-name.png for each step, and tour.md that says what each picture shows.
class PictureBook
{
public:
    explicit PictureBook(const QString &directory);

    //! Makes the directory. Pictures of an earlier tour in it go, everything else stays.
    Result<void> open();
    //! Saves \a picture as the next page.
    Result<void> add(const QString &name, const QString &text, const QImage &picture);
    //! Writes tour.md; \a problem, if any, says why the tour ended at the last page.
    Result<void> close(const QString &problem);

    int count() const { return static_cast<int>(m_pages.size()); }

private:
    struct Page
    {
        QString file;
        QString text;
    };

    QString m_directory;
    QList<Page> m_pages;
};

} // namespace Belay
