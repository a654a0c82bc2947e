// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/displaytext.h"

#include <QCoreApplication>

namespace Belay {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Belay::displayText", text);
}

} // namespace

QString displayText(const ServiceStatus &status)
{
    switch (status.known()) {
    case ServiceStatus::Creating:
        return translated(QT_TRANSLATE_NOOP("Belay::displayText", "Creating"));
    case ServiceStatus::Deploying:
        return translated(QT_TRANSLATE_NOOP("Belay::displayText", "Deploying"));
    case ServiceStatus::Available:
        return translated(QT_TRANSLATE_NOOP("Belay::displayText", "Available"));
    case ServiceStatus::Deleting:
        return translated(QT_TRANSLATE_NOOP("Belay::displayText", "Deleting"));
    case ServiceStatus::CreateFailed:
        return translated(QT_TRANSLATE_NOOP("Belay::displayText", "Create failed"));
    case ServiceStatus::DeleteFailed:
        return translated(QT_TRANSLATE_NOOP("Belay::displayText", "Delete failed"));
    case ServiceStatus::Other:
        return status.text();
    }
    Q_UNREACHABLE();
}

QString displayText(const ServiceType &type)
{
    switch (type.known()) {
    case ServiceType::Api:
        return translated(QT_TRANSLATE_NOOP("Belay::displayText", "API"));
    case ServiceType::WebApp:
        return translated(QT_TRANSLATE_NOOP("Belay::displayText", "Web app"));
    case ServiceType::Shiny:
        return translated(QT_TRANSLATE_NOOP("Belay::displayText", "Shiny"));
    case ServiceType::Other:
        return type.text();
    }
    Q_UNREACHABLE();
}

} // namespace Belay
