// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/journal.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace Belay {

class StatusChipLabel;

//! One write in full: what, where, when, how it ended, and the fields it changed.
class ActivityDetails : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityDetails(QWidget *parent = nullptr);

    //! Nothing: says that nothing is selected.
    void setEntry(const std::optional<JournalEntry> &entry);
    //! Whether a button offers the service.
    void setServiceOffered(bool offered);
    //! Whether a button offers to repeat or take back the write.
    void setFollowUpOffered(bool offered);

signals:
    void serviceRequested(const Belay::ProfileId &profile, const Belay::ServiceId &service);
    void followUpRequested(const Belay::JournalEntry &entry);

private:
    void build();
    QLabel *addFact(const QString &name, const QString &objectName);
    void setFact(QLabel *fact, const QString &text);
    void showFollowUp();
    void showChanges();

    std::optional<JournalEntry> m_entry;
    bool m_isServiceOffered = false;
    bool m_isFollowUpOffered = false;
    QStackedWidget *m_pages = nullptr;
    QLabel *m_title = nullptr;
    StatusChipLabel *m_outcome = nullptr;
    QFormLayout *m_facts = nullptr;
    QLabel *m_profile = nullptr;
    QLabel *m_started = nullptr;
    QLabel *m_duration = nullptr;
    QLabel *m_serviceId = nullptr;
    QLabel *m_httpStatus = nullptr;
    QLabel *m_requestId = nullptr;
    QLabel *m_message = nullptr;
    QPlainTextEdit *m_answer = nullptr;
    QTreeWidget *m_changes = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_show = nullptr;
    QPushButton *m_followUp = nullptr;
};

} // namespace Belay
