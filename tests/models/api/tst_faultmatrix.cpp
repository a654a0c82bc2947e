// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/api/apicalls.h"
#include "tests/support/testcertificate.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

constexpr std::array operations{"list", "describe", "create", "update", "delete", "test"};

//! An address that takes connections into its queue until that is full, and then answers nobody.
class BlackHole
{
public:
    BlackHole()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *generic = reinterpret_cast<sockaddr *>(&address);
        m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
        if (::bind(m_listener, generic, size) != 0 || ::listen(m_listener, 0) != 0 ||
            ::getsockname(m_listener, generic, &size) != 0) {
            qFatal("no black hole here");
        }
        m_port = ntohs(address.sin_port);
        for (int &filler : m_fillers) {
            filler = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
            (void)::connect(filler, generic, size);
        }
    }
    ~BlackHole()
    {
        ::close(m_listener);
        for (const int filler : m_fillers) {
            ::close(filler);
        }
    }
    Q_DISABLE_COPY_MOVE(BlackHole)

    quint16 port() const { return m_port; }

private:
    int m_listener = -1;
    std::array<int, 4> m_fillers{};
    quint16 m_port = 0;
};

//! Takes connections and never says a word, not even of TLS. Keeps what it was told.
class MuteServer : public QTcpServer
{
public:
    MuteServer()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { m_heard += socket->readAll(); });
        });
        if (!listen(QHostAddress::LocalHost)) {
            qFatal("the mute server cannot listen");
        }
    }
    const QByteArray &heard() const { return m_heard; }

private:
    QByteArray m_heard;
};

//! How all operations meet a fault. Written down here from the policy, not taken from the code under test.
struct Fault
{
    const char *number;
    const char *what;
    //! What the server does with each request; nothing: there is no server to speak of.
    std::function<FaultScript(const ApiCall &)> script;
    ErrorKind kind;
    Outcome outcome;
    std::array<int, operations.size()> attempts; //!< list, describe, create, update, delete, test
    int httpStatus = 0;

    //! Its number in the catalogue; those that share one go by their status.
    QByteArray name() const { return httpStatus ? QByteArray::number(httpStatus) : QByteArray(number); }
};

constexpr std::array notSent{3, 3, 3, 3, 3, 2};
constexpr std::array unknown{3, 3, 1, 1, 3, 1};
constexpr std::array unreadable{2, 2, 1, 1, 1, 1};
constexpr std::array throttled{3, 3, 3, 3, 3, 1};

QByteArray head(const QByteArray &length)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + length + "\r\n";
}

QByteArray whole(const ApiCall &call)
{
    return httpAnswer(200, call.answer);
}

QByteArray half(const ApiCall &call)
{
    const QByteArray answer = whole(call);
    return answer.left(answer.size() - call.answer.size() / 2);
}

Fault statusFault(int status, ErrorKind kind, Outcome outcome, std::array<int, operations.size()> attempts)
{
    return {"N27",
            "",
            [status](const ApiCall &) { return FaultScript{FaultStep::send(httpAnswer(status, "{}"))}; },
            kind,
            outcome,
            attempts,
            status};
}

