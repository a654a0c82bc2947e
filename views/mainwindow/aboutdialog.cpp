// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/aboutdialog.h"

#include "belay/buildinfo.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"aboutDialog"_s);
    setWindowTitle(tr("About Belay"));
    const QString facts = u"%1 %2\nQt %3\n%4, %5"_s.arg(
        BuildInfo::applicationName, BuildInfo::version, QString::fromLatin1(qVersion()),
        QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture());
    auto *picture = makePlainLabel(QString(), this);
    picture->setPixmap(QIcon(u":/icons/belay.svg"_s).pixmap(QSize(64, 64), devicePixelRatio()));
    QLabel *name = makePlainLabel(facts, this);
    name->setObjectName(u"aboutFacts"_s);
    name->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QLabel *licence = makePlainLabel(
        tr("Manages the services that you run on the Peak AI platform. Sends nothing to anyone but Peak.\n\n"
           "Free software under the GNU General Public License, version 3 or later. Uses Qt, QtKeychain, "
           "QScintilla, yaml-cpp, tl::expected and cpp-httplib."),
        this);
    licence->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(u"copyFacts"_s);
    connect(copy, &QPushButton::clicked, this, [facts] { QGuiApplication::clipboard()->setText(facts); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(picture);
    head->addWidget(name, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(16);
    layout->addLayout(head);
    layout->addWidget(licence);
    layout->addWidget(buttons);
    setMinimumWidth(440);
}

} // namespace Belay
