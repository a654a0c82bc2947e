// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/profilestore.h"

#include "models/profiles/baseurl.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSettings>
#include <QUuid>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int formatVersion = 1;
constexpr std::chrono::seconds shortestPollFloor(5);
constexpr std::chrono::seconds longestPollFloor(3600);
constexpr QLatin1StringView groupPrefix("profile-");

template <typename Enum>
struct Word
{
    Enum value;
    QLatin1StringView text;
};

constexpr Word<ProfileClass> classWords[] = {
    {ProfileClass::Development, QLatin1StringView("development")},
    {ProfileClass::Staging, QLatin1StringView("staging")},
    {ProfileClass::Production, QLatin1StringView("production")},
};

constexpr Word<Rule> ruleWords[] = {
    {Rule::ReadOnly, QLatin1StringView("read-only")},
    {Rule::Ask, QLatin1StringView("ask")},
    {Rule::Allow, QLatin1StringView("allow")},
};

constexpr Word<NetworkSettings::Proxy> proxyWords[] = {
    {NetworkSettings::Proxy::System, QLatin1StringView("system")},
    {NetworkSettings::Proxy::None, QLatin1StringView("none")},
    {NetworkSettings::Proxy::Manual, QLatin1StringView("manual")},
};

template <typename Enum, size_t Size>
QString toText(const Word<Enum> (&words)[Size], Enum value)
{
    const auto *word = std::find_if(std::begin(words), std::end(words),
                                    [value](const Word<Enum> &w) { return w.value == value; });
    return word == std::end(words) ? QString() : QString(word->text);
}

template <typename Enum, size_t Size>
std::optional<Enum> fromText(const Word<Enum> (&words)[Size], const QString &text)
{
    const auto *word = std::find_if(std::begin(words), std::end(words),
                                    [&text](const Word<Enum> &w) { return w.text == text; });
    return word == std::end(words) ? std::nullopt : std::optional<Enum>(word->value);
}

bool isColour(const QString &text)
{
    static const QRegularExpression form(u"\\A#[0-9a-fA-F]{6}\\z"_s);
    return form.match(text).hasMatch();
}

bool isOneCharacter(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    return characters.size() == 1 && QChar::isPrint(characters.first()) &&
           !QChar::isSpace(characters.first());
}

void write(QSettings &settings, const NetworkSettings &network)
{
    settings.setValue("proxy"_L1, toText(proxyWords, network.proxy));
    settings.setValue("proxyHost"_L1, network.proxyHost);
    settings.setValue("proxyPort"_L1, QString::number(network.proxyPort));
    settings.setValue("caFile"_L1, network.caFile);
    settings.setValue("timeoutSeconds"_L1,
                      network.timeout ? QString::number(network.timeout->count()) : QString());
}

// A proxy or a CA file that is out of order stays, so that connecting fails where it would else be left out.
NetworkSettings readNetwork(const QSettings &settings)
{
    NetworkSettings network;
    network.proxy = fromText(proxyWords, settings.value("proxy"_L1).toString()).value_or(network.proxy);
    network.proxyHost = settings.value("proxyHost"_L1).toString();
    const uint port = settings.value("proxyPort"_L1).toUInt();
    network.proxyPort = port <= std::numeric_limits<quint16>::max() ? static_cast<quint16>(port) : quint16(0);
    network.caFile = settings.value("caFile"_L1).toString();
    bool isNumber = false;
    const std::chrono::seconds timeout(settings.value("timeoutSeconds"_L1).toLongLong(&isNumber));
    if (isNumber) {
        network.timeout =
            std::clamp(timeout, NetworkSettings::shortestTimeout, NetworkSettings::longestTimeout);
    }
    return network;
}

void write(QSettings &settings, const Profile &profile)
{
    settings.beginGroup(groupPrefix + profile.id.value);
    settings.setValue("name"_L1, profile.name);
    settings.setValue("baseUrl"_L1, profile.baseUrl.toString(QUrl::FullyEncoded));
    settings.setValue("class"_L1, toText(classWords, profile.profileClass));
    settings.setValue("colour"_L1, profile.colour);
    settings.setValue("letter"_L1, profile.letter);
    settings.setValue("test"_L1, toText(ruleWords, profile.policy.test));
    settings.setValue("update"_L1, toText(ruleWords, profile.policy.update));
    settings.setValue("delete"_L1, toText(ruleWords, profile.policy.remove));
    settings.setValue("pollFloorSeconds"_L1, QString::number(profile.pollFloor.count()));
    write(settings, profile.network);
    settings.setValue("keyStored"_L1, profile.keyStored);
    settings.endGroup();
}

