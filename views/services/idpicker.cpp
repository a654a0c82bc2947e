// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/idpicker.h"

#include "views/common/fielderror.h"
#include "views/common/plaintext.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int nameColumnWidth = 240;
constexpr int detailColumnWidth = 72;

//! What a person types for a number: digits, perhaps after a #.
std::optional<qint64> numberIn(const QString &text)
{
    QString digits = text.trimmed();
    if (digits.startsWith(u'#')) {
        digits.remove(0, 1);
    }
    bool ok = false;
    const qint64 number = digits.toLongLong(&ok);
    return ok && number > 0 ? std::optional(number) : std::nullopt;
}

} // namespace

IdPicker::IdPicker(const QString &objectName, const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedLayout)
    , m_combo(new QComboBox(this))
    , m_model(new QStandardItemModel(0, 1, this))
    , m_error(new FieldError(this))
{
    m_combo->setObjectName(objectName);
    m_combo->setAccessibleName(accessibleName);
    m_combo->setEditable(true);
    m_combo->setInsertPolicy(QComboBox::NoInsert);
    m_combo->setModel(m_model);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(12);
    m_combo->setMaxVisibleItems(12);
    m_combo->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_combo->completer()->setFilterMode(Qt::MatchContains);
    m_combo->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    m_combo->lineEdit()->setAccessibleName(accessibleName);
    m_combo->lineEdit()->installEventFilter(this);

    auto *fallback = new QWidget(this);
    m_number = new QLineEdit(fallback);
    m_number->setObjectName(objectName + "Number"_L1);
    m_number->setAccessibleName(tr("%1, as a number").arg(accessibleName));
    m_number->setPlaceholderText(tr("Number"));
    m_number->setInputMethodHints(Qt::ImhDigitsOnly);
    m_retry = new QPushButton(fallback);
    setPlainButtonText(m_retry, tr("Try again"));
    m_retry->setObjectName(objectName + "Retry"_L1);
    m_retry->setAccessibleName(tr("Load the list for %1 again").arg(accessibleName));
    m_retry->setAutoDefault(false);
    auto *row = new QHBoxLayout(fallback);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_number, 1);
    row->addWidget(m_retry);

    m_stack->addWidget(m_combo);
    m_stack->addWidget(fallback);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(m_stack);
    layout->addWidget(m_error);

    connect(m_combo, &QComboBox::editTextChanged, this, [this](const QString &text) {
        if (m_combo->lineEdit()->isModified()) {
            edited(text);
        }
    });
    connect(m_combo, &QComboBox::activated, this, &IdPicker::chosen);
    connect(m_number, &QLineEdit::textEdited, this, &IdPicker::edited);
    connect(m_retry, &QPushButton::clicked, this, &IdPicker::retryRequested);
}

void IdPicker::setColumns(const QStringList &titles)
{
    m_model->setHorizontalHeaderLabels(titles);
    auto *view = new QTableView(m_combo);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setShowGrid(false);
    view->verticalHeader()->hide();
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_combo->setView(view);
    view->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->resizeSection(0, nameColumnWidth);
    for (int column = 1; column < int(titles.size()); ++column) {
        view->horizontalHeader()->resizeSection(column, detailColumnWidth);
    }
    view->setMinimumWidth(nameColumnWidth + detailColumnWidth * (int(titles.size()) - 1) + 24);
}

void IdPicker::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    m_combo->lineEdit()->setPlaceholderText(text);
}

void IdPicker::setItems(const QList<PickerItem> &items)
{
    m_items = items;
    const QString typed = m_combo->currentText();
    const bool isTyping = m_combo->lineEdit()->hasFocus() && m_combo->lineEdit()->isModified();
    const int columns = m_model->columnCount();
    m_model->removeRows(0, m_model->rowCount());
    for (const PickerItem &item : items) {
        QList<QStandardItem *> row{new QStandardItem(item.text)};
        setPlainToolTip(row.first(), item.text);
        for (const QString &detail : item.details) {
            row.append(new QStandardItem(detail));
            row.last()->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        }
        m_model->appendRow(row.mid(0, columns));
    }
    m_combo->lineEdit()->setPlaceholderText(m_placeholder);
    m_error->setText(QString());
    m_stack->setCurrentIndex(0);
    if (isTyping) {
        m_combo->setEditText(typed);
        m_combo->lineEdit()->setModified(true);
        edited(typed);
    } else {
        showValue();
    }
}

void IdPicker::setLoading()
{
    setItems({});
    m_combo->lineEdit()->setPlaceholderText(tr("Loading…"));
}

void IdPicker::setFailure(const QString &error)
{
    m_items.clear();
    m_model->removeRows(0, m_model->rowCount());
    m_error->setText(error);
    const bool hadFocus = m_combo->lineEdit()->hasFocus();
    m_stack->setCurrentIndex(1);
    if (hadFocus) {
        m_number->setFocus(Qt::OtherFocusReason);
    }
    showValue();
}

bool IdPicker::hasFailed() const
{
    return m_stack->currentIndex() == 1;
}

void IdPicker::setValue(const std::optional<qint64> &value)
{
    m_value = value;
    m_problem.clear();
    showValue();
}

bool IdPicker::isListed() const
{
    return !m_value || std::any_of(m_items.begin(), m_items.end(),
                                   [this](const PickerItem &item) { return item.id == m_value; });
}

bool IdPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_combo->lineEdit() && event->type() == QEvent::FocusOut && m_problem.isEmpty()) {
        // A number typed becomes the name it stands for.
        showValue();
    }
    return QWidget::eventFilter(watched, event);
}

void IdPicker::edited(const QString &text)
{
    const QString wanted = text.trimmed();
    const auto item = std::find_if(m_items.begin(), m_items.end(), [&wanted](const PickerItem &candidate) {
        return candidate.text.compare(wanted, Qt::CaseInsensitive) == 0;
    });
    m_problem.clear();
    if (item != m_items.end()) {
        m_value = item->id;
    } else {
        m_value = numberIn(wanted);
        if (!m_value && !wanted.isEmpty()) {
            m_problem = hasFailed() ? tr("Type a number greater than 0.")
                                    : tr("Choose one from the list, or type its number.");
        }
    }
    Q_EMIT valueChanged();
}

void IdPicker::chosen(int index)
{
    if (index < 0 || index >= m_items.size()) {
        return;
    }
    m_problem.clear();
    m_value = m_items.at(index).id;
    showValue();
    Q_EMIT valueChanged();
}

void IdPicker::showValue()
{
    int index = -1;
    for (int i = 0; i < int(m_items.size()) && index < 0; ++i) {
        index = m_items.at(i).id == m_value ? i : -1;
    }
    m_combo->setCurrentIndex(index);
    m_combo->setEditText(textOf(m_value));
    m_combo->lineEdit()->setModified(false);
    m_combo->lineEdit()->setCursorPosition(0);
    m_number->setText(m_value ? QString::number(*m_value) : QString());
}

QString IdPicker::textOf(const std::optional<qint64> &value) const
{
    for (const PickerItem &item : m_items) {
        if (item.id == value) {
            return item.text;
        }
    }
    return value ? QString::number(*value) : QString();
}

} // namespace Belay
