// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/journeys/journey.h"
#include "tests/support/fakecredentialstore.h"
#include "tests/views/common/viewtest.h"

#include <QFile>
#include <QLineEdit>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

//! belay FILE.yaml: the file is a form in the profile that opens, whenever that is ready.
class OpenFile : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { failOnUnexpectedWarnings(); }

    void withoutAProfileItOpensInTheSandbox();
    void withAProfileItWaitsForTheKey();

private:
    //! The form that the file has become, or null.
    static QWidget *formOf(Journey &journey);

    QTemporaryDir m_place;
    CommandLine m_line;
};

void OpenFile::initTestCase()
{
    QFile file(m_place.filePath(u"service.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("body:\n  name: from-a-file\n  serviceType: api\n  imageDetails: {imageId: 101}\n") >
            0);
    m_line.openFile = file.fileName();
}

QWidget *OpenFile::formOf(Journey &journey)
{
    QWidget *dialog = nullptr;
    journey.hands().waitUntil(
        [&] {
            dialog = journey.window().findChild<QWidget *>(u"serviceDialog"_s);
            const auto *name = dialog ? dialog->findChild<QLineEdit *>(u"serviceName"_s) : nullptr;
            return name != nullptr && name->isVisible() && name->text() == "from-a-file"_L1;
        },
        u"the file has become a form"_s);
    return dialog;
}

void OpenFile::withoutAProfileItOpensInTheSandbox()
{
    Journey journey{SandboxOptions(), [] { return std::make_unique<FakeCredentialStore>(); }};
    QVERIFY(journey.isReady());
    QVERIFY(journey.start(m_line));
    QVERIFY2(formOf(journey) != nullptr && !journey.hands().hasFailed(),
             qPrintable(journey.hands().problem()));
    QVERIFY(journey.window().workspace()->profile().isSandbox);
}

void OpenFile::withAProfileItWaitsForTheKey()
{
    FakeCredentialStore *keychain = nullptr;
    FakeCredentialStore::Keys keys;
    bool isAsking = false; // the system asks for the keychain's password and nobody has answered yet
    Journey journey{SandboxOptions(), [&] {
                        auto store = std::make_unique<FakeCredentialStore>();
                        store->setKeys(keys);
                        store->setSilent(isAsking);
                        keychain = store.get();
                        return store;
                    }};
    QVERIFY(journey.isReady());
    QVERIFY(journey.start());
    journey.connectTo(u"acme-dev"_s);
    QVERIFY2(!journey.hands().hasFailed(), qPrintable(journey.hands().problem()));
    keys = keychain->keys();
    journey.quit();

    isAsking = true;
    QVERIFY(journey.start(m_line));
    journey.hands().waitUntil([&] { return keychain->calls() > 0; }, u"the keychain is asked"_s);
    // What is remembered may be shown, but the profile is not open.
    QVERIFY(!journey.window().workspace() || journey.window().workspace()->awaitsKey());
    QVERIFY(journey.window().findChild<QWidget *>(u"serviceDialog"_s) == nullptr);
    keychain->answerAll();
    QVERIFY2(formOf(journey) != nullptr && !journey.hands().hasFailed(),
             qPrintable(journey.hands().problem()));
    QCOMPARE(journey.window().workspace()->profile().name, u"acme-dev"_s);
}

QTEST_MAIN(OpenFile)
#include "tst_openfile.moc"
