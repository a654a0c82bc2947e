// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/servicedraft.h"

#include <QTimer>
#include <QWidget>

namespace Belay {

class CodeEdit;
class FieldError;

//! The draft as a vendor file. What is typed here goes back into the form once it can be read; until then the form
//! keeps what it has, and the text here stays.
//!
//! Values of environment variables are dots unless they are to be shown; dots that are left alone keep their value.
class ReviewYaml : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewYaml(QWidget *parent = nullptr);
    ~ReviewYaml() override;

    //! Shows \a draft, unless the text already says it, or holds something that cannot be read. \a base is the draft
    //! of the service that exists already.
    void setDraft(const ServiceDraft &draft, const std::optional<ServiceDraft> &base, bool maskValues);
    void setReadOnly(bool readOnly);
    //! Why the text cannot be read, with its line; empty when it can.
    QString problem() const { return m_problem; }
    //! Takes a text that cannot be read away.
    void discardText();

Q_SIGNALS:
    //! The person changed the text, and it says this.
    void draftEdited(const Belay::ServiceDraft &draft);
    void problemChanged();

private:
    void textEdited();
    void readText();
    void showText();
    void setProblem(int line, const QString &problem);
    ServiceDraft withHidden(ServiceDraft read) const;

    CodeEdit *m_editor = nullptr;
    FieldError *m_error = nullptr;
    QWidget *m_discard = nullptr;
    QTimer m_pause;
    ServiceDraft m_draft;
    std::optional<ServiceDraft> m_base;
    bool m_maskValues = true;
    bool m_isFilling = false;
    bool m_isStale = false; //!< the draft moved on while the text had the focus
    QString m_problem;
};

} // namespace Belay
