// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/operator.h"

#include "models/tables/envtablemodel.h"
#include "views/common/messagearea.h"
#include "views/common/statuschiplabel.h"
#include "views/mainwindow/mainwindow.h"
#include "views/services/servicespage.h"
#include "views/services/servicetableview.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace Belay {

Operator::Operator(Puppeteer &hands, MainWindow &window)
    : m_hands(hands)
    , m_window(&window)
{
}

void Operator::moveTo(MainWindow &window)
{
    m_window = &window;
    faceMain();
}

void Operator::faceMain()
{
    m_hands.face(m_window);
    m_hands.activate(m_window);
}

void Operator::exploreSandbox()
{
    m_hands.click(u"exploreSandbox"_s);
    waitUntilListed();
}

void Operator::connectTenant(const QString &name, const QUrl &url, const Secret &key)
{
    m_hands.fill(u"profileName"_s, name);
    m_hands.press(Qt::Key_Tab);
    m_hands.press(Qt::Key_End);
    m_hands.fill(u"baseUrl"_s, url.toString());
    m_hands.fill(u"apiKey"_s, QString::fromLatin1(key.reveal()));
    m_hands.click(u"connect"_s);
    m_hands.findWidget(u"classProduction"_s);
}

void Operator::openTenant(const QString &classButton)
{
    m_hands.click(classButton);
    m_hands.click(u"openProfile"_s);
    waitUntilListed();
}

void Operator::waitUntilListed()
{
    m_hands.waitUntil(
        [this] {
            Workspace *workspace = m_window->workspace();
            return workspace != nullptr && workspace->services().state().updatedAt.isValid() &&
                   !workspace->services().state().isLoading;
        },
        u"the services are listed"_s);
    m_hands.waitUntil(
        [this] {
            const QAbstractItemModel *model = m_window->servicesPage().table().model();
            const int bottom = m_window->servicesPage().table().viewport()->height();
            for (int row = 0; model != nullptr && row < model->rowCount(); ++row) {
                const QModelIndex cell = model->index(row, int(ServiceTableModel::Column::Image));
                const int at = m_window->servicesPage().table().rowViewportPosition(row);
                if (at >= 0 && at < bottom && cell.data().toString() == u"…"_s) {
                    return false;
                }
            }
            return true;
        },
        u"the rows in sight are described"_s);
    m_hands.settle();
}

QStringList Operator::shownNames() const
{
    QStringList names;
    const QList<Service> services = m_window->servicesPage().shownServices();
    for (const Service &service : services) {
        names.append(service.name);
    }
    return names;
}

QString Operator::cell(const QString &service, ServiceTableModel::Column column) const
{
    const qsizetype row = shownNames().indexOf(service);
    const QAbstractItemModel *model = m_window->servicesPage().table().model();
    return row < 0 ? QString() : model->index(int(row), int(column)).data().toString();
}

QString Operator::status(const QString &service) const
{
    const QList<Service> services = m_window->servicesPage().shownServices();
    for (const Service &candidate : services) {
        if (candidate.name == service) {
            return candidate.status.text();
        }
    }
    return {};
}

void Operator::waitForStatus(const QString &service, const QString &wanted)
{
    m_hands.waitUntil([&] { return status(service) == wanted; }, service + u" is "_s + wanted);
    m_hands.settle();
}

void Operator::select(const QString &service)
{
    ServiceTableView &table = m_window->servicesPage().table();
    m_hands.waitUntil([&] { return shownNames().contains(service); }, service + u" is in the list"_s);
    if (m_hands.hasFailed()) {
        return;
    }
    const int row = int(shownNames().indexOf(service));
    m_hands.clickCell(&table, table.model()->index(row, int(ServiceTableModel::Column::Name)));
    m_hands.check(table.selectedServices().size() == 1 && table.selectedServices().first().name == service,
                  service + u" is selected"_s);
}

void Operator::setFilter(const QString &query)
{
    m_hands.press(Qt::Key_F, Qt::ControlModifier);
    m_hands.press(Qt::Key_A, Qt::ControlModifier);
    if (query.isEmpty()) {
        m_hands.press(Qt::Key_Backspace);
    }
    m_hands.type(query);
}

void Operator::tick(const QString &filterButton, const QStringList &wireTexts)
{
    m_hands.withMenu(m_hands.findWidget(filterButton), [&](QMenu *menu) {
        for (const QString &text : wireTexts) {
            m_hands.choose(menu, u"choice:"_s + text);
        }
    });
}

