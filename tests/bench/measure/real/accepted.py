"""Accepted a second through Kafka, with deciding keeping pace, against a loop that does nothing."""
from ..figures.accepted import FEW, bare_epoll, load_seconds, pace, told
from ..load import press, press_server
from .neighbours import fresh_server

NAME = "accepted"
TITLE = "accepted a second through Kafka, against one thread of bare epoll"

GOAL = 0.15
# A broker compiles itself while it is first used, for which it takes most of a core at first: warm when three
# rounds in a row are less than 5 % faster than the best before them. Fewer may be slow by chance.
WARM = 1.05
WARM_ROUNDS = 3
WARM_UP_ROUNDS_MAX = 14


def seconds(quick):
    rounds = (1 if quick else 3) * (2 * load_seconds(quick) + 8)
    return rounds + WARM_UP_ROUNDS_MAX * (load_seconds(quick) + 5)


def ours(bench):
    with fresh_server(bench) as server:
        return press_server(bench, server, FEW, load_seconds(bench.quick))


def limit(bench):
    """Accepted a second over 64 connections; taken once when that figure was not asked for."""
    if bench.limit is None:
        warm_up(bench)
        bench.limit = ours(bench).per_second
        bench.say(f"half the limit is {bench.limit / 2:,.0f}/s")
    return bench.limit


def warm_up(bench):
    best = ours(bench).per_second
    steady = 0
    for _ in range(WARM_UP_ROUNDS_MAX - 1):
        now = ours(bench).per_second
        bench.say(f"warming up: {now:,.0f}/s")
        steady = steady + 1 if now < best * WARM else 0
        if steady == WARM_ROUNDS:
            return
        best = max(best, now)


def measure(bench):
    warm_up(bench)
    rounds = []
    with bare_epoll(bench) as url:
        for _ in range(bench.rounds):
            ceiling = press(bench, url, FEW, load_seconds(bench.quick))
            rounds.append((ours(bench), ceiling))
    few = told(FEW, rounds, GOAL)
    bench.limit = few.ours
    return [few, pace(pressed for pressed, _ in rounds)]
