// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// S21: the configuration: the input is what profiles.ini holds, and the preferences' file.

#include "models/profiles/baseurl.h"
#include "models/profiles/preferences.h"
#include "models/profiles/profilestore.h"
#include "tests/fuzz/target.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

#include <algorithm>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), "the test can write");
}

void checkProfiles(const QString &directory)
{
    QList<Profile> profiles;
    {
        ProfileStore store(directory);
        profiles = store.profiles();
        for (const Profile &profile : std::as_const(profiles)) {
            require(!profile.id.isEmpty() && !profileNameProblem(profile.name),
                    "a profile has an id and a name");
            const Result<QUrl> url = validateBaseUrl(profile.baseUrl.toString(QUrl::FullyEncoded));
            require(url && *url == profile.baseUrl, "its address is one that a person could have given");
            require(profile.pollFloor >= std::chrono::seconds(5) &&
                        profile.pollFloor <= std::chrono::hours(1),
                    "it polls at a bearable pace");
            require(!profile.network.timeout ||
                        (*profile.network.timeout >= NetworkSettings::shortestTimeout &&
                         *profile.network.timeout <= NetworkSettings::longestTimeout),
                    "its timeout is within the limits");
            require(!profile.isSandbox && !profile.isEnvironment, "what is stored is a profile of its own");
        }
        if (store.notice() && profiles.isEmpty()) {
            require(QFile::exists(directory + u"/profiles.ini.bad"_s), "what cannot be read is put aside");
        }
    }
    ProfileStore store(directory);
    require(store.profiles() == profiles, "what was read once reads the same again");

    Profile fresh;
    fresh.name = u"a name that no input holds"_s;
    fresh.baseUrl = QUrl(u"https://peak.example"_s);
    const Result<Profile> added = store.add(fresh);
    require(added.has_value(), "a profile can be added to whatever was found");
    ProfileStore reopened(directory);
    require(reopened.find(added->id) == *added, "and it is found again");
    require(reopened.profiles().size() == profiles.size() + 1, "beside all others");
}

void checkPreferences(const QString &path)
{
    QSettings settings(path, QSettings::IniFormat);
    const Preferences preferences(settings);
    require(preferences.textPercent() >= Preferences::smallestText &&
                preferences.textPercent() <= Preferences::largestText,
            "text can be read");
    require(preferences.idlePoll() >= Preferences::shortestPoll &&
                preferences.idlePoll() <= Preferences::longestPoll,
            "it polls at a bearable pace");
    require(std::ranges::find(Preferences::undoTimes, preferences.undoTime()) !=
                std::end(Preferences::undoTimes),
            "the time to undo is one of the choices");
    require(preferences.backupFolder().isEmpty() || preferences.backupFolder().startsWith(u'/'),
            "backups go to a full path");
    require(int(preferences.theme()) <= int(Preferences::Theme::Dark) &&
                int(preferences.motion()) <= int(Preferences::Motion::Off) &&
                int(preferences.density()) <= int(Preferences::Density::Compact) &&
                int(preferences.times()) <= int(Preferences::Times::Absolute),
            "every choice is one that exists");
    (void)preferences.keys(u"action.newService"_s);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    // A new folder each time: QSettings keeps in mind what it has read from a path.
    const QTemporaryDir directory;
    require(directory.isValid(), "the test can write");
    put(directory.filePath(u"profiles.ini"_s), bytes);
    put(directory.filePath(u"preferences.ini"_s), bytes);
    checkProfiles(directory.path());
    checkPreferences(directory.filePath(u"preferences.ini"_s));
    return 0;
}
