// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

class QObject;
class QWidget;

namespace Belay {

//! One button of a question.
struct Answer
{
    enum class Role { Accept, Reject, Destructive, Other };

    QString id;
    //! The button's label, a verb: "Discard", "Keep editing".
    QString text;
    Role role = Role::Accept;
};

//! A decision only the user can take. All texts are shown literally.
struct Question
{
    //! Names the question for tests and becomes the dialog's object name.
    QString id;
    QString title;
    //! The question, in one sentence.
    QString text;
    //! What follows from it; may be empty.
    QString information;
    QList<Answer> answers;
    //! The answer Enter gives. Empty: the first with Role::Reject, so that nothing is lost by Enter.
    QString defaultAnswer;
};

struct FileQuestion
{
    QString id;
    QString title;
    //! The directory, or for saving the proposed file, to start with; may be empty.
    QString start;
    //! As QFileDialog takes them, such as "YAML (*.yaml *.yml)".
    QStringList filters;
    //! For saving: appended where the name has no suffix, without the dot.
    QString defaultSuffix;
};

//! Who asks the user. Given to every page and dialog that has a question, so that tests can answer.
//! All calls return at once; the handler is called later, once, unless \a context or \a parent died before.
class Prompter
{
public:
    using AnswerHandler = std::function<void(const QString &answerId)>;
    using PathHandler = std::function<void(const QString &path)>;

    virtual ~Prompter() = default;

    //! Calls \a handler with the id of the chosen answer; closing the question is the first Role::Reject, or empty.
    virtual void ask(QWidget *parent, const Question &question, QObject *context, AnswerHandler handler) = 0;

    //! Calls \a handler with the path of an existing file, empty when the user gave up.
    virtual void openFile(QWidget *parent, const FileQuestion &question, QObject *context,
                          PathHandler handler) = 0;

    //! Calls \a handler with a path to write (overwriting was agreed to), empty when the user gave up.
    virtual void saveFile(QWidget *parent, const FileQuestion &question, QObject *context,
                          PathHandler handler) = 0;
};

} // namespace Belay
