// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/reviewyaml.h"

#include "models/domain/fieldtext.h"
#include "models/files/serviceyaml.h"
#include "views/common/codeedit.h"
#include "views/common/fielderror.h"
#include "views/common/plaintext.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPushButton>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

ServiceDraft withoutValues(ServiceDraft draft)
{
    if (draft.parameters) {
        for (QString &value : draft.parameters->env) {
            value = value.isEmpty() ? value : maskedText();
        }
    }
    return draft;
}

} // namespace

ReviewYaml::ReviewYaml(QWidget *parent)
    : QWidget(parent)
    , m_editor(new CodeEdit(CodeEdit::Language::Yaml, this))
    , m_error(new FieldError(this))
{
    m_editor->setObjectName(u"reviewYaml"_s);
    m_editor->setName(tr("YAML"));
    m_error->setObjectName(u"reviewYamlError"_s);
    auto *discard = new QPushButton(this);
    discard->setObjectName(u"discardYaml"_s);
    setPlainButtonText(discard, tr("Discard this text"));
    discard->setAutoDefault(false);
    discard->setVisible(false);
    m_discard = discard;
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_error, 1);
    row->addWidget(discard, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_editor, 1);
    layout->addLayout(row);
    m_pause.setSingleShot(true);
    m_pause.setInterval(200ms);
    connect(&m_pause, &QTimer::timeout, this, &ReviewYaml::readText);
    connect(m_editor, &CodeEdit::textChanged, this, &ReviewYaml::textEdited);
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *from, const QWidget *to) {
        const bool isLeft = from != nullptr && to != nullptr && m_editor->isAncestorOf(from);
        if (m_isStale && isLeft && !m_editor->isAncestorOf(to) && m_problem.isEmpty() &&
            !m_pause.isActive()) {
            showText();
        }
    });
    connect(discard, &QPushButton::clicked, this, &ReviewYaml::discardText);
}

ReviewYaml::~ReviewYaml()
{
    // A window that is destroyed loses the focus while it is half gone.
    disconnect(qApp, nullptr, this, nullptr);
}

void ReviewYaml::setDraft(const ServiceDraft &draft, const std::optional<ServiceDraft> &base, bool maskValues)
{
    const bool isSame = draft == m_draft && maskValues == m_maskValues;
    m_base = base;
    if (isSame && !m_editor->text().isEmpty()) {
        return;
    }
    m_draft = draft;
    const bool wasMasked = std::exchange(m_maskValues, maskValues);
    if (!m_problem.isEmpty() || m_pause.isActive()) {
        return; // what is being typed is not taken away
    }
    const QWidget *focused = QApplication::focusWidget();
    if (focused != nullptr && m_editor->isAncestorOf(focused) && maskValues == wasMasked) {
        m_isStale = true; // the form words it otherwise than the person: not while they are at it
        return;
    }
    showText();
}

void ReviewYaml::setReadOnly(bool readOnly)
{
    if (m_editor->isReadOnly() != readOnly) {
        m_editor->setReadOnly(readOnly);
    }
    m_discard->setEnabled(!readOnly);
}

void ReviewYaml::discardText()
{
    m_pause.stop();
    showText();
    m_editor->setFocus(Qt::OtherFocusReason);
}

void ReviewYaml::textEdited()
{
    if (!m_isFilling) {
        m_pause.start();
    }
}

void ReviewYaml::readText()
{
    const YamlService read = readServiceYaml(m_editor->text().toUtf8());
    for (const YamlProblem &problem : read.problems) {
        if (problem.severity == YamlProblem::Error) {
            setProblem(problem.line, problem.message);
            return;
        }
    }
    setProblem(0, QString());
    ServiceDraft draft = withHidden(read.draft);
    if (m_base) {
        // Left out of the file of an update means unchanged for what cannot change anyway.
        if (!read.present.contains(ServiceField::Name)) {
            draft.name = m_base->name;
        }
        if (!read.present.contains(ServiceField::Type)) {
            draft.type = m_base->type;
        }
    }
    if (!draft.parameters && (!m_base || m_base->parameters)) {
        draft.parameters.emplace(); // an empty group is not written
    }
    if (draft != m_draft) {
        m_draft = draft;
        Q_EMIT draftEdited(draft);
    }
}

void ReviewYaml::showText()
{
    m_isFilling = true;
    m_isStale = false;
    m_editor->setText(QString::fromUtf8(writeServiceYaml(m_maskValues ? withoutValues(m_draft) : m_draft)));
    m_isFilling = false;
    setProblem(0, QString());
}

void ReviewYaml::setProblem(int line, const QString &problem)
{
    m_editor->clearErrors();
    if (!problem.isEmpty()) {
        m_editor->setError(line, problem);
    }
    const QString text = problem.isEmpty() ? QString() : tr("Line %1: %2").arg(line).arg(problem);
    m_error->setText(text);
    m_discard->setVisible(!text.isEmpty());
    if (m_problem != text) {
        m_problem = text;
        Q_EMIT problemChanged();
    }
}

ServiceDraft ReviewYaml::withHidden(ServiceDraft read) const
{
    if (m_maskValues && read.parameters && m_draft.parameters) {
        QMap<QString, QString> &env = read.parameters->env;
        for (auto it = env.begin(); it != env.end(); ++it) {
            if (it.value() == maskedText() && m_draft.parameters->env.contains(it.key())) {
                it.value() = m_draft.parameters->env.value(it.key());
            }
        }
    }
    return read;
}

} // namespace Belay
