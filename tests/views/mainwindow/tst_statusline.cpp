// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/statusline.h"

#include "tests/support/stubplatform.h"
#include "tests/support/workbench.h"
#include "tests/views/common/viewtest.h"
#include "views/common/presence.h"
#include "views/common/visibletimer.h"

#include <QRegularExpression>
#include <QToolButton>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestStatusLine : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void countsSecondsForWhoIsThere();
    void aWindowLeftAloneShowsTimesOfDay();
    void tellsHowLongThePlatformAskedToWait();

private:
    //! The whole text of \a part is what \a pattern says.
    bool reads(const QString &part, const QString &pattern) const
    {
        const QString text = m_line->findChild<QToolButton *>(part)->text();
        return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
    }
    Presence &presence() const { return *m_line->findChild<Presence *>(); }
    bool isTicking() const { return m_line->findChild<VisibleTimer *>()->isTicking(); }

    std::unique_ptr<StubPlatform> m_platform;
    std::unique_ptr<Workbench> m_bench;
    std::unique_ptr<StatusLine> m_line;
};

void TestStatusLine::init()
{
    failOnUnexpectedWarnings();
    m_platform = std::make_unique<StubPlatform>();
    m_bench = std::make_unique<Workbench>(m_platform->url());
    m_line = std::make_unique<StatusLine>();
    m_line->setWorkspace(&m_bench->workspace());
    m_line->show();
    m_bench->workspace().poller().start();
    QVERIFY(m_bench->refresh());
}

void TestStatusLine::cleanup()
{
    m_line.reset();
    m_bench.reset();
    m_platform.reset();
}

void TestStatusLine::countsSecondsForWhoIsThere()
{
    QVERIFY(presence().isThere() && isTicking());
    QVERIFY(reads(u"updatedAt"_s, u"updated \\d\\d:\\d\\d:\\d\\d \\(just now\\)"_s));
    QVERIFY(reads(u"nextPoll"_s, u"next in \\d+ s"_s));
    const QString before = m_line->findChild<QToolButton *>(u"nextPoll"_s)->text();
    QTRY_VERIFY(m_line->findChild<QToolButton *>(u"nextPoll"_s)->text() != before);
}

// Nobody is woken for a window that nobody uses (figures.md).
void TestStatusLine::aWindowLeftAloneShowsTimesOfDay()
{
    presence().setLimit(1ms);
    QTRY_VERIFY(!presence().isThere());
    QVERIFY(!isTicking());
    QVERIFY(reads(u"updatedAt"_s, u"updated \\d\\d:\\d\\d:\\d\\d"_s));
    QVERIFY(reads(u"nextPoll"_s, u"next at \\d\\d:\\d\\d:\\d\\d"_s));

    presence().setLimit(1min);
    QTest::mouseMove(m_line->windowHandle(), {5, 5});
    QTest::mouseMove(m_line->windowHandle(), {7, 7});
    QTRY_VERIFY(isTicking());
    QVERIFY(reads(u"nextPoll"_s, u"next in \\d+ s"_s));
}

void TestStatusLine::tellsHowLongThePlatformAskedToWait()
{
    m_platform->intercept = [](const StubPlatform::Request &) {
        StubPlatform::Answer answer = StubPlatform::error(429);
        answer.headers = "Retry-After: 30\r\n";
        return std::optional(answer);
    };
    m_bench->services().refresh();
    QTRY_VERIFY(reads(u"nextPoll"_s, u"the platform asked to wait: \\d+ s"_s));
    presence().setLimit(1ms);
    QTRY_VERIFY(reads(u"nextPoll"_s, u"the platform asked to wait until \\d\\d:\\d\\d:\\d\\d"_s));
}

QTEST_MAIN(TestStatusLine)
#include "tst_statusline.moc"
