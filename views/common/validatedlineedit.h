// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include <functional>

namespace Belay {

//! A line edit that is marked when it is left with something wrong in it, not while it is typed.
//! Typing takes the mark away as soon as the text is right.
class ValidatedLineEdit : public QLineEdit
{
    Q_OBJECT

public:
    //! Returns what is wrong with a text, in one sentence for people; empty: nothing.
    using Check = std::function<QString(const QString &)>;

    explicit ValidatedLineEdit(QWidget *parent = nullptr);

    void setCheck(Check check);

    //! Whether the check finds nothing wrong, whether marked or not.
    bool isValid() const;

    //! Marks the field as if it had been left. Returns isValid().
    bool validate();

    //! Marks the field with \a error, such as one the server found, until the text changes; empty takes the mark away.
    void setError(const QString &error);
    QString error() const { return m_error; }

Q_SIGNALS:
    void errorChanged(const QString &error);

protected:
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString problem() const;
    void changeError(const QString &error);
    void recheckWhileTyped();

    Check m_check;
    QString m_error;
};

} // namespace Belay
