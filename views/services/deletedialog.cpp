// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/deletedialog.h"

#include "models/core/clock.h"
#include "models/files/servicebackup.h"
#include "models/profiles/preferences.h"
#include "views/common/errortext.h"
#include "views/common/icons.h"
#include "views/common/messagearea.h"
#include "views/common/noticestrip.h"
#include "views/common/plaintext.h"
#include "views/common/profilelook.h"
#include "views/common/theme.h"
#include "views/services/deletebackup.h"
#include "views/services/deletefacts.h"
#include "views/services/deletefriction.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int pictureSize = 32;
constexpr int dialogWidth = 560;

} // namespace

DeleteDialog::DeleteDialog(Workspace &workspace, Prompter &prompter, const QList<Service> &services,
                           QWidget *parent)
    : QDialog(parent)
    , m_workspace(&workspace)
    , m_services(services)
    , m_band(new ProfileBand(this))
    , m_title(makePlainLabel(QString(), this))
    , m_facts(new DeleteFacts(this))
    , m_consequences(makePlainLabel(QString(), this))
    , m_backup(new DeleteBackup(prompter, backupFileName(services, workspace.clock().now()), this))
    , m_friction(new DeleteFriction(this))
    , m_blocked(new NoticeStrip(this))
    , m_messages(new MessageArea(this))
{
    Q_ASSERT(!services.isEmpty());
    setObjectName(u"deleteDialog"_s);
    setWindowTitle(tr("Delete service(s)", nullptr, int(services.size())));
    workspace.protection().reload();
    m_band->setContent(bandFor(workspace.profile(), workspace.policy()));
    m_consequences->setObjectName(u"deleteConsequences"_s);
    m_consequences->setWordWrap(true);
    m_consequences->setText(consequences());
    m_blocked->setObjectName(u"deleteBlocked"_s);
    m_messages->setObjectName(u"deleteMessages"_s);

    auto *content = new QVBoxLayout;
    content->setContentsMargins(12, 12, 12, 12);
    content->setSpacing(16);
    content->addLayout(makeHeading());
    content->addWidget(m_consequences);
    content->addWidget(m_backup);
    content->addWidget(m_friction);
    content->addWidget(m_blocked);
    content->addWidget(m_messages);
    content->addStretch();
    content->addLayout(makeButtons());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_band);
    layout->addLayout(content);
    setMinimumWidth(dialogWidth);
    m_blocked->hide();

    setUpFriction();
    connect(m_friction, &DeleteFriction::satisfiedChanged, this, &DeleteDialog::updateState);
    connect(m_friction, &DeleteFriction::leftByReturn, this, [this] { m_delete->setFocus(); });
    connect(m_backup, &DeleteBackup::wantedChanged, this, &DeleteDialog::updateState);
    connect(m_blocked->actionButton(), &QPushButton::clicked, this, [this] {
        if (m_workspace) {
            m_workspace->policy().unlock();
        }
    });
    const auto policyChanged = [this] {
        if (m_workspace) {
            m_band->setContent(bandFor(m_workspace->profile(), m_workspace->policy()));
            updateState();
        }
    };
    connect(&workspace.policy(), &PolicyGuard::changed, this, policyChanged);
    connect(&workspace.policy(), &PolicyGuard::remainingChanged, this, policyChanged);
    connect(&workspace, &QObject::destroyed, this, [this] {
        m_workspace = nullptr;
        reject();
    });
    for (const Service &service : services) {
        m_toDescribe.append(service.id);
    }
    showServices();
    updateState();
    m_cancel->setFocus();
    describeNext();
}

void DeleteDialog::applyPreferences(const Preferences &preferences)
{
    m_backup->propose(preferences.backupFolder(), preferences.backsUpFirst());
}

