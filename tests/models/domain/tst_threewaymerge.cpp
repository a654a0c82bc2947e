// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/threewaymerge.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

ServiceDraft baseDraft()
{
    ServiceDraft draft;
    draft.name = u"demand"_s;
    draft.title = u"Demand"_s;
    draft.imageId = ImageId{1};
    draft.versionId = VersionId{10};
    draft.parameters = Parameters{{{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}}, {u"s"_s}};
    return draft;
}

ServiceDraft randomDraft(QRandomGenerator &random)
{
    ServiceDraft draft = baseDraft();
    draft.title = QString::number(random.bounded(3));
    draft.imageId = ImageId{random.bounded(1, 3)};
    draft.versionId = random.bounded(2) != 0 ? std::optional(VersionId{random.bounded(1, 3)}) : std::nullopt;
    draft.sessionStickiness = random.bounded(2) != 0;
    if (random.bounded(5) == 0) {
        draft.parameters.reset();
    } else {
        for (const QString &key : {u"A"_s, u"B"_s, u"C"_s}) {
            draft.parameters->env[key] = QString::number(random.bounded(3));
            if (random.bounded(3) == 0) {
                draft.parameters->env.remove(key);
            }
        }
    }
    return draft;
}

} // namespace

class TestThreeWayMerge : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void changesOfDifferentFieldsAreBothKept()
    {
        ServiceDraft theirs = baseDraft();
        theirs.title = u"Theirs %1 🚀"_s;
        ServiceDraft mine = baseDraft();
        mine.minInstances = 2;
        const ThreeWayMerge result = merge(baseDraft(), theirs, mine);
        QVERIFY(result.conflicts.isEmpty());
        QCOMPARE(result.merged.title, u"Theirs %1 🚀"_s);
        QCOMPARE(result.merged.minInstances, 2);
        QCOMPARE(result.takenFromTheirs, (QList<MergeConflict>{{ServiceField::Title, {}}}));
    }

    void sameChangeOnBothSidesIsNoConflict()
    {
        ServiceDraft both = baseDraft();
        both.title = u"Same"_s;
        both.parameters->env[u"A"_s] = u"9"_s;
        const ThreeWayMerge result = merge(baseDraft(), both, both);
        QVERIFY(result.conflicts.isEmpty());
        QVERIFY(result.takenFromTheirs.isEmpty());
        QCOMPARE(result.merged, both);
    }

    void conflictKeepsMineUntilPicked()
    {
        ServiceDraft theirs = baseDraft();
        theirs.title = u"Theirs"_s;
        ServiceDraft mine = baseDraft();
        mine.title = u"Mine"_s;
        const ThreeWayMerge result = merge(baseDraft(), theirs, mine);
        QCOMPARE(result.conflicts, (QList<MergeConflict>{{ServiceField::Title, {}}}));
        QCOMPARE(result.merged.title, u"Mine"_s);
        QCOMPARE(result.resolved({}).title, u"Mine"_s);
        QCOMPARE(result.resolved({MergeSide::Mine}).title, u"Mine"_s);
        QCOMPARE(result.resolved({MergeSide::Theirs}).title, u"Theirs"_s);
        QCOMPARE(result.resolved({MergeSide::Base, MergeSide::Theirs}).title, u"Demand"_s);
    }

    void environmentIsMergedByVariable()
    {
        ServiceDraft theirs = baseDraft();
        theirs.parameters->env = {{u"A"_s, u"theirs"_s}, {u"T"_s, u"new"_s}};
        ServiceDraft mine = baseDraft();
        mine.parameters->env = {{u"A"_s, u"mine"_s}, {u"B"_s, u"2"_s}, {u"M"_s, u"new"_s}};
        const ThreeWayMerge result = merge(baseDraft(), theirs, mine);
        QCOMPARE(result.conflicts, (QList<MergeConflict>{{ServiceField::Env, u"A"_s}}));
        QCOMPARE(result.takenFromTheirs,
                 (QList<MergeConflict>{{ServiceField::Env, u"B"_s}, {ServiceField::Env, u"T"_s}}));
        const QMap<QString, QString> expected{{u"A"_s, u"mine"_s}, {u"M"_s, u"new"_s}, {u"T"_s, u"new"_s}};
        QCOMPARE(result.merged.parameters->env, expected);
        QCOMPARE(result.resolved({MergeSide::Theirs}).parameters->env.value(u"A"_s), u"theirs"_s);
    }

    void removalAgainstChangeIsAConflict()
    {
        ServiceDraft theirs = baseDraft();
        theirs.parameters->env[u"A"_s] = u"theirs"_s;
        ServiceDraft mine = baseDraft();
        mine.parameters->env.remove(u"A"_s);
        const ThreeWayMerge result = merge(baseDraft(), theirs, mine);
        QCOMPARE(result.conflicts, (QList<MergeConflict>{{ServiceField::Env, u"A"_s}}));
        QVERIFY(!result.resolved({MergeSide::Mine}).parameters->env.contains(u"A"_s));
        QCOMPARE(result.resolved({MergeSide::Theirs}).parameters->env.value(u"A"_s), u"theirs"_s);
    }

    void imageAndVersionAreDecidedTogether()
    {
        ServiceDraft theirs = baseDraft();
        theirs.versionId = VersionId{11};
        ServiceDraft mine = baseDraft();
        mine.imageId = ImageId{2};
        mine.versionId.reset();
        const ThreeWayMerge result = merge(baseDraft(), theirs, mine);
        QCOMPARE(result.conflicts, (QList<MergeConflict>{{ServiceField::Image, {}}}));
        const ServiceDraft picked = result.resolved({MergeSide::Theirs});
        QCOMPARE(picked.imageId, theirs.imageId);
        QCOMPARE(picked.versionId, theirs.versionId);
        QCOMPARE(merge(baseDraft(), theirs, baseDraft()).merged, theirs);
    }

    void unreadableEnvironmentIsDecidedAsAWhole()
    {
        ServiceDraft base = baseDraft();
        base.parameters.reset();
        ServiceDraft mine = base;
        mine.parameters = Parameters{{{u"A"_s, u"mine"_s}}, {}};
        QCOMPARE(merge(base, base, mine).merged, mine);

        const ServiceDraft theirs = baseDraft();
        const ThreeWayMerge result = merge(base, theirs, mine);
        QCOMPARE(result.conflicts, (QList<MergeConflict>{{ServiceField::Env, {}}}));
        QCOMPARE(result.resolved({MergeSide::Theirs}), theirs);
    }

    void lawsHoldForRandomDrafts()
    {
        QRandomGenerator random(3);
        for (int round = 0; round < 2000; ++round) {
            const ServiceDraft base = randomDraft(random);
            const ServiceDraft theirs = randomDraft(random);
            const ServiceDraft mine = randomDraft(random);
            QCOMPARE(merge(base, base, mine).merged, mine);
            QCOMPARE(merge(base, theirs, base).merged, theirs);
            QVERIFY(merge(base, theirs, base).conflicts.isEmpty());
            QCOMPARE(merge(base, mine, mine).merged, mine);
            const ThreeWayMerge one = merge(base, theirs, mine);
            const ThreeWayMerge other = merge(base, mine, theirs);
            QCOMPARE(one.conflicts, other.conflicts);
            const QList<MergeSide> asMine(one.conflicts.size(), MergeSide::Mine);
            const QList<MergeSide> asTheirs(one.conflicts.size(), MergeSide::Theirs);
            QCOMPARE(one.resolved(asMine), one.merged);
            QCOMPARE(one.resolved(asTheirs), other.resolved(asMine));
        }
    }
};

QTEST_APPLESS_MAIN(TestThreeWayMerge)
#include "tst_threewaymerge.moc"
