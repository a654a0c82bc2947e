// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/servicejson.h"
#include "models/files/serviceexport.h"
#include "models/files/serviceyaml.h"
#include "tests/support/utc.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

Service described()
{
    Service service;
    service.id = {u"84a41de7"_s};
    service.name = u"demand"_s;
    service.type = ServiceType::WebApp;
    service.status = ServiceStatus::CreateFailed;
    service.createdAt = utc(QDate(2026, 1, 2), QTime(3, 4, 5, 6));
    service.updatedAt = service.createdAt.addSecs(60);
    service.createdBy = u"ann@peak.ai"_s;
    service.updatedBy = u"bob@peak.ai"_s;
    service.tags = {u"prod"_s, u"blue"_s};
    service.details = ServiceDetails{u"He said \"hi\", 🚀 %1"_s,
                                     u"two\nlines"_s,
                                     ImageDetails{{12}, VersionId{120}},
                                     InstanceTypeId{43},
                                     Parameters{{{u"A"_s, u"1,2"_s}}, {u"s1"_s, u"s2"_s}},
                                     true,
                                     false,
                                     u"python\nmain.py"_s,
                                     u"/health"_s,
                                     2};
    return service;
}

Service summary()
{
    Service service;
    service.id = {u"id2"_s};
    service.name = u"bare"_s;
    service.type = ServiceType::fromText(u"batch"_s);
    service.status = ServiceStatus::fromText(u"PAUSED"_s);
    return service;
}

//! Reads RFC 4180 as strictly as it is written.
QList<QStringList> parseCsv(const QString &text, bool &ok)
{
    QList<QStringList> rows;
    QStringList row;
    QString cell;
    ok = text.endsWith(u"\r\n"_s);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'"' && cell.isEmpty()) {
            for (++i; i < text.size(); ++i) {
                if (text[i] == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
                    cell += u'"';
                    ++i;
                } else if (text[i] == u'"') {
                    break;
                } else {
                    cell += text[i];
                }
            }
        } else if (text[i] == u',') {
            row << cell;
            cell.clear();
        } else if (text[i] == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n') {
            ++i;
            rows << (row << cell);
            row.clear();
            cell.clear();
        } else {
            ok = ok && text[i] != u'"' && text[i] != u'\n' && text[i] != u'\r';
            cell += text[i];
        }
    }
    return rows;
}

} // namespace

