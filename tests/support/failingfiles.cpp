// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// To be preloaded (LD_PRELOAD): the BELAY_FAIL_AT-th call of BELAY_FAIL_CALL (write, fsync or rename) on a file below
// BELAY_FAIL_BELOW fails as on a full or a broken disk: a write stops half way and the next one tells of it. When it has
// struck, the file BELAY_FAIL_LOG exists.

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

namespace {

std::atomic<int> calls{0};
std::atomic<int> fullDescriptor{-1};

template <typename Function>
Function real(const char *name, Function)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool concerns(const char *path)
{
    const char *below = std::getenv("BELAY_FAIL_BELOW");
    return below != nullptr && std::strncmp(path, below, std::strlen(below)) == 0;
}

bool concerns(int descriptor)
{
    char link[64];
    char path[PATH_MAX];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) {
        return false;
    }
    path[length] = 0;
    return concerns(path);
}

bool strikes(const char *call)
{
    const char *wanted = std::getenv("BELAY_FAIL_CALL");
    const char *at = std::getenv("BELAY_FAIL_AT");
    const char *log = std::getenv("BELAY_FAIL_LOG");
    if (!wanted || !at || !log || std::strcmp(wanted, call) != 0 || ++calls != std::atoi(at)) {
        return false;
    }
    close(open(log, O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
    return true;
}

int refuse(int error)
{
    errno = error;
    return -1;
}

//! How many bytes get through: all, half of them, or -1.
ssize_t allowed(int descriptor, size_t size)
{
    if (!concerns(descriptor)) {
        return ssize_t(size);
    }
    if (fullDescriptor == descriptor) {
        fullDescriptor = -1;
        return refuse(ENOSPC);
    }
    if (!strikes("write")) {
        return ssize_t(size);
    }
    if (size < 2) {
        return refuse(ENOSPC);
    }
    fullDescriptor = descriptor;
    return ssize_t(size / 2);
}

} // namespace

extern "C" {

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    const ssize_t some = allowed(descriptor, size);
    return some < 0 ? some : real("write", &write)(descriptor, bytes, size_t(some));
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    const ssize_t some = allowed(descriptor, size);
    return some < 0 ? some : real("pwrite64", &pwrite64)(descriptor, bytes, size_t(some), offset);
}

int fsync(int descriptor)
{
    return concerns(descriptor) && strikes("fsync") ? refuse(EIO) : real("fsync", &fsync)(descriptor);
}

int fdatasync(int descriptor)
{
    return concerns(descriptor) && strikes("fsync") ? refuse(EIO) : real("fdatasync", &fdatasync)(descriptor);
}

// Without the declarations' noexcept the compiler takes these for others.
int rename(const char *from, const char *to) noexcept
{
    return concerns(to) && strikes("rename") ? refuse(EIO) : real("rename", &rename)(from, to);
}

int renameat2(int fromDirectory, const char *from, int toDirectory, const char *to, unsigned flags) noexcept
{
    return concerns(to) && strikes("rename")
               ? refuse(EIO)
               : real("renameat2", &renameat2)(fromDirectory, from, toDirectory, to, flags);
}
}
