// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/preferences/preferenceswindow.h"

#include "models/invocation/testhistory.h"
#include "models/profiles/preferences.h"
#include "models/services/rememberedlists.h"
#include "views/common/fieldrow.h"
#include "views/common/plaintext.h"
#include "views/common/prompter.h"
#include "views/common/validatedlineedit.h"
#include "views/preferences/preferencepage.h"
#include "views/preferences/shortcutspage.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Belay {

PreferencesWindow::PreferencesWindow(const PreferencesServices &services, QWidget *parent)
    : QDialog(parent)
    , m_services(services)
    , m_list(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"preferencesWindow"_s);
    // It does not keep the program running when the last main window has gone.
    setAttribute(Qt::WA_QuitOnClose, false);
    setWindowTitle(tr("Preferences"));
    resize(720, 480);
    m_list->setObjectName(u"preferencePages"_s);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setUniformItemSizes(true);
    addPage(tr("General"), makeGeneralPage());
    addPage(tr("Appearance"), makeAppearancePage());
    addPage(tr("Table"), makeTablePage());
    addPage(tr("Safety"), makeSafetyPage());
    addPage(tr("Network"), makeNetworkPage());
    addPage(tr("Shortcuts"), new ShortcutsPage(services.keymap));
    addPage(tr("Privacy"), makePrivacyPage());
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + 48);
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_list->setCurrentRow(0);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(u"closePreferences"_s);
    close->setAccessibleName(close->text().remove(u'&'));
    close->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_list);
    middle->addWidget(m_pages, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addLayout(middle, 1);
    layout->addWidget(buttons);
    m_list->setFocus();
}

void PreferencesWindow::addPage(const QString &title, QWidget *page)
{
    auto *item = new QListWidgetItem(title, m_list);
    item->setSizeHint(QSize(m_list->fontMetrics().horizontalAdvance(title) + 16, 28));
    page->setAccessibleName(title);
    m_pages->addWidget(page);
}

QWidget *PreferencesWindow::makeGeneralPage()
{
    Preferences &p = m_services.preferences;
    auto *page = new PreferencePage(p);
    page->addTick(
        u"opensLastProfile"_s, tr("Open the last profile at the start"),
        [&p] { return p.opensLastProfile(); }, [&p](bool on) { p.setOpensLastProfile(on); });
    page->addTick(
        u"keepsTestHistory"_s, tr("Keep a history of test calls"), [&p] { return p.keepsTestHistory(); },
        [&p](bool on) { p.setKeepsTestHistory(on); });
    return page;
}

QWidget *PreferencesWindow::makeAppearancePage()
{
    Preferences &p = m_services.preferences;
    auto *page = new PreferencePage(p);
    page->addChoice(
        u"theme"_s, tr("Theme"), {tr("The system's"), tr("Light"), tr("Dark")},
        [&p] { return int(p.theme()); }, [&p](int i) { p.setTheme(Preferences::Theme(i)); });
    page->addNumber(
        u"textPercent"_s, tr("Size of the text"), Preferences::smallestText, Preferences::largestText, 10,
        tr(" %"), [&p] { return p.textPercent(); }, [&p](int percent) { p.setTextPercent(percent); });
    page->addChoice(
        u"motion"_s, tr("Motion"), {tr("As in the system"), tr("None")}, [&p] { return int(p.motion()); },
        [&p](int i) { p.setMotion(Preferences::Motion(i)); });
    return page;
}

QWidget *PreferencesWindow::makeTablePage()
{
    Preferences &p = m_services.preferences;
    auto *page = new PreferencePage(p);
    page->addChoice(
        u"density"_s, tr("Rows"), {tr("Comfortable"), tr("Compact")}, [&p] { return int(p.density()); },
        [&p](int i) { p.setDensity(Preferences::Density(i)); });
    page->addChoice(
        u"times"_s, tr("Times"), {tr("Relative, such as 5 min ago"), tr("Date and time")},
        [&p] { return int(p.times()); }, [&p](int i) { p.setTimes(Preferences::Times(i)); });
    page->addTick(
        u"flashesChanges"_s, tr("Let a changed status stand out for a moment"),
        [&p] { return p.flashesChanges(); }, [&p](bool on) { p.setFlashesChanges(on); });
    return page;
}

