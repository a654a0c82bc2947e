// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QToolButton;

namespace Belay {

class FlowLayout;

//! The active parts of a filter as chips, each with a ✕, and `Clear all` after them. Left and Right move between the
//! ✕ buttons; Space, Enter, Delete and Backspace remove. Takes no room while empty and without trailing widgets.
class ChipBar : public QWidget
{
    Q_OBJECT

public:
    explicit ChipBar(QWidget *parent = nullptr);

    //! Shows \a chips literally. The focus stays at the place it was, on its neighbour if that chip went.
    void setChips(const QStringList &chips);
    QStringList chips() const { return m_chips; }

    //! Puts \a widget, such as a `Save view…` button, after `Clear all`.
    void addTrailingWidget(QWidget *widget);

Q_SIGNALS:
    //! The ✕ of the chip at \a index was chosen. The bar changes only by setChips().
    void removed(int index);
    void clearRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int focusedIndex() const;
    void updateVisibility();

    QStringList m_chips;
    QList<QWidget *> m_chipWidgets;
    QList<QToolButton *> m_buttons;
    FlowLayout *m_layout = nullptr;
    QToolButton *m_clear = nullptr;
    bool m_hasTrailing = false;
};

} // namespace Belay
