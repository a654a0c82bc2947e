// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

const QString program = QString::fromLocal8Bit(BELAY_SANDBOX_PROGRAM);

struct Finished
{
    int exitCode = -1;
    QString out;
    QString err;
};

Finished runToEnd(const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(20000)) {
        return Finished();
    }
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

//! belay-sandbox as a program: its line, its options, its end.
class ProgramTest : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void printsOneLineAndEndsCleanly_data();
    void printsOneLineAndEndsCleanly();
    void lists10000Services();
    void explainsItself();
    void refusesWrongOptions_data();
    void refusesWrongOptions();
    void saysThatItCannotStart();
};

void ProgramTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void ProgramTest::printsOneLineAndEndsCleanly_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void ProgramTest::printsOneLineAndEndsCleanly()
{
    QFETCH(int, signal);
    QProcess process;
    process.start(program, {u"--port"_s, u"0"_s});
    QVERIFY(process.waitForReadyRead(20000));
    const QJsonObject line = QJsonDocument::fromJson(process.readLine()).object();
    QCOMPARE(line.keys(), (QStringList{u"apiKey"_s, u"readOnlyApiKey"_s, u"url"_s}));
    QCOMPARE(QUrl(line.value(u"url"_s).toString()).host(), u"127.0.0.1"_s);
    // S15: who lists the processes of others learns no key.
    QFile arguments(u"/proc/%1/cmdline"_s.arg(process.processId()));
    QVERIFY(arguments.open(QIODevice::ReadOnly));
    QVERIFY(!arguments.readAll().contains(line.value(u"apiKey"_s).toString().toLatin1()));
    ::kill(static_cast<pid_t>(process.processId()), signal);
    QVERIFY(process.waitForFinished(20000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardOutput(), QByteArray());
    QCOMPARE(process.readAllStandardError(), QByteArray());
}

void ProgramTest::lists10000Services()
{
    QProcess process;
    process.start(program, {u"--services"_s, u"10000"_s, u"--seed"_s, u"5"_s});
    QVERIFY(process.waitForReadyRead(60000));
    const QJsonObject line = QJsonDocument::fromJson(process.readLine()).object();

    QNetworkAccessManager network;
    QSet<QString> ids;
    QSet<QString> names;
    int pages = 1;
    QElapsedTimer timer;
    timer.start();
    for (int page = 1; page <= pages; ++page) {
        const QString address =
            u"%1/webapps/api/v1/webapps/?featureType=services&pageSize=100&pageNumber=%2"_s.arg(
                line.value(u"url"_s).toString(), QString::number(page));
        QNetworkRequest request{QUrl(address)};
        request.setRawHeader("Authorization", line.value(u"apiKey"_s).toString().toLatin1());
        const std::unique_ptr<QNetworkReply> reply(network.get(request));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        QVERIFY(finished.wait(20000));
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        const QJsonObject envelope = QJsonDocument::fromJson(reply->readAll()).object();
        pages = envelope.value(u"pageCount"_s).toInt();
        for (const QJsonValue &service : envelope.value(u"services"_s).toArray()) {
            ids.insert(service.toObject().value(u"id"_s).toString());
            names.insert(service.toObject().value(u"name"_s).toString());
        }
    }
    qInfo("100 pages of 100 services one after another: %lld ms", timer.elapsed());
    QCOMPARE(pages, 100);
    QCOMPARE(ids.size(), 10000);
    QCOMPARE(names.size(), 10000);
    process.terminate();
    QVERIFY(process.waitForFinished(20000));
    QCOMPARE(process.exitCode(), 0);
}

void ProgramTest::explainsItself()
{
    const Finished help = runToEnd({u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    for (const QString &option : {u"--port"_s, u"--data"_s, u"--services"_s, u"--latency"_s,
                                  u"--deploy-time"_s, u"--seed"_s, u"--fault"_s}) {
        QVERIFY2(help.out.contains(option), qPrintable(option));
    }
    const Finished version = runToEnd({u"--version"_s});
    QCOMPARE(version.exitCode, 0);
    QVERIFY(version.out.startsWith(u"belay-sandbox "_s));
}

void ProgramTest::refusesWrongOptions_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("message");
    const auto add = [](const QString &option, const QString &value, const QString &message) {
        QTest::newRow(qPrintable(QString(option + u' ' + value))) << QStringList{option, value} << message;
    };
    add(u"--fault"_s, u"explode:1"_s, u"explode"_s);
    add(u"--fault"_s, u"429"_s, u"rate"_s);
    add(u"--port"_s, u"70000"_s, u"--port"_s);
    add(u"--services"_s, u"many"_s, u"--services"_s);
    add(u"--latency"_s, u"-1"_s, u"--latency"_s);
    add(u"--colour"_s, u"red"_s, u"colour"_s);
    add(u"--port"_s, u""_s, u"--port"_s);
    QTest::newRow("stray argument") << QStringList{u"stray"_s} << u"stray"_s;
}

void ProgramTest::refusesWrongOptions()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, message);
    const Finished finished = runToEnd(arguments);
    QCOMPARE(finished.exitCode, 2);
    QCOMPARE(finished.out, QString());
    QVERIFY2(finished.err.contains(message), qPrintable(finished.err));
}

void ProgramTest::saysThatItCannotStart()
{
    const Finished finished = runToEnd({u"--data"_s, u"/proc/belay"_s});
    QCOMPARE(finished.exitCode, 1);
    QVERIFY2(finished.err.contains(u"/proc/belay"_s), qPrintable(finished.err));
}

QTEST_GUILESS_MAIN(ProgramTest)
#include "tst_program.moc"
