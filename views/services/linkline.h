// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace Belay {

//! A line of text that leads somewhere: underlined, wrapped, reached by Tab, chosen by a click, Space or Enter.
//! Its text is shown literally.
class LinkLine : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LinkLine(const QString &text, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int textHeight(int width) const;
};

} // namespace Belay
