// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/textfields.h"

#include "views/common/plaintext.h"
#include "views/common/theme.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace Belay {

namespace {

//! Gives a label the weaker colour of whatever palette it gets.
class QuietColor final : public QObject
{
public:
    explicit QuietColor(QLabel *label)
        : QObject(label)
        , m_label(label)
    {
        label->installEventFilter(this);
        apply();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange) {
            apply();
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void apply()
    {
        QPalette colors = m_label->palette();
        const QColor quiet = mutedText(m_label->parentWidget()->palette());
        if (colors.color(QPalette::WindowText) != quiet) {
            colors.setColor(QPalette::WindowText, quiet);
            m_label->setPalette(colors);
        }
    }

    QLabel *m_label;
};

} // namespace

QPlainTextEdit *makeTextField(QWidget *parent, int lines)
{
    auto *field = new QPlainTextEdit(parent);
    field->setTabChangesFocus(true);
    field->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    const int margins = int(2 * field->document()->documentMargin()) + 2 * field->frameWidth();
    field->setFixedHeight(field->fontMetrics().lineSpacing() * lines + margins + 2);
    return field;
}

QLabel *makeQuietLabel(QWidget *parent)
{
    QLabel *label = makePlainLabel(QString(), parent);
    label->setWordWrap(true);
    new QuietColor(label);
    return label;
}

void setFieldText(QPlainTextEdit *field, const QString &text)
{
    if (field->toPlainText() != text) {
        field->setPlainText(text);
    }
}

void setLineText(QLineEdit *line, const QString &text)
{
    if (line->text() != text) {
        line->setText(text);
    }
}

} // namespace Belay
