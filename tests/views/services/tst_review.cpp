// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "tests/views/services/formfixture.h"
#include "views/common/codeedit.h"
#include "views/services/reviewpanel.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>

using namespace Belay;
using namespace Qt::StringLiterals;

class ReviewTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aCreateDeploys();
    void aTitleDoesNotRedeploy();
    void theStrongestVerdictWins();
    void eachReasonIsSaidOfItsFields();
    void noChangesIsSaid();
    void valuesAreMaskedUntilShown();
    void idsHaveNames();
    void requestHoldsOnlyTheChanges();
    void commandSaysWhatItCannotSay();
    void yamlGoesBackIntoTheForm();
    void yamlErrorsHaveTheirLine();
    void dotsKeepTheirValue();
    void brokenYamlIsNotTakenAway();

private:
    template <typename T>
    T *child(const QString &name) const
    {
        return m_panel->findChild<T *>(name);
    }
    void openTab(int index);
    QString cell(int row, int column) const;
    QString verdict() const;
    void review(const ServiceDraft &draft);
    void typeYaml(const QString &text);

    std::unique_ptr<FormFixture> m_fixture;
    std::unique_ptr<ReviewPanel> m_panel;
    std::optional<Service> m_base;
};

void ReviewTest::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<FormFixture>();
    QVERIFY(m_fixture->isReady());
    m_base = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    m_panel = std::make_unique<ReviewPanel>(m_fixture->workspace().catalogue(),
                                            m_fixture->workspace().profile().baseUrl);
    m_panel->resize(560, 600);
    QVERIFY(showActive(m_panel.get()));
}

void ReviewTest::cleanup()
{
    m_panel.reset();
    m_fixture.reset();
}

void ReviewTest::openTab(int index)
{
    QTabBar *bar = child<QTabWidget>(u"reviewTabs"_s)->tabBar();
    QTest::mouseClick(bar, Qt::LeftButton, Qt::NoModifier, bar->tabRect(index).center());
    QCOMPARE(bar->currentIndex(), index);
}

QString ReviewTest::cell(int row, int column) const
{
    return child<QTableView>(u"reviewChanges"_s)->model()->index(row, column).data().toString();
}

QString ReviewTest::verdict() const
{
    return child<QWidget>(u"forecastVerdict"_s)->accessibleName();
}

void ReviewTest::review(const ServiceDraft &draft)
{
    m_panel->review(m_base, draft, m_base ? forecast(*m_base, draft, std::nullopt) : forecastCreate());
}

void ReviewTest::typeYaml(const QString &text)
{
    auto *editor = child<CodeEdit>(u"reviewYaml"_s);
    editor->setText(text);
}

void ReviewTest::aCreateDeploys()
{
    m_base.reset();
    review(FormFixture::sample(u"new-one"_s));
    QCOMPARE(verdict(), u"Creates and deploys"_s);
    QCOMPARE(cell(0, 0), u"Name"_s);
    QCOMPARE(cell(0, 2), u"new-one"_s);
    QVERIFY(child<QTableView>(u"reviewChanges"_s)->isColumnHidden(3));
}

void ReviewTest::aTitleDoesNotRedeploy()
{
    ServiceDraft draft = ServiceDraft::fromService(*m_base);
    draft.title = u"Another"_s;
    review(draft);
    QCOMPARE(verdict(), u"No redeploy"_s);
    QCOMPARE(cell(0, 0), u"Title"_s);
    QCOMPARE(cell(0, 1), u"Demand forecast"_s);
    QCOMPARE(cell(0, 2), u"Another"_s);
    QCOMPARE(cell(0, 3), u"No redeploy"_s);
}

void ReviewTest::theStrongestVerdictWins()
{
    ServiceDraft draft = ServiceDraft::fromService(*m_base);
    draft.title = u"Another"_s;
    draft.healthCheckUrl = u"/health"_s;
    review(draft);
    QVERIFY(verdict().startsWith(u"Documentation disagrees"_s));
    draft.versionId = VersionId{2021};
    review(draft);
    QCOMPARE(verdict(), u"Will redeploy"_s);
    QVERIFY(child<QLabel>(u"forecastReason"_s)->text().startsWith(u"Version: "_s));
    QVERIFY(child<QLabel>(u"forecastSource"_s)->text().contains(u"docs.peak.ai"_s));
}

void ReviewTest::eachReasonIsSaidOfItsFields()
{
    ServiceDraft draft = ServiceDraft::fromService(*m_base);
    draft.title = u"Another"_s;
    draft.description = u"Other words"_s;
    const std::optional<VersionId> present = draft.versionId;
    QVERIFY(present);
    draft.versionId.reset();
    m_panel->review(m_base, draft, forecast(*m_base, draft, present));
    QCOMPARE(verdict(), u"No redeploy"_s);
    const QStringList lines = child<QLabel>(u"forecastReason"_s)->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines.filter(u"Title, Description: The documentation says"_s).size() == 1);
    QVERIFY(lines.contains(u"Version: The newest ready version is the present one."_s));
}

void ReviewTest::noChangesIsSaid()
{
    review(ServiceDraft::fromService(*m_base));
    QCOMPARE(verdict(), u"No changes"_s);
    QVERIFY(child<QLabel>(u"reviewNoChanges"_s)->isVisible());
}

