// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/draftsmenu.h"

#include "views/common/errortext.h"
#include "views/common/messagearea.h"
#include "views/common/plaintext.h"
#include "views/common/prompter.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

const QString leftOverId = u"keptDrafts"_s;
const QString failureId = u"draftsUnreadable"_s;

//! What a menu shows literally.
QString menuText(QString text)
{
    // What follows a tab would stand where shortcuts do.
    return text.replace(u'&', u"&&"_s).replace(u'\t', u' ');
}

} // namespace

DraftsMenu::DraftsMenu(Prompter &prompter, MessageArea &messages, QWidget *parent)
    : QMenu(tr("&Drafts"), parent)
    , m_prompter(prompter)
    , m_messages(messages)
{
    setObjectName(u"draftsMenu"_s);
    menuAction()->setVisible(false);
}

void DraftsMenu::setWorkspace(Workspace *workspace)
{
    if (m_store) {
        m_store->disconnect(this);
    }
    m_workspace = workspace;
    m_store = workspace ? workspace->drafts() : nullptr;
    m_isFirst = true;
    ++m_opening;
    m_messages.dismiss(leftOverId);
    fill({});
    if (m_store) {
        connect(m_store, &DraftStore::changed, this, &DraftsMenu::load);
        connect(m_store, &DraftStore::noticed, this, &DraftsMenu::tellNotice);
        load();
    }
}

void DraftsMenu::load()
{
    if (!m_workspace || !m_store) {
        return;
    }
    const int opening = m_opening;
    m_store->kept(m_workspace->profile().id)->then(this, [this, opening](const Result<KeptDrafts> &kept) {
        if (opening != m_opening) {
            return;
        }
        if (!kept) {
            Message message = messageFor(kept.error(), tr("The drafts could not be read."));
            message.id = failureId;
            m_messages.post(message);
            return;
        }
        m_messages.dismiss(failureId);
        fill(*kept);
        QList<FormDraft> leftOver = kept->drafts;
        leftOver.removeIf([](const FormDraft &draft) { return draft.isParked; });
        if (std::exchange(m_isFirst, false)) {
            tellLeftOver(leftOver);
        } else if (leftOver.isEmpty()) {
            m_messages.dismiss(leftOverId);
        }
    });
}

void DraftsMenu::fill(const KeptDrafts &kept)
{
    clear();
    for (const FormDraft &draft : kept.drafts) {
        const QString name = draft.draft.name.isEmpty() ? tr("(no name)") : isolated(draft.draft.name);
        const QString what = draft.base ? tr("Changes to %1").arg(name) : tr("New service %1").arg(name);
        const QString when = QLocale().toString(draft.savedAt.toLocalTime(), QLocale::ShortFormat);
        QAction *action =
            addAction(menuText(u"%1 — %2"_s.arg(what, when)), this, [this, draft] { Q_EMIT chosen(draft); });
        action->setObjectName(u"draft-"_s + draft.id.toString(QUuid::WithoutBraces));
    }
    m_count = int(kept.drafts.size()) + kept.unreadable;
    if (kept.unreadable > 0) {
        addAction(tr("%n draft(s) cannot be read", nullptr, kept.unreadable))->setEnabled(false);
    }
    addSeparator();
    addAction(tr("&Discard all drafts…"), this, &DraftsMenu::askToDiscard)->setObjectName(u"discardDrafts"_s);
    menuAction()->setVisible(m_count > 0);
}

void DraftsMenu::tellLeftOver(const QList<FormDraft> &drafts)
{
    if (drafts.isEmpty()) {
        return;
    }
    const int count = int(drafts.size());
    Message message;
    message.id = leftOverId;
    message.severity = MessageSeverity::Info;
    message.text = tr("%n draft(s) were kept when Belay ended with open forms.", nullptr, count);
    message.nextStep = tr("They stay under File, Drafts, where they can also be discarded.");
    message.actionText = count == 1 ? tr("Open it") : tr("Open them");
    message.action = [this, drafts] {
        m_messages.dismiss(leftOverId);
        for (const FormDraft &draft : drafts) {
            Q_EMIT chosen(draft);
        }
    };
    m_messages.post(message);
}

void DraftsMenu::tellNotice(const StorageNotice &notice)
{
    Message message;
    message.id = u"draftsSetAside"_s;
    message.severity = MessageSeverity::Warning;
    message.text = notice.reason == StorageNotice::Reason::Newer
                       ? tr("The file of drafts is of a later version of Belay; it was set aside.")
                       : tr("The file of drafts could not be understood; it was set aside.");
    message.nextStep = tr("New drafts are kept in a new file.");
    message.details = notice.setAside;
    m_messages.post(message);
}

void DraftsMenu::askToDiscard()
{
    Question question;
    question.id = u"discardDrafts"_s;
    question.title = tr("Discard drafts?");
    question.text = tr("Discard %n draft(s)?", nullptr, m_count);
    question.information = tr("What was typed in them is lost. Services are not touched.");
    question.answers = {{u"keep"_s, tr("Keep them"), Answer::Role::Reject},
                        {u"discard"_s, tr("Discard"), Answer::Role::Destructive}};
    m_prompter.ask(parentWidget(), question, this, [this](const QString &answer) {
        if (answer == "discard"_L1 && m_workspace && m_store) {
            m_store->clear(m_workspace->profile().id);
        }
    });
}

} // namespace Belay
