// What the process says on stderr while this lives.
#pragma once

#include <QTemporaryFile>

#include <cstdio>
#include <unistd.h>

class CapturedStderr
{
public:
    CapturedStderr()
        : m_real(::dup(STDERR_FILENO))
    {
        if (!m_file.open()) qFatal("no temporary file");
        std::fflush(stderr);
        ::dup2(m_file.handle(), STDERR_FILENO);
    }
    ~CapturedStderr()
    {
        std::fflush(stderr);
        ::dup2(m_real, STDERR_FILENO);
        ::close(m_real);
    }
    CapturedStderr(const CapturedStderr&) = delete;
    CapturedStderr& operator=(const CapturedStderr&) = delete;

    QString text() const
    {
        std::fflush(stderr);
        QFile file(m_file.fileName());
        if (!file.open(QIODevice::ReadOnly)) qFatal("the temporary file is gone");
        return QString::fromUtf8(file.readAll());
    }

private:
    const int m_real;
    QTemporaryFile m_file;
};
