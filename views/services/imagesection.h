// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/domain/catalogue.h"
#include "views/services/serviceformsection.h"

namespace Belay {

class Catalogue;
class IdPicker;

//! The image and which of its versions.
class ImageSection : public ServiceFormSection
{
    Q_OBJECT

public:
    //! \a catalogue outlives it.
    explicit ImageSection(Catalogue &catalogue, QWidget *parent = nullptr);

    void load(const ServiceDraft &draft, bool isUpdate) override;
    void store(ServiceDraft &draft) const override;
    void adapt(const ServiceDraft &draft) override;
    QString inputProblem(ServiceField field) const override;

    //! The newest ready version of the image chosen; nothing while it is not known.
    std::optional<VersionId> latestReady() const;

Q_SIGNALS:
    //! latestReady() tells something else.
    void latestReadyChanged();

private:
    void askImages();
    void askVersions();
    void offerImages();
    void offerVersions();
    void imagePicked();
    std::optional<ImageId> chosenImage() const;
    void noteImage();

    Catalogue &m_catalogue;
    IdPicker *m_image = nullptr;
    IdPicker *m_version = nullptr;
    ServiceType m_type = ServiceType::WebApp;
    QList<Image> m_images;
    bool m_hasImages = false;
    std::optional<ImageId> m_versionsOf; //!< the image whose versions are offered or awaited
    std::optional<QList<ImageVersion>> m_versions;
    std::optional<ImageId> m_loadedImage;
    std::optional<VersionId> m_loadedVersion;
};

} // namespace Belay
