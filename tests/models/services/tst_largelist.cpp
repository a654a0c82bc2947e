// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/catalogue.h"
#include "models/tables/servicefilterproxy.h"
#include "models/tables/servicetablemodel.h"
#include "tests/support/stubplatform.h"
#include "tests/support/workbench.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTimer>

#include <atomic>
#include <thread>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Measures from a thread of its own how long the event loop of this one does not come round.
class Watchdog
{
public:
    Watchdog()
    {
        QObject::connect(&m_heart, &QTimer::timeout, &m_heart, [this] { m_beats.fetch_add(1); });
        m_heart.start(5ms);
        m_thread = std::thread([this] {
            using Steady = std::chrono::steady_clock;
            int seen = m_beats;
            Steady::time_point since = Steady::now();
            while (!m_stopping) {
                std::this_thread::sleep_for(2ms);
                const Steady::time_point now = Steady::now();
                m_longest = std::max(m_longest.load(),
                                     std::chrono::duration<double, std::milli>(now - since).count());
                if (const int beats = m_beats; beats != seen) {
                    seen = beats;
                    since = now;
                }
            }
        });
    }
    ~Watchdog() { stop(); }

    double stop()
    {
        m_stopping = true;
        if (m_thread.joinable()) {
            m_thread.join();
        }
        return m_longest;
    }

private:
    QTimer m_heart;
    std::atomic<int> m_beats = 0;
    std::atomic<bool> m_stopping = false;
    std::atomic<double> m_longest = 0;
    std::thread m_thread;
};

} // namespace

//! A list far beyond what tenants have.
class LargeList : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void aHundredThousandServicesAreListedAndFiltered();
};

void LargeList::aHundredThousandServicesAreListedAndFiltered()
{
    // B10, U13: the goals for time and memory are measured by the benchmarks, on a quiet machine. Here the longest time
    // without an event is printed, and must only stay far below what a person takes for a standstill.
    static constexpr int total = 100'000;
    StubPlatform platform;
    platform.intercept = [](const StubPlatform::Request &request) -> std::optional<StubPlatform::Answer> {
        if (!request.isList()) {
            return std::nullopt;
        }
        const int size = request.query.queryItemValue(u"pageSize"_s).toInt();
        const int first = (request.page() - 1) * size;
        QByteArray items;
        for (int i = first; i < std::min(first + size, total); ++i) {
            items += (items.isEmpty() ? "{" : ",{") + QByteArray(R"("id":"id-)") + QByteArray::number(i) +
                     R"(","name":"service-)" + QByteArray::number(i) +
                     R"(","status":"AVAILABLE","serviceType":"api","createdAt":"2025-01-02T03:04:05Z"})";
        }
        return StubPlatform::Answer{
            200, "{\"services\":[" + items + "],\"servicesCount\":" + QByteArray::number(total) +
                     ",\"pageCount\":" + QByteArray::number((total + size - 1) / size) + "}"};
    };
    Workbench bench(platform.url());
    ServiceTableModel table(bench.services(), bench.workspace().catalogue());
    SystemClock clock;
    ServiceFilterProxy proxy(table, bench.workspace().catalogue(), clock);
    proxy.sort(int(ServiceTableModel::Column::Name));
    Watchdog watchdog;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(bench.refresh());
    const qint64 loaded = timer.elapsed();
    const double longest = watchdog.stop();
    QVERIFY(!bench.services().state().error);
    QCOMPARE(bench.services().count(), total);
    QCOMPARE(proxy.rowCount(), total);
    timer.restart();
    proxy.setFilter(ServiceFilter::parse(u"name:99999"_s, ServiceFilterProxy::features()));
    qInfo("%d services listed in %lld ms, filtered in %lld ms; at most %.0f ms without an event", total,
          loaded, timer.elapsed(), longest);
    QCOMPARE(proxy.rowCount(), 1);
    QCOMPARE(proxy.serviceAt(0).name, u"service-99999"_s);
    QVERIFY(longest < 5000);
}

QTEST_GUILESS_MAIN(LargeList)
#include "tst_largelist.moc"
