// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QPointer>
#include <QStatusBar>

class QToolButton;

namespace Belay {

class Presence;

//! The status bar: how many services are shown and selected, how old the list is, when the next poll comes,
//! how many calls were made, and whether the platform answers. Seconds are counted while somebody is there; in a window left
//! alone the times of day stand, which stay true without being counted.
class StatusLine : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void setWorkspace(Workspace *workspace);
    //! \a ticked ones are told instead of the selected; \a hidden of them do not pass the filter.
    void setCounts(int shown, int selected, int ticked = 0, int hidden = 0);

signals:
    void selectAllRequested();
    void clearFilterRequested();
    void refreshRequested();

private:
    QToolButton *makePart(const QString &objectName, const QString &toolTip);
    void setPart(QToolButton *part, const QString &text);
    void updateParts();

    Presence *m_presence;
    QPointer<Workspace> m_workspace;
    QToolButton *m_shownPart;
    QToolButton *m_selectedPart;
    QToolButton *m_updatedPart;
    QToolButton *m_nextPart;
    QToolButton *m_callsPart;
    QToolButton *m_onlinePart;
    int m_shown = 0;
    int m_selected = 0;
    int m_ticked = 0;
    int m_hiddenTicked = 0;
    QList<qint64> m_calls; //!< of the last minute, by the monotonic clock in milliseconds
    QDateTime m_throttledUntil;
};

} // namespace Belay
