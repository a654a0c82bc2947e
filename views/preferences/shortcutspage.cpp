// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/preferences/shortcutspage.h"

#include "views/common/fieldrow.h"
#include "views/common/keymap.h"
#include "views/common/plaintext.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int idRole = Qt::UserRole;
constexpr int rowHeight = 24;

QString toText(const QList<QKeySequence> &keys)
{
    return QKeySequence::listToString(keys, QKeySequence::NativeText).replace(u"; "_s, u", "_s);
}

QPushButton *makeButton(const QString &objectName, const QString &text)
{
    auto *button = new QPushButton;
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    setPlainButtonText(button, text);
    return button;
}

} // namespace

ShortcutsPage::ShortcutsPage(Keymap &keymap, QWidget *parent)
    : QWidget(parent)
    , m_keymap(keymap)
    , m_list(new QTreeWidget(this))
    , m_edit(new QKeySequenceEdit)
    , m_row(new FieldRow(m_edit))
    , m_none(makeButton(u"shortcutNone"_s, tr("No key")))
    , m_reset(makeButton(u"shortcutReset"_s, tr("Reset")))
{
    m_list->setObjectName(u"shortcutList"_s);
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_list->setHeaderLabels({tr("Action"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    m_edit->setObjectName(u"shortcutEdit"_s);
    m_edit->setAccessibleName(tr("New key"));
    // Its own line edit is what takes the focus, and what assistive programs read.
    if (auto *line = m_edit->findChild<QLineEdit *>()) {
        line->setObjectName(u"qt_shortcutLine"_s);
        line->setAccessibleName(tr("New key"));
        line->setPlaceholderText(tr("Press the new key"));
    }
    QPushButton *resetAll = makeButton(u"shortcutResetAll"_s, tr("Reset all"));
    QLabel *caption = makePlainLabel(tr("New key"), this);
    caption->setBuddy(m_edit);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(caption, 0, Qt::AlignTop);
    row->addWidget(m_row, 1, Qt::AlignTop);
    for (QPushButton *button : {m_none, m_reset, resetAll}) {
        row->addWidget(button, 0, Qt::AlignTop);
    }
    caption->setContentsMargins(0, (m_edit->sizeHint().height() - caption->sizeHint().height()) / 2, 0, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_list, 1);
    layout->addLayout(row);

    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutsPage::showCurrent);
    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutsPage::assign);
    connect(m_none, &QPushButton::clicked, this, [this] {
        m_keymap.setKey(current(), QKeySequence());
        showCurrent();
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_keymap.reset(current());
        showCurrent();
    });
    connect(resetAll, &QPushButton::clicked, this, [this] {
        m_keymap.resetAll();
        showCurrent();
    });
    connect(&keymap, &Keymap::changed, this, &ShortcutsPage::reload);
    reload();
    m_list->setCurrentItem(m_list->topLevelItem(0));
    showCurrent();
}

QString ShortcutsPage::current() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item == nullptr ? QString() : item->data(0, idRole).toString();
}

void ShortcutsPage::reload()
{
    const QList<Keymap::Entry> entries = m_keymap.entries();
    // The same actions in the same order, but for those of a window that is new.
    while (m_list->topLevelItemCount() < entries.size()) {
        new QTreeWidgetItem(m_list);
    }
    for (int i = 0; i < entries.size(); ++i) {
        const Keymap::Entry &entry = entries.at(i);
        QTreeWidgetItem *item = m_list->topLevelItem(i);
        item->setText(0, entry.text);
        item->setSizeHint(0, QSize(0, rowHeight));
        item->setText(1, toText(entry.keys));
        item->setData(0, idRole, entry.id);
        QFont font = m_list->font();
        font.setBold(entry.keys != entry.defaults);
        item->setFont(1, font);
    }
    showCurrent();
}

void ShortcutsPage::showCurrent()
{
    const std::optional<Keymap::Entry> entry = m_keymap.entry(current());
    const QSignalBlocker quiet(m_edit);
    m_edit->setKeySequence(entry ? entry->keys.value(0) : QKeySequence());
    m_row->setError({});
    m_edit->setEnabled(entry.has_value());
    m_none->setEnabled(entry && !entry->keys.isEmpty());
    m_reset->setEnabled(entry && entry->keys != entry->defaults);
    m_row->setHint(entry && entry->keys != entry->defaults && !entry->defaults.isEmpty()
                       ? tr("Usually %1.").arg(toText(entry->defaults))
                       : QString());
}

void ShortcutsPage::assign()
{
    const QKeySequence pressed = m_edit->keySequence();
    if (pressed.isEmpty()) {
        return; // cleared when a key is about to be pressed
    }
    // One key at a time: sequences of several would take their first one from every other action.
    const QKeySequence key(pressed[0]);
    if (key != pressed) {
        const QSignalBlocker quiet(m_edit);
        m_edit->setKeySequence(key);
    }
    const QString problem = refusalText(current());
    if (problem.isEmpty()) {
        m_keymap.setKey(current(), key);
        showCurrent();
    } else {
        m_row->setError(problem);
    }
}

QString ShortcutsPage::refusalText(const QString &id) const
{
    const QKeySequence key = m_edit->keySequence();
    const auto refusal = m_keymap.refusal(id, key);
    const QString name = key.toString(QKeySequence::NativeText);
    if (!refusal) {
        return {};
    }
    switch (*refusal) {
    case Keymap::Refusal::NeedsModifier:
        return tr("%1 alone would be typed. Press it with Ctrl or Alt.").arg(name);
    case Keymap::Refusal::Taken: {
        const auto holder = m_keymap.entry(m_keymap.holder(key, id));
        return tr("%1 belongs to “%2”. Give that one another key first.")
            .arg(name, holder ? holder->text : QString());
    }
    case Keymap::Refusal::Reserved:
        return tr("%1 always means the same and cannot be changed.").arg(name);
    case Keymap::Refusal::Destructive:
        return tr("A single key must not delete. Press it with Ctrl or Alt.");
    }
    return {};
}

} // namespace Belay
