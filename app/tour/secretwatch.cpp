// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/secretwatch.h"

#include "app/tour/drawntext.h"
#include "views/common/codeedit.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QFile>
#include <QLineEdit>
#include <QMetaProperty>
#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

void SecretWatch::add(const QByteArray &secret)
{
    Q_ASSERT(!secret.isEmpty());
    m_forms << secret << secret.toBase64();
}

bool SecretWatch::isIn(const QByteArray &bytes) const
{
    return std::any_of(m_forms.cbegin(), m_forms.cend(),
                       [&bytes](const QByteArray &form) { return bytes.contains(form); });
}

QString SecretWatch::trace() const
{
    const QWidgetList widgets = QApplication::allWidgets();
    for (const QWidget *widget : widgets) {
        if (const QString found = traceIn(*widget); !found.isEmpty()) {
            return widget->objectName() + u": "_s + found;
        }
    }
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        // In one piece, as what is long goes on in the next line.
        if (window->isVisible() && isIn(drawnText(*window).join(QString()))) {
            return window->objectName() + u": drawn"_s;
        }
    }
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    const QStringList formats = copied != nullptr ? copied->formats() : QStringList();
    const bool isCopied = std::any_of(formats.cbegin(), formats.cend(),
                                      [&](const QString &format) { return isIn(copied->data(format)); });
    return isCopied ? u"clipboard"_s : QString();
}

QString SecretWatch::traceIn(const QWidget &widget) const
{
    const auto *line = qobject_cast<const QLineEdit *>(&widget);
    const bool isVeiled = line != nullptr && line->echoMode() != QLineEdit::Normal;
    if (isVeiled && isIn(line->displayText())) {
        return u"not veiled"_s;
    }
    const QMetaObject *type = widget.metaObject();
    for (int i = 0; i < type->propertyCount(); ++i) {
        const QMetaProperty property = type->property(i);
        const bool isText = property.metaType() == QMetaType::fromType<QString>();
        const bool isContent = isVeiled && qstrcmp(property.name(), "text") == 0;
        if (isText && !isContent && isIn(property.read(&widget).toString())) {
            return QString::fromLatin1(property.name());
        }
    }
    const auto *editor = qobject_cast<const CodeEdit *>(&widget);
    if (editor != nullptr && isIn(editor->text())) {
        return u"content"_s;
    }
    const auto *view = qobject_cast<const QAbstractItemView *>(&widget);
    return view != nullptr && view->model() != nullptr ? traceIn(*view->model(), {}) : QString();
}

QString SecretWatch::traceIn(const QAbstractItemModel &model, const QModelIndex &parent) const
{
    constexpr int roles[] = {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole,
                             Qt::AccessibleDescriptionRole, Qt::StatusTipRole};
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (const int role : roles) {
                if (isIn(index.data(role).toString())) {
                    return u"row %1, column %2"_s.arg(row).arg(column);
                }
            }
        }
        if (const QString below = traceIn(model, model.index(row, 0, parent)); !below.isEmpty()) {
            return below;
        }
    }
    return {};
}

QStringList SecretWatch::filesBelow(const QString &directory) const
{
    QStringList found;
    QDirIterator files(directory, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && isIn(file.readAll())) {
            found.append(file.fileName());
        }
    }
    return found;
}

} // namespace Belay
