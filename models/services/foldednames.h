// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringView>

#include <array>
#include <vector>

namespace Belay {

//! The names of all rows without regard to case, one behind the other in one buffer, so that one pass finds a text in
//! all of them.
class FoldedNames
{
public:
    //! UTF-8 of \a text, each character in its simple case folding: what QString::contains() compares by.
    static QByteArray fold(QStringView text);

    qsizetype count() const { return static_cast<qsizetype>(m_begins.size()); }
    //! \a count names will be there.
    void reserve(qsizetype count) { m_begins.reserve(static_cast<std::size_t>(count)); }
    void append(QStringView name);
    void clear();

    //! Sets hits[row] to 1 for each row whose name holds \a needle, which has been folded. \a hits has count() members.
    void find(const QByteArray &needle, std::vector<quint8> &hits) const;
    //! Whether the name of \a row holds \a needle, which has been folded.
    bool contains(qsizetype row, const QByteArray &needle) const;
    //! Whether the name of \a row holds the bytes of \a letters, which have been folded, one after another but not
    //! necessarily side by side.
    bool containsInOrder(qsizetype row, const QByteArray &letters) const;

private:
    //! After each name; no byte of UTF-8, so no text runs over it.
    static constexpr char end = '\xff';

    qsizetype endOf(qsizetype row) const;
    //! Which byte of \a needle stands in the names least often.
    qsizetype rarestIn(const QByteArray &needle) const;

    QByteArray m_text;
    std::vector<quint32> m_begins;
    std::array<quint32, 256> m_occurrences{}; //!< of each byte
};

} // namespace Belay
