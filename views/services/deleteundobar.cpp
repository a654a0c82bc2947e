// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/services/deleteundobar.h"

#include "models/core/clock.h"
#include "views/common/announce.h"
#include "views/common/errortext.h"
#include "views/common/icons.h"
#include "views/common/plaintext.h"
#include "views/common/prompter.h"
#include "views/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Belay {

namespace {

constexpr int iconSize = 20;
constexpr int mostNames = 3;

QString nameList(const QStringList &names)
{
    QStringList shown = names.mid(0, mostNames);
    for (QString &name : shown) {
        name = isolated(name);
    }
    QString text = shown.join(u", "_s);
    return names.size() > mostNames ? QString(text + u", …"_s) : text;
}

} // namespace

DeleteUndoBar::DeleteUndoBar(QWidget *parent)
    : QFrame(parent)
    , m_text(makePlainLabel(QString(), this))
    , m_left(new QProgressBar(this))
    , m_undo(new QPushButton(this))
    , m_timer(new QTimer(this))
{
    setObjectName(u"undoBar"_s);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_text->setObjectName(u"undoText"_s);
    m_text->setWordWrap(true);
    m_left->setObjectName(u"undoLeft"_s);
    m_left->setAccessibleName(tr("Time left to undo"));
    m_left->setTextVisible(false);
    m_left->setFixedSize(160, 8);
    m_undo->setObjectName(u"undoDelete"_s);
    m_undo->setIcon(icon("undo"_L1));
    m_undo->setAutoDefault(false);
    setPlainButtonText(m_undo, tr("Undo"));
    setPlainToolTip(m_undo, tr("Do not delete after all (Ctrl+Z)"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12 + iconSize + 8, 8, 12, 8);
    layout->setSpacing(12);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_left);
    layout->addWidget(m_undo);
    connect(m_undo, &QPushButton::clicked, this, &DeleteUndoBar::undo);
    m_timer->setTimerType(Qt::CoarseTimer);
    connect(m_timer, &QTimer::timeout, this, &DeleteUndoBar::tick);
    hide();
}

void DeleteUndoBar::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace) {
        return;
    }
    if (m_workspace) {
        m_workspace->disconnect(this);
        m_workspace->deletions().disconnect(this);
        m_workspace->services().disconnect(this);
        tellCancelled();
    }
    m_workspace = workspace;
    m_deleted.clear();
    m_refused.clear();
    if (workspace) {
        connect(&workspace->services(), &ServiceRepository::statusChanged, this, &DeleteUndoBar::offerRetry);
        connect(&workspace->deletions(), &PendingDeletions::changed, this, &DeleteUndoBar::showPending);
        connect(&workspace->deletions(), &PendingDeletions::finished, this, &DeleteUndoBar::finished);
        connect(workspace, &QObject::destroyed, this, [this] {
            m_workspace = nullptr;
            showPending();
        });
    }
    showPending();
}

QStringList DeleteUndoBar::pendingNames() const
{
    QStringList names;
    for (const PendingDeletions::Pending &one : m_workspace->deletions().pending()) {
        names << one.service.name;
    }
    return names;
}

void DeleteUndoBar::tellCancelled()
{
    const QStringList names = pendingNames();
    if (names.isEmpty()) {
        return;
    }
    Message message;
    message.id = u"deletionsCancelled"_s;
    message.severity = MessageSeverity::Info;
    message.text = tr("Nothing was deleted: %1.").arg(nameList(names));
    message.nextStep = tr("The profile was closed before the time to undo was over.");
    emit reported(message);
}

bool DeleteUndoBar::askBeforeClosing(Prompter &prompter, QWidget *window)
{
    if (!m_workspace || m_workspace->deletions().pending().isEmpty()) {
        return false;
    }
    const QStringList names = pendingNames();
    Question question;
    question.id = u"closeInCountdown"_s;
    question.title = tr("Close Belay?");
    question.text =
        tr("%n deletion(s) wait to be sent: %1.", nullptr, int(names.size())).arg(nameList(names));
    question.information = tr("If you close now, they are cancelled and nothing is deleted.");
    question.answers = {{u"stay"_s, tr("Keep open"), Answer::Role::Reject},
                        {u"close"_s, tr("Close, delete nothing"), Answer::Role::Accept}};
    prompter.ask(window, question, this, [this, window = QPointer(window)](const QString &answer) {
        if (answer != "close"_L1) {
            return;
        }
        if (m_workspace) {
            m_workspace->deletions().undoAll();
        }
        if (window) {
            window->close();
        }
    });
    return true;
}

void DeleteUndoBar::undo()
{
    if (m_workspace) {
        m_workspace->deletions().undoLast();
    }
}

void DeleteUndoBar::showPending()
{
    const bool isPending = m_workspace && !m_workspace->deletions().pending().isEmpty();
    const bool wasHidden = isHidden();
    setVisible(isPending);
    if (!isPending) {
        m_timer->stop();
        return;
    }
    if (wasHidden) {
        m_deleted.clear();
    }
    m_left->setRange(0, int(m_workspace->deletions().delay().count()));
    m_timer->start(reducedMotion(this) ? 1000ms : 100ms);
    tick();
    if (wasHidden) {
        announce(this, m_text->text() + u' ' + tr("It can be undone until then."));
    }
}

