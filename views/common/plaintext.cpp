// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/plaintext.h"

#include "views/common/shown.h"

#include <QAbstractButton>
#include <QAction>
#include <QLabel>
#include <QStandardItem>
#include <QToolTip>
#include <QTreeWidgetItem>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr QChar firstStrongIsolate(0x2068);
constexpr QChar popDirectionalIsolate(0x2069);

//! What Qt takes for rich text, and shows as \a text.
QString escaped(const QString &text)
{
    return text.isEmpty() ? QString()
                          : QString("<qt>"_L1 + text.toHtmlEscaped().replace(u'\n', "<br>"_L1) + "</qt>"_L1);
}

} // namespace

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

void setPlainToolTip(QWidget *widget, const QString &text)
{
    widget->setToolTip(escaped(text));
}

void setPlainToolTip(QAction *action, const QString &text)
{
    action->setToolTip(escaped(text));
}

void setPlainToolTip(QStandardItem *item, const QString &text)
{
    item->setToolTip(escaped(text));
}

void setPlainToolTip(QTreeWidgetItem *item, int column, const QString &text)
{
    item->setToolTip(column, escaped(text));
}

void takeToolTip(QWidget *widget, const QAction *action)
{
    widget->setToolTip(action->toolTip());
}

void showPlainToolTip(const QPoint &globalPos, const QString &text, QWidget *widget)
{
    QToolTip::showText(globalPos, escaped(text), widget);
}

QString isolated(const QString &text)
{
    // A terminator in the text would end the isolation, and an isolate that it leaves open would take the sentence in.
    QString inside;
    int open = 0;
    for (const QChar character : text) {
        if (character >= QChar(0x2066) && character <= QChar(0x2068)) {
            ++open;
        } else if (character == popDirectionalIsolate) {
            if (open == 0) {
                continue;
            }
            --open;
        }
        inside += character;
    }
    return firstStrongIsolate + inside + QString(open + 1, popDirectionalIsolate);
}

} // namespace Belay
