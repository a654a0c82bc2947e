// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/views/common/viewtest.h"
#include "views/common/secretclipboard.h"

#include <QClipboard>
#include <QMimeData>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! S08: a secret that is copied does not stay.
class TestSecretClipboard : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnUnexpectedWarnings(); }

    void managersAreAskedNotToKeepIt()
    {
        copySecret(u"sentinel"_s);
        QCOMPARE(clipboard().text(), u"sentinel"_s);
        QCOMPARE(clipboard().mimeData()->data(u"x-kde-passwordManagerHint"_s), "secret");
    }

    void itLeavesAfterAWhile()
    {
        copySecret(u"sentinel"_s, 50ms);
        QTRY_COMPARE(clipboard().text(), QString());
    }

    void whatWasCopiedSinceStays()
    {
        copySecret(u"sentinel"_s, 50ms);
        clipboard().setText(u"other"_s);
        QTest::qWait(200); // as long as it takes: there is nothing to wait for
        QCOMPARE(clipboard().text(), u"other"_s);
    }

    void itLeavesWithTheProgram_data()
    {
        QTest::addColumn<QString>("since");
        QTest::newRow("still ours") << QString();
        QTest::newRow("other") << u"other"_s;
    }
    void itLeavesWithTheProgram()
    {
        QFETCH(QString, since);
        copySecret(u"sentinel"_s);
        if (!since.isEmpty()) {
            clipboard().setText(since);
        }
        QMetaObject::invokeMethod(qApp, "aboutToQuit", Qt::DirectConnection);
        QCOMPARE(clipboard().text(), since);
    }

private:
    static QClipboard &clipboard() { return *QGuiApplication::clipboard(); }
};

QTEST_MAIN(TestSecretClipboard)
#include "tst_secretclipboard.moc"
