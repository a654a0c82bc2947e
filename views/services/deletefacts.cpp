// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/deletefacts.h"

#include "models/domain/displaytext.h"
#include "models/domain/unusualname.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/relativetime.h"
#include "views/common/statuschiplabel.h"
#include "views/common/theme.h"
#include "views/services/servicelook.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int rowHeight = 28;
constexpr int mostRowsShown = 6;
constexpr int idWidth = 96;

} // namespace

DeleteFacts::DeleteFacts(QWidget *parent)
    : QWidget(parent)
    , m_one(new QWidget(this))
    , m_type(makePlainLabel(QString(), m_one))
    , m_status(new StatusChipLabel(m_one))
    , m_updated(makePlainLabel(QString(), m_one))
    , m_id(makePlainLabel(QString(), m_one))
    , m_protected(new QWidget(m_one))
    , m_several(new QTreeWidget(this))
    , m_unusual(makePlainLabel(QString(), this))
{
    setObjectName(u"deleteFacts"_s);
    m_type->setObjectName(u"deleteFactType"_s);
    m_status->setObjectName(u"deleteFactStatus"_s);
    m_updated->setObjectName(u"deleteFactUpdated"_s);
    m_id->setObjectName(u"deleteFactId"_s);
    m_id->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *form = new QFormLayout(m_one);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(4);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const auto addRow = [&](const QString &name, QWidget *field) {
        QLabel *label = makePlainLabel(name, m_one);
        QPalette quiet = palette();
        quiet.setColor(QPalette::WindowText, mutedText(quiet));
        label->setPalette(quiet);
        form->addRow(label, field);
    };
    addRow(tr("Type"), m_type);
    addRow(tr("Status"), m_status);
    addRow(tr("Updated"), m_updated);
    addRow(tr("Id"), m_id);
    m_protected->setObjectName(u"deleteFactProtected"_s);
    m_protected->setAccessibleName(tr("Protected"));
    auto *shield = makePlainLabel(QString(), m_protected);
    shield->setPixmap(icon("shield"_L1).pixmap(QSize(16, 16), devicePixelRatioF()));
    auto *protection = new QHBoxLayout(m_protected);
    protection->setContentsMargins(0, 0, 0, 0);
    protection->setSpacing(4);
    protection->addWidget(shield);
    protection->addWidget(makePlainLabel(tr("Yes, on this computer"), m_protected), 1);
    addRow(tr("Protected"), m_protected);

    m_several->setObjectName(u"deleteList"_s);
    m_several->setAccessibleName(tr("Services to delete"));
    m_several->setHeaderLabels({tr("Name"), tr("Type"), tr("Status"), tr("Updated"), tr("Id")});
    m_several->setRootIsDecorated(false);
    m_several->setUniformRowHeights(true);
    m_several->setSelectionMode(QAbstractItemView::NoSelection);
    m_several->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_several->header()->setStretchLastSection(false);
    m_several->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_several->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_several->header()->setSectionResizeMode(4, QHeaderView::Interactive);
    m_several->header()->resizeSection(4, idWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_one);
    layout->addWidget(m_several);
    m_unusual->setObjectName(u"deleteUnusualNames"_s);
    m_unusual->setWordWrap(true);
    layout->addWidget(m_unusual);
}

void DeleteFacts::setServices(const QList<Service> &services, const Marks &marks, const QDateTime &now)
{
    m_one->setVisible(services.size() == 1);
    m_several->setVisible(services.size() > 1);
    if (services.size() == 1) {
        showOne(services.first(), marks, now);
    } else {
        showSeveral(services, marks, now);
    }
    showUnusual(services);
}

void DeleteFacts::showUnusual(const QList<Service> &services)
{
    QStringList names;
    for (const Service &service : services) {
        if (const QString spelled = unusualCharacters(service.name); !spelled.isEmpty()) {
            names.append(spelled);
        }
    }
    m_unusual->setVisible(!names.isEmpty());
    m_unusual->setText(tr("Some characters cannot be seen or may be taken for others. Spelled out: %1")
                           .arg(names.join(u", "_s)));
}

void DeleteFacts::showOne(const Service &service, const Marks &marks, const QDateTime &now)
{
    const bool isGone = marks.gone.contains(service.id);
    const bool isProtected = marks.isProtected.contains(service.id);
    auto *form = static_cast<QFormLayout *>(m_one->layout());
    m_protected->setVisible(isProtected);
    form->labelForField(m_protected)->setVisible(isProtected);
    m_type->setText(displayText(service.type));
    const StatusLook look = lookOf(service.status);
    m_status->setStatus(isGone ? Tone::Neutral : look.tone, isGone ? u"minus"_s : look.iconName,
                        isGone ? tr("Gone") : displayText(service.status));
    const QString when = relativeTime(service.updatedAt, now);
    if (when.isEmpty()) {
        m_updated->setText(tr("Not returned by the platform"));
    } else if (service.updatedBy.isEmpty()) {
        m_updated->setText(when);
    } else {
        //: %1 is a time such as "2 h ago", %2 a person
        m_updated->setText(tr("%1 by %2").arg(when, isolated(service.updatedBy)));
    }
    setPlainToolTip(m_updated, absoluteTimes(service.updatedAt));
    m_id->setText(service.id.value);
}

void DeleteFacts::showSeveral(const QList<Service> &services, const Marks &marks, const QDateTime &now)
{
    if (m_several->topLevelItemCount() != services.size()) {
        m_several->clear();
        for (qsizetype i = 0; i < services.size(); ++i) {
            m_several->addTopLevelItem(new QTreeWidgetItem);
        }
        const int rows = int(std::min<qsizetype>(services.size(), mostRowsShown));
        m_several->setFixedHeight(m_several->header()->sizeHint().height() + rows * rowHeight + 4);
    }
    for (int row = 0; row < int(services.size()); ++row) {
        const Service &service = services.at(row);
        const bool isGone = marks.gone.contains(service.id);
        const bool isProtected = marks.isProtected.contains(service.id);
        const StatusLook look = lookOf(service.status);
        QTreeWidgetItem *item = m_several->topLevelItem(row);
        item->setSizeHint(0, QSize(0, rowHeight));
        item->setText(0, isProtected ? tr("%1 (protected)").arg(isolated(service.name)) : service.name);
        item->setIcon(0, isProtected ? icon("shield"_L1) : QIcon());
        item->setText(1, displayText(service.type));
        item->setText(2, isGone ? tr("Gone") : displayText(service.status));
        item->setIcon(2, isGone ? QIcon() : icon(look.iconName, toneColor(look.tone, palette())));
        setPlainToolTip(item, 0, service.name);
        item->setText(3, relativeTime(service.updatedAt, now));
        setPlainToolTip(item, 3, absoluteTimes(service.updatedAt));
        item->setText(4, service.id.value);
        setPlainToolTip(item, 4, service.id.value);
        QFont struck = font();
        struck.setStrikeOut(isGone);
        item->setFont(0, struck);
    }
}

} // namespace Belay
