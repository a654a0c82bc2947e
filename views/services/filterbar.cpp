// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/filterbar.h"

#include "models/domain/displaytext.h"
#include "models/services/servicerepository.h"
#include "models/tables/servicefilterproxy.h"
#include "views/common/announce.h"
#include "views/common/chipbar.h"
#include "views/common/clearbutton.h"
#include "views/common/icons.h"
#include "views/common/multichoicebutton.h"
#include "views/common/plaintext.h"
#include "views/common/shown.h"
#include "views/common/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTextCharFormat>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_status(new MultiChoiceButton(tr("Status"), this))
    , m_type(new MultiChoiceButton(tr("Type"), this))
    , m_name(new QLineEdit(this))
    , m_problem(makePlainLabel(QString(), this))
    , m_chips(new ChipBar(this))
    , m_saveView(new QToolButton(this))
{
    m_line->setObjectName(u"filterLine"_s);
    m_line->setAccessibleName(tr("Filter services"));
    m_line->setPlaceholderText(tr("Filter: words, status:failed type:api -tag:old"));
    addClearButton(m_line);
    m_line->setMinimumWidth(140);
    m_line->addAction(icon("filter"_L1), QLineEdit::LeadingPosition);
    m_line->installEventFilter(this);
    m_status->setObjectName(u"statusFilter"_s);
    m_type->setObjectName(u"typeFilter"_s);
    m_name->setObjectName(u"nameFilter"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("Name"));
    addClearButton(m_name);
    m_name->setMinimumWidth(72);
    m_name->setMaximumWidth(180);
    m_problem->setObjectName(u"filterProblem"_s);
    m_problem->hide();
    m_saveView->setObjectName(u"saveViewButton"_s);
    m_saveView->setText(tr("Save view…"));
    m_saveView->setAccessibleName(tr("Save view"));
    m_saveView->setAutoRaise(true);
    m_saveView->setFocusPolicy(Qt::StrongFocus);
    m_chips->addTrailingWidget(m_saveView);
    m_chips->hide();

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_line, 1);
    row->addWidget(m_status);
    row->addWidget(m_type);
    row->addWidget(m_name);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_problem);
    layout->addWidget(m_chips);

    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) {
        apply(ServiceFilter::parse(text, ServiceFilterProxy::features()));
    });
    connect(m_line, &QLineEdit::textChanged, this, [this](const QString &text) {
        // The clear button empties the line without an edit of the person's own.
        if (text.isEmpty() && !m_filter.query().isEmpty()) {
            apply(ServiceFilter::parse(text, ServiceFilterProxy::features()));
        }
    });
    connect(m_status, &MultiChoiceButton::selectionChanged, this,
            [this](const QStringList &keys) { apply(m_filter.withChoices(FilterKind::Status, keys)); });
    connect(m_type, &MultiChoiceButton::selectionChanged, this,
            [this](const QStringList &keys) { apply(m_filter.withChoices(FilterKind::Type, keys)); });
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text != m_filter.name()) {
            apply(m_filter.withName(text));
        }
    });
    connect(m_chips, &ChipBar::removed, this, [this](int index) { apply(m_filter.withoutToken(index)); });
    connect(m_chips, &ChipBar::clearRequested, this, [this] { setQuery(QString()); });
    connect(m_saveView, &QToolButton::clicked, this, &FilterBar::saveViewRequested);
}

void FilterBar::setQuery(const QString &query)
{
    apply(ServiceFilter::parse(query, ServiceFilterProxy::features()));
}

void FilterBar::showCounts(const ServiceRepository &services)
{
    QList<Choice> statuses;
    const auto addStatus = [&](const ServiceStatus &status) {
        statuses.append({status.text(), displayText(status), services.countOf(status)});
    };
    for (const ServiceStatus &status : ServiceStatus::documented()) {
        addStatus(status);
    }
    for (const QString &text : services.undocumentedStatuses()) {
        addStatus(ServiceStatus::fromText(text));
    }
    m_status->setChoices(statuses);

    QList<Choice> types;
    const auto addType = [&](const ServiceType &type) {
        types.append(Choice{type.text(), displayText(type), services.countOf(type)});
    };
    for (const ServiceType &type : ServiceType::documented()) {
        addType(type);
    }
    for (const QString &text : services.undocumentedTypes()) {
        addType(ServiceType::fromText(text));
    }
    m_type->setChoices(types);
}

void FilterBar::focusLine()
{
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->selectAll();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            if (m_line->text().isEmpty()) {
                emit left();
            } else {
                setQuery(QString());
            }
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Down) {
            emit left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::apply(const ServiceFilter &filter)
{
    m_filter = filter;
    showFilter();
    emit filterChanged(m_filter);
}

void FilterBar::showFilter()
{
    if (m_line->text() != m_filter.query()) {
        m_line->setText(m_filter.query());
    }
    if (m_name->text() != m_filter.name()) {
        m_name->setText(m_filter.name());
    }
    m_status->setSelected(m_filter.choices(FilterKind::Status));
    m_type->setSelected(m_filter.choices(FilterKind::Type));

    QStringList chips;
    QString problem;
    for (const FilterToken &token : m_filter.tokens()) {
        chips.append(token.text);
        if (problem.isEmpty() && !token.isValid()) {
            problem = token.problem;
        }
    }
    m_chips->setChips(chips);
    // Without chips there is no view to save either.
    setShown(m_chips, !chips.isEmpty());
    m_saveView->setEnabled(!m_filter.hasProblems());
    setPlainToolTip(m_saveView, m_filter.hasProblems() ? tr("Correct the filter first") : QString());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, toneColor(Tone::Negative, palette()));
    m_problem->setPalette(colours);
    if (m_problem->text() != problem) {
        m_problem->setText(problem);
        if (!problem.isEmpty()) {
            announce(this, problem);
        }
    }
    m_problem->setVisible(!problem.isEmpty());
    underlineProblems();
}

void FilterBar::underlineProblems()
{
    QList<QInputMethodEvent::Attribute> attributes;
    QTextCharFormat format;
    format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    format.setUnderlineColor(toneColor(Tone::Negative, palette()));
    for (const FilterToken &token : m_filter.tokens()) {
        if (!token.isValid()) {
            attributes.append(QInputMethodEvent::Attribute(
                QInputMethodEvent::TextFormat, static_cast<int>(token.start) - m_line->cursorPosition(),
                static_cast<int>(token.length), format));
        }
    }
    // A line edit has no other way to format a part of its text.
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(m_line, &event);
}

} // namespace Belay
