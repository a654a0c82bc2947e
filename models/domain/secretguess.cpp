// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/domain/secretguess.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Belay {

namespace {

//! The words of `DB_PASSWORD2`, `dbPassword` and `db-password`, in lower case and without digits.
QStringList wordsOf(const QString &key)
{
    QStringList words;
    QString word;
    bool afterLower = false;
    for (const QChar c : key) {
        const bool newWord = !c.isLetter() || (c.isUpper() && afterLower);
        if (newWord && !word.isEmpty()) {
            words.append(word);
            word.clear();
        }
        if (c.isLetter()) {
            word += c.toLower();
        }
        afterLower = c.isLower();
    }
    if (!word.isEmpty()) {
        words.append(word);
    }
    return words;
}

bool isSecretKey(const QString &key)
{
    static const QStringList telling{
        u"password"_s, u"passwd"_s,     u"passphrase"_s,  u"pass"_s,      u"pwd"_s,        u"secret"_s,
        u"secrets"_s,  u"token"_s,      u"apikey"_s,      u"accesskey"_s, u"privatekey"_s, u"secretkey"_s,
        u"authkey"_s,  u"credential"_s, u"credentials"_s, u"authtoken"_s, u"bearer"_s,     u"dsn"_s};
    static const QStringList keyOwners{u"api"_s,  u"access"_s,  u"private"_s,    u"secret"_s, u"auth"_s,
                                       u"sign"_s, u"signing"_s, u"encryption"_s, u"master"_s, u"account"_s};
    // PASSWORD_FILE and TOKEN_URL say where a secret is or how it is handled, not what it is.
    static const QStringList harmlessEnds{u"url"_s,  u"uri"_s,     u"file"_s,    u"path"_s, u"name"_s,
                                          u"ttl"_s,  u"timeout"_s, u"limit"_s,   u"size"_s, u"length"_s,
                                          u"type"_s, u"expiry"_s,  u"enabled"_s, u"count"_s};
    const QStringList words = wordsOf(key);
    if (words.isEmpty() || harmlessEnds.contains(words.constLast())) {
        return false;
    }
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool ownedKey = words[i] == "key"_L1 && i > 0 && keyOwners.contains(words[i - 1]);
        if (ownedKey || telling.contains(words[i])) {
            return true;
        }
    }
    return false;
}

//! Long, without spaces, of letters of both cases and digits, and with many different characters.
bool looksRandom(const QString &value)
{
    static const QRegularExpression shape(u"\\A[A-Za-z0-9+/_=-]{32,}\\z"_s);
    if (!shape.match(value).hasMatch()) {
        return false;
    }
    std::array<bool, 128> seen{};
    for (const QChar c : value) {
        seen[c.unicode()] = true;
    }
    const auto has = [&](char first, char last) {
        return std::any_of(&seen[first], &seen[last] + 1, [](bool b) { return b; });
    };
    const auto distinct = std::ranges::count(seen, true);
    return distinct >= 12 && has('0', '9') && (has('a', 'z') || has('A', 'Z')) && !value.contains(u"--"_s);
}

bool isSecretValue(const QString &value)
{
    static const QRegularExpression known(
        u"-----BEGIN [A-Z ]*PRIVATE KEY-----|"                                // PEM
        "\\A(sk-|sk_live_|rk_live_|gh[opsu]_|github_pat_|glpat-|xox[abprs]-|" // well-known token prefixes
        "AKIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|Bearer\\s+\\S|"
        "eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.)|"                      // JSON web token
        "\\A[a-z][a-z0-9+.-]*://[^/\\s:@]*:[^/\\s@]+@|"                // URL with a password
        "(?i)\\b(password|pwd|accountkey|sharedaccesskey)=[^;\\s]"_s); // connection string
    return known.match(value).hasMatch() || looksRandom(value);
}

} // namespace

bool looksSecret(const QString &key, const QString &value)
{
    return !value.isEmpty() && (isSecretKey(key) || isSecretValue(value));
}

} // namespace Belay
