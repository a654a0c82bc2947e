// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/servicespage.h"

#include "views/common/errortext.h"
#include "views/common/messagearea.h"
#include "views/common/relativetime.h"
#include "views/common/skeletonrows.h"
#include "views/common/statepage.h"
#include "views/services/filterbar.h"
#include "views/services/servicetableview.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <tuple>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

constexpr std::chrono::milliseconds slowLoad = 2s;     //!< before the page says what it waits for
constexpr std::chrono::milliseconds giveUpOffer = 10s; //!< before it offers to give up

//! The drawing of a list that could not be loaded.
QString drawingFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
        return u"state-offline"_s;
    case ErrorKind::Unauthorised:
    case ErrorKind::Credentials:
        return u"state-key"_s;
    case ErrorKind::Forbidden:
        return u"state-denied"_s;
    default:
        return u"state-error"_s;
    }
}

} // namespace

ServicesPage::ServicesPage(QWidget *parent)
    : QWidget(parent)
    , m_filterBar(new FilterBar(this))
    , m_messages(new MessageArea(this))
    , m_pages(new QStackedWidget(this))
    , m_table(new ServiceTableView(this))
    , m_skeleton(new SkeletonRows(this))
    , m_state(new StatePage(this))
{
    setObjectName(u"servicesPage"_s);
    m_pages->setMinimumHeight(90);
    m_messages->setContentsMargins(8, 8, 8, 8);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_skeleton);
    m_pages->addWidget(m_state);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filterBar);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_messages);

    connect(m_filterBar, &FilterBar::filterChanged, this, &ServicesPage::applyFilter);
    connect(m_filterBar, &FilterBar::left, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_state, &StatePage::actionTriggered, this, [this] {
        if (m_stateAction) {
            m_stateAction();
        }
    });
    connect(m_state, &StatePage::secondActionTriggered, this, [this] {
        if (m_stateSecondAction) {
            m_stateSecondAction();
        }
    });
    connect(m_table, &ServiceTableView::inSight, this, [this](const QList<ServiceId> &ids) {
        if (m_workspace) {
            m_workspace->details().want(ids);
        }
    });
    m_slowTimer.setSingleShot(true);
    connect(&m_slowTimer, &QTimer::timeout, this, &ServicesPage::updateState);
    // A listing reports page by page; the surroundings of the table follow once per turn of the event loop.
    m_updateTimer.setSingleShot(true);
    m_updateTimer.setInterval(0);
    connect(&m_updateTimer, &QTimer::timeout, this, &ServicesPage::updateState);
}

ServicesPage::~ServicesPage() = default;

void ServicesPage::setWorkspace(Workspace *workspace)
{
    if (m_workspace) {
        m_workspace->services().disconnect(this);
    }
    m_table->setServices(nullptr, nullptr);
    m_messages->clear();
    m_proxy.reset();
    m_model.reset();
    m_lastTests.reset();
    m_workspace = workspace;
    if (!workspace) {
        return;
    }
    ServiceRepository &services = workspace->services();
    m_model = std::make_unique<ServiceTableModel>(services, workspace->catalogue());
    m_lastTests = std::make_unique<LastTests>(workspace->history(), workspace->profile().id);
    m_model->setLastTests(*m_lastTests);
    m_model->setProtection(workspace->protection());
    m_proxy = std::make_unique<ServiceFilterProxy>(*m_model, workspace->catalogue(), workspace->clock());
    m_proxy->setFilter(m_filterBar->filter());
    m_table->setServices(m_proxy.get(), &workspace->clock());
    const auto updateSoon = [this] {
        if (!m_updateTimer.isActive()) {
            m_updateTimer.start();
        }
    };
    connect(&services, &ServiceRepository::stateChanged, this, updateSoon);
    connect(&services, &ServiceRepository::rowsChanged, this, updateSoon);
    connect(&services, &ServiceRepository::rowsInserted, this, updateSoon);
    connect(&services, &ServiceRepository::rowsRemoved, this, updateSoon);
    m_waited.start();
    updateState();
}

QList<Service> ServicesPage::shownServices() const
{
    QList<Service> services;
    for (int row = 0; row < shownCount(); ++row) {
        services.append(m_proxy->serviceAt(row));
    }
    return services;
}

void ServicesPage::applyFilter()
{
    if (!m_proxy) {
        return;
    }
    m_proxy->setFilter(m_filterBar->filter());
    if (m_workspace->services().state().isPartial()) {
        searchServer();
    }
    updateState();
}

void ServicesPage::searchServer()
{
    const ServiceFilter &filter = m_filterBar->filter();
    ServiceQuery query;
    query.statuses = filter.serverStatuses();
    query.types = filter.serverTypes();
    query.searchTerm = filter.serverSearchTerm();
    m_workspace->services().loadMatching(query);
}

