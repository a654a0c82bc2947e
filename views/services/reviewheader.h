// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/forecast.h"

#include <QWidget>

class QLabel;

namespace Belay {

class StatusChipLabel;

//! What the whole change will do: verdict with glyph and word, the reason, where that is documented, and what was seen
//! of earlier changes where the documentation leaves doubt.
class ReviewHeader : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewHeader(QWidget *parent = nullptr);

    void setForecast(const Forecast &forecast);
    //! Nothing can be created under the name typed.
    void setNameTaken();
    //! The verdict as it is read, such as "Will redeploy".
    QString verdict() const;

private:
    StatusChipLabel *m_verdict = nullptr;
    QLabel *m_reason = nullptr;
    QLabel *m_observed = nullptr;
    QLabel *m_source = nullptr;
};

} // namespace Belay
