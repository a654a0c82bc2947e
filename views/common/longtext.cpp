// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/longtext.h"

#include "models/core/decoding.h"

#include <QThreadPool>
#include <Qsci/qscilexer.h>
#include <Qsci/qsciscintilla.h>

#include <cstddef>
#include <utility>

using namespace Qt::StringLiterals;

namespace Belay {

constexpr int keywordSets = 9; //!< that a lexer may have, numbered from 1

//! What SCI_CREATELOADER gives, as Scintilla's documentation has it under "Loading in the background" (ILoader.h, which
//! QScintilla does not install). Belongs to one thread at a time.
class DocumentLoader
{
public:
    //! Ends this reference to the document; the last one frees it.
    virtual int Release() = 0;
    //! A status of Scintilla's, such as SC_STATUS_OK.
    virtual int AddData(const char *data, std::ptrdiff_t length) = 0;
    //! The document, for SCI_SETDOCPOINTER, which refers to it once more.
    virtual void *ConvertToDocument() = 0;

protected:
    ~DocumentLoader() = default;
};

LongText::LongText(QsciScintilla &editor, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
{
}

LongText::~LongText()
{
    leave();
}

void LongText::load(const QByteArray &text, QsciLexer *lexer)
{
    leave();
    const Document document(
        static_cast<DocumentLoader *>(m_editor.SendScintillaPtrResult(QsciScintilla::SCI_CREATELOADER)),
        [](DocumentLoader *done) { QThreadPool::globalInstance()->start([done] { done->Release(); }); });
    m_pending = text;
    m_loading = new Reply<Document>(this);
    m_loading->then(this, [this, lexer = QPointer(lexer)](const Result<Document> &loaded) {
        if (loaded) {
            show(*loaded, lexer);
        }
    });
    decodeInWorker(m_loading.get(), [document, text]() -> Result<Document> {
        if (document->AddData(text.constData(), text.size()) != QsciScintilla::SC_STATUS_OK) {
            // The beginning stays, and all of it stays pending.
            return Failure(localError(ErrorKind::Storage, u"there is no memory for a long text"_s));
        }
        return document;
    });
}

void LongText::show(const Document &document, QsciLexer *lexer)
{
    const auto ask = [this](unsigned message) { return m_editor.SendScintilla(message); };
    const auto set = [this](unsigned message, long value) {
        m_editor.SendScintilla(message, static_cast<unsigned long>(value));
    };
    const long firstLine = ask(QsciScintilla::SCI_GETFIRSTVISIBLELINE);
    const long xOffset = ask(QsciScintilla::SCI_GETXOFFSET);
    const long cursor = ask(QsciScintilla::SCI_GETCURRENTPOS);
    const long anchor = ask(QsciScintilla::SCI_GETANCHOR);

    m_ownDocument = m_editor.SendScintillaPtrResult(QsciScintilla::SCI_GETDOCPOINTER);
    m_editor.SendScintilla(QsciScintilla::SCI_ADDREFDOCUMENT, 0UL, m_ownDocument);
    m_editor.SendScintilla(QsciScintilla::SCI_SETDOCPOINTER, 0UL, document->ConvertToDocument());
    m_document = document;

    // These are the document's, not the editor's.
    set(QsciScintilla::SCI_SETCODEPAGE, QsciScintilla::SC_CP_UTF8);
    if (lexer) {
        m_editor.SendScintilla(QsciScintilla::SCI_SETLEXERLANGUAGE, lexer->lexer());
        for (int number = 1; number <= keywordSets; ++number) {
            if (const char *words = lexer->keywords(number)) {
                m_editor.SendScintilla(QsciScintilla::SCI_SETKEYWORDS, static_cast<unsigned long>(number - 1),
                                       words);
            }
        }
        lexer->refreshProperties();
    }
    set(QsciScintilla::SCI_SETREADONLY, 1);

    m_editor.SendScintilla(QsciScintilla::SCI_SETSELECTION, cursor, anchor);
    set(QsciScintilla::SCI_SETFIRSTVISIBLELINE, firstLine);
    set(QsciScintilla::SCI_SETXOFFSET, xOffset);
    releaseInWorker(std::exchange(m_pending, {}));
    Q_EMIT shown();
}

void LongText::leave()
{
    if (m_loading) {
        m_loading->disconnect(this);
        m_loading->abort();
    }
    releaseInWorker(std::exchange(m_pending, {}));
    if (!m_document) {
        return;
    }
    m_editor.SendScintilla(QsciScintilla::SCI_SETDOCPOINTER, 0UL, m_ownDocument);
    m_editor.SendScintilla(QsciScintilla::SCI_RELEASEDOCUMENT, 0UL, std::exchange(m_ownDocument, nullptr));
    m_document.reset(); // the last reference: see load()
}

} // namespace Belay
