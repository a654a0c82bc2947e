// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/profiles/keychaincredentialstore.h"
#include "tests/support/await.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

const CredentialAddress alice{u"https://service.peak.ai"_s, u"alice"_s};

} // namespace

// Runs where there is no session bus (L01), and where nobody has made a keyring yet (L02).
class TestNoKeychain : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyCallSaysUnavailable_data()
    {
        QTest::addColumn<int>("call");
        QTest::newRow("read") << 0;
        QTest::newRow("read what was stored") << 1;
        QTest::newRow("write") << 2;
        QTest::newRow("remove") << 3;
    }
    void everyCallSaysUnavailable()
    {
        QFETCH(int, call);
        KeychainCredentialStore store;
        ApiError error;
        switch (call) {
        case 0:
            error = await(store.read(alice)).error();
            break;
        case 1:
            error = await(store.read(alice, CredentialStore::Expect::Stored)).error();
            break;
        case 2:
            error = await(store.write(alice, Secret(QByteArray("sentinel-key-91")))).error();
            break;
        default:
            error = await(store.remove(alice)).error();
        }
        QCOMPARE(error.kind, ErrorKind::Credentials);
        QVERIFY(error.credential == CredentialError::Unavailable);
        QVERIFY(!error.toString().contains(u"sentinel"_s));
    }

    void nothingIsWrittenToAFile()
    {
        KeychainCredentialStore store;
        QVERIFY(!await(store.write(alice, Secret(QByteArray("sentinel-key-92")))));
        QDirIterator files(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly)) {
                QVERIFY2(!file.readAll().contains("sentinel-key"), qPrintable(file.fileName()));
            }
        }
    }
};

int main(int argc, char **argv)
{
    if (qgetenv("DBUS_SESSION_BUS_ADDRESS").isEmpty()) {
        // Left empty, the libraries would look for a bus in the places where one usually is.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    }
    QCoreApplication application(argc, argv);
    TestNoKeychain test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_nokeychain.moc"
