// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/mergeview.h"

#include "models/services/catalogue.h"
#include "models/tables/mergetablemodel.h"
#include "views/common/plaintext.h"
#include "views/services/celldelegate.h"
#include "views/services/fieldnames.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSpacerItem>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QPushButton *makeButton(const QString &name, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(name);
    setPlainButtonText(button, text);
    button->setAutoDefault(false);
    return button;
}

QString takenText(const ThreeWayMerge &merge)
{
    QStringList names;
    for (const MergeConflict &taken : merge.takenFromTheirs) {
        names.append(taken.envKey.isEmpty() ? fieldLabel(taken.field) : taken.envKey);
    }
    return names.join(u", "_s);
}

} // namespace

MergeView::MergeView(Catalogue &catalogue, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_title(makePlainLabel(QString(), this))
    , m_advice(makePlainLabel(QString(), this))
    , m_table(new QTableView(this))
    , m_all(new QWidget(this))
    , m_taken(makePlainLabel(QString(), this))
    , m_rest(new QSpacerItem(0, 0))
{
    setObjectName(u"mergeView"_s);
    m_title->setObjectName(u"mergeTitle"_s);
    m_title->setWordWrap(true);
    QFont font = m_title->font();
    font.setBold(true);
    m_title->setFont(font);
    m_advice->setObjectName(u"mergeAdvice"_s);
    m_advice->setWordWrap(true);
    m_taken->setObjectName(u"mergeTaken"_s);
    m_taken->setWordWrap(true);
    m_table->setObjectName(u"mergeTable"_s);
    m_table->setAccessibleName(tr("Fields changed on both sides"));
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setWordWrap(true);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setHighlightSections(false);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, m_table,
            &QTableView::resizeRowsToContents);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    auto *theirs = makeButton(u"mergeAllTheirs"_s, tr("Take all from the platform"), m_all);
    auto *mine = makeButton(u"mergeAllMine"_s, tr("Take all of mine"), m_all);
    auto *row = new QHBoxLayout(m_all);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(theirs);
    row->addWidget(mine);
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_advice);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_all);
    layout->addWidget(m_taken);
    layout->addItem(m_rest);
    setFocusProxy(m_table);

    connect(theirs, &QPushButton::clicked, this, [this] { m_model->pickAll(MergeSide::Theirs); });
    connect(mine, &QPushButton::clicked, this, [this] { m_model->pickAll(MergeSide::Mine); });
}

ServiceDraft MergeView::resolved() const
{
    return m_model->resolved();
}

void MergeView::setMerge(const ThreeWayMerge &merge, const QString &who)
{
    auto *old = m_model;
    const auto textOf = [this](const ServiceDraft &draft, const MergeConflict &conflict) {
        return conflict.envKey.isEmpty() ? namedFieldText(m_catalogue, draft, conflict.field, Masking::Masked)
                                         : envText(draft, conflict.envKey, Masking::Masked);
    };
    m_model = new MergeTableModel(merge, textOf, this);
    m_table->setModel(m_model);
    if (old != nullptr) {
        old->deleteLater();
    }
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Stretch);
    const int field = int(MergeTableModel::Column::Field);
    header->setSectionResizeMode(field, QHeaderView::Fixed);
    m_table->setColumnWidth(field, CellDelegate::widestText(m_model, field, m_table->font()));
    m_table->resizeRowsToContents();
    m_title->setText(
        who.isEmpty()
            ? tr("This service was changed since you opened it. Nothing was sent.")
            : tr("%1 changed this service since you opened it. Nothing was sent.").arg(isolated(who)));
    const bool hasConflicts = !merge.conflicts.isEmpty();
    m_advice->setText(hasConflicts ? tr("You both changed these fields. Pick the value to keep in each row.")
                                   : tr("You changed different fields, so both changes fit together."));
    m_table->setVisible(hasConflicts);
    m_all->setVisible(hasConflicts);
    const QString taken = takenText(merge);
    m_taken->setText(tr("Taken over from the platform: %1.").arg(taken));
    m_taken->setVisible(!taken.isEmpty());
    m_rest->changeSize(0, 0, QSizePolicy::Minimum,
                       hasConflicts ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    layout()->invalidate();
    if (hasConflicts) {
        m_table->setCurrentIndex(m_model->index(0, int(MergeTableModel::Column::Mine)));
    }
}

} // namespace Belay
