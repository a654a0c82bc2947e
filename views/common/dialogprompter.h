// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/prompter.h"

#include <QCoreApplication>

namespace Belay {

//! Asks with window-modal dialogs. Buttons carry the answer's id as their object name.
class DialogPrompter final : public Prompter
{
    Q_DECLARE_TR_FUNCTIONS(Belay::DialogPrompter)

public:
    void ask(QWidget *parent, const Question &question, QObject *context, AnswerHandler handler) override;
    void openFile(QWidget *parent, const FileQuestion &question, QObject *context,
                  PathHandler handler) override;
    void saveFile(QWidget *parent, const FileQuestion &question, QObject *context,
                  PathHandler handler) override;
};

} // namespace Belay
