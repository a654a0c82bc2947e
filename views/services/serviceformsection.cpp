// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/serviceformsection.h"

#include "views/common/fieldrow.h"
#include "views/common/plaintext.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! What takes the keyboard in \a field: itself, or the first of its children that is there to do so. Line edits
//! come first: in a list of tokens that is where one types.
QWidget *focusTarget(QWidget *field)
{
    const auto takesFocus = [](const QWidget *widget) {
        return (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr;
    };
    if (takesFocus(field)) {
        return field;
    }
    QWidget *first = nullptr;
    const QList<QWidget *> children = field->findChildren<QWidget *>();
    for (QWidget *child : children) {
        if (takesFocus(child) && child->isVisibleTo(field)) {
            if (qobject_cast<QLineEdit *>(child) != nullptr) {
                return child;
            }
            first = first != nullptr ? first : child;
        }
    }
    return first;
}

} // namespace

ServiceFormSection::ServiceFormSection(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout)
{
    QLabel *heading = makePlainLabel(title, this);
    QFont font = heading->font();
    font.setBold(true);
    heading->setFont(font);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(heading);
    layout->addLayout(m_grid);
}

QString ServiceFormSection::inputProblem(ServiceField field) const
{
    Q_UNUSED(field)
    return {};
}

void ServiceFormSection::focusField(ServiceField field)
{
    if (QWidget *target = focusTarget(row(field)->field())) {
        target->setFocus(Qt::ShortcutFocusReason);
    }
}

std::optional<ServiceField> ServiceFormSection::fieldHolding(const QWidget *widget) const
{
    for (const ServiceField field : m_fields) {
        const FieldRow *shown = row(field);
        if (shown == widget || shown->isAncestorOf(widget)) {
            return field;
        }
    }
    return std::nullopt;
}

void ServiceFormSection::setNote(ServiceField field, const QString &note)
{
    m_notes.insert(field, note);
    showHint(field);
}

void ServiceFormSection::showProblem(ServiceField field, const QString &error, const QString &warning)
{
    m_warnings.insert(field, warning);
    if (row(field)->error() != error) {
        row(field)->setError(error);
    }
    showHint(field);
}

int ServiceFormSection::widestLabel() const
{
    int widest = 0;
    for (const QLabel *label : m_labels) {
        widest = qMax(widest, label->sizeHint().width());
    }
    return widest;
}

void ServiceFormSection::setLabelWidth(int width)
{
    m_grid->setColumnMinimumWidth(0, width);
}

FieldRow *ServiceFormSection::addField(ServiceField id, const QString &label, QWidget *field,
                                       QWidget *companion)
{
    const int lineHeight = QLineEdit().sizeHint().height();
    auto *shown = new FieldRow(field, this, companion);
    // Qt takes a proxy for a stop of its own in the tab order, and the rows come after all fields.
    shown->setFocusProxy(nullptr);
    QLabel *caption = makePlainLabel(label, this);
    caption->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    caption->setFixedHeight(lineHeight);
    caption->setBuddy(focusTarget(field));
    if (field->accessibleName().isEmpty()) {
        field->setAccessibleName(label);
    }
    const int index = m_grid->rowCount();
    m_grid->addWidget(caption, index, 0, Qt::AlignRight | Qt::AlignTop);
    m_grid->addWidget(shown, index, 1);
    m_fields.append(id);
    m_rows.insert(id, shown);
    m_labels.insert(id, caption);
    return shown;
}

void ServiceFormSection::addWide(QWidget *widget)
{
    m_grid->addWidget(widget, m_grid->rowCount(), 1);
}

void ServiceFormSection::setFieldVisible(ServiceField field, bool visible)
{
    m_rows.value(field)->setVisible(visible);
    m_labels.value(field)->setVisible(visible);
}

void ServiceFormSection::showHint(ServiceField field)
{
    const QString warning = m_warnings.value(field);
    row(field)->setHint(warning.isEmpty() ? m_notes.value(field) : QString(u"⚠ "_s + warning));
}

} // namespace Belay