QLayout *DeleteDialog::makeHeading()
{
    auto *picture = makePlainLabel(QString(), this);
    picture->setPixmap(icon(u"delete"_s, toneColor(Tone::Negative, palette()))
                           .pixmap(QSize(pictureSize, pictureSize), devicePixelRatioF()));
    m_title->setObjectName(u"deleteTitle"_s);
    m_title->setWordWrap(true);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    strong.setPointSizeF(strong.pointSizeF() * 1.2);
    m_title->setFont(strong);
    m_title->setText(m_services.size() == 1 ? tr("Delete service %1?").arg(isolated(m_services.first().name))
                                            : tr("Delete %n service(s)?", nullptr, int(m_services.size())));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(12);
    texts->addWidget(m_title);
    texts->addWidget(m_facts);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    return row;
}

QLayout *DeleteDialog::makeButtons()
{
    auto *box = new QDialogButtonBox(this);
    m_cancel = box->addButton(QDialogButtonBox::Cancel);
    m_cancel->setObjectName(u"deleteCancel"_s);
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setDefault(true);
    m_delete = box->addButton(QString(), QDialogButtonBox::DestructiveRole);
    m_delete->setObjectName(u"deleteConfirm"_s);
    m_delete->setIcon(icon("delete"_L1));
    setPlainButtonText(m_delete, m_services.size() == 1
                                     ? tr("Delete")
                                     : tr("Delete %n service(s)", nullptr, int(m_services.size())));
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_delete, &QPushButton::clicked, this, &DeleteDialog::confirm);
    auto *row = new QHBoxLayout;
    row->addWidget(box);
    return row;
}

void DeleteDialog::setUpFriction()
{
    if (m_services.size() > 1) {
        m_friction->setTyped(u"DELETE %1"_s.arg(m_services.size()));
        return;
    }
    if (isProtected(m_services.first())) {
        m_friction->setTyped(m_services.first().name);
        return;
    }
    switch (m_workspace->profile().profileClass) {
    case ProfileClass::Development:
        m_friction->setNone();
        return;
    case ProfileClass::Staging:
        m_friction->setTick(tr("I want to delete this service"));
        return;
    case ProfileClass::Production:
        m_friction->setTyped(m_services.first().name);
        return;
    }
}

bool DeleteDialog::isProtected(const Service &service) const
{
    return m_workspace->protection().contains(service.id);
}

QString DeleteDialog::consequences() const
{
    const int count = int(m_services.size());
    const QStringList lines{
        tr("It stops, and whoever uses it gets no answer any more.", nullptr, count),
        tr("The platform keeps no copy: made anew it gets another id.", nullptr, count),
        tr("Values that the platform does not return cannot be brought back."),
        tr("Nothing is sent for %1 seconds after you confirm: until then you can undo it.")
            .arg(std::chrono::duration_cast<std::chrono::seconds>(m_workspace->deletions().delay()).count()),
    };
    const QString bullet = u"•  "_s;
    return bullet + lines.join(u'\n' + bullet);
}

void DeleteDialog::describeNext()
{
    while (m_workspace && m_describing < mostDescribedAtOnce && !m_toDescribe.isEmpty()) {
        const ServiceId id = m_toDescribe.takeFirst();
        ++m_describing;
        m_workspace->services().describe(id)->then(this, [this, id](const Result<Service> &result) {
            --m_describing;
            described(id, result);
            describeNext();
        });
    }
}

void DeleteDialog::described(const ServiceId &id, const Result<Service> &result)
{
    if (result) {
        const auto place = std::find_if(m_services.begin(), m_services.end(),
                                        [&id](const Service &service) { return service.id == id; });
        if (place != m_services.end()) {
            *place = *result;
        }
    } else if (result.error().kind == ErrorKind::NotFound) {
        m_gone.insert(id);
    } else {
        m_describeError = result.error();
    }
    showServices();
    updateState();
    if (m_wantsToGoOn && m_describing == 0 && m_toDescribe.isEmpty()) {
        m_wantsToGoOn = false;
        backUp();
    }
}

QList<Service> DeleteDialog::remaining() const
{
    QList<Service> services;
    std::copy_if(m_services.begin(), m_services.end(), std::back_inserter(services),
                 [this](const Service &service) { return !m_gone.contains(service.id); });
    return services;
}

