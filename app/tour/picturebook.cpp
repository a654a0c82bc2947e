// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/picturebook.h"

#include "models/files/savefile.h"

#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Belay {

PictureBook::PictureBook(const QString &directory)
    : m_directory(directory)
{
}

Result<void> PictureBook::open()
{
    QDir directory(m_directory);
    if (!directory.mkpath(u"."_s)) {
        return Failure(localError(ErrorKind::Storage, u"%1 cannot be made"_s.arg(m_directory)));
    }
    static const QRegularExpression ours(u"^\\d\\d-[a-z0-9-]+\\.png$"_s);
    const QStringList names = directory.entryList(QDir::Files);
    for (const QString &name : names) {
        if (ours.match(name).hasMatch()) {
            directory.remove(name);
        }
    }
    return {};
}

Result<void> PictureBook::add(const QString &name, const QString &text, const QImage &picture)
{
    const QString file = u"%1-%2.png"_s.arg(count() + 1, 2, 10, QLatin1Char('0')).arg(name);
    m_pages.append({file, text});
    if (!picture.save(QDir(m_directory).filePath(file))) {
        return Failure(localError(ErrorKind::Storage, u"%1 cannot be written"_s.arg(file)));
    }
    return {};
}

Result<void> PictureBook::close(const QString &problem)
{
    QString text =
        u"# A tour of Belay\n\nThe real windows, driven by keys and clicks against a sandbox of their own. "
        u"What is said of a picture was checked when it was taken.\n"_s;
    for (const Page &page : std::as_const(m_pages)) {
        const QString title = page.file.chopped(4);
        text += u"\n## %1\n\n%2\n\n![%1](%3)\n"_s.arg(title, page.text, page.file);
    }
    if (!problem.isEmpty()) {
        text += u"\n## The tour ended here\n\nIn the last picture %1.\n"_s.arg(problem);
    }
    return saveFile(QDir(m_directory).filePath(u"tour.md"_s), text.toUtf8(), FileAccess::UserDefault);
}

} // namespace Belay
