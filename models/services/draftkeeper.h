// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/draftstore.h"

#include <QTimer>

namespace Belay {

struct WriteReport;

//! Keeps what one open form holds: a moment after it changed, and when the form goes. Belongs to the form.
class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    //! \a store outlives it.
    DraftKeeper(DraftStore &store, const ProfileId &profile, QObject *parent);
    //! Keeps what is not yet kept.
    ~DraftKeeper() override;

    //! Goes on with \a kept, which the form has opened again.
    void resume(const FormDraft &kept);
    //! The form now holds \a draft; \a toType as in FormDraft. Written once for all that changes within a second.
    void keep(const std::optional<Service> &base, const ServiceDraft &draft, const QStringList &toType);
    //! Nothing in the form is worth keeping: it was sent, thrown away, or taken back.
    void forget();
    //! A person puts it away for later: kept at once.
    void park();
    //! The form goes while \a write is under way: what it holds is kept until that is done.
    void forgetWhenDone(Reply<WriteReport> *write);

signals:
    //! Something could not be kept; told once for each row of failures.
    void failed(const Belay::ApiError &error);

private:
    void write();

    DraftStore &m_store;
    FormDraft m_draft;
    QTimer m_pause;
    bool m_isKept = false; //!< there is something in the store
    bool m_hasFailed = false;
};

} // namespace Belay
