// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/files/servicebackup.h"

#include "models/files/savefile.h"
#include "models/files/serviceyaml.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr qsizetype longestStem = 80;

QString safeStem(const QString &name)
{
    QString stem;
    for (const QChar c : name.left(longestStem)) {
        const bool isSafe = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') ||
                            (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
        stem += isSafe ? c : QChar(u'-');
    }
    return stem.isEmpty() ? u"service"_s : stem;
}

//! On one line, so that no name ends the comment.
QByteArray comment(const QString &text)
{
    return "# " + text.simplified().toUtf8() + '\n';
}

} // namespace

QString backupFileName(const QList<Service> &services, const QDateTime &now)
{
    const QString stem =
        services.size() == 1 ? safeStem(services.first().name) : u"%1-services"_s.arg(services.size());
    return stem + now.toLocalTime().toString(u"-yyyyMMdd-HHmmss"_s) + ".yaml"_L1;
}

QByteArray backupText(const QList<Service> &services, const QString &profileName, const QDateTime &now)
{
    QByteArray text;
    for (const Service &service : services) {
        if (!text.isEmpty()) {
            text += "---\n";
        }
        text += comment(u"Backup of %1, id %2, on %3, made %4"_s.arg(
            service.name, service.id.value, profileName, now.toUTC().toString(Qt::ISODate)));
        if (!service.details || !service.details->parameters) {
            text += comment(u"The platform did not return environment variables and secret names."_s);
        }
        text += writeServiceYaml(service);
        if (!text.endsWith('\n')) {
            text += '\n';
        }
    }
    return text;
}

Result<void> writeBackup(const QString &path, const QByteArray &text, bool mayReplace)
{
    if (path.isEmpty() || QFileInfo(path).isRelative()) {
        return Failure(localError(ErrorKind::Storage, u"the path is not complete"_s));
    }
    if (!mayReplace && QFileInfo::exists(path)) {
        return Failure(localError(ErrorKind::Storage, path + ": a file of that name exists"_L1));
    }
    return saveFile(path, text, FileAccess::Private);
}

} // namespace Belay