std::optional<Profile> read(QSettings &settings, const QString &group)
{
    settings.beginGroup(group);
    Profile profile;
    profile.id = {group.mid(groupPrefix.size())};
    profile.name = settings.value("name"_L1).toString();
    const Result<QUrl> url = validateBaseUrl(settings.value("baseUrl"_L1).toString());
    const auto profileClass = fromText(classWords, settings.value("class"_L1).toString());
    // Whatever is not understood in a policy becomes the strictest.
    const auto rule = [&settings](QLatin1StringView key) {
        return fromText(ruleWords, settings.value(key).toString()).value_or(Rule::ReadOnly);
    };
    profile.policy = {rule("test"_L1), rule("update"_L1), rule("delete"_L1)};
    const QString colour = settings.value("colour"_L1).toString();
    profile.colour = isColour(colour) ? colour : QString();
    const QString letter = settings.value("letter"_L1).toString();
    profile.letter = isOneCharacter(letter) ? letter : QString();
    bool isNumber = false;
    const std::chrono::seconds floor(settings.value("pollFloorSeconds"_L1).toLongLong(&isNumber));
    if (isNumber) {
        profile.pollFloor = std::clamp(floor, shortestPollFloor, longestPollFloor);
    }
    profile.network = readNetwork(settings);
    profile.keyStored = settings.value("keyStored"_L1).toBool();
    settings.endGroup();
    if (!url || !profileClass || profile.id.isEmpty() || profileNameProblem(profile.name)) {
        return std::nullopt;
    }
    profile.baseUrl = *url;
    profile.profileClass = *profileClass;
    return profile;
}

bool hasFormat(const QString &path)
{
    QFile file(path);
    const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return content.contains("[General]") && content.contains("format=");
}

} // namespace

ProfileStore::ProfileStore(const QString &configDirectory, QObject *parent)
    : QObject(parent)
    , m_directory(configDirectory)
    , m_path(configDirectory + u"/profiles.ini"_s)
{
    load();
}

