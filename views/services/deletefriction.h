// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/policy.h"

#include <QWidget>

class QAction;
class QCheckBox;
class QLineEdit;

namespace Belay {

//! What a person does before they may delete: nothing, a tick, or typing a text exactly (product.md 5.6).
class DeleteFriction : public QWidget
{
    Q_OBJECT

public:
    explicit DeleteFriction(QWidget *parent = nullptr);

    //! Nothing to do.
    void setNone();
    //! A tick at \a sentence.
    void setTick(const QString &sentence);
    //! Typing \a expected, with regard to case. Pasting counts.
    void setTyped(const QString &expected);

    bool isSatisfied() const;

signals:
    void satisfiedChanged(bool satisfied);
    //! Return in the line with the right text in it: a person wants to go on.
    void leftByReturn();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Kind { None, Tick, Typed };

    void clear();
    void check();

    Kind m_kind = Kind::None;
    QString m_expected;
    QCheckBox *m_tick = nullptr;
    QLineEdit *m_line = nullptr;
    QAction *m_mark = nullptr;
    bool m_wasSatisfied = false;
};

} // namespace Belay
