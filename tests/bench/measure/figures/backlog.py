"""A backlog drains while accepting goes on at half the limit."""
import time

from ..children import pass_time
from ..load import start_rehearsal
from ..report import Figure
from ..server import METRICS_POLL_SECONDS, Server
from .accepted import limit
from .issued import fill

NAME = "backlog"
TITLE = "a backlog drains under load"

RECORDS = 100_000
# Under load there is always somebody under way: the queue is clear when no more wait than come in
# within this time.
CLEAR_SECONDS = 0.05
ENOUGH_SECONDS = 5  # of load, to see that accepting did go on


def load_seconds(quick):
    return 10 if quick else 20


def seconds(quick):
    return 11 if quick else 14


def watch(server, load, began, rate, most):
    """Looks on until the queue is clear. The snapshots' own times count: there are two a second."""
    first = latest = None
    drained_after = None
    while time.time() - began < most:
        pass_time(load, METRICS_POLL_SECONDS)
        latest = server.metrics()
        if latest.accepted > 0 and first is None:
            first = latest
        if drained_after is None and first and latest.lag <= rate * CLEAR_SECONDS:
            drained_after = latest.taken_at - began
        if drained_after is not None and latest.taken_at - began > ENOUGH_SECONDS:
            break
    return first, latest, drained_after


def measure(bench):
    rate = int(limit(bench) / 2)
    most = load_seconds(bench.quick)
    data = bench.fresh_directory()
    try:
        fill(bench, data, RECORDS)
        began = time.time()
        with Server(bench, data) as server:
            load = start_rehearsal(bench, server.url, rate, most + 5)
            first, latest, drained_after = watch(server, load, began, rate, most)
            bench.children.stop(load, patience=0)
    finally:
        bench.forget(data)
    return [told(rate, most, first, latest, drained_after)]


def told(rate, most, first, latest, drained_after):
    accepting = 0
    if first and latest.taken_at > first.taken_at:
        accepting = (latest.accepted - first.accepted) / (latest.taken_at - first.taken_at)
    left = "" if drained_after is not None else f", {latest.lag:,} left"
    lag = first.lag if first else 0
    return Figure(
        f"backlog of {RECORDS:,} drains", most if drained_after is None else drained_after, "s",
        f"< {most}", drained_after is not None,
        note=f"{lag:,} waited as the load began, {accepting:,.0f} of {rate:,}/s accepted{left}")
