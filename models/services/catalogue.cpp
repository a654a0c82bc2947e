// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/catalogue.h"

namespace Belay {

namespace {

//! A reply that gives \a value from the event loop, like one that asked the platform.
template <typename T>
Reply<T> *fromMemory(const T &value, QObject *owner)
{
    auto *reply = new Reply<T>(owner);
    reply->finishLater(value);
    return reply;
}

} // namespace

Catalogue::Catalogue(ApiClient &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
}

Reply<QList<Image>> *Catalogue::images()
{
    if (m_images) {
        return fromMemory(*m_images, this);
    }
    return m_api.images()->then(this, [this](const Result<QList<Image>> &images) {
        if (images) {
            m_images = *images;
            emit changed();
        }
    });
}

Reply<QList<ImageVersion>> *Catalogue::versions(ImageId image)
{
    if (const auto known = m_versions.constFind(image); known != m_versions.cend()) {
        return fromMemory(*known, this);
    }
    return m_api.imageVersions(image)->then(this, [this, image](const Result<QList<ImageVersion>> &versions) {
        if (versions) {
            m_versions.insert(image, *versions);
            emit changed();
        }
    });
}

Reply<QList<InstanceType>> *Catalogue::instanceTypes(const ServiceType &type)
{
    const QString entity = type.entityType();
    if (const auto known = m_instanceTypes.constFind(entity); known != m_instanceTypes.cend()) {
        return fromMemory(*known, this);
    }
    return m_api.instanceTypes(type)->then(this, [this, entity](const Result<QList<InstanceType>> &types) {
        if (types) {
            m_instanceTypes.insert(entity, *types);
            emit changed();
        }
    });
}

QString Catalogue::imageName(ImageId image) const
{
    for (const Image &known : m_images.value_or(QList<Image>())) {
        if (known.id == image) {
            return known.name;
        }
    }
    return {};
}

QString Catalogue::versionName(ImageId image, VersionId version) const
{
    const QList<ImageVersion> versions = m_versions.value(image);
    for (const ImageVersion &known : versions) {
        if (known.id == version) {
            return known.version;
        }
    }
    return {};
}

QString Catalogue::instanceTypeName(InstanceTypeId type) const
{
    for (const QList<InstanceType> &types : m_instanceTypes) {
        for (const InstanceType &known : types) {
            if (known.id == type) {
                return known.name;
            }
        }
    }
    return {};
}

void Catalogue::learnFrom(const Service &service)
{
    if (!service.details) {
        return;
    }
    if (const auto &image = service.details->image; image && !m_askedVersions.contains(image->imageId)) {
        m_askedVersions.insert(image->imageId);
        (void)versions(image->imageId); // for its name in the list; a failure leaves the number
    }
    if (!service.details->parameters) {
        return;
    }
    for (const QString &secret : service.details->parameters->secrets) {
        m_secrets.insert(secret, secret);
    }
}

void Catalogue::reload()
{
    m_images.reset();
    m_versions.clear();
    m_askedVersions.clear();
    m_instanceTypes.clear();
    emit changed();
}

} // namespace Belay
