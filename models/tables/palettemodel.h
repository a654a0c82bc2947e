// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/servicerepository.h"

#include <QAbstractListModel>
#include <QPointer>

namespace Belay {

//! Something that the palette finds.
struct PaletteEntry
{
    enum class Kind { Action, View, Profile, Service };

    Kind kind = Kind::Action;
    QString id; //!< what it is to whoever made the entry
    QString text;
    QString detail; //!< what it is to a person, such as "API, available"
    QString keys;   //!< the keys that do the same; may be empty
    QString whyNot; //!< why it cannot be chosen now; empty: it can
};

//! The entries that fit what was typed (PaletteQuery), the best first, at most maximumRows of them; then the services.
//!
//! Every query is answered by a list of its own, so the model is reset with each. Services are looked through where they are
//! kept, and entries made of those only that are shown.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int maximumRows = 50;

    enum Role {
        KindRole = Qt::UserRole, //!< int of PaletteEntry::Kind
        IdRole,
        DetailRole, //!< or why not
        KeysRole,
        IsPossibleRole,
    };

    using QAbstractListModel::QAbstractListModel;

    //! \a services, which may be null, are found behind \a entries that fit as well, for as long as they exist.
    //! Nothing is looked for any more.
    void setEntries(const QList<PaletteEntry> &entries, const ServiceRepository *services);
    void setQuery(const QString &query);

    const PaletteEntry &entry(int row) const { return m_rows.at(row); }
    //! How many fit, shown or not.
    int matchCount() const { return m_matchCount; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void find();
    PaletteEntry serviceEntry(qsizetype row) const;

    QList<PaletteEntry> m_entries;
    QPointer<const ServiceRepository> m_services;
    QString m_query;
    QList<PaletteEntry> m_rows;
    int m_matchCount = 0;
};

} // namespace Belay
