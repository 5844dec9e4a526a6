#include "tests/support/small_disk.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace dibs::testing {
namespace {

constexpr qsizetype kBlock = 4'096;

bool write(const char* path, const QByteArray& text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
        && file.write(text) == text.size();
}

/// Whoever is not root becomes it in a user namespace, where it may mount.
bool enterNamespaces()
{
    const QByteArray uid = QByteArray::number(::geteuid());
    const QByteArray gid = QByteArray::number(::getegid());
    if (::geteuid() == 0 && ::unshare(CLONE_NEWNS) == 0) return true;
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && write("/proc/self/setgroups", "deny")
        && write("/proc/self/uid_map", "0 " + uid + " 1")
        && write("/proc/self/gid_map", "0 " + gid + " 1");
}

}  // namespace

bool enterOwnMounts()
{
    if (!enterNamespaces()) return false;
    // In a chroot "/" is no mount of its own, which cannot be made private (EINVAL): the small disk
    // then shows outside too, until it is unmounted.
    return ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 || errno == EINVAL;
}

SmallDisk::SmallDisk()
    : m_isMounted(::mount("none", QFile::encodeName(path()).constData(), "tmpfs", 0,
                      "size=" + QByteArray::number(kMegabytes) + 'm')
        == 0)
{
}

SmallDisk::~SmallDisk()
{
    if (m_isMounted) ::umount2(QFile::encodeName(path()).constData(), MNT_DETACH);
}

bool SmallDisk::fill()
{
    const QByteArray name = QFile::encodeName(file(QStringLiteral("filler")));
    const int filler = ::open(name.constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const QByteArray block(kBlock, 'x');
    while (::write(filler, block.constData(), static_cast<size_t>(block.size())) > 0) { }
    const bool isFull = errno == ENOSPC;
    ::close(filler);
    return isFull;
}

bool SmallDisk::makeRoom()
{
    return QFile::remove(file(QStringLiteral("filler")));
}

}  // namespace dibs::testing
