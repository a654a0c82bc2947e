// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/failonwarnings.h"
#include "tests/support/stubplatform.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

constexpr uid_t nobody = 65534;
const QByteArray key = "sentinel-key-0123456789";
const QByteArray value = "sentinel value of a variable";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool holdsSecret(const QByteArray &text)
{
    return text.contains(key) || text.contains(value) || text.contains(key.toBase64()) ||
           text.contains(key.toHex());
}

} // namespace

//! The running program with a key in its environment, every message of Qt switched on, and no umask: what others can
//! see of it, and what it leaves behind.
class TestSecrecy : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }
    void initTestCase();
    void cleanupTestCase();

    void theKeyIsNotAmongArgumentsAndVariables();
    void aFileSizeLimitIsAnErrorToIt();
    void itLeavesNoCore();
    void nothingSecretWasPrinted();
    void noFileHoldsASecret();
    void filesAreForTheirOwnerOnly();

private:
    pid_t start(const QByteArray &program);
    QString proc(const QString &name) const { return u"/proc/%1/%2"_s.arg(m_process).arg(name); }

    QTemporaryDir m_place;
    QTemporaryDir m_open; //!< for all to read
    StubPlatform m_platform;
    pid_t m_process = -1;
    uid_t m_user = geteuid();
};

