// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/draftkeeper.h"

#include "models/services/servicewriter.h"

using namespace std::chrono_literals;

namespace Belay {

DraftKeeper::DraftKeeper(DraftStore &store, const ProfileId &profile, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_draft.id = QUuid::createUuid();
    m_draft.profileId = profile;
    m_store.setInUse(m_draft.id, true);
    m_pause.setSingleShot(true);
    m_pause.setInterval(1s);
    connect(&m_pause, &QTimer::timeout, this, &DraftKeeper::write);
}

DraftKeeper::~DraftKeeper()
{
    if (m_pause.isActive()) {
        write();
    }
    m_store.setInUse(m_draft.id, false);
}

void DraftKeeper::resume(const FormDraft &kept)
{
    m_store.setInUse(m_draft.id, false);
    m_draft = kept;
    m_draft.isParked = false;
    m_isKept = true;
    m_store.setInUse(m_draft.id, true);
}

void DraftKeeper::keep(const std::optional<Service> &base, const ServiceDraft &draft,
                       const QStringList &toType)
{
    FormDraft next = m_draft;
    next.base = base;
    next.draft = draft;
    next.toType = toType;
    if (next == m_draft && (m_isKept || m_pause.isActive())) {
        return;
    }
    m_draft = next;
    if (!m_pause.isActive()) {
        m_pause.start();
    }
}

void DraftKeeper::forget()
{
    m_pause.stop();
    if (std::exchange(m_isKept, false)) {
        m_store.remove(m_draft.id);
    }
}

void DraftKeeper::park()
{
    m_draft.isParked = true;
    m_pause.stop();
    write();
}

void DraftKeeper::forgetWhenDone(Reply<WriteReport> *write)
{
    write->then(&m_store, [store = &m_store, id = m_draft.id](const Result<WriteReport> &report) {
        if (report && report->kind == WriteReport::Kind::Done) {
            store->remove(id);
        }
    });
}

void DraftKeeper::write()
{
    m_isKept = true;
    m_store.save(m_draft)->then(this, [this](const Result<void> &saved) {
        if (!saved && !m_hasFailed) {
            emit failed(saved.error());
        }
        m_hasFailed = !saved;
    });
}

} // namespace Belay
