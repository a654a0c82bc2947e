// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/messagebar.h"

#include "views/common/icons.h"
#include "views/common/plaintext.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int detailLines = 7;
constexpr int narrow = 640;
constexpr int roundIcon = 20 + 8; //!< its width and the gap beside it

QLabel *makeSentence(const QString &objectName, QWidget *parent)
{
    QLabel *label = makePlainLabel(QString(), parent);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

QToolButton *makeButton(const QString &objectName, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMinimumSize(24, 24);
    return button;
}

QString iconOf(MessageSeverity severity)
{
    switch (severity) {
    case MessageSeverity::Success:
        return u"check"_s;
    case MessageSeverity::Warning:
        return u"warning"_s;
    case MessageSeverity::Error:
        return u"error"_s;
    case MessageSeverity::Info:
        break;
    }
    return u"info"_s;
}

} // namespace

Tone messageTone(MessageSeverity severity)
{
    switch (severity) {
    case MessageSeverity::Success:
        return Tone::Positive;
    case MessageSeverity::Warning:
        return Tone::Caution;
    case MessageSeverity::Error:
        return Tone::Negative;
    case MessageSeverity::Info:
        break;
    }
    return Tone::Busy;
}

MessageBar::MessageBar(const Message &message, QWidget *parent)
    : QFrame(parent)
    , m_text(makeSentence(u"messageText"_s, this))
    , m_nextStep(makeSentence(u"messageNextStep"_s, this))
    , m_action(new QPushButton(this))
    , m_detailsToggle(makeButton(u"messageDetails"_s, this))
    , m_copy(makeButton(u"messageCopy"_s, this))
    , m_close(makeButton(u"messageClose"_s, this))
    , m_details(new QPlainTextEdit(this))
{
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_text->setFont(strong);
    m_action->setObjectName(u"messageAction"_s);
    m_action->setFocusPolicy(Qt::TabFocus);
    m_action->setAutoDefault(false);
    m_detailsToggle->setText(tr("Details"));
    m_detailsToggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_detailsToggle->setArrowType(Qt::RightArrow);
    m_detailsToggle->setCheckable(true);
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy message"));
    m_close->setIcon(icon("close"_L1));
    m_close->setAccessibleName(tr("Close message"));
    setPlainToolTip(m_close, tr("Close"));
    m_details->setObjectName(u"messageDetailsText"_s);
    m_details->setAccessibleName(tr("Message details"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_details->setFixedHeight(m_details->fontMetrics().lineSpacing() * detailLines + 12);
    m_details->setVisible(false);

    auto *sentences = new QVBoxLayout;
    sentences->setSpacing(4);
    sentences->addStretch();
    sentences->addWidget(m_text);
    sentences->addWidget(m_nextStep);
    sentences->addStretch();
    sentences->setContentsMargins(roundIcon, 0, 0, 0);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(8);
    m_buttons->addStretch();
    m_buttons->addWidget(m_action, 0, Qt::AlignVCenter);
    m_buttons->addWidget(m_detailsToggle, 0, Qt::AlignVCenter);
    m_buttons->addWidget(m_copy, 0, Qt::AlignVCenter);
    m_buttons->addWidget(m_close, 0, Qt::AlignVCenter);
    m_row = new QBoxLayout(QBoxLayout::LeftToRight);
    m_row->setSpacing(8);
    m_row->addLayout(sentences, 1);
    m_row->addLayout(m_buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(8);
    layout->addLayout(m_row);
    layout->addWidget(m_details);

    connect(m_action, &QPushButton::clicked, this, [this] {
        // The handler may replace or remove this bar.
        const Message acted = m_message;
        Q_EMIT actionTriggered(acted.id);
        if (acted.action) {
            acted.action();
        }
    });
    connect(m_detailsToggle, &QToolButton::toggled, this, &MessageBar::setDetailsShown);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(plainReport()); });
    connect(m_close, &QToolButton::clicked, this, [this] { Q_EMIT closeRequested(m_message.id); });
    setMessage(message);
}

void MessageBar::setMessage(const Message &message)
{
    m_message = message;
    m_text->setText(message.text);
    m_nextStep->setText(message.nextStep);
    m_nextStep->setVisible(!message.nextStep.isEmpty());
    setPlainButtonText(m_action, message.actionText);
    if (m_details->toPlainText() != message.details) {
        m_details->setPlainText(message.details);
    }
    m_detailsToggle->setVisible(!message.details.isEmpty());
    if (message.details.isEmpty()) {
        setDetailsShown(false);
    }
    setAccessibleName(message.nextStep.isEmpty() ? message.text : message.text + u' ' + message.nextStep);
    arrange();
    updateGeometry();
    update();
}

bool MessageBar::detailsShown() const
{
    return m_detailsToggle->isChecked();
}

void MessageBar::setDetailsShown(bool shown)
{
    m_detailsToggle->setChecked(shown);
    m_detailsToggle->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    m_details->setVisible(shown);
}

QString MessageBar::plainReport() const
{
    QStringList parts{m_message.text};
    for (const QString &part : {m_message.nextStep, m_message.details}) {
        if (!part.isEmpty()) {
            parts << part;
        }
    }
    return parts.join(u'\n');
}

void MessageBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void MessageBar::arrange()
{
    // Beside buttons the sentences of a narrow window or card would become columns of single words. One that has
    // room beside them stays there.
    const int sentence = std::max(m_text->fontMetrics().horizontalAdvance(m_message.text),
                                  m_nextStep->fontMetrics().horizontalAdvance(m_message.nextStep));
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right() - roundIcon - m_row->spacing() -
                     m_buttons->sizeHint().width();
    const bool isFolded = width() < narrow && sentence > room;
    m_row->setDirection(isFolded ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void MessageBar::paintEvent(QPaintEvent *)
{
    const Tone tone = messageTone(m_message.severity);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(blended(toneColor(tone, palette()), palette().color(QPalette::Base), 0.5), 1));
    painter.setBrush(toneTint(tone, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const int rowHeight = m_details->isVisible() ? m_details->y() - 8 : height();
    const QRect place(12, (rowHeight - 20) / 2, 20, 20);
    paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), place), iconOf(m_message.severity),
              toneColor(tone, palette()));
}

} // namespace Belay
