// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/profilestore.h"
#include "models/profiles/sessioncredentialstore.h"
#include "models/services/signincheck.h"
#include "tests/support/fakecredentialstore.h"
#include "tests/support/fakeprompter.h"
#include "views/profiles/profileservices.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>

namespace Belay {

//! Everything the windows about profiles work with, fresh for each test.
struct ProfileFixture
{
    QTemporaryDir directory;
    ProfileStore store{directory.path()};
    FakeCredentialStore keychain;
    SessionCredentialStore session;
    FakePrompter prompter;

    ProfileServices services() { return {store, keychain, session, prompter, checkSignIn}; }

    Profile addProfile(const QString &name, const QUrl &url)
    {
        Profile profile;
        profile.name = name;
        profile.baseUrl = url;
        const Result<Profile> added = store.add(profile);
        return added ? *added : Profile();
    }
};

inline Secret secret(const QString &text)
{
    return Secret::fromUserInput(text);
}

template <typename Widget>
Widget *child(const QWidget &root, const QString &objectName)
{
    auto *found = root.findChild<Widget *>(objectName);
    if (found == nullptr) {
        qFatal("there is no %s", qPrintable(objectName));
    }
    return found;
}

inline void click(const QWidget &root, const QString &objectName)
{
    auto *button = child<QWidget>(root, objectName);
    if (!button->isVisible() || !button->isEnabled()) {
        qFatal("%s cannot be clicked", qPrintable(objectName));
    }
    QTest::mouseClick(button, Qt::LeftButton);
}

inline void typeInto(const QWidget &root, const QString &objectName, const QString &text)
{
    auto *edit = child<QLineEdit>(root, objectName);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
}

//! The stage box's last entry, then the address.
inline void typeAddress(const QWidget &root, const QUrl &url)
{
    auto *stage = child<QComboBox>(root, QStringLiteral("stage"));
    stage->setFocus();
    QTest::keyClick(stage, Qt::Key_End);
    typeInto(root, QStringLiteral("baseUrl"), url.toString());
}

//! The texts that can be read anywhere in \a root, hidden parts too.
inline QString allTexts(const QWidget &root)
{
    QStringList texts;
    for (const auto *label : root.findChildren<QLabel *>()) {
        texts << label->text() << label->toolTip() << label->accessibleName()
              << label->accessibleDescription();
    }
    for (const auto *edit : root.findChildren<QLineEdit *>()) {
        texts << edit->text() << edit->toolTip() << edit->accessibleName() << edit->accessibleDescription();
    }
    for (const auto *button : root.findChildren<QAbstractButton *>()) {
        texts << button->text() << button->toolTip() << button->accessibleDescription();
    }
    return texts.join(u'\n');
}

//! The visible text of the labels.
inline QString shownTexts(const QWidget &root)
{
    QStringList texts;
    for (const auto *label : root.findChildren<QLabel *>()) {
        if (label->isVisible()) {
            texts << label->text();
        }
    }
    return texts.join(u'\n');
}

//! What is interactive and has no name; empty if all have.
inline QStringList unnamedControls(const QWidget &root)
{
    QStringList unnamed;
    for (const auto *widget : root.findChildren<QWidget *>()) {
        const bool interactive = qobject_cast<const QAbstractButton *>(widget) != nullptr ||
                                 qobject_cast<const QLineEdit *>(widget) != nullptr ||
                                 qobject_cast<const QComboBox *>(widget) != nullptr ||
                                 widget->inherits("QSpinBox") || widget->inherits("QTreeWidget");
        // Parts that Qt makes inside its own widgets.
        const bool internal = widget->objectName().startsWith(QLatin1String("qt_")) ||
                              widget->parentWidget()->inherits("QComboBox");
        if (interactive && !internal && !widget->isHidden() &&
            (widget->objectName().isEmpty() || widget->accessibleName().isEmpty())) {
            unnamed << QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
        }
    }
    return unnamed;
}

//! Labels that would read server text as markup.
inline QStringList richLabels(const QWidget &root)
{
    QStringList rich;
    for (const auto *label : root.findChildren<QLabel *>()) {
        if (label->textFormat() != Qt::PlainText && !label->text().isEmpty()) {
            rich << label->text();
        }
    }
    return rich;
}

} // namespace Belay
