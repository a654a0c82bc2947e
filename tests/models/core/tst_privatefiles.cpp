// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/privatefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Belay;
using namespace Qt::StringLiterals;

class TestPrivateFiles : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_directory;

    QString touch(const QString &name, const QByteArray &content = "x")
    {
        QFile file(m_directory.filePath(name));
        (void)file.open(QIODevice::WriteOnly);
        file.write(content);
        return file.fileName();
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void makesAndNarrowsDirectories()
    {
        const QString path = m_directory.filePath(u"a/b/c"_s);
        QVERIFY(PrivateFiles::ensureDirectory(path));
        constexpr auto mine = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
        constexpr auto others =
            QFileDevice::ReadGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::ExeOther;
        QVERIFY(!(QFile::permissions(path) & others));
        QVERIFY(QFile::setPermissions(path, mine | others));
        QVERIFY(PrivateFiles::ensureDirectory(path));
        QVERIFY(!(QFile::permissions(path) & others));
    }

    void saysWhenItCannot()
    {
        const QString file = touch(u"file"_s);
        QCOMPARE(PrivateFiles::ensureDirectory(file + u"/below"_s).error().kind, ErrorKind::Storage);
        QCOMPARE(PrivateFiles::restrictFile(m_directory.filePath(u"missing"_s)).error().kind,
                 ErrorKind::Storage);
        QCOMPARE(PrivateFiles::setAside(m_directory.filePath(u"missing"_s)).error().kind, ErrorKind::Storage);
    }

    void setsAsideUnderAFreeName()
    {
        const QString path = touch(u"settings"_s, "1");
        QCOMPARE(PrivateFiles::setAside(path).value(), path + u".bad"_s);
        touch(u"settings"_s, "2");
        QCOMPARE(PrivateFiles::setAside(path).value(), path + u".bad.1"_s);
        QVERIFY(!QFileInfo::exists(path));
        QFile first(path + u".bad"_s);
        QVERIFY(first.open(QIODevice::ReadOnly));
        QCOMPARE(first.readAll(), "1");
    }

    void knowsWhatIsNotOurs()
    {
        const QString mine = touch(u"mine"_s);
        QVERIFY(!PrivateFiles::isForeign(mine));
        QVERIFY(!PrivateFiles::isForeign(m_directory.filePath(u"nothing"_s)));
        const QString link = m_directory.filePath(u"link"_s);
        QVERIFY(QFile::link(mine, link));
        QVERIFY(!PrivateFiles::isForeign(link));
        const QString dangling = m_directory.filePath(u"dangling"_s);
        QVERIFY(QFile::link(m_directory.filePath(u"nothing"_s), dangling));
        QVERIFY(PrivateFiles::isForeign(dangling));
        if (geteuid() == 0) {
            constexpr uid_t nobody = 65534;
            QCOMPARE(chown(QFile::encodeName(mine).constData(), nobody, nobody), 0);
            QVERIFY(PrivateFiles::isForeign(mine)); // S10
            QVERIFY(PrivateFiles::isForeign(link));
        }
    }
};

QTEST_GUILESS_MAIN(TestPrivateFiles)
#include "tst_privatefiles.moc"
