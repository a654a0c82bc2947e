// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/testhistorymodel.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QToolButton;
class QTreeView;

namespace Belay {

class Prompter;

//! The calls that were made to one service: search, pin, rename, run again, clear, and a switch that keeps
//! no more of them.
class HistoryView : public QWidget
{
    Q_OBJECT

public:
    //! \a prompter outlives it.
    explicit HistoryView(Prompter &prompter, QWidget *parent = nullptr);

    //! \a history may be null: nothing is shown. \a serviceName is for questions.
    void setSource(TestHistory *history, const ProfileId &profile, const ServiceId &service,
                   const QString &serviceName);

signals:
    //! A person wants to see a call again: its request and what it brought. The entry is as listed, without
    //! payload and body.
    void chosen(const Belay::TestHistoryEntry &entry);
    //! A person wants to send it once more.
    void rerunRequested(const Belay::TestHistoryEntry &entry);
    //! The switch: kept with the settings by whoever has them.
    void keepingChanged(bool keeping);
    //! A change of the history failed; \a what says which, as a sentence.
    void failed(const QString &what, const Belay::ApiError &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QToolButton *makeTool(const QString &objectName, const QString &name, const QString &iconName);
    const TestHistoryEntry *current() const;
    void updateControls();
    void showMenu(const QPoint &position);
    void togglePin();
    void rename();
    void remove();
    void askToClear();
    template <typename T>
    void report(Reply<T> *reply, const QString &what);

    Prompter &m_prompter;
    TestHistory *m_history = nullptr;
    QMetaObject::Connection m_switched;
    ProfileId m_profile;
    ServiceId m_service;
    QString m_serviceName;
    TestHistoryModel *m_model = nullptr;
    QLineEdit *m_search = nullptr;
    QTreeView *m_list = nullptr;
    QLabel *m_emptyNote = nullptr;
    QToolButton *m_rerun = nullptr;
    QToolButton *m_pin = nullptr;
    QToolButton *m_rename = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_clear = nullptr;
    QCheckBox *m_keep = nullptr;
};

} // namespace Belay