const QList<Fault> &faults()
{
    using Kind = ErrorKind;
    static const auto nobody = [](const ApiCall &) { return FaultScript(); };
    static const QList<Fault> all{
        {"N01", "no such host", nobody, Kind::Network, Outcome::NotSent, notSent},
        {"N02", "refused", nobody, Kind::Network, Outcome::NotSent, notSent},
        {"N03", "connect black hole", nobody, Kind::Timeout, Outcome::NotSent, notSent},
        {"N04", "mute server", nobody, Kind::Timeout, Outcome::Unknown, unknown}, // TLS: NotSent, see below
        {"N05", "stall before the first byte",
         [](const ApiCall &) { return FaultScript{FaultStep::sleep(60s)}; }, Kind::Timeout, Outcome::Unknown,
         unknown},
        {"N06", "stall in the body",
         [](const ApiCall &c) {
             return FaultScript{FaultStep::send(half(c)), FaultStep::sleep(60s)};
         },
         Kind::Timeout, Outcome::Unknown, unknown},
        {"N07", "reset in the body",
         [](const ApiCall &c) {
             return FaultScript{FaultStep::send(half(c)), FaultStep::sleep(20ms), FaultStep::rst()};
         },
         Kind::Network, Outcome::Unknown, unknown},
        {"N08", "body dripped",
         [](const ApiCall &) {
             return FaultScript{FaultStep::send(head("Content-Length: 100000\r\n")),
                                FaultStep::drip(QByteArray(1000, ' '), 1, 50ms)};
         },
         Kind::Timeout, Outcome::Unknown, unknown},
        {"N09", "headers dripped",
         [](const ApiCall &) {
             return FaultScript{FaultStep::send("HTTP/1.1 200 OK\r\n"),
                                FaultStep::drip("X-Filler: " + QByteArray(1000, 'x'), 1, 50ms)};
         },
         Kind::Timeout, Outcome::Unknown, unknown},
        {"N10", "upload never read", nobody, Kind::Timeout, Outcome::Unknown, unknown},
        {"N11", "closed without a reply", [](const ApiCall &) { return FaultScript{FaultStep::fin()}; },
         Kind::Network, Outcome::Unknown, unknown},
        {"N15", "cut JSON, right length",
         [](const ApiCall &c) { return FaultScript{FaultStep::send(httpAnswer(200, c.answer.chopped(1)))}; },
         Kind::BadPayload, Outcome::Unknown, unreadable},
        {"N16", "no length, closed early",
         [](const ApiCall &c) {
             return FaultScript{FaultStep::send(head({}) + c.answer.chopped(1)), FaultStep::sleep(20ms),
                                FaultStep::fin()};
         },
         Kind::BadPayload, Outcome::Unknown, unreadable},
        statusFault(429, Kind::RateLimited, Outcome::Throttled, throttled),
        statusFault(500, Kind::Server, Outcome::Unknown, unknown),
        statusFault(502, Kind::Server, Outcome::Unknown, unknown),
        statusFault(503, Kind::Server, Outcome::Unknown, unknown),
        statusFault(504, Kind::Server, Outcome::Unknown, unknown),
    };
    return all;
}

const ApiCall &callNamed(const char *name)
{
    for (const ApiCall &call : allApiCalls()) {
        if (qstrcmp(call.name, name) == 0) {
            return call;
        }
    }
    qFatal("no such operation");
}

} // namespace

//! One fault met by one operation over one transport, from its start to its end.
class FaultCell
{
public:
    FaultCell(const Fault &met, qsizetype operation, bool overTls, const TestCertificate &own,
              const NetworkSettings &trusting)
        : fault(met)
        , usesTls(overTls)
        , wantedAttempts(met.attempts.at(static_cast<size_t>(operation)))
        , m_call(callNamed(operations.at(static_cast<size_t>(operation))))
        , m_own(own)
    {
        m_settings = overTls ? trusting : NetworkSettings();
    }

    void start(const QObject *context)
    {
        makeServer();
        m_transport = std::make_unique<HttpTransport>(m_url, Secret(testKey), m_settings);
        RetryTimings timings = shortTimings();
        const bool isStuck = isFault("N03") || isFault("N04");
        timings.connect = isStuck && usesTls ? 250ms : isFault("N03") ? 250ms : 10s;
        // The large bodies are made while their timers run already.
        const bool isLarge = isFault("N10") &&
                             (m_call.operation == Operation::Create || m_call.operation == Operation::Update);
        timings.longestIdle = isLarge ? 3s : 400ms;
        timings.longestAttempt = isLarge ? 4s : 600ms;
        m_transport->setTimings(timings);
        QObject::connect(m_transport.get(), &HttpTransport::requestStarted, context, [this] { ++attempts; });
        m_client = std::make_unique<ApiClient>(*m_transport);
        const auto end = [this](const std::optional<ApiError> &e) { ended(e); };
        if (isFault("N10") && m_call.operation == Operation::Update) {
            ServicePatch patch = somePatch();
            patch.draft.title = QString(8 * 1024 * 1024, u'x');
            watch(m_client->update(ServiceId{u"a-1"_s}, patch), context, end);
        } else if (isFault("N10") && m_call.operation == Operation::Create) {
            ServiceDraft draft = someDraft();
            draft.title = QString(8 * 1024 * 1024, u'x');
            watch(m_client->create(draft), context, end);
        } else {
            m_call.start(*m_client, context, end);
        }
    }

