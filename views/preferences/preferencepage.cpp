// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/preferences/preferencepage.h"

#include "views/common/plaintext.h"
#include "views/common/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace Belay {

PreferencePage::PreferencePage(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setContentsMargins(16, 4, 0, 0);
    m_form->setHorizontalSpacing(12);
    m_form->setVerticalSpacing(8);
    m_form->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_form->setFormAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    connect(&preferences, &Preferences::changed, this, &PreferencePage::reload);
}

void PreferencePage::addTick(const QString &objectName, const QString &text, std::function<bool()> get,
                             std::function<void(bool)> set)
{
    auto *box = new QCheckBox(text, this);
    box->setObjectName(objectName);
    box->setAccessibleName(text);
    m_form->addRow(QString(), box);
    connect(box, &QCheckBox::toggled, this, set);
    m_loads.append([box, get] { box->setChecked(get()); });
    reload();
}

void PreferencePage::addChoice(const QString &objectName, const QString &caption, const QStringList &choices,
                               std::function<int()> get, std::function<void(int)> set)
{
    auto *box = new QComboBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(caption);
    box->addItems(choices);
    connect(box, &QComboBox::activated, this, set);
    addField(caption, box, [box, get] { box->setCurrentIndex(get()); });
}

void PreferencePage::addNumber(const QString &objectName, const QString &caption, int least, int most,
                               int step, const QString &unit, std::function<int()> get,
                               std::function<void(int)> set)
{
    auto *box = new QSpinBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(caption);
    box->setRange(least, most);
    box->setSingleStep(step);
    box->setSuffix(unit);
    box->setAlignment(Qt::AlignRight);
    // "120" begins with "1" and "12", which nobody meant.
    box->setKeyboardTracking(false);
    connect(box, &QSpinBox::valueChanged, this, set);
    addField(caption, box, [box, get] {
        const QSignalBlocker quiet(box);
        box->setValue(get());
    });
}

void PreferencePage::addField(const QString &caption, QWidget *field, std::function<void()> load)
{
    QLabel *label = makePlainLabel(caption, this);
    label->setBuddy(field);
    m_form->addRow(label, field);
    m_loads.append(std::move(load));
    reload();
}

void PreferencePage::addNote(const QString &text)
{
    QLabel *note = makePlainLabel(text, this);
    note->setObjectName(u"preferenceNote"_s);
    note->setWordWrap(true);
    note->setMinimumWidth(360);
    m_form->addRow(QString(), note);
    paintNotes();
}

void PreferencePage::addButton(const QString &objectName, const QString &text, std::function<void()> clicked)
{
    auto *button = new QPushButton(this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    setPlainButtonText(button, text);
    m_form->addRow(QString(), button);
    connect(button, &QPushButton::clicked, this, clicked);
}

void PreferencePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        paintNotes();
    }
}

void PreferencePage::reload()
{
    for (const std::function<void()> &load : std::as_const(m_loads)) {
        load();
    }
}

void PreferencePage::paintNotes()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, mutedText(quiet));
    const QList<QLabel *> notes = findChildren<QLabel *>(u"preferenceNote"_s);
    for (QLabel *note : notes) {
        note->setPalette(quiet);
    }
}

} // namespace Belay
