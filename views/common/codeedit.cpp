// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/codeedit.h"

#include "views/common/longtext.h"
#include "views/common/plaintext.h"
#include "views/common/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QToolTip>
#include <QVBoxLayout>
#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexerjson.h>
#include <Qsci/qscilexeryaml.h>
#include <Qsci/qsciscintilla.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int numberMargin = 0;
constexpr int markMargin = 1;
constexpr int markMarginWidth = 14;
constexpr int errorMark = 1;
constexpr int errorLineMark = 2;
constexpr qsizetype shortText = 64 * 1024; //!< bytes that an editor takes in much less than a frame

void colorJson(QsciLexer *lexer, const QPalette &palette)
{
    const QColor name = toneColor(Tone::Busy, palette);
    const QColor string = toneColor(Tone::Positive, palette);
    const QColor number = toneColor(Tone::Caution, palette);
    const QColor wrong = toneColor(Tone::Negative, palette);
    const QColor comment = toneColor(Tone::Neutral, palette);
    lexer->setColor(name, QsciLexerJSON::Property);
    lexer->setColor(string, QsciLexerJSON::String);
    lexer->setColor(string, QsciLexerJSON::EscapeSequence);
    lexer->setColor(string, QsciLexerJSON::IRI);
    lexer->setColor(string, QsciLexerJSON::IRICompact);
    lexer->setColor(number, QsciLexerJSON::Number);
    lexer->setColor(number, QsciLexerJSON::Keyword);
    lexer->setColor(number, QsciLexerJSON::KeywordLD);
    lexer->setColor(wrong, QsciLexerJSON::Error);
    lexer->setColor(wrong, QsciLexerJSON::UnclosedString);
    lexer->setColor(comment, QsciLexerJSON::CommentLine);
    lexer->setColor(comment, QsciLexerJSON::CommentBlock);
}

void colorYaml(QsciLexer *lexer, const QPalette &palette)
{
    lexer->setColor(toneColor(Tone::Busy, palette), QsciLexerYAML::Identifier);
    lexer->setColor(toneColor(Tone::Caution, palette), QsciLexerYAML::Keyword);
    lexer->setColor(toneColor(Tone::Caution, palette), QsciLexerYAML::Number);
    lexer->setColor(toneColor(Tone::Caution, palette), QsciLexerYAML::Reference);
    lexer->setColor(toneColor(Tone::Positive, palette), QsciLexerYAML::TextBlockMarker);
    lexer->setColor(toneColor(Tone::Neutral, palette), QsciLexerYAML::Comment);
    lexer->setColor(toneColor(Tone::Neutral, palette), QsciLexerYAML::DocumentDelimiter);
    lexer->setColor(toneColor(Tone::Negative, palette), QsciLexerYAML::SyntaxErrorMarker);
}

// Scintilla's own keys that belong to the window: clone, lock, test, zoom, help.
void freeKeys(QsciCommandSet *commands)
{
    const QKeyCombination keys[] = {Qt::CTRL | Qt::Key_D,
                                    Qt::CTRL | Qt::Key_L,
                                    Qt::CTRL | Qt::Key_T,
                                    Qt::CTRL | Qt::Key_U,
                                    Qt::CTRL | Qt::SHIFT | Qt::Key_L,
                                    Qt::CTRL | Qt::SHIFT | Qt::Key_T,
                                    Qt::CTRL | Qt::SHIFT | Qt::Key_U,
                                    Qt::CTRL | Qt::Key_Plus,
                                    Qt::CTRL | Qt::Key_Minus,
                                    Qt::CTRL | Qt::Key_Slash};
    for (const QKeyCombination combination : keys) {
        const int key = combination.toCombined();
        if (QsciCommand *command = commands->boundTo(key)) {
            if (command->key() == key) {
                command->setKey(0);
            } else {
                command->setAlternateKey(0);
            }
        }
    }
}

} // namespace

