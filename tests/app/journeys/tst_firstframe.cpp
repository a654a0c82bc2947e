// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "tests/support/await.h"
#include "tests/support/fakecredentialstore.h"
#include "tests/support/fakeprompter.h"
#include "tests/support/stubplatform.h"
#include "tests/views/common/viewtest.h"
#include "views/services/servicespage.h"
#include "views/services/servicetableview.h"

#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

//! What a person sees first when the program starts with the profile of last time. The platform does not answer.
class FirstFrame : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void hasTheRowsOfLastTime();
    void comesWithoutRowsWhenNoneAreRemembered();
    void comesWhileTheKeychainIsSilent();
    void nothingIsSentBeforeTheKeyIsThere();

private:
    void rememberServices();
    //! Starts the program; true once its first frame has been told of. m_rows is then what it showed.
    bool start();
    int shownRows() const
    {
        const QAbstractItemModel *model = m_window->servicesPage().table().model();
        return model ? model->rowCount() : 0;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<StubPlatform> m_platform;
    FakeCredentialStore *m_keychain = nullptr;
    FakePrompter m_prompter;
    std::unique_ptr<Environment> m_environment;
    std::unique_ptr<Application> m_application;
    Profile m_profile;
    MainWindow *m_window = nullptr;
    std::optional<int> m_rows;
};

void FirstFrame::init()
{
    failOnUnexpectedWarnings();
    QGuiApplication::setQuitOnLastWindowClosed(false);
    m_rows.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    m_platform = std::make_unique<StubPlatform>();
    m_platform->intercept = [](const StubPlatform::Request &) {
        StubPlatform::Answer held;
        held.isHeld = true;
        return held;
    };
    auto keychain = std::make_unique<FakeCredentialStore>();
    m_keychain = keychain.get();
    m_environment =
        std::make_unique<Environment>(Directories::below(m_directory->path()), std::move(keychain));
    Profile profile;
    profile.name = u"acme-dev"_s;
    profile.baseUrl = m_platform->url();
    profile.keyStored = true;
    const Result<Profile> added = m_environment->profiles().add(profile);
    QVERIFY(added);
    m_profile = *added;
    QVERIFY(m_environment->profiles().setLastUsed(m_profile.id));
    QVERIFY(await(m_keychain->write(credentialAddress(m_profile), Secret("a-key-for-tests"))));
}

void FirstFrame::cleanup()
{
    m_application.reset();
    m_environment.reset();
}

bool FirstFrame::start()
{
    m_application = std::make_unique<Application>(*m_environment, m_prompter, CommandLine(), std::nullopt);
    if (!m_application->start()) {
        return false;
    }
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<MainWindow *>(widget)) {
            m_window = window;
        }
    }
    connect(m_window, &MainWindow::firstFrameShown, this, [this] { m_rows = shownRows(); });
    return QTest::qWaitFor([this] { return m_rows.has_value(); });
}

void FirstFrame::rememberServices()
{
    QList<Service> services;
    for (int i = 0; i < 1000; ++i) {
        services.append(StubPlatform::listed(i));
    }
    QVERIFY(await(m_environment->lists().save(RememberedLists::keyOf(m_profile), services, {},
                                              QDateTime::currentDateTimeUtc())));
}

void FirstFrame::hasTheRowsOfLastTime()
{
    rememberServices();
    QVERIFY(start());
    QCOMPARE(*m_rows, 1000);
    QVERIFY(m_window->workspace()->services().state().isRemembered);
}

void FirstFrame::comesWithoutRowsWhenNoneAreRemembered()
{
    QVERIFY(start());
    QCOMPARE(*m_rows, 0);
    QVERIFY(m_window->workspace()->services().state().isLoading);
}

void FirstFrame::comesWhileTheKeychainIsSilent()
{
    m_keychain->setSilent(true);
    QVERIFY(start());
    QCOMPARE(*m_rows, 0);
    // Then the prompt takes the place of the empty list.
    QTRY_VERIFY(!m_window->workspace());
    m_keychain->setSilent(false);
    m_keychain->answerAll();
    QTRY_VERIFY(m_window->workspace());
    QVERIFY(m_window->isVisible());
}

void FirstFrame::nothingIsSentBeforeTheKeyIsThere()
{
    rememberServices();
    m_keychain->setSilent(true);
    QVERIFY(start());
    QCOMPARE(*m_rows, 1000);
    QVERIFY(m_window->workspace()->awaitsKey());
    // Whoever asks for something now waits, too.
    (void)m_window->workspace()->services().describe(StubPlatform::listed(0).id);
    QTRY_VERIFY(!m_window->workspace()); // the prompt
    QCOMPARE(m_platform->count("GET"), 0);

    m_keychain->setSilent(false);
    m_keychain->answerAll();
    QTRY_VERIFY(m_platform->count("GET") > 0);
    QVERIFY(m_window->workspace() && !m_window->workspace()->awaitsKey());
    QTRY_COMPARE(shownRows(), 1000);
}

QTEST_MAIN(FirstFrame)
#include "tst_firstframe.moc"
