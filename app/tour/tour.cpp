// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/tour.h"

#include "views/common/theme.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <QStyleFactory>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// How the tour is taken; what is done at each step is in tourmainjob.cpp and tourtrouble.cpp.

namespace Belay {

namespace {

//! Long enough to see each stage of a deployment also on a busy machine.
constexpr std::chrono::milliseconds stage = 1500ms;

constexpr char screensText[] = R"({"screens": [
  {"name": "tour", "x": 0, "y": 0, "width": 1920, "height": 1200,
   "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
  {"name": "tour-2x", "x": 1920, "y": 0, "width": 1920, "height": 1200,
   "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 2}]})";

//! As CommandLine would be for a start without arguments: nothing opens by itself.
CommandLine quietStart()
{
    CommandLine line;
    line.action = CommandLine::Action::Tour;
    return line;
}

} // namespace

void Tour::choosePlatform(const QTemporaryDir &screens)
{
    const QByteArray wanted = qgetenv("QT_QPA_PLATFORM");
    if (!wanted.isEmpty() && wanted != "offscreen") {
        return;
    }
    QFile file(screens.filePath(u"screens.json"_s));
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(screensText) > 0;
    const QByteArray config = ":configfile=" + QFile::encodeName(file.fileName());
    qputenv("QT_QPA_PLATFORM", isWritten ? QByteArray("offscreen" + config) : QByteArray("offscreen"));
}

Tour::Tour(const QString &directory)
    : m_book(directory)
    , m_environment(makeEnvironment(m_place.path()))
    , m_application(*m_environment, m_prompter, quietStart(), std::nullopt)
    , m_window(m_application.openWindow())
    , m_person(m_hands, *m_window)
{
}

Tour::~Tour() = default;

std::unique_ptr<Environment> Tour::makeEnvironment(const QString &directory)
{
    // A tour asks no keychain of the system for anything.
    auto environment = std::make_unique<Environment>(Directories::below(directory),
                                                     std::make_unique<SessionCredentialStore>());
    SandboxOptions options;
    options.deployTime = stage;
    environment->setSandboxOptions(options);
    return environment;
}

ExitCode Tour::run()
{
    const auto complain = [](const QString &text) {
        std::fprintf(stderr, "belay: %s\n", qPrintable(text));
        return ExitCode::Failed;
    };
    if (const Result<void> opened = m_book.open(); !opened) {
        return complain(opened.error().toString());
    }
    // It has no event loop of its own to quit, and is not over while no window is open.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    // The same picture on every desktop.
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(lightPalette());
    m_window->show();
    m_person.faceMain();
    walk();
    const QStringList files = secrets().filesBelow(m_place.path());
    m_hands.check(files.isEmpty(), u"no key is in a file, but in "_s + files.join(u' '));
    if (const Result<void> closed = m_book.close(m_hands.problem()); !closed) {
        return complain(closed.error().toString());
    }
    if (m_hands.hasFailed()) {
        return complain(u"the tour ended at picture %1: %2"_s.arg(m_book.count()).arg(m_hands.problem()));
    }
    std::printf("%d pictures, each as tour.md says\n", m_book.count());
    return ExitCode::Ok;
}

void Tour::walk()
{
    firstRun();
    filter();
    savedView();
    palette();
    ticks();
    draft();
    preferences();
    create();
    test();
    edit();
    conflict();
    connectTenant();
    remove();
    activity();
    dark();
    failures();
    largeScale();
}

void Tour::step(const QString &name, const QString &text, const std::function<void()> &act)
{
    if (m_hands.hasFailed()) {
        return;
    }
    act();
    picture(name, text);
}

void Tour::picture(const QString &name, const QString &text)
{
    m_hands.settle();
    const QWidget *shown = m_hands.window() != nullptr ? m_hands.window() : m_window;
    for (const QLabel *label : shown->findChildren<QLabel *>()) {
        m_hands.check(!label->isVisible() || !label->text().contains("(s)"_L1),
                      u"plural forms are there: "_s + label->text());
    }
    const QString trace = secrets().trace();
    m_hands.check(trace.isEmpty(), u"no key is to be seen, but "_s + trace);
    const Result<void> added = m_book.add(name, text, photograph());
    m_hands.check(added.has_value(), u"%1 can be written"_s.arg(name));
}

SecretWatch Tour::secrets() const
{
    SecretWatch watch;
    for (const Secret &key : {m_environment->sandbox().apiKey(), m_environment->sandbox().readOnlyApiKey()}) {
        if (!key.isEmpty()) {
            watch.add(key.reveal());
        }
    }
    return watch;
}

QImage Tour::photograph() const
{
    QWidget *base = m_hands.window() != nullptr ? m_hands.window() : m_window;
    QImage image = base->grab().toImage();
    QPainter painter(&image);
    // Questions, menus and other windows that lie above it, framed as a desktop would.
    for (QWidget *window : QApplication::topLevelWidgets()) {
        const bool isAbove = window != base && window->isVisible() && window->parentWidget() != nullptr &&
                             (window->parentWidget()->window() == base || window->windowType() == Qt::Popup);
        if (!isAbove || qobject_cast<QMainWindow *>(window) != nullptr) {
            continue;
        }
        const QPoint at = base->mapFromGlobal(window->mapToGlobal(QPoint(0, 0)));
        painter.drawPixmap(at, window->grab());
        painter.setPen(hairline(window->palette()));
        painter.drawRect(QRect(at, window->size()).adjusted(-1, -1, 0, 0));
    }
    return image;
}

quint64 Tour::requests(SandboxRoute route, QLatin1String method) const
{
    return m_environment->sandbox().requestCount(route, method);
}

} // namespace Belay
