// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/preferences.h"

#include <QWidget>

#include <functional>

class QFormLayout;

namespace Belay {

//! A page of controls, each of which shows one preference and changes it at once. A change made elsewhere is shown.
class PreferencePage : public QWidget
{
    Q_OBJECT

public:
    //! \a preferences outlives it.
    explicit PreferencePage(Preferences &preferences, QWidget *parent = nullptr);

    //! \a text is a sentence that is true while the tick is set.
    void addTick(const QString &objectName, const QString &text, std::function<bool()> get,
                 std::function<void(bool)> set);
    //! One of \a choices, given and taken by its position.
    void addChoice(const QString &objectName, const QString &caption, const QStringList &choices,
                   std::function<int()> get, std::function<void(int)> set);
    void addNumber(const QString &objectName, const QString &caption, int least, int most, int step,
                   const QString &unit, std::function<int()> get, std::function<void(int)> set);
    //! A row with \a field, which follows \a get.
    void addField(const QString &caption, QWidget *field, std::function<void()> load);
    //! A quiet text below what was added last.
    void addNote(const QString &text);
    //! A button in the column of the fields.
    void addButton(const QString &objectName, const QString &text, std::function<void()> clicked);

protected:
    void changeEvent(QEvent *event) override;

private:
    void reload();
    void paintNotes();

    QFormLayout *m_form = nullptr;
    QList<std::function<void()>> m_loads;
};

} // namespace Belay
