// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/detailsoverview.h"

#include "models/domain/displaytext.h"
#include "models/domain/fieldtext.h"
#include "models/services/catalogue.h"
#include "views/common/icons.h"
#include "views/common/maskedvalue.h"
#include "views/common/plaintext.h"
#include "views/common/secretclipboard.h"
#include "views/common/theme.h"
#include "views/services/detailswrap.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QScrollBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int copyButtonWidth = 24;

template <typename Copy>
QToolButton *makeCopyButton(const QString &label, const QString &objectName, QWidget *parent, Copy copy)
{
    auto *button = new QToolButton(parent);
    button->setObjectName("copy-"_L1 + objectName);
    button->setAutoRaise(true);
    button->setIcon(icon("copy"_L1));
    button->setIconSize(QSize(16, 16));
    button->setFixedSize(copyButtonWidth, 20);
    button->setAccessibleName(DetailsOverview::tr("Copy %1").arg(label));
    setPlainToolTip(button, button->accessibleName());
    QObject::connect(button, &QToolButton::clicked, button, copy);
    return button;
}

QString whenAndWho(const QDateTime &when, const QString &who)
{
    const QString time = QLocale().toString(when.toLocalTime(), QLocale::ShortFormat);
    return who.isEmpty() ? time : DetailsOverview::tr("%1 by %2").arg(time, isolated(who));
}

} // namespace

DetailsOverview::DetailsOverview(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"detailsOverview"_s);
    setAccessibleName(tr("Overview"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void DetailsOverview::showService(const Service &service, const Catalogue &catalogue, bool isProtected)
{
    const bool wasProtected = std::exchange(m_isProtected, isProtected);
    Service before = m_shown;
    before.status = service.status; // the header shows it
    m_shown = service;
    if (before != service || wasProtected != isProtected || !widget()) {
        showAgain(catalogue);
    }
}

void DetailsOverview::showAgain(const Catalogue &catalogue)
{
    const int scrolled = verticalScrollBar()->value();
    auto *page = new QWidget;
    m_grid = new QGridLayout;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 8, 8, 12);
    layout->addLayout(m_grid);
    layout->addStretch();
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);

    const ServiceDraft draft = ServiceDraft::fromService(m_shown);
    addText(tr("Id"), m_shown.id.value, u"id"_s);
    addText(tr("Protected"), m_isProtected ? tr("Yes, on this computer") : tr("No"), u"protected"_s);
    addField(m_shown, draft, ServiceField::Title);
    addField(m_shown, draft, ServiceField::Description);
    addRuns(m_shown, draft, catalogue);
    addEnvironment(m_shown, draft);
    addHistory(m_shown);
    setWidget(page);
    page->layout()->activate();
    verticalScrollBar()->setValue(scrolled);
}

void DetailsOverview::addRuns(const Service &service, const ServiceDraft &draft, const Catalogue &catalogue)
{
    addHeading(tr("Runs"));
    const auto named = [](const QString &name, qint64 id) {
        return name.isEmpty() ? QString() : u"%1 (%2)"_s.arg(name, QString::number(id));
    };
    addField(service, draft, ServiceField::Image,
             draft.imageId ? named(catalogue.imageName(*draft.imageId), draft.imageId->value) : QString());
    addField(service, draft, ServiceField::Version,
             draft.imageId && draft.versionId
                 ? named(catalogue.versionName(*draft.imageId, *draft.versionId), draft.versionId->value)
                 : QString());
    addField(service, draft, ServiceField::InstanceType,
             draft.instanceTypeId
                 ? named(catalogue.instanceTypeName(*draft.instanceTypeId), draft.instanceTypeId->value)
                 : QString());
    addField(service, draft, ServiceField::MinInstances);
    addField(service, draft, ServiceField::Entrypoint);
    addField(service, draft, ServiceField::HealthCheckUrl);
    if (service.type != ServiceType(ServiceType::Api)) {
        addField(service, draft, ServiceField::SessionStickiness);
    }
    if (service.type == ServiceType(ServiceType::WebApp)) {
        addField(service, draft, ServiceField::ScaleToZero);
    }
}

