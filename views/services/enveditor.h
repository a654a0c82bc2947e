// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QWidget>

class QLabel;
class QPushButton;
class QTableView;

namespace Belay {

class EnvTableModel;

//! The table of environment variables with its buttons: add, remove, paste a .env file.
class EnvEditor : public QWidget
{
    Q_OBJECT

public:
    explicit EnvEditor(QWidget *parent = nullptr);

    void setEnv(const QMap<QString, QString> &env, bool masked);
    QMap<QString, QString> env() const;
    QStringList duplicates() const;

    void focusTable();

Q_SIGNALS:
    void edited();

private:
    void add();
    void remove();
    void pasteDotEnv();
    void fitHeight();
    void updateButtons();

    EnvTableModel *m_model = nullptr;
    QTableView *m_table = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_paste = nullptr;
    QLabel *m_pasteResult = nullptr;
};

} // namespace Belay
