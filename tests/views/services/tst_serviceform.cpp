// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "tests/views/services/formfixture.h"
#include "views/common/fieldrow.h"
#include "views/services/serviceform.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>

using namespace Belay;
using namespace Qt::StringLiterals;

class ServiceFormTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void everyControlHasNames();
    void tabFollowsTheEye();
    void typedFieldsMakeTheDraft();
    void aFieldIsMarkedWhenItIsLeft();
    void showProblemsMarksAll();
    void serverErrorsStayUntilTheFieldChanges();
    void nameIsLookedUpExactly();
    void lateAnswersToOlderNamesAreDropped();
    void imagesFitTheType_data();
    void imagesFitTheType();
    void anImageIsChosenByAPartOfItsName();
    void anotherImageResetsTheVersion();
    void latestReadyIsAChoiceThatNamesIt();
    void unknownWordsAreNoImage();
    void pickersFallBackToNumbers();
    void instanceTypesShowTheirSize();
    void stickinessIsNotForApi();
    void scaleToZeroYieldsToStickiness();
    void variablesAreTypedIntoTheTable();
    void maskedValuesAreDots();
    void dotEnvIsPasted();
    void aVariableThatIsThereTwiceIsAnError();
    void secretsAreTokens();
    void unreturnedParametersAreLeftAlone();
    void anUnchangedUpdateChangesNothing();
    void nameAndTypeAreFixedInAnUpdate();

private:
    template <typename T>
    T *child(const QString &name) const
    {
        T *found = m_form->findChild<T *>(name);
        Q_ASSERT_X(found != nullptr, "child", qPrintable(name));
        return found;
    }
    QLineEdit *pickerLine(const QString &name) const { return child<QComboBox>(name)->lineEdit(); }
    QString errorAt(const QString &name) const;
    QString hintAt(const QString &name) const;
    FieldRow *rowOf(const QString &name) const;
    QStringList offered(const QString &picker) const;
    void retype(QLineEdit *line, const QString &text);

    std::unique_ptr<FormFixture> m_fixture;
    std::unique_ptr<ServiceForm> m_form;
};

void ServiceFormTest::init()
{
    failOnUnexpectedWarnings();
    m_fixture = std::make_unique<FormFixture>();
    QVERIFY(m_fixture->isReady());
    m_form = std::make_unique<ServiceForm>(m_fixture->workspace().api(), m_fixture->workspace().catalogue());
    m_form->resize(520, 1100);
    QVERIFY(showActive(m_form.get()));
    QTRY_COMPARE(child<QComboBox>(u"instanceTypePicker"_s)->currentText(), u"Platform's default"_s);
    QTRY_VERIFY(!offered(u"imagePicker"_s).isEmpty());
}

void ServiceFormTest::cleanup()
{
    m_form.reset();
    m_fixture.reset();
}

FieldRow *ServiceFormTest::rowOf(const QString &name) const
{
    QWidget *widget = child<QWidget>(name);
    while (widget != nullptr && qobject_cast<FieldRow *>(widget) == nullptr) {
        widget = widget->parentWidget();
    }
    return qobject_cast<FieldRow *>(widget);
}

QString ServiceFormTest::errorAt(const QString &name) const
{
    return rowOf(name)->error();
}

QString ServiceFormTest::hintAt(const QString &name) const
{
    const QList<QLabel *> hints = rowOf(name)->findChildren<QLabel *>(u"fieldHint"_s);
    return hints.isEmpty() || hints.first()->isHidden() ? QString() : hints.first()->text();
}

QStringList ServiceFormTest::offered(const QString &picker) const
{
    QStringList texts;
    const auto *combo = child<QComboBox>(picker);
    for (int i = 0; i < combo->count(); ++i) {
        texts.append(combo->itemText(i));
    }
    return texts;
}

void ServiceFormTest::retype(QLineEdit *line, const QString &text)
{
    line->setFocus();
    line->selectAll();
    if (text.isEmpty()) {
        QTest::keyClick(line, Qt::Key_Backspace);
    } else {
        QTest::keyClicks(line, text);
    }
}

