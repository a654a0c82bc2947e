// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/files/serviceyaml.h"
#include "models/files/yamltext.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

const QByteArray example = R"(body:
  name: my-service
  title: New service
  serviceType: web-app
  imageDetails: { imageId: 100, versionId: 101 }
  resources: { instanceTypeId: 43 }
  parameters:
    env: { param1: value1 }
    secrets: [secret1]
  sessionStickiness: true
  entrypoint: |
    python
    app.py
  healthCheckURL: /health
  minInstances: 1
)";

//! Texts that YAML readers are known to mistake, or that our own writing could break.
const QStringList traps{u"yes"_s,         u"No"_s,
                        u"on"_s,          u"OFF"_s,
                        u"y"_s,           u"true"_s,
                        u"null"_s,        u"Null"_s,
                        u"~"_s,           {},
                        u"0123"_s,        u"0o17"_s,
                        u"0x1F"_s,        u"0b101"_s,
                        u"1_000"_s,       u"1e3"_s,
                        u"1.5"_s,         u".5"_s,
                        u"-7"_s,          u"+7"_s,
                        u".inf"_s,        u".NaN"_s,
                        u"12:30:45"_s,    u"2020-01-01"_s,
                        u"<<"_s,          u"="_s,
                        u"- a"_s,         u"? a"_s,
                        u"a: b"_s,        u"a #b"_s,
                        u"#b"_s,          u"[a]"_s,
                        u"{a}"_s,         u"*a"_s,
                        u"&a"_s,          u"!a"_s,
                        u"|"_s,           u">"_s,
                        u"'a'"_s,         u"\"a\""_s,
                        u"%a"_s,          u"@a"_s,
                        u"`a`"_s,         u" a"_s,
                        u"a "_s,          u"\ta"_s,
                        u"a\nb"_s,        u"\n"_s,
                        u"a\n\n"_s,       u"a\r\nb"_s,
                        u"---"_s,         u"..."_s,
                        u"a\\nb"_s,       u"ä 🚀 中"_s,
                        u"\u202Eقائمة"_s, u"\uFEFFa"_s,
                        u"a\u0085b"_s,    u"a\u2028b"_s,
                        u"%1 %2"_s,       u"{{ x }}"_s,
                        u"a\u0007"_s,     u"\u007F"_s,
                        u"a\u0004b"_s,    u"plain text"_s,
                        u"a/b.c-d"_s,     QString(QChar(0)),
                        u"\uFFFE"_s};

ServiceDraft exampleDraft()
{
    ServiceDraft draft;
    draft.name = u"my-service"_s;
    draft.title = u"New service"_s;
    draft.imageId = ImageId{100};
    draft.versionId = VersionId{101};
    draft.instanceTypeId = InstanceTypeId{43};
    draft.parameters = Parameters{{{u"param1"_s, u"value1"_s}}, {u"secret1"_s}};
    draft.sessionStickiness = true;
    draft.entrypoint = u"python\napp.py\n"_s;
    draft.healthCheckUrl = u"/health"_s;
    return draft;
}

QString errorsOf(const YamlService &service)
{
    QStringList texts;
    for (const YamlProblem &problem : service.problems) {
        texts << u"%1:%2 %3"_s.arg(problem.line).arg(problem.column).arg(problem.message);
    }
    return texts.join(u'\n');
}

} // namespace

