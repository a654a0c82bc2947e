// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The least that a Qt program with a window and a table can be: shows it, and ends with its first frame.

#include <QApplication>
#include <QMainWindow>
#include <QTableView>
#include <QTimer>

namespace {

class Window : public QMainWindow
{
    Q_OBJECT

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QMainWindow::paintEvent(event);
        QTimer::singleShot(0, this, [] { QCoreApplication::quit(); });
    }
};

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    Window window;
    window.setCentralWidget(new QTableView(&window));
    window.resize(1200, 760);
    window.show();
    return QCoreApplication::exec();
}

#include "emptywindow.moc"