void ServiceFormTest::everyControlHasNames()
{
    for (const QString &name :
         {u"serviceName"_s, u"serviceTitle"_s, u"serviceDescription"_s, u"serviceType"_s, u"imagePicker"_s,
          u"versionPicker"_s, u"instanceTypePicker"_s, u"minInstances"_s, u"envTable"_s, u"envAdd"_s,
          u"envRemove"_s, u"envPaste"_s, u"secrets"_s, u"entrypoint"_s, u"healthCheckPath"_s,
          u"sessionStickiness"_s, u"scaleToZero"_s, u"tags"_s}) {
        QVERIFY2(!child<QWidget>(name)->accessibleName().isEmpty(), qPrintable(name));
    }
    QCOMPARE(child<QWidget>(u"serviceName"_s)->accessibleName(), u"Name"_s);
    QCOMPARE(child<QWidget>(u"healthCheckPath"_s)->accessibleName(), u"Health check path"_s);
}

void ServiceFormTest::tabFollowsTheEye()
{
    child<QLineEdit>(u"serviceName"_s)->setFocus();
    QStringList visited;
    for (int i = 0; i < 40; ++i) {
        QWidget *focused = QApplication::focusWidget();
        QVERIFY(focused != nullptr);
        QWidget *named = focused;
        while (named->objectName().isEmpty() || named->objectName().startsWith(u"qt_"_s)) {
            named = named->parentWidget();
        }
        if (visited.contains(named->objectName())) {
            break;
        }
        visited.append(named->objectName());
        QTest::keyClick(focused, Qt::Key_Tab);
    }
    const QStringList expected{u"serviceName"_s,
                               u"serviceTitle"_s,
                               u"serviceDescription"_s,
                               u"serviceType"_s,
                               u"imagePicker"_s,
                               u"instanceTypePicker"_s,
                               u"minInstances"_s,
                               u"envTable"_s,
                               u"envAdd"_s,
                               u"envPaste"_s,
                               u"secrets"_s,
                               u"secretsAdd"_s,
                               u"entrypoint"_s,
                               u"healthCheckPath"_s,
                               u"sessionStickiness"_s,
                               u"scaleToZero"_s,
                               u"tags"_s,
                               u"tagsAdd"_s};
    QCOMPARE(visited, expected);
}

void ServiceFormTest::typedFieldsMakeTheDraft()
{
    QSignalSpy changed(m_form.get(), &ServiceForm::draftChanged);
    QVERIFY(!m_form->isChanged());
    retype(child<QLineEdit>(u"serviceName"_s), u"demand-portal"_s);
    retype(child<QLineEdit>(u"serviceTitle"_s), u"Demand"_s);
    child<QPlainTextEdit>(u"serviceDescription"_s)->setFocus();
    QTest::keyClicks(child<QPlainTextEdit>(u"serviceDescription"_s), u"All of it"_s);
    retype(pickerLine(u"imagePicker"_s), u"203"_s);
    QTest::keyClick(child<QSpinBox>(u"minInstances"_s), Qt::Key_Up);
    QTest::keyClicks(child<QPlainTextEdit>(u"entrypoint"_s), u"python"_s);
    QTest::keyClick(child<QPlainTextEdit>(u"entrypoint"_s), Qt::Key_Return);
    QTest::keyClicks(child<QPlainTextEdit>(u"entrypoint"_s), u"main.py"_s);
    retype(child<QLineEdit>(u"healthCheckPath"_s), u"/health"_s);
    QTest::keyClick(child<QCheckBox>(u"scaleToZero"_s), Qt::Key_Space);
    retype(child<QLineEdit>(u"tags"_s), u"pilot"_s);
    QTest::keyClick(child<QLineEdit>(u"tags"_s), Qt::Key_Return);
    QTest::keyClicks(child<QLineEdit>(u"tags"_s), u"not yet entered"_s);

    const ServiceDraft draft = m_form->draft();
    QCOMPARE(draft.name, u"demand-portal"_s);
    QCOMPARE(draft.title, u"Demand"_s);
    QCOMPARE(draft.description, u"All of it"_s);
    QCOMPARE(draft.type, ServiceType(ServiceType::WebApp));
    QCOMPARE(draft.imageId, std::optional(ImageId{203}));
    QCOMPARE(draft.versionId, std::optional<VersionId>());
    QCOMPARE(draft.minInstances, 2);
    QCOMPARE(draft.entrypoint, u"python\nmain.py"_s);
    QCOMPARE(draft.healthCheckUrl, u"/health"_s);
    QVERIFY(draft.scaleToZero);
    QCOMPARE(draft.tags, (QStringList{u"pilot"_s, u"not yet entered"_s}));
    QVERIFY(m_form->isChanged());
    QVERIFY(m_form->isValid());
    QVERIFY(!changed.isEmpty());
}