pid_t TestSecrecy::start(const QByteArray &program)
{
    const QByteArray place = QFile::encodeName(m_place.path());
    const QList<QByteArray> variables{"HOME=" + place,
                                      "XDG_RUNTIME_DIR=" + place,
                                      "XDG_CACHE_HOME=" + place + "/cache",
                                      "PATH=/usr/bin:/bin",
                                      "LC_ALL=C.UTF-8",
                                      "QT_QPA_PLATFORM=offscreen",
                                      "QT_LOGGING_RULES=*=true",
                                      "DBUS_SESSION_BUS_ADDRESS=",
                                      "API_KEY=" + key,
                                      "BELAY_BASE_URL=" + m_platform.url().toEncoded()};
    const QByteArray config = place + "/config";
    const QList<QByteArray> arguments{program, "--config-dir", config, "--log-level", "debug"};
    const auto pointers = [](const QList<QByteArray> &texts) {
        std::vector<char *> list;
        for (const QByteArray &text : texts) {
            list.push_back(const_cast<char *>(text.constData()));
        }
        list.push_back(nullptr);
        return list;
    };
    const std::vector<char *> argv = pointers(arguments);
    const std::vector<char *> envp = pointers(variables);
    const QByteArray output = place + "/output";
    const pid_t process = fork();
    if (process != 0) {
        return process;
    }
    umask(0);
    const int handle = open(output.constData(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    const bool isReady = handle >= 0 && dup2(handle, 1) == 1 && dup2(handle, 2) == 2 &&
                         chdir(place.constData()) == 0 && (geteuid() == m_user || setuid(m_user) == 0);
    if (isReady) {
        execve(program.constData(), argv.data(), envp.data());
    }
    _exit(127);
}

void TestSecrecy::initTestCase()
{
    QVERIFY(m_place.isValid());
    QByteArray program = BELAY_PROGRAM;
    // Of a root program, /proc does not tell what it hides from others.
    if (m_user == 0) {
        m_user = nobody;
        // Where it was built may be closed to all others.
        const QString copy = m_open.filePath(u"belay"_s);
        const QFile::Permissions others =
            QFile::ReadOther | QFile::ExeOther | QFile::ReadGroup | QFile::ExeGroup;
        QVERIFY(QFile::copy(QFile::decodeName(program), copy));
        QVERIFY(QFile::setPermissions(copy, QFile::permissions(copy) | others));
        QVERIFY(QFile::setPermissions(m_open.path(), QFile::permissions(m_open.path()) | others));
        program = QFile::encodeName(copy);
        QCOMPARE(chown(QFile::encodeName(m_place.path()).constData(), nobody, nobody), 0);
    }
    Service service = StubPlatform::described(1);
    service.details->parameters = Parameters{{{u"DB_PASSWORD"_s, QString::fromUtf8(value)}}, {}};
    m_platform.services = {service};
    // A server that says what it got, as some proxies do.
    m_platform.intercept =
        [this](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        if (request.path.contains("image-management"_L1) || request.path.contains("quota"_L1)) {
            return StubPlatform::Answer{502, "Bad gateway. Request was: Authorization: Bearer " + key + ' ' +
                                                 value};
        }
        return m_platform.answer(request);
    };
    m_process = start(program);
    QVERIFY(m_process > 0);
    QTest::qWait(100);
    QVERIFY2(waitpid(m_process, nullptr, WNOHANG) == 0, "it ended at once");
    // The list, and then what the rows in sight need.
    QTRY_VERIFY_WITH_TIMEOUT(m_platform.count("GET") >= 2, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_place.filePath(u"config/data/journal.db"_s)), 30'000);
}

void TestSecrecy::cleanupTestCase()
{
    if (m_process > 0) {
        kill(m_process, SIGKILL);
        waitpid(m_process, nullptr, 0);
    }
}

// S05
void TestSecrecy::theKeyIsNotAmongArgumentsAndVariables()
{
    const QByteArray arguments = contentOf(proc(u"cmdline"_s));
    QVERIFY(arguments.contains("--log-level"));
    QVERIFY(!holdsSecret(arguments));
    if (geteuid() == 0) {
        const QByteArray variables = contentOf(proc(u"environ"_s));
        QVERIFY(variables.contains("QT_LOGGING_RULES"));
        QVERIFY(!holdsSecret(variables));
    }
}

// L11
void TestSecrecy::aFileSizeLimitIsAnErrorToIt()
{
    const QByteArray status = contentOf(proc(u"status"_s));
    const qsizetype at = status.indexOf("SigIgn:\t");
    QVERIFY(at > 0);
    const quint64 ignored = status.mid(at + 8, 16).toULongLong(nullptr, 16);
    QVERIFY(ignored & (quint64(1) << (SIGXFSZ - 1)));
}

// S06
void TestSecrecy::itLeavesNoCore()
{
    const QByteArray limits = contentOf(proc(u"limits"_s));
    QVERIFY2(limits.contains("Max core file size        0                    0 "), limits.constData());
    // What cannot be dumped belongs to root, whoever runs it.
    QCOMPARE(QFileInfo(proc(u"environ"_s)).ownerId(), 0U);
    QVERIFY(m_user != 0);
    const QByteArray path = QFile::encodeName(proc(u"environ"_s));
    const pid_t reader = fork();
    if (reader == 0) {
        const bool isUser = geteuid() == m_user || setuid(m_user) == 0;
        _exit(isUser && open(path.constData(), O_RDONLY) < 0 ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(waitpid(reader, &status, 0), reader);
    QVERIFY2(WIFEXITED(status) && WEXITSTATUS(status) == 0, "another program of the user can read it");

    QCOMPARE(kill(m_process, SIGABRT), 0);
    QCOMPARE(waitpid(m_process, &status, 0), m_process);
    m_process = -1;
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    QVERIFY(!WCOREDUMP(status));
    QVERIFY(QDir(m_place.path()).entryList({u"core*"_s}, QDir::Files).isEmpty());
}

// S23, S05
void TestSecrecy::nothingSecretWasPrinted()
{
    const QByteArray output = contentOf(m_place.filePath(u"output"_s));
    QVERIFY2(output.contains(" debug qt."), "no message of Qt arrived");
    QVERIFY(!holdsSecret(output));
}

// S05
void TestSecrecy::noFileHoldsASecret()
{
    QDirIterator files(m_place.path(), QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        const QString path = files.next();
        ++count;
        QVERIFY2(!holdsSecret(contentOf(path)), qPrintable(path));
    }
    QVERIFY(count >= 3);
}

// S09
void TestSecrecy::filesAreForTheirOwnerOnly()
{
    constexpr mode_t others = S_IRWXG | S_IRWXO;
    QDirIterator entries(m_place.path(),
                         QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = entries.next();
        struct stat info
        {
        };
        QCOMPARE(lstat(QFile::encodeName(path).constData(), &info), 0);
        QVERIFY2((info.st_mode & others) == 0, qPrintable(path));
    }
}

QTEST_GUILESS_MAIN(TestSecrecy)
#include "tst_secrecy.moc"