void DeleteDialog::showServices()
{
    if (!m_workspace) {
        return;
    }
    QSet<ServiceId> marked;
    for (const Service &service : std::as_const(m_services)) {
        if (isProtected(service)) {
            marked.insert(service.id);
        }
    }
    m_facts->setServices(m_services, {m_gone, marked}, m_workspace->clock().now());
    if (m_describing == 0 && m_toDescribe.isEmpty()) {
        m_backup->explain(remaining());
    }
}

void DeleteDialog::updateState()
{
    if (!m_workspace) {
        return;
    }
    const bool isBusy = m_isBackingUp || m_wantsToGoOn;
    QString reason;
    QString unlock;
    if (m_gone.size() == m_services.size()) {
        reason = tr("Already deleted: there is nothing left to do.", nullptr, int(m_services.size()));
    } else if (m_workspace->policy().permission(Verb::Delete) == Permission::Refused) {
        reason = tr("%1 is read-only for deleting.").arg(isolated(m_workspace->profile().name));
        unlock = m_workspace->policy().canUnlock() ? tr("Unlock 10 min") : QString();
    } else if (isBusy) {
        reason = tr("Saving the backup…");
    }
    m_blocked->setContent(Tone::Neutral, unlock.isEmpty() ? u"info"_s : u"lock"_s, reason, unlock);
    if (m_blocked->isHidden() != reason.isEmpty()) {
        m_blocked->setVisible(!reason.isEmpty());
        grow();
    }
    m_friction->setEnabled(!isBusy);
    m_backup->setEnabled(!isBusy);
    const bool wasFocused = m_delete->hasFocus();
    m_delete->setEnabled(reason.isEmpty() && m_friction->isSatisfied());
    if (wasFocused && !m_delete->isEnabled()) {
        m_cancel->setFocus();
    }
}

void DeleteDialog::grow()
{
    // Wrapped sentences need a height that depends on the width, which no dialog asks for by itself.
    QMetaObject::invokeMethod(
        this,
        [this] {
            layout()->activate();
            const int needed = layout()->totalHeightForWidth(width());
            if (needed > height()) {
                resize(width(), needed);
            }
        },
        Qt::QueuedConnection);
}

void DeleteDialog::confirm()
{
    m_messages->clear();
    if (!m_backup->isWanted()) {
        done();
        return;
    }
    // Only a described service makes a whole backup: ask again for those that could not be.
    m_describeError.reset();
    const QList<Service> services = remaining();
    for (const Service &service : services) {
        if (!service.details && !m_toDescribe.contains(service.id) && m_describing == 0) {
            m_toDescribe.append(service.id);
        }
    }
    if (m_describing > 0 || !m_toDescribe.isEmpty()) {
        m_wantsToGoOn = true;
        updateState();
        describeNext();
        return;
    }
    backUp();
}

void DeleteDialog::backUp()
{
    if (!m_workspace) {
        return;
    }
    const QString advice = tr("Nothing was deleted. Try again, or delete without a backup.");
    const QList<Service> services = remaining();
    if (services.isEmpty()) {
        updateState();
        return;
    }
    if (m_describeError) {
        Message message =
            messageFor(*m_describeError, tr("The backup could not be made: not everything could be read."));
        message.id = u"backup"_s;
        message.nextStep = advice;
        m_messages->post(message);
        updateState();
        grow();
        return;
    }
    m_isBackingUp = true;
    updateState();
    m_backup->write(backupText(services, m_workspace->profile().name, m_workspace->clock().now()))
        ->then(this, [this, advice](const Result<void> &written) {
            m_isBackingUp = false;
            updateState();
            if (written) {
                done();
                return;
            }
            Message message = messageFor(written.error(), QString());
            message.id = u"backup"_s;
            message.text = tr("The backup could not be written.");
            message.nextStep = advice;
            m_messages->post(message);
            grow();
        });
}

void DeleteDialog::done()
{
    // The lock may have fallen, or the service may have gone, while the backup was written.
    if (!m_workspace || m_workspace->policy().permission(Verb::Delete) == Permission::Refused) {
        updateState();
        return;
    }
    const QList<Service> services = remaining();
    if (services.isEmpty()) {
        updateState();
        return;
    }
    accept();
    emit confirmed(services, m_backup->isWanted() ? m_backup->path() : QString());
}

} // namespace Belay
