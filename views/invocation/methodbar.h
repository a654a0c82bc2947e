// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invocation/testrequest.h"

#include <QWidget>

class QButtonGroup;

namespace Belay {

//! GET POST PUT PATCH DELETE side by side, one of them chosen; the arrow keys move the choice.
class MethodBar : public QWidget
{
    Q_OBJECT

public:
    explicit MethodBar(QWidget *parent = nullptr);

    TestMethod method() const;
    void setMethod(TestMethod method);

signals:
    void methodChanged(Belay::TestMethod method);

private:
    QButtonGroup *m_group = nullptr;
};

} // namespace Belay
