// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/profiles/networkfields.h"

#include "views/common/fieldrow.h"
#include "views/common/plaintext.h"
#include "views/common/validatedlineedit.h"
#include "views/profiles/profiletexts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

using Proxy = NetworkSettings::Proxy;

constexpr int usualPort = 8080;

} // namespace

NetworkFields::NetworkFields(Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_prompter(prompter)
    , m_more(new QToolButton)
    , m_proxy(new QComboBox)
    , m_manual(new QWidget)
    , m_proxyHost(new ValidatedLineEdit)
    , m_proxyPort(new QSpinBox)
    , m_caFile(new ValidatedLineEdit)
    , m_timeout(new QSpinBox)
{
    m_more->setObjectName(u"networkMore"_s);
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_proxy->setObjectName(u"proxy"_s);
    m_proxy->setAccessibleName(tr("Proxy"));
    m_proxy->addItem(tr("The system's"), QVariant::fromValue(int(Proxy::System)));
    m_proxy->addItem(tr("None"), QVariant::fromValue(int(Proxy::None)));
    m_proxy->addItem(tr("An HTTP proxy…"), QVariant::fromValue(int(Proxy::Manual)));
    m_proxyHost->setObjectName(u"proxyHost"_s);
    m_proxyHost->setAccessibleName(tr("Proxy host"));
    m_proxyHost->setPlaceholderText(tr("Host, such as proxy.example.com"));
    m_proxyHost->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    m_proxyHost->setCheck([this](const QString &text) {
        return proxy() != Proxy::Manual || isProxyHost(text.trimmed())
                   ? QString()
                   : tr("Enter the proxy's host alone, such as proxy.example.com.");
    });
    m_proxyPort->setObjectName(u"proxyPort"_s);
    m_proxyPort->setAccessibleName(tr("Proxy port"));
    m_proxyPort->setRange(1, 65535);
    m_proxyPort->setValue(usualPort);
    m_proxyPort->setAlignment(Qt::AlignRight);
    m_caFile->setObjectName(u"caFile"_s);
    m_caFile->setAccessibleName(tr("CA file"));
    m_caFile->setPlaceholderText(tr("None: the system's certificates"));
    m_caFile->setCheck([](const QString &text) {
        const auto problem = text.trimmed().isEmpty() ? std::nullopt : caFileProblem(text.trimmed());
        return problem ? caFileProblemText(*problem) : QString();
    });
    auto *choose = new QPushButton(tr("Choose…"));
    choose->setObjectName(u"chooseCaFile"_s);
    choose->setAccessibleName(tr("Choose a CA file"));
    choose->setAutoDefault(false);
    m_timeout->setObjectName(u"timeout"_s);
    m_timeout->setAccessibleName(tr("Give up after"));
    m_timeout->setRange(0, int(NetworkSettings::longestTimeout.count()));
    m_timeout->setSingleStep(5);
    //: The unit of a number of seconds.
    m_timeout->setSuffix(tr(" s"));
    //: A time limit that depends on what is asked.
    m_timeout->setSpecialValueText(tr("Automatic"));
    m_timeout->setAlignment(Qt::AlignRight);
    m_timeout->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_more);
    layout->addStretch();
    setFocusProxy(m_more);
    auto *manual = new QVBoxLayout(m_manual);
    manual->setContentsMargins(0, 0, 0, 0);
    manual->addWidget(new FieldRow(m_proxyHost, nullptr, m_proxyPort));
    auto *proxyRow = new QWidget;
    auto *proxyColumn = new QVBoxLayout(proxyRow);
    proxyColumn->setContentsMargins(0, 0, 0, 0);
    proxyColumn->setSpacing(8);
    proxyColumn->addWidget(m_proxy);
    proxyColumn->addWidget(m_manual);
    proxyRow->setFocusProxy(m_proxy);
    auto *caRow = new FieldRow(m_caFile, nullptr, choose);
    caRow->setHint(tr("A PEM file, trusted for this profile beside the system's certificates."));
    auto *timeoutRow = new QWidget;
    auto *timeoutLine = new QHBoxLayout(timeoutRow);
    timeoutLine->setContentsMargins(0, 0, 0, 0);
    timeoutLine->setSpacing(8);
    timeoutLine->addWidget(m_timeout);
    //: Stands behind the number of seconds in "Give up after".
    timeoutLine->addWidget(makePlainLabel(tr("without a word from the server"), timeoutRow), 1);
    timeoutRow->setFocusProxy(m_timeout);
    m_rows = {{tr("Proxy"), proxyRow}, {tr("CA file"), caRow}, {tr("Give up after"), timeoutRow}};

    connect(m_more, &QToolButton::toggled, this, [this](bool open) {
        refresh();
        Q_EMIT openChanged(open);
    });
    const auto changed = [this] {
        refresh();
        Q_EMIT edited();
    };
    connect(m_proxy, &QComboBox::currentIndexChanged, this, [this, changed] {
        m_proxyHost->setError({});
        changed();
    });
    connect(m_proxy, &QComboBox::activated, this, [this] {
        if (proxy() == Proxy::Manual) {
            m_proxyHost->setFocus();
        }
    });
    connect(m_proxyHost, &QLineEdit::textChanged, this, changed);
    connect(m_proxyPort, &QSpinBox::valueChanged, this, changed);
    connect(m_caFile, &QLineEdit::textChanged, this, changed);
    connect(m_timeout, &QSpinBox::valueChanged, this, changed);
    connect(m_timeout, &QSpinBox::editingFinished, this, [this] {
        if (m_timeout->value() > 0) {
            m_timeout->setValue(std::max(m_timeout->value(), int(NetworkSettings::shortestTimeout.count())));
        }
    });
    connect(choose, &QPushButton::clicked, this, &NetworkFields::chooseCaFile);
    refresh();
}

