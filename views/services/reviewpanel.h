// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/forecast.h"

#include <QUrl>
#include <QWidget>

class QCheckBox;
class QTabWidget;

namespace Belay {

class Catalogue;
class ReviewChanges;
class ReviewCommand;
class ReviewHeader;
class ReviewRequest;
class ReviewYaml;

//! What a form is about to do, before it does: the forecast, the differences, the file, the request and the
//! command. Shows; and gives back drafts typed as YAML.
class ReviewPanel : public QWidget
{
    Q_OBJECT

public:
    //! \a catalogue gives ids their names and outlives the panel; \a baseUrl is the profile's.
    ReviewPanel(Catalogue &catalogue, const QUrl &baseUrl, QWidget *parent = nullptr);

    //! \a base is the described service that an update changes; nothing for a create.
    void review(const std::optional<Service> &base, const ServiceDraft &draft, const Forecast &forecast);

    //! For a create: a service of that name exists, so this cannot be sent as it is.
    void setNameTaken(bool taken);

    //! Shows only: nothing can be typed while something is sent.
    void setReadOnly(bool readOnly);
    //! Why the YAML typed cannot be read; empty when it can.
    QString yamlProblem() const;

Q_SIGNALS:
    //! The person typed a draft as YAML.
    void draftEdited(const Belay::ServiceDraft &draft);
    void yamlProblemChanged();

private:
    enum Tab { Changes, Yaml, Request, Command };

    void refresh();
    void showChanges();
    void showRequest();
    void showCommand();

    Catalogue &m_catalogue;
    QUrl m_baseUrl;
    std::optional<Service> m_base;
    ServiceDraft m_draft;
    Forecast m_forecast;
    ReviewHeader *m_header = nullptr;
    QTabWidget *m_tabs = nullptr;
    QCheckBox *m_showValues = nullptr;
    ReviewChanges *m_changes = nullptr;
    ReviewYaml *m_yaml = nullptr;
    ReviewRequest *m_request = nullptr;
    ReviewCommand *m_command = nullptr;
    bool m_isNameTaken = false;
};

} // namespace Belay
