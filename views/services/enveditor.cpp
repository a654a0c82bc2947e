// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/enveditor.h"

#include "models/files/dotenv.h"
#include "models/tables/envtablemodel.h"
#include "views/common/announce.h"
#include "views/common/plaintext.h"
#include "views/services/envdelegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int rowHeight = 30;
constexpr int fewestRows = 2;
constexpr int mostRows = 8;
constexpr int maskedWidth = 56;
constexpr int hintWidth = 36;

} // namespace

EnvEditor::EnvEditor(QWidget *parent)
    : QWidget(parent)
    , m_model(new EnvTableModel(this))
    , m_table(new QTableView(this))
    , m_add(new QPushButton(this))
    , m_remove(new QPushButton(this))
    , m_paste(new QPushButton(this))
    , m_pasteResult(makePlainLabel(QString(), this))
{
    m_table->setObjectName(u"envTable"_s);
    m_table->setAccessibleName(tr("Environment variables"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new EnvDelegate(m_table));
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                             QAbstractItemView::AnyKeyPressed);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(int(EnvTableModel::Column::Value), QHeaderView::Stretch);
    header->setSectionResizeMode(int(EnvTableModel::Column::Masked), QHeaderView::Fixed);
    header->setSectionResizeMode(int(EnvTableModel::Column::Hint), QHeaderView::Fixed);
    header->setSectionResizeMode(int(EnvTableModel::Column::Key), QHeaderView::Stretch);
    header->setMinimumSectionSize(hintWidth);
    header->resizeSection(int(EnvTableModel::Column::Masked), maskedWidth);
    header->resizeSection(int(EnvTableModel::Column::Hint), hintWidth);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    setPlainButtonText(m_add, tr("Add"));
    setPlainButtonText(m_remove, tr("Remove"));
    setPlainButtonText(m_paste, tr("Paste .env"));
    const std::pair<QPushButton *, QString> buttons[] = {
        {m_add, u"envAdd"_s}, {m_remove, u"envRemove"_s}, {m_paste, u"envPaste"_s}};
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (const auto &[button, name] : buttons) {
        button->setObjectName(name);
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    m_add->setAccessibleName(tr("Add variable"));
    m_remove->setAccessibleName(tr("Remove variable"));
    m_paste->setAccessibleName(tr("Paste variables of a .env file"));
    setPlainToolTip(m_paste, tr("Takes KEY=VALUE lines from the clipboard (Ctrl+V in the table)."));
    m_pasteResult->setObjectName(u"envPasteResult"_s);
    row->addWidget(m_pasteResult, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_table);
    layout->addLayout(row);

    connect(m_add, &QPushButton::clicked, this, &EnvEditor::add);
    connect(m_remove, &QPushButton::clicked, this, &EnvEditor::remove);
    connect(m_paste, &QPushButton::clicked, this, &EnvEditor::pasteDotEnv);
    auto *removeKey = new QShortcut(QKeySequence(Qt::Key_Delete), m_table);
    removeKey->setContext(Qt::WidgetShortcut);
    connect(removeKey, &QShortcut::activated, this, &EnvEditor::remove);
    auto *pasteKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_V), m_table);
    pasteKey->setContext(Qt::WidgetShortcut);
    connect(pasteKey, &QShortcut::activated, this, &EnvEditor::pasteDotEnv);
    connect(m_model, &EnvTableModel::edited, this, &EnvEditor::edited);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &EnvEditor::fitHeight);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &EnvEditor::fitHeight);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &EnvEditor::updateButtons);
    fitHeight();
}

void EnvEditor::setEnv(const QMap<QString, QString> &env, bool masked)
{
    m_model->setEnv(env, masked);
    m_pasteResult->clear();
}

QMap<QString, QString> EnvEditor::env() const
{
    return m_model->env();
}

QStringList EnvEditor::duplicates() const
{
    return m_model->duplicates();
}

void EnvEditor::focusTable()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void EnvEditor::add()
{
    const QModelIndex key = m_model->index(m_model->append(), int(EnvTableModel::Column::Key));
    m_table->setFocus(Qt::OtherFocusReason);
    m_table->setCurrentIndex(key);
    m_table->edit(key);
}

void EnvEditor::remove()
{
    QList<int> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected) {
        rows.append(index.row());
    }
    std::sort(rows.begin(), rows.end(), std::greater<int>());
    for (const int row : std::as_const(rows)) {
        m_model->removeAt(row);
    }
}

void EnvEditor::pasteDotEnv()
{
    const DotEnv pasted = readDotEnv(QGuiApplication::clipboard()->text());
    for (const auto &[key, value] : pasted.variables) {
        m_model->assign(key, value);
    }
    QString result = pasted.variables.isEmpty()
                         ? tr("The clipboard holds no KEY=VALUE lines.")
                         : tr("%n variable(s) taken.", nullptr, int(pasted.variables.size()));
    if (!pasted.badLines.isEmpty() && !pasted.variables.isEmpty()) {
        QStringList lines;
        for (const int line : pasted.badLines) {
            lines.append(QString::number(line));
        }
        result += u' ' + tr("Not understood: line %1.").arg(lines.join(u", "_s));
    }
    m_pasteResult->setText(result);
    announce(this, result);
}

void EnvEditor::fitHeight()
{
    const int rows = qBound(fewestRows, m_model->rowCount(), mostRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * rowHeight +
                            2 * m_table->frameWidth());
    updateButtons();
}

void EnvEditor::updateButtons()
{
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
}

} // namespace Belay
