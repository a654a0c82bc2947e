// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>
#include <QWidget>

#include <optional>

class QComboBox;

namespace Belay {

class FieldRow;
class ValidatedLineEdit;

//! Where a tenant is reached: one of the platform's stages, or an address that is typed. Says which host it is.
//! Controls: "stage", "baseUrl".
class AddressField : public QWidget
{
    Q_OBJECT

public:
    explicit AddressField(QWidget *parent = nullptr);

    //! The base URL, once it is valid.
    std::optional<QUrl> url() const;
    void setUrl(const QUrl &url);
    //! Marks what is wrong; false if something is.
    bool validate();
    //! What the owner has to add about the address, below it; empty: the host.
    void setNote(const QString &note);

Q_SIGNALS:
    void edited();

private:
    bool isCustom() const;
    void refresh();

    QComboBox *m_stage = nullptr;
    ValidatedLineEdit *m_baseUrl = nullptr;
    FieldRow *m_stageRow = nullptr;
    FieldRow *m_baseUrlRow = nullptr;
    QString m_note;
};

} // namespace Belay
