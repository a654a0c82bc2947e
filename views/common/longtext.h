// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/reply.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QsciLexer;
class QsciScintilla;

namespace Belay {

class DocumentLoader;

//! Shows a text of many megabytes in an editor without that the window waits: an editor that is given one moves all it has
//! from time to time. Here a worker puts the text into a document of its own, which is then shown in place of the editor's;
//! and a worker takes it apart again.
class LongText : public QObject
{
    Q_OBJECT

public:
    //! \a editor outlives it.
    explicit LongText(QsciScintilla &editor, QObject *parent = nullptr);
    ~LongText() override;

    //! Shows \a text, UTF-8 without NUL, read-only, as soon as a worker is done with it: then emits shown(). The editor is
    //! empty now, as Scintilla forgets which lines it shows; until then it may be given the beginning of the text, of which
    //! cursor and scroll position stay. \a lexer, which may be null, colours it.
    void load(const QByteArray &text, QsciLexer *lexer);
    //! The editor has its own document again, as it was before load().
    void leave();
    //! The text, while it is on its way.
    QByteArray pending() const { return m_pending; }

Q_SIGNALS:
    void shown();

private:
    using Document = std::shared_ptr<DocumentLoader>;

    void show(const Document &document, QsciLexer *lexer);

    QsciScintilla &m_editor;
    QByteArray m_pending;
    QPointer<Reply<Document>> m_loading;
    Document m_document;           //!< that is shown; null: the editor's own
    void *m_ownDocument = nullptr; //!< while another is shown
};

} // namespace Belay
