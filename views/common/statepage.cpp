// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/statepage.h"

#include "views/common/announce.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int drawingSize = 64;
constexpr int textWidth = 440;

QLabel *makeLine(const QString &objectName, QWidget *parent)
{
    QLabel *label = makePlainLabel(QString(), parent);
    label->setObjectName(objectName);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    return label;
}

} // namespace

StatePage::StatePage(QWidget *parent)
    : QWidget(parent)
    , m_drawing(makePlainLabel(QString(), this))
    , m_title(makeLine(u"stateTitle"_s, this))
    , m_advice(makeLine(u"stateAdvice"_s, this))
    , m_details(makeLine(u"stateDetails"_s, this))
    , m_action(new QPushButton(this))
    , m_secondAction(new QPushButton(this))
{
    m_drawing->setObjectName(u"stateDrawing"_s);
    m_drawing->setAlignment(Qt::AlignCenter);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    strong.setPointSizeF(strong.pointSizeF() * 1.2);
    m_title->setFont(strong);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_action->setObjectName(u"stateAction"_s);
    m_secondAction->setObjectName(u"stateSecondAction"_s);
    m_secondAction->setFlat(true);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_action);
    buttons->addWidget(m_secondAction);
    buttons->addStretch();
    // A widget of its own: labels with a greatest width would stand at the left of a wider layout.
    auto *body = new QWidget(this);
    body->setMaximumWidth(textWidth);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_drawing);
    column->addSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_advice);
    column->addWidget(m_details);
    column->addSpacing(8);
    column->addLayout(buttons);
    column->addStretch(3);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addStretch(1);
    layout->addWidget(body, 100);
    layout->addStretch(1);

    connect(m_action, &QPushButton::clicked, this, &StatePage::actionTriggered);
    connect(m_secondAction, &QPushButton::clicked, this, &StatePage::secondActionTriggered);
    applyPalette();
    setContent({});
}

void StatePage::setContent(const StateContent &content)
{
    m_content = content;
    m_title->setText(content.title);
    m_advice->setText(content.advice);
    m_advice->setVisible(!content.advice.isEmpty());
    m_details->setText(content.details);
    m_details->setVisible(!content.details.isEmpty());
    setPlainButtonText(m_action, content.actionText);
    setPlainButtonText(m_secondAction, content.secondActionText);
    setAccessibleName(content.title);
    paintDrawing();
    if (isVisible()) {
        announceContent();
    }
}

void StatePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    paintDrawing();
    announceContent();
}

void StatePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        applyPalette();
        paintDrawing();
    }
}

void StatePage::paintDrawing()
{
    const bool drawn = hasIcon(m_content.iconName);
    m_drawing->setVisible(drawn);
    if (drawn) {
        const QIcon drawing = icon(m_content.iconName, mutedText(palette()));
        m_drawing->setPixmap(drawing.pixmap(QSize(drawingSize, drawingSize), devicePixelRatioF()));
    }
}

void StatePage::applyPalette()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, mutedText(quiet));
    m_advice->setPalette(quiet);
    m_details->setPalette(quiet);
}

void StatePage::announceContent()
{
    announce(this, m_content.advice.isEmpty() ? m_content.title : m_content.title + u' ' + m_content.advice);
}

} // namespace Belay