void ServiceFormTest::aFieldIsMarkedWhenItIsLeft()
{
    auto *name = child<QLineEdit>(u"serviceName"_s);
    QSignalSpy validity(m_form.get(), &ServiceForm::validityChanged);
    QVERIFY(!m_form->isValid());
    retype(name, u"Not_Valid"_s);
    QCOMPARE(errorAt(u"serviceName"_s), QString());
    QTest::keyClick(name, Qt::Key_Tab);
    QTRY_VERIFY(errorAt(u"serviceName"_s).contains(u"lower-case"_s));
    retype(name, u"valid-now"_s);
    QCOMPARE(errorAt(u"serviceName"_s), QString());
    retype(pickerLine(u"imagePicker"_s), u"203"_s);
    QVERIFY(m_form->isValid());
    QCOMPARE(validity.size(), 1);
}

void ServiceFormTest::showProblemsMarksAll()
{
    QVERIFY(!m_form->showProblems());
    QVERIFY(!errorAt(u"serviceName"_s).isEmpty());
    QVERIFY(!errorAt(u"imagePicker"_s).isEmpty());
    QCOMPARE(errorAt(u"serviceTitle"_s), QString());
}

void ServiceFormTest::serverErrorsStayUntilTheFieldChanges()
{
    m_form->markServerError(ServiceField::HealthCheckUrl, u"is <b>odd</b>"_s);
    QCOMPARE(errorAt(u"healthCheckPath"_s), u"is <b>odd</b>"_s);
    retype(child<QLineEdit>(u"serviceTitle"_s), u"x"_s);
    QCOMPARE(errorAt(u"healthCheckPath"_s), u"is <b>odd</b>"_s);
    retype(child<QLineEdit>(u"healthCheckPath"_s), u"/health"_s);
    QCOMPARE(errorAt(u"healthCheckPath"_s), QString());
}

