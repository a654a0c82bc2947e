// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

//! belay --export as other people's scripts call it, against belay-sandbox: what it writes and how it ends.
class TestExport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();

    void jsonHoldsEveryServiceInFull();
    void aSummaryDescribesNothing();
    void yamlHoldsOneDocumentEach();
    void csvHoldsOneRowEach();
    void aFileIsReplacedAsAWhole();
    void theSandboxNeedsNoKey();

    void exitCodes_data();
    void exitCodes();
    void aFileThatCannotBeWrittenIsAFailure();
    void aPlatformThatFailsLeavesNoFile();

private:
    static constexpr int serviceCount = 130;

    struct Finished
    {
        int exitCode = -1;
        QByteArray out;
        QByteArray err;
    };
    Finished run(const QStringList &arguments, const QString &key, const QString &url);
    Finished run(const QStringList &arguments) { return run(arguments, m_key, m_url); }
    static bool startSandbox(QProcess &process, const QStringList &arguments, QString *url, QString *key);
    QString path(const QString &name) const { return m_place.filePath(name); }

    QTemporaryDir m_place;
    QProcess m_sandbox;
    QString m_url;
    QString m_key;
    QByteArray m_everythingSaid;
};

bool TestExport::startSandbox(QProcess &process, const QStringList &arguments, QString *url, QString *key)
{
    process.start(QString::fromLocal8Bit(BELAY_SANDBOX_PROGRAM), arguments);
    if (!process.waitForReadyRead(60'000)) {
        return false;
    }
    const QJsonObject line = QJsonDocument::fromJson(process.readLine()).object();
    *url = line.value(u"url"_s).toString();
    *key = line.value(u"apiKey"_s).toString();
    return !url->isEmpty() && !key->isEmpty();
}

void TestExport::initTestCase()
{
    QVERIFY(m_place.isValid());
    QVERIFY(startSandbox(m_sandbox, {u"--services"_s, QString::number(serviceCount)}, &m_url, &m_key));
}

void TestExport::cleanupTestCase()
{
    m_sandbox.terminate();
    QVERIFY(m_sandbox.waitForFinished(30'000));
}

void TestExport::cleanup()
{
    QVERIFY2(!m_everythingSaid.contains(m_key.toLatin1()), "the key was printed or written");
    m_everythingSaid.clear();
}

TestExport::Finished TestExport::run(const QStringList &arguments, const QString &key, const QString &url)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"DISPLAY"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"none"_s);
    environment.insert(u"API_KEY"_s, key);
    environment.insert(u"BELAY_BASE_URL"_s, url);
    process.setProcessEnvironment(environment);
    process.start(QString::fromLocal8Bit(BELAY_PROGRAM),
                  QStringList{u"--config-dir"_s, path(u"config"_s)} + arguments);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) {
        return {};
    }
    const Finished finished{process.exitCode(), process.readAllStandardOutput(),
                            process.readAllStandardError()};
    m_everythingSaid += finished.out + finished.err;
    return finished;
}

void TestExport::jsonHoldsEveryServiceInFull()
{
    const Finished finished = run({u"--export"_s, u"-"_s});
    QCOMPARE(QString::fromLocal8Bit(finished.err), QString());
    QCOMPARE(finished.exitCode, 0);
    const QJsonArray services = QJsonDocument::fromJson(finished.out).array();
    QCOMPARE(services.size(), serviceCount);
    QSet<QString> names;
    for (const QJsonValue &service : services) {
        names.insert(service[u"name"_s].toString());
        QVERIFY(service[u"imageDetails"_s][u"imageId"_s].toInt() > 0);
        QVERIFY(service[u"minInstances"_s].toInt() >= 1);
    }
    QCOMPARE(names.size(), serviceCount);
}

void TestExport::aSummaryDescribesNothing()
{
    const Finished finished =
        run({u"--export"_s, u"-"_s, u"--summary-only"_s, u"--profile"_s, u"environment"_s});
    QCOMPARE(finished.exitCode, 0);
    const QJsonArray services = QJsonDocument::fromJson(finished.out).array();
    QCOMPARE(services.size(), serviceCount);
    for (const QJsonValue &service : services) {
        QVERIFY(!service[u"name"_s].toString().isEmpty());
        QVERIFY(!service.toObject().contains(u"imageDetails"_s));
    }
}

