// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicedraft.h"

#include <QScrollArea>

class QGridLayout;
class QLabel;

namespace Belay {

class Catalogue;

//! The facts of one service in groups, each with a button that copies it (product.md 5.3). Values of
//! variables are masked until they are shown one by one.
class DetailsOverview : public QScrollArea
{
    Q_OBJECT

public:
    explicit DetailsOverview(QWidget *parent = nullptr);

    //! \a catalogue names images and instance types as far as it knows them; only used in the call. Nothing
    //! is drawn anew, and no value masked again, unless something shown here has changed.
    void showService(const Service &service, const Catalogue &catalogue, bool isProtected);
    //! Shows again what was shown, for names or colours that have changed.
    void showAgain(const Catalogue &catalogue);

private:
    void addHeading(const QString &text);
    QLabel *addRow(const QString &label, QWidget *value, QWidget *button = nullptr);
    void addText(const QString &label, const QString &value, const QString &objectName);
    void addAbsent(const QString &label, const QString &why, const QString &objectName);
    void addField(const Service &service, const ServiceDraft &draft, ServiceField field,
                  const QString &shown = {});
    void addRuns(const Service &service, const ServiceDraft &draft, const Catalogue &catalogue);
    void addEnvironment(const Service &service, const ServiceDraft &draft);
    void addHistory(const Service &service);

    Service m_shown;
    bool m_isProtected = false;
    QGridLayout *m_grid = nullptr; //!< of the page
};

} // namespace Belay
