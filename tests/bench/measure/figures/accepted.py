"""Accepted a second, durable and with deciding keeping pace, against a loop that does nothing."""
import subprocess
from contextlib import contextmanager
from statistics import median

from ..children import Unmeasurable, pass_time
from ..load import press, press_server
from ..report import Figure, against
from ..server import fresh_server

NAME = "accepted"
TITLE = "accepted a second, against one thread of bare epoll"

FEW, MANY = 64, 256
GOAL = 0.25
# No lower with more connections; what two runs of the same program differ by is allowed for.
MANY_GOAL = 0.97
# Of a few seconds' load: more of it would be a queue that grows.
LAG_SECONDS_MAX = 0.2


def load_seconds(quick):
    return 2 if quick else 4


def seconds(quick):
    return (1 if quick else 3) * 2 * (2 * load_seconds(quick) + 2)


@contextmanager
def bare_epoll(bench):
    process = bench.children.start(
        [bench.program("bare_epoll")], stdout=subprocess.PIPE, text=True)
    try:
        port = process.stdout.readline().strip()
        if not port:
            raise Unmeasurable("bare_epoll did not start")
        yield f"http://127.0.0.1:{port}"
    finally:
        bench.children.stop(process, patience=0)


def ours(bench, connections, display=None, settle_seconds=0):
    with fresh_server(bench, display) as server:
        pass_time(server.process, settle_seconds)
        return press_server(bench, server, connections, load_seconds(bench.quick))


def limit(bench):
    """Accepted a second over 64 connections; taken once when that figure was not asked for."""
    if bench.limit is None:
        bench.limit = ours(bench, FEW).per_second
        bench.say(f"half the limit is {bench.limit / 2:,.0f}/s")
    return bench.limit


def measure(bench):
    rounds = {FEW: [], MANY: []}
    with bare_epoll(bench) as url:
        for _ in range(bench.rounds):
            for connections, taken in rounds.items():
                ceiling = press(bench, url, connections, load_seconds(bench.quick))
                taken.append((ours(bench, connections), ceiling))

    few, many = told(FEW, rounds[FEW], GOAL), told(MANY, rounds[MANY], None)
    bench.limit = few.ours
    both = [(m[0].per_second, f[0].per_second) for f, m in zip(rounds[FEW], rounds[MANY])]
    return [few, many, against(f"accepted, {MANY} against {FEW}", "/s", both, MANY_GOAL),
            pace(pressed for pressed, _ in rounds[FEW] + rounds[MANY])]


def told(connections, rounds, least):
    p99 = median(pressed.p99_ms for pressed, _ in rounds)
    pairs = [(pressed.per_second, ceiling.per_second) for pressed, ceiling in rounds]
    return against(
        f"accepted, {connections} connections", "/s", pairs, least, f"p99 {p99:.1f} ms")


def pace(all_pressed):
    worst = max(all_pressed, key=lambda pressed: pressed.lag_seconds)
    return Figure("deciding keeps pace", worst.lag_seconds, "s behind", f"≤ {LAG_SECONDS_MAX}",
                  worst.lag_seconds <= LAG_SECONDS_MAX,
                  note=f"the worst round, {100 * worst.share_decided:.0f} % decided as it ended")
