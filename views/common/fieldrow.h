// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace Belay {

class FieldError;

//! A field with its hint and its error below, for the field column of a form. Marks the field with a red outline and
//! makes the error (or the hint) its accessible description. A ValidatedLineEdit inside brings its own errors.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    //! Takes \a field as its child. \a companion, such as a button, stands at its right.
    explicit FieldRow(QWidget *field, QWidget *parent = nullptr, QWidget *companion = nullptr);

    QWidget *field() const { return m_field; }

    //! What is wrong with the field, in one sentence, shown literally; empty: nothing.
    void setError(const QString &error);
    QString error() const;

    //! A quiet line below the field; gives way to an error. Empty: none.
    void setHint(const QString &hint);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void placeOutline();

    QWidget *m_field = nullptr;
    QWidget *m_outline = nullptr;
    QLabel *m_hint = nullptr;
    FieldError *m_error = nullptr;
    QString m_hintText;
};

} // namespace Belay