class TestServiceYaml : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsTheVendorsExample()
    {
        const YamlService read = readServiceYaml(example);
        QVERIFY2(read.problems.isEmpty(), qPrintable(errorsOf(read)));
        QVERIFY(read.isUsable());
        QCOMPARE(read.draft, exampleDraft());
        QVERIFY(!read.present.contains(ServiceField::Description));
        QVERIFY(!read.present.contains(ServiceField::ScaleToZero));
        QVERIFY(!read.present.contains(ServiceField::Tags));
        QCOMPARE(read.present.size(), 12);
        QVERIFY(std::is_sorted(read.present.begin(), read.present.end()));
    }

    void writesInTheOrderOfTheContract()
    {
        ServiceDraft draft = exampleDraft();
        draft.description = u"yes"_s;
        draft.parameters->env[u"on"_s] = u"0123"_s;
        draft.tags = {u"prod"_s, u"team: blue"_s};
        draft.entrypoint = u"python\nmain.py"_s;
        QCOMPARE(QString::fromUtf8(writeServiceYaml(draft)), uR"(body:
  name: my-service
  title: New service
  description: "yes"
  serviceType: web-app
  imageDetails:
    imageId: 100
    versionId: 101
  resources:
    instanceTypeId: 43
  parameters:
    env:
      "on": "0123"
      param1: "value1"
    secrets:
      - secret1
  sessionStickiness: true
  scaleToZero: false
  entrypoint: |-
    python
    main.py
  healthCheckURL: /health
  minInstances: 1
  tags:
    - name: prod
    - name: "team: blue"
)"_s);
    }

    void writesOnlyWhatIsKnownOfAService()
    {
        Service service;
        service.name = u"demand"_s;
        service.type = ServiceType::Api;
        QCOMPARE(QString::fromUtf8(writeServiceYaml(service)),
                 u"body:\n  name: demand\n  serviceType: api\n"_s);

        service.details.emplace();
        service.details->title = QString();
        service.details->image = ImageDetails{{7}, std::nullopt};
        service.details->parameters.emplace();
        service.details->scaleToZero = false;
        service.tags = {u"a"_s};
        QCOMPARE(QString::fromUtf8(writeServiceYaml(service)), uR"(body:
  name: demand
  title: ""
  serviceType: api
  imageDetails:
    imageId: 7
  parameters:
    env: {}
    secrets: []
  scaleToZero: false
  tags:
    - name: a
)"_s);
        const YamlService read = readServiceYaml(writeServiceYaml(service));
        QVERIFY(read.problems.isEmpty());
        QCOMPARE(read.draft, ServiceDraft::fromService(service));
    }

    void switchesThatTheTypeLacksAreNotWritten()
    {
        ServiceDraft draft;
        draft.type = ServiceType::Api;
        QVERIFY(!writeServiceYaml(draft).contains("sessionStickiness"));
        QVERIFY(!writeServiceYaml(draft).contains("scaleToZero"));
        draft.sessionStickiness = true;
        draft.scaleToZero = true;
        QCOMPARE(readServiceYaml(writeServiceYaml(draft)).draft, draft);
    }

    void trapsSurviveEverywhere_data()
    {
        QTest::addColumn<QString>("text");
        int i = 0;
        for (const QString &text : traps) {
            QTest::addRow("%d %s", i++, qPrintable(text.simplified())) << text;
        }
    }

    void trapsSurviveEverywhere()
    {
        QFETCH(QString, text);
        ServiceDraft draft = exampleDraft();
        draft.name = text;
        draft.title = text;
        draft.entrypoint = text;
        draft.healthCheckUrl = text;
        draft.type = text.isEmpty() ? ServiceType(ServiceType::Shiny) : ServiceType::fromText(text);
        draft.parameters = Parameters{{{text, text}}, {text, u"b"_s}};
        draft.tags = {text, u"b"_s};
        const QByteArray yaml = writeServiceYaml(draft);
        const YamlService read = readServiceYaml(yaml);
        QVERIFY2(read.isUsable(), qPrintable(errorsOf(read) + QString::fromUtf8(yaml)));
        for (const YamlProblem &problem : read.problems) {
            QVERIFY2(problem.message.contains(u"template"_s), qPrintable(errorsOf(read)));
        }
        QCOMPARE(read.draft, draft);
    }

    void randomDraftsSurvive()
    {
        QRandomGenerator random(11);
        const auto text = [&random] {
            QString joined;
            for (int i = random.bounded(4); i >= 0; --i) {
                joined +=
                    traps[random.bounded(traps.size())] + (random.bounded(3) == 0 ? u"\n"_s : QString());
            }
            return joined;
        };
        for (int round = 0; round < 1500; ++round) {
            ServiceDraft draft;
            draft.name = text();
            draft.title = text();
            draft.description = text();
            draft.type = ServiceType::documented().at(random.bounded(3));
            if (random.bounded(3) != 0) {
                draft.imageId = ImageId{random.bounded(1, 1'000'000)};
                draft.versionId =
                    random.bounded(2) != 0 ? std::optional(VersionId{4'000'000'000'000LL}) : std::nullopt;
            }
            if (random.bounded(2) != 0) {
                draft.instanceTypeId = InstanceTypeId{random.bounded(100)};
            }
            if (random.bounded(3) != 0) {
                draft.parameters.emplace();
                for (int i = random.bounded(4); i > 0; --i) {
                    draft.parameters->env.insert(text(), text());
                    draft.parameters->secrets << text();
                }
            }
            draft.entrypoint = text();
            draft.healthCheckUrl = text();
            draft.sessionStickiness = random.bounded(2) != 0;
            draft.scaleToZero = random.bounded(2) != 0;
            draft.minInstances = random.bounded(4);
            for (int i = random.bounded(3); i > 0; --i) {
                draft.tags << text();
            }
            const QByteArray yaml = writeServiceYaml(draft);
            const YamlService read = readServiceYaml(yaml);
            QVERIFY2(read.isUsable(), qPrintable(errorsOf(read) + QString::fromUtf8(yaml)));
            QVERIFY2(read.draft == draft, yaml.constData());
        }
    }

    void mistakesAreFoundInTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("isError");
        const auto error = [](const char *name, const QByteArray &text, int line, int column) {
            QTest::newRow(name) << text << line << column << true;
        };
        const auto warning = [](const char *name, const QByteArray &text, int line, int column) {
            QTest::newRow(name) << text << line << column << false;
        };
        error("empty", "", 1, 1);
        error("only a comment", "# nothing\n", 1, 1);
        error("null", "---\n", 2, 1);
        error("scalar", "\n  word\n", 2, 3);
        error("list", "- a\n", 1, 1);
        error("bare body", "name: a\nserviceType: api\n", 1, 1);
        error("other root", "payload: {}\n", 1, 1);
        error("body is a list", "body:\n  - a\n", 2, 3);
        error("two documents", "body: {name: a}\n---\nbody: {name: b}\n", 1, 1);
        error("syntax", "body:\n  name: [a\n", 3, 1);
        error("syntax after wide characters", "body: {name: ä🚀]}\n", 1, 17);
        error("tab", "body:\n\tname: a\n", 2, 6);
        error("stray comma", ",body:\n  name: a\n", 1, 1);
        error("stray bracket", "body: {name: a}\n]\n", 2, 1);
        error("undefined alias", "body:\n  name: *a\n", 2, 9);
        error("not UTF-8", "body:\n  name: \xff\n", 1, 1);
        error("control character",
              "body:\n  name: a\x04"
              "b\n",
              2, 10);
        error("key twice", "body:\n  name: a\n  name: b\n", 3, 3);
        error("merge key", "body:\n  <<: {a: 1}\n", 2, 3);
        error("name is a list", "body:\n  name: [a]\n", 2, 9);
        error("key is a list", "body:\n  ? [a]\n  : b\n", 2, 5);
        error("image is a number", "body:\n  imageDetails: 12\n", 2, 17);
        error("image id in quotes", "body:\n  imageDetails: {imageId: \"12\"}\n", 2, 27);
        error("image id with leading zero", "body:\n  imageDetails: {imageId: 012}\n", 2, 27);
        error("version id is a float", "body:\n  imageDetails: {imageId: 1, versionId: 1.5}\n", 2, 41);
        error("huge number", "body:\n  resources: {instanceTypeId: 99999999999999999999}\n", 2, 31);
        error("resources is text", "body:\n  resources: big\n", 2, 14);
        error("instances is a word", "body:\n  minInstances: two\n", 2, 17);
        error("boolean in quotes", "body:\n  scaleToZero: \"true\"\n", 2, 16);
        error("boolean is a number", "body:\n  sessionStickiness: 1\n", 2, 22);
        error("boolean is a list", "body:\n  sessionStickiness: []\n", 2, 22);
        error("parameters is a list", "body:\n  parameters: [a]\n", 2, 15);
        error("env is a list", "body:\n  parameters:\n    env:\n      - a\n", 4, 7);
        error("env value is a mapping", "body:\n  parameters: {env: {A: {}}}\n", 2, 25);
        error("secrets is a word", "body:\n  parameters: {secrets: a}\n", 2, 25);
        error("secret is null", "body:\n  parameters: {secrets: [~]}\n", 2, 26);
        error("tags is a word", "body:\n  tags: a\n", 2, 9);
        error("tag name is a list", "body:\n  tags: [{name: []}]\n", 2, 17);
        error("columns count characters", "body: {name: ä🚀, minInstances: x}\n", 1, 33);
        warning("unknown root key", "body: {name: a}\npayload: {}\n", 2, 1);
        warning("unknown field", "body:\n  name: a\n  healthCheckUrl: /\n", 3, 3);
        warning("unknown field in image", "body:\n  imageDetails: {imageId: 1, tag: x}\n", 2, 30);
        warning("unknown field in resources", "body:\n  resources: {cpu: 1}\n", 2, 15);
        warning("unknown field in parameters", "body:\n  parameters: {args: []}\n", 2, 16);
        warning("unknown field in tag", "body:\n  tags: [{name: a, colour: b}]\n", 2, 20);
        warning("number as a name", "body:\n  name: 0123\n", 2, 9);
        warning("boolean as a variable", "body:\n  parameters: {env: {A: yes}}\n", 2, 25);
        warning("template", "body:\n  name: \"{{ name }}\"\n", 2, 10);
        warning("template block", "# {% if x %}\nbody: {name: \"{{ x }}\"}\n", 1, 3);
    }

    void mistakesAreFoundInTheirPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(bool, isError);
        const YamlService read = readServiceYaml(text);
        QVERIFY2(read.problems.size() == 1, qPrintable(errorsOf(read)));
        const YamlProblem &problem = read.problems.constFirst();
        QVERIFY(!problem.message.isEmpty());
        QVERIFY2(problem.line == line && problem.column == column, qPrintable(errorsOf(read)));
        QCOMPARE(problem.severity, isError ? YamlProblem::Error : YamlProblem::Warning);
        QCOMPARE(read.isUsable(), !isError);
    }

    void restIsReadDespiteAMistake()
    {
        const YamlService read = readServiceYaml(
            "body:\n  name: a\n  minInstances: x\n  odd: 1\n  title: b\n  scaleToZero: maybe\n");
        QCOMPARE(read.problems.size(), 3);
        QCOMPARE(read.problems[0].line, 3);
        QCOMPARE(read.problems[1].severity, YamlProblem::Warning);
        QCOMPARE(read.problems[2].line, 6);
        QCOMPARE(read.draft.title, u"b"_s);
        QCOMPARE(read.present, (QList{ServiceField::Name, ServiceField::Title}));
    }

    void nullCountsAsAbsent()
    {
        const YamlService read =
            readServiceYaml("body:\n  name:\n  title: ~\n  imageDetails: {imageId: null, versionId: ~}\n"
                            "  resources: {instanceTypeId: }\n  parameters: {env: {A: , B: x}, secrets: }\n"
                            "  tags: [a, {name: b}, {name: }]\n  entrypoint: null\n");
        QVERIFY2(read.problems.isEmpty(), qPrintable(errorsOf(read)));
        QCOMPARE(read.present, (QList{ServiceField::Env, ServiceField::Tags}));
        QCOMPARE(read.draft.parameters, Parameters({{u"B"_s, u"x"_s}}, {}));
        QCOMPARE(read.draft.tags, (QStringList{u"a"_s, u"b"_s}));
    }

    void booleansOfYaml11AreRead()
    {
        const YamlService read =
            readServiceYaml("body: {sessionStickiness: On, scaleToZero: NO, name: !!str 12}");
        QVERIFY2(read.problems.isEmpty(), qPrintable(errorsOf(read)));
        QVERIFY(read.draft.sessionStickiness);
        QVERIFY(!read.draft.scaleToZero);
        QCOMPARE(read.draft.name, u"12"_s);
    }

    void outOfRangeInstancesStayOutOfRange()
    {
        QCOMPARE(readServiceYaml("body: {minInstances: 99999999999}").draft.minInstances, 1'000'000);
        QCOMPARE(readServiceYaml("body: {minInstances: -99999999999}").draft.minInstances, -1);
    }

    void windowsLineEndsAndByteOrderMarkAreRead()
    {
        const YamlService read = readServiceYaml("\xef\xbb\xbf" + QByteArray(example).replace("\n", "\r\n"));
        QVERIFY2(read.problems.isEmpty(), qPrintable(errorsOf(read)));
        QCOMPARE(read.draft, exampleDraft());
    }

    void everyDocumentIsRead()
    {
        const auto services = readServicesYaml("body: {name: a}\n---\nbody: {name: b}\n---\noops: 1\n");
        QCOMPARE(services.size(), 3);
        QCOMPARE(services[1].draft.name, u"b"_s);
        QVERIFY(!services[2].isUsable());
        QCOMPARE(services[2].problems.constFirst().line, 5);
        QVERIFY(readServicesYaml("").isEmpty());
    }

    void hostileTextsAreRefusedQuietly()
    {
        QVERIFY(!readServiceYaml(QByteArray(100'000, '[')).isUsable());
        QVERIFY(!readServiceYaml("body: " + QByteArray("{a: ").repeated(20'000)).isUsable());
        QVERIFY(!readServiceYaml(QByteArray(17 * 1024 * 1024, ' ')).isUsable());
        QVERIFY(!readServiceYaml("body: &a [*a]").isUsable());
        QByteArray bomb = "x0: &x0 [a]\n";
        for (int i = 1; i < 40; ++i) {
            const QByteArray n = QByteArray::number(i);
            const QByteArray last = "*x" + QByteArray::number(i - 1);
            bomb += "x" + n + ": &x" + n + " [" + last + ", " + last + "]\n";
        }
        QVERIFY(!readServiceYaml(bomb + "body: {name: *x39}\n").isUsable());
    }

    void anyBytesAreReadWithoutHarm()
    {
        QRandomGenerator random(5);
        for (int round = 0; round < 3000; ++round) {
            QByteArray text = example;
            for (int i = random.bounded(1, 6); i > 0; --i) {
                const qsizetype at = random.bounded(text.size());
                switch (random.bounded(3)) {
                case 0:
                    text.remove(at, random.bounded(1, 9));
                    break;
                case 1:
                    text.insert(at, ":-[]{}&*!|>'\"%@`#,? \n\t<"[random.bounded(23)]);
                    break;
                default:
                    text[at] = static_cast<char>(random.bounded(256));
                    break;
                }
            }
            for (const YamlService &service : readServicesYaml(text)) {
                for (const YamlProblem &problem : service.problems) {
                    QVERIFY(problem.line >= 1 && problem.column >= 1);
                    QVERIFY(!problem.message.isEmpty());
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestServiceYaml)
#include "tst_serviceyaml.moc"
