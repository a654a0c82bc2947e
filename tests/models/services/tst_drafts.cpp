// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/draftkeeper.h"
#include "models/services/servicewriter.h"
#include "models/services/writeoperation.h"
#include "tests/support/await.h"
#include "tests/support/fakeclock.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <memory>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

const QString secret = u"hunter22!Xq9"_s;
const ProfileId acme{u"acme"_s};

Service described()
{
    Service service;
    service.id = ServiceId{u"5a0c7f2e-0000-4000-8000-000000000001"_s};
    service.name = u"demand-portal"_s;
    service.type = ServiceType::WebApp;
    service.status = ServiceStatus::Available;
    service.tags = QStringList{u"pilot"_s};
    service.details = ServiceDetails{u"Title"_s,
                                     u"Description"_s,
                                     ImageDetails{{12}, VersionId{120}},
                                     InstanceTypeId{4},
                                     Parameters{{{u"DB_PASSWORD"_s, secret}, {u"REGION"_s, u"eu"_s}}, {}},
                                     false,
                                     false,
                                     u"python"_s,
                                     u"/"_s,
                                     1};
    return service;
}

FormDraft editOf(const Service &base)
{
    FormDraft draft;
    draft.id = QUuid::createUuid();
    draft.profileId = acme;
    draft.base = base;
    draft.draft = ServiceDraft::fromService(base);
    return draft;
}

} // namespace

class TestDrafts : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void everyFieldComesBack();
    void secretsDoNotReachTheDisk();
    void untouchedSecretsComeFromTheService();
    void typedSecretsHaveToBeTypedAgain();
    void aSecretTakenAwayMeanwhileIsTakenAway();
    void draftsBelongToTheirProfile();
    void openFormsAreNotOffered();
    void clearLeavesOpenFormsAlone();
    void aDamagedFileIsSetAsideAndSaid();
    void aDamagedDraftIsCounted();
    void theKeeperWritesOnceForManyChanges();
    void theKeeperWritesWhenItGoes();
    void forgottenDraftsStayForgotten();
    void aFinishedWriteForgetsTheDraft();

private:
    QString file() const { return m_directory->filePath(u"drafts.db"_s); }
    void open();
    KeptDrafts kept(const ProfileId &profile = acme)
    {
        return await(m_store->kept(profile)).value_or(KeptDrafts{{}, -1});
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    FakeClock m_clock;
    std::unique_ptr<LocalDatabase> m_database;
    std::unique_ptr<DraftStore> m_store;
};

void TestDrafts::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_directory = std::make_unique<QTemporaryDir>();
    open();
}

void TestDrafts::cleanup()
{
    m_store.reset();
    m_database.reset();
}

void TestDrafts::open()
{
    m_store.reset();
    m_database =
        std::make_unique<LocalDatabase>(file(), DraftStore::migrations(), LocalDatabase::Durability::Normal);
    m_store = std::make_unique<DraftStore>(*m_database, m_clock);
}

