// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/problemsummary.h"

#include "models/domain/fieldtext.h"
#include "views/common/announce.h"
#include "views/common/plaintext.h"
#include "views/common/theme.h"
#include "views/services/linkline.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::StringLiterals;

namespace Belay {

ProblemSummary::ProblemSummary(QWidget *parent)
    : QFrame(parent)
    , m_title(makePlainLabel(QString(), this))
    , m_list(new QVBoxLayout)
{
    setObjectName(u"problemSummary"_s);
    m_title->setObjectName(u"problemSummaryTitle"_s);
    QFont font = m_title->font();
    font.setBold(true);
    m_title->setFont(font);
    m_list->setSpacing(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addLayout(m_list);
    setVisible(false);
}

void ProblemSummary::setProblems(const QList<FieldProblem> &problems)
{
    QList<FieldProblem> errors;
    for (const FieldProblem &problem : problems) {
        if (problem.severity == FieldProblem::Error) {
            errors.append(problem);
        }
    }
    if (errors == m_problems) {
        return;
    }
    m_problems = errors;
    while (QLayoutItem *item = m_list->takeAt(0)) {
        // The line that was clicked may still be in its own signal.
        item->widget()->hide();
        item->widget()->setObjectName(QString());
        item->widget()->deleteLater();
        const std::unique_ptr<QLayoutItem> gone(item);
    }
    for (const FieldProblem &error : std::as_const(errors)) {
        auto *line = new LinkLine(u"%1: %2"_s.arg(fieldLabel(error.field), error.message), this);
        line->setObjectName(u"problem"_s + wireName(error.field));
        connect(line, &LinkLine::clicked, this, [this, field = error.field] { Q_EMIT fieldChosen(field); });
        m_list->addWidget(line);
        line->show();
    }
    m_title->setText(tr("%n thing(s) to correct:", nullptr, int(errors.size())));
    setVisible(!errors.isEmpty());
    if (!errors.isEmpty()) {
        announce(this, m_title->text());
    }
}

void ProblemSummary::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(toneColor(Tone::Negative, palette()), 1));
    painter.setBrush(toneTint(Tone::Negative, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace Belay
