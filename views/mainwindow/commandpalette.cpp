// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow/commandpalette.h"

#include "views/common/announce.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/profileband.h"
#include "views/mainwindow/palettedelegate.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

constexpr int usualWidth = 640;
constexpr int usualHeight = 460;
constexpr int distance = 24; //!< from the edges of the window
constexpr int pageStep = 10;

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window)
    , m_model(new PaletteModel(this))
    , m_line(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_note(makePlainLabel(QString(), this))
{
    setObjectName(u"palette"_s);
    setAccessibleName(tr("Palette"));
    setFrameStyle(QFrame::StyledPanel | QFrame::Raised);
    setAutoFillBackground(true);
    m_line->setObjectName(u"paletteLine"_s);
    m_line->setAccessibleName(tr("Find actions, services, views and profiles"));
    m_line->setPlaceholderText(tr("Find anything, or only:  > action   @ profile   # tag   ! failing"));
    m_line->addAction(icon("search"_L1), QLineEdit::LeadingPosition);
    m_line->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_note->setObjectName(u"paletteNote"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_line);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_note);
    hide();

    window->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(m_list, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        const bool isElsewhere = QApplication::keyboardModifiers().testFlag(Qt::ControlModifier);
        choose(index, isElsewhere ? Place::NewWindow : Place::Here);
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        // Null when another window is active: the palette waits for this one to come back.
        if (isVisible() && now && now->window() == this->window() && !isAncestorOf(now)) {
            hide();
        }
    });
}

void CommandPalette::open(const PaletteContent &content)
{
    if (!isVisible()) {
        m_before = QApplication::focusWidget();
    }
    m_actions = content.actions;
    {
        const QSignalBlocker blocker(m_line);
        m_line->clear();
    }
    m_model->setEntries(content.entries, content.services);
    showFound();
    layOut();
    show();
    raise();
    m_line->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::find(const QString &query)
{
    m_model->setQuery(query);
    showFound();
}

void CommandPalette::showFound()
{
    m_list->setCurrentIndex(m_model->index(0));
    m_list->scrollToTop();
    const int count = m_model->matchCount();
    const QString note =
        count == 0 ? tr("Nothing found.")
        : count > PaletteModel::maximumRows
            ? tr("The best %1 of %2 results").arg(PaletteModel::maximumRows).arg(locale().toString(count))
            : tr("%n result(s)", nullptr, count);
    m_note->setText(note);
    announce(this, note);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        return handleKey(key->key(), key->modifiers()) || QFrame::eventFilter(watched, event);
    }
    if (watched == window() && event->type() == QEvent::Resize && isVisible()) {
        layOut();
    }
    return QFrame::eventFilter(watched, event);
}

bool CommandPalette::handleKey(int key, Qt::KeyboardModifiers modifiers)
{
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex(),
               modifiers.testFlag(Qt::ControlModifier) ? Place::NewWindow : Place::Here);
        return true;
    case Qt::Key_Down:
    case Qt::Key_Tab:
        moveCurrent(1);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Backtab:
        moveCurrent(-1);
        return true;
    case Qt::Key_PageDown:
        moveCurrent(pageStep);
        return true;
    case Qt::Key_PageUp:
        moveCurrent(-pageStep);
        return true;
    default:
        return false;
    }
}

void CommandPalette::moveCurrent(int step)
{
    const int last = m_model->rowCount() - 1;
    if (last < 0) {
        return;
    }
    const QModelIndex index = m_model->index(std::clamp(m_list->currentIndex().row() + step, 0, last));
    m_list->setCurrentIndex(index);
    // The line keeps the focus, so nothing else would be read.
    announce(this, index.data(Qt::AccessibleTextRole).toString());
}

void CommandPalette::choose(const QModelIndex &index, Place place)
{
    if (!index.isValid()) {
        return;
    }
    const PaletteEntry entry = m_model->entry(index.row());
    if (!entry.whyNot.isEmpty()) {
        const QString note = tr("%1 is not possible now: %2.").arg(isolated(entry.text), entry.whyNot);
        m_note->setText(note);
        announce(this, note);
        return;
    }
    // What is chosen starts from where the person was.
    dismiss();
    switch (entry.kind) {
    case PaletteEntry::Kind::Action:
        if (QAction *action = m_actions.value(entry.id.toInt())) {
            action->trigger();
        }
        break;
    case PaletteEntry::Kind::View:
        emit viewChosen(entry.id);
        break;
    case PaletteEntry::Kind::Profile:
        emit profileChosen({entry.id}, place);
        break;
    case PaletteEntry::Kind::Service:
        emit serviceChosen({entry.id}, place);
        break;
    }
}

void CommandPalette::dismiss()
{
    if (m_before && m_before->isVisible()) {
        m_before->setFocus(Qt::OtherFocusReason);
    }
    hide();
}

void CommandPalette::layOut()
{
    // Below the band: it stays in sight whose services these are.
    const auto *band = window()->findChild<ProfileBand *>();
    const int top =
        band ? band->mapTo(window(), QPoint(0, band->isVisible() ? band->height() : 0)).y() + 8 : distance;
    const int width = std::min(usualWidth, window()->width() - 2 * distance);
    const int height = std::min(usualHeight, window()->height() - top - distance);
    setGeometry((window()->width() - width) / 2, top, width, height);
}

} // namespace Belay
