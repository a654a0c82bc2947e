// SPDX-FileCopyrightText: 2026 Belay contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <QThread>
#include <QUrl>

#include <chrono>

class QTcpServer;
class QTcpSocket;

namespace Belay {

//! Answers the pages of a list that were made before, so that nothing but the client is measured; from a thread of its own.
class PageServer : public QObject
{
    Q_OBJECT

public:
    //! Each answer waits for \a delay.
    explicit PageServer(std::chrono::milliseconds delay = {});
    ~PageServer() override;

    QUrl url() const { return m_url; }
    //! The body of page 1, 2, ...
    void setPages(const QList<QByteArray> &pages);
    //! One page of a list of \a total services, those of manyServices(), as the platform words it; \a isChanged: after the change of
    //! some.
    static QByteArray page(int number, int pageSize, int total, bool isChanged);
    //! One page that holds only those of a list of \a total that change, one in a thousand: after it or before.
    static QByteArray changes(int total, bool isChanged);
    //! All pages of such a list, as many services on each as Belay asks for.
    static QList<QByteArray> pages(int total, bool isChanged);

private:
    void serve(QTcpSocket *socket);

    std::chrono::milliseconds m_delay;
    QUrl m_url;
    QThread m_thread;
    QTcpServer *m_server = nullptr; //!< lives in m_thread
    QMutex m_mutex;
    QList<QByteArray> m_pages;
};

} // namespace Belay
