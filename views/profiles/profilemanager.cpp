// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/profilemanager.h"

#include "views/common/messagearea.h"
#include "views/common/plaintext.h"
#include "views/common/statepage.h"
#include "views/profiles/profilebadge.h"
#include "views/profiles/profiledialog.h"
#include "views/profiles/profilesaver.h"
#include "views/profiles/profiletexts.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int rowHeight = 30;
constexpr int idRole = Qt::UserRole;

class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize hint = QStyledItemDelegate::sizeHint(option, index);
        return {hint.width() + 16, qMax(rowHeight, hint.height())};
    }
};

} // namespace

ProfileManager::ProfileManager(const ProfileServices &services, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_saver(new ProfileSaver(services.store, services.keychain, services.session, this))
    , m_pages(new QStackedWidget(this))
    , m_list(new QTreeWidget)
    , m_empty(new StatePage)
    , m_messages(new MessageArea(this))
{
    setObjectName(u"profileManager"_s);
    setWindowTitle(tr("Profiles"));
    m_list->setObjectName(u"profileList"_s);
    m_list->setAccessibleName(tr("Profiles"));
    m_list->setHeaderLabels({tr("Name"), tr("Class"), tr("Address"), tr("Key"), tr("At start")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);
    m_empty->setContent({u"state-key"_s,
                         tr("There is no profile yet."),
                         tr("A profile is one tenant: its address, its key and what Belay may do there."),
                         tr("Add a profile…"),
                         {},
                         {}});
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);

    auto *side = new QVBoxLayout;
    side->setSpacing(8);
    const auto makeButton = [this, side](const QString &objectName, const QString &text,
                                         const QString &accessibleName) {
        auto *button = new QPushButton(this);
        button->setObjectName(objectName);
        setPlainButtonText(button, text);
        button->setAccessibleName(accessibleName);
        button->setAutoDefault(false);
        side->addWidget(button);
        return button;
    };
    m_add = makeButton(u"addProfile"_s, tr("Add…"), tr("Add a profile"));
    m_edit = makeButton(u"editProfile"_s, tr("Edit…"), tr("Edit the profile"));
    m_remove = makeButton(u"removeProfile"_s, tr("Remove…"), tr("Remove the profile"));
    side->addSpacing(8);
    m_openAtStart = makeButton(u"openAtStart"_s, tr("Open at start"), tr("Open this profile at the start"));
    side->addStretch();
    auto *buttons = new QDialogButtonBox(this);
    auto *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(u"closeManager"_s);
    close->setAccessibleName(tr("Close"));
    // Return in the list edits, and goes on to the default button of this dialog or of one opened meanwhile.
    close->setAutoDefault(false);

    auto *body = new QHBoxLayout;
    body->setSpacing(12);
    body->addWidget(m_pages, 1);
    body->addLayout(side);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addLayout(body, 1);
    layout->addWidget(m_messages);
    layout->addWidget(buttons);
    resize(760, 400);

    connect(m_add, &QPushButton::clicked, this, [this] { openDialog({}); });
    connect(m_empty, &StatePage::actionTriggered, this, [this] { openDialog({}); });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const auto profile = current()) {
            openDialog(*profile);
        }
    });
    connect(m_list, &QTreeWidget::itemActivated, m_edit, &QPushButton::click, Qt::QueuedConnection);
    connect(m_remove, &QPushButton::clicked, this, &ProfileManager::askToRemove);
    connect(m_openAtStart, &QPushButton::clicked, this, &ProfileManager::openAtStart);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ProfileManager::updateButtons);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    for (const auto signal : {&ProfileStore::added, &ProfileStore::changed, &ProfileStore::removed}) {
        connect(&m_services.store, signal, this, &ProfileManager::reload);
    }
    connect(m_saver, &ProfileSaver::keyRemoved, this, [this] { removeProfile(m_removing); });
    connect(m_saver, &ProfileSaver::keyNotRemoved, this, [this](const ApiError &error) {
        const KeychainTrouble trouble = keychainTrouble(error, KeychainCall::Remove);
        showError(trouble.cause, tr("The profile is still there. %1").arg(trouble.advice), error);
        updateButtons();
    });
    reload();
}

