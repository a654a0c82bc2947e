// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace Belay {

//! Placeholder rows for a first load: grey bars where rows of 30 px will be, and a line of text below. They stand still.
class SkeletonRows : public QWidget
{
    Q_OBJECT

public:
    explicit SkeletonRows(QWidget *parent = nullptr, int rows = 8);

    //! A line below the rows, such as "Contacting host…"; announced. Empty: none.
    void setCaption(const QString &caption);
    QString caption() const { return m_caption; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_rows;
    QString m_caption;
};

} // namespace Belay
