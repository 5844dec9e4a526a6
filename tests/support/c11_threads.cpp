// C11's threads on top of POSIX threads, for ThreadSanitizer. GCC's does not know C11's, which
// librdkafka uses: a thread made by thrd_create() crashes in the first function it watches over,
// and what is protected by an mtx_t looks like a race. glibc's own types have the same shape.
#include <cerrno>
#include <cstdint>
#include <memory>
#include <pthread.h>
#include <threads.h>

namespace {

struct Start {
    thrd_start_t run;
    void* argument;
};

void* begin(void* raw)
{
    const std::unique_ptr<Start> start(static_cast<Start*>(raw));
    return reinterpret_cast<void*>(static_cast<intptr_t>(start->run(start->argument)));
}

int result(int code)
{
    if (code == 0) return thrd_success;
    if (code == ETIMEDOUT) return thrd_timedout;
    return code == EBUSY ? thrd_busy : thrd_error;
}

pthread_mutex_t* posix(mtx_t* mutex)
{
    static_assert(sizeof(mtx_t) == sizeof(pthread_mutex_t));
    return reinterpret_cast<pthread_mutex_t*>(mutex);
}

pthread_cond_t* posix(cnd_t* condition)
{
    static_assert(sizeof(cnd_t) == sizeof(pthread_cond_t));
    return reinterpret_cast<pthread_cond_t*>(condition);
}

}  // namespace

extern "C" {

int thrd_create(thrd_t* thread, thrd_start_t run, void* argument)
{
    auto start = std::make_unique<Start>(Start{run, argument});
    const int code = pthread_create(thread, nullptr, begin, start.get());
    if (code == 0) (void)start.release();  // the thread's now
    return result(code);
}

int thrd_join(thrd_t thread, int* returned)
{
    void* value = nullptr;
    const int code = pthread_join(thread, &value);
    if (code == 0 && returned) *returned = static_cast<int>(reinterpret_cast<intptr_t>(value));
    return result(code);
}

int thrd_detach(thrd_t thread)
{
    return result(pthread_detach(thread));
}

int mtx_init(mtx_t* mutex, int type) noexcept
{
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    if ((type & mtx_recursive) != 0)
        pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
    const int code = pthread_mutex_init(posix(mutex), &attributes);
    pthread_mutexattr_destroy(&attributes);
    return result(code);
}

int mtx_lock(mtx_t* mutex)
{
    return result(pthread_mutex_lock(posix(mutex)));
}

int mtx_trylock(mtx_t* mutex) noexcept
{
    return result(pthread_mutex_trylock(posix(mutex)));
}

int mtx_unlock(mtx_t* mutex) noexcept
{
    return result(pthread_mutex_unlock(posix(mutex)));
}

void mtx_destroy(mtx_t* mutex) noexcept
{
    pthread_mutex_destroy(posix(mutex));
}

int cnd_init(cnd_t* condition) noexcept
{
    return result(pthread_cond_init(posix(condition), nullptr));
}

int cnd_signal(cnd_t* condition) noexcept
{
    return result(pthread_cond_signal(posix(condition)));
}

int cnd_broadcast(cnd_t* condition) noexcept
{
    return result(pthread_cond_broadcast(posix(condition)));
}

int cnd_wait(cnd_t* condition, mtx_t* mutex)
{
    return result(pthread_cond_wait(posix(condition), posix(mutex)));
}

int cnd_timedwait(cnd_t* condition, mtx_t* mutex, const timespec* until)
{
    return result(pthread_cond_timedwait(posix(condition), posix(mutex), until));
}

void cnd_destroy(cnd_t* condition) noexcept
{
    pthread_cond_destroy(posix(condition));
}
}
