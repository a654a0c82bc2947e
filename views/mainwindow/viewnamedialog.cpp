// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/viewnamedialog.h"

#include "models/services/savedviews.h"
#include "views/common/fieldrow.h"
#include "views/common/plaintext.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

ViewNameDialog *ViewNameDialog::forNew(const SavedViews &views, const QString &query, QWidget *parent)
{
    auto *dialog = new ViewNameDialog(views, QString(), parent);
    dialog->setWindowTitle(tr("Save view"));
    // Often good enough, and a start where not.
    dialog->m_name->setText(query.left(SavedViews::longestName));
    dialog->m_name->selectAll();
    return dialog;
}

ViewNameDialog *ViewNameDialog::forRename(const SavedViews &views, const QString &name, QWidget *parent)
{
    auto *dialog = new ViewNameDialog(views, name, parent);
    dialog->setWindowTitle(tr("Rename view"));
    dialog->m_name->setText(name);
    dialog->m_name->selectAll();
    return dialog;
}

ViewNameDialog::ViewNameDialog(const SavedViews &views, const QString &current, QWidget *parent)
    : QDialog(parent)
    , m_views(views)
    , m_current(current)
    , m_name(new QLineEdit(this))
    , m_row(new FieldRow(m_name, this))
    , m_accept(nullptr)
{
    setObjectName(u"viewNameDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_name->setObjectName(u"viewName"_s);
    m_name->setAccessibleName(tr("Name of the view"));
    m_name->setMinimumWidth(320);
    auto *label = makePlainLabel(tr("Name of the view"), this);
    label->setBuddy(m_name);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(u"acceptViewName"_s);
    m_accept->setDefault(true);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setObjectName(u"cancelViewName"_s);
    cancel->setAccessibleName(tr("Cancel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(4);
    layout->addWidget(label);
    layout->addWidget(m_row);
    layout->addStretch();
    layout->addSpacing(12);
    layout->addWidget(buttons);

    connect(m_name, &QLineEdit::textChanged, this, &ViewNameDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit nameChosen(m_name->text().trimmed());
        accept();
    });
    check();
}

void ViewNameDialog::check()
{
    using Problem = SavedViews::NameProblem;
    const std::optional<Problem> problem = m_views.nameProblem(m_name->text(), m_current);
    const bool isNew = m_current.isEmpty();
    const bool isReplacing = isNew && problem == Problem::Taken;
    QString error;
    if (problem == Problem::TooLong) {
        error = tr("Use at most %1 characters.").arg(SavedViews::longestName);
    } else if (problem == Problem::Taken && !isNew) {
        error = tr("Another view has this name.");
    }
    m_row->setError(error);
    m_row->setHint(isReplacing                 ? tr("A view of this name exists. It will be replaced.")
                   : problem == Problem::Empty ? tr("Type a name.")
                                               : QString());
    m_accept->setText(!isNew ? tr("Rename") : isReplacing ? tr("Replace") : tr("Save"));
    m_accept->setAccessibleName(m_accept->text());
    m_accept->setEnabled(!problem || isReplacing);
}

} // namespace Belay
