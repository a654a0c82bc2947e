// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenu;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace Belay {

class DetailsOverview;
class DetailsTimeline;
class DetailsUsedWith;
class DetailsYaml;
class NoticeStrip;
class StatePage;
class StatusChipLabel;

//! Everything about one service: what describe tells, the vendor's YAML, and what happened to it here
//! (product.md 5.3). Keeps the last good data when a describe fails, and says from when it is.
class DetailsPane : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsPane(QWidget *parent = nullptr);

    //! \a workspace: where services are described; null: none.
    void setWorkspace(Workspace *workspace);
    //! The service to show, described if it has not been; nothing: the pane says what it is for.
    void setService(const std::optional<ServiceId> &id);
    //! Shown instead of one service when several are selected.
    void setSelectionCount(int count);
    //! The actions of the header's buttons, in their order, and what the last button opens; they outlive the
    //! pane.
    void setActions(const QList<QAction *> &actions, QMenu *more);

signals:
    //! A person wants to see another service.
    void serviceRequested(const Belay::ServiceId &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow(const QList<ServiceRepository::Change> &changes);
    QLayout *makeHeader();
    void describe();
    void showService(const Service &service);
    bool isProtected() const;
    //! What else shows the service may be seen from now on, or has changed elsewhere.
    void showUsedWith();
    void showDescribeFailed(const ApiError &error);
    void showStaleness(const QString &text, bool offersRetry);

    QPointer<Workspace> m_workspace;
    std::optional<ServiceId> m_id;
    QPointer<ReplyBase> m_describing;
    QHash<ServiceId, QDateTime> m_goodSince; //!< when each was last described
    QStackedWidget *m_pages;
    StatePage *m_empty;
    QWidget *m_content;
    StatusChipLabel *m_status;
    QLabel *m_name;
    QLabel *m_subtitle;
    QToolButton *m_copyId;
    NoticeStrip *m_staleness;
    QHBoxLayout *m_buttons;
    QTabWidget *m_tabs;
    DetailsOverview *m_overview;
    DetailsYaml *m_yaml;
    DetailsTimeline *m_timeline;
    DetailsUsedWith *m_usedWith;
    Service m_shown;
};

} // namespace Belay