void Operator::chooseFromMenuBar(const QString &menu, const QString &entry)
{
    if (m_hands.hasFailed()) {
        return;
    }
    QMenuBar *bar = m_window->menuBar();
    for (QAction *action : bar->actions()) {
        if (Puppeteer::seen(action->text()) == menu) {
            m_hands.clickAt(bar, bar->actionGeometry(action).center());
            m_hands.choose(action->menu(), entry);
            return;
        }
    }
    m_hands.fail(u"there is no menu "_s + menu);
}

void Operator::openProfile(const QString &name)
{
    m_hands.withMenu(m_hands.findWidget(u"profileButton"_s),
                     [&](QMenu *menu) { m_hands.choose(menu, name); });
    waitUntilListed();
}

void Operator::openNewForm()
{
    m_hands.click(u"newServiceButton"_s);
    m_hands.faceWindow(u"serviceDialog"_s);
    m_hands.findWidget(u"serviceName"_s);
}

void Operator::openEditForm(const QString &service)
{
    select(service);
    m_hands.click(u"editServiceButton"_s);
    m_hands.faceWindow(u"serviceDialog"_s);
    m_hands.findWidget(u"serviceTitle"_s);
    // The pickers have the names of what the service has by then.
    m_hands.waitUntil(
        [this] {
            const auto *image = m_hands.window()->findChild<QComboBox *>(u"imagePicker"_s);
            const auto *version = m_hands.window()->findChild<QComboBox *>(u"versionPicker"_s);
            return image->currentText().contains(u'(') && version->currentText().contains(u'#');
        },
        u"the pickers are filled"_s);
}

void Operator::fillForm(const NewService &service)
{
    m_hands.fill(u"serviceName"_s, service.name);
    auto *type = m_hands.find<QComboBox>(u"serviceType"_s);
    if (m_hands.hasFailed()) {
        return;
    }
    // Tab by tab, as the focus goes: a click would open the list.
    m_hands.press(Qt::Key_Tab);
    m_hands.type(service.title);
    m_hands.press(Qt::Key_Tab);
    m_hands.press(Qt::Key_Tab);
    if (m_hands.check(type->hasFocus(), u"Tab leads to the type"_s)) {
        m_hands.type(service.type.left(1));
    }
    m_hands.check(type->currentText().startsWith(service.type), u"the type is "_s + service.type);
    const auto pick = [this](const QString &picker, const QString &text) {
        auto *combo = m_hands.find<QComboBox>(picker);
        m_hands.waitUntil([&] { return combo->isEnabled() && combo->findText(text) >= 0; },
                          picker + u" offers "_s + text);
        if (!m_hands.hasFailed()) {
            m_hands.fill(combo->lineEdit(), text);
        }
    };
    pick(u"imagePicker"_s, service.image);
    if (!service.version.isEmpty()) {
        pick(u"versionPicker"_s, service.version);
    }
    for (const auto &[key, value] : service.env) {
        m_hands.click(u"envAdd"_s);
        m_hands.findWidget(u"envKeyEditor"_s);
        m_hands.type(key + u'\n');
        auto *table = m_hands.find<QTableView>(u"envTable"_s);
        if (m_hands.hasFailed()) {
            return;
        }
        const int row = table->model()->rowCount() - 1;
        m_hands.clickCell(table, table->model()->index(row, int(EnvTableModel::Column::Value)), 2);
        m_hands.findWidget(u"envValueEditor"_s);
        m_hands.type(value + u'\n');
    }
}

QString Operator::forecast()
{
    m_hands.settle();
    auto *verdict = m_hands.find<StatusChipLabel>(u"forecastVerdict"_s);
    return verdict == nullptr ? QString() : verdict->text();
}

void Operator::submit(const QString &label)
{
    auto *button = m_hands.find<QAbstractButton>(u"submitButton"_s);
    m_hands.waitUntil([&] { return button->isEnabled() && Puppeteer::seen(button->text()) == label; },
                      u"the form offers "_s + label);
    m_hands.click(button);
    m_hands.waitUntilGone(u"serviceDialog"_s);
    faceMain();
}

QString Operator::textOf(const QString &name)
{
    const QWidget *widget = m_hands.findWidget(name);
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        return Puppeteer::seen(label->text());
    }
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
        return Puppeteer::seen(button->text());
    }
    return {};
}

QString Operator::messages()
{
    QStringList texts;
    if (m_hands.window() != nullptr) {
        const QList<MessageArea *> areas = m_hands.window()->findChildren<MessageArea *>();
        for (const MessageArea *area : areas) {
            for (const MessageBar *bar : area->isVisible() ? area->bars() : QList<MessageBar *>()) {
                texts.append(bar->message().text + u' ' + bar->message().nextStep);
            }
        }
    }
    return Puppeteer::seen(texts.join(u'\n'));
}

} // namespace Belay
