// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/profile.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace Belay {

class FieldRow;
class ValidatedLineEdit;

//! The letter and the colour that stand for a profile; empty ones are the class's. Warns of colours on which white
//! text cannot be read well. Controls: "letter", "colour", "chooseColour".
class BadgeEditor : public QWidget
{
    Q_OBJECT

public:
    explicit BadgeEditor(QWidget *parent = nullptr);

    //! "" or "#rrggbb".
    QString colour() const;
    QString letter() const;
    void setColour(const QString &colour);
    void setLetter(const QString &letter);
    void setProfileClass(ProfileClass profileClass);
    bool validate();

Q_SIGNALS:
    void edited();

private:
    void chooseColour();
    void refresh();

    ProfileClass m_class = ProfileClass::Production;
    QLabel *m_preview = nullptr;
    QLineEdit *m_letter = nullptr;
    ValidatedLineEdit *m_colour = nullptr;
    QToolButton *m_choose = nullptr;
    FieldRow *m_colourRow = nullptr;
};

} // namespace Belay
