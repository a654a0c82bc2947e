// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/common/dialogprompter.h"

#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/theme.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QDialogButtonBox::ButtonRole roleOf(Answer::Role role)
{
    switch (role) {
    case Answer::Role::Accept:
        return QDialogButtonBox::AcceptRole;
    case Answer::Role::Reject:
        return QDialogButtonBox::RejectRole;
    case Answer::Role::Destructive:
        return QDialogButtonBox::DestructiveRole;
    case Answer::Role::Other:
        break;
    }
    return QDialogButtonBox::ActionRole;
}

QString firstWith(Answer::Role role, const QList<Answer> &answers)
{
    const auto found = std::find_if(answers.begin(), answers.end(),
                                    [role](const Answer &answer) { return answer.role == role; });
    return found == answers.end() ? QString() : found->id;
}

QLabel *makeSentence(const QString &objectName, const QString &text, QWidget *parent)
{
    QLabel *label = makePlainLabel(text, parent);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setMinimumWidth(320);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

void openFileDialog(QFileDialog *dialog, const FileQuestion &question, QObject *context,
                    Prompter::PathHandler handler)
{
    dialog->setObjectName(question.id);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (!question.filters.isEmpty()) {
        dialog->setNameFilters(question.filters);
    }
    QObject::connect(dialog, &QDialog::finished, context, [dialog, handler = std::move(handler)](int result) {
        handler(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
    });
    dialog->open();
}

} // namespace

void DialogPrompter::ask(QWidget *parent, const Question &question, QObject *context, AnswerHandler handler)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(question.id);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(question.title);
    dialog->setAccessibleName(question.text);
    dialog->setAccessibleDescription(question.information);

    auto *texts = new QVBoxLayout;
    texts->setSpacing(8);
    QLabel *text = makeSentence(u"questionText"_s, question.text, dialog);
    QFont strong = text->font();
    strong.setWeight(QFont::DemiBold);
    text->setFont(strong);
    texts->addWidget(text);
    if (!question.information.isEmpty()) {
        texts->addWidget(makeSentence(u"questionInformation"_s, question.information, dialog));
    }
    texts->addStretch();
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    const QString destructive = firstWith(Answer::Role::Destructive, question.answers);
    const QColor ink = toneColor(destructive.isEmpty() ? Tone::Busy : Tone::Caution, dialog->palette());
    QLabel *glyph = makePlainLabel(QString(), dialog);
    glyph->setPixmap(icon(destructive.isEmpty() ? u"question"_s : u"warning"_s, ink)
                         .pixmap(QSize(32, 32), dialog->devicePixelRatioF()));
    row->addWidget(glyph, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    auto *buttons = new QDialogButtonBox(dialog);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(16);
    layout->addLayout(row);
    layout->addWidget(buttons);

    const auto chosen = std::make_shared<QString>(firstWith(Answer::Role::Reject, question.answers));
    const QString byEnter = question.defaultAnswer.isEmpty() ? *chosen : question.defaultAnswer;
    for (const Answer &answer : question.answers) {
        QString label = answer.text;
        QPushButton *button = buttons->addButton(label.replace(u'&', "&&"_L1), roleOf(answer.role));
        button->setObjectName(answer.id);
        button->setAccessibleName(answer.text);
        button->setAutoDefault(answer.id == byEnter);
        button->setDefault(answer.id == byEnter);
        QObject::connect(button, &QPushButton::clicked, dialog, [dialog, chosen, id = answer.id] {
            *chosen = id;
            dialog->accept();
        });
    }
    QObject::connect(dialog, &QDialog::finished, context,
                     [chosen, handler = std::move(handler)] { handler(*chosen); });
    dialog->open();
    // After it is shown: until then the button box lays itself out anew and takes the focus from its buttons.
    if (auto *button = buttons->findChild<QPushButton *>(byEnter)) {
        button->setFocus();
    }
}

void DialogPrompter::openFile(QWidget *parent, const FileQuestion &question, QObject *context,
                              PathHandler handler)
{
    auto *dialog = new QFileDialog(parent, question.title, question.start);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    openFileDialog(dialog, question, context, std::move(handler));
}

void DialogPrompter::saveFile(QWidget *parent, const FileQuestion &question, QObject *context,
                              PathHandler handler)
{
    const QFileInfo start(question.start);
    auto *dialog = new QFileDialog(parent, question.title, start.isDir() ? question.start : start.path());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(question.defaultSuffix);
    if (!question.start.isEmpty() && !start.isDir()) {
        dialog->selectFile(start.fileName());
    }
    openFileDialog(dialog, question, context, std::move(handler));
}

} // namespace Belay
