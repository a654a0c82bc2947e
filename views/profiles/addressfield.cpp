// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/addressfield.h"

#include "models/profiles/baseurl.h"
#include "views/common/fieldrow.h"
#include "views/common/validatedlineedit.h"
#include "views/profiles/profiletexts.h"

#include <QComboBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

AddressField::AddressField(QWidget *parent)
    : QWidget(parent)
    , m_stage(new QComboBox)
    , m_baseUrl(new ValidatedLineEdit)
{
    m_stage->setObjectName(u"stage"_s);
    m_stage->setAccessibleName(tr("Stage"));
    m_stage->addItem(tr("Production platform (prod)"), u"prod"_s);
    for (const auto &stage : {u"latest"_s, u"dev"_s, u"test"_s, u"beta"_s}) {
        m_stage->addItem(tr("Stage %1").arg(stage), stage);
    }
    m_stage->addItem(tr("Another address…"));
    m_baseUrl->setObjectName(u"baseUrl"_s);
    m_baseUrl->setAccessibleName(tr("Base URL"));
    m_baseUrl->setPlaceholderText(u"https://service.example.com"_s);
    m_baseUrl->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    m_baseUrl->setCheck([](const QString &text) {
        const auto checked = checkBaseUrl(text);
        return checked ? QString() : baseUrlProblemText(checked.error());
    });
    m_stageRow = new FieldRow(m_stage, this);
    m_baseUrlRow = new FieldRow(m_baseUrl, this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_stageRow);
    layout->addWidget(m_baseUrlRow);

    connect(m_stage, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        Q_EMIT edited();
    });
    connect(m_stage, &QComboBox::activated, this, [this] {
        if (isCustom()) {
            m_baseUrl->setFocus();
        }
    });
    connect(m_baseUrl, &QLineEdit::textChanged, this, [this] {
        refresh();
        Q_EMIT edited();
    });
    refresh();
}

std::optional<QUrl> AddressField::url() const
{
    const auto found =
        isCustom() ? validateBaseUrl(m_baseUrl->text()) : baseUrlForStage(m_stage->currentData().toString());
    return found ? std::optional(*found) : std::nullopt;
}

void AddressField::setUrl(const QUrl &url)
{
    for (int row = 0; row < m_stage->count() - 1; ++row) {
        if (baseUrlForStage(m_stage->itemData(row).toString()) == url) {
            m_stage->setCurrentIndex(row);
            return;
        }
    }
    m_stage->setCurrentIndex(m_stage->count() - 1);
    m_baseUrl->setText(url.toString());
}

bool AddressField::validate()
{
    return !isCustom() || m_baseUrl->validate();
}

void AddressField::setNote(const QString &note)
{
    m_note = note;
    refresh();
}

bool AddressField::isCustom() const
{
    return m_stage->currentIndex() == m_stage->count() - 1;
}

void AddressField::refresh()
{
    const bool custom = isCustom();
    m_baseUrlRow->setVisible(custom);
    setFocusProxy(custom ? static_cast<QWidget *>(m_baseUrl) : m_stage);
    QString hint = m_note;
    if (hint.isEmpty() && !custom) {
        const std::optional<QUrl> address = url();
        hint = address ? address->toString() : QString();
    }
    m_stageRow->setHint(custom ? QString() : hint);
    m_baseUrlRow->setHint(custom ? hint : QString());
}

} // namespace Belay