void ReviewTest::valuesAreMaskedUntilShown()
{
    ServiceDraft draft = ServiceDraft::fromService(*m_base);
    draft.parameters->env[u"REGION"_s] = u"antarctica"_s;
    review(draft);
    QCOMPARE(cell(0, 0), u"REGION"_s);
    QVERIFY(!cell(0, 2).contains(u"antarctica"_s));
    openTab(1);
    QVERIFY(!child<CodeEdit>(u"reviewYaml"_s)->text().contains(u"antarctica"_s));
    openTab(2);
    QVERIFY(!child<CodeEdit>(u"requestBody"_s)->text().contains(u"antarctica"_s));
    openTab(3);
    QVERIFY(!child<CodeEdit>(u"cliCommand"_s)->text().contains(u"antarctica"_s));

    QTest::keyClick(child<QCheckBox>(u"showValues"_s), Qt::Key_Space);
    QVERIFY(child<CodeEdit>(u"cliCommand"_s)->text().contains(u"antarctica"_s));
    QVERIFY(child<CodeEdit>(u"reviewYaml"_s)->text().contains(u"antarctica"_s));
    openTab(0);
    QCOMPARE(cell(0, 2), u"antarctica"_s);
}

void ReviewTest::idsHaveNames()
{
    (void)await(m_fixture->workspace().catalogue().images());
    (void)await(m_fixture->workspace().catalogue().versions(ImageId{203}));
    ServiceDraft draft = ServiceDraft::fromService(*m_base);
    draft.versionId = VersionId{2021};
    review(draft);
    QCOMPARE(cell(0, 1), u"5.2.0 #2022"_s);
    QCOMPARE(cell(0, 2), u"5.1.0 #2021"_s);
}

void ReviewTest::requestHoldsOnlyTheChanges()
{
    ServiceDraft draft = ServiceDraft::fromService(*m_base);
    draft.title = u"Another"_s;
    review(draft);
    openTab(2);
    const QString line = child<QLabel>(u"requestLine"_s)->text().remove(QChar(0x200b));
    QVERIFY(line.startsWith(u"PATCH http://127.0.0.1"_s));
    QVERIFY(line.endsWith(m_base->id.value));
    const QString body = child<CodeEdit>(u"requestBody"_s)->text();
    QVERIFY(body.contains(u"\"title\": \"Another\""_s));
    QVERIFY(!body.contains(u"imageDetails"_s));
}

void ReviewTest::commandSaysWhatItCannotSay()
{
    ServiceDraft draft = ServiceDraft::fromService(*m_base);
    draft.title = u"It's new"_s;
    draft.tags = QStringList{u"other"_s};
    review(draft);
    openTab(3);
    QVERIFY(child<CodeEdit>(u"cliCommand"_s)->text().startsWith(u"peak services update"_s));
    QVERIFY(child<QLabel>(u"cliNote"_s)->text().contains(u"Tags"_s));
}

void ReviewTest::yamlGoesBackIntoTheForm()
{
    const ServiceDraft draft = ServiceDraft::fromService(*m_base);
    review(draft);
    openTab(1);
    QSignalSpy edited(m_panel.get(), &ReviewPanel::draftEdited);
    QString text = child<CodeEdit>(u"reviewYaml"_s)->text();
    typeYaml(text.replace(u"Demand forecast"_s, u"Typed as YAML"_s));
    QTRY_COMPARE(edited.size(), 1);
    ServiceDraft expected = draft;
    expected.title = u"Typed as YAML"_s;
    QCOMPARE(edited.first().first().value<ServiceDraft>(), expected);
}

void ReviewTest::yamlErrorsHaveTheirLine()
{
    review(ServiceDraft::fromService(*m_base));
    openTab(1);
    QSignalSpy edited(m_panel.get(), &ReviewPanel::draftEdited);
    typeYaml(u"body:\n  name: demand-portal\n  minInstances: many\n"_s);
    QTRY_VERIFY(m_panel->yamlProblem().startsWith(u"Line 3"_s));
    QCOMPARE(child<CodeEdit>(u"reviewYaml"_s)->errorLine(), 3);
    QCOMPARE(edited.size(), 0);
    QTest::mouseClick(child<QPushButton>(u"discardYaml"_s), Qt::LeftButton);
    QCOMPARE(m_panel->yamlProblem(), QString());
    QVERIFY(child<CodeEdit>(u"reviewYaml"_s)->text().contains(u"Demand forecast"_s));
}

void ReviewTest::dotsKeepTheirValue()
{
    const ServiceDraft draft = ServiceDraft::fromService(*m_base);
    review(draft);
    openTab(1);
    QSignalSpy edited(m_panel.get(), &ReviewPanel::draftEdited);
    QString text = child<CodeEdit>(u"reviewYaml"_s)->text();
    QVERIFY(text.contains(u"••••••••"_s));
    typeYaml(text.replace(u"secrets:"_s, u"  LEVEL: info\n    secrets:"_s));
    QTRY_COMPARE(edited.size(), 1);
    const ServiceDraft typed = edited.first().first().value<ServiceDraft>();
    QCOMPARE(typed.parameters->env,
             (QMap<QString, QString>{{u"LEVEL"_s, u"info"_s}, {u"REGION"_s, u"eu"_s}}));
}

void ReviewTest::brokenYamlIsNotTakenAway()
{
    ServiceDraft draft = ServiceDraft::fromService(*m_base);
    review(draft);
    openTab(1);
    const QString broken = u"body: [\n"_s;
    typeYaml(broken);
    QTRY_VERIFY(!m_panel->yamlProblem().isEmpty());
    draft.title = u"Changed in the form"_s;
    review(draft);
    QCOMPARE(child<CodeEdit>(u"reviewYaml"_s)->text(), broken);
}

QTEST_MAIN(ReviewTest)
#include "tst_review.moc"
