// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/baseurl.h"
#include "models/profiles/profilestore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Profile profile(const QString &name, const QString &url = u"https://service.peak.ai"_s)
{
    Profile result;
    result.name = name;
    result.baseUrl = QUrl(url);
    return result;
}

} // namespace

class TestProfileStore : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_directory;

    QString config() const { return m_directory->filePath(u"config"_s); }
    QString file() const { return config() + u"/profiles.ini"_s; }
    void put(const QByteArray &content) const
    {
        QVERIFY(QDir().mkpath(config()));
        QFile ini(file());
        QVERIFY(ini.open(QIODevice::WriteOnly));
        ini.write(content);
    }
    QByteArray content(const QString &path) const
    {
        QFile ini(path);
        return ini.open(QIODevice::ReadOnly) ? ini.readAll() : QByteArray();
    }

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_directory = std::make_unique<QTemporaryDir>();
    }

    void beginsEmptyAndWithoutAFile()
    {
        const ProfileStore store(config());
        QVERIFY(store.profiles().isEmpty());
        QVERIFY(store.lastUsed().isEmpty());
        QVERIFY(!store.notice());
        QVERIFY(!QFileInfo::exists(file()));
    }

    void keepsEverythingAcrossAStart()
    {
        Profile full = profile(u"acme; \"prod\" [x] = \u00e9\u4e2d"_s, u"https://a.b:8443"_s);
        full.profileClass = ProfileClass::Staging;
        full.colour = u"#12aBcd"_s;
        full.letter = u"\u00c4"_s;
        full.policy = {Rule::Allow, Rule::Ask, Rule::ReadOnly};
        full.pollFloor = 45s;
        full.network.proxy = NetworkSettings::Proxy::Manual;
        full.network.proxyHost = u"proxy.example.com"_s;
        full.network.proxyPort = 3128;
        full.network.caFile = u"/etc/\u00e9, own = ca.pem"_s;
        full.network.timeout = 90s;
        full.keyStored = true;
        ProfileId last;
        QList<Profile> written;
        {
            ProfileStore store(config());
            QSignalSpy added(&store, &ProfileStore::added);
            QVERIFY(store.add(full));
            QVERIFY(store.add(profile(u"second"_s)));
            QVERIFY(store.add(profile(u"a third"_s)));
            QCOMPARE(added.count(), 3);
            last = store.profiles().at(1).id;
            QVERIFY(store.setLastUsed(last));
            QVERIFY(store.setLastUsed(last));
            written = store.profiles();
        }
        const ProfileStore store(config());
        QVERIFY(!store.notice());
        QCOMPARE(store.profiles(), written);
        QCOMPARE(store.lastUsed(), last);
        full.id = written.first().id;
        QCOMPARE(store.find(full.id), full);
        QCOMPARE(store.findByName(u" SECOND "_s)->id, last);
        QVERIFY(!store.find({u"nobody"_s}));
        QVERIFY(!store.findByName(u"nobody"_s));
    }

    void theFileIsPrivateAndHoldsNoKey()
    {
        ProfileStore store(config());
        QVERIFY(store.add(profile(u"one"_s)));
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
                                QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(file()) & others)); // S09
        QVERIFY(!(QFile::permissions(config()) & others));
        QVERIFY(store.setKeyStored(store.profiles().first().id, true));
        QVERIFY(content(file()).contains("keyStored=true"));
        QVERIFY(!(QFile::permissions(file()) & others));
    }

    void changesAreToldAndKept()
    {
        ProfileStore store(config());
        Profile one = store.add(profile(u"one"_s)).value();
        QSignalSpy changed(&store, &ProfileStore::changed);
        one.policy = Policy::readOnly();
        QVERIFY(store.change(one));
        QVERIFY(store.change(one)); // nothing new
        QCOMPARE(changed.count(), 1);
        QCOMPARE(store.rename(one.id, u" other "_s).value().name, u"other"_s);
        QVERIFY(store.rename(one.id, u"OTHER"_s)); // its own name, in other letters
        QCOMPARE(ProfileStore(config()).profiles().first().name, u"OTHER"_s);
    }

    void aKeyDoesNotFollowToAnotherHost()
    {
        ProfileStore store(config());
        Profile one = store.add(profile(u"one"_s)).value();
        QVERIFY(store.setKeyStored(one.id, true));
        one = *store.find(one.id);
        one.pollFloor = 60s;
        QVERIFY(store.change(one).value().keyStored);
        one.baseUrl = QUrl(u"https://service.dev.peak.ai"_s);
        QVERIFY(!store.change(one).value().keyStored);
    }

    void removesForGood()
    {
        ProfileStore store(config());
        const Profile one = store.add(profile(u"one"_s)).value();
        const Profile two = store.add(profile(u"two"_s)).value();
        QVERIFY(store.setLastUsed(one.id));
        QSignalSpy removed(&store, &ProfileStore::removed);
        QVERIFY(store.remove(one.id));
        QCOMPARE(removed.count(), 1);
        QVERIFY(store.lastUsed().isEmpty());
        QCOMPARE(store.remove(one.id).error().kind, ErrorKind::NotFound);
        QCOMPARE(store.rename(one.id, u"x"_s).error().kind, ErrorKind::NotFound);
        QCOMPARE(store.setKeyStored(one.id, true).error().kind, ErrorKind::NotFound);
        QCOMPARE(ProfileStore(config()).profiles(), QList<Profile>{two});
    }

    void refusesWhatIsNotValid_data()
    {
        QTest::addColumn<Profile>("wrong");
        const auto row = [](const char *name, const std::function<void(Profile &)> &spoil) {
            Profile wrong = profile(u"wrong"_s);
            spoil(wrong);
            QTest::newRow(name) << wrong;
        };
        row("no name", [](Profile &p) { p.name = u"  "_s; });
        row("name taken", [](Profile &p) { p.name = u"ONE"_s; });
        row("http", [](Profile &p) { p.baseUrl = QUrl(u"http://a.b"_s); });
        row("no URL", [](Profile &p) { p.baseUrl = QUrl(); });
        row("colour", [](Profile &p) { p.colour = u"red"_s; });
        row("letters", [](Profile &p) { p.letter = u"ab"_s; });
        row("blank letter", [](Profile &p) { p.letter = u" "_s; });
        row("polls too often", [](Profile &p) { p.pollFloor = 4s; });
        row("polls too rarely", [](Profile &p) { p.pollFloor = 2h; });
        row("sandbox", [](Profile &p) { p.isSandbox = true; });
        row("environment", [](Profile &p) { p.isEnvironment = true; });
    }
    void refusesWhatIsNotValid()
    {
        QFETCH(Profile, wrong);
        ProfileStore store(config());
        const Profile one = store.add(profile(u"one"_s)).value();
        const Profile two = store.add(profile(u"two"_s)).value();
        QCOMPARE(store.add(wrong).error().kind, ErrorKind::InvalidInput);
        wrong.id = two.id;
        QCOMPARE(store.change(wrong).error().kind, ErrorKind::InvalidInput);
        QCOMPARE(store.profiles(), (QList<Profile>{one, two}));
    }

    void saysWhatIsWrongWithAName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("problem"); // -1: none
        const auto row = [](const char *title, const QString &name,
                            std::optional<ProfileNameProblem> problem) {
            QTest::newRow(title) << name << (problem ? static_cast<int>(*problem) : -1);
        };
        row("good", u"acme-prod"_s, std::nullopt);
        row("longest", QString(64, u'a'), std::nullopt);
        row("empty", u" "_s, ProfileNameProblem::Empty);
        row("long", QString(65, u'a'), ProfileNameProblem::TooLong);
        row("slash", u"a/b"_s, ProfileNameProblem::BadCharacter);
        row("line break", u"a\nb"_s, ProfileNameProblem::BadCharacter);
        row("B03 direction", u"a\u202eb"_s, ProfileNameProblem::BadCharacter);
        row("line separator", u"a\u2028b"_s, ProfileNameProblem::BadCharacter);
        row("sandbox", u"Sandbox"_s, ProfileNameProblem::Reserved);
        row("environment", u"environment"_s, ProfileNameProblem::Reserved);
        row("taken", u"oNe"_s, ProfileNameProblem::Taken);
    }
    void saysWhatIsWrongWithAName()
    {
        QFETCH(QString, name);
        QFETCH(int, problem);
        ProfileStore store(config());
        const Profile one = store.add(profile(u"one"_s)).value();
        const auto found = store.nameProblem(name);
        QCOMPARE(found ? static_cast<int>(*found) : -1, problem);
        QVERIFY(!store.nameProblem(u"ONE"_s, one.id));
    }

    void setsAsideADamagedFile_data()
    {
        QTest::addColumn<QByteArray>("damaged");
        QTest::newRow("L13 empty") << QByteArray();
        QTest::newRow("L13 0xFF") << QByteArray(1000, '\xff');
        QTest::newRow("L13 text") << QByteArray("hello\nworld\n");
        QTest::newRow("L13 NUL") << QByteArray("[General]\nformat=1\n\0\0", 20);
        QTest::newRow("L13 huge") << QByteArray("[General]\nformat=1\n" + QByteArray(2 * 1024 * 1024, ';'));
        QTest::newRow("L13 no number") << QByteArray("[General]\nformat=x\n");
    }
    void setsAsideADamagedFile()
    {
        QFETCH(QByteArray, damaged);
        put(damaged);
        ProfileStore store(config());
        QVERIFY(store.notice());
        QCOMPARE(store.notice()->reason, StorageNotice::Reason::Corrupt);
        QCOMPARE(content(store.notice()->setAside), damaged);
        QVERIFY(store.add(profile(u"one"_s)));
        const ProfileStore again(config());
        QVERIFY(!again.notice());
        QCOMPARE(again.profiles().size(), 1);
    }

    void setsAsideWhatALaterVersionWrote()
    {
        put("[General]\nformat=2\n");
        const ProfileStore store(config());
        QCOMPARE(store.notice()->reason, StorageNotice::Reason::Newer); // L13
        QCOMPARE(store.notice()->setAside, file() + u".bad"_s);
    }

    void doesNotFollowADanglingLink()
    {
        QVERIFY(QDir().mkpath(config()));
        const QString target = m_directory->filePath(u"target"_s);
        QVERIFY(QFile::link(target, file())); // S10
        ProfileStore store(config());
        QCOMPARE(store.notice()->reason, StorageNotice::Reason::Foreign);
        QVERIFY(store.add(profile(u"one"_s)));
        QVERIFY(!QFileInfo::exists(target));
    }

    void keepsTheGoodProfilesOfAFileWithABadOne()
    {
        {
            ProfileStore store(config());
            QVERIFY(store.add(profile(u"one"_s)));
            QVERIFY(store.add(profile(u"two"_s)));
        }
        {
            QSettings settings(file(), QSettings::IniFormat);
            settings.setValue("profile-x/name"_L1, u"bad"_s);
            settings.setValue("profile-x/baseUrl"_L1, u"http://evil.example"_s);
            settings.setValue("profile-x/class"_L1, u"production"_s);
            settings.setValue("profile-y/name"_L1, u"classless"_s);
            settings.setValue("profile-y/baseUrl"_L1, u"https://a.b"_s);
            settings.setValue("somebody/else"_L1, 1);
        }
        ProfileStore store(config());
        QCOMPARE(store.profiles().size(), 2);
        QVERIFY(store.notice());
        QVERIFY(content(store.notice()->setAside).contains("evil.example"));
        QVERIFY(!content(file()).contains("evil.example"));
        QVERIFY(!ProfileStore(config()).notice());
    }

    void savesIntoAFileWithKeysThatCannotBeKept()
    {
        put("[General]\nformat=1\n\n[somebody]\nends-with-a-slash/=1\nelse=2\n\n[/begins-with-one]\nkey=3\n");
        ProfileStore store(config());
        QVERIFY(!store.notice());
        QVERIFY(store.add(profile(u"one"_s)));
        QCOMPARE(ProfileStore(config()).profiles(), store.profiles());
        QVERIFY(content(file()).contains("else=2"));
    }

    void whatIsNotUnderstoodInAPolicyIsTheStrictest()
    {
        {
            ProfileStore store(config());
            Profile open = profile(u"one"_s);
            open.policy = Policy::defaultFor(ProfileClass::Development);
            QVERIFY(store.add(open));
        }
        {
            QSettings settings(file(), QSettings::IniFormat);
            const QString group = settings.childGroups().constFirst();
            settings.setValue(QString(group + u"/delete"_s), u"sure"_s);
            settings.remove(QString(group + u"/update"_s));
            settings.setValue(QString(group + u"/pollFloorSeconds"_s), 1);
            settings.setValue(QString(group + u"/colour"_s), u"url(x)"_s);
            settings.setValue(QString(group + u"/letter"_s), u"long"_s);
        }
        const ProfileStore store(config());
        const Profile read = store.profiles().constFirst();
        QCOMPARE(read.policy, (Policy{Rule::Allow, Rule::ReadOnly, Rule::ReadOnly}));
        QCOMPARE(read.pollFloor, 5s);
        QVERIFY(read.colour.isEmpty());
        QVERIFY(read.letter.isEmpty());
    }

    void aFileFromBeforeTheNetworkSettingsLoads()
    {
        put("[General]\nformat=1\nlastUsed=a\n[profile-a]\nname=one\nbaseUrl=https://service.peak.ai\n"
            "class=production\ntest=allow\nupdate=ask\ndelete=read-only\npollFloorSeconds=5\n");
        const ProfileStore store(config());
        QVERIFY(!store.notice());
        QCOMPARE(store.profiles().size(), 1);
        QCOMPARE(store.profiles().constFirst().network, NetworkSettings());
    }

    void damagedNetworkSettingsAreNotLeftOut()
    {
        {
            ProfileStore store(config());
            QVERIFY(store.add(profile(u"one"_s)));
        }
        {
            QSettings settings(file(), QSettings::IniFormat);
            const QString group = settings.childGroups().constFirst();
            settings.setValue(QString(group + u"/proxy"_s), u"manual"_s);
            settings.setValue(QString(group + u"/proxyPort"_s), u"99999"_s);
            settings.setValue(QString(group + u"/caFile"_s), u"ca.pem"_s);
            settings.setValue(QString(group + u"/timeoutSeconds"_s), u"100000"_s);
        }
        const ProfileStore store(config());
        const NetworkSettings read = store.profiles().constFirst().network;
        QCOMPARE(read.proxy, NetworkSettings::Proxy::Manual);
        QCOMPARE(read.proxyPort, quint16(0));
        QCOMPARE(read.caFile, u"ca.pem"_s);
        QCOMPARE(read.timeout, 300s);
    }

    void networkSettingsOutOfOrderAreRefused()
    {
        ProfileStore store(config());
        Profile one = profile(u"one"_s);
        one.network.proxy = NetworkSettings::Proxy::Manual;
        QCOMPARE(store.add(one).error().kind, ErrorKind::InvalidInput);
        one.network.proxyHost = u"http://proxy"_s;
        one.network.proxyPort = 80;
        QCOMPARE(store.add(one).error().kind, ErrorKind::InvalidInput);
        one.network.proxyHost = u"proxy"_s;
        one.network.timeout = 1s;
        QCOMPARE(store.add(one).error().kind, ErrorKind::InvalidInput);
        one.network.timeout = 5s;
        QVERIFY(store.add(one));
    }

    void whatCannotBeSavedIsNotChanged()
    {
        ProfileStore store(config());
        const Profile one = store.add(profile(u"one"_s)).value();
        // L12: where the file should be written there is a directory.
        QVERIFY(QFile::remove(file()));
        QVERIFY(QDir().mkpath(file()));
        QSignalSpy added(&store, &ProfileStore::added);
        QCOMPARE(store.add(profile(u"two"_s)).error().kind, ErrorKind::Storage);
        QCOMPARE(store.rename(one.id, u"three"_s).error().kind, ErrorKind::Storage);
        QCOMPARE(store.remove(one.id).error().kind, ErrorKind::Storage);
        QCOMPARE(store.setLastUsed(one.id).error().kind, ErrorKind::Storage);
        QCOMPARE(added.count(), 0);
        QCOMPARE(store.profiles(), QList<Profile>{one});
        QVERIFY(QDir().rmdir(file()));
        QVERIFY(store.setLastUsed(one.id));
        const ProfileStore again(config());
        QCOMPARE(again.profiles(), QList<Profile>{one});
    }

    void withoutADirectoryNothingIsSaved()
    {
        QFile blocker(config());
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        ProfileStore store(config()); // L12
        QCOMPARE(store.add(profile(u"one"_s)).error().kind, ErrorKind::Storage);
        QVERIFY(store.profiles().isEmpty());
    }

    void showsTheClassesMarksUnlessItHasItsOwn()
    {
        Profile one = profile(u"one"_s, u"https://a.b:8443"_s);
        QCOMPARE(one.origin(), u"https://a.b:8443"_s);
        QCOMPARE(one.shownColour(), u"#b01c2e"_s);
        QCOMPARE(one.shownLetter(), u"P"_s);
        one.profileClass = ProfileClass::Staging;
        QCOMPARE(one.shownColour(), u"#9a5b00"_s);
        QCOMPARE(one.shownLetter(), u"S"_s);
        const Profile sandbox = sandboxProfile(QUrl(u"http://127.0.0.1:9"_s));
        QVERIFY(sandbox.isSandbox);
        QCOMPARE(sandbox.shownColour(), u"#0f766e"_s);
        QCOMPARE(sandbox.shownLetter(), u"D"_s);
        QCOMPARE(sandbox.policy.remove, Rule::Allow);
        one.colour = u"#000000"_s;
        one.letter = u"Q"_s;
        QCOMPARE(one.shownColour(), u"#000000"_s);
        QCOMPARE(one.shownLetter(), u"Q"_s);
    }
};

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
