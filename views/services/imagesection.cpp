// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/imagesection.h"

#include "models/services/catalogue.h"
#include "views/common/errortext.h"
#include "views/services/idpicker.h"

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QString imageTypeFor(const ServiceType &type)
{
    return type == ServiceType(ServiceType::Api) ? u"api"_s : u"webapp"_s;
}

QString versionText(const ImageVersion &version)
{
    return u"%1 #%2"_s.arg(version.version, QString::number(version.id.value));
}

} // namespace

ImageSection::ImageSection(Catalogue &catalogue, QWidget *parent)
    : ServiceFormSection(tr("Image"), parent)
    , m_catalogue(catalogue)
    , m_image(new IdPicker(u"imagePicker"_s, tr("Image"), this))
    , m_version(new IdPicker(u"versionPicker"_s, tr("Version"), this))
{
    setObjectName(u"imageSection"_s);
    m_image->setPlaceholder(tr("Type a part of the name, or a number"));
    addField(ServiceField::Image, tr("Image"), m_image);
    addField(ServiceField::Version, tr("Version"), m_version);
    connect(m_image, &IdPicker::valueChanged, this, &ImageSection::imagePicked);
    connect(m_image, &IdPicker::retryRequested, this, &ImageSection::askImages);
    connect(m_version, &IdPicker::valueChanged, this, [this] { Q_EMIT edited(ServiceField::Version); });
    connect(m_version, &IdPicker::retryRequested, this, [this] {
        m_versionsOf.reset();
        askVersions();
    });
    askImages();
    offerVersions();
}

void ImageSection::load(const ServiceDraft &draft, bool isUpdate)
{
    Q_UNUSED(isUpdate)
    m_loadedImage = draft.imageId;
    m_loadedVersion = draft.versionId;
    m_image->setValue(draft.imageId ? std::optional(draft.imageId->value) : std::nullopt);
    m_version->setValue(draft.versionId ? std::optional(draft.versionId->value) : std::nullopt);
    adapt(draft);
    askVersions();
}

void ImageSection::store(ServiceDraft &draft) const
{
    draft.imageId = chosenImage();
    const std::optional<qint64> version = m_version->value();
    draft.versionId = version ? std::optional(VersionId{*version}) : std::nullopt;
}

void ImageSection::adapt(const ServiceDraft &draft)
{
    if (m_type != draft.type) {
        m_type = draft.type;
        if (m_hasImages) {
            offerImages();
        }
    }
    noteImage();
}

QString ImageSection::inputProblem(ServiceField field) const
{
    if (field == ServiceField::Image) {
        return m_image->problem();
    }
    return field == ServiceField::Version ? m_version->problem() : QString();
}

std::optional<VersionId> ImageSection::latestReady() const
{
    const std::optional<ImageVersion> latest =
        m_versions ? latestReadyVersion(*m_versions) : std::optional<ImageVersion>();
    return latest ? std::optional(latest->id) : std::nullopt;
}

void ImageSection::askImages()
{
    m_hasImages = false;
    m_image->setLoading();
    m_catalogue.images()->then(this, [this](const Result<QList<Image>> &images) {
        if (!images) {
            m_image->setFailure(tr("The images could not be listed. %1").arg(causeOf(images.error())));
            return;
        }
        m_images = *images;
        m_hasImages = true;
        offerImages();
    });
}

void ImageSection::askVersions()
{
    const std::optional<ImageId> image = chosenImage();
    if (image == m_versionsOf) {
        return;
    }
    m_versionsOf = image;
    m_versions.reset();
    if (!image) {
        offerVersions();
        return;
    }
    m_version->setEnabled(true);
    m_version->setLoading();
    m_catalogue.versions(*image)->then(this, [this, image](const Result<QList<ImageVersion>> &versions) {
        if (image != m_versionsOf) {
            return;
        }
        if (versions) {
            m_versions = *versions;
            offerVersions();
        } else {
            m_version->setFailure(tr("The versions could not be listed. %1").arg(causeOf(versions.error())));
        }
        Q_EMIT latestReadyChanged();
    });
    Q_EMIT latestReadyChanged();
}

void ImageSection::offerImages()
{
    QList<PickerItem> items;
    for (const Image &image : std::as_const(m_images)) {
        if (image.type == imageTypeFor(m_type)) {
            items.append({image.id.value, u"%1 (%2)"_s.arg(image.name, QString::number(image.id.value)), {}});
        }
    }
    m_image->setItems(items);
    noteImage();
}

void ImageSection::offerVersions()
{
    const bool hasImage = chosenImage().has_value();
    m_version->setEnabled(hasImage);
    m_version->setPlaceholder(hasImage ? QString() : tr("Choose an image first"));
    if (!hasImage || !m_versions) {
        m_version->setItems({});
        return;
    }
    const std::optional<ImageVersion> latest = latestReadyVersion(*m_versions);
    QList<PickerItem> items;
    items.append(
        {std::nullopt,
         latest ? tr("Latest ready (now %1)").arg(versionText(*latest)) : tr("Latest ready (none now)"),
         {}});
    for (const ImageVersion &version : std::as_const(*m_versions)) {
        const bool isChosen = m_version->value() == version.id.value;
        if (version.isDeployable()) {
            items.append({version.id.value, versionText(version), {}});
        } else if (isChosen) {
            items.append({version.id.value, u"%1 (%2)"_s.arg(versionText(version), version.status), {}});
        }
    }
    m_version->setItems(items);
}

void ImageSection::imagePicked()
{
    // A version belongs to its image; going back to the image there was brings its version back.
    const bool isLoaded = chosenImage() == m_loadedImage && m_loadedVersion;
    m_version->setValue(isLoaded ? std::optional(m_loadedVersion->value) : std::nullopt);
    askVersions();
    noteImage();
    Q_EMIT edited(ServiceField::Image);
}

std::optional<ImageId> ImageSection::chosenImage() const
{
    const std::optional<qint64> image = m_image->value();
    return image ? std::optional(ImageId{*image}) : std::nullopt;
}

void ImageSection::noteImage()
{
    QString note;
    if (m_hasImages && !m_image->isListed()) {
        note = tr("Not among the images of type %1 that the platform lists.").arg(imageTypeFor(m_type));
    }
    setNote(ServiceField::Image, note);
}

} // namespace Belay