void TestExport::yamlHoldsOneDocumentEach()
{
    const Finished finished = run({u"--export"_s, u"-"_s, u"--format"_s, u"yaml"_s});
    QCOMPARE(finished.exitCode, 0);
    const QString text = u'\n' + QString::fromUtf8(finished.out);
    QCOMPARE(text.count(u"\n---\n"_s), serviceCount);
    QCOMPARE(text.count(u"\nbody:\n"_s), serviceCount);
}

void TestExport::csvHoldsOneRowEach()
{
    const Finished finished = run({u"--export"_s, u"-"_s, u"--format"_s, u"csv"_s, u"--summary-only"_s});
    QCOMPARE(finished.exitCode, 0);
    const QList<QByteArray> lines = finished.out.trimmed().split('\n');
    QCOMPARE(lines.size(), serviceCount + 1);
    QVERIFY(lines.first().startsWith("id,name,title,"));
}

void TestExport::aFileIsReplacedAsAWhole()
{
    const QString file = path(u"services.json"_s);
    QFile before(file);
    QVERIFY(before.open(QIODevice::WriteOnly));
    QVERIFY(before.write(QByteArray(4 * 1024 * 1024, 'x')) > 0);
    before.close();
    const Finished finished = run({u"--export"_s, file, u"--summary-only"_s});
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(finished.out, QByteArray());
    QVERIFY(before.open(QIODevice::ReadOnly));
    const QByteArray written = before.readAll();
    m_everythingSaid += written;
    QCOMPARE(QJsonDocument::fromJson(written).array().size(), serviceCount);
}

void TestExport::theSandboxNeedsNoKey()
{
    const Finished finished =
        run({u"--export"_s, u"-"_s, u"--sandbox"_s, u"--summary-only"_s}, QString(), QString());
    QCOMPARE(finished.exitCode, 0);
    QCOMPARE(QJsonDocument::fromJson(finished.out).array().size(), 14);
}

void TestExport::exitCodes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("exitCode");
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const QString closed = u"http://127.0.0.1:%1"_s.arg(free.serverPort());
    QTest::newRow("wrong key") << QStringList() << u"this-is-no-key-of-this-sandbox"_s << m_url << 3;
    QTest::newRow("unknown profile") << QStringList{u"--profile"_s, u"nobody"_s} << m_key << m_url << 4;
    QTest::newRow("no profile at all") << QStringList() << QString() << QString() << 4;
    QTest::newRow("closed port") << QStringList() << m_key << closed << 6;
    QTest::newRow("no key in API_KEY") << QStringList() << u"two words"_s << m_url << 2;
    QTest::newRow("no address") << QStringList() << m_key << u"ftp://127.0.0.1"_s << 2;
}

void TestExport::exitCodes()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, key);
    QFETCH(QString, url);
    QFETCH(int, exitCode);
    const QString file = path(u"never.json"_s);
    const Finished finished = run(QStringList{u"--export"_s, file} + arguments, key, url);
    QCOMPARE(finished.exitCode, exitCode);
    QCOMPARE(finished.out, QByteArray());
    QVERIFY2(finished.err.startsWith("belay: "), finished.err.constData());
    QVERIFY(key.isEmpty() || !finished.err.contains(key.toLatin1()));
    QVERIFY(!QFile::exists(file));
}

void TestExport::aFileThatCannotBeWrittenIsAFailure()
{
    const Finished finished = run({u"--export"_s, u"/proc/belay/services.json"_s, u"--summary-only"_s});
    QCOMPARE(finished.exitCode, 1);
    QVERIFY2(finished.err.startsWith("belay: "), finished.err.constData());
}

void TestExport::aPlatformThatFailsLeavesNoFile()
{
    QProcess failing;
    QString url;
    QString key;
    QVERIFY(startSandbox(failing, {u"--services"_s, u"5"_s, u"--fault"_s, u"500@GET:1"_s}, &url, &key));
    const QString file = path(u"half.json"_s);
    const Finished finished = run({u"--export"_s, file}, key, url);
    QCOMPARE(finished.exitCode, 1);
    QVERIFY(!QFile::exists(file));
    QVERIFY(!QByteArray(finished.out + finished.err).contains(key.toLatin1()));
    failing.terminate();
    QVERIFY(failing.waitForFinished(30'000));
}

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