void DetailsOverview::addEnvironment(const Service &service, const ServiceDraft &draft)
{
    addHeading(tr("Environment"));
    if (!service.details || !service.details->parameters || service.details->parameters->env.isEmpty()) {
        addField(service, draft, ServiceField::Env);
    } else {
        const QMap<QString, QString> &env = service.details->parameters->env;
        for (auto it = env.begin(); it != env.end(); ++it) {
            auto *value = new MaskedValue(it.key(), m_grid->parentWidget());
            value->setObjectName("env-"_L1 + it.key());
            value->setValue(it.value());
            QLabel *name = addRow(it.key(), value,
                                  makeCopyButton(it.key(), "env-"_L1 + it.key(), m_grid->parentWidget(),
                                                 [text = it.value()] { copySecret(text); }));
            // The value is as high as its button: a name of one line stands beside the middle of it.
            if (!name->wordWrap()) {
                const int spare = value->sizeHint().height() - name->sizeHint().height();
                name->setContentsMargins(0, qMax(0, spare / 2), 0, 0);
            }
        }
    }
    addField(service, draft, ServiceField::Secrets);
}

void DetailsOverview::addHistory(const Service &service)
{
    addHeading(tr("History"));
    const ServiceDraft draft = ServiceDraft::fromService(service);
    addField(service, draft, ServiceField::Tags);
    const QString absent = tr("Not returned by the API");
    if (service.updatedAt.isValid()) {
        addText(tr("Updated"), whenAndWho(service.updatedAt, service.updatedBy), u"updatedAt"_s);
    } else {
        addAbsent(tr("Updated"), absent, u"updatedAt"_s);
    }
    if (service.createdAt.isValid()) {
        addText(tr("Created"), whenAndWho(service.createdAt, service.createdBy), u"createdAt"_s);
    } else {
        addAbsent(tr("Created"), absent, u"createdAt"_s);
    }
}

void DetailsOverview::addHeading(const QString &text)
{
    QLabel *heading = makePlainLabel(text, m_grid->parentWidget());
    QFont font = heading->font();
    font.setBold(true);
    heading->setFont(font);
    heading->setContentsMargins(0, 12, 0, 0);
    m_grid->addWidget(heading, m_grid->rowCount(), 0, 1, 3);
}

QLabel *DetailsOverview::addRow(const QString &label, QWidget *value, QWidget *button)
{
    QLabel *name = makePlainLabel(breakable(label), m_grid->parentWidget());
    QPalette muted = name->palette();
    muted.setColor(QPalette::WindowText, mutedText(palette()));
    name->setPalette(muted);
    name->setAccessibleName(label);
    name->setAlignment(Qt::AlignRight | Qt::AlignTop);
    const int row = m_grid->rowCount();
    // Names of variables may be long: two lines of them are better than a value of no width.
    constexpr int widestName = 112;
    if (name->sizeHint().width() > widestName) {
        name->setWordWrap(true);
        name->setFixedWidth(widestName);
    }
    m_grid->addWidget(name, row, 0, Qt::AlignRight | Qt::AlignTop);
    m_grid->addWidget(value, row, 1, 1, button ? 1 : 2, Qt::AlignTop);
    if (button) {
        m_grid->addWidget(button, row, 2, Qt::AlignTop);
    }
    return name;
}

void DetailsOverview::addText(const QString &label, const QString &value, const QString &objectName)
{
    const QString shown = breakable(value);
    QLabel *text = makePlainLabel(shown, m_grid->parentWidget());
    text->setObjectName(objectName);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    if (shown == value) {
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    } else {
        // What is selected would hold the invisible spaces; the copy button gives the value itself.
        text->setAccessibleName(value);
    }
    addRow(label, text, makeCopyButton(label, objectName, m_grid->parentWidget(), [value] {
               QGuiApplication::clipboard()->setText(value);
           }));
}

void DetailsOverview::addAbsent(const QString &label, const QString &why, const QString &objectName)
{
    QLabel *text = makePlainLabel(why, m_grid->parentWidget());
    text->setObjectName(objectName);
    text->setWordWrap(true);
    QFont italic = text->font();
    italic.setItalic(true);
    text->setFont(italic);
    QPalette muted = text->palette();
    muted.setColor(QPalette::WindowText, mutedText(palette()));
    text->setPalette(muted);
    addRow(label, text);
}

void DetailsOverview::addField(const Service &service, const ServiceDraft &draft, ServiceField field,
                               const QString &shown)
{
    if (!isFieldKnown(service, field)) {
        addAbsent(fieldLabel(field), service.details ? tr("Not returned by the API") : tr("…"),
                  wireName(field));
        return;
    }
    addText(fieldLabel(field), shown.isEmpty() ? fieldText(draft, field, Masking::Masked) : shown,
            wireName(field));
}

} // namespace Belay
