// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/viewcommands.h"

#include "models/services/savedviews.h"
#include "views/common/plaintext.h"
#include "views/mainwindow/viewnamedialog.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace Belay {

ViewCommands::ViewCommands(SavedViews &views, QWidget *window)
    : QObject(window)
    , m_views(views)
    , m_window(window)
{
}

void ViewCommands::save(const QString &query)
{
    if (query.trimmed().isEmpty()) {
        return;
    }
    ViewNameDialog *dialog = ViewNameDialog::forNew(m_views, query, m_window);
    connect(dialog, &ViewNameDialog::nameChosen, this, [this, query](const QString &name) {
        m_views.save({name, query});
    });
    dialog->open();
}

void ViewCommands::rename(const QString &name)
{
    ViewNameDialog *dialog = ViewNameDialog::forRename(m_views, name, m_window);
    connect(dialog, &ViewNameDialog::nameChosen, this,
            [this, name](const QString &newName) { m_views.rename(name, newName); });
    dialog->open();
}

void ViewCommands::remove(const QString &name)
{
    const qsizetype place = m_views.indexOf(name);
    if (place < 0) {
        return;
    }
    const SavedView view = m_views.views().at(place);
    m_views.remove(name);
    Message message;
    message.id = u"viewDeleted:"_s + view.name;
    // Not a success, which hides by itself: it holds the only way back.
    message.severity = MessageSeverity::Info;
    message.text = tr("The view %1 is deleted.").arg(isolated(view.name));
    message.actionText = tr("Undo");
    message.action = [self = QPointer(this), view, place] {
        if (self) {
            self->restore(view, place);
        }
    };
    emit reported(message);
}

void ViewCommands::restore(const SavedView &view, qsizetype place)
{
    Message message;
    message.id = u"viewDeleted:"_s + view.name;
    message.severity = MessageSeverity::Success;
    message.text = tr("The view %1 is back.").arg(isolated(view.name));
    if (m_views.indexOf(view.name) >= 0) {
        message.severity = MessageSeverity::Warning;
        message.text = tr("There is another view %1 by now.").arg(isolated(view.name));
    } else {
        m_views.insert(place, view);
    }
    emit reported(message);
}

} // namespace Belay
