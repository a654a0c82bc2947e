// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/detailsusedwith.h"

#include "views/common/plaintext.h"
#include "views/services/detailswrap.h"

#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QStringList sharedBy(const Service &service, const Service &other)
{
    QStringList shared;
    if (other.details->image && service.details->image &&
        other.details->image->imageId == service.details->image->imageId) {
        shared.append(DetailsUsedWith::tr("image"));
    }
    const QStringList theirs = other.details->parameters.value_or(Parameters()).secrets;
    const QStringList ours = service.details->parameters.value_or(Parameters()).secrets;
    for (const QString &secret : ours) {
        if (theirs.contains(secret)) {
            shared.append(DetailsUsedWith::tr("secret %1").arg(isolated(secret)));
        }
    }
    return shared;
}

} // namespace

DetailsUsedWith::DetailsUsedWith(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(u"detailsUsedWith"_s);
    setAccessibleName(tr("Used with"));
    setHeaderLabels({tr("Service"), tr("Shares")});
    setRootIsDecorated(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    header()->setSectionResizeMode(QHeaderView::Stretch);
    new WrappingDelegate(*this);
    connect(this, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        const ServiceId id{item->data(0, Qt::UserRole).toString()};
        if (!id.value.isEmpty()) {
            emit serviceRequested(id);
        }
    });
}

void DetailsUsedWith::showService(const Service &service, const ServiceRepository &services)
{
    clear();
    for (qsizetype i = 0; service.details && i < services.count(); ++i) {
        if (!services.store().details(i) || services.store().isGone(i)) {
            continue;
        }
        const Service other = services.row(i).service;
        if (other.id == service.id) {
            continue;
        }
        const QStringList shared = sharedBy(service, other);
        if (shared.isEmpty()) {
            continue;
        }
        auto *item = new QTreeWidgetItem({breakable(other.name), breakable(shared.join(u", "_s))});
        item->setData(0, Qt::UserRole, other.id.value);
        setPlainToolTip(item, 0, other.name);
        setPlainToolTip(item, 1, shared.join(u", "_s));
        addTopLevelItem(item);
    }
    if (topLevelItemCount() == 0) {
        auto *none = new QTreeWidgetItem({tr("None of the services seen so far")});
        addTopLevelItem(none);
        none->setFirstColumnSpanned(true);
    }
}

} // namespace Belay
