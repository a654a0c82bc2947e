// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/tagssection.h"

#include "views/services/tokenedit.h"

using namespace Qt::StringLiterals;

namespace Belay {

TagsSection::TagsSection(QWidget *parent)
    : ServiceFormSection(tr("Tags"), parent)
    , m_tags(new TokenEdit(u"tags"_s, tr("Tags"), tr("Add tag"), this))
{
    setObjectName(u"tagsSection"_s);
    addField(ServiceField::Tags, tr("Tags"), m_tags);
    connect(m_tags, &TokenEdit::edited, this, [this] { Q_EMIT edited(ServiceField::Tags); });
}

void TagsSection::load(const ServiceDraft &draft, bool isUpdate)
{
    Q_UNUSED(isUpdate)
    m_tags->setTokens(draft.tags);
}

void TagsSection::store(ServiceDraft &draft) const
{
    draft.tags = m_tags->tokens();
}

} // namespace Belay
