// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stands in for libFuzzer where the compiler has none: gives the target every file of the folders named as arguments,
// whole and cut short at some 16 places.

#include "tests/fuzz/target.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <vector>

int main(int argc, char *argv[])
{
    constexpr qsizetype cuts = 16;
    int files = 0;
    for (int i = 1; i < argc; ++i) {
        QDirIterator corpus(QString::fromLocal8Bit(argv[i]), QDir::Files);
        while (corpus.hasNext()) {
            QFile file(corpus.next());
            if (!file.open(QIODevice::ReadOnly)) {
                std::fprintf(stderr, "cannot read %s\n", qPrintable(file.fileName()));
                return 1;
            }
            const QByteArray bytes = file.readAll();
            // The last line tells which file broke a promise.
            std::printf("%s, %lld bytes\n", qPrintable(file.fileName()),
                        static_cast<long long>(bytes.size()));
            std::fflush(stdout);
            const qsizetype step = std::max<qsizetype>(1, bytes.size() / cuts);
            for (qsizetype length = bytes.size(); length >= 0; length -= step) {
                // A copy of just that length, so that a sanitizer sees a read behind its end.
                const std::vector<uint8_t> input(bytes.cbegin(), bytes.cbegin() + length);
                LLVMFuzzerTestOneInput(input.data(), input.size());
            }
            ++files;
        }
    }
    std::printf("%d files\n", files);
    return files > 0 ? 0 : 1;
}
