// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/networksettings.h"
#include "views/common/prompter.h"

#include <QWidget>

class QComboBox;
class QSpinBox;
class QToolButton;

namespace Belay {

class FieldRow;
class ValidatedLineEdit;

//! How a profile reaches its server: itself one line that says it in words, which opens and closes the rows with the
//! fields. Controls: "networkMore", "proxy", "proxyHost", "proxyPort", "caFile", "chooseCaFile", "timeout".
class NetworkFields : public QWidget
{
    Q_OBJECT

public:
    //! \a prompter outlives it.
    explicit NetworkFields(Prompter &prompter, QWidget *parent = nullptr);

    //! The rows to be put below it, each with its caption. Whoever takes them owns them.
    const QList<std::pair<QString, QWidget *>> &rows() const { return m_rows; }
    bool isOpen() const;
    void setOpen(bool open);

    NetworkSettings settings() const;
    //! Opens if anything differs from what is usual.
    void setSettings(const NetworkSettings &settings);
    //! Marks what is wrong, opening; false if something is.
    bool validate();
    //! To what is wrong, or else to the CA file.
    void focusProblem();
    //! Opens, and goes to the CA file.
    void focusCaFile();

Q_SIGNALS:
    void edited();
    //! The rows are to be shown or hidden.
    void openChanged(bool open);

private:
    NetworkSettings::Proxy proxy() const;
    void chooseCaFile();
    void refresh();

    Prompter &m_prompter;
    QList<std::pair<QString, QWidget *>> m_rows;
    QToolButton *m_more = nullptr;
    QComboBox *m_proxy = nullptr;
    QWidget *m_manual = nullptr;
    ValidatedLineEdit *m_proxyHost = nullptr;
    QSpinBox *m_proxyPort = nullptr;
    ValidatedLineEdit *m_caFile = nullptr;
    QSpinBox *m_timeout = nullptr;
};

} // namespace Belay