void ServiceFormTest::nameIsLookedUpExactly()
{
    QVERIFY(!m_fixture->put(FormFixture::sample(u"demand-portal"_s)).id.value.isEmpty());
    retype(child<QLineEdit>(u"serviceName"_s), u"demand"_s);
    QTRY_VERIFY(hintAt(u"serviceName"_s).startsWith(u"✓ New"_s));
    QVERIFY(child<QPushButton>(u"switchToUpdate"_s)->isHidden());

    retype(child<QLineEdit>(u"serviceName"_s), u"demand-portal"_s);
    QTRY_VERIFY(hintAt(u"serviceName"_s).contains(u"this will update it"_s));
    QSignalSpy wanted(m_form.get(), &ServiceForm::switchToUpdateRequested);
    QTest::mouseClick(child<QPushButton>(u"switchToUpdate"_s), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
}

void ServiceFormTest::lateAnswersToOlderNamesAreDropped()
{
    QVERIFY(!m_fixture->put(FormFixture::sample(u"demand-portal"_s)).id.value.isEmpty());
    retype(child<QLineEdit>(u"serviceName"_s), u"demand-portal"_s);
    QTRY_COMPARE(m_form->nameCheck().state(), NameCheck::State::Taken);
    QSignalSpy checked(m_form.get(), &ServiceForm::nameChecked);
    m_form->recheckName();
    retype(child<QLineEdit>(u"serviceName"_s), u"other"_s);
    QTRY_COMPARE(m_form->nameCheck().state(), NameCheck::State::Free);
    QCOMPARE(m_form->nameCheck().name(), u"other"_s);
    QCOMPARE(m_form->nameCheck().existing(), std::optional<Service>());
}

void ServiceFormTest::imagesFitTheType_data()
{
    QTest::addColumn<int>("typeIndex");
    QTest::addColumn<QString>("fits");
    QTest::addColumn<QString>("doesNot");
    QTest::newRow("web-app") << 0 << u"(203)"_s << u"(102)"_s;
    QTest::newRow("api") << 1 << u"(102)"_s << u"(203)"_s;
    QTest::newRow("shiny") << 2 << u"(203)"_s << u"(102)"_s;
}

void ServiceFormTest::imagesFitTheType()
{
    QFETCH(int, typeIndex);
    QFETCH(QString, fits);
    QFETCH(QString, doesNot);
    auto *type = child<QComboBox>(u"serviceType"_s);
    type->setFocus();
    QTest::keyClick(type, Qt::Key_Home);
    for (int i = 0; i < typeIndex; ++i) {
        QTest::keyClick(type, Qt::Key_Down);
    }
    const QString all = offered(u"imagePicker"_s).join(u'\n');
    QVERIFY(all.contains(fits));
    QVERIFY(!all.contains(doesNot));
}

void ServiceFormTest::anImageIsChosenByAPartOfItsName()
{
    QLineEdit *line = pickerLine(u"imagePicker"_s);
    retype(line, u"planner"_s);
    QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QTRY_COMPARE(m_form->draft().imageId, std::optional(ImageId{203}));
    QVERIFY(line->text().endsWith(u"(203)"_s));
}

void ServiceFormTest::anotherImageResetsTheVersion()
{
    retype(pickerLine(u"imagePicker"_s), u"203"_s);
    QTRY_VERIFY(offered(u"versionPicker"_s).join(u'\n').contains(u"#2021"_s));
    retype(pickerLine(u"versionPicker"_s), u"2021"_s);
    QCOMPARE(m_form->draft().versionId, std::optional(VersionId{2021}));
    retype(pickerLine(u"imagePicker"_s), u"201"_s);
    QCOMPARE(m_form->draft().versionId, std::optional<VersionId>());
    QTRY_VERIFY(offered(u"versionPicker"_s).join(u'\n').contains(u"#2003"_s));
}

void ServiceFormTest::latestReadyIsAChoiceThatNamesIt()
{
    retype(pickerLine(u"imagePicker"_s), u"203"_s);
    QTRY_COMPARE(offered(u"versionPicker"_s).value(0), u"Latest ready (now 5.2.0 #2022)"_s);
    QCOMPARE(m_form->latestReadyVersion(), std::optional(VersionId{2022}));
    QVERIFY2(!offered(u"versionPicker"_s).join(u'\n').contains(u"#2023"_s), "still building");
    QTest::keyClick(pickerLine(u"imagePicker"_s), Qt::Key_Tab);
    QCOMPARE(pickerLine(u"versionPicker"_s)->text(), u"Latest ready (now 5.2.0 #2022)"_s);
}

void ServiceFormTest::unknownWordsAreNoImage()
{
    retype(pickerLine(u"imagePicker"_s), u"no such thing"_s);
    QVERIFY(!m_form->isValid());
    QTest::keyClick(pickerLine(u"imagePicker"_s), Qt::Key_Escape);
    child<QLineEdit>(u"serviceTitle"_s)->setFocus();
    QTRY_VERIFY(errorAt(u"imagePicker"_s).contains(u"from the list"_s));
    QCOMPARE(pickerLine(u"imagePicker"_s)->text(), u"no such thing"_s);
}

void ServiceFormTest::pickersFallBackToNumbers()
{
    QCOMPARE(m_fixture->server.setFaults(u"403@GET:1"_s), std::nullopt);
    m_fixture->workspace().catalogue().reload();
    m_form = std::make_unique<ServiceForm>(m_fixture->workspace().api(), m_fixture->workspace().catalogue());
    QVERIFY(showActive(m_form.get()));
    auto *number = child<QLineEdit>(u"imagePickerNumber"_s);
    QTRY_VERIFY(number->isVisible());
    QTRY_VERIFY(child<QLineEdit>(u"instanceTypePickerNumber"_s)->isVisible());
    QTest::keyClicks(number, u"203"_s);
    QCOMPARE(m_form->draft().imageId, std::optional(ImageId{203}));
    QTest::keyClicks(child<QLineEdit>(u"instanceTypePickerNumber"_s), u"43"_s);
    QCOMPARE(m_form->draft().instanceTypeId, std::optional(InstanceTypeId{43}));

    QCOMPARE(m_fixture->server.setFaults(QString()), std::nullopt);
    QTest::mouseClick(child<QPushButton>(u"imagePickerRetry"_s), Qt::LeftButton);
    QTRY_VERIFY(child<QComboBox>(u"imagePicker"_s)->isVisible());
    QTRY_VERIFY(pickerLine(u"imagePicker"_s)->text().endsWith(u"(203)"_s));
}

void ServiceFormTest::instanceTypesShowTheirSize()
{
    const QAbstractItemModel *model = child<QComboBox>(u"instanceTypePicker"_s)->model();
    QCOMPARE(model->columnCount(), 4);
    QVERIFY(model->rowCount() > 1);
    for (int column = 0; column < 4; ++column) {
        QVERIFY(!model->index(1, column).data().toString().isEmpty());
    }
}

void ServiceFormTest::stickinessIsNotForApi()
{
    auto *sticky = child<QCheckBox>(u"sessionStickiness"_s);
    QTest::keyClick(sticky, Qt::Key_Space);
    QVERIFY(m_form->draft().sessionStickiness);
    auto *type = child<QComboBox>(u"serviceType"_s);
    QTest::keyClick(type, Qt::Key_Down);
    QCOMPARE(m_form->draft().type, ServiceType(ServiceType::Api));
    QVERIFY(!sticky->isVisible());
    QVERIFY(!child<QCheckBox>(u"scaleToZero"_s)->isVisible());
    QVERIFY(!m_form->draft().sessionStickiness);
    QTest::keyClick(type, Qt::Key_Up);
    QVERIFY(sticky->isVisible());
    QVERIFY2(m_form->draft().sessionStickiness, "a mistaken type loses no tick");
}

void ServiceFormTest::scaleToZeroYieldsToStickiness()
{
    auto *scale = child<QCheckBox>(u"scaleToZero"_s);
    auto *sticky = child<QCheckBox>(u"sessionStickiness"_s);
    QTest::keyClick(scale, Qt::Key_Space);
    QVERIFY(m_form->draft().scaleToZero);
    QTest::keyClick(sticky, Qt::Key_Space);
    QVERIFY(!m_form->draft().scaleToZero);
    QVERIFY(!scale->isEnabled());
    QVERIFY(hintAt(u"scaleToZero"_s).contains(u"stickiness"_s));
    QTest::keyClick(sticky, Qt::Key_Space);
    QVERIFY(scale->isEnabled());
    QVERIFY(m_form->draft().scaleToZero);
}

void ServiceFormTest::variablesAreTypedIntoTheTable()
{
    QTest::mouseClick(child<QPushButton>(u"envAdd"_s), Qt::LeftButton);
    auto *table = child<QTableView>(u"envTable"_s);
    QTRY_VERIFY(table->findChild<QLineEdit *>(u"envKeyEditor"_s) != nullptr);
    QTest::keyClicks(table->findChild<QLineEdit *>(u"envKeyEditor"_s), u"REGION"_s);
    QTest::keyClick(table->findChild<QLineEdit *>(u"envKeyEditor"_s), Qt::Key_Tab);
    QTRY_VERIFY(table->findChild<QLineEdit *>(u"envValueEditor"_s) != nullptr);
    QTest::keyClicks(table->findChild<QLineEdit *>(u"envValueEditor"_s), u"eu"_s);
    QTest::keyClick(table->findChild<QLineEdit *>(u"envValueEditor"_s), Qt::Key_Return);
    QTRY_COMPARE(m_form->draft().parameters->env, (QMap<QString, QString>{{u"REGION"_s, u"eu"_s}}));

    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier,
                      table->visualRect(table->model()->index(0, 0)).center());
    QTest::mouseClick(child<QPushButton>(u"envRemove"_s), Qt::LeftButton);
    QCOMPARE(m_form->draft().parameters->env.size(), 0);
}