CodeEdit::CodeEdit(Language language, QWidget *parent)
    : QWidget(parent)
    , m_language(language)
    , m_editor(new QsciScintilla(this))
    , m_longText(std::make_unique<LongText>(*m_editor))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_editor);
    m_editor->setObjectName(u"codeEditor"_s);
    setFocusProxy(m_editor);

    m_editor->setUtf8(true);
    m_editor->setEolMode(QsciScintilla::EolUnix);
    m_editor->setIndentationsUseTabs(false);
    m_editor->setTabWidth(2);
    m_editor->setAutoIndent(true);
    m_editor->setBraceMatching(QsciScintilla::SloppyBraceMatch);
    m_editor->setMarginType(numberMargin, QsciScintilla::NumberMargin);
    m_editor->setMarginType(markMargin, QsciScintilla::SymbolMargin);
    m_editor->setMarginWidth(markMargin, markMarginWidth);
    m_editor->setMarginMarkerMask(markMargin, 1 << errorMark);
    m_editor->markerDefine(QsciScintilla::Circle, errorMark);
    m_editor->markerDefine(QsciScintilla::Background, errorLineMark);
    m_editor->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTH, 1UL);
    m_editor->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTHTRACKING, 1UL);
    // There are none; but were they shown, each line of a document that comes would be asked for its own.
    m_editor->setAnnotationDisplay(QsciScintilla::AnnotationHidden);
    freeKeys(m_editor->standardCommands());
    m_editor->installEventFilter(this);
    m_editor->viewport()->installEventFilter(this);
    connect(m_editor, &QsciScintilla::textChanged, this, &CodeEdit::textChanged);
    connect(m_editor, &QsciScintilla::linesChanged, this, &CodeEdit::applyMargins);
    connect(m_longText.get(), &LongText::shown, this, [this] {
        applyMargins();
        Q_EMIT filled();
    });
    setName(tr("Editor"));
    setLanguage(language);
}

CodeEdit::~CodeEdit() = default;

void CodeEdit::setLanguage(Language language)
{
    m_language = language;
    QsciLexer *old = m_lexer;
    switch (language) {
    case Language::Json:
        m_lexer = new QsciLexerJSON(this);
        break;
    case Language::Yaml:
        m_lexer = new QsciLexerYAML(this);
        break;
    case Language::PlainText:
        m_lexer = nullptr;
        break;
    }
    m_editor->setLexer(m_lexer);
    if (old != nullptr) {
        old->deleteLater();
    }
    applyColors();
}

void CodeEdit::setText(const QString &newText)
{
    QString shown = newText;
    // Scintilla's text ends at a NUL.
    shown.replace(QChar(u'\0'), QChar(0x2400));
    clearErrors();
    m_longText->leave();
    m_editor->setBraceMatching(QsciScintilla::SloppyBraceMatch);
    const bool differs = shown != text();
    if (differs) {
        const QSignalBlocker blocker(m_editor);
        m_editor->setEolMode(shown.contains("\r\n"_L1) ? QsciScintilla::EolWindows : QsciScintilla::EolUnix);
        m_editor->setText(shown);
    }
    showStart();
    if (differs) {
        Q_EMIT textChanged();
    }
}

void CodeEdit::showStart()
{
    m_editor->SendScintilla(QsciScintilla::SCI_EMPTYUNDOBUFFER);
    m_editor->setCursorPosition(0, 0);
    m_editor->SendScintilla(QsciScintilla::SCI_SETXOFFSET, 0UL);
    m_editor->SendScintilla(QsciScintilla::SCI_SETSCROLLWIDTH, 1UL);
    applyMargins();
}

void CodeEdit::clear()
{
    clearErrors();
    m_longText->leave();
    changeQuietly([this] { m_editor->SendScintilla(QsciScintilla::SCI_CLEARALL); });
    showStart();
}

