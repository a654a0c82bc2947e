// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/clock.h"
#include "models/files/savefile.h"
#include "models/profiles/preferences.h"
#include "models/profiles/profilestore.h"
#include "models/services/journal.h"
#include "models/services/savedviews.h"
#include "tests/support/await.h"
#include "tests/support/failonwarnings.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largeSize = 300'000;

//! A kind of file that Belay writes: what of it is read back, and how another content is saved.
struct Kind
{
    const char *name;
    QString (*content)(const QString &place);
    bool (*save)(const QString &place, const QString &content);
};

QString readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString readYaml(const QString &place)
{
    return readFile(place + u"/service.yaml"_s);
}

//! The text makes up a file of several buffers.
bool saveYaml(const QString &place, const QString &content)
{
    return saveFile(place + u"/service.yaml"_s, content.toUtf8(), FileAccess::UserDefault).has_value();
}

QString readBackup(const QString &place)
{
    return readFile(place + u"/backup/service.yaml"_s);
}

bool saveBackup(const QString &place, const QString &content)
{
    return saveFile(place + u"/backup/service.yaml"_s, content.toUtf8(), FileAccess::Private).has_value();
}

QString readProfiles(const QString &place)
{
    const ProfileStore store(place);
    QStringList names;
    for (const Profile &profile : store.profiles()) {
        names.append(profile.name);
    }
    return store.notice() ? u"set aside"_s : names.join(u',');
}

bool saveProfiles(const QString &place, const QString &content)
{
    ProfileStore store(place);
    Profile profile;
    profile.name = content;
    profile.baseUrl = QUrl(u"https://service.peak.ai"_s);
    return store.profiles().isEmpty() ? store.add(profile).has_value()
                                      : store.rename(store.profiles().constFirst().id, content).has_value();
}

QString readSettings(const QString &place)
{
    if (PrivateFiles::checkSettings(place + u"/window.ini"_s)) {
        return u"set aside"_s;
    }
    QSettings settings(place + u"/window.ini"_s, QSettings::IniFormat);
    const SavedViews views(settings);
    const Preferences preferences(settings);
    const QString name = views.views().isEmpty() ? QString() : views.views().constFirst().name;
    return preferences.backupFolder() == QString(u'/' + name) ? name : u"mixed"_s;
}

bool saveSettings(const QString &place, const QString &content)
{
    QSettings settings(place + u"/window.ini"_s, QSettings::IniFormat);
    SavedViews views(settings);
    Preferences preferences(settings);
    if (views.views().isEmpty()) {
        views.save({content, u"status:failed"_s});
    } else {
        views.rename(views.views().constFirst().name, content);
    }
    preferences.setBackupFolder(QString(u'/' + content));
    if (PrivateFiles::save(settings)) {
        return true;
    }
    // The program goes on; this one ends before QSettings tries again on its own.
    _exit(1);
}

QString readJournal(const QString &place)
{
    const SystemClock clock;
    LocalDatabase database(place + u"/journal.db"_s, Journal::migrations(), LocalDatabase::Durability::Full);
    bool isSetAside = false;
    QObject::connect(&database, &LocalDatabase::noticed, &database, [&isSetAside] { isSetAside = true; });
    Journal journal(database, clock);
    const Result<QList<JournalEntry>> entries = await(journal.openEntries({u"p"_s}));
    return isSetAside || !entries ? u"set aside"_s
           : entries->isEmpty()   ? QString()
                                  : entries->last().serviceName;
}

bool saveJournal(const QString &place, const QString &content)
{
    const SystemClock clock;
    LocalDatabase database(place + u"/journal.db"_s, Journal::migrations(), LocalDatabase::Durability::Full);
    Journal journal(database, clock);
    JournalEntry entry;
    entry.profileId = {u"p"_s};
    entry.serviceName = content;
    return await(journal.begin(entry)).has_value();
}

const Kind kinds[] = {
    {"yaml", readYaml, saveYaml},
    {"backup", readBackup, saveBackup},
    {"profiles", readProfiles, saveProfiles},
    {"settings", readSettings, saveSettings},
    {"journal", readJournal, saveJournal},
};

const Kind *kindOf(const QByteArray &name)
{
    for (const Kind &kind : kinds) {
        if (name == kind.name) {
            return &kind;
        }
    }
    return nullptr;
}

//! Long where it may be, so that there is more than one write.
QString textFor(const Kind &kind, QChar letter)
{
    const bool isFree = kind.save == saveYaml || kind.save == saveBackup;
    return QString(isFree ? largeSize : 8, letter);
}

} // namespace

