// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/keymap.h"

#include "models/profiles/preferences.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! Fixed where they mean the same everywhere: in the table, in text fields, in menus.
const QList<QKeySequence> &reservedKeys()
{
    static const QList<QKeySequence> keys{
        Qt::Key_Delete,       Qt::CTRL | Qt::Key_C,    Qt::CTRL | Qt::Key_X,
        Qt::CTRL | Qt::Key_V, Qt::CTRL | Qt::Key_A,    Qt::CTRL | Qt::Key_Tab,
        Qt::Key_F10,          Qt::SHIFT | Qt::Key_F10, Qt::CTRL | Qt::Key_Return};
    return keys;
}

bool isFunctionKey(Qt::Key key)
{
    return key >= Qt::Key_F1 && key <= Qt::Key_F35;
}

//! Whether \a key is pressed without Ctrl, Alt or Meta, as in typing.
bool isTyped(const QKeySequence &key)
{
    const QKeyCombination first = key[0];
    const Qt::KeyboardModifiers commands = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    return !(first.keyboardModifiers() & commands) && !isFunctionKey(first.key());
}

bool deletes(const QString &id)
{
    return id.startsWith("delete"_L1);
}

bool overlap(const QKeySequence &one, const QKeySequence &other)
{
    return one.matches(other) != QKeySequence::NoMatch || other.matches(one) != QKeySequence::NoMatch;
}

QString plainText(const QAction &action)
{
    return action.text().remove(u'&').remove(u'…');
}

QStringList toText(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys) {
        texts.append(key.toString(QKeySequence::PortableText));
    }
    return texts;
}

} // namespace

Keymap::Keymap(Preferences &preferences, QObject *parent)
    : QObject(parent)
    , m_preferences(preferences)
{
    connect(&preferences, &Preferences::changed, this, &Keymap::apply);
}

void Keymap::adopt(const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        const bool isSubmenu = action->menu() != nullptr;
        if (action->objectName().isEmpty() || action->text().isEmpty() || action->isSeparator() ||
            isSubmenu) {
            continue;
        }
        Known &known = m_known[action->objectName()];
        known.actions.removeIf([](const QPointer<QAction> &each) { return each.isNull(); });
        if (known.text.isEmpty()) {
            known.text = plainText(*action);
            known.defaults = action->shortcuts();
        }
        if (!known.actions.contains(action)) {
            known.actions.append(action);
        }
    }
    apply();
}

QList<QKeySequence> Keymap::keysOf(const QString &id) const
{
    const std::optional<QStringList> stored = m_preferences.keys(id);
    if (!stored) {
        return m_known.value(id).defaults;
    }
    QList<QKeySequence> keys;
    for (const QString &text : *stored) {
        const QKeySequence key = QKeySequence::fromString(text, QKeySequence::PortableText);
        // A file that was edited by hand gives no key that could not be set here.
        const bool isUsable = !key.isEmpty() && key[0].key() != Qt::Key_unknown && !isTyped(key);
        if (isUsable && !reservedKeys().contains(key)) {
            keys.append(key);
        }
    }
    return keys;
}

QList<Keymap::Entry> Keymap::entries() const
{
    QList<Entry> entries;
    for (auto it = m_known.begin(); it != m_known.end(); ++it) {
        entries.append({it.key(), it->text, it->defaults, keysOf(it.key())});
    }
    std::ranges::sort(entries, [](const Entry &one, const Entry &other) {
        const int order = QString::localeAwareCompare(one.text, other.text);
        return order != 0 ? order < 0 : one.id < other.id;
    });
    return entries;
}

std::optional<Keymap::Entry> Keymap::entry(const QString &id) const
{
    const auto known = m_known.find(id);
    return known == m_known.end() ? std::nullopt
                                  : std::optional(Entry{id, known->text, known->defaults, keysOf(id)});
}

QString Keymap::holder(const QKeySequence &key, const QString &except) const
{
    for (const Entry &entry : entries()) {
        const bool holds = std::ranges::any_of(
            entry.keys, [&key](const QKeySequence &other) { return overlap(key, other); });
        if (holds && entry.id != except) {
            return entry.id;
        }
    }
    return {};
}

std::optional<Keymap::Refusal> Keymap::refusal(const QString &id, const QKeySequence &key) const
{
    if (key.isEmpty()) {
        return std::nullopt;
    }
    const bool isReserved = std::ranges::any_of(
        reservedKeys(), [&key](const QKeySequence &reserved) { return overlap(key, reserved); });
    if (isReserved) {
        return Refusal::Reserved;
    }
    const bool isSingle = key.count() == 1 && key[0].keyboardModifiers() == Qt::NoModifier;
    if (deletes(id) && isSingle) {
        return Refusal::Destructive;
    }
    if (isTyped(key)) {
        return Refusal::NeedsModifier;
    }
    return holder(key, id).isEmpty() ? std::nullopt : std::optional(Refusal::Taken);
}

bool Keymap::setKey(const QString &id, const QKeySequence &key)
{
    if (!m_known.contains(id) || refusal(id, key)) {
        return false;
    }
    const QList<QKeySequence> keys = key.isEmpty() ? QList<QKeySequence>() : QList<QKeySequence>{key};
    m_preferences.setKeys(id,
                          keys == m_known.value(id).defaults ? std::nullopt : std::optional(toText(keys)));
    return true;
}

void Keymap::reset(const QString &id)
{
    QList<QKeySequence> free = m_known.value(id).defaults;
    free.removeIf([this, &id](const QKeySequence &key) { return !holder(key, id).isEmpty(); });
    m_preferences.setKeys(id,
                          free == m_known.value(id).defaults ? std::nullopt : std::optional(toText(free)));
}

void Keymap::resetAll()
{
    m_preferences.resetKeys();
}

void Keymap::apply()
{
    bool isDifferent = false;
    for (auto it = m_known.begin(); it != m_known.end(); ++it) {
        const QList<QKeySequence> keys = keysOf(it.key());
        for (const QPointer<QAction> &action : std::as_const(it->actions)) {
            if (action && action->shortcuts() != keys) {
                action->setShortcuts(keys);
                isDifferent = true;
            }
        }
    }
    if (isDifferent) {
        emit changed();
    }
}

} // namespace Belay
