#!/bin/sh
# SPDX-FileCopyrightText: 2026 Belay contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with-keyring.sh [--no-keyring] PROGRAM...
# Runs PROGRAM on a session bus of its own, with a throw-away home and an unlocked, empty keyring whose
# password is "test"; with --no-keyring nobody has made a keyring yet. Ends with 77 ("skipped") where the
# tools are missing.
set -eu

keyring=yes
if [ "$1" = --no-keyring ]; then
    keyring=no
    shift
fi
for tool in dbus-run-session gnome-keyring-daemon; do
    if ! command -v "$tool" >/dev/null; then
        echo "skipped: $tool is not installed" >&2
        exit 77
    fi
done

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run"
export HOME="$home" XDG_RUNTIME_DIR="$home/run"
export XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config" XDG_CACHE_HOME="$home/cache"
unset DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY XDG_CURRENT_DESKTOP GNOME_KEYRING_CONTROL

# shellcheck disable=SC2016 # expanded by the inner shell
dbus-run-session -- sh -c '
    keyring=$1
    shift
    if [ "$keyring" = yes ]; then
        printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null
    fi
    "$@"
' sh "$keyring" "$@"
