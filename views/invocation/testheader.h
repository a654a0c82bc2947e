// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/service.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace Belay {

class StatusChipLabel;

//! The top line of the test panel: which service is called, how it is, and the switch that shows the history.
class TestHeader : public QWidget
{
    Q_OBJECT

public:
    explicit TestHeader(QWidget *parent = nullptr);

    void setService(const std::optional<Service> &service);
    void setHistoryShown(bool shown);

signals:
    void historyToggled(bool shown);

private:
    QLabel *m_name = nullptr;
    StatusChipLabel *m_status = nullptr;
    QToolButton *m_historyToggle = nullptr;
};

} // namespace Belay