void DeleteUndoBar::tick()
{
    if (!m_workspace || m_workspace->deletions().pending().isEmpty()) {
        return;
    }
    const QList<PendingDeletions::Pending> &pending = m_workspace->deletions().pending();
    const auto first = std::min_element(pending.begin(), pending.end(),
                                        [](const auto &a, const auto &b) { return a.due < b.due; });
    const qint64 left = std::max<qint64>(0, m_workspace->clock().now().msecsTo(first->due));
    m_left->setValue(int(std::min<qint64>(left, m_left->maximum())));
    const QString seconds = QString::number((left + 999) / 1000);
    if (pending.size() == 1) {
        m_text->setText(
            tr("%1 will be deleted in %2 s.").arg(isolated(pending.first().service.name), seconds));
        return;
    }
    m_text->setText(tr("%n services will be deleted in %1 s: %2.", nullptr, int(pending.size()))
                        .arg(seconds, nameList(pendingNames())));
}

Message DeleteUndoBar::outcomeMessage(const Service &service, const Result<WriteReport> &result)
{
    const QString name = isolated(service.name);
    Message message;
    message.id = "delete:"_L1 + service.id.value;
    if (!result && result.error().kind == ErrorKind::Conflict) {
        message = messageFor(result.error(), QString(), CallEffect::Writes);
        message.id = "delete:"_L1 + service.id.value;
        message.severity = MessageSeverity::Warning;
        message.text = tr("%1 was not deleted: it is busy (%2).").arg(name, isolated(service.status.text()));
        message.nextStep = service.status.isTransitional() ? tr("You can retry as soon as it has settled.")
                                                           : tr("Retry when it has settled.");
        return message;
    }
    if (!result) {
        message = messageFor(result.error(), tr("%1 was not deleted.").arg(name), CallEffect::Writes);
        message.id = "delete:"_L1 + service.id.value;
        return message;
    }
    switch (result->kind) {
    case WriteReport::Kind::Done:
    case WriteReport::Kind::NameTaken:
        message.severity = MessageSeverity::Success;
        message.text = tr("%1 is being deleted.").arg(name);
        break;
    case WriteReport::Kind::AlreadyGone:
        message.severity = MessageSeverity::Info;
        message.text = tr("%1 was already gone: somebody else deleted it.").arg(name);
        break;
    case WriteReport::Kind::ChangedMeanwhile:
        message.severity = MessageSeverity::Warning;
        message.text = tr("%1 was not deleted: it has changed since you looked at it.").arg(name);
        message.nextStep = tr("Look at it as it is now, and delete it again if you still want to.");
        break;
    case WriteReport::Kind::MayHaveHappened:
        message.severity = MessageSeverity::Warning;
        message.text = tr("No answer came: %1 may have been deleted.").arg(name);
        message.nextStep = tr("Refresh the list to see what is so.");
        break;
    }
    return message;
}

void DeleteUndoBar::finished(const Service &service, const Result<WriteReport> &result)
{
    if (!m_workspace) {
        return;
    }
    // What the list knows by now: the status that stood in the way.
    const std::optional<Service> now = m_workspace->services().find(service.id);
    Message message = outcomeMessage(now ? *now : service, result);
    const QPointer<Workspace> workspace = m_workspace;
    if (result && result->kind == WriteReport::Kind::Done) {
        m_deleted << service.name;
        message.id = u"deleted"_s;
        if (m_deleted.size() > 1) {
            message.text = tr("%n services are being deleted: %1.", nullptr, int(m_deleted.size()))
                               .arg(nameList(m_deleted));
        }
    } else if (result && result->kind == WriteReport::Kind::MayHaveHappened) {
        message.actionText = tr("Refresh");
        message.action = [workspace] {
            if (workspace) {
                workspace->services().refresh();
            }
        };
    } else if (!result && result.error().kind == ErrorKind::Conflict && now && now->status.isTransitional()) {
        m_refused.insert(service.id, service);
    } else if (!result && result.error().kind != ErrorKind::RefusedByPolicy) {
        addRetry(message, service);
    }
    emit reported(message);
}

void DeleteUndoBar::addRetry(Message &message, const Service &service) const
{
    message.actionText = tr("Retry");
    // As the person saw it when they confirmed: a change by somebody else still stops it.
    message.action = [workspace = m_workspace, service] {
        if (workspace) {
            workspace->deletions().schedule({service});
        }
    };
}

void DeleteUndoBar::offerRetry(const Service &service)
{
    if (service.status.isTransitional() || !m_refused.contains(service.id)) {
        return;
    }
    Message message;
    message.id = "delete:"_L1 + service.id.value;
    message.severity = MessageSeverity::Info;
    message.text = tr("%1 was not deleted because it was busy. It has settled now (%2).")
                       .arg(isolated(service.name), isolated(service.status.text()));
    message.nextStep = tr("Delete it if you still want to.");
    addRetry(message, m_refused.take(service.id));
    emit reported(message);
}

void DeleteUndoBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(
        QPen(blended(toneColor(Tone::Caution, palette()), palette().color(QPalette::Base), 0.5), 1));
    painter.setBrush(toneTint(Tone::Caution, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QRect place(12, (height() - iconSize) / 2, iconSize, iconSize);
    paintIcon(&painter, QStyle::visualRect(layoutDirection(), rect(), place), u"status-deleting"_s,
              toneColor(Tone::Caution, palette()));
}

} // namespace Belay
