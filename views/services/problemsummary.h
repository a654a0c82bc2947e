// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/validation.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace Belay {

//! The errors of a form as a list; each line leads to its field. Takes no room while there is none.
class ProblemSummary : public QFrame
{
    Q_OBJECT

public:
    explicit ProblemSummary(QWidget *parent = nullptr);

    //! Shows the errors among \a problems, one line a field; warnings are left to their fields.
    void setProblems(const QList<FieldProblem> &problems);

Q_SIGNALS:
    void fieldChosen(Belay::ServiceField field);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_title = nullptr;
    QVBoxLayout *m_list = nullptr;
    QList<FieldProblem> m_problems;
};

} // namespace Belay
