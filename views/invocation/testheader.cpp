// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/invocation/testheader.h"

#include "models/domain/displaytext.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/statuschiplabel.h"
#include "views/services/servicelook.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Belay {

TestHeader::TestHeader(QWidget *parent)
    : QWidget(parent)
    , m_name(makePlainLabel(QString(), this))
    , m_status(new StatusChipLabel(this))
    , m_historyToggle(new QToolButton(this))
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_name->setObjectName(u"testService"_s);
    m_name->setFont(strong);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_status->setObjectName(u"testServiceStatus"_s);
    m_historyToggle->setObjectName(u"testHistoryToggle"_s);
    m_historyToggle->setText(tr("History"));
    m_historyToggle->setAccessibleName(tr("Show history"));
    m_historyToggle->setIcon(icon("history"_L1));
    m_historyToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_historyToggle->setAutoRaise(true);
    m_historyToggle->setCheckable(true);
    m_historyToggle->setFocusPolicy(Qt::TabFocus);
    connect(m_historyToggle, &QToolButton::toggled, this, &TestHeader::historyToggled);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_name);
    row->addWidget(m_status);
    row->addStretch();
    row->addWidget(m_historyToggle);
    setService(std::nullopt);
}

void TestHeader::setService(const std::optional<Service> &service)
{
    const StatusLook look = service ? lookOf(service->status) : StatusLook();
    m_name->setText(service ? service->name : QString());
    m_status->setStatus(look.tone, look.iconName, service ? displayText(service->status) : QString());
    m_status->setVisible(service.has_value());
    m_historyToggle->setVisible(service && service->type == ServiceType(ServiceType::Api));
}

void TestHeader::setHistoryShown(bool shown)
{
    m_historyToggle->setChecked(shown);
}

} // namespace Belay
