// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace Belay {

//! A choice of the first page: a drawing, a title, a sentence, and room for what it needs. Drawn a little
//! lighter than the window, with a hair line round it.
class Card : public QWidget
{
    Q_OBJECT

public:
    Card(const QString &iconName, const QString &title, const QString &text, QWidget *parent = nullptr);

    //! Below the sentence; spacing 8.
    QVBoxLayout *content() const { return m_content; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void applyPalette();

    QString m_iconName;
    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QVBoxLayout *m_content = nullptr;
};

} // namespace Belay
