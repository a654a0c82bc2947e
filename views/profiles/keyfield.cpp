// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/keyfield.h"

#include "views/common/fieldrow.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int iconSize = 16;

QToolButton *makeButton(const QString &objectName, const QString &text, const QString &accessibleName,
                        QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    setPlainButtonText(button, text);
    button->setAccessibleName(accessibleName);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

KeyField::KeyField(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit)
    , m_keepOld(makeButton(u"keepOldKey"_s, tr("Keep the old one"), tr("Keep the old key"), nullptr))
    , m_stateRow(new QWidget(this))
    , m_stateIcon(makePlainLabel(QString(), m_stateRow))
    , m_stateText(makePlainLabel(QString(), m_stateRow))
    , m_replace(makeButton(u"replaceKey"_s, tr("Replace"), tr("Replace the key"), m_stateRow))
    , m_remove(makeButton(u"removeKey"_s, tr("Remove"), tr("Remove the key"), m_stateRow))
{
    m_edit->setObjectName(u"apiKey"_s);
    m_edit->setAccessibleName(tr("API key"));
    m_edit->setPlaceholderText(tr("Paste the key"));
    // Never any echo: neither the first character nor the last.
    m_edit->setEchoMode(QLineEdit::Password);
    m_entryRow = new FieldRow(m_edit, this, m_keepOld);
    m_stateText->setObjectName(u"keyState"_s);
    m_stateText->setWordWrap(true);
    auto *state = new QHBoxLayout(m_stateRow);
    state->setContentsMargins(0, 0, 0, 0);
    state->setSpacing(8);
    state->addWidget(m_stateIcon);
    state->addWidget(m_stateText, 1);
    state->addWidget(m_replace);
    state->addWidget(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_entryRow);
    layout->addWidget(m_stateRow);
    setFocusProxy(m_edit);

    connect(m_edit, &QLineEdit::textChanged, this, [this] {
        m_entryRow->setError(QString());
        Q_EMIT edited();
    });
    connect(m_edit, &QLineEdit::returnPressed, this, &KeyField::returnPressed);
    connect(m_replace, &QToolButton::clicked, this, [this] {
        m_key = Secret();
        showEntry(true);
        m_edit->setFocus();
        Q_EMIT edited();
    });
    connect(m_keepOld, &QToolButton::clicked, this, [this] {
        forget();
        Q_EMIT edited();
    });
    connect(m_remove, &QToolButton::clicked, this, &KeyField::removeRequested);
    showEntry(true);
}

void KeyField::setPlace(Place place)
{
    if (m_place == place) {
        return;
    }
    m_place = place;
    showEntry(m_key.isEmpty() && (m_place == Place::Nowhere || !m_edit->text().isEmpty()));
}

bool KeyField::commit(bool required)
{
    if (m_entering && !m_edit->text().isEmpty()) {
        const Secret typed = Secret::fromUserInput(m_edit->text());
        if (typed.isEmpty()) {
            m_entryRow->setError(
                tr("This is no key: 8 to 4096 letters, digits and . _ ~ + / = - without spaces."));
            m_edit->setFocus();
            return false;
        }
        m_key = typed;
        // setText(), not clear(): this also drops the history of the line.
        m_edit->setText(QString());
        showEntry(false);
        return true;
    }
    if (required && m_key.isEmpty() && m_place == Place::Nowhere) {
        m_entryRow->setError(tr("Paste the key of this tenant."));
        m_edit->setFocus();
        return false;
    }
    return true;
}

bool KeyField::isTyped() const
{
    return !m_key.isEmpty() || !m_edit->text().isEmpty();
}

void KeyField::setError(const QString &error)
{
    if (!error.isEmpty()) {
        m_key = Secret();
        showEntry(true);
    }
    m_entryRow->setError(error);
}

void KeyField::forget()
{
    m_key = Secret();
    m_edit->setText(QString());
    showEntry(m_place == Place::Nowhere);
}

void KeyField::setHint(const QString &hint)
{
    m_hint = hint;
    refresh();
}

void KeyField::showEntry(bool entry)
{
    m_entering = entry;
    refresh();
}

void KeyField::refresh()
{
    const bool hadFocus = m_edit->hasFocus();
    m_entryRow->setVisible(m_entering);
    m_stateRow->setVisible(!m_entering);
    m_keepOld->setVisible(m_entering && m_place != Place::Nowhere);
    m_remove->setVisible(m_place != Place::Nowhere && m_key.isEmpty());
    m_entryRow->setHint(m_hint);
    QString text = tr("Entered, not stored yet");
    QString drawing = u"key"_s;
    if (m_key.isEmpty() && m_place == Place::Keychain) {
        text = tr("Stored in the keychain");
        drawing = u"lock"_s;
    } else if (m_key.isEmpty() && m_place == Place::Session) {
        text = tr("Kept for this session only");
    }
    m_stateText->setText(text);
    m_stateIcon->setPixmap(icon(drawing).pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    setFocusProxy(m_entering ? static_cast<QWidget *>(m_edit) : m_replace);
    if (hadFocus && !m_entering) {
        m_replace->setFocus();
    }
}

} // namespace Belay
