// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/reviewchanges.h"

#include "models/tables/draftdiffmodel.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/services/celldelegate.h"
#include "views/services/verdictlook.h"

#include <QFontMetrics>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! Adds the verdict's glyph and colour.
class DiffDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        CellDelegate::initStyleOption(option, index);
        const QVariant verdict = index.data(DraftDiffModel::VerdictRole);
        if (index.column() == int(DraftDiffModel::Column::Forecast) && verdict.isValid()) {
            const VerdictLook look = lookOf(static_cast<Verdict>(verdict.toInt()));
            const QColor ink = toneColor(look.tone, option->palette);
            option->palette.setColor(QPalette::Text, ink);
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->icon = icon(look.iconName, ink);
        }
    }
};

//! The width of the longest word of a column: less would break it.
int widestWord(const QAbstractItemModel *model, int column, const QFont &font)
{
    const QFontMetrics metrics(font);
    int widest = 0;
    for (int row = 0; row < model->rowCount(); ++row) {
        const QStringList words = model->index(row, column).data().toString().split(u' ');
        for (const QString &word : words) {
            widest = qMax(widest, metrics.horizontalAdvance(word));
        }
    }
    return widest;
}

constexpr int glyphRoom = 40; //!< the verdict's glyph, and the margins of its cell

} // namespace

ReviewChanges::ReviewChanges(QWidget *parent)
    : QWidget(parent)
    , m_model(new DraftDiffModel(this))
    , m_table(new QTableView(this))
    , m_empty(makePlainLabel(QString(), this))
{
    m_table->setObjectName(u"reviewChanges"_s);
    m_table->setAccessibleName(tr("Changes"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new DiffDelegate(m_table));
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(int(DraftDiffModel::Column::Field), QHeaderView::Fixed);
    header->setSectionResizeMode(int(DraftDiffModel::Column::Before), QHeaderView::Stretch);
    header->setSectionResizeMode(int(DraftDiffModel::Column::After), QHeaderView::Stretch);
    header->setSectionResizeMode(int(DraftDiffModel::Column::Forecast), QHeaderView::Fixed);
    // The other columns get their width only when the table is laid out.
    connect(header, &QHeaderView::sectionResized, m_table, &QTableView::resizeRowsToContents);
    m_empty->setObjectName(u"reviewNoChanges"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
    setRows({}, true);
}

void ReviewChanges::setRows(const QList<DiffRow> &rows, bool isCreate)
{
    m_table->setColumnHidden(int(DraftDiffModel::Column::Before), isCreate);
    m_table->setColumnHidden(int(DraftDiffModel::Column::Forecast), isCreate);
    m_model->setRows(rows);
    m_empty->setText(isCreate ? tr("Nothing is filled in yet.") : tr("Nothing is changed yet."));
    m_empty->setVisible(rows.isEmpty());
    m_table->setVisible(!rows.isEmpty());
    fitRows();
}

void ReviewChanges::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitRows();
}

void ReviewChanges::fitRows()
{
    const int field = int(DraftDiffModel::Column::Field);
    m_table->setColumnWidth(field,
                            qMin(CellDelegate::widestText(m_model, field, m_table->font()), width() / 3));
    const int forecast = int(DraftDiffModel::Column::Forecast);
    m_table->setColumnWidth(forecast,
                            qMax(width() / 4, widestWord(m_model, forecast, m_table->font()) + glyphRoom));
    m_table->resizeRowsToContents();
}

} // namespace Belay