    bool isDone() const { return endings > 0; }
    //! Takes the parts out of service, keeping what was seen.
    void close()
    {
        m_client.reset();
        m_transport.reset();
        if (m_server) {
            requests = m_server->requestCount();
            const QHash<QByteArray, int> copies = m_server->copies();
            for (const int count : copies) {
                mostCopies = qMax(mostCopies, count);
            }
            m_server.reset();
        }
        if (m_mute) {
            keyLeaked = usesTls && m_mute->heard().contains(testKey);
            m_mute.reset();
        }
        m_hole.reset();
    }

    bool isFault(const char *number) const { return qstrcmp(fault.number, number) == 0; }
    bool isWrite() const { return m_call.isWrite; }
    QByteArray name() const { return fault.name() + ' ' + m_call.name + (usesTls ? " TLS" : " HTTP"); }

    const Fault &fault;
    const bool usesTls;
    const int wantedAttempts;
    int attempts = 0;
    int endings = 0;
    int requests = 0;   //!< complete ones that the server has seen
    int mostCopies = 0; //!< of any request id
    bool keyLeaked = false;
    std::optional<ApiError> error;

private:
    void ended(const std::optional<ApiError> &e)
    {
        ++endings;
        error = e;
    }

    void makeServer()
    {
        const QString scheme = usesTls ? u"https"_s : u"http"_s;
        const auto local = [&scheme](quint16 port) {
            return QUrl(scheme + u"://127.0.0.1:"_s + QString::number(port));
        };
        if (isFault("N01")) {
            m_url = QUrl(scheme + u"://nx.invalid"_s);
        } else if (isFault("N02")) {
            QTcpServer closed;
            closed.listen(QHostAddress::LocalHost);
            m_url = local(closed.serverPort());
        } else if (isFault("N03")) {
            m_hole = std::make_unique<BlackHole>();
            m_url = local(m_hole->port());
        } else if (isFault("N04")) {
            m_mute = std::make_unique<MuteServer>();
            m_url = local(m_mute->serverPort());
        } else {
            m_server = std::make_unique<FaultServer>();
            if (usesTls) {
                m_server->useTls(m_own.certificate, m_own.key);
            }
            if (isFault("N10")) {
                m_server->greetWith({FaultStep::stopReading()});
            }
            m_server->answerWith(fault.script(m_call));
            m_url = m_server->url();
        }
    }

    const ApiCall &m_call;
    const TestCertificate &m_own;
    NetworkSettings m_settings;
    QUrl m_url;
    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<MuteServer> m_mute;
    std::unique_ptr<BlackHole> m_hole;
    std::unique_ptr<HttpTransport> m_transport;
    std::unique_ptr<ApiClient> m_client;
};

//! Every fault of the catalogue's matrix, met by every operation over plain HTTP and over TLS: how often it is tried, what
//! is then known, and that no write arrives twice. The cells wait for their time-outs beside one another, before the
//! first is judged.
class FaultMatrixTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void cell_data();
    void cell();
    void cleanupTestCase();

private:
    static constexpr int atOnce = 8;

    QTemporaryDir m_place;
    TestCertificate m_own = TestCertificate::make();
    std::vector<std::unique_ptr<FaultCell>> m_cells;
    QHash<QByteArray, QByteArray> m_verdicts;
};