//! That a save which fails leaves the old file, and says so: a full disk, a broken one, a killed program.
class TestSaveFailures : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void eachCallFailsOnce_data();
    void eachCallFailsOnce();
    void aFullDisk_data() { addKinds(); }
    void aFullDisk();
    void aFileSizeLimit_data() { addKinds(); }
    void aFileSizeLimit();
    void killedInTheMiddle_data() { addKinds(); }
    void killedInTheMiddle();

private:
    static void addKinds();
    //! Not on a real disk where that can be helped: it would be asked thousands of times whether all is there.
    static std::unique_ptr<QTemporaryDir> makePlace()
    {
        const QFileInfo memory(u"/dev/shm"_s);
        const QString place = memory.isWritable() ? memory.filePath() : QDir::tempPath();
        return std::make_unique<QTemporaryDir>(QString(place + u"/tst_savefailures-XXXXXX"_s));
    }
    //! Saves in a program of its own, as main() below does; its exit code.
    int saveElsewhere(const Kind &kind, const QProcessEnvironment &more = {},
                      const QStringList &wrapper = {});

    std::unique_ptr<QTemporaryDir> m_place;
};

void TestSaveFailures::init()
{
    failOnWarnings();
    m_place = makePlace();
    QVERIFY(m_place->isValid());
}

void TestSaveFailures::addKinds()
{
    QTest::addColumn<QByteArray>("name");
    for (const Kind &kind : kinds) {
        QTest::newRow(kind.name) << QByteArray(kind.name);
    }
}

int TestSaveFailures::saveElsewhere(const Kind &kind, const QProcessEnvironment &more,
                                    const QStringList &wrapper)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"BELAY_SAVE"_s, QString::fromLatin1(kind.name));
    environment.insert(u"BELAY_SAVE_IN"_s, m_place->path());
    environment.insert(more);
    process.setProcessEnvironment(environment);
    QStringList command = wrapper + QStringList{QCoreApplication::applicationFilePath()};
    process.setProgram(command.takeFirst());
    process.setArguments(command);
    process.start();
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit ? process.exitCode()
                                                                                     : -1;
}

void TestSaveFailures::eachCallFailsOnce_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("call");
    for (const Kind &kind : kinds) {
        for (const QString &call : {u"write"_s, u"fsync"_s, u"rename"_s}) {
            QTest::addRow("%s %s", kind.name, qPrintable(call)) << QByteArray(kind.name) << call;
        }
    }
}

// L11
void TestSaveFailures::eachCallFailsOnce()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, call);
    const Kind &kind = *kindOf(name);
    const QString before = textFor(kind, u'a');
    const QString after = textFor(kind, u'b');
    constexpr int enough = 60;
    int struck = 0;
    for (int at = 1;; ++at) {
        QVERIFY(at < enough);
        m_place = makePlace();
        QVERIFY(kind.save(m_place->path(), before));
        QCOMPARE(kind.content(m_place->path()), before);
        QTemporaryDir elsewhere;
        const QString log = elsewhere.filePath(u"struck"_s);
        QProcessEnvironment failing;
        // Else a sanitizer, which is to be first, ends the program.
        failing.insert(u"ASAN_OPTIONS"_s,
                       QString(qEnvironmentVariable("ASAN_OPTIONS") + u":verify_asan_link_order=0"_s));
        failing.insert(u"LD_PRELOAD"_s, QString::fromLocal8Bit(BELAY_FAILING_FILES));
        failing.insert(u"BELAY_FAIL_BELOW"_s, m_place->path());
        failing.insert(u"BELAY_FAIL_CALL"_s, call);
        failing.insert(u"BELAY_FAIL_AT"_s, QString::number(at));
        failing.insert(u"BELAY_FAIL_LOG"_s, log);
        const int exitCode = saveElsewhere(kind, failing);
        const QString found = kind.content(m_place->path());
        if (!QFile::exists(log)) {
            QCOMPARE(exitCode, 0);
            QCOMPARE(found, after);
            break;
        }
        ++struck;
        const QByteArray where = "call " + QByteArray::number(at);
        QVERIFY2(exitCode == 0 || exitCode == 1, where.constData());
        QVERIFY2(found == before || found == after, where.constData());
        // Who says that it is saved has saved it. What was refused may have been in order all the same.
        if (exitCode == 0) {
            QVERIFY2(found == after, where.constData());
        }
        const bool isOneFile = kind.save == saveYaml || kind.save == saveBackup;
        // QSaveFile asks the disk once more, after we have heard that all is there.
        const bool isLate = call == "fsync"_L1 && at == 2;
        if (isOneFile && !isLate) {
            QVERIFY2(exitCode == 1, where.constData());
            QVERIFY2(found == before, where.constData());
            QCOMPARE(QDir(m_place->path()).entryList(QDir::Files | QDir::Hidden).size(),
                     kind.save == saveYaml ? 1 : 0);
        }
    }
    const bool isRenamed = kind.save != saveJournal;
    if (isRenamed || call != "rename"_L1) {
        QVERIFY2(struck > 0, "nothing failed");
    }
}

