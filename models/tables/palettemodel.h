// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStringList>

namespace Belay {

//! Something that the palette finds.
struct PaletteEntry
{
    enum class Kind { Action, View, Profile, Service };

    Kind kind = Kind::Action;
    QString id; //!< what it is to whoever made the entry
    QString text;
    QString detail;         //!< what it is to a person, such as "API, available"
    QString keys;           //!< the keys that do the same; may be empty
    QString whyNot;         //!< why it cannot be chosen now; empty: it can
    QString otherText;      //!< is found as well, such as a service's title
    QStringList tags;       //!< of a service
    bool isFailing = false; //!< a service whose status is a failure
};

//! The entries that fit what was typed, the best first, at most maximumRows of them. The first character may
//! limit what is looked for: ">" actions, "@" profiles, "#" services by their tags, "!" failing services.
//!
//! Every query is answered by a list of its own, so the model is reset with each.
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

    void setEntries(const QList<PaletteEntry> &entries);
    void setQuery(const QString &query);

    const PaletteEntry &entry(int row) const { return m_entries.at(m_rows.at(row)); }
    //! How many fit, shown or not.
    int matchCount() const { return m_matchCount; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void find();

    QList<PaletteEntry> m_entries;
    QString m_query;
    QList<int> m_rows; //!< in m_entries
    int m_matchCount = 0;
};

} // namespace Belay
