# SPDX-FileCopyrightText: 2026 Belay contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# A clean Debian in a temporary directory, gone when the script that sources this ends. Needs root. Packages come from the
# mirrors this machine uses, with its apt settings for the network, so it also works behind a proxy.

# chroot_create SUITE: sets chroot_dir to a minimal system of that suite, with its security updates.
chroot_create() {
    local suite=$1 mirror security keyring=/usr/share/keyrings/debian-archive-keyring.gpg sources
    [ "$(id -u)" -eq 0 ] || die "a chroot needs root"
    # One line a source, whatever files they come from: ADDRESS SUITE. Only Debian's own have these suites.
    # shellcheck disable=SC2016
    sources=$(apt-get indextargets --format '$(REPO_URI) $(RELEASE)' 'Created-By: Packages' | sort -u)
    mirror=$(awk '$2 ~ /^(bookworm|trixie|stable)$/ && $1 ~ /\/debian\/?$/ { print $1; exit }' <<<"$sources")
    security=$(awk '$2 ~ /-security$/ && $1 ~ /\/debian-security\/?$/ { print $1; exit }' <<<"$sources")
    : "${mirror:?apt knows no Debian archive}" "${security:?apt knows no security updates of Debian}"

    chroot_dir=$(mktemp -d -t belay-chroot.XXXXXX)
    chmod 755 "$chroot_dir"
    trap chroot_remove EXIT
    trap 'exit 130' INT TERM
    say "Making a clean $suite"
    debootstrap --variant=minbase --keyring="$keyring" --include=ca-certificates "$suite" "$chroot_dir" "$mirror" >"$chroot_dir.log" 2>&1 ||
        { tail -n 20 "$chroot_dir.log" && die "debootstrap failed"; }

    rm -f "$chroot_dir/etc/apt/sources.list"
    cat >"$chroot_dir/etc/apt/sources.list.d/debian.sources" <<TEXT
Types: deb
URIs: $mirror
Suites: $suite $suite-updates
Components: main
Signed-By: $keyring

Types: deb
URIs: $security
Suites: $suite-security
Components: main
Signed-By: $keyring
TEXT
    echo 'Acquire::Languages "none";' >"$chroot_dir/etc/apt/apt.conf.d/80languages"
    apt-config dump | grep -E '^Acquire::(http|https|Check|Retries)' >"$chroot_dir/etc/apt/apt.conf.d/90network" || true
    # Nothing may start a service in there.
    printf '#!/bin/sh\nexit 101\n' >"$chroot_dir/usr/sbin/policy-rc.d"
    chmod +x "$chroot_dir/usr/sbin/policy-rc.d"
    cp -L /etc/resolv.conf /etc/hosts "$chroot_dir/etc/"
    mount -t proc proc "$chroot_dir/proc"
    mount -t tmpfs -o mode=1777 tmpfs "$chroot_dir/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$chroot_dir/dev/pts"
    ln -sf pts/ptmx "$chroot_dir/dev/ptmx"
    # What is thrown away in a minute need not be safe from a power cut.
    echo force-unsafe-io >"$chroot_dir/etc/dpkg/dpkg.cfg.d/unsafe-io"
    chroot_run apt-get -q update
}

# chroot_run COMMAND...: as root, without a display and with nothing of this environment.
chroot_run() {
    chroot "$chroot_dir" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

# chroot_run_as USER COMMAND...
chroot_run_as() {
    local user=$1
    shift
    chroot --userspec="$user:$user" "$chroot_dir" env -i PATH=/usr/local/bin:/usr/bin:/bin HOME="/home/$user" \
        LC_ALL=C.UTF-8 "$@"
}

chroot_remove() {
    local mounted
    [ -n "${chroot_dir:-}" ] || return 0
    while read -r mounted; do
        umount "$mounted" 2>/dev/null || umount --lazy "$mounted"
    done < <(awk -v dir="$chroot_dir/" 'index($2, dir) == 1 { print $2 }' /proc/mounts | sort -r)
    # --one-file-system: whatever is still mounted in there is not ours to delete.
    rm -rf --one-file-system "$chroot_dir" "$chroot_dir.log"
}
