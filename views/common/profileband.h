// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

class QPushButton;

namespace Belay {

enum class BandKind { Development, Staging, Production };

//! The colour of \a kind: #0f766e, #9a5b00, #b01c2e.
QColor bandColor(BandKind kind);

//! What a band says. All texts are shown literally.
struct BandContent
{
    BandKind kind = BandKind::Development;
    //! One or two letters that stand for the profile everywhere.
    QString letter;
    //! The profile's name.
    QString name;
    //! The class in a word; empty: DEVELOPMENT, STAGING or PRODUCTION.
    QString word;
    //! What else holds, such as "read-only" or "unlocked, 9:42 left"; may be empty.
    QString extra;
    //! The user's own colour; invalid: bandColor(). The text on it is white, or black where white could not be read.
    QColor color;
    //! The label of the button, such as "Unlock 10 min"; empty: no button.
    QString actionText;
};

//! Says on whose tenant a window acts: pattern, colour, letter and words over its whole width. Staging and production
//! are 28 px high and full of colour; development is thin and neutral with the colour in its badge.
//! Its accessible name is its text. Button: "bandAction".
class ProfileBand : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileBand(QWidget *parent = nullptr);

    void setContent(const BandContent &content);
    const BandContent &content() const { return m_content; }

    //! The class in a word, as shown.
    QString word() const;
    //! The words as they are read: "acme-prod — PRODUCTION — read-only".
    QString text() const;
    //! The ground the text stands on, and the text's colour.
    QColor groundColor() const;
    QColor textColor() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    //! Paints the letter on its colour, 1:1 in \a rect: the badge of the profile button and the window icon.
    static void paintBadge(QPainter *painter, const QRect &rect, const BandContent &content,
                           const QFont &font);

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyButtonPalette();

    BandContent m_content;
    QPushButton *m_action = nullptr;
};

} // namespace Belay
