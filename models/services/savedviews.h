// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <optional>

class QSettings;

namespace Belay {

//! A filter under a name.
struct SavedView
{
    QString name;
    QString query; //!< as ServiceFilter::parse() takes it

    friend bool operator==(const SavedView &, const SavedView &) = default;
};

//! The filters that a person saved, in the person's order: one list for all profiles and windows, kept under
//! the group "views" of the settings. Names are unique without regard to case.
class SavedViews : public QObject
{
    Q_OBJECT

public:
    static constexpr int longestName = 60;

    enum class NameProblem { Empty, TooLong, Taken };

    //! Reads at once. \a settings outlives it.
    explicit SavedViews(QSettings &settings, QObject *parent = nullptr);

    const QList<SavedView> &views() const { return m_views; }
    //! The place of the view called \a name, -1 if there is none.
    qsizetype indexOf(const QString &name) const;
    //! Why \a name cannot be given to the view called \a except, or to a new one. Spaces at the ends do not count.
    std::optional<NameProblem> nameProblem(const QString &name, const QString &except = {}) const;

    //! Adds \a view at the end, or replaces the query of the one of that name. Only a usable name is taken.
    void save(const SavedView &view);
    //! Adds \a view at \a place, or at the end if that is beyond it: takes a removal back. As save() otherwise.
    void insert(qsizetype place, const SavedView &view);
    void rename(const QString &name, const QString &newName);
    void remove(const QString &name);
    //! Moves it by \a step places, within the list.
    void move(const QString &name, int step);

signals:
    void changed();

private:
    void store();

    QSettings &m_settings;
    QList<SavedView> m_views;
};

} // namespace Belay
