// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/logging.h"
#include "app/tour/drawntext.h"
#include "app/tour/secretwatch.h"
#include "tests/app/journeys/journey.h"
#include "tests/views/common/viewtest.h"

#include <QDirIterator>
#include <QLoggingCategory>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! S05: a key and the value of a variable that go through a sitting, with every message of Qt switched on and no
//! umask, are found nowhere afterwards: not in messages, files, words and pictures on the screen or on the clipboard.
//! The tour is watched for its keys in the same way.
class Sentinel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    void connectsWithAKey();
    void createsAndEditsAService();
    void testsAService();
    void looksAtWhatWasDone();
    void aRefusedKeyIsNotRepeated();
    void nothingWasPrinted();
    void filesAreForTheirOwnerOnly();

private:
    Puppeteer &hands() { return m_journey->hands(); }
    Operator &person() { return m_journey->person(); }
    //! Where a secret stands now; empty if nowhere.
    QString traces() const;

    static constexpr auto value = "sentinel-value-0123456789";
    QTemporaryDir m_logPlace;
    int m_stderr = -1;
    QByteArray m_key;
    SecretWatch m_secrets;
    Redactor m_redactor;
    std::unique_ptr<Logging> m_logging;
    std::unique_ptr<Journey> m_journey;
};

#define VERIFY_ALL_DONE() QVERIFY2(!hands().hasFailed(), qPrintable(hands().problem()))

void Sentinel::initTestCase()
{
    umask(0);
    SandboxOptions options;
    options.generatedServices = 20;
    options.deployTime = 200ms;
    m_journey = std::make_unique<Journey>(options, [] { return std::make_unique<SessionCredentialStore>(); });
    QVERIFY(m_journey->isReady());
    m_key = m_journey->platform().apiKey().reveal();
    m_secrets.add(m_key);
    m_secrets.add(value);
    m_journey->setRedactor(&m_redactor);
    QLoggingCategory::setFilterRules(u"*=true"_s);
    QFile log(m_logPlace.filePath(u"log"_s));
    QVERIFY(log.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    m_stderr = dup(2);
    QVERIFY(m_stderr >= 0 && dup2(log.handle(), 2) == 2);
    m_logging = std::make_unique<Logging>(u"debug"_s, m_redactor);
    QVERIFY(m_journey->start());
}

void Sentinel::cleanupTestCase()
{
    m_logging.reset();
    if (m_stderr >= 0) {
        dup2(m_stderr, 2);
        close(m_stderr);
    }
}

QString Sentinel::traces() const
{
    const QString shown = m_secrets.trace();
    // The sandbox, which stands for the platform, keeps what it is given; it has no files here.
    return !shown.isEmpty() ? shown : m_secrets.filesBelow(m_journey->path(QString())).join(u' ');
}

void Sentinel::connectsWithAKey()
{
    m_journey->connectTo(u"acme-dev"_s);
    VERIFY_ALL_DONE();
    QCOMPARE(traces(), QString());
}

void Sentinel::createsAndEditsAService()
{
    person().openNewForm();
    person().fillForm({u"keeps-quiet"_s,
                       u"Keeps quiet"_s,
                       u"API"_s,
                       u"echo (101)"_s,
                       u"1.1.0 #1002"_s,
                       {{u"DB_PASSWORD"_s, QString::fromLatin1(value)}}});
    VERIFY_ALL_DONE();
    QCOMPARE(traces(), QString());
    person().submit(u"Create & deploy"_s);
    person().waitForStatus(u"keeps-quiet"_s, u"AVAILABLE"_s);
    VERIFY_ALL_DONE();
    // What is looked through is what is seen.
    QVERIFY(drawnText(m_journey->window()).contains(u"keeps-quiet"_s));
    QCOMPARE(traces(), QString());

    person().select(u"keeps-quiet"_s);
    person().openEditForm(u"keeps-quiet"_s);
    hands().fill(u"serviceTitle"_s, u"Another title"_s);
    VERIFY_ALL_DONE();
    QCOMPARE(traces(), QString());
    person().submit(u"Update (no redeploy)"_s);
    VERIFY_ALL_DONE();
    QCOMPARE(traces(), QString());
}

void Sentinel::testsAService()
{
    person().select(u"keeps-quiet"_s);
    hands().click(u"testServiceButton"_s);
    hands().click(u"testSend"_s);
    hands().findWidget(u"responsePretty"_s);
    VERIFY_ALL_DONE();
    QCOMPARE(traces(), QString());
}

void Sentinel::looksAtWhatWasDone()
{
    person().chooseFromMenuBar(u"View"_s, u"toggleActivity"_s);
    hands().settle();
    VERIFY_ALL_DONE();
    QCOMPARE(traces(), QString());
}

void Sentinel::aRefusedKeyIsNotRepeated()
{
    // The key does not occur in what went wrong, either.
    QVERIFY(!m_journey->platform().setFaults(u"403@GET:1"_s));
    hands().press(Qt::Key_F5);
    hands().waitUntil([this] { return !person().messages().isEmpty(); }, u"a message tells of it"_s);
    VERIFY_ALL_DONE();
    QCOMPARE(traces(), QString());
    QVERIFY(!m_journey->platform().setFaults(QString()));
}

void Sentinel::nothingWasPrinted()
{
    // Nothing of ours says such a thing. If Qt did, or somebody forgot:
    qInfo("The key is %s, the value %s.", m_key.constData(), value);
    m_journey->quit();
    QFile log(m_logPlace.filePath(u"log"_s));
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray printed = log.readAll();
    QVERIFY2(printed.contains(" debug "), "no message of Qt arrived");
    QVERIFY(!m_secrets.isIn(printed));
    QVERIFY(printed.contains("The key is [redacted "));
    QCOMPARE(m_secrets.filesBelow(m_journey->path(QString())), QStringList());
}

// S09
void Sentinel::filesAreForTheirOwnerOnly()
{
    QDirIterator entries(m_journey->path(u"belay"_s), QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden,
                         QDirIterator::Subdirectories);
    QVERIFY(entries.hasNext());
    while (entries.hasNext()) {
        const QString path = entries.next();
        struct stat info
        {
        };
        QCOMPARE(lstat(QFile::encodeName(path).constData(), &info), 0);
        QVERIFY2((info.st_mode & (S_IRWXG | S_IRWXO)) == 0, qPrintable(path));
    }
}

QTEST_MAIN(Sentinel)
#include "tst_sentinel.moc"
