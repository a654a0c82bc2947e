// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/reviewrequest.h"

#include "models/api/requestpreview.h"
#include "models/files/peakcommand.h"
#include "views/common/codeedit.h"
#include "views/common/plaintext.h"
#include "views/services/textfields.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! For CodeEdit, which moves to the start with each new text.
void setCode(CodeEdit *editor, const QString &text)
{
    if (editor->text() != text) {
        editor->setText(text);
    }
}

} // namespace

ReviewRequest::ReviewRequest(QWidget *parent)
    : QWidget(parent)
    , m_line(makePlainLabel(QString(), this))
    , m_body(new CodeEdit(CodeEdit::Language::Json, this))
    , m_note(makeQuietLabel(this))
{
    m_line->setObjectName(u"requestLine"_s);
    m_line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_line->setWordWrap(true);
    m_line->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_body->setObjectName(u"requestBody"_s);
    m_body->setName(tr("Request body"));
    m_body->setReadOnly(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_line);
    layout->addWidget(m_body, 1);
    layout->addWidget(m_note);
}

void ReviewRequest::setRequest(const RequestPreview &preview, const QString &note)
{
    // Where a URL may break: it has no spaces, and a label breaks at spaces only.
    QString url = preview.url;
    url.replace(u'/', u"/\u200b"_s);
    m_line->setText(u"%1 %2"_s.arg(preview.method, url));
    setCode(m_body, preview.body);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

ReviewCommand::ReviewCommand(QWidget *parent)
    : QWidget(parent)
    , m_command(new CodeEdit(CodeEdit::Language::PlainText, this))
    , m_note(makePlainLabel(QString(), this))
{
    m_command->setObjectName(u"cliCommand"_s);
    m_command->setName(tr("Command line"));
    m_command->setReadOnly(true);
    m_command->setWrapped(true);
    m_command->setLineNumbersShown(false);
    m_note->setObjectName(u"cliNote"_s);
    m_note->setWordWrap(true);
    auto *copyButton = new QPushButton(this);
    setPlainButtonText(copyButton, tr("Copy"));
    copyButton->setObjectName(u"cliCopy"_s);
    copyButton->setAccessibleName(tr("Copy the command"));
    copyButton->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_note, 1);
    row->addWidget(copyButton, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_command, 1);
    layout->addLayout(row);
    connect(copyButton, &QPushButton::clicked, this, &ReviewCommand::copy);
}

void ReviewCommand::setCommand(const PeakCommand &command)
{
    setCode(m_command, command.text);
    QStringList names;
    for (const ServiceField field : command.leftOut) {
        names.append(fieldLabel(field));
    }
    m_note->setText(names.isEmpty()
                        ? tr("What the vendor's tool would be told.")
                        : tr("The tool's options cannot say: %1. Save as YAML and give it the file instead.")
                              .arg(names.join(u", "_s)));
}

void ReviewCommand::copy()
{
    QGuiApplication::clipboard()->setText(m_command->text());
}

} // namespace Belay
