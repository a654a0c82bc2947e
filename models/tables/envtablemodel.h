// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QMap>

namespace Belay {

//! Environment variables while they are edited, one a row, in the order they came. Unlike a map it can hold a
//! key twice or a row that is still empty.
//!
//! Masked values are dots under Qt::DisplayRole; Qt::EditRole has the value itself.
class EnvTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column {
        Key,
        Value,
        Masked, //!< a tick box
        Hint,   //!< "Looks like a secret", or that the key is there twice
        Count
    };
    //! Whether the value of the row is masked.
    static constexpr int MaskedRole = Qt::UserRole;

    explicit EnvTableModel(QObject *parent = nullptr);

    //! Makes the rows hold \a env: rows that stay keep their place and mask, new ones are masked if \a masked.
    void setEnv(const QMap<QString, QString> &env, bool masked);
    //! What the rows hold; rows without key and value are left out, of a key that is there twice the last counts.
    QMap<QString, QString> env() const;
    //! Keys that are there more than once, sorted.
    QStringList duplicates() const;

    //! Adds a row at the end. Returns its index.
    int append(const QString &key = {}, const QString &value = {});
    //! Sets the value of the row with \a key, or appends one.
    void assign(const QString &key, const QString &value);
    void removeAt(int row);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    //! env() or duplicates() may tell something else: a person changed a row.
    void edited();

private:
    struct Row
    {
        QString key;
        QString value;
        bool isMasked = false;
        bool maskChosen = false; //!< by a person: no longer guessed while the row is typed
    };

    QVariant text(const Row &row, Column column) const;
    QString hint(const Row &row) const;
    bool change(int row, const QString &key, const QString &value);

    QList<Row> m_rows;
};

} // namespace Belay
