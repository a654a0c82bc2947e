// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/deletebackup.h"

#include "models/core/decoding.h"
#include "models/files/servicebackup.h"
#include "views/common/plaintext.h"
#include "views/common/prompter.h"
#include "views/common/theme.h"

#include <QCheckBox>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

bool lacksParameters(const Service &service)
{
    return !service.details || !service.details->parameters;
}

bool hasEnv(const Service &service)
{
    return !lacksParameters(service) && !service.details->parameters->env.isEmpty();
}

} // namespace

DeleteBackup::DeleteBackup(Prompter &prompter, const QString &fileName, QWidget *parent)
    : QWidget(parent)
    , m_prompter(prompter)
    , m_wanted(new QCheckBox(tr("Save a YAML backup first"), this))
    , m_path(new QLineEdit(this))
    , m_browse(new QPushButton(this))
    , m_note(makePlainLabel(QString(), this))
{
    setObjectName(u"deleteBackup"_s);
    m_wanted->setObjectName(u"deleteBackupWanted"_s);
    m_wanted->setAccessibleName(m_wanted->text());
    m_wanted->setChecked(true);
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    m_path->setObjectName(u"deleteBackupPath"_s);
    m_path->setAccessibleName(tr("Backup file"));
    m_path->setText(QDir::toNativeSeparators(documents.filePath("Belay/"_L1 + fileName)));
    m_path->setCursorPosition(int(m_path->text().size()));
    m_path->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_path->setMinimumHeight(28);
    setPlainToolTip(m_path, m_path->text());
    m_path->installEventFilter(this);
    m_browse->setObjectName(u"deleteBackupBrowse"_s);
    m_browse->setAutoDefault(false);
    setPlainButtonText(m_browse, tr("Browse…"));
    m_note->setObjectName(u"deleteBackupNote"_s);
    m_note->setWordWrap(true);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, mutedText(quiet));
    m_note->setPalette(quiet);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_path, 1);
    row->addWidget(m_browse);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_wanted);
    layout->addLayout(row);
    layout->addWidget(m_note);

    connect(m_browse, &QPushButton::clicked, this, &DeleteBackup::browse);
    connect(m_path, &QLineEdit::textChanged, this,
            [this](const QString &path) { setPlainToolTip(m_path, path); });
    connect(m_wanted, &QCheckBox::toggled, this, [this](bool wanted) {
        m_path->setEnabled(wanted);
        m_browse->setEnabled(wanted);
        m_note->setEnabled(wanted);
        emit wantedChanged(wanted);
    });
}

void DeleteBackup::propose(const QString &folder, bool wanted)
{
    m_wanted->setChecked(wanted);
    if (!folder.isEmpty()) {
        m_path->setText(QDir::toNativeSeparators(QDir(folder).filePath(QFileInfo(path()).fileName())));
        m_path->setCursorPosition(int(m_path->text().size()));
    }
}

bool DeleteBackup::isWanted() const
{
    return m_wanted->isChecked();
}

QString DeleteBackup::path() const
{
    return QDir::fromNativeSeparators(m_path->text().trimmed());
}

void DeleteBackup::explain(const QList<Service> &services)
{
    QStringList sentences;
    if (std::any_of(services.begin(), services.end(), hasEnv)) {
        sentences << tr("The file holds environment values in plain text; only you can read it.");
    }
    if (std::any_of(services.begin(), services.end(), lacksParameters)) {
        sentences << tr("The platform did not return environment variables: the file cannot hold them.");
    }
    m_note->setText(sentences.join(u' '));
    m_note->setVisible(!sentences.isEmpty());
}

Reply<void> *DeleteBackup::write(const QByteArray &text)
{
    auto *reply = new Reply<void>(this);
    const QString file = path();
    const bool mayReplace = !m_agreed.isEmpty() && m_agreed == file;
    decodeInWorker(reply, [file, text, mayReplace] { return writeBackup(file, text, mayReplace); });
    return reply;
}

void DeleteBackup::browse()
{
    FileQuestion question;
    question.id = u"backupFile"_s;
    question.title = tr("Save backup");
    question.start = path();
    question.filters = QStringList{tr("YAML (*.yaml *.yml)")};
    question.defaultSuffix = u"yaml"_s;
    m_prompter.saveFile(this, question, this, [this](const QString &path) {
        if (!path.isEmpty()) {
            m_agreed = QDir::fromNativeSeparators(path);
            m_path->setText(QDir::toNativeSeparators(path));
        }
    });
}

bool DeleteBackup::eventFilter(QObject *watched, QEvent *event)
{
    // The dialog's default button is Cancel: Return here means only that the path is complete.
    if (watched == m_path && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            focusNextChild();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace Belay
