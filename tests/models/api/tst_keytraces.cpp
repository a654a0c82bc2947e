// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/httptransport.h"
#include "tests/support/await.h"
#include "tests/support/failonwarnings.h"
#include "tests/support/memoryscan.h"

#include <QLibraryInfo>
#include <QTest>
#include <QVersionNumber>

#include <array>
#include <csignal>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

//! A server in a program of its own, so that nothing of what it hears is in this one. Answers each request with {}.
class ServerElsewhere
{
public:
    ServerElsewhere()
    {
        const int listener = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (bind(listener, reinterpret_cast<const sockaddr *>(&address), size) == 0 &&
            listen(listener, 5) == 0 &&
            getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size) == 0) {
            m_port = ntohs(address.sin_port);
            m_process = fork();
        }
        if (m_process == 0) {
            serve(listener);
        }
        close(listener);
    }
    ~ServerElsewhere()
    {
        if (m_process > 0) {
            kill(m_process, SIGKILL);
            waitpid(m_process, nullptr, 0);
        }
    }
    Q_DISABLE_COPY_MOVE(ServerElsewhere)

    QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port)); }

private:
    [[noreturn]] static void serve(int listener)
    {
        static constexpr char answer[] =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        for (;;) {
            const int connection = accept(listener, nullptr, nullptr);
            std::array<char, 8192> request;
            while (read(connection, request.data(), request.size()) > 0) {
                (void)!write(connection, answer, sizeof answer - 1);
            }
            close(connection);
        }
    }

    int m_port = 0;
    pid_t m_process = -1;
};

} // namespace

//! S07: what is left of a key in memory once it has been dropped. Qt's own copies are beyond reach; ours are not.
class TestKeyTraces : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnWarnings(); }

    void aKeyThatWasNotUsedLeavesNothing();
    void aKeyThatWasUsedLeavesOnlyWhatQtKeeps();
    void whatAPersonTypedLeavesNothing();

private:
    //! Copies that Qt keeps of a header that was sent three times, after all of its objects have gone: memory that it
    //! gave back without wiping it. Seen: 2 with Qt 6.4.2, 5 with Qt 6.8.2.
    static int baseline() { return QLibraryInfo::version() < QVersionNumber(6, 7) ? 2 : 6; }
};

void TestKeyTraces::aKeyThatWasNotUsedLeavesNothing()
{
    const QByteArray veiled = MemoryScan::makeVeiled(200, 1);
    {
        const HttpTransport transport(QUrl(u"http://127.0.0.1:9"_s), Secret(MemoryScan::unveiled(veiled)));
        if (MemoryScan::copies(veiled) < 0) {
            QSKIP("the memory cannot be read here");
        }
        QCOMPARE(MemoryScan::copies(veiled), 1);
    }
    QCOMPARE(MemoryScan::copies(veiled), 0);
}

void TestKeyTraces::aKeyThatWasUsedLeavesOnlyWhatQtKeeps()
{
    const ServerElsewhere server;
    const QByteArray veiled = MemoryScan::makeVeiled(200, 2);
    {
        HttpTransport transport(server.url(), Secret(MemoryScan::unveiled(veiled)));
        for (int i = 0; i < 3; ++i) {
            HttpRequest request;
            request.method = "GET";
            request.path = "/webapps/api/v1/webapps/x";
            QVERIFY(await(transport.send(request)));
        }
        if (MemoryScan::copies(veiled) < 0) {
            QSKIP("the memory cannot be read here");
        }
        QVERIFY(MemoryScan::copies(veiled) >= 1);
    }
    // Replies go with the event loop.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
    const int left = MemoryScan::copies(veiled);
    qInfo("%d copies of the key are left, of at most %d", left, baseline());
    QVERIFY(left <= baseline());
}

void TestKeyTraces::whatAPersonTypedLeavesNothing()
{
    const QByteArray veiled = MemoryScan::makeVeiled(200, 3);
    {
        QString typed = QString::fromLatin1(MemoryScan::unveiled(veiled));
        const Secret secret = Secret::fromUserInput(typed);
        QVERIFY(!secret.isEmpty());
        typed.fill(u' ');
    }
    const int left = MemoryScan::copies(veiled);
    if (left < 0) {
        QSKIP("the memory cannot be read here");
    }
    // The one that this test unveiled.
    QVERIFY(left <= 1);
}

QTEST_GUILESS_MAIN(TestKeyTraces)
#include "tst_keytraces.moc"
