// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <chrono>
#include <optional>

class QSettings;

namespace Belay {

//! What a person prefers, for all profiles and windows. Kept in the settings that are passed in; a value there that
//! is not understood or out of range counts as the default.
class Preferences : public QObject
{
    Q_OBJECT

public:
    enum class Theme { System, Light, Dark };
    enum class Motion { System, Off };
    enum class Density { Comfortable, Compact };
    enum class Times { Relative, Absolute };

    static constexpr int smallestText = 70; //!< per cent of the system's
    static constexpr int largestText = 250;
    static constexpr std::chrono::seconds shortestPoll{5};
    static constexpr std::chrono::seconds longestPoll{3600};
    //! To take a deletion back.
    static constexpr std::chrono::seconds undoTimes[] = {std::chrono::seconds(5), std::chrono::seconds(10),
                                                         std::chrono::seconds(30)};

    //! \a settings outlives it.
    explicit Preferences(QSettings &settings, QObject *parent = nullptr);

    bool opensLastProfile() const;
    void setOpensLastProfile(bool opens);
    bool keepsTestHistory() const;
    void setKeepsTestHistory(bool keeps);

    Theme theme() const;
    void setTheme(Theme theme);
    //! Of the text, in per cent of the system's size.
    int textPercent() const;
    void setTextPercent(int percent);
    Motion motion() const;
    void setMotion(Motion motion);

    Density density() const;
    void setDensity(Density density);
    //! Whether a status that has just changed stands out for a moment.
    bool flashesChanges() const;
    void setFlashesChanges(bool flashes);
    Times times() const;
    void setTimes(Times times);

    //! One of undoTimes.
    std::chrono::seconds undoTime() const;
    void setUndoTime(std::chrono::seconds time);
    //! Whether the tick for a backup before deleting is set at first.
    bool backsUpFirst() const;
    void setBacksUpFirst(bool backsUp);
    //! The full path of the folder proposed for backups; empty: the usual one.
    QString backupFolder() const;
    void setBackupFolder(const QString &folder);

    //! Between two polls of the list while nothing is under way; a profile's floor may be longer.
    std::chrono::seconds idlePoll() const;
    void setIdlePoll(std::chrono::seconds pause);

    //! The keys of the action \a actionId, as QKeySequence::PortableText; nothing while they are the default's.
    std::optional<QStringList> keys(const QString &actionId) const;
    void setKeys(const QString &actionId, const std::optional<QStringList> &keys);
    //! All actions back to their defaults.
    void resetKeys();

signals:
    //! Something is different from before.
    void changed();

private:
    template <typename Value>
    void put(const QString &key, const Value &before, const Value &after, const QVariant &stored);

    QSettings &m_settings;
};

} // namespace Belay