void CodeEdit::fill(const QByteArray &text)
{
    clear();
    const bool isLong = text.size() > shortText;
    // The match of a brace may be at the far end, and is looked for with each repaint.
    m_editor->setBraceMatching(isLong ? QsciScintilla::NoBraceMatch : QsciScintilla::SloppyBraceMatch);
    const qsizetype lineEnd = text.lastIndexOf('\n', shortText - 1);
    const qsizetype beginning = !isLong ? text.size() : lineEnd < 0 ? shortText : lineEnd + 1;
    if (isLong) {
        m_longText->load(text, m_lexer);
    }
    changeQuietly([this, &text, beginning] {
        m_editor->SendScintilla(QsciScintilla::SCI_APPENDTEXT, static_cast<unsigned long>(beginning),
                                text.constData());
    });
    showStart();
    if (!isLong) {
        Q_EMIT filled();
    }
}

void CodeEdit::changeQuietly(const std::function<void()> &change)
{
    const QSignalBlocker blocker(m_editor);
    const bool wasReadOnly = isReadOnly();
    m_editor->setReadOnly(false);
    // Of each change it is told, QScintilla counts the characters before it; and nobody undoes these.
    m_editor->SendScintilla(QsciScintilla::SCI_SETMODEVENTMASK, 0UL);
    m_editor->SendScintilla(QsciScintilla::SCI_SETUNDOCOLLECTION, 0UL);
    change();
    m_editor->SendScintilla(QsciScintilla::SCI_SETUNDOCOLLECTION, 1UL);
    m_editor->SendScintilla(QsciScintilla::SCI_SETMODEVENTMASK,
                            static_cast<unsigned long>(QsciScintilla::SC_MODEVENTMASKALL));
    m_editor->setReadOnly(wasReadOnly);
}

QString CodeEdit::text() const
{
    const QByteArray pending = m_longText->pending();
    return pending.isEmpty() ? m_editor->text() : QString::fromUtf8(pending);
}

void CodeEdit::setReadOnly(bool readOnly)
{
    m_editor->setReadOnly(readOnly);
    m_editor->setCaretLineVisible(false);
}

bool CodeEdit::isReadOnly() const
{
    return m_editor->isReadOnly();
}

void CodeEdit::setName(const QString &name)
{
    m_name = name;
    setAccessibleName(name);
    m_editor->setAccessibleName(name);
}

void CodeEdit::setTabLeaves(bool leaves)
{
    m_tabLeaves = leaves;
}

void CodeEdit::setLineNumbersShown(bool shown)
{
    m_lineNumbers = shown;
    applyMargins();
}

void CodeEdit::setWrapped(bool wrapped)
{
    m_editor->setWrapMode(wrapped ? QsciScintilla::WrapCharacter : QsciScintilla::WrapNone);
}

void CodeEdit::setError(int line, const QString &error)
{
    clearErrors();
    m_errorLine = qBound(1, line, qMax(1, m_editor->lines()));
    m_error = error;
    m_editor->markerAdd(m_errorLine - 1, errorMark);
    m_editor->markerAdd(m_errorLine - 1, errorLineMark);
    m_editor->setAccessibleDescription(tr("Line %1: %2").arg(QString::number(m_errorLine), error));
}

void CodeEdit::clearErrors()
{
    if (m_errorLine == 0) {
        return; // without looking for marks, in each line of a long text
    }
    m_errorLine = 0;
    m_error.clear();
    m_editor->markerDeleteAll(errorMark);
    m_editor->markerDeleteAll(errorLineMark);
    m_editor->setAccessibleDescription(QString());
}

bool CodeEdit::find(const QString &words, bool backwards)
{
    if (words.isEmpty()) {
        return false;
    }
    int fromLine = -1;
    int fromIndex = -1;
    if (m_editor->hasSelectedText()) {
        int toLine = 0;
        int toIndex = 0;
        m_editor->getSelection(&fromLine, &fromIndex, &toLine, &toIndex);
        if (!backwards) {
            fromLine = toLine;
            fromIndex = toIndex;
        }
    }
    return m_editor->findFirst(words, false, false, false, true, !backwards, fromLine, fromIndex);
}

