// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/service.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace Belay {

class CodeEdit;

//! A service as YAML, to be read and copied, with dots for the values of its variables (product.md 5.3). Written, and its editor
//! made, only once it is looked at.
class DetailsYaml : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsYaml(QWidget *parent = nullptr);

    void showService(const Service &service);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void write();

    QVBoxLayout *m_layout;
    QLabel *m_note;
    CodeEdit *m_editor = nullptr;
    Service m_service;
};

} // namespace Belay
