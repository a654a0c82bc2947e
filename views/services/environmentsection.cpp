// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/environmentsection.h"

#include "views/common/plaintext.h"
#include "views/services/enveditor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! A stack that is as high as its current page.
class FittingStack final : public QStackedWidget
{
public:
    using QStackedWidget::QStackedWidget;
    QSize sizeHint() const override { return currentWidget()->sizeHint(); }
    QSize minimumSizeHint() const override { return currentWidget()->minimumSizeHint(); }
    bool hasHeightForWidth() const override { return currentWidget()->hasHeightForWidth(); }
    int heightForWidth(int width) const override { return currentWidget()->heightForWidth(width); }
};

} // namespace

EnvironmentSection::EnvironmentSection(QWidget *parent)
    : ServiceFormSection(tr("Environment"), parent)
    , m_pages(new FittingStack(this))
    , m_editor(new EnvEditor(this))
    , m_replace(new QPushButton(this))
    , m_keep(new QPushButton(this))
{
    setObjectName(u"environmentSection"_s);
    auto *unknown = new QWidget(this);
    QLabel *explanation = makePlainLabel(
        tr("Not returned by the API. The variables stay as they are unless you replace them: then "
           "all variables and secrets are sent anew, and those there now are gone."),
        unknown);
    explanation->setObjectName(u"envUnknown"_s);
    explanation->setWordWrap(true);
    m_replace->setObjectName(u"replaceParameters"_s);
    setPlainButtonText(m_replace, tr("Replace environment and secrets…"));
    m_replace->setAutoDefault(false);
    auto *unknownLayout = new QVBoxLayout(unknown);
    unknownLayout->setContentsMargins(0, 4, 0, 0);
    unknownLayout->setSpacing(8);
    unknownLayout->addWidget(explanation);
    unknownLayout->addWidget(m_replace, 0, Qt::AlignLeft);
    unknownLayout->addStretch();

    auto *known = new QWidget(this);
    m_keep->setObjectName(u"keepParameters"_s);
    setPlainButtonText(m_keep, tr("Leave them as they are"));
    m_keep->setAutoDefault(false);
    m_keep->setVisible(false);
    auto *knownLayout = new QVBoxLayout(known);
    knownLayout->setContentsMargins(0, 0, 0, 0);
    knownLayout->setSpacing(8);
    knownLayout->addWidget(m_editor);
    knownLayout->addWidget(m_keep, 0, Qt::AlignLeft);
    m_pages->addWidget(known);
    m_pages->addWidget(unknown);
    m_pages->setAccessibleName(tr("Environment"));
    addField(ServiceField::Env, tr("Variables"), m_pages);

    connect(m_replace, &QPushButton::clicked, this, &EnvironmentSection::replace);
    connect(m_keep, &QPushButton::clicked, this, &EnvironmentSection::keep);
    connect(m_editor, &EnvEditor::edited, this, [this] { Q_EMIT edited(ServiceField::Env); });
}

void EnvironmentSection::load(const ServiceDraft &draft, bool isUpdate)
{
    const bool isKnown = draft.parameters.has_value();
    m_editor->setEnv(isKnown ? draft.parameters->env : QMap<QString, QString>(), isUpdate);
    showKnown(isKnown);
}

void EnvironmentSection::store(ServiceDraft &draft) const
{
    if (isLeftAlone()) {
        draft.parameters.reset();
        return;
    }
    if (!draft.parameters) {
        draft.parameters.emplace();
    }
    draft.parameters->env = m_editor->env();
}

QString EnvironmentSection::inputProblem(ServiceField field) const
{
    const QStringList twice = field == ServiceField::Env ? m_editor->duplicates() : QStringList();
    if (twice.isEmpty()) {
        return {};
    }
    return twice.constFirst().isEmpty() ? tr("Several variables have no name.")
                                        : tr("“%1” is there twice.").arg(twice.constFirst());
}

void EnvironmentSection::setUnreturned(bool unreturned)
{
    m_isUnreturned = unreturned;
    showKnown(!isLeftAlone());
}

bool EnvironmentSection::isLeftAlone() const
{
    return m_pages->currentIndex() == 1;
}

void EnvironmentSection::showKnown(bool known)
{
    m_pages->setCurrentIndex(known ? 0 : 1);
    m_pages->updateGeometry();
    m_keep->setVisible(known && m_isUnreturned);
}

void EnvironmentSection::replace()
{
    showKnown(true);
    m_editor->focusTable();
    Q_EMIT edited(ServiceField::Env);
}

void EnvironmentSection::keep()
{
    showKnown(false);
    m_replace->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited(ServiceField::Env);
}

} // namespace Belay
