// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/invocation/historyview.h"

#include "views/common/clearbutton.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/prompter.h"
#include "views/common/theme.h"
#include "views/invocation/historydelegate.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Belay {

HistoryView::HistoryView(Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_prompter(prompter)
    , m_model(new TestHistoryModel(this))
    , m_search(new QLineEdit(this))
    , m_list(new QTreeView(this))
    , m_emptyNote(makePlainLabel(QString(), this))
    , m_rerun(makeTool(u"historyRerun"_s, tr("Send again"), u"play"_s))
    , m_pin(makeTool(u"historyPin"_s, tr("Pin"), u"pin"_s))
    , m_rename(makeTool(u"historyRename"_s, tr("Rename"), u"edit"_s))
    , m_remove(makeTool(u"historyRemove"_s, tr("Remove from history"), u"minus"_s))
    , m_clear(makeTool(u"historyClear"_s, tr("Clear history"), u"delete"_s))
    , m_keep(new QCheckBox(tr("Keep history"), this))
{
    setObjectName(u"historyView"_s);
    m_search->setObjectName(u"historySearch"_s);
    m_search->setAccessibleName(tr("Search history"));
    m_search->setPlaceholderText(tr("Search history"));
    addClearButton(m_search);
    m_list->setObjectName(u"historyList"_s);
    m_list->setAccessibleName(tr("History"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAllColumnsShowFocus(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    auto *delegate = new HistoryDelegate(m_list);
    m_list->setItemDelegate(delegate);
    QHeaderView *header = m_list->header();
    header->setStretchLastSection(false);
    header->setSectionsMovable(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(int(TestHistoryModel::Column::Path), QHeaderView::Stretch);
    m_emptyNote->setObjectName(u"historyEmpty"_s);
    m_emptyNote->setAlignment(Qt::AlignCenter);
    m_emptyNote->setWordWrap(true);
    m_keep->setObjectName(u"historyKeep"_s);
    m_keep->setAccessibleName(m_keep->text());
    setPlainToolTip(
        m_keep,
        tr("Requests and answers are kept on this computer, the newest 200 of each service and up to 256 KiB "
           "of each body. Off: nothing new is kept; what is there stays until it is cleared."));
    m_pin->setCheckable(true);

    auto *tools = new QHBoxLayout;
    tools->setSpacing(0);
    for (QToolButton *tool : {m_rerun, m_pin, m_rename, m_remove, m_clear}) {
        tools->addWidget(tool);
    }
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_search, 1);
    top->addLayout(tools);
    auto *listArea = new QGridLayout;
    listArea->addWidget(m_list, 0, 0);
    listArea->addWidget(m_emptyNote, 0, 0, Qt::AlignCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addLayout(listArea, 1);
    layout->addWidget(m_keep);
    setTabOrder(m_search, m_rerun);
    setTabOrder(m_rerun, m_pin);
    setTabOrder(m_pin, m_rename);
    setTabOrder(m_rename, m_remove);
    setTabOrder(m_remove, m_clear);
    setTabOrder(m_clear, m_list);
    setTabOrder(m_list, m_keep);

    connect(m_search, &QLineEdit::textChanged, m_model,
            [this](const QString &words) { m_model->setSearch(words.trimmed()); });
    connect(m_model, &TestHistoryModel::loaded, this, &HistoryView::updateControls);
    connect(m_model, &TestHistoryModel::loadFailed, this,
            [this](const ApiError &error) { emit failed(tr("The history could not be read."), error); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &HistoryView::updateControls);
    const auto choose = [this](const QModelIndex &index) {
        if (index.isValid()) {
            emit chosen(m_model->entry(index.row()));
        }
    };
    connect(m_list, &QTreeView::clicked, this, choose);
    connect(m_list, &QTreeView::doubleClicked, this, choose);
    connect(m_list, &QTreeView::customContextMenuRequested, this, &HistoryView::showMenu);
    connect(delegate, &HistoryDelegate::renamed, this, [this](qint64 id, const QString &title) {
        if (m_history) {
            report(m_history->rename(id, title), tr("The entry could not be renamed."));
        }
    });
    connect(m_rerun, &QToolButton::clicked, this, [this] {
        if (const TestHistoryEntry *entry = current()) {
            emit rerunRequested(*entry);
        }
    });
    connect(m_pin, &QToolButton::clicked, this, &HistoryView::togglePin);
    connect(m_rename, &QToolButton::clicked, this, &HistoryView::rename);
    connect(m_remove, &QToolButton::clicked, this, &HistoryView::remove);
    connect(m_clear, &QToolButton::clicked, this, &HistoryView::askToClear);
    connect(m_keep, &QCheckBox::clicked, this, [this](bool keeping) {
        if (m_history) {
            m_history->setEnabled(keeping);
        }
        updateControls();
        emit keepingChanged(keeping);
    });
    updateControls();
}

QToolButton *HistoryView::makeTool(const QString &objectName, const QString &name, const QString &iconName)
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName);
    button->setAccessibleName(name);
    setPlainToolTip(button, name);
    button->setIcon(icon(iconName));
    button->setIconSize(QSize(20, 20));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMinimumSize(28, 28);
    return button;
}

void HistoryView::setSource(TestHistory *history, const ProfileId &profile, const ServiceId &service,
                            const QString &serviceName)
{
    disconnect(m_switched);
    m_history = history;
    if (history) {
        // Another window, or the preferences, may switch it.
        m_switched = connect(history, &TestHistory::enabledChanged, this, [this](bool keeping) {
            m_keep->setChecked(keeping);
            updateControls();
        });
    }
    m_profile = profile;
    m_service = service;
    m_serviceName = serviceName;
    m_keep->setChecked(history && history->isEnabled());
    m_model->setSource(history, profile, service);
    updateControls();
}

const TestHistoryEntry *HistoryView::current() const
{
    const QModelIndex index = m_list->selectionModel()->currentIndex();
    return index.isValid() ? &m_model->entry(index.row()) : nullptr;
}

void HistoryView::updateControls()
{
    const TestHistoryEntry *entry = current();
    for (QToolButton *tool : {m_rerun, m_pin, m_rename, m_remove}) {
        tool->setEnabled(entry != nullptr);
    }
    m_pin->setChecked(entry && entry->pinned);
    const QString pinName = entry && entry->pinned ? tr("Unpin") : tr("Pin");
    setPlainToolTip(m_pin, pinName);
    m_pin->setAccessibleName(pinName);
    const bool isEmpty = m_model->rowCount() == 0;
    m_clear->setEnabled(!isEmpty);
    m_keep->setEnabled(m_history != nullptr);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, mutedText(quiet));
    m_emptyNote->setPalette(quiet);
    m_emptyNote->setVisible(isEmpty);
    m_emptyNote->setText(!m_search->text().isEmpty() ? tr("No call matches.") : tr("No calls yet."));
}

void HistoryView::showMenu(const QPoint &position)
{
    if (!current()) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_rerun->accessibleName(), m_rerun, &QToolButton::click);
    menu->addAction(m_pin->accessibleName(), m_pin, &QToolButton::click);
    menu->addAction(m_rename->accessibleName(), m_rename, &QToolButton::click);
    menu->addSeparator();
    menu->addAction(m_remove->accessibleName(), m_remove, &QToolButton::click);
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

template <typename T>
void HistoryView::report(Reply<T> *reply, const QString &what)
{
    reply->then(this, [this, what](const Result<T> &result) {
        if (!result) {
            emit failed(what, result.error());
        }
    });
}

void HistoryView::togglePin()
{
    if (const TestHistoryEntry *entry = current()) {
        report(m_history->setPinned(entry->id, !entry->pinned), tr("The entry could not be pinned."));
    }
}

void HistoryView::rename()
{
    const QModelIndex index = m_list->selectionModel()->currentIndex();
    if (index.isValid()) {
        m_list->edit(index.siblingAtColumn(int(TestHistoryModel::Column::Path)));
    }
}

void HistoryView::remove()
{
    if (const TestHistoryEntry *entry = current()) {
        report(m_history->remove(entry->id), tr("The entry could not be removed."));
    }
}

void HistoryView::askToClear()
{
    Question question;
    question.id = u"clearHistory"_s;
    question.title = tr("Clear history");
    question.text = tr("Clear the history of %1?").arg(isolated(m_serviceName));
    question.information = tr("All its kept calls are removed from this computer, pinned ones too.");
    question.answers = {{u"clear"_s, tr("Clear"), Answer::Role::Destructive},
                        {u"keep"_s, tr("Keep"), Answer::Role::Reject}};
    m_prompter.ask(this, question, this, [this](const QString &answer) {
        if (answer == "clear"_L1 && m_history) {
            report(m_history->clear(m_profile, m_service), tr("The history could not be cleared."));
        }
    });
}

bool HistoryView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::ShortcutOverride) {
        // Here these keys mean the entry, not the service.
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_F2 || key == Qt::Key_Delete) {
            event->accept();
            return true;
        }
    }
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) &&
            key->modifiers() == Qt::NoModifier && current()) {
            emit chosen(*current());
            return true;
        }
        if (key->key() == Qt::Key_F2) {
            rename();
            return true;
        }
        if (key->key() == Qt::Key_Delete) {
            remove();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Belay