void ServiceFormTest::maskedValuesAreDots()
{
    ServiceDraft draft = FormFixture::sample(u"x"_s);
    draft.parameters->env = {{u"DB_PASSWORD"_s, u"hunter22!"_s}, {u"REGION"_s, u"eu"_s}};
    m_form->setDraft(draft);
    const QAbstractItemModel *model = child<QTableView>(u"envTable"_s)->model();
    QVERIFY(!model->index(0, 1).data().toString().contains(u"hunter"_s));
    QCOMPARE(model->index(1, 1).data().toString(), u"eu"_s);
    QCOMPARE(model->index(0, 3).data().toString(), u"Looks like a secret"_s);
    QVERIFY2(hintAt(u"envTable"_s).contains(u"DB_PASSWORD"_s), "said at once, not when it is left");
    QCOMPARE(m_form->draft().parameters->env, draft.parameters->env);
}

void ServiceFormTest::dotEnvIsPasted()
{
    ServiceDraft draft = FormFixture::sample(u"x"_s);
    draft.parameters->env = {{u"A"_s, u"old"_s}};
    m_form->setDraft(draft);
    QGuiApplication::clipboard()->setText(u"# of the team\nexport A='new one'\nB=2\nnonsense\n"_s);
    QTest::mouseClick(child<QPushButton>(u"envPaste"_s), Qt::LeftButton);
    QCOMPARE(m_form->draft().parameters->env,
             (QMap<QString, QString>{{u"A"_s, u"new one"_s}, {u"B"_s, u"2"_s}}));
    QVERIFY(child<QLabel>(u"envPasteResult"_s)->text().contains(u"4"_s));
    QGuiApplication::clipboard()->clear();
    // The same by key, while no cell is being edited.
    QGuiApplication::clipboard()->setText(u"BY_KEY=1"_s);
    auto *table = child<QTableView>(u"envTable"_s);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(m_form->draft().parameters->env.value(u"BY_KEY"_s), u"1"_s);
}

