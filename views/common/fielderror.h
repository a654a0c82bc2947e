// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace Belay {

//! The line below a field that says what is wrong: glyph and sentence, shown literally, wrapped. Hidden while empty.
class FieldError : public QWidget
{
    Q_OBJECT

public:
    explicit FieldError(QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyPalette();

    QLabel *m_glyph = nullptr;
    QLabel *m_label = nullptr;
};

} // namespace Belay
