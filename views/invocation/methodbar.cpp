// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/invocation/methodbar.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Belay {

MethodBar::MethodBar(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    setObjectName(u"testMethod"_s);
    setAccessibleName(tr("Method"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const TestMethod method : allTestMethods()) {
        auto *button = new QToolButton(this);
        button->setText(wireName(method).toUpper());
        button->setObjectName("testMethod"_L1 + wireName(method));
        button->setAccessibleName(button->text());
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setMinimumSize(button->fontMetrics().horizontalAdvance(button->text()) + 20, 28);
        m_group->addButton(button, int(method));
        layout->addWidget(button);
    }
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setMethod(TestMethod::Get);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked) {
            emit methodChanged(TestMethod(id));
        }
    });
}

TestMethod MethodBar::method() const
{
    return TestMethod(m_group->checkedId());
}

void MethodBar::setMethod(TestMethod method)
{
    m_group->button(int(method))->setChecked(true);
}

} // namespace Belay
