#!/bin/sh
# SPDX-FileCopyrightText: 2026 Belay contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check-instructions.sh PROGRAM RECORDS BUILD
# Counts the instructions of each path of PROGRAM (hotpaths.cpp) under callgrind and compares them with the line of BUILD, such
# as gcc-12-qt-6.4, in RECORDS. Fails above +10 %. Counts do not depend on how busy a machine is. Ends with 77 ("skipped") where
# valgrind is missing or nothing is recorded for BUILD.
set -eu

program=$1 records=$2 build=$3
command -v valgrind >/dev/null || { echo 'skipped: valgrind is not installed' >&2 && exit 77; }
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
# The same on every run: no seeds by chance, no code made as it runs.
export QT_HASH_SEED=0 QT_ENABLE_REGEXP_JIT=0
code=0
for path in filter sort refresh; do
    valgrind --tool=callgrind --instr-atstart=no --callgrind-out-file="$place/out" "$program" "$path" 2>"$place/log" ||
        { cat "$place/log" && exit 1; }
    count=$(awk '$2 == "Collected" { print $4 }' "$place/log")
    [ "${count:-0}" -gt 0 ] || { cat "$place/log" && echo "nothing was counted for $path" && exit 1; }
    recorded=$(awk -v build="$build" -v path="$path" '$1 == build && $2 == path { print $3 }' "$records")
    if [ -z "$recorded" ]; then
        echo "$build $path $count: not recorded"
        [ "$code" -ne 0 ] || code=77
        continue
    fi
    awk -v line="$build $path $count" -v count="$count" -v recorded="$recorded" 'BEGIN {
        printf "%s: %+.1f %% of %s\n", line, 100 * (count / recorded - 1), recorded
        exit count > 1.1 * recorded
    }' || code=1
done
[ "$code" -ne 1 ] || echo "Slower than recorded by more than 10 %. If that is meant, record the new counts in $records." >&2
exit "$code"
