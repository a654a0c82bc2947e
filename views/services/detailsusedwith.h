// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicerepository.h"

#include <QTreeWidget>

namespace Belay {

//! Which other services run the image of one, or take its secrets, as far as they have been described
//! (product.md 5.3).
class DetailsUsedWith : public QTreeWidget
{
    Q_OBJECT

public:
    explicit DetailsUsedWith(QWidget *parent = nullptr);

    //! \a services is only used in the call.
    void showService(const Service &service, const ServiceRepository &services);

signals:
    //! A person wants to see that one.
    void serviceRequested(const Belay::ServiceId &id);
};

} // namespace Belay
