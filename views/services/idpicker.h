// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>
#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QStandardItemModel;

namespace Belay {

class FieldError;

//! Something to choose in an IdPicker.
struct PickerItem
{
    std::optional<qint64> id; //!< absent: nothing in particular, such as "Latest ready"
    QString text;             //!< shown literally, unique in its list
    QStringList details;      //!< further columns of the list
};

//! Chooses a number by its name, by typing a part of the name, or by typing the number. When the list cannot be
//! had it becomes a plain number field with the error beside it, and a button that asks again.
//!
//! Children: the list has the object name given, the number field that name + "Number", the button + "Retry".
class IdPicker : public QWidget
{
    Q_OBJECT

public:
    IdPicker(const QString &objectName, const QString &accessibleName, QWidget *parent = nullptr);

    //! Titles of the list's columns, the name's first; without them the list has one column and no header.
    void setColumns(const QStringList &titles);
    void setPlaceholder(const QString &text);

    //! Offers \a items. The value stays, in the list or not.
    void setItems(const QList<PickerItem> &items);
    //! The list is on its way; numbers can be typed already.
    void setLoading();
    //! There is no list because of \a error, a sentence.
    void setFailure(const QString &error);
    bool hasFailed() const;

    std::optional<qint64> value() const { return m_value; }
    //! Shows \a value without a signal.
    void setValue(const std::optional<qint64> &value);
    //! True if the value is an item of the list, or nothing.
    bool isListed() const;
    //! Why the text typed is no value; empty when it is one.
    QString problem() const { return m_problem; }

Q_SIGNALS:
    //! The person chose or typed another value, or something that is none.
    void valueChanged();
    void retryRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void edited(const QString &text);
    void chosen(int index);
    void showValue();
    QString textOf(const std::optional<qint64> &value) const;

    QStackedLayout *m_stack = nullptr;
    QComboBox *m_combo = nullptr;
    QStandardItemModel *m_model = nullptr;
    QLineEdit *m_number = nullptr;
    QPushButton *m_retry = nullptr;
    FieldError *m_error = nullptr;
    QList<PickerItem> m_items;
    QString m_placeholder;
    std::optional<qint64> m_value;
    QString m_problem;
};

} // namespace Belay