// L10
void TestSaveFailures::aFullDisk()
{
    QFETCH(QByteArray, name);
    const Kind &kind = *kindOf(name);
    if (geteuid() != 0) {
        QSKIP("only root can mount a small disk");
    }
    // In a mount namespace of its own: a disk of 2 MiB, a file on it, the rest filled to the last byte.
    const QString script = uR"(
        mount -t tmpfs -o size=2m none "$BELAY_SAVE_IN" || exit 77
        BELAY_SAVE_TEXT=a "$1" || exit 78
        cat /dev/zero > "$BELAY_SAVE_IN/filler" 2>/dev/null
        "$1"
        saved=$?
        rm "$BELAY_SAVE_IN/filler"
        BELAY_SAVE_CHECK=$saved "$1")"_s;
    const QStringList wrapper{u"unshare"_s, u"-m"_s, u"sh"_s, u"-c"_s, script, u"sh"_s};
    const int exitCode = saveElsewhere(kind, {}, wrapper);
    if (exitCode == 77 || exitCode == 1) {
        QSKIP("no small disk can be mounted here");
    }
    QCOMPARE(exitCode, 0);
}

// L11
void TestSaveFailures::aFileSizeLimit()
{
    QFETCH(QByteArray, name);
    const Kind &kind = *kindOf(name);
    const QString before = textFor(kind, u'a');
    QVERIFY(kind.save(m_place->path(), before));
    const bool isLarge = before.size() == largeSize;
    const QString limit = isLarge ? u"100000"_s : u"64"_s;
    QProcessEnvironment limited;
    limited.insert(u"BELAY_SAVE_LIMIT"_s, limit);
    QCOMPARE(saveElsewhere(kind, limited), 1);
    QCOMPARE(kind.content(m_place->path()), before);
}

// L14
void TestSaveFailures::killedInTheMiddle()
{
    QFETCH(QByteArray, name);
    const Kind &kind = *kindOf(name);
    const QString contents[] = {textFor(kind, u'a'), textFor(kind, u'b')};
    QVERIFY(kind.save(m_place->path(), contents[0]));
    constexpr int kills = 40; // of each of the five kinds: 200
    for (int i = 0; i < kills; ++i) {
        int begun[2];
        QCOMPARE(pipe(begun), 0);
        const pid_t process = fork();
        if (process == 0) {
            (void)!write(begun[1], "x", 1);
            for (int n = 0;; ++n) {
                kind.save(m_place->path(), contents[n % 2 == 0 ? 1 : 0]);
            }
        }
        // From its first word on at a random moment, up to a few saves later.
        char word = 0;
        QCOMPARE(read(begun[0], &word, 1), ssize_t(1));
        usleep(useconds_t(i * 397 % 9000));
        QCOMPARE(kill(process, SIGKILL), 0);
        int status = 0;
        QCOMPARE(waitpid(process, &status, 0), process);
        QVERIFY(WIFSIGNALED(status));
        close(begun[0]);
        close(begun[1]);
        const QString found = kind.content(m_place->path());
        QVERIFY2(found == contents[0] || found == contents[1], qPrintable(found.left(100)));
    }
    QVERIFY(kind.save(m_place->path(), contents[1]));
    QCOMPARE(kind.content(m_place->path()), contents[1]);
}

//! The program that saves: exits with 0 if it is told that it did, with 1 if not.
static int saveHere(const Kind &kind)
{
    const QString place = qEnvironmentVariable("BELAY_SAVE_IN");
    const QByteArray text = qgetenv("BELAY_SAVE_TEXT");
    if (qEnvironmentVariableIsSet("BELAY_SAVE_CHECK")) {
        const bool isSaved = qgetenv("BELAY_SAVE_CHECK") == "0";
        // The journal may have room left in a file of its own.
        const bool mayBeSaved = kind.save == saveJournal;
        const bool isRight = kind.content(place) == textFor(kind, isSaved ? u'b' : u'a');
        return isRight && (!isSaved || mayBeSaved) ? 0 : 79;
    }
    if (qEnvironmentVariableIsSet("BELAY_SAVE_LIMIT")) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlim_t size = rlim_t(qEnvironmentVariableIntValue("BELAY_SAVE_LIMIT"));
        const rlimit limit{size, size};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    return kind.save(place, textFor(kind, text == "a" ? u'a' : u'b')) ? 0 : 1;
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (const Kind *kind = kindOf(qgetenv("BELAY_SAVE"))) {
        return saveHere(*kind);
    }
    TestSaveFailures test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_savefailures.moc"
