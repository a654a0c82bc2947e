// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace Belay {

class CodeEdit;
struct PeakCommand;
struct RequestPreview;

//! The request as it will be sent.
class ReviewRequest : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewRequest(QWidget *parent = nullptr);
    //! \a note is a line below, such as what is masked; may be empty.
    void setRequest(const RequestPreview &preview, const QString &note);

private:
    QLabel *m_line = nullptr;
    CodeEdit *m_body = nullptr;
    QLabel *m_note = nullptr;
};

//! The same write as a call of the vendor's command line tool.
class ReviewCommand : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewCommand(QWidget *parent = nullptr);
    void setCommand(const PeakCommand &command);

private:
    void copy();

    CodeEdit *m_command = nullptr;
    QLabel *m_note = nullptr;
};

} // namespace Belay
