// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/singleinstance.h"
#include "tests/support/failonwarnings.h"

#include <QDir>
#include <QLocalSocket>
#include <QLockFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

constexpr auto othersRights = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                              QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

//! A listening socket as a squatter makes one, before any Qt gets hold of it.
int listenAt(const QString &path)
{
    const int handle = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    if (name.size() >= qsizetype(sizeof address.sun_path)) {
        return -1;
    }
    std::copy(name.begin(), name.end(), address.sun_path);
    const bool listens = bind(handle, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0 &&
                         ::listen(handle, 5) == 0;
    return listens ? handle : -1;
}

} // namespace

//! That a second start raises the window of the first, and says nothing to anybody else.
class TestSingleInstance : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void oneOfTwoStartsAtOnceOpensAWindow();
    void aSecondStartSaysThatItsFileWasNotOpened();
    void aWindowOfItsOwnIsAProgramOfItsOwn();
    void otherDirectoriesRunSideBySide();
    void aCrashLeavesNobodyOut();
    void whoeverAnswersIsToRaise();
    void anotherUserOnTheSocketIsToldNothing();
    void aLockOfAnotherUserLocksNobodyOut();
    void aPlantedLinkIsNotFollowed();
    void onlyTheOneRequestIsTaken_data();
    void onlyTheOneRequestIsTaken();
    void withoutARuntimeDirectoryTheDataDirectoryServes_data();
    void withoutARuntimeDirectoryTheDataDirectoryServes();
    void whereNothingCanBeWrittenItStarts();

private:
    std::unique_ptr<QProcess> start(const QStringList &arguments) const;
    QString data() const { return m_place->filePath(u"data"_s); }
    QString runtime() const { return m_place->filePath(u"run"_s); }
    QString own() const { return runtime() + u"/app/io.github.belay_desktop.Belay"_s; }
    //! The one file of that kind in the runtime directory.
    QString fileOfKind(const QString &suffix) const
    {
        const QStringList found = QDir(own()).entryList({u"*."_s + suffix}, QDir::System | QDir::Files);
        return found.size() == 1 ? QString(own() + u'/' + found.constFirst()) : QString();
    }

    //! Where a run that has ended kept its lock; empty if it was not let in.
    QString lockOfAnEarlierRun() const
    {
        SingleInstance probe(data());
        return probe.claim() == SingleInstance::Claim::Granted ? fileOfKind(u"lock"_s) : QString();
    }

    std::unique_ptr<QTemporaryDir> m_place;
};

void TestSingleInstance::initTestCase()
{
    std::signal(SIGPIPE, SIG_IGN);
}

