// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QWidget>

#include <functional>
#include <memory>

class QsciLexer;
class QsciScintilla;

namespace Belay {

class LongText;

//! An editor and viewer for JSON, YAML and plain text: line numbers, colours that follow the palette, matching braces,
//! find, an error mark on a line. The text is UTF-8 inside; line ends are kept as they come.
class CodeEdit : public QWidget
{
    Q_OBJECT

public:
    enum class Language { PlainText, Json, Yaml };

    explicit CodeEdit(Language language, QWidget *parent = nullptr);
    ~CodeEdit() override;

    Language language() const { return m_language; }
    //! Not while a long text is shown that fill() brought: clear() first.
    void setLanguage(Language language);

    //! Replaces the text (NUL is shown as ␀), forgets undo, moves to the start and takes error marks away.
    //! Emits textChanged() when the text differs.
    void setText(const QString &text);
    //! Takes the text away, however long it is, and tells nobody.
    void clear();
    //! Like setText() for a text that may be long, in UTF-8 and without NUL, in an editor that is read-only: its
    //! beginning appears at once, and the rest once a worker has made it ready; braces of a long one are not matched.
    //! Emits filled() when all of it is there, and not textChanged(). Another text ends it.
    void fill(const QByteArray &text);
    //! All of it, also while fill() has yet to show the rest.
    QString text() const;

    void setReadOnly(bool readOnly);
    bool isReadOnly() const;

    //! The name assistive technology reads for the editor. Call this instead of setAccessibleName().
    void setName(const QString &name);

    //! In a form Tab and Shift+Tab go to the next field; elsewhere they indent. On at first, and always when read-only.
    void setTabLeaves(bool leaves);
    void setLineNumbersShown(bool shown);
    void setWrapped(bool wrapped);

    //! Marks \a line (from 1) and says \a error when the pointer rests on it and to assistive technology.
    void setError(int line, const QString &error);
    void clearErrors();
    //! The marked line, 0 when none.
    int errorLine() const { return m_errorLine; }

    //! Selects the next \a words (literally, any case) after the selection, or the one before it, wrapping round.
    //! False when there is none.
    bool find(const QString &words, bool backwards = false);
    //! How often \a words stand in the text.
    int countOf(const QString &words) const;
    QString selectedText() const;

    //! Moves the cursor to \a line and \a column (from 1) and into view.
    void goTo(int line, int column = 1);

    QSize sizeHint() const override;

Q_SIGNALS:
    void textChanged();
    //! All that fill() got is shown.
    void filled();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void applyColors();
    void applyMargins();
    //! \a change of the text, told to nobody and not to be undone.
    void changeQuietly(const std::function<void()> &change);
    void showStart();

    Language m_language;
    QsciScintilla *m_editor = nullptr;
    QsciLexer *m_lexer = nullptr;
    QString m_name;
    bool m_tabLeaves = true;
    bool m_lineNumbers = true;
    int m_errorLine = 0;
    QString m_error;
    std::unique_ptr<LongText> m_longText;
};

} // namespace Belay
