// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/multichoicebutton.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QMouseEvent>
#include <QStyleOptionToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! A menu that closes by Esc, Enter or a click elsewhere, not by ticking.
class TickMenu final : public QMenu
{
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        QAction *action = actionAt(event->position().toPoint());
        if (!staysOpenFor(action)) {
            QMenu::mouseReleaseEvent(event);
            return;
        }
        action->trigger();
    }

    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Space && staysOpenFor(activeAction())) {
            activeAction()->trigger();
            return;
        }
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
            close();
            return;
        }
        QMenu::keyPressEvent(event);
    }

private:
    static bool staysOpenFor(const QAction *action)
    {
        return action != nullptr && action->isEnabled() && !action->isSeparator();
    }
};

QString escapedMnemonic(QString text)
{
    return text.replace(u'&', "&&"_L1);
}

} // namespace

MultiChoiceButton::MultiChoiceButton(const QString &title, QWidget *parent)
    : QToolButton(parent)
    , m_title(title)
    , m_menu(new TickMenu(this))
{
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::StrongFocus);
    setMenu(m_menu);
    m_menu->setToolTipsVisible(false);
    rebuildMenu();
}

void MultiChoiceButton::setChoices(const QList<Choice> &choices)
{
    const bool sameKeys = std::equal(m_choices.begin(), m_choices.end(), choices.begin(), choices.end(),
                                     [](const Choice &a, const Choice &b) { return a.key == b.key; });
    m_choices = choices;
    if (sameKeys) {
        updateTexts();
    } else {
        rebuildMenu();
    }
}

QStringList MultiChoiceButton::selected() const
{
    QStringList keys;
    for (const Choice &choice : m_choices) {
        if (m_selected.contains(choice.key)) {
            keys << choice.key;
        }
    }
    for (const QString &key : m_selected) {
        if (!keys.contains(key)) {
            keys << key;
        }
    }
    return keys;
}

void MultiChoiceButton::setSelected(const QStringList &keys)
{
    m_selected = keys;
    updateTexts();
}

void MultiChoiceButton::initStyleOption(QStyleOptionToolButton *option) const
{
    QToolButton::initStyleOption(option);
    // Fusion paints its arrow over the end of the text; ours is part of the text.
    option->features &= ~QStyleOptionToolButton::HasMenu;
}

void MultiChoiceButton::rebuildMenu()
{
    m_menu->clear();
    for (const Choice &choice : std::as_const(m_choices)) {
        QAction *action = m_menu->addAction(QString());
        action->setCheckable(true);
        action->setData(choice.key);
        action->setObjectName("choice:"_L1 + choice.key);
        connect(action, &QAction::triggered, this, [this, key = choice.key](bool on) { toggle(key, on); });
    }
    m_menu->addSeparator();
    QAction *clear = m_menu->addAction(tr("Clear"));
    clear->setObjectName(u"clearChoices"_s);
    connect(clear, &QAction::triggered, this, [this] {
        m_selected.clear();
        updateTexts();
        Q_EMIT selectionChanged({});
    });
    updateTexts();
}

void MultiChoiceButton::updateTexts()
{
    const QList<QAction *> actions = m_menu->actions();
    QStringList ticked;
    for (qsizetype i = 0; i < m_choices.size(); ++i) {
        const Choice &choice = m_choices.at(i);
        QAction *action = actions.at(i);
        const QString label = escapedMnemonic(choice.label);
        //: A choice and how many there are of it
        action->setText(choice.count < 0 ? label
                                         : tr("%1 (%2)").arg(label, QLocale().toString(choice.count)));
        action->setChecked(m_selected.contains(choice.key));
        if (action->isChecked()) {
            ticked << choice.label;
        }
    }
    actions.last()->setEnabled(!m_selected.isEmpty());
    QString summary = m_title;
    if (ticked.size() == 1) {
        //: The title of a filter and the one value it lets pass
        summary = tr("%1: %2").arg(m_title, ticked.first());
    } else if (ticked.size() > 1) {
        summary = tr("%1: %n chosen", nullptr, int(ticked.size())).arg(m_title);
    }
    setText(escapedMnemonic(summary) + u" ▾"_s);
    setAccessibleName(m_title);
    setAccessibleDescription(ticked.isEmpty() ? tr("All") : ticked.join(u", "_s));
}

void MultiChoiceButton::toggle(const QString &key, bool on)
{
    m_selected.removeAll(key);
    if (on) {
        m_selected << key;
    }
    updateTexts();
    Q_EMIT selectionChanged(selected());
}

} // namespace Belay