void ServicesPage::updateState()
{
    if (!m_workspace) {
        return;
    }
    const ServiceRepository &services = m_workspace->services();
    const ListingState &state = services.state();
    m_filterBar->showCounts(services);
    showListingMessages(state);
    if (shownCount() > 0) {
        m_pages->setCurrentWidget(m_table);
    } else if (!state.wasLoaded && state.isLoading && m_waited.elapsed() < giveUpOffer.count()) {
        const bool isSlow = m_waited.elapsed() >= slowLoad.count();
        m_slowTimer.start((isSlow ? giveUpOffer : slowLoad) - std::chrono::milliseconds(m_waited.elapsed()));
        m_skeleton->setCaption(isSlow ? tr("Contacting %1…").arg(m_workspace->profile().baseUrl.host())
                                      : QString());
        m_pages->setCurrentWidget(m_skeleton);
    } else {
        showState(state);
        m_pages->setCurrentWidget(m_state);
    }
    emit shownCountChanged();
}

void ServicesPage::showListingMessages(const ListingState &state)
{
    const QString errorId = u"listing"_s;
    const QString partialId = u"listing-partial"_s;
    if (state.error && state.wasLoaded) {
        Message message =
            messageFor(*state.error, tr("The list could not be refreshed; what you see is older."));
        message.id = errorId;
        std::tie(message.actionText, message.action) = remedyFor(*state.error);
        if (!message.action) {
            message.actionText = tr("Retry");
            message.action = [this] {
                if (m_workspace) {
                    m_workspace->services().refresh();
                }
            };
        }
        m_messages->post(message);
    } else {
        m_messages->dismiss(errorId);
    }
    if (!state.failedPages.empty()) {
        const auto &[page, error] = *state.failedPages.begin();
        Message message = messageFor(error, tr("%1 of %2 services are loaded: page %3 failed.")
                                                .arg(m_workspace->services().count())
                                                .arg(state.totalCount)
                                                .arg(page));
        message.severity = MessageSeverity::Warning;
        message.id = partialId;
        message.actionText = tr("Retry page");
        message.action = [this] {
            if (m_workspace) {
                m_workspace->services().retryFailedPages();
            }
        };
        m_messages->post(message);
    } else {
        m_messages->dismiss(partialId);
    }
}

std::pair<QString, std::function<void()>> ServicesPage::remedyFor(const ApiError &error)
{
    if (error.kind == ErrorKind::Unauthorised) {
        return {tr("Edit profile"), [this] { emit editProfileRequested(); }};
    }
    const Profile &profile = m_workspace->profile();
    if (error.kind == ErrorKind::Tls && !profile.isSandbox && !profile.isEnvironment) {
        return {tr("Use a CA file…"), [this] { emit caFileRequested(); }};
    }
    return {};
}

void ServicesPage::showState(const ListingState &state)
{
    StateContent content;
    m_stateAction = [this] {
        m_waited.start();
        m_workspace->services().refresh();
    };
    m_stateSecondAction = nullptr;
    if (!state.wasLoaded && state.isLoading) {
        content.iconName = u"cloud"_s;
        content.title = tr("Still contacting %1…").arg(m_workspace->profile().baseUrl.host());
        content.advice = tr("It has not answered for %1.").arg(durationText(m_waited.elapsed() / 1000));
        content.actionText = tr("Cancel");
        m_stateAction = [this] { m_workspace->services().cancel(); };
    } else if (!state.wasLoaded && !state.error) {
        content.iconName = u"cloud"_s;
        content.title = tr("The list has not been loaded.");
        content.advice = tr("Load it to see the services of this profile.");
        content.actionText = tr("Refresh");
    } else if (!state.wasLoaded) {
        content.iconName = drawingFor(state.error->kind);
        content.title = causeOf(*state.error);
        content.advice = nextStepFor(*state.error);
        content.details = detailsOf(*state.error);
        content.actionText = tr("Retry");
        if (auto [text, remedy] = remedyFor(*state.error); remedy) {
            if (state.error->kind == ErrorKind::Tls) {
                // It may also have been repaired elsewhere.
                content.secondActionText = content.actionText;
                m_stateSecondAction = m_stateAction;
            }
            content.actionText = text;
            m_stateAction = remedy;
        }
    } else if (m_workspace->services().count() == 0 && !state.isPartial()) {
        content.iconName = u"state-empty"_s;
        content.title = tr("There are no services yet.");
        content.advice = tr("Create the first one: an API, a web app or a Shiny app.");
        content.actionText = tr("New service");
        m_stateAction = [this] { emit createRequested(); };
    } else {
        QStringList tokens;
        for (const FilterToken &token : m_filterBar->filter().tokens()) {
            tokens.append(token.text);
        }
        content.iconName = u"state-nomatch"_s;
        content.title = state.isPartial() ? tr("No match so far.") : tr("No service matches.");
        content.advice = state.isPartial() ? tr("The list is still loading; results are partial.")
                                           : tr("Active filter: %1").arg(tokens.join(u"  "_s));
        content.actionText = tr("Clear filter");
        content.secondActionText = tr("Search server");
        m_stateAction = [this] { m_filterBar->setQuery(QString()); };
        m_stateSecondAction = [this] { searchServer(); };
    }
    m_state->setContent(content);
}

} // namespace Belay
