// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicedraft.h"

#include <QHash>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace Belay {

class FieldRow;

//! A titled group of fields of the service form. Fields stand in one column, their labels right-aligned before
//! them. Base of the sections; knows how to show notes and errors at a field.
class ServiceFormSection : public QWidget
{
    Q_OBJECT

public:
    ServiceFormSection(const QString &title, QWidget *parent);

    //! Shows what \a draft holds, without signals. \a isUpdate: the service exists already.
    virtual void load(const ServiceDraft &draft, bool isUpdate) = 0;
    //! Writes what the fields show into \a draft.
    virtual void store(ServiceDraft &draft) const = 0;
    //! Other fields changed: shows and enables what depends on them.
    virtual void adapt(const ServiceDraft &draft) { Q_UNUSED(draft) }
    //! What is wrong in a way that a draft cannot say, such as a variable that is there twice; empty: nothing.
    virtual QString inputProblem(ServiceField field) const;

    bool hasField(ServiceField field) const { return m_rows.contains(field); }
    const QList<ServiceField> &fields() const { return m_fields; }
    FieldRow *row(ServiceField field) const { return m_rows.value(field); }
    void focusField(ServiceField field);
    //! The field that holds \a widget.
    std::optional<ServiceField> fieldHolding(const QWidget *widget) const;

    //! A quiet line below a field, as long as nothing is wrong there.
    void setNote(ServiceField field, const QString &note);
    //! \a error marks the field; \a warning takes the place of the note.
    void showProblem(ServiceField field, const QString &error, const QString &warning);

    int widestLabel() const;
    void setLabelWidth(int width);

Q_SIGNALS:
    //! The person changed it.
    void edited(Belay::ServiceField field);

protected:
    //! Adds \a field with \a label, which also becomes its accessible name if it has none.
    FieldRow *addField(ServiceField id, const QString &label, QWidget *field, QWidget *companion = nullptr);
    //! Adds something that is no field over the whole width of the field column.
    void addWide(QWidget *widget);
    void setFieldVisible(ServiceField field, bool visible);

private:
    void showHint(ServiceField field);

    QGridLayout *m_grid = nullptr;
    QList<ServiceField> m_fields;
    QHash<ServiceField, FieldRow *> m_rows;
    QHash<ServiceField, QLabel *> m_labels;
    QHash<ServiceField, QString> m_notes;
    QHash<ServiceField, QString> m_warnings;
};

} // namespace Belay
