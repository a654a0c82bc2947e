// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/services/journaltext.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

QString valueText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        return value.toVariant().toString();
    case QJsonValue::Array: {
        QStringList items;
        const QJsonArray array = value.toArray();
        for (const QJsonValue &item : array) {
            items << (item.isObject() ? item.toObject().value("name"_L1).toString() : valueText(item));
        }
        return items.join(u", "_s);
    }
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return {};
    }
    return {};
}

void flatten(const QJsonObject &object, const QString &prefix, QList<std::pair<QString, QString>> &out)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString name = prefix + it.key();
        if (it->isObject() && !it->toObject().isEmpty()) {
            flatten(it->toObject(), name + u'.', out);
        } else {
            out.append({name, valueText(*it)});
        }
    }
}

QString verbWord(WriteVerb verb)
{
    switch (verb) {
    case WriteVerb::Create:
        return u"create"_s;
    case WriteVerb::Update:
        return u"update"_s;
    case WriteVerb::Delete:
        return u"delete"_s;
    }
    return {};
}

QString outcomeWord(WriteOutcome outcome)
{
    switch (outcome) {
    case WriteOutcome::Waiting:
        return u"waits for another write, not sent"_s;
    case WriteOutcome::Intent:
        return u"recorded, not sent"_s;
    case WriteOutcome::Sent:
        return u"sent, no answer yet"_s;
    case WriteOutcome::Done:
        return u"done"_s;
    case WriteOutcome::Failed:
        return u"failed"_s;
    case WriteOutcome::Unknown:
        return u"unknown"_s;
    case WriteOutcome::Cancelled:
        return u"cancelled"_s;
    case WriteOutcome::Reconciled:
        return u"looked up"_s;
    }
    return {};
}

} // namespace

QList<JournalChange> changesOf(const JournalEntry &entry)
{
    QList<std::pair<QString, QString>> before;
    QList<std::pair<QString, QString>> after;
    flatten(entry.before, QString(), before);
    flatten(entry.after, QString(), after);
    QHash<QString, QString> old;
    for (const auto &[field, value] : std::as_const(before)) {
        old.insert(field, value);
    }
    QList<JournalChange> changes;
    for (const auto &[field, value] : std::as_const(after)) {
        const bool wasThere = old.contains(field);
        const QString oldValue = old.take(field);
        if (!wasThere || oldValue != value) {
            changes.append({field, oldValue, value});
        }
    }
    for (const auto &[field, value] : std::as_const(before)) {
        if (old.contains(field)) {
            changes.append({field, value, QString()});
        }
    }
    return changes;
}

QString reportOf(const JournalEntry &entry)
{
    QStringList lines;
    const auto add = [&lines](QLatin1StringView name, const QString &value) {
        if (!value.isEmpty()) {
            lines << name + ": "_L1 + value;
        }
    };
    add("Write"_L1, verbWord(entry.verb));
    add("Service"_L1, entry.serviceName);
    add("Service id"_L1, entry.serviceId.value);
    add("Type"_L1, entry.serviceType.text());
    add("Profile"_L1, entry.profileName);
    add("Outcome"_L1, outcomeWord(entry.outcome));
    add("Started"_L1, entry.started.toUTC().toString(Qt::ISODateWithMs));
    add("Finished"_L1,
        entry.finished.isValid() ? entry.finished.toUTC().toString(Qt::ISODateWithMs) : QString());
    add("HTTP status"_L1, entry.httpStatus > 0 ? QString::number(entry.httpStatus) : QString());
    add("Request id"_L1, entry.requestId);
    add("Platform says"_L1, entry.serverMessage);
    add("Backup"_L1, entry.backupPath.isEmpty() ? QString() : u"made"_s);
    add("Answer"_L1, entry.errorBody.simplified());
    add("Operation"_L1, entry.opId.toString(QUuid::WithoutBraces));
    const QList<JournalChange> changes = changesOf(entry);
    for (const JournalChange &change : changes) {
        lines << change.field + ": "_L1 + change.before + " -> "_L1 + change.after;
    }
    return lines.join(u'\n');
}

} // namespace Belay