void ProfileManager::select(const ProfileId &id)
{
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_list->topLevelItem(row);
        if (item->data(0, idRole).toString() == id.value) {
            m_list->setCurrentItem(item);
        }
    }
}

void ProfileManager::edit(const ProfileId &id, Field at)
{
    select(id);
    if (const auto profile = m_services.store.find(id)) {
        ProfileDialog *dialog = openDialog(*profile);
        if (at == Field::CaFile) {
            dialog->focusCaFile();
        }
    }
}

void ProfileManager::reload()
{
    const std::optional<Profile> before = current();
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    m_list->clear();
    const ProfileId first = m_services.store.lastUsed();
    for (const Profile &profile : m_services.store.profiles()) {
        const bool inSession = !profile.keyStored;
        auto *item = new QTreeWidgetItem(m_list, {profile.name, profileClassName(profile.profileClass),
                                                  profile.origin(),
                                                  inSession ? tr("not stored") : tr("in the keychain"),
                                                  profile.id == first ? tr("opens") : QString()});
        item->setIcon(0, profileBadge(profile));
        item->setData(0, idRole, profile.id.value);
    }
    if (before) {
        select(before->id);
    }
    if (m_list->currentItem() == nullptr && m_list->topLevelItemCount() > 0) {
        m_list->setCurrentItem(m_list->topLevelItem(qBound(0, row, m_list->topLevelItemCount() - 1)));
    }
    m_pages->setCurrentIndex(m_list->topLevelItemCount() > 0 ? 0 : 1);
    updateButtons();
}

void ProfileManager::updateButtons()
{
    const std::optional<Profile> profile = current();
    const bool ready = profile.has_value() && !m_saver->isRunning();
    m_edit->setEnabled(ready);
    m_remove->setEnabled(ready);
    m_openAtStart->setEnabled(ready && profile->id != m_services.store.lastUsed());
}

std::optional<Profile> ProfileManager::current() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item == nullptr ? std::nullopt
                           : m_services.store.find(ProfileId{item->data(0, idRole).toString()});
}

ProfileDialog *ProfileManager::openDialog(const Profile &profile)
{
    auto *dialog = new ProfileDialog(m_services, profile, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProfileDialog::saved, this, [this](const ProfileId &id) {
        reload();
        select(id);
        Q_EMIT profileSaved(id);
    });
    dialog->open();
    return dialog;
}

void ProfileManager::askToRemove()
{
    const std::optional<Profile> profile = current();
    if (!profile) {
        return;
    }
    m_services.prompter.ask(
        this,
        {u"removeProfileQuestion"_s,
         tr("Remove the profile?"),
         tr("Remove the profile %1?").arg(isolated(profile->name)),
         tr("Its key is removed from the keychain as well. Nothing changes on the platform."),
         {{u"remove"_s, tr("Remove the profile"), Answer::Role::Destructive},
          {u"keep"_s, tr("Keep it"), Answer::Role::Reject}},
         {}},
        this, [this, id = profile->id](const QString &answer) {
            const auto found = m_services.store.find(id);
            if (answer == "remove"_L1 && found && !m_saver->isRunning()) {
                m_messages->clear();
                m_removing = id;
                m_saver->removeKey(*found);
                updateButtons();
            }
        });
}

void ProfileManager::removeProfile(const ProfileId &id)
{
    const Result<void> removed = m_services.store.remove(id);
    if (!removed) {
        showError(tr("The profile could not be removed."), tr("Its key was removed."), removed.error());
    }
    updateButtons();
}

void ProfileManager::openAtStart()
{
    const std::optional<Profile> profile = current();
    if (!profile) {
        return;
    }
    const Result<void> set = m_services.store.setLastUsed(profile->id);
    if (!set) {
        showError(tr("The choice could not be saved."), {}, set.error());
    }
    reload();
}

void ProfileManager::showError(const QString &cause, const QString &advice, const ApiError &error)
{
    m_messages->post(
        {u"trouble"_s, MessageSeverity::Error, cause, advice, QString(), nullptr, error.toString()});
}

} // namespace Belay
