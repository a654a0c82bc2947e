// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/fielderror.h"

#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/shown.h"
#include "views/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int glyphSize = 16;

} // namespace

FieldError::FieldError(QWidget *parent)
    : QWidget(parent)
    , m_glyph(makePlainLabel(QString(), this))
    , m_label(makePlainLabel(QString(), this))
{
    m_label->setObjectName(u"fieldErrorText"_s);
    m_label->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_glyph, 0, Qt::AlignTop);
    layout->addWidget(m_label, 1);
    applyPalette();
    setVisible(false);
}

void FieldError::setText(const QString &text)
{
    m_label->setText(text);
    setShown(this, !text.isEmpty());
}

QString FieldError::text() const
{
    return m_label->text();
}

void FieldError::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyPalette();
    }
}

void FieldError::applyPalette()
{
    QPalette colors = palette();
    const QColor ink = toneColor(Tone::Negative, colors);
    colors.setColor(QPalette::WindowText, ink);
    m_label->setPalette(colors);
    m_glyph->setPixmap(icon(u"error"_s, ink).pixmap(QSize(glyphSize, glyphSize), devicePixelRatioF()));
}

} // namespace Belay