int CodeEdit::countOf(const QString &words) const
{
    return words.isEmpty() ? 0 : int(text().count(words, Qt::CaseInsensitive));
}

QString CodeEdit::selectedText() const
{
    return m_editor->selectedText();
}

void CodeEdit::goTo(int line, int column)
{
    m_editor->setCursorPosition(line - 1, column - 1);
    m_editor->ensureLineVisible(line - 1);
    m_editor->ensureCursorVisible();
}

QSize CodeEdit::sizeHint() const
{
    const QFontMetrics metrics(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    return {metrics.averageCharWidth() * 60, metrics.lineSpacing() * 12};
}

void CodeEdit::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::EnabledChange) {
        applyColors();
    }
}

bool CodeEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor &&
        (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            // Scintilla would take it; a dialog closes by it.
            event->ignore();
            return true;
        }
        const bool tab = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab;
        const bool plain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (tab && plain && (m_tabLeaves || isReadOnly())) {
            if (event->type() == QEvent::KeyPress) {
                focusNextPrevChild(key->key() == Qt::Key_Tab && !(key->modifiers() & Qt::ShiftModifier));
            }
            return true;
        }
    }
    if (watched == m_editor->viewport() && event->type() == QEvent::ToolTip && m_errorLine > 0) {
        auto *help = static_cast<QHelpEvent *>(event);
        if (m_editor->lineAt(help->pos()) == m_errorLine - 1) {
            showPlainToolTip(help->globalPos(), m_error, m_editor);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void CodeEdit::applyColors()
{
    const QPalette colors = palette();
    const QColor base = colors.color(QPalette::Base);
    const QColor ink = colors.color(QPalette::Text);
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (m_lexer != nullptr) {
        m_lexer->setDefaultFont(fixed);
        m_lexer->setDefaultPaper(base);
        m_lexer->setDefaultColor(ink);
        m_lexer->setFont(fixed);
        m_lexer->setPaper(base);
        m_lexer->setColor(ink);
        if (m_language == Language::Json) {
            colorJson(m_lexer, colors);
        } else {
            colorYaml(m_lexer, colors);
        }
    } else {
        m_editor->setFont(fixed);
    }
    m_editor->setPaper(base);
    m_editor->setColor(ink);
    m_editor->setCaretForegroundColor(ink);
    m_editor->setSelectionBackgroundColor(colors.color(QPalette::Highlight));
    m_editor->setSelectionForegroundColor(colors.color(QPalette::HighlightedText));
    m_editor->setMarginsFont(fixed);
    m_editor->setMarginsBackgroundColor(colors.color(QPalette::Window));
    m_editor->setMarginsForegroundColor(mutedText(colors));
    m_editor->setMatchedBraceBackgroundColor(toneTint(Tone::Busy, colors));
    m_editor->setMatchedBraceForegroundColor(toneTextOnTint(Tone::Busy, colors));
    m_editor->setUnmatchedBraceBackgroundColor(toneTint(Tone::Negative, colors));
    m_editor->setUnmatchedBraceForegroundColor(toneTextOnTint(Tone::Negative, colors));
    m_editor->setMarkerBackgroundColor(toneColor(Tone::Negative, colors), errorMark);
    m_editor->setMarkerForegroundColor(toneColor(Tone::Negative, colors), errorMark);
    m_editor->setMarkerBackgroundColor(toneTint(Tone::Negative, colors), errorLineMark);
    applyMargins();
}

void CodeEdit::applyMargins()
{
    const qsizetype digits = qMax<qsizetype>(2, QString::number(m_editor->lines()).size());
    if (m_lineNumbers) {
        m_editor->setMarginWidth(numberMargin, QString(digits + 1, u'0'));
    } else {
        m_editor->setMarginWidth(numberMargin, 0);
    }
}

} // namespace Belay