void FaultMatrixTest::initTestCase()
{
    const NetworkSettings trusting = m_own.trustedFrom(m_place.path());
    for (const Fault &fault : faults()) {
        for (qsizetype operation = 0; operation < qsizetype(operations.size()); ++operation) {
            for (const bool usesTls : {false, true}) {
                m_cells.push_back(std::make_unique<FaultCell>(fault, operation, usesTls, m_own, trusting));
            }
        }
    }
    QCOMPARE(m_cells.size(), size_t(216));

    size_t next = 0;
    std::vector<FaultCell *> running;
    while (next < m_cells.size() || !running.empty()) {
        while (running.size() < atOnce && next < m_cells.size()) {
            running.push_back(m_cells.at(next++).get());
            running.back()->start(this);
        }
        const bool moved = QTest::qWaitFor(
            [&running] {
                return std::any_of(running.begin(), running.end(),
                                   [](const FaultCell *cell) { return cell->isDone(); });
            },
            30000);
        QVERIFY2(moved, "an operation did not end");
        std::erase_if(running, [](FaultCell *cell) {
            const bool done = cell->isDone();
            if (done) {
                cell->close();
            }
            return done;
        });
    }
}

void FaultMatrixTest::cell_data()
{
    QTest::addColumn<size_t>("index");
    for (size_t i = 0; i < m_cells.size(); ++i) {
        QTest::newRow(m_cells.at(i)->name().constData()) << i;
    }
}

void FaultMatrixTest::cell()
{
    QFETCH(size_t, index);
    const FaultCell &cell = *m_cells.at(index);
    const bool staysInTheHandshake = cell.isFault("N04") && cell.usesTls;
    const bool isLeft = cell.fault.outcome == Outcome::NotSent || staysInTheHandshake;

    QCOMPARE(cell.endings, 1);
    QVERIFY2(cell.error, "a fault was taken for success");
    const QByteArray text = cell.error->toString().toUtf8();
    // The network layer may take the end of an answer without a length for a break of the connection.
    const bool mayBreak = cell.isFault("N16") && cell.isWrite();
    const bool isBreak = mayBreak && cell.error->kind == ErrorKind::Network;
    QVERIFY2(isBreak || cell.error->kind == cell.fault.kind, text.constData());
    QVERIFY2(cell.error->outcome == (isLeft ? Outcome::NotSent : cell.fault.outcome), text.constData());
    const int answered = cell.fault.kind == ErrorKind::BadPayload ? 200 : cell.fault.httpStatus;
    QVERIFY(isBreak || cell.error->httpStatus == answered);
    const Fault &asNotSent = faults().first();
    const size_t operation = index / 2 % operations.size();
    const int wanted = staysInTheHandshake ? asNotSent.attempts.at(operation) : cell.wantedAttempts;
    const int most = mayBreak ? unknown.at(operation) : wanted;
    QVERIFY2(cell.attempts >= wanted && cell.attempts <= most, QByteArray::number(cell.attempts));
    // No write is on the wire twice under one id, whatever the network layer would do by itself.
    if (cell.isWrite() && cell.requests > 0) {
        QCOMPARE(cell.mostCopies, 1);
        QCOMPARE(cell.requests, cell.attempts);
    }
    QVERIFY(!cell.keyLeaked);
    QVERIFY(!text.contains(testKey));
    m_verdicts.insert(cell.name(), QByteArray::number(cell.attempts) +
                                       (cell.error->outcome == Outcome::NotSent     ? " not sent "
                                        : cell.error->outcome == Outcome::Throttled ? " throttled"
                                                                                    : " unknown  "));
}

void FaultMatrixTest::cleanupTestCase()
{
    QByteArray table = "attempts and outcome\n" + QByteArray("fault").leftJustified(12);
    for (const char *operation : operations) {
        table += QByteArray(operation).leftJustified(24);
    }
    for (size_t i = 0; i < m_cells.size(); ++i) {
        if (i % (2 * operations.size()) == 0) {
            table += '\n' + m_cells.at(i)->fault.name().leftJustified(12);
        }
        table += m_verdicts.value(m_cells.at(i)->name(), "FAILED").leftJustified(12);
    }
    qInfo("%s\n%lld of %zu cells as promised", table.constData(), static_cast<long long>(m_verdicts.size()),
          m_cells.size());
}

} // namespace Belay

QTEST_GUILESS_MAIN(Belay::FaultMatrixTest)
#include "tst_faultmatrix.moc"
