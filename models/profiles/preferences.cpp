// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/preferences.h"

#include <QDir>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

const auto opensLastKey = u"general/openLastProfile"_s;
const auto keepHistoryKey = u"tests/keepHistory"_s;
const auto themeKey = u"appearance/theme"_s;
const auto textKey = u"appearance/textPercent"_s;
const auto motionKey = u"appearance/motion"_s;
// Not under "table", where the columns of the window are kept.
const auto densityKey = u"list/density"_s;
const auto flashKey = u"list/flash"_s;
const auto timesKey = u"list/times"_s;
const auto undoKey = u"safety/undoSeconds"_s;
const auto backupKey = u"safety/backup"_s;
const auto folderKey = u"safety/backupFolder"_s;
const auto pollKey = u"network/idlePollSeconds"_s;
const auto keysGroup = u"keys"_s;

constexpr int usualText = 100;
constexpr std::chrono::seconds usualUndo(10);
constexpr std::chrono::seconds usualPoll(30);

const QStringList themeWords{u"system"_s, u"light"_s, u"dark"_s};
const QStringList motionWords{u"system"_s, u"off"_s};
const QStringList densityWords{u"comfortable"_s, u"compact"_s};
const QStringList timesWords{u"relative"_s, u"absolute"_s};

bool readBool(const QSettings &settings, const QString &key)
{
    // Everything that can be switched off is on at first.
    return settings.value(key, true).toString() != "false"_L1;
}

//! The enumerator whose word is stored, or the first.
template <typename Enum>
Enum readWord(const QSettings &settings, const QString &key, const QStringList &words)
{
    return static_cast<Enum>(std::max<qsizetype>(0, words.indexOf(settings.value(key).toString())));
}

//! The number stored, or nothing if it is none or out of range.
std::optional<int> readNumber(const QSettings &settings, const QString &key, int least, int most)
{
    bool isNumber = false;
    const int number = settings.value(key).toInt(&isNumber);
    return isNumber && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

} // namespace

Preferences::Preferences(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
}

template <typename Value>
void Preferences::put(const QString &key, const Value &before, const Value &after, const QVariant &stored)
{
    if (before != after) {
        m_settings.setValue(key, stored);
        emit changed();
    }
}

bool Preferences::opensLastProfile() const
{
    return readBool(m_settings, opensLastKey);
}

void Preferences::setOpensLastProfile(bool opens)
{
    put(opensLastKey, opensLastProfile(), opens, opens);
}

bool Preferences::keepsTestHistory() const
{
    return readBool(m_settings, keepHistoryKey);
}

void Preferences::setKeepsTestHistory(bool keeps)
{
    put(keepHistoryKey, keepsTestHistory(), keeps, keeps);
}

Preferences::Theme Preferences::theme() const
{
    return readWord<Theme>(m_settings, themeKey, themeWords);
}

void Preferences::setTheme(Theme chosen)
{
    put(themeKey, theme(), chosen, themeWords.at(static_cast<int>(chosen)));
}

int Preferences::textPercent() const
{
    return readNumber(m_settings, textKey, smallestText, largestText).value_or(usualText);
}

void Preferences::setTextPercent(int percent)
{
    const int bounded = std::clamp(percent, smallestText, largestText);
    put(textKey, textPercent(), bounded, bounded);
}

Preferences::Motion Preferences::motion() const
{
    return readWord<Motion>(m_settings, motionKey, motionWords);
}

void Preferences::setMotion(Motion chosen)
{
    put(motionKey, motion(), chosen, motionWords.at(static_cast<int>(chosen)));
}

Preferences::Density Preferences::density() const
{
    return readWord<Density>(m_settings, densityKey, densityWords);
}

void Preferences::setDensity(Density chosen)
{
    put(densityKey, density(), chosen, densityWords.at(static_cast<int>(chosen)));
}

bool Preferences::flashesChanges() const
{
    return readBool(m_settings, flashKey);
}

void Preferences::setFlashesChanges(bool flashes)
{
    put(flashKey, flashesChanges(), flashes, flashes);
}

Preferences::Times Preferences::times() const
{
    return readWord<Times>(m_settings, timesKey, timesWords);
}

void Preferences::setTimes(Times chosen)
{
    put(timesKey, times(), chosen, timesWords.at(static_cast<int>(chosen)));
}

std::chrono::seconds Preferences::undoTime() const
{
    bool isNumber = false;
    const std::chrono::seconds stored(m_settings.value(undoKey).toInt(&isNumber));
    return isNumber && std::ranges::find(undoTimes, stored) != std::end(undoTimes) ? stored : usualUndo;
}

void Preferences::setUndoTime(std::chrono::seconds time)
{
    put(undoKey, undoTime(), time, qlonglong(time.count()));
}

bool Preferences::backsUpFirst() const
{
    return readBool(m_settings, backupKey);
}

void Preferences::setBacksUpFirst(bool backsUp)
{
    put(backupKey, backsUpFirst(), backsUp, backsUp);
}

QString Preferences::backupFolder() const
{
    const QString folder = m_settings.value(folderKey).toString();
    return QDir::isAbsolutePath(folder) ? folder : QString();
}

void Preferences::setBackupFolder(const QString &folder)
{
    put(folderKey, backupFolder(), folder, folder);
}

std::chrono::seconds Preferences::idlePoll() const
{
    const auto stored = readNumber(m_settings, pollKey, int(shortestPoll.count()), int(longestPoll.count()));
    return stored ? std::chrono::seconds(*stored) : usualPoll;
}

void Preferences::setIdlePoll(std::chrono::seconds pause)
{
    const std::chrono::seconds bounded = std::clamp(pause, shortestPoll, longestPoll);
    put(pollKey, idlePoll(), bounded, qlonglong(bounded.count()));
}

std::optional<QStringList> Preferences::keys(const QString &actionId) const
{
    const QString key = keysGroup + u'/' + actionId;
    return m_settings.contains(key) ? std::optional(m_settings.value(key).toStringList()) : std::nullopt;
}

void Preferences::setKeys(const QString &actionId, const std::optional<QStringList> &wanted)
{
    if (wanted == keys(actionId)) {
        return;
    }
    const QString key = keysGroup + u'/' + actionId;
    if (wanted) {
        m_settings.setValue(key, *wanted);
    } else {
        m_settings.remove(key);
    }
    emit changed();
}

void Preferences::resetKeys()
{
    m_settings.remove(keysGroup);
    emit changed();
}

} // namespace Belay