QWidget *PreferencesWindow::makeSafetyPage()
{
    Preferences &p = m_services.preferences;
    auto *page = new PreferencePage(p);
    QStringList times;
    for (const std::chrono::seconds time : Preferences::undoTimes) {
        times.append(tr("%1 seconds").arg(time.count()));
    }
    page->addChoice(
        u"undoTime"_s, tr("A deletion can be undone for"), times,
        [&p] {
            return int(std::ranges::find(Preferences::undoTimes, p.undoTime()) - Preferences::undoTimes);
        },
        [&p](int i) { p.setUndoTime(Preferences::undoTimes[i]); });
    page->addTick(
        u"backsUpFirst"_s, tr("Propose a YAML backup before deleting"), [&p] { return p.backsUpFirst(); },
        [&p](bool on) { p.setBacksUpFirst(on); });
    auto *folder = new ValidatedLineEdit;
    folder->setObjectName(u"backupFolder"_s);
    folder->setAccessibleName(tr("Folder for backups"));
    folder->setPlaceholderText(tr("Belay, in your documents"));
    folder->setMinimumWidth(300);
    folder->setCheck([](const QString &text) {
        return text.isEmpty() || QDir::isAbsolutePath(text) ? QString()
                                                            : tr("Give the full path of a folder.");
    });
    connect(folder, &QLineEdit::editingFinished, page, [&p, folder] {
        if (folder->validate()) {
            p.setBackupFolder(QDir::fromNativeSeparators(folder->text()));
        }
    });
    page->addField(tr("Folder for backups"), new FieldRow(folder), [&p, folder] {
        const QString stored = QDir::toNativeSeparators(p.backupFolder());
        if (!folder->hasFocus() && folder->isValid() && folder->text() != stored) {
            folder->setText(stored);
        }
    });
    return page;
}

QWidget *PreferencesWindow::makeNetworkPage()
{
    Preferences &p = m_services.preferences;
    auto *page = new PreferencePage(p);
    page->addNumber(
        u"idlePoll"_s, tr("Refresh the list every"), int(Preferences::shortestPoll.count()),
        int(Preferences::longestPoll.count()), 5,
        //: The unit of a number of seconds.
        tr(" s"), [&p] { return int(p.idlePoll().count()); },
        [&p](int seconds) { p.setIdlePoll(std::chrono::seconds(seconds)); });
    page->addNote(
        tr("While something is being created, deployed or deleted, it is refreshed more often. A profile "
           "can ask for longer pauses."));
    page->addNote(tr("Proxy, certificates and time limit belong to each profile."));
    page->addButton(u"openProfiles"_s, tr("Manage profiles…"), [this] { emit profilesRequested(); });
    return page;
}

QWidget *PreferencesWindow::makePrivacyPage()
{
    auto *page = new PreferencePage(m_services.preferences);
    page->addNote(
        tr("Keys are in the system's keychain alone. Belay sends nothing to anybody but the addresses of "
           "your profiles. What it keeps on this computer:"));
    const QStringList captions{tr("Settings and profiles"), tr("Journal, test history, known lists")};
    for (int i = 0; i < std::min(captions.size(), m_services.folders.size()); ++i) {
        auto *path = new QLineEdit(QDir::toNativeSeparators(m_services.folders.at(i)));
        path->setObjectName(u"storedPath%1"_s.arg(i));
        path->setAccessibleName(captions.at(i));
        path->setReadOnly(true);
        path->setCursorPosition(0);
        path->setMinimumWidth(380);
        page->addField(captions.at(i), path, [] {});
    }
    page->addButton(u"deleteTestHistory"_s, tr("Delete the test history…"), [this] { askToDeleteHistory(); });
    page->addButton(u"forgetLists"_s, tr("Forget the lists of services"), [this] { forgetLists(); });
    auto *outcome = makePlainLabel(QString(), page);
    outcome->setObjectName(u"privacyOutcome"_s);
    outcome->setWordWrap(true);
    page->addField(QString(), outcome, [] {});
    return page;
}

void PreferencesWindow::askToDeleteHistory()
{
    m_services.prompter.ask(
        this,
        {u"deleteHistoryQuestion"_s,
         tr("Delete the test history?"),
         tr("Delete all test calls that were kept, of all profiles?"),
         tr("Pinned ones too. Nothing changes on the platform."),
         {{u"delete"_s, tr("Delete the history"), Answer::Role::Destructive},
          {u"keep"_s, tr("Keep it"), Answer::Role::Reject}},
         {}},
        this, [this](const QString &answer) {
            if (answer != "delete"_L1) {
                return;
            }
            m_services.history.clearAll()->then(this, [this](const Result<void> &done) {
                tellOutcome(done ? tr("The test history was deleted.")
                                 : tr("The test history could not be deleted: %1").arg(done.error().detail));
            });
        });
}

void PreferencesWindow::forgetLists()
{
    m_services.lists.forgetAll()->then(this, [this](const Result<void> &done) {
        tellOutcome(done ? tr("The lists were forgotten: the next start shows what the platform tells.")
                         : tr("The lists could not be forgotten: %1").arg(done.error().detail));
    });
}

void PreferencesWindow::tellOutcome(const QString &text)
{
    findChild<QLabel *>(u"privacyOutcome"_s)->setText(text);
}

} // namespace Belay