void ProfileStore::load()
{
    m_notice = PrivateFiles::checkSettings(m_path);
    if (m_notice || !QFileInfo::exists(m_path)) {
        return;
    }
    const auto setAside = [this](StorageNotice::Reason reason) {
        const Result<QString> target = PrivateFiles::setAside(m_path);
        m_notice = StorageNotice{reason, m_path, target.value_or(QString())};
    };
    if (!hasFormat(m_path)) {
        setAside(StorageNotice::Reason::Corrupt);
        return;
    }
    QStringList unreadable;
    QList<QPair<qlonglong, Profile>> found;
    {
        QSettings settings(m_path, QSettings::IniFormat);
        const int version = settings.value("format"_L1).toInt();
        if (settings.status() != QSettings::NoError || version < 1 || version > formatVersion) {
            setAside(version > formatVersion ? StorageNotice::Reason::Newer : StorageNotice::Reason::Corrupt);
            return;
        }
        const QStringList groups = settings.childGroups();
        for (const QString &group : groups) {
            if (!group.startsWith(groupPrefix)) {
                continue;
            }
            const qlonglong order = settings.value(QString(group + u"/order"_s)).toLongLong();
            if (const std::optional<Profile> profile = read(settings, group)) {
                found.emplace_back(order, *profile);
            } else {
                unreadable.append(group);
            }
        }
        m_lastUsed = {settings.value("lastUsed"_L1).toString()};
    }
    if (!unreadable.isEmpty()) {
        const QString copy = m_path + u".bad"_s;
        QFile::remove(copy);
        if (QFile::copy(m_path, copy)) {
            (void)PrivateFiles::restrictFile(copy);
            m_notice = StorageNotice{StorageNotice::Reason::Corrupt, m_path, copy};
            QSettings settings(m_path, QSettings::IniFormat);
            for (const QString &group : std::as_const(unreadable)) {
                settings.remove(group);
            }
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[order, profile] : std::as_const(found)) {
        m_profiles.append(profile);
    }
}

Result<void> ProfileStore::save(const QList<Profile> &profiles, const ProfileId &lastUsed) const
{
    if (Result<void> directory = PrivateFiles::ensureDirectory(m_directory); !directory) {
        return directory;
    }
    return PrivateFiles::changeSettings(m_path, [&](QSettings &settings) {
        settings.setValue("format"_L1, formatVersion);
        settings.setValue("lastUsed"_L1, lastUsed.value);
        for (const Profile &known : m_profiles) {
            const auto isSame = [&known](const Profile &other) { return other.id == known.id; };
            if (std::none_of(profiles.begin(), profiles.end(), isSame)) {
                settings.remove(groupPrefix + known.id.value);
            }
        }
        for (qsizetype i = 0; i < profiles.size(); ++i) {
            write(settings, profiles.at(i));
            settings.setValue(QString(groupPrefix + profiles.at(i).id.value + u"/order"_s), i);
        }
    });
}

qsizetype ProfileStore::indexOf(const ProfileId &id) const
{
    const auto at = std::find_if(m_profiles.begin(), m_profiles.end(),
                                 [&id](const Profile &profile) { return profile.id == id; });
    return at == m_profiles.end() ? -1 : at - m_profiles.begin();
}

std::optional<Profile> ProfileStore::find(const ProfileId &id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? std::nullopt : std::optional<Profile>(m_profiles.at(index));
}

std::optional<Profile> ProfileStore::findByName(const QString &name) const
{
    const QString wanted = name.trimmed();
    for (const Profile &profile : m_profiles) {
        if (profile.name.compare(wanted, Qt::CaseInsensitive) == 0) {
            return profile;
        }
    }
    return std::nullopt;
}

std::optional<ProfileNameProblem> ProfileStore::nameProblem(const QString &name,
                                                            const ProfileId &except) const
{
    if (const std::optional<ProfileNameProblem> problem = profileNameProblem(name)) {
        return problem;
    }
    const std::optional<Profile> holder = findByName(name);
    return holder && holder->id != except ? std::optional(ProfileNameProblem::Taken) : std::nullopt;
}

Result<void> ProfileStore::check(const Profile &profile) const
{
    const auto refuse = [](const QString &why) { return Failure(localError(ErrorKind::InvalidInput, why)); };
    if (profile.isSandbox || profile.isEnvironment) {
        return refuse(u"this profile is not stored"_s);
    }
    if (nameProblem(profile.name, profile.id)) {
        return refuse(u"the name cannot be used"_s);
    }
    if (!profile.colour.isEmpty() && !isColour(profile.colour)) {
        return refuse(u"this is no colour"_s);
    }
    if (!profile.letter.isEmpty() && !isOneCharacter(profile.letter)) {
        return refuse(u"the mark has to be one character"_s);
    }
    if (profile.pollFloor < shortestPollFloor || profile.pollFloor > longestPollFloor) {
        return refuse(u"the pause between polls is out of range"_s);
    }
    const NetworkSettings &network = profile.network;
    if (network.proxy == NetworkSettings::Proxy::Manual &&
        (!isProxyHost(network.proxyHost) || network.proxyPort == 0)) {
        return refuse(u"the proxy needs a host and a port"_s);
    }
    if (network.timeout && (*network.timeout < NetworkSettings::shortestTimeout ||
                            *network.timeout > NetworkSettings::longestTimeout)) {
        return refuse(u"the timeout is out of range"_s);
    }
    return {};
}

Result<Profile> ProfileStore::add(Profile profile)
{
    profile.id = {};
    profile.name = profile.name.trimmed();
    const Result<void> checked = check(profile);
    if (!checked) {
        return Failure(checked.error());
    }
    const Result<QUrl> url = validateBaseUrl(profile.baseUrl.toString(QUrl::FullyEncoded));
    if (!url) {
        return Failure(url.error());
    }
    profile.baseUrl = *url;
    profile.id = {QUuid::createUuid().toString(QUuid::WithoutBraces)};
    QList<Profile> profiles = m_profiles;
    profiles.append(profile);
    if (Result<void> saved = save(profiles, m_lastUsed); !saved) {
        return Failure(saved.error());
    }
    m_profiles = profiles;
    emit added(profile.id);
    return profile;
}

Result<Profile> ProfileStore::change(Profile profile)
{
    const qsizetype index = indexOf(profile.id);
    if (index < 0) {
        return Failure(localError(ErrorKind::NotFound, u"there is no such profile"_s));
    }
    profile.name = profile.name.trimmed();
    const Result<void> checked = check(profile);
    if (!checked) {
        return Failure(checked.error());
    }
    const Result<QUrl> url = validateBaseUrl(profile.baseUrl.toString(QUrl::FullyEncoded));
    if (!url) {
        return Failure(url.error());
    }
    profile.baseUrl = *url;
    if (profile.origin() != m_profiles.at(index).origin()) {
        profile.keyStored = false;
    }
    if (profile == m_profiles.at(index)) {
        return profile;
    }
    QList<Profile> profiles = m_profiles;
    profiles[index] = profile;
    if (Result<void> saved = save(profiles, m_lastUsed); !saved) {
        return Failure(saved.error());
    }
    m_profiles = profiles;
    emit changed(profile.id);
    return profile;
}

Result<Profile> ProfileStore::rename(const ProfileId &id, const QString &name)
{
    Profile profile = find(id).value_or(Profile());
    profile.name = name;
    return change(profile);
}

Result<void> ProfileStore::remove(const ProfileId &id)
{
    const qsizetype index = indexOf(id);
    if (index < 0) {
        return Failure(localError(ErrorKind::NotFound, u"there is no such profile"_s));
    }
    QList<Profile> profiles = m_profiles;
    profiles.removeAt(index);
    const ProfileId lastUsed = m_lastUsed == id ? ProfileId() : m_lastUsed;
    if (Result<void> saved = save(profiles, lastUsed); !saved) {
        return saved;
    }
    m_profiles = profiles;
    m_lastUsed = lastUsed;
    emit removed(id);
    return {};
}

Result<void> ProfileStore::setKeyStored(const ProfileId &id, bool stored)
{
    Profile profile = find(id).value_or(Profile());
    profile.keyStored = stored;
    const Result<Profile> done = change(profile);
    return done ? Result<void>() : Result<void>(Failure(done.error()));
}

ProfileId ProfileStore::lastUsed() const
{
    return indexOf(m_lastUsed) < 0 ? ProfileId() : m_lastUsed;
}

Result<void> ProfileStore::setLastUsed(const ProfileId &id)
{
    if (id == m_lastUsed) {
        return {};
    }
    if (Result<void> saved = save(m_profiles, id); !saved) {
        return saved;
    }
    m_lastUsed = id;
    return {};
}

} // namespace Belay
