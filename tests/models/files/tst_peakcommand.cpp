// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/files/peakcommand.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

ServiceDraft full()
{
    ServiceDraft draft;
    draft.name = u"demand"_s;
    draft.title = u"It's \"new\" 🚀"_s;
    draft.description = u"-dash"_s;
    draft.type = ServiceType::WebApp;
    draft.imageId = ImageId{12};
    draft.versionId = VersionId{120};
    draft.instanceTypeId = InstanceTypeId{43};
    draft.minInstances = 2;
    draft.parameters = Parameters{{{u"A"_s, u"1 $HOME"_s}, {u"B"_s, {}}}, {u"s1"_s, u"s2"_s}};
    draft.entrypoint = u"python\nmain.py"_s;
    draft.healthCheckUrl = u"/health"_s;
    draft.sessionStickiness = true;
    draft.scaleToZero = true;
    return draft;
}

} // namespace

class TestPeakCommand : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void createSaysAllThatIsSet()
    {
        const PeakCommand command = peakCreateCommand(full(), Masking::Plain);
        QCOMPARE(
            command.text,
            u"peak services create --name demand --title 'It'\\''s \"new\" 🚀' --description=-dash "
            "--service-type web-app --image-id 12 --version-id 120 --instance-type-id 43 --min-instances 2 "
            "--env 'A=1 $HOME' --env B= --secrets s1 --secrets s2 --entrypoint 'python\nmain.py' "
            "--health-check-url /health --session-stickiness --scale-to-zero"_s);
        QVERIFY(command.leftOut.isEmpty());
    }

    void createSaysNoDefaults()
    {
        ServiceDraft draft;
        draft.name = u"demand"_s;
        draft.type = ServiceType::Api;
        draft.parameters.emplace();
        draft.tags = {u"a"_s};
        const PeakCommand command = peakCreateCommand(draft, Masking::Plain);
        QCOMPARE(command.text, u"peak services create --name demand --service-type api"_s);
        QCOMPARE(command.leftOut, QList{ServiceField::Tags});
        QCOMPARE(peakCreateCommand(ServiceDraft(), Masking::Plain).leftOut, QList{ServiceField::Name});
    }

    void valuesAreMasked()
    {
        const PeakCommand command = peakCreateCommand(full(), Masking::Masked);
        QVERIFY(!command.text.contains(u"HOME"_s));
        QVERIFY(command.text.contains(u"--env 'A="_s + maskedText() + u'\''));
    }

    void updateSaysWhatChangedInItsGroups()
    {
        const ServiceDraft before = full();
        ServiceDraft after = before;
        after.versionId = VersionId{121};
        QCOMPARE(peakUpdateCommand({u"id-1"_s}, ServicePatch::between(before, after), Masking::Plain),
                 (PeakCommand{u"peak services update id-1 --image-id 12 --version-id 121"_s, {}}));
        after.versionId.reset();
        QCOMPARE(peakUpdateCommand({u"id-1"_s}, ServicePatch::between(before, after), Masking::Plain),
                 (PeakCommand{u"peak services update id-1 --image-id 12"_s, {}}));

        after = before;
        after.parameters->secrets = {u"s3"_s};
        QCOMPARE(peakUpdateCommand({u"id-1"_s}, ServicePatch::between(before, after), Masking::Plain).text,
                 u"peak services update id-1 --env 'A=1 $HOME' --env B= --secrets s3"_s);
        after = before;
        after.parameters->env = {{u"C"_s, u"3"_s}};
        QCOMPARE(peakUpdateCommand({u"id-1"_s}, ServicePatch::between(before, after), Masking::Plain).text,
                 u"peak services update id-1 --env C=3 --secrets s1 --secrets s2"_s);
    }

    void updateNamesWhatItCannotSay()
    {
        ServiceDraft after;
        after.name = u"other"_s;
        after.type = ServiceType::Api;
        after.parameters = Parameters{{}, {u"a,b"_s}};
        after.tags = {u"t"_s};
        const PeakCommand command =
            peakUpdateCommand({u"x y"_s}, ServicePatch::between(full(), after), Masking::Plain);
        QCOMPARE(command.text, u"peak services update 'x y' --min-instances 1"_s);
        using enum ServiceField;
        const QList<ServiceField> expected{
            Name,       Title,          Description,       Type,        Image, InstanceType, Env, Secrets,
            Entrypoint, HealthCheckUrl, SessionStickiness, ScaleToZero, Tags};
        QCOMPARE(command.leftOut, expected);
    }

    void deleteNamesTheId()
    {
        QCOMPARE(peakDeleteCommand({u"id-1"_s}), u"peak services delete id-1"_s);
        QCOMPARE(peakDeleteCommand({u"; rm x"_s}), u"peak services delete '; rm x'"_s);
    }

    void wordsReachTheProgramAsTheyAre_data()
    {
        QTest::addColumn<QString>("word");
        int i = 0;
        for (const QString &word : {u"plain"_s, u"-x"_s, u""_s, u"a b"_s, u"$HOME"_s, u"`id`"_s, u"it's"_s,
                                    u"''"_s, u"a\nb\n"_s, u"~"_s, u"*"_s, u"a\\"_s, u"!!"_s, u"#x"_s, u"=x"_s,
                                    u"🚀 \u202Eقائمة"_s, u"%1 %s"_s, u"a;b|c&d>e"_s}) {
            QTest::addRow("%d", i++) << word;
        }
    }

    void wordsReachTheProgramAsTheyAre()
    {
        QFETCH(QString, word);
        QProcess shell;
        shell.start(u"/bin/sh"_s, {u"-c"_s, u"printf '%s|' "_s + shellQuoted(word) + u" end"_s});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), word + u"|end|"_s);
    }

    void nulIsDropped() { QCOMPARE(shellQuoted(u"a"_s + QChar(0) + u"b"_s), u"ab"_s); }
};

QTEST_APPLESS_MAIN(TestPeakCommand)
#include "tst_peakcommand.moc"
