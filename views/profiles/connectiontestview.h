// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/profiles/connectiontest.h"
#include "models/profiles/credentialstore.h"
#include "views/profiles/profileservices.h"

#include <QPointer>
#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace Belay {

//! Tries a connection and shows each step as it goes, with its duration and its cause if it failed. Takes no room
//! before the first test. Controls: "copyReport".
class ConnectionTestView : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionTestView(const SignInCheck &signInCheck, QWidget *parent = nullptr);

    bool isRunning() const;
    //! Everything so far, to be sent to somebody; holds no key.
    QString report() const;

public Q_SLOTS:
    //! Replaces a test that runs. \a key is held until the test is over.
    void run(const QUrl &baseUrl, const Belay::Secret &key, const Belay::NetworkSettings &network);
    //! Stops, and forgets what was shown.
    void reset();

Q_SIGNALS:
    void started();
    //! Not after reset().
    void finished(bool passed);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        ConnectionStep step = ConnectionStep::Dns;
        QLabel *glyph = nullptr;
        QLabel *name = nullptr;
        QLabel *duration = nullptr;
        QLabel *detail = nullptr;
    };

    void addRow(ConnectionStep step);
    Row *rowOf(ConnectionStep step);
    void showResult(const ConnectionStepResult &result);
    void conclude(bool passed);
    void paintGlyphs();

    SignInCheck m_signInCheck;
    QPointer<ConnectionTest> m_test;
    QList<Row> m_rows;
    QList<ConnectionStepResult> m_results;
    std::optional<ApiError> m_signInError;
    QGridLayout *m_grid = nullptr;
    QWidget *m_footer = nullptr;
    QLabel *m_verdict = nullptr;
    QToolButton *m_copy = nullptr;
    QString m_report;
};

} // namespace Belay
