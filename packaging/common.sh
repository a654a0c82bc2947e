# SPDX-FileCopyrightText: 2026 Belay contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# What packaging/run, check and their helpers share. Sourced, never started.

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root

say() { printf '\n== %s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "this needs root, and there is no sudo: $*"
    fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
        -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 "$@"
}

# package_names GROUP...: the packages of these groups in dependencies.txt.
package_names() {
    local group
    for group in "$@"; do
        awk -v group="$group" '$1 == group { print $2 }' "$root/packaging/dependencies.txt"
    done
}

missing_packages() {
    local name
    for name in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name"
    done
}

# need GROUP...: installs what is missing of these groups, and touches nothing when nothing is.
need() {
    local names missing optional name
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        warn "not a Debian system: the packages of packaging/dependencies.txt ($*) are taken to be there"
        return
    fi
    mapfile -t names < <(package_names "$@" | grep -v '?$')
    mapfile -t missing < <(missing_packages "${names[@]}")
    [ "${#missing[@]}" -eq 0 ] || install_packages "${missing[@]}"

    mapfile -t names < <(package_names "$@" | sed -n 's/?$//p')
    mapfile -t optional < <(missing_packages "${names[@]}")
    missing=()
    for name in "${optional[@]}"; do
        if [ -n "$(apt-cache show "$name" 2>/dev/null)" ]; then
            missing+=("$name")
        fi
    done
    [ "${#missing[@]}" -eq 0 ] || install_packages "${missing[@]}"
}

install_packages() {
    local attempt
    say "Installing $*"
    # Another program may hold a lock, a mirror may stumble, a foreign source may be gone for good. Only the install decides.
    for attempt in 1 2 3; do
        apt_get update || warn "apt-get update failed in part"
        apt_get install --no-install-recommends "$@" && return 0
        [ "$attempt" -eq 3 ] || { warn "trying again in $((attempt * 10)) s" && sleep $((attempt * 10)); }
    done
    die "these packages could not be installed: $*"
}

# As many compilers as there are cores, and no more than memory holds at 1.5 GB each.
jobs_for_build() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1500000) }' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    echo $((cores < memory ? cores : memory))
}

# configure DIR [CMAKE ARGUMENT]...: ccache and mold are used when they are there; without ccache, which keeps more than they
# save, headers are precompiled.
configure() {
    local dir=$1
    shift
    local extra=()
    if command -v ccache >/dev/null; then
        extra+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    else
        extra+=(-DBELAY_PRECOMPILE=ON)
    fi
    if command -v mold >/dev/null; then
        extra+=(-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=mold -DCMAKE_SHARED_LINKER_FLAGS=-fuse-ld=mold)
    fi
    say "Configuring ${dir#"$root"/}"
    cmake -S "$root" -B "$dir" -G Ninja "${extra[@]}" "$@"
}

# build DIR [TARGET]...
build() {
    local dir=$1
    shift
    say "Building ${dir#"$root"/}"
    cmake --build "$dir" --parallel "$(jobs_for_build)" ${1:+--target "$@"}
}

# suite DIR [CTEST ARGUMENT]...: the whole test suite without a display; its summary is the last thing printed.
suite() {
    local dir=$1
    shift
    say "Testing ${dir#"$root"/}"
    env -u DISPLAY -u WAYLAND_DISPLAY ctest --test-dir "$dir" --output-on-failure --no-tests=error \
        --schedule-random -j "$(nproc)" "$@"
}
