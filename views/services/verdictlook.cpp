// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/verdictlook.h"

using namespace Qt::StringLiterals;

namespace Belay {

VerdictLook lookOf(Verdict verdict)
{
    const QString text = verdictText(verdict);
    switch (verdict) {
    case Verdict::NoRedeploy:
        return {Tone::Positive, u"forecast-none"_s, text};
    case Verdict::Undocumented:
        return {Tone::Neutral, u"forecast-unknown"_s, text};
    case Verdict::DocsDisagree:
        return {Tone::Caution, u"forecast-disagree"_s, text};
    case Verdict::MayRedeploy:
        return {Tone::Caution, u"forecast-redeploy"_s, text};
    case Verdict::UnknownCurrent:
        return {Tone::Caution, u"forecast-unknown"_s, text};
    case Verdict::WillRedeploy:
        return {Tone::Caution, u"forecast-redeploy"_s, text};
    }
    Q_UNREACHABLE();
}

} // namespace Belay
