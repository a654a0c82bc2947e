// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace Belay {

class FieldRow;
class SavedViews;

//! Asks what a saved view is to be called. A new one may take the place of another: the button then says so.
class ViewNameDialog : public QDialog
{
    Q_OBJECT

public:
    //! For a new view of \a query.
    static ViewNameDialog *forNew(const SavedViews &views, const QString &query, QWidget *parent);
    //! For another name of the view called \a name.
    static ViewNameDialog *forRename(const SavedViews &views, const QString &name, QWidget *parent);

signals:
    //! A name that can be used: new, or of a view that is to be replaced.
    void nameChosen(const QString &name);

private:
    ViewNameDialog(const SavedViews &views, const QString &current, QWidget *parent);
    void check();

    const SavedViews &m_views;
    QString m_current; //!< empty: a new one
    QLineEdit *m_name;
    FieldRow *m_row;
    QPushButton *m_accept;
};

} // namespace Belay
