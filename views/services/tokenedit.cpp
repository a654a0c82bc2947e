// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/tokenedit.h"

#include "views/common/flowlayout.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/theme.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int tokenHeight = 24;
constexpr int longestToken = 260;

//! The ground of one token.
class Token final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(hairline(palette()), 1));
        painter.setBrush(toneTint(Tone::Neutral, palette()));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
};

} // namespace

TokenEdit::TokenEdit(const QString &objectName, const QString &accessibleName, const QString &addText,
                     QWidget *parent)
    : QWidget(parent)
    , m_name(objectName)
    , m_chipArea(new QWidget(this))
    , m_chips(new FlowLayout(m_chipArea, 4))
    , m_line(new QLineEdit(this))
    , m_add(new QPushButton(this))
    , m_suggestions(new QStringListModel(this))
{
    m_line->setObjectName(objectName);
    m_line->setAccessibleName(accessibleName);
    m_line->installEventFilter(this);
    auto *completer = new QCompleter(m_suggestions, this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_line->setCompleter(completer);
    m_add->setObjectName(objectName + "Add"_L1);
    setPlainButtonText(m_add, addText);
    m_add->setAutoDefault(false);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_chipArea->setSizePolicy(policy);
    m_chipArea->setVisible(false);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_line, 1);
    row->addWidget(m_add);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_chipArea);
    layout->addLayout(row);

    connect(m_add, &QPushButton::clicked, this, &TokenEdit::addTyped);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.endsWith(u',')) {
            addTyped();
        } else {
            Q_EMIT edited();
        }
    });
}

void TokenEdit::setTokens(const QStringList &tokens)
{
    if (tokens == this->tokens()) {
        return;
    }
    m_tokens = tokens;
    m_line->clear();
    rebuild();
}

QStringList TokenEdit::tokens() const
{
    QStringList all = m_tokens;
    const QString typed = m_line->text().trimmed();
    if (!typed.isEmpty() && !all.contains(typed)) {
        all.append(typed);
    }
    return all;
}

void TokenEdit::setSuggestions(const QStringList &words)
{
    if (m_suggestions->stringList() != words) {
        m_suggestions->setStringList(words);
    }
}

void TokenEdit::setPlaceholder(const QString &text)
{
    m_line->setPlaceholderText(text);
}

bool TokenEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    const auto *press = static_cast<QKeyEvent *>(event);
    const int key = press->key();
    const bool isEnter =
        (key == Qt::Key_Return || key == Qt::Key_Enter) && press->modifiers() == Qt::NoModifier;
    if (watched == m_line) {
        if (isEnter) {
            addTyped();
            return true;
        }
        if (key == Qt::Key_Backspace && m_line->text().isEmpty() && !m_buttons.isEmpty()) {
            m_buttons.last()->setFocus(Qt::BacktabFocusReason);
            return true;
        }
        return QWidget::eventFilter(watched, event);
    }
    const qsizetype index = m_buttons.indexOf(qobject_cast<QToolButton *>(watched));
    if (index < 0) {
        return QWidget::eventFilter(watched, event);
    }
    if (isEnter || key == Qt::Key_Delete || key == Qt::Key_Backspace) {
        removeAt(index);
        return true;
    }
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
        const bool forward = (key == Qt::Key_Right) != (layoutDirection() == Qt::RightToLeft);
        const qsizetype next = qBound(qsizetype(0), index + (forward ? 1 : -1), m_buttons.size() - 1);
        m_buttons.at(next)->setFocus(Qt::TabFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TokenEdit::addTyped()
{
    QStringList typed = m_line->text().split(u',', Qt::SkipEmptyParts);
    m_line->clear();
    for (QString &word : typed) {
        word = word.trimmed();
        if (!word.isEmpty() && !m_tokens.contains(word)) {
            m_tokens.append(word);
        }
    }
    rebuild();
    m_line->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

void TokenEdit::removeAt(qsizetype index)
{
    if (index < 0) {
        return;
    }
    m_tokens.removeAt(index);
    rebuild();
    if (m_buttons.isEmpty()) {
        m_line->setFocus(Qt::OtherFocusReason);
    } else {
        m_buttons.at(qMin(index, m_buttons.size() - 1))->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT edited();
}

void TokenEdit::rebuild()
{
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        // The ✕ that was clicked may still be in its own signal; until it goes nobody finds it by its name.
        item->widget()->hide();
        item->widget()->deleteLater();
        const std::unique_ptr<QLayoutItem> gone(item);
    }
    for (QToolButton *gone : std::as_const(m_buttons)) {
        gone->setObjectName(QString());
    }
    m_buttons.clear();
    QWidget *before = nullptr;
    for (qsizetype i = 0; i < m_tokens.size(); ++i) {
        const QString &word = m_tokens.at(i);
        auto *token = new Token(m_chipArea);
        token->setFixedHeight(tokenHeight);
        setPlainToolTip(token, word);
        QLabel *label = makePlainLabel(QString(), token);
        label->setText(label->fontMetrics().elidedText(word, Qt::ElideRight, longestToken));
        auto *button = new QToolButton(token);
        button->setObjectName(u"%1Remove%2"_s.arg(m_name, QString::number(i)));
        button->setAccessibleName(tr("Remove %1").arg(word));
        setPlainToolTip(button, button->accessibleName());
        button->setIcon(icon("close"_L1));
        button->setIconSize(QSize(12, 12));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setFixedSize(tokenHeight, tokenHeight);
        button->installEventFilter(this);
        auto *row = new QHBoxLayout(token);
        row->setContentsMargins(8, 0, 0, 0);
        row->setSpacing(0);
        row->addWidget(label);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, button] { removeAt(m_buttons.indexOf(button)); });
        m_chips->addWidget(token);
        token->show();
        m_buttons.append(button);
        if (before != nullptr) {
            setTabOrder(before, button);
        }
        before = button;
    }
    if (before != nullptr) {
        setTabOrder(before, m_line);
        setTabOrder(m_line, m_add);
    }
    m_chipArea->setVisible(!m_tokens.isEmpty());
    m_chipArea->updateGeometry();
}

} // namespace Belay
