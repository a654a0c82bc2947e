// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/sandbox/wakeup.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace Belay::Sandbox {

WakeUp::WakeUp()
    : m_descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

WakeUp::~WakeUp()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

void WakeUp::signal()
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_descriptor, &one, sizeof one);
}

bool WakeUp::wait(int socket, short events, std::chrono::milliseconds timeout) const
{
    using Steady = std::chrono::steady_clock;
    const auto deadline = Steady::now() + timeout;
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Steady::now());
        std::array<pollfd, 2> watched{pollfd{m_descriptor, POLLIN, 0}, pollfd{socket, events, 0}};
        const int ready =
            ::poll(watched.data(), watched.size(), static_cast<int>(std::max<qint64>(0, left.count())));
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        return ready > 0 && watched[0].revents == 0 && watched[1].revents != 0;
    }
}

} // namespace Belay::Sandbox