class TestServiceExport : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void jsonIsAnArrayOfWhatDescribeAnswers()
    {
        const QByteArray text = exportServices({described(), summary()}, ExportFormat::Json);
        QJsonParseError error;
        const QJsonArray array = QJsonDocument::fromJson(text, &error).array();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(array.size(), 2);
        QVERIFY(!array[1].toObject().contains(u"title"_s));
        QVERIFY(!array[1].toObject().contains(u"createdAt"_s));
        for (int i = 0; i < 2; ++i) {
            const auto again = decodeService(QJsonDocument(array[i].toObject()).toJson());
            QVERIFY(again.has_value());
            Service expected = i == 0 ? described() : summary();
            expected.details = expected.details.value_or(ServiceDetails());
            QCOMPARE(*again, expected);
        }
    }

    void yamlIsAFileOfTheVendorForEach()
    {
        const QByteArray text = exportServices({described(), summary()}, ExportFormat::Yaml);
        const auto services = readServicesYaml(text);
        QCOMPARE(services.size(), 2);
        QVERIFY(services[0].isUsable());
        QCOMPARE(services[0].draft, ServiceDraft::fromService(described()));
        QCOMPARE(services[1].draft.name, u"bare"_s);
        QCOMPARE(services[1].present, (QList{ServiceField::Name, ServiceField::Type}));
    }

    void csvHasAColumnForEachField()
    {
        bool ok = false;
        const QString text = QString::fromUtf8(exportServices({described(), summary()}, ExportFormat::Csv));
        const auto rows = parseCsv(text, ok);
        QVERIFY(ok);
        QCOMPARE(rows.size(), 3);
        const QStringList expected{u"84a41de7"_s,
                                   u"demand"_s,
                                   u"He said \"hi\", 🚀 %1"_s,
                                   u"two\nlines"_s,
                                   u"web-app"_s,
                                   u"CREATE_FAILED"_s,
                                   u"12"_s,
                                   u"120"_s,
                                   u"43"_s,
                                   u"2"_s,
                                   u"{\"A\":\"1,2\"}"_s,
                                   u"s1, s2"_s,
                                   u"python\nmain.py"_s,
                                   u"/health"_s,
                                   u"true"_s,
                                   u"false"_s,
                                   u"prod, blue"_s,
                                   u"2026-01-02T03:04:05.006Z"_s,
                                   u"ann@peak.ai"_s,
                                   u"2026-01-02T03:05:05.006Z"_s,
                                   u"bob@peak.ai"_s};
        QCOMPARE(rows[0].first(), u"id"_s);
        QCOMPARE(rows[0].last(), u"updatedBy"_s);
        QCOMPARE(rows[0].size(), expected.size());
        QCOMPARE(rows[1], expected);
        QCOMPARE(rows[2].size(), expected.size());
        QCOMPARE(rows[2].join(u'|'), u"id2|bare|||batch|PAUSED"_s + QString(15, u'|'));
        QVERIFY(text.startsWith(u"id,name,title,description,serviceType,status,imageId,"_s));
    }

    void csvCellsAreHarmlessAndQuoted_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("cell");
        QTest::newRow("formula") << u"=1+1"_s << u"'=1+1"_s;
        QTest::newRow("plus") << u"+1"_s << u"'+1"_s;
        QTest::newRow("minus") << u"-1"_s << u"'-1"_s;
        QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
        QTest::newRow("tab") << u"\t=1"_s << u"'\t=1"_s;
        QTest::newRow("carriage return") << u"\r=1"_s << u"\"'\r=1\""_s;
        QTest::newRow("formula with comma") << u"=A1,B1"_s << u"\"'=A1,B1\""_s;
        QTest::newRow("equals inside") << u"a=1"_s << u"a=1"_s;
        QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s;
        QTest::newRow("space") << u" a"_s << u"\" a\""_s;
        QTest::newRow("right to left") << u"\u202Eقائمة"_s << u"\u202Eقائمة"_s;
        QTest::newRow("emoji") << u"🚀"_s << u"🚀"_s;
        QTest::newRow("NUL") << u"a"_s + QChar(0) << u"a"_s + QChar(0);
    }

    void csvCellsAreHarmlessAndQuoted()
    {
        QFETCH(QString, name);
        QFETCH(QString, cell);
        Service service;
        service.id = {u"x"_s};
        service.name = name;
        const QString text = QString::fromUtf8(exportServices({service}, ExportFormat::Csv));
        QVERIFY2(text.contains(u"\r\nx,"_s + cell + u",,"_s), qPrintable(text));
    }

    void nothingToExportIsStillAFile()
    {
        QCOMPARE(exportServices({}, ExportFormat::Json).simplified(), "[ ]");
        QCOMPARE(exportServices({}, ExportFormat::Yaml), QByteArray());
        QCOMPARE(exportServices({}, ExportFormat::Csv).count('\n'), 1);
    }

    void formatsHaveNames()
    {
        QCOMPARE(exportFormatFromName(u"json"_s), ExportFormat::Json);
        QCOMPARE(exportFormatFromName(u"YAML"_s), ExportFormat::Yaml);
        QCOMPARE(exportFormatFromName(u"csv"_s), ExportFormat::Csv);
        QCOMPARE(exportFormatFromName(u"xml"_s), std::nullopt);
    }
};

QTEST_APPLESS_MAIN(TestServiceExport)
#include "tst_serviceexport.moc"