void ServiceFormTest::aVariableThatIsThereTwiceIsAnError()
{
    m_form->setDraft(FormFixture::sample(u"x"_s));
    QVERIFY(m_form->isValid());
    QTest::mouseClick(child<QPushButton>(u"envAdd"_s), Qt::LeftButton);
    auto *table = child<QTableView>(u"envTable"_s);
    QTRY_VERIFY(table->findChild<QLineEdit *>(u"envKeyEditor"_s) != nullptr);
    QTest::keyClicks(table->findChild<QLineEdit *>(u"envKeyEditor"_s), u"REGION"_s);
    QTest::keyClick(table->findChild<QLineEdit *>(u"envKeyEditor"_s), Qt::Key_Return);
    QTRY_VERIFY(!m_form->isValid());
    m_form->showProblems();
    QVERIFY(errorAt(u"envTable"_s).contains(u"REGION"_s));
}

void ServiceFormTest::secretsAreTokens()
{
    auto *line = child<QLineEdit>(u"secrets"_s);
    retype(line, u"warehouse"_s);
    QTest::keyClick(line, Qt::Key_Return);
    QTest::keyClicks(line, u"mail,"_s);
    QCOMPARE(m_form->draft().parameters->secrets, (QStringList{u"warehouse"_s, u"mail"_s}));
    QVERIFY(hintAt(u"secrets"_s).contains(u"cannot be verified"_s));
    QTest::mouseClick(child<QToolButton>(u"secretsRemove0"_s), Qt::LeftButton);
    QCOMPARE(m_form->draft().parameters->secrets, QStringList{u"mail"_s});
}

void ServiceFormTest::unreturnedParametersAreLeftAlone()
{
    Service service = m_fixture->put(FormFixture::sample(u"demand-portal"_s));
    service.details->parameters.reset();
    m_form->startUpdate(service);
    QVERIFY(child<QLabel>(u"envUnknown"_s)->isVisible());
    QVERIFY(!child<QLineEdit>(u"secrets"_s)->isEnabled());
    QCOMPARE(m_form->draft().parameters, std::optional<Parameters>());
    QVERIFY(!m_form->isChanged());

    QTest::mouseClick(child<QPushButton>(u"replaceParameters"_s), Qt::LeftButton);
    QVERIFY(child<QTableView>(u"envTable"_s)->isVisible());
    QVERIFY(child<QLineEdit>(u"secrets"_s)->isEnabled());
    QCOMPARE(m_form->draft().parameters, std::optional(Parameters()));

    QTest::mouseClick(child<QPushButton>(u"keepParameters"_s), Qt::LeftButton);
    QCOMPARE(m_form->draft().parameters, std::optional<Parameters>());
    QVERIFY(!m_form->isChanged());
}

void ServiceFormTest::anUnchangedUpdateChangesNothing()
{
    ServiceDraft draft = FormFixture::sample(u"demand-portal"_s);
    draft.description = u"one\ntwo"_s;
    draft.entrypoint = u"python\nmain.py"_s;
    draft.sessionStickiness = true;
    draft.minInstances = 2;
    const Service service = m_fixture->put(draft);
    m_form->startUpdate(service);
    QCOMPARE(m_form->draft(), ServiceDraft::fromService(service));
    QTRY_VERIFY(pickerLine(u"versionPicker"_s)->text().contains(u"#2022"_s));
    QCOMPARE(m_form->draft(), ServiceDraft::fromService(service));
    QVERIFY(!m_form->isChanged());
    QVERIFY(m_form->isValid());
}

void ServiceFormTest::nameAndTypeAreFixedInAnUpdate()
{
    m_form->startUpdate(m_fixture->put(FormFixture::sample(u"demand-portal"_s)));
    QVERIFY(child<QLineEdit>(u"serviceName"_s)->isReadOnly());
    QVERIFY(!child<QComboBox>(u"serviceType"_s)->isEnabled());
    QVERIFY(!hintAt(u"serviceName"_s).isEmpty());
}

QTEST_MAIN(ServiceFormTest)
#include "tst_serviceform.moc"
