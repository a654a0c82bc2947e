// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/storedservice.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace Belay::Sandbox {

struct ImageVersion
{
    int id = 0;
    QString version;
    QString description;
    QString status;
    QString lastBuildStatus;
    Behaviour behaviour = Behaviour::Echo;

    bool isDeployable() const;
};

struct Image
{
    int id = 0;
    QString name;
    QString type;  //!< api or webapp
    QString scope; //!< custom or global
    QString createdBy;
    QString createdAt; //!< ISO 8601
    QStringList tags;
    QList<ImageVersion> versions; //!< oldest first

    const ImageVersion *version(qint64 versionId) const;
    //! What a create without versionId gets: the newest that can be deployed. Null if there is none.
    const ImageVersion *newestDeployable() const;
};

struct InstanceType
{
    int id = 0;
    QString name;
    int cpu = 0;    //!< thousandths of a CPU
    int memory = 0; //!< megabytes
    int gpu = 0;
    int gpuMemory = 0; //!< megabytes
};

//! The images and instance types of the sandbox. They are the same in every run; only services change.
class Catalogue
{
public:
    Catalogue();

    const QList<Image> &images() const { return m_images; }
    const Image *image(qint64 id) const;
    //! The type of image that services of \a serviceType run.
    static QString imageTypeFor(const QString &serviceType);

    //! Empty when \a entityType has none; nothing when there is no such entity type.
    std::optional<QList<InstanceType>> instanceTypes(const QString &entityType) const;
    static QString entityTypeFor(const QString &serviceType);

    //! What the version in a service's fields does; Failing when it is no longer in the catalogue.
    Behaviour behaviour(const QJsonObject &serviceFields) const;
    //! "name version" of the image in a service's fields.
    QString imageLabel(const QJsonObject &serviceFields) const;

private:
    const ImageVersion *versionOf(const QJsonObject &serviceFields) const;

    QList<Image> m_images;
};

} // namespace Belay::Sandbox
