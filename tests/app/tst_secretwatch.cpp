// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/drawntext.h"
#include "app/tour/secretwatch.h"
#include "tests/support/failonwarnings.h"
#include "views/common/codeedit.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

using namespace Belay;
using namespace Qt::StringLiterals;

namespace {

const auto secret = u"sentinel-key-0123456789"_s;

//! Nothing tells what it says but its picture.
class Painted : public QWidget
{
public:
    QString text = u"nothing"_s;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.drawText(rect(), Qt::AlignCenter, text);
    }
};

} // namespace

//! That a watch which tells of nothing would have told of something.
class TestSecretWatch : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void seesProperties();
    void seesWhatIsDrawn();
    void seesEditors();
    void seesRows();
    void seesTheClipboard();
    void leavesDotsAlone();
    void seesFiles();

private:
    std::unique_ptr<SecretWatch> m_watch;
};

void TestSecretWatch::init()
{
    failOnWarnings();
    m_watch = std::make_unique<SecretWatch>();
    m_watch->add(secret.toUtf8());
    QCOMPARE(m_watch->trace(), QString());
}

void TestSecretWatch::seesProperties()
{
    QWidget widget;
    widget.setToolTip(u"The key is "_s + QString::fromLatin1(secret.toUtf8().toBase64()));
    QCOMPARE(m_watch->trace(), u": toolTip"_s);
}

void TestSecretWatch::seesWhatIsDrawn()
{
    Painted widget;
    widget.resize(400, 40);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    QCOMPARE(drawnText(widget), QStringList{u"nothing"_s});
    QCOMPARE(m_watch->trace(), QString());
    widget.text = u"Bearer "_s + secret;
    QCOMPARE(m_watch->trace(), u": drawn"_s);
}

void TestSecretWatch::seesEditors()
{
    CodeEdit editor(CodeEdit::Language::Json);
    editor.setObjectName(u"payload"_s);
    editor.setText(u"{\"key\": \"%1\"}"_s.arg(secret));
    QCOMPARE(m_watch->trace(), u"payload: content"_s);
}

void TestSecretWatch::seesRows()
{
    QListWidget list;
    list.addItems({u"one"_s, secret});
    QCOMPARE(m_watch->trace(), u": row 1, column 0"_s);
}

void TestSecretWatch::seesTheClipboard()
{
    QGuiApplication::clipboard()->setText(secret);
    QCOMPARE(m_watch->trace(), u"clipboard"_s);
    QGuiApplication::clipboard()->clear();
}

void TestSecretWatch::leavesDotsAlone()
{
    QLineEdit line(secret);
    line.setEchoMode(QLineEdit::Password);
    line.show();
    QVERIFY(QTest::qWaitForWindowExposed(&line));
    QCOMPARE(m_watch->trace(), QString());
    line.setEchoMode(QLineEdit::Normal);
    QVERIFY(!m_watch->trace().isEmpty());
}

void TestSecretWatch::seesFiles()
{
    const QTemporaryDir place;
    QFile file(place.filePath(u".hidden"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("harmless") > 0);
    QCOMPARE(m_watch->filesBelow(place.path()), QStringList());
    QVERIFY(file.write(secret.toUtf8()) > 0);
    file.close();
    QCOMPARE(m_watch->filesBelow(place.path()), QStringList{file.fileName()});
}

QTEST_MAIN(TestSecretWatch)
#include "tst_secretwatch.moc"
