// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>
#include <QToolButton>

class QMenu;

namespace Belay {

struct Choice
{
    //! What selected() speaks of.
    QString key;
    //! What the user reads, literally.
    QString label;
    //! How many there are; negative: not said.
    int count = -1;
};

//! A button with a drop-down list of choices to tick. The list stays open while ticking (click, Space) and closes by
//! Esc, Enter or a click elsewhere; its last line clears the ticks. The button says what is ticked: "Status: Failed".
class MultiChoiceButton : public QToolButton
{
    Q_OBJECT

public:
    //! \a title is the button's word and accessible name, such as "Status".
    explicit MultiChoiceButton(const QString &title, QWidget *parent = nullptr);

    //! Replaces the choices. Where the keys are the same, an open list only changes its words and counts.
    //! Ticks of keys that are no longer there are kept in selected(), so a reload does not lose them.
    void setChoices(const QList<Choice> &choices);
    QList<Choice> choices() const { return m_choices; }

    //! The ticked keys, in the order of the choices.
    QStringList selected() const;
    //! Ticks exactly \a keys; silent when nothing changes, and emits nothing otherwise either: the caller knows.
    void setSelected(const QStringList &keys);

Q_SIGNALS:
    //! The user changed the ticks.
    void selectionChanged(const QStringList &keys);

protected:
    void initStyleOption(QStyleOptionToolButton *option) const override;

private:
    void rebuildMenu();
    void updateTexts();
    void toggle(const QString &key, bool on);

    QString m_title;
    QList<Choice> m_choices;
    QStringList m_selected;
    QMenu *m_menu = nullptr;
};

} // namespace Belay
