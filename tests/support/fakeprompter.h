// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/common/prompter.h"

#include <QMetaObject>
#include <QObject>
#include <QQueue>

namespace Belay {

//! Answers every question by itself, later, with what a test put in line: an answer's id, or a path. With nothing in
//! line it gives up, as by closing the question.
class FakePrompter final : public Prompter
{
public:
    void answerNext(const QString &answer) { m_answers.enqueue(answer); }

    const QList<Question> &questions() const { return m_questions; }
    const QList<FileQuestion> &fileQuestions() const { return m_fileQuestions; }

    void ask(QWidget *, const Question &question, QObject *context, AnswerHandler handler) override
    {
        m_questions.append(question);
        answer(context, std::move(handler));
    }
    void openFile(QWidget *, const FileQuestion &question, QObject *context, PathHandler handler) override
    {
        m_fileQuestions.append(question);
        answer(context, std::move(handler));
    }
    void saveFile(QWidget *, const FileQuestion &question, QObject *context, PathHandler handler) override
    {
        m_fileQuestions.append(question);
        answer(context, std::move(handler));
    }

private:
    void answer(QObject *context, std::function<void(const QString &)> handler)
    {
        const QString given = m_answers.isEmpty() ? QString() : m_answers.dequeue();
        QMetaObject::invokeMethod(
            context, [handler = std::move(handler), given] { handler(given); }, Qt::QueuedConnection);
    }

    QQueue<QString> m_answers;
    QList<Question> m_questions;
    QList<FileQuestion> m_fileQuestions;
};

} // namespace Belay