void TestDrafts::everyFieldComesBack()
{
    FormDraft draft = editOf(described());
    draft.base->details->parameters.reset();
    draft.draft.title = u"“Übung” <b>"_s;
    draft.draft.versionId.reset();
    draft.draft.parameters = Parameters{{{u"REGION"_s, u"us"_s}, {QString(), u"x"_s}}, {u"warehouse"_s}};
    draft.draft.minInstances = 2;
    draft.draft.scaleToZero = true;
    draft.draft.entrypoint = u"a\nb\n"_s;
    draft.isParked = true;
    QVERIFY(await(m_store->save(draft)));
    draft.savedAt = m_clock.now();
    open();
    const KeptDrafts found = kept();
    QCOMPARE(found.unreadable, 0);
    QCOMPARE(found.drafts, QList<FormDraft>{draft});
    QCOMPARE(QFile(file()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestDrafts::secretsDoNotReachTheDisk()
{
    FormDraft draft = editOf(described());
    draft.draft.parameters->env.insert(u"API_TOKEN"_s, secret + "typed"_L1);
    QVERIFY(await(m_store->save(draft)));
    cleanup();
    const QStringList names = QDir(m_directory->path()).entryList(QDir::Files);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names) {
        QFile written(m_directory->filePath(name));
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY2(!written.readAll().contains(secret.toUtf8()), qPrintable(name));
    }
}

void TestDrafts::untouchedSecretsComeFromTheService()
{
    FormDraft draft = editOf(described());
    draft.draft.title = u"Mine"_s;
    QVERIFY(await(m_store->save(draft)));
    const FormDraft found = kept().drafts.value(0);
    QVERIFY(found.toType.isEmpty());
    QCOMPARE(found.asBefore, QStringList{u"DB_PASSWORD"_s});

    Service current = described();
    QVERIFY(!differsForPeople(restoreEdit(found, current).base, current));
    QCOMPARE(restoreEdit(found, current).draft, draft.draft);
    current.details->parameters->env.insert(u"DB_PASSWORD"_s, u"another!Pw77"_s);
    QCOMPARE(restoreEdit(found, current).draft.parameters->env.value(u"DB_PASSWORD"_s), u"another!Pw77"_s);
}

void TestDrafts::typedSecretsHaveToBeTypedAgain()
{
    FormDraft draft = editOf(described());
    draft.draft.parameters->env.insert(u"DB_PASSWORD"_s, u"another!Pw77"_s);
    draft.draft.parameters->env.insert(u"API_TOKEN"_s, secret);
    QVERIFY(await(m_store->save(draft)));
    FormDraft found = kept().drafts.value(0);
    QCOMPARE(found.toType, (QStringList{u"API_TOKEN"_s, u"DB_PASSWORD"_s}));
    const RestoredEdit edit = restoreEdit(found, described());
    QCOMPARE(edit.base, described());
    QCOMPARE(edit.draft.parameters->env,
             (QMap<QString, QString>{
                 {u"API_TOKEN"_s, QString()}, {u"DB_PASSWORD"_s, QString()}, {u"REGION"_s, u"eu"_s}}));
    // Kept again before anybody typed them.
    found.base = edit.base;
    found.draft = edit.draft;
    QCOMPARE(withoutSecrets(found).toType, found.toType);
}

void TestDrafts::aSecretTakenAwayMeanwhileIsTakenAway()
{
    const FormDraft found = withoutSecrets(editOf(described()));
    Service current = described();
    current.details->parameters->env.remove(u"DB_PASSWORD"_s);
    const RestoredEdit edit = restoreEdit(found, current);
    QVERIFY(differsForPeople(edit.base, current));
    QVERIFY2(sameField(ServiceDraft::fromService(edit.base), edit.draft, ServiceField::Env),
             "nothing of ours to hold against it");
}

void TestDrafts::draftsBelongToTheirProfile()
{
    FormDraft draft = editOf(described());
    QVERIFY(await(m_store->save(draft)));
    draft.id = QUuid::createUuid();
    draft.profileId = ProfileId{u"other"_s};
    QVERIFY(await(m_store->save(draft)));
    QCOMPARE(kept().drafts.size(), 1);
    QVERIFY(await(m_store->clear(acme)));
    QCOMPARE(kept().drafts.size(), 0);
    QCOMPARE(kept(ProfileId{u"other"_s}).drafts.size(), 1);
}

void TestDrafts::openFormsAreNotOffered()
{
    const FormDraft draft = editOf(described());
    const QSignalSpy changed(m_store.get(), &DraftStore::changed);
    m_store->setInUse(draft.id, true);
    QVERIFY(await(m_store->save(draft)));
    QCOMPARE(kept().drafts.size(), 0);
    m_store->setInUse(draft.id, false);
    QCOMPARE(kept().drafts.size(), 1);
    QCOMPARE(changed.size(), 2);
}

void TestDrafts::clearLeavesOpenFormsAlone()
{
    const FormDraft open = editOf(described());
    const FormDraft closed = editOf(described());
    m_store->setInUse(open.id, true);
    QVERIFY(await(m_store->save(open)));
    QVERIFY(await(m_store->save(closed)));
    QVERIFY(await(m_store->clear(acme)));
    m_store->setInUse(open.id, false);
    QCOMPARE(kept().drafts.size(), 1);
    QCOMPARE(kept().drafts.first().id, open.id);
}

void TestDrafts::aDamagedFileIsSetAsideAndSaid()
{
    cleanup();
    QFile broken(file());
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write(QByteArray(4096, 'x'));
    broken.close();
    open();
    const QSignalSpy noticed(m_store.get(), &DraftStore::noticed);
    QCOMPARE(kept().drafts.size(), 0);
    QTRY_COMPARE(noticed.size(), 1);
    QVERIFY(await(m_store->save(editOf(described()))));
    QCOMPARE(kept().drafts.size(), 1);
}

void TestDrafts::aDamagedDraftIsCounted()
{
    QVERIFY(await(m_store->save(editOf(described()))));
    QVERIFY(await(m_store->save(editOf(described()))));
    QVERIFY(await(m_database->run([](QSqlDatabase &database) -> Result<void> {
        QSqlQuery query(database);
        query.exec(u"UPDATE drafts SET draft = '{' WHERE rowid = 1"_s);
        return {};
    })));
    QCOMPARE(kept().drafts.size(), 1);
    QCOMPARE(kept().unreadable, 1);
    QVERIFY(await(m_store->clear(acme)));
    QCOMPARE(kept().unreadable, 0);
}

void TestDrafts::theKeeperWritesOnceForManyChanges()
{
    QUuid id;
    {
        DraftKeeper keeper(*m_store, acme, nullptr);
        ServiceDraft draft;
        for (const QChar letter : u"demand"_s) {
            draft.name += letter;
            keeper.keep(std::nullopt, draft, {});
        }
        QTRY_COMPARE(await(m_database->run([](QSqlDatabase &database) -> Result<int> {
                         QSqlQuery rows(database);
                         rows.exec(u"SELECT count(*) FROM drafts"_s);
                         return rows.next() ? rows.value(0).toInt() : -1;
                     })).value_or(-1),
                     1);
    }
    QCOMPARE(kept().drafts.size(), 1);
    QCOMPARE(kept().drafts.first().draft.name, u"demand"_s);
}

void TestDrafts::theKeeperWritesWhenItGoes()
{
    {
        DraftKeeper keeper(*m_store, acme, nullptr);
        ServiceDraft draft;
        draft.name = u"demand"_s;
        keeper.keep(std::nullopt, draft, {});
    }
    QCOMPARE(kept().drafts.size(), 1);
    QVERIFY(!kept().drafts.first().isParked);
}

void TestDrafts::forgottenDraftsStayForgotten()
{
    {
        DraftKeeper keeper(*m_store, acme, nullptr);
        ServiceDraft draft;
        draft.name = u"demand"_s;
        keeper.keep(std::nullopt, draft, {});
        keeper.park();
        keeper.forget();
    }
    QCOMPARE(kept().drafts.size(), 0);
}

void TestDrafts::aFinishedWriteForgetsTheDraft()
{
    auto *done = new Reply<WriteReport>(this);
    auto *refused = new Reply<WriteReport>(this);
    for (Reply<WriteReport> *write : {done, refused}) {
        DraftKeeper keeper(*m_store, acme, nullptr);
        ServiceDraft draft;
        draft.name = write == done ? u"done"_s : u"refused"_s;
        keeper.keep(std::nullopt, draft, {});
        keeper.forgetWhenDone(write);
    }
    QCOMPARE(kept().drafts.size(), 2);
    done->finish(WriteReport());
    refused->finish(Failure(localError(ErrorKind::Conflict, QString())));
    QCOMPARE(kept().drafts.size(), 1);
    QCOMPARE(kept().drafts.first().draft.name, u"refused"_s);
}

QTEST_GUILESS_MAIN(TestDrafts)
#include "tst_drafts.moc"
