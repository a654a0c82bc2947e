// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicefilter.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace Belay {

class ChipBar;
class MultiChoiceButton;
class ServiceRepository;

//! The filter over the table: one line with the whole grammar, lists for status and type, a field for the
//! name, and chips. All of them show and change one and the same query.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    const ServiceFilter &filter() const { return m_filter; }
    void setQuery(const QString &query);
    //! Takes the numbers behind the choices from \a services; all documented ones are listed, also with 0.
    void showCounts(const ServiceRepository &services);
    void focusLine();

signals:
    //! The person wants to keep the query under a name.
    void saveViewRequested();
    void filterChanged(const Belay::ServiceFilter &filter);
    //! Escape in an empty line: the person wants back to the table.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply(const ServiceFilter &filter);
    void showFilter();
    void underlineProblems();

    QLineEdit *m_line;
    MultiChoiceButton *m_status;
    MultiChoiceButton *m_type;
    QLineEdit *m_name;
    QLabel *m_problem;
    ChipBar *m_chips;
    QToolButton *m_saveView;
    ServiceFilter m_filter;
};

} // namespace Belay
