// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/logging.h"

#include <QDateTime>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

int rank(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return 0;
    case QtInfoMsg:
        return 1;
    case QtWarningMsg:
        return 2;
    case QtCriticalMsg:
    case QtFatalMsg:
        return 3;
    }
    Q_UNREACHABLE();
}

// A message handler is a plain function.
int lowestRank = 2;
const Redactor *activeRedactor = nullptr;

void writeMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    // Said by platforms without a display, of windows in general.
    const bool isIdle = message.startsWith("This plugin does not support"_L1);
    if (rank(type) < lowestRank || isIdle) {
        return;
    }
    static constexpr const char *names[] = {"debug", "info", "warning", "critical"};
    std::fprintf(stderr, "%s %s %s: %s\n",
                 qPrintable(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)), names[rank(type)],
                 context.category ? context.category : "default",
                 qPrintable(activeRedactor->redacted(message)));
    if (type == QtFatalMsg) {
        std::abort();
    }
}

} // namespace

Logging::Logging(const QString &level, const Redactor &redactor)
{
    const QStringList levels{u"debug"_s, u"info"_s, u"warning"_s, u"critical"_s};
    lowestRank = static_cast<int>(std::max<qsizetype>(0, levels.indexOf(level)));
    activeRedactor = &redactor;
    qInstallMessageHandler(writeMessage);
}

Logging::~Logging()
{
    qInstallMessageHandler(nullptr);
    activeRedactor = nullptr;
}

} // namespace Belay
