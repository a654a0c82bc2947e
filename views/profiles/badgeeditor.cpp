// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/badgeeditor.h"

#include "views/common/fieldrow.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/theme.h"
#include "views/common/validatedlineedit.h"
#include "views/profiles/profilebadge.h"

#include <QColorDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int previewSize = 24;
constexpr double readable = 4.5;

// Also what people paste: without the #, and in capitals.
QString normalColour(const QString &text)
{
    static const QRegularExpression pattern(u"^#?[0-9a-f]{6}$"_s);
    const QString trimmed = text.trimmed().toLower();
    if (!pattern.match(trimmed).hasMatch()) {
        return {};
    }
    return trimmed.startsWith(u'#') ? trimmed : u'#' + trimmed;
}

} // namespace

BadgeEditor::BadgeEditor(QWidget *parent)
    : QWidget(parent)
    , m_preview(makePlainLabel(QString(), this))
    , m_letter(new QLineEdit(this))
    , m_colour(new ValidatedLineEdit)
    , m_choose(new QToolButton)
{
    m_preview->setObjectName(u"badgePreview"_s);
    m_preview->setFixedSize(previewSize, previewSize);
    m_letter->setObjectName(u"letter"_s);
    m_letter->setAccessibleName(tr("Letter"));
    m_letter->setMaxLength(1);
    m_letter->setAlignment(Qt::AlignCenter);
    m_letter->setFixedWidth(44);
    m_colour->setObjectName(u"colour"_s);
    m_colour->setAccessibleName(tr("Colour"));
    m_colour->setMaxLength(16);
    m_colour->setCheck([](const QString &text) {
        return text.trimmed().isEmpty() || !normalColour(text).isEmpty()
                   ? QString()
                   : tr("Write the colour as # and six digits, such as #0f766e.");
    });
    m_choose->setObjectName(u"chooseColour"_s);
    setPlainButtonText(m_choose, tr("Choose…"));
    m_choose->setAccessibleName(tr("Choose a colour"));
    m_choose->setFocusPolicy(Qt::StrongFocus);
    m_colourRow = new FieldRow(m_colour, this, m_choose);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_preview, 0, Qt::AlignTop);
    layout->addWidget(m_letter, 0, Qt::AlignTop);
    layout->addWidget(m_colourRow, 1, Qt::AlignTop);
    setFocusProxy(m_letter);

    for (QLineEdit *edit : {m_letter, static_cast<QLineEdit *>(m_colour)}) {
        connect(edit, &QLineEdit::textChanged, this, [this] {
            refresh();
            Q_EMIT edited();
        });
    }
    connect(m_choose, &QToolButton::clicked, this, &BadgeEditor::chooseColour);
    refresh();
}

QString BadgeEditor::colour() const
{
    return normalColour(m_colour->text());
}

QString BadgeEditor::letter() const
{
    return m_letter->text().trimmed();
}

void BadgeEditor::setColour(const QString &colour)
{
    m_colour->setText(colour);
}

void BadgeEditor::setLetter(const QString &letter)
{
    m_letter->setText(letter);
}

void BadgeEditor::setProfileClass(ProfileClass profileClass)
{
    m_class = profileClass;
    refresh();
}

bool BadgeEditor::validate()
{
    return m_colour->validate();
}

void BadgeEditor::chooseColour()
{
    Profile shown;
    shown.profileClass = m_class;
    shown.colour = colour();
    auto *dialog = new QColorDialog(QColor(shown.shownColour()), this);
    dialog->setObjectName(u"colourDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this,
            [this](const QColor &chosen) { m_colour->setText(chosen.name()); });
    dialog->open();
}

void BadgeEditor::refresh()
{
    Profile shown;
    shown.profileClass = m_class;
    shown.colour = colour();
    shown.letter = letter();
    m_letter->setPlaceholderText(defaultLetter(m_class));
    m_colour->setPlaceholderText(tr("%1 (the class's)").arg(defaultColour(m_class)));
    m_preview->setPixmap(profileBadge(shown).pixmap(QSize(previewSize, previewSize), devicePixelRatioF()));
    const double contrast = contrastRatio(Qt::white, QColor(shown.shownColour()));
    m_colourRow->setHint(contrast >= readable
                             ? QString()
                             : tr("White text is hard to read on this colour (contrast %1, 4.5 is enough).")
                                   .arg(contrast, 0, 'f', 1));
}

} // namespace Belay
