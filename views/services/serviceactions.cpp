// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/serviceactions.h"

#include "models/profiles/policyguard.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"

#include <QMenu>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace Belay {

ServiceActions::ServiceActions(QWidget *window)
    : QObject(window)
    , create(make(u"newService"_s, tr("&New service…"), tr("New"), u"new"_s, {Qt::CTRL | Qt::Key_N}))
    , edit(make(u"editService"_s, tr("&Edit service…"), tr("Edit"), u"edit"_s,
                {Qt::CTRL | Qt::Key_E, Qt::Key_F2}))
    , clone(make(u"cloneService"_s, tr("&Clone service…"), tr("Clone"), u"clone"_s, {Qt::CTRL | Qt::Key_D}))
    , test(make(u"testService"_s, tr("&Test service"), tr("Test"), u"test"_s, {Qt::CTRL | Qt::Key_T}))
    , remove(make(u"deleteService"_s, tr("&Delete service…"), tr("Delete"), u"delete"_s))
    , refresh(
          make(u"refresh"_s, tr("&Refresh"), tr("Refresh"), u"refresh"_s, {Qt::Key_F5, Qt::CTRL | Qt::Key_R}))
    , copyRows(make(u"copyRows"_s, tr("&Rows"), tr("Rows"), u"copy"_s))
    , copyName(make(u"copyName"_s, tr("&Name"), tr("Name"), {}))
    , copyId(make(u"copyId"_s, tr("&Id"), tr("Id"), {}, {Qt::CTRL | Qt::SHIFT | Qt::Key_C}))
    , copyYaml(make(u"copyYaml"_s, tr("&YAML"), tr("YAML"), {}))
    , copyCommand(make(u"copyCommand"_s, tr("&Peak command"), tr("Command"), {}))
    , exportYaml(make(u"exportYaml"_s, tr("Export as &YAML…"), tr("Export"), u"save"_s,
                      {Qt::CTRL | Qt::SHIFT | Qt::Key_S}))
    , exportList(make(u"exportList"_s, tr("Export &list…"), tr("Export list"), {},
                      {Qt::CTRL | Qt::SHIFT | Qt::Key_E}))
    , openDetails(make(u"openDetails"_s, tr("&Open details"), tr("Details"), u"details"_s))
    , protect(make(u"protectService"_s, tr("&Protect"), tr("Protect"), u"shield"_s))
{
    protect->setCheckable(true);
    update({}, {});
}

QAction *ServiceActions::make(const QString &objectName, const QString &text, const QString &iconText,
                              const QString &iconName, const QList<QKeySequence> &keys)
{
    auto *window = static_cast<QWidget *>(parent());
    auto *action = new QAction(text, this);
    action->setObjectName(objectName);
    action->setIconText(iconText);
    if (!iconName.isEmpty()) {
        action->setIcon(icon(iconName));
    }
    action->setShortcuts(keys);
    window->addAction(action);
    return action;
}

void ServiceActions::allow(QAction *action, const QString &reasonNot) const
{
    action->setEnabled(reasonNot.isEmpty());
    QString tip = action->text().remove(u'&').remove(u'…');
    if (!action->shortcut().isEmpty()) {
        tip += u" (%1)"_s.arg(action->shortcut().toString(QKeySequence::NativeText));
    }
    if (!reasonNot.isEmpty()) {
        tip += u" — "_s + reasonNot;
    }
    setPlainToolTip(action, tip);
    action->setStatusTip(reasonNot);
}

void ServiceActions::update(const QList<Service> &selected, const Circumstances &circumstances)
{
    const PolicyGuard *policy = circumstances.policy;
    const QString offline = circumstances.isOffline ? tr("the platform cannot be reached") : QString();
    const QString noProfile = policy ? QString() : tr("no profile is open");
    const auto refused = [policy](Verb verb) {
        if (!policy || policy->permission(verb) != Permission::Refused) {
            return QString();
        }
        return policy->canUnlock() ? tr("this profile is read-only; unlock it in the band above")
                                   : tr("this profile does not allow it");
    };
    const auto first = [](const QStringList &reasons) {
        for (const QString &reason : reasons) {
            if (!reason.isEmpty()) {
                return reason;
            }
        }
        return QString();
    };
    const QString none = selected.isEmpty() ? tr("select a service first") : QString();
    const QString noTarget = circumstances.ticked.isEmpty() ? none : QString();
    const QString notOne = selected.size() == 1 ? QString() : tr("select one service");
    const bool isApi = selected.size() == 1 && selected.first().type == ServiceType(ServiceType::Api);

    allow(create, first({noProfile, offline, refused(Verb::Update)}));
    allow(edit, first({noProfile, notOne, offline, refused(Verb::Update)}));
    allow(clone, first({noProfile, notOne, offline, refused(Verb::Update)}));
    allow(test,
          first({noProfile, notOne, offline, isApi ? QString() : tr("only API services can be tested")}));
    allow(remove, first({noProfile, noTarget, offline, refused(Verb::Delete)}));
    allow(refresh, noProfile);
    for (QAction *action : {copyRows, copyName, copyId, exportYaml, protect}) {
        allow(action, first({noProfile, noTarget}));
    }
    protect->setChecked(circumstances.isProtected);
    for (QAction *action : {copyYaml, copyCommand, openDetails}) {
        allow(action, first({noProfile, notOne}));
    }
    allow(exportList, noProfile);
}

QMenu *ServiceActions::makeCopyMenu(QWidget *parent) const
{
    auto *menu = new QMenu(tr("&Copy"), parent);
    menu->setIcon(icon("copy"_L1));
    menu->addActions({copyName, copyId, copyRows, copyYaml, copyCommand});
    return menu;
}

QMenu *ServiceActions::makeContextMenu(QWidget *parent) const
{
    auto *menu = new QMenu(parent);
    menu->addActions({openDetails, test, edit, clone});
    menu->addMenu(makeCopyMenu(menu));
    menu->addAction(exportYaml);
    menu->addAction(protect);
    menu->addSeparator();
    menu->addAction(remove);
    return menu;
}

} // namespace Belay
