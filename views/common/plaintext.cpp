// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/plaintext.h"

#include "views/common/shown.h"

#include <QAbstractButton>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace Belay {

QLabel *makePlainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    return label;
}

void setPlainButtonText(QAbstractButton *button, const QString &text)
{
    QString label = text;
    button->setText(label.replace(u'&', "&&"_L1));
    button->setAccessibleName(text);
    button->setMinimumWidth(button->fontMetrics().horizontalAdvance(text) + 24);
    setShown(button, !text.isEmpty());
}

QString plainToolTip(const QString &text)
{
    return text.isEmpty() ? QString() : "<qt>"_L1 + text.toHtmlEscaped() + "</qt>"_L1;
}

QString isolated(const QString &text)
{
    return QChar(0x2068) + text + QChar(0x2069);
}

} // namespace Belay
