// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/fieldrow.h"

#include "views/common/fielderror.h"
#include "views/common/plaintext.h"
#include "views/common/theme.h"
#include "views/common/validatedlineedit.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! A red frame over a field that cannot draw one itself.
class Outline final : public QWidget
{
public:
    explicit Outline(QWidget *parent)
        : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
        setVisible(false);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(toneColor(Tone::Negative, palette()), 1.5));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 3, 3);
    }
};

} // namespace

FieldRow::FieldRow(QWidget *field, QWidget *parent, QWidget *companion)
    : QWidget(parent)
    , m_field(field)
    , m_hint(makePlainLabel(QString(), this))
    , m_error(new FieldError(this))
{
    m_hint->setObjectName(u"fieldHint"_s);
    m_hint->setWordWrap(true);
    m_hint->setVisible(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(field, 1);
    if (companion != nullptr) {
        row->addWidget(companion);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_hint);
    layout->addWidget(m_error);
    setFocusProxy(field);

    if (auto *edit = qobject_cast<ValidatedLineEdit *>(field)) {
        connect(edit, &ValidatedLineEdit::errorChanged, this, [this](const QString &error) {
            m_error->setText(error);
            refresh();
        });
        m_error->setText(edit->error());
    } else {
        m_outline = new Outline(this);
        field->installEventFilter(this);
    }
    refresh();
}

void FieldRow::setError(const QString &error)
{
    if (auto *edit = qobject_cast<ValidatedLineEdit *>(m_field)) {
        edit->setError(error);
        return;
    }
    m_error->setText(error);
    refresh();
}

QString FieldRow::error() const
{
    return m_error->text();
}

void FieldRow::setHint(const QString &hint)
{
    m_hintText = hint;
    refresh();
}

bool FieldRow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field &&
        (event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::Show)) {
        placeOutline();
    }
    return QWidget::eventFilter(watched, event);
}

void FieldRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        refresh();
    }
}

void FieldRow::refresh()
{
    const QString wrong = m_error->text();
    m_hint->setText(m_hintText);
    m_hint->setVisible(wrong.isEmpty() && !m_hintText.isEmpty());
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, mutedText(quiet));
    m_hint->setPalette(quiet);
    m_field->setAccessibleDescription(wrong.isEmpty() ? m_hintText : wrong);
    if (m_outline != nullptr) {
        m_outline->setVisible(!wrong.isEmpty());
        placeOutline();
    }
}

void FieldRow::placeOutline()
{
    if (m_outline != nullptr) {
        m_outline->setGeometry(m_field->geometry());
        m_outline->raise();
    }
}

} // namespace Belay
