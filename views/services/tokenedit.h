// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QPushButton;
class QStringListModel;
class QToolButton;

namespace Belay {

class FlowLayout;

//! A list of words, each a token with a ✕, and a line that adds one: by Enter, a comma or the button.
//! Left and Right move between the ✕ buttons; Delete and Backspace remove. Words are shown literally.
//!
//! Children: the line has the object name given, its button that name + "Add", token n + "Remove" + n.
class TokenEdit : public QWidget
{
    Q_OBJECT

public:
    //! \a accessibleName is the line's; \a addText the button's label, such as "Add secret".
    TokenEdit(const QString &objectName, const QString &accessibleName, const QString &addText,
              QWidget *parent = nullptr);

    void setTokens(const QStringList &tokens);
    //! With what stands in the line, if it has not been added yet: nothing typed is lost by not pressing Enter.
    QStringList tokens() const;

    void setSuggestions(const QStringList &words);
    void setPlaceholder(const QString &text);

Q_SIGNALS:
    //! The person added, removed or typed something.
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addTyped();
    void removeAt(qsizetype index);
    void rebuild();

    QStringList m_tokens;
    QString m_name;
    QWidget *m_chipArea = nullptr;
    FlowLayout *m_chips = nullptr;
    QList<QToolButton *> m_buttons;
    QLineEdit *m_line = nullptr;
    QPushButton *m_add = nullptr;
    QStringListModel *m_suggestions = nullptr;
};

} // namespace Belay
