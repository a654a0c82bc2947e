// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/redeploylog.h"

#include "models/core/sqlstatement.h"

#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace Belay {

RedeployLog::RedeployLog(LocalDatabase &database, QObject *parent)
    : QObject(parent)
    , m_database(database)
{
}

QList<QStringList> RedeployLog::migrations()
{
    return {{
        u"CREATE TABLE redeploys (platform TEXT NOT NULL, field TEXT NOT NULL, updates INTEGER NOT NULL, "
        "redeploys INTEGER NOT NULL, PRIMARY KEY (platform, field))"_s,
    }};
}

QString RedeployLog::platformOf(const Profile &profile)
{
    return profile.isSandbox ? u"sandbox"_s : profile.baseUrl.host();
}

Reply<void> *RedeployLog::record(const QString &platform, const QList<ServiceField> &fields, bool redeployed)
{
    return m_database
        .runInTransaction([platform, fields, redeployed](QSqlDatabase &database) -> Result<void> {
            for (const ServiceField field : fields) {
                const Result<QSqlQuery> done = runStatement(
                    database,
                    u"INSERT INTO redeploys (platform, field, updates, redeploys) VALUES (?, ?, 1, ?) "
                    "ON CONFLICT (platform, field) DO UPDATE SET updates = updates + 1, "
                    "redeploys = redeploys + excluded.redeploys"_s,
                    {platform, wireName(field), redeployed ? 1 : 0});
                if (!done) {
                    return Failure(done.error());
                }
            }
            return {};
        })
        ->then(this, [this](const Result<void> &done) {
            if (done) {
                emit changed();
            }
        });
}

Reply<RedeployObservations> *RedeployLog::observations(const QString &platform)
{
    return m_database.run([platform](QSqlDatabase &database) -> Result<RedeployObservations> {
        Result<QSqlQuery> rows = runStatement(
            database, u"SELECT field, updates, redeploys FROM redeploys WHERE platform = ?"_s, {platform});
        if (!rows) {
            return Failure(rows.error());
        }
        RedeployObservations observations;
        while (rows->next()) {
            if (const std::optional<ServiceField> field = fieldFromWireName(rows->value(0).toString())) {
                observations.insert(*field, {rows->value(1).toInt(), rows->value(2).toInt()});
            }
        }
        return observations;
    });
}

} // namespace Belay