bool NetworkFields::isOpen() const
{
    return m_more->isChecked();
}

void NetworkFields::setOpen(bool open)
{
    m_more->setChecked(open);
}

Proxy NetworkFields::proxy() const
{
    return Proxy(m_proxy->currentData().toInt());
}

NetworkSettings NetworkFields::settings() const
{
    NetworkSettings settings;
    settings.proxy = proxy();
    if (settings.proxy == Proxy::Manual) {
        settings.proxyHost = m_proxyHost->text().trimmed();
        settings.proxyPort = static_cast<quint16>(m_proxyPort->value());
    }
    settings.caFile = m_caFile->text().trimmed();
    if (m_timeout->value() > 0) {
        settings.timeout =
            std::max(NetworkSettings::shortestTimeout, std::chrono::seconds(m_timeout->value()));
    }
    return settings;
}

void NetworkFields::setSettings(const NetworkSettings &settings)
{
    m_proxy->setCurrentIndex(m_proxy->findData(QVariant::fromValue(int(settings.proxy))));
    m_proxyHost->setText(settings.proxyHost);
    m_proxyPort->setValue(settings.proxyPort == 0 ? usualPort : settings.proxyPort);
    m_caFile->setText(settings.caFile);
    m_timeout->setValue(settings.timeout ? int(settings.timeout->count()) : 0);
    if (settings != NetworkSettings()) {
        setOpen(true);
    }
    refresh();
}

bool NetworkFields::validate()
{
    const bool host = m_proxyHost->validate();
    const bool file = m_caFile->validate();
    if (!host || !file) {
        setOpen(true);
    }
    return host && file;
}

void NetworkFields::focusProblem()
{
    if (!m_proxyHost->isValid()) {
        m_proxyHost->setFocus();
    } else {
        m_caFile->setFocus();
    }
}

void NetworkFields::focusCaFile()
{
    setOpen(true);
    m_caFile->setFocus();
}

void NetworkFields::chooseCaFile()
{
    FileQuestion question;
    question.id = u"chooseCaFile"_s;
    question.title = tr("Choose a CA file");
    question.start = m_caFile->text();
    question.filters = QStringList{tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")};
    m_prompter.openFile(window(), question, this, [this](const QString &path) {
        if (!path.isEmpty()) {
            m_caFile->setText(path);
            m_caFile->validate();
            m_caFile->setFocus();
        }
    });
}

void NetworkFields::refresh()
{
    m_manual->setVisible(proxy() == Proxy::Manual);
    m_more->setArrowType(isOpen() ? Qt::DownArrow : Qt::RightArrow);
    // Its parts stand below while it is open.
    setPlainButtonText(m_more, isOpen() ? tr("Fewer settings") : networkSummary(settings()));
    m_more->setAccessibleName(tr("Network: %1").arg(m_more->accessibleName()));
}

} // namespace Belay
