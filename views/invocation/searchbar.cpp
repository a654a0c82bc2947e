// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/invocation/searchbar.h"

#include "views/common/clearbutton.h"
#include "views/common/codeedit.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Belay {

SearchBar::SearchBar(QWidget *parent)
    : QWidget(parent)
    , m_words(new QLineEdit(this))
    , m_count(makePlainLabel(QString(), this))
{
    setObjectName(u"searchBar"_s);
    setAccessibleName(tr("Find in response"));
    m_words->setObjectName(u"searchWords"_s);
    m_words->setAccessibleName(tr("Find in response"));
    m_words->setPlaceholderText(tr("Find in response"));
    addClearButton(m_words);
    m_words->installEventFilter(this);
    m_count->setObjectName(u"searchCount"_s);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_count);
    const auto addButton = [&](const QString &objectName, const QString &name, const QIcon &picture) {
        auto *button = new QToolButton(this);
        button->setObjectName(objectName);
        button->setAccessibleName(name);
        setPlainToolTip(button, name);
        button->setIcon(picture);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setMinimumSize(28, 28);
        layout->addWidget(button);
        return button;
    };
    QToolButton *previous = addButton(u"searchPrevious"_s, tr("Previous match"), QIcon());
    previous->setArrowType(Qt::UpArrow);
    QToolButton *next = addButton(u"searchNext"_s, tr("Next match"), QIcon());
    next->setArrowType(Qt::DownArrow);
    QToolButton *closing = addButton(u"searchClose"_s, tr("Close search"), icon("close"_L1));
    connect(previous, &QToolButton::clicked, this, &SearchBar::findPrevious);
    connect(next, &QToolButton::clicked, this, &SearchBar::findNext);
    connect(closing, &QToolButton::clicked, this, &SearchBar::close);
    connect(m_words, &QLineEdit::textChanged, this, [this] {
        recount();
        if (m_editor && !isHidden()) {
            // Each further letter narrows the first match instead of going on to the next one.
            m_editor->goTo(1);
        }
        findNext();
    });
    hide();
}

void SearchBar::setEditor(CodeEdit *editor)
{
    m_editor = editor;
    recount();
}

void SearchBar::open()
{
    show();
    if (m_editor && !m_editor->selectedText().isEmpty() && !m_editor->selectedText().contains(u'\n')) {
        m_words->setText(m_editor->selectedText());
    }
    m_words->setFocus();
    m_words->selectAll();
    recount();
}

void SearchBar::close()
{
    hide();
    if (m_editor) {
        m_editor->setFocus();
    }
}

void SearchBar::recount()
{
    if (!m_editor || m_words->text().isEmpty() || isHidden()) {
        m_count->setText(QString());
        return;
    }
    m_count->setText(tr("%n match(es)", nullptr, m_editor->countOf(m_words->text())));
    m_count->setAccessibleName(m_count->text());
}

void SearchBar::findNext()
{
    find(false);
}

void SearchBar::findPrevious()
{
    find(true);
}

void SearchBar::find(bool backwards)
{
    if (m_editor && !isHidden()) {
        m_editor->find(m_words->text(), backwards);
    }
}

bool SearchBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            close();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            find(key->modifiers() & Qt::ShiftModifier);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Belay
