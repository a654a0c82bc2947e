// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/deletefriction.h"

#include "views/common/announce.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/theme.h"

#include <QAction>
#include <QCheckBox>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

DeleteFriction::DeleteFriction(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"deleteFriction"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    setNone();
}

void DeleteFriction::clear()
{
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    m_tick = nullptr;
    m_line = nullptr;
    m_mark = nullptr;
}

void DeleteFriction::setNone()
{
    clear();
    m_kind = Kind::None;
    hide();
    check();
}

void DeleteFriction::setTick(const QString &sentence)
{
    clear();
    m_kind = Kind::Tick;
    m_tick = new QCheckBox(this);
    m_tick->setObjectName(u"deleteTick"_s);
    setPlainButtonText(m_tick, sentence);
    layout()->addWidget(m_tick);
    connect(m_tick, &QCheckBox::toggled, this, &DeleteFriction::check);
    show();
    check();
}

void DeleteFriction::setTyped(const QString &expected)
{
    clear();
    m_kind = Kind::Typed;
    m_expected = expected;
    QLabel *label = makePlainLabel(tr("Type %1 to confirm:").arg(isolated(expected)), this);
    label->setObjectName(u"deleteTypeLabel"_s);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_line = new QLineEdit(this);
    m_line->setObjectName(u"deleteType"_s);
    m_line->setAccessibleName(tr("Type %1 to confirm").arg(expected));
    m_line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_line->setMinimumHeight(28);
    m_line->installEventFilter(this);
    m_mark = m_line->addAction(QIcon(), QLineEdit::TrailingPosition);
    m_mark->setVisible(false);
    // No buddy: that would make mnemonics of every & in the name, and not show them.
    layout()->addWidget(label);
    layout()->addWidget(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &DeleteFriction::check);
    show();
    check();
}

bool DeleteFriction::isSatisfied() const
{
    switch (m_kind) {
    case Kind::None:
        return true;
    case Kind::Tick:
        return m_tick->isChecked();
    case Kind::Typed:
        return m_line->text() == m_expected;
    }
    return false;
}

void DeleteFriction::check()
{
    const bool satisfied = isSatisfied();
    if (m_mark) {
        m_mark->setIcon(icon(u"check"_s, toneColor(Tone::Positive, palette())));
        m_mark->setVisible(satisfied);
        setPlainToolTip(m_mark, tr("The text matches."));
    }
    if (satisfied == m_wasSatisfied) {
        return;
    }
    m_wasSatisfied = satisfied;
    if (m_kind == Kind::Typed && isVisible() && satisfied) {
        announce(this, tr("The text matches."));
    }
    emit satisfiedChanged(satisfied);
}

bool DeleteFriction::eventFilter(QObject *watched, QEvent *event)
{
    // The dialog's default button is Cancel: Return here must neither cancel nor confirm.
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            if (isSatisfied()) {
                emit leftByReturn();
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Belay