void TestSingleInstance::init()
{
    failOnWarnings();
    m_place = std::make_unique<QTemporaryDir>();
    QVERIFY(m_place->isValid());
    QVERIFY(QDir().mkdir(runtime()));
    QVERIFY(QFile::setPermissions(runtime(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime()));
}

void TestSingleInstance::cleanup()
{
    qunsetenv("XDG_RUNTIME_DIR");
}

std::unique_ptr<QProcess> TestSingleInstance::start(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->start(QString::fromLocal8Bit(BELAY_PROGRAM),
                   QStringList{u"--config-dir"_s, m_place->path(), u"--log-level"_s, u"critical"_s} +
                       arguments);
    return process->waitForStarted() ? std::move(process) : nullptr;
}

// L16: BELAY_STARTS says how often; else a few times.
void TestSingleInstance::oneOfTwoStartsAtOnceOpensAWindow()
{
    const int repetitions =
        qEnvironmentVariableIsSet("BELAY_STARTS") ? qEnvironmentVariableIntValue("BELAY_STARTS") : 12;
    QVERIFY(repetitions > 0);
    for (int i = 0; i < repetitions; ++i) {
        const auto one = start({});
        // From both at once to one well after the other.
        QTest::qSleep(i % 6);
        const auto other = start({});
        QVERIFY(one && other);
        QTRY_VERIFY_WITH_TIMEOUT(
            one->state() == QProcess::NotRunning || other->state() == QProcess::NotRunning, 30'000);
        QProcess &gone = one->state() == QProcess::NotRunning ? *one : *other;
        QProcess &left = &gone == one.get() ? *other : *one;
        QCOMPARE(gone.exitStatus(), QProcess::NormalExit);
        QCOMPARE(gone.exitCode(), 0);
        const QByteArray said = gone.readAllStandardError();
        QVERIFY2(said.contains("its window was raised"), said.constData());
        // It has answered, so its window is there.
        QCOMPARE(left.state(), QProcess::Running);
        QCOMPARE(left.readAllStandardError(), QByteArray());
        left.kill();
        QVERIFY(left.waitForFinished());
    }
}

void TestSingleInstance::aSecondStartSaysThatItsFileWasNotOpened()
{
    const auto first = start({});
    QVERIFY(first);
    QTRY_VERIFY(!fileOfKind(u"socket"_s).isEmpty());
    const std::pair<QStringList, QByteArray> asked[] = {
        {{}, "its window was raised.\n"},
        {{u"service.yaml"_s}, "The file was not opened"},
        {{u"belay://acme/demand-api"_s}, "Nothing else was opened"},
        {{u"--sandbox"_s}, "Nothing else was opened"},
    };
    for (const auto &[arguments, words] : asked) {
        const auto second = start(arguments);
        QVERIFY(second && second->waitForFinished());
        QCOMPARE(second->exitCode(), 0);
        const QByteArray said = second->readAllStandardError();
        QVERIFY2(said.contains(words), said.constData());
    }
    QCOMPARE(first->state(), QProcess::Running);
    first->kill();
    QVERIFY(first->waitForFinished());
}

void TestSingleInstance::aWindowOfItsOwnIsAProgramOfItsOwn()
{
    SingleInstance first(data());
    QCOMPARE(first.claim(), SingleInstance::Claim::Granted);
    const auto second = start({u"--new-window"_s, u"--exit-after-first-frame"_s});
    QVERIFY(second && second->waitForFinished());
    QCOMPARE(second->exitCode(), 0);
    QCOMPARE(second->readAllStandardError(), QByteArray());
}

void TestSingleInstance::otherDirectoriesRunSideBySide()
{
    SingleInstance first(data());
    QCOMPARE(first.claim(), SingleInstance::Claim::Granted);
    SingleInstance other(m_place->filePath(u"other"_s));
    QCOMPARE(other.claim(), SingleInstance::Claim::Granted);
    for (const QFileInfo &file : QDir(own()).entryInfoList(QDir::System | QDir::Files)) {
        QVERIFY2(!(file.permissions() & othersRights), qPrintable(file.fileName())); // S09
    }
    QVERIFY(!(QFile::permissions(own()) & othersRights));
}

// L17
void TestSingleInstance::aCrashLeavesNobodyOut()
{
    const auto first = start({});
    QVERIFY(first);
    QTRY_VERIFY(!fileOfKind(u"socket"_s).isEmpty());
    first->kill();
    QVERIFY(first->waitForFinished());
    QVERIFY(!fileOfKind(u"lock"_s).isEmpty());
    QVERIFY(!fileOfKind(u"socket"_s).isEmpty());

    SingleInstance next(data());
    QCOMPARE(next.claim(), SingleInstance::Claim::Granted);
    QSignalSpy raised(&next, &SingleInstance::raiseRequested);
    const auto second = start({});
    QVERIFY(second);
    QTRY_COMPARE(second->state(), QProcess::NotRunning);
    QCOMPARE(second->exitCode(), 0);
    QCOMPARE(raised.count(), 1);
}

void TestSingleInstance::whoeverAnswersIsToRaise()
{
    // It ends without an answer: whoever asked goes on alone instead of leaving no window at all.
    auto first = std::make_unique<SingleInstance>(data());
    QCOMPARE(first->claim(), SingleInstance::Claim::Granted);
    const auto second = start({u"--exit-after-first-frame"_s});
    QVERIFY(second);
    QTest::qSleep(200); // no event loop here: a request is not answered
    first.reset();
    QVERIFY(second->waitForFinished());
    QCOMPARE(second->exitCode(), 0);
    QCOMPARE(second->readAllStandardError(), QByteArray());
}

// L17
void TestSingleInstance::anotherUserOnTheSocketIsToldNothing()
{
    if (geteuid() != 0) {
        QSKIP("only root can be another user");
    }
    const QString lock = lockOfAnEarlierRun();
    QVERIFY(!lock.isEmpty());
    const QString path = QString(lock).replace(u".lock"_s, u".socket"_s);
    int heard[2];
    QCOMPARE(pipe(heard), 0);
    // The kernel tells who called listen(), so the squatter is another user from there on.
    const pid_t squatter = fork();
    if (squatter == 0) {
        if (chmod(QFile::encodeName(own()).constData(), 0777) != 0 ||
            chmod(QFile::encodeName(runtime()).constData(), 0777) != 0 ||
            chmod(QFile::encodeName(runtime() + u"/app"_s).constData(), 0777) != 0 ||
            chmod(QFile::encodeName(m_place->path()).constData(), 0755) != 0 || setuid(65534) != 0) {
            _exit(1);
        }
        const int handle = listenAt(path);
        char ready = handle < 0 ? 'n' : 'y';
        if (write(heard[1], &ready, 1) != 1) {
            _exit(1);
        }
        const int connection = accept(handle, nullptr, nullptr);
        char byte = 0;
        ready = read(connection, &byte, 1) == 0 ? 'y' : 'n';
        _exit(write(heard[1], &ready, 1) == 1 ? 0 : 1);
    }
    char ready = 0;
    QCOMPARE(read(heard[0], &ready, 1), ssize_t(1));
    QCOMPARE(ready, 'y');
    for (const QString &path700 : {runtime(), own()}) {
        QVERIFY(QFile::setPermissions(path700, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

    // Our own lock is held, so that the socket is asked at all.
    QLockFile held(lock);
    QVERIFY(held.tryLock());
    {
        SingleInstance second(data());
        QCOMPARE(second.claim(), SingleInstance::Claim::Granted);
    }
    ready = 0;
    QCOMPARE(read(heard[0], &ready, 1), ssize_t(1));
    QCOMPARE(ready, 'y'); // nothing but the end of the connection
    QCOMPARE(waitpid(squatter, nullptr, 0), squatter);

    // Without a lock that is held, the squatter's socket is replaced.
    held.unlock();
    SingleInstance third(data());
    QCOMPARE(third.claim(), SingleInstance::Claim::Granted);
    QCOMPARE(QFileInfo(path).ownerId(), geteuid());
}

void TestSingleInstance::aLockOfAnotherUserLocksNobodyOut()
{
    if (geteuid() != 0) {
        QSKIP("only root can be another user");
    }
    const QString lock = lockOfAnEarlierRun();
    QVERIFY(!lock.isEmpty());
    QFile planted(lock);
    QVERIFY(planted.open(QIODevice::WriteOnly));
    // As of a program that runs: ours, under another name.
    planted.write(QByteArray::number(getppid()) + "\nbelay\n" + QSysInfo::machineHostName().toLatin1() +
                  "\n\n\n");
    planted.close();
    QCOMPARE(chown(QFile::encodeName(lock).constData(), 65534, 65534), 0);
    SingleInstance instance(data());
    QCOMPARE(instance.claim(), SingleInstance::Claim::Granted);
}

// S10
void TestSingleInstance::aPlantedLinkIsNotFollowed()
{
    const QString lock = lockOfAnEarlierRun();
    QVERIFY(!lock.isEmpty());
    const QString target = m_place->filePath(u"precious"_s);
    QFile precious(target);
    QVERIFY(precious.open(QIODevice::WriteOnly));
    precious.write("precious");
    precious.close();
    const QString socket = QString(lock).replace(u".lock"_s, u".socket"_s);
    QVERIFY(QFile::link(target, lock));
    QVERIFY(QFile::link(target, socket));
    {
        SingleInstance instance(data());
        QCOMPARE(instance.claim(), SingleInstance::Claim::Granted);
    }
    QVERIFY(precious.open(QIODevice::ReadOnly));
    QCOMPARE(precious.readAll(), "precious");
}

void TestSingleInstance::onlyTheOneRequestIsTaken_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<int>("raises");
    QTest::newRow("raise") << QByteArray("raise\n") << 1;
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("other word") << QByteArray("quit\n") << 0;
    QTest::newRow("more") << QByteArray("raise\nbelay://acme/x\n") << 0;
    QTest::newRow("much") << QByteArray(1024 * 1024, 'r') << 0;
}

void TestSingleInstance::onlyTheOneRequestIsTaken()
{
    QFETCH(QByteArray, said);
    QFETCH(int, raises);
    SingleInstance first(data());
    QCOMPARE(first.claim(), SingleInstance::Claim::Granted);
    QSignalSpy raised(&first, &SingleInstance::raiseRequested);
    QLocalSocket other;
    other.connectToServer(fileOfKind(u"socket"_s));
    QVERIFY(other.waitForConnected());
    other.write(said);
    if (said.isEmpty()) {
        other.disconnectFromServer();
    }
    QTRY_COMPARE(other.state(), QLocalSocket::UnconnectedState);
    QCOMPARE(raised.count(), raises);
}

void TestSingleInstance::withoutARuntimeDirectoryTheDataDirectoryServes_data()
{
    QTest::addColumn<QString>("directory");
    QTest::newRow("unset") << QString();
    QTest::newRow("missing") << u"no/where"_s;
    QTest::newRow("open to others") << u"open"_s;
    QTest::newRow("relative") << u"../run"_s;
}

// L21
void TestSingleInstance::withoutARuntimeDirectoryTheDataDirectoryServes()
{
    QFETCH(QString, directory);
    if (directory.isEmpty()) {
        qunsetenv("XDG_RUNTIME_DIR");
    } else if (directory.startsWith(u'.')) {
        qputenv("XDG_RUNTIME_DIR", directory.toLatin1());
    } else {
        const QString path = m_place->filePath(directory);
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(path));
        if (directory == "open"_L1) {
            QVERIFY(QDir().mkdir(path));
            QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                                    QFile::ReadOther | QFile::ExeOther));
        }
    }
    SingleInstance first(data());
    QCOMPARE(first.claim(), SingleInstance::Claim::Granted);
    QVERIFY(QFileInfo::exists(data() + u"/instance.lock"_s));
    QVERIFY(QFileInfo::exists(data() + u"/instance.socket"_s));
    QVERIFY(!(QFile::permissions(data()) & othersRights));
    QVERIFY(!QFileInfo::exists(own()));
    QVERIFY(!QFileInfo::exists(m_place->filePath(u"open/app"_s)));

    QSignalSpy raised(&first, &SingleInstance::raiseRequested);
    QProcess second;
    second.start(QString::fromLocal8Bit(BELAY_PROGRAM), {u"--config-dir"_s, m_place->path()});
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(raised.count(), 1);
    QCOMPARE(second.exitCode(), 0);
}

void TestSingleInstance::whereNothingCanBeWrittenItStarts()
{
    qunsetenv("XDG_RUNTIME_DIR");
    SingleInstance instance(u"/proc/belay"_s);
    QCOMPARE(instance.claim(), SingleInstance::Claim::Granted);
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
