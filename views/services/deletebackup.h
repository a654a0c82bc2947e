// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/reply.h"
#include "models/domain/service.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Belay {

class Prompter;

//! The wish for a backup before deleting: a tick, the file, and what the file will and will not hold.
class DeleteBackup : public QWidget
{
    Q_OBJECT

public:
    //! \a prompter outlives it. \a fileName is proposed in the user's documents.
    DeleteBackup(Prompter &prompter, const QString &fileName, QWidget *parent = nullptr);

    //! What is set at first. \a folder is a full path; empty: the usual one.
    void propose(const QString &folder, bool wanted);
    bool isWanted() const;
    QString path() const;
    //! Says what of \a services the file will lack or hold in plain text.
    void explain(const QList<Service> &services);

    //! Writes the file in a worker. Error Storage.
    Reply<void> *write(const QByteArray &text);

signals:
    void wantedChanged(bool wanted);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void browse();

    Prompter &m_prompter;
    QCheckBox *m_wanted = nullptr;
    QLineEdit *m_path = nullptr;
    QPushButton *m_browse = nullptr;
    QLabel *m_note = nullptr;
    QString m_agreed; //!< a file that may be replaced
};

} // namespace Belay
