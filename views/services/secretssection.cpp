// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/secretssection.h"

#include "models/services/catalogue.h"
#include "views/services/tokenedit.h"

using namespace Qt::StringLiterals;

namespace Belay {

SecretsSection::SecretsSection(Catalogue &catalogue, QWidget *parent)
    : ServiceFormSection(tr("Secrets"), parent)
    , m_catalogue(catalogue)
    , m_secrets(new TokenEdit(u"secrets"_s, tr("Secret names"), tr("Add secret"), this))
{
    setObjectName(u"secretsSection"_s);
    m_secrets->setSuggestions(m_catalogue.knownSecrets());
    addField(ServiceField::Secrets, tr("Secret names"), m_secrets);
    connect(m_secrets, &TokenEdit::edited, this, [this] { Q_EMIT edited(ServiceField::Secrets); });
    connect(&m_catalogue, &Catalogue::changed, this,
            [this] { m_secrets->setSuggestions(m_catalogue.knownSecrets()); });
}

void SecretsSection::load(const ServiceDraft &draft, bool isUpdate)
{
    Q_UNUSED(isUpdate)
    m_secrets->setTokens(draft.parameters ? draft.parameters->secrets : QStringList());
    m_secrets->setSuggestions(m_catalogue.knownSecrets());
    adapt(draft);
}

void SecretsSection::store(ServiceDraft &draft) const
{
    // The environment's section decides whether the parameters are known at all.
    if (draft.parameters) {
        draft.parameters->secrets = m_secrets->tokens();
    }
}

void SecretsSection::adapt(const ServiceDraft &draft)
{
    m_secrets->setEnabled(draft.parameters.has_value());
    setNote(
        ServiceField::Secrets,
        draft.parameters
            ? tr("Names only. The platform has no list of them, so a name cannot be verified here.")
            : tr("Not returned by the API, like the environment: left as they are until you replace both."));
}

} // namespace Belay
