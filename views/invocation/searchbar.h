// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace Belay {

class CodeEdit;

//! Finds words in one of several editors: count, next, previous, Esc closes. Hidden until open().
class SearchBar : public QWidget
{
    Q_OBJECT

public:
    explicit SearchBar(QWidget *parent = nullptr);

    //! Where it looks from now on; null: nowhere.
    void setEditor(CodeEdit *editor);
    //! Shows itself, with what is selected in the editor as the words.
    void open();
    //! The text of the editor is another one.
    void recount();

public slots:
    void close();
    void findNext();
    void findPrevious();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void find(bool backwards);

    CodeEdit *m_editor = nullptr;
    QLineEdit *m_words = nullptr;
    QLabel *m_count = nullptr;
};

} // namespace Belay
