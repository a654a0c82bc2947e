// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QImage>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QVersionNumber>

using namespace Qt::StringLiterals;

//! belay --tour as a program: that it ends well, and what it leaves behind.
class TestTour : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void everyStepDidWhatItSays();
    void everyPictureShowsSomething();
    void theTextTellsOfEveryPicture();
    void screensWithMorePixelsAreUsed();
    void leavesNothingElseBehind();
    void saysThatItCannotWrite();

private:
    QTemporaryDir m_place;
    QDir m_tour;
    QStringList m_pictures;
    QProcess m_program;
};

void TestTour::initTestCase()
{
    QVERIFY(m_place.isValid());
    m_tour.setPath(m_place.filePath(u"tour"_s));
    m_program.setProgram(QString::fromLocal8Bit(BELAY_PROGRAM));
    m_program.setArguments({u"--tour"_s, m_tour.path()});
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_place.filePath(u"home"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_place.path());
    for (const auto &variable : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s}) {
        environment.insert(variable, m_place.filePath(u"home/"_s + variable));
    }
    m_program.setProcessEnvironment(environment);
    m_program.start();
    QVERIFY(m_program.waitForFinished(240'000));
    m_pictures = m_tour.entryList({u"*.png"_s}, QDir::Files, QDir::Name);
}

void TestTour::everyStepDidWhatItSays()
{
    const QByteArray said = m_program.readAllStandardError();
    QVERIFY2(m_program.exitStatus() == QProcess::NormalExit && m_program.exitCode() == 0, said.constData());
    QCOMPARE(QString::fromLocal8Bit(said), QString());
}

void TestTour::everyPictureShowsSomething()
{
    QVERIFY(m_pictures.size() >= 36);
    for (const QString &name : std::as_const(m_pictures)) {
        const QImage picture(m_tour.filePath(name));
        QVERIFY2(!picture.isNull() && picture.width() >= 600 && picture.height() >= 400, qPrintable(name));
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 3) {
            for (int x = 0; x < picture.width(); x += 3) {
                colours.insert(picture.pixel(x, y));
            }
        }
        QVERIFY2(colours.size() > 20, qPrintable(name));
    }
}

void TestTour::theTextTellsOfEveryPicture()
{
    QFile file(m_tour.filePath(u"tour.md"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    int number = 0;
    for (const QString &name : std::as_const(m_pictures)) {
        QCOMPARE(name.left(3), u"%1-"_s.arg(++number, 2, 10, QLatin1Char('0')));
        const QRegularExpression page(
            u"## %1\n\n\\S[^\n]+\n\n!\\[%1\\]\\(%1\\.png\\)"_s.arg(name.chopped(4)));
        QVERIFY2(text.contains(page), qPrintable(name));
    }
    QCOMPARE(text.count(u"!["_s), m_pictures.size());
}

void TestTour::screensWithMorePixelsAreUsed()
{
    const QStringList large = m_pictures.filter(QRegularExpression(u"^\\d\\d-2x-"_s));
    if (large.isEmpty() && QLibraryInfo::version() >= QVersionNumber(6, 8)) {
        QSKIP("From Qt 6.8 on, windows without a display all have the scale of the first screen.");
    }
    QVERIFY(large.size() >= 3);
    for (const QString &name : large) {
        QVERIFY2(QImage(m_tour.filePath(name)).width() >= 2 * 900, qPrintable(name));
    }
}

void TestTour::leavesNothingElseBehind()
{
    const QStringList left = m_tour.entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    QCOMPARE(left.size(), m_pictures.size() + 1);
    const QDir home(m_place.filePath(u"home"_s));
    const QStringList stores =
        home.exists() ? home.entryList({u"*belay*"_s}, QDir::AllEntries | QDir::Hidden) : QStringList();
    QCOMPARE(stores, QStringList());
}

void TestTour::saysThatItCannotWrite()
{
    QFile inTheWay(m_place.filePath(u"file"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QProcess program;
    program.start(m_program.program(), {u"--tour"_s, inTheWay.fileName() + u"/below"_s});
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitCode(), 1);
    QVERIFY(program.readAllStandardError().contains("belay: "));
}

QTEST_GUILESS_MAIN(TestTour)
#include "tst_tour.moc"
