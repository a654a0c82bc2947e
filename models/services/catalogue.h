// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/apiclient.h"

namespace Belay {

//! Images, versions and instance types of one profile, asked for once and kept, so that forms fill at once
//! and ids have names. Refreshed when a form asks again after an error, or with reload().
class Catalogue : public QObject
{
    Q_OBJECT

public:
    //! \a api outlives it.
    explicit Catalogue(ApiClient &api, QObject *parent = nullptr);

    //! All images. From memory if they were loaded before, still through the event loop.
    [[nodiscard]] Reply<QList<Image>> *images();
    [[nodiscard]] Reply<QList<ImageVersion>> *versions(ImageId image);
    [[nodiscard]] Reply<QList<InstanceType>> *instanceTypes(const ServiceType &type);

    //! What is known by now, without asking the platform; empty texts for what is not.
    QString imageName(ImageId image) const;
    QString versionName(ImageId image, VersionId version) const;
    QString instanceTypeName(InstanceTypeId type) const;

    //! Names of secrets seen in described services, sorted, for suggestions. The API lists none.
    QStringList knownSecrets() const { return m_secrets.values(); }
    //! Takes up the names of its secrets, and asks once for the versions of its image.
    void learnFrom(const Service &service);

    void reload();

signals:
    //! A name that was unknown may be known now.
    void changed();

private:
    ApiClient &m_api;
    std::optional<QList<Image>> m_images;
    QHash<ImageId, QList<ImageVersion>> m_versions;
    QSet<ImageId> m_askedVersions;                       //!< by learnFrom()
    QHash<QString, QList<InstanceType>> m_instanceTypes; //!< by entity type
    QMap<QString, QString> m_secrets;
};

} // namespace Belay
