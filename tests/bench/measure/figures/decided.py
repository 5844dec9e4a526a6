"""How long an accepted request waits for its outcome at half the limit."""
from ..load import rehearse
from ..report import at_most
from ..server import fresh_server
from .accepted import limit

NAME = "decided"
TITLE = "accepted to decided at half the limit"

GOAL_MS = 20


def load_seconds(quick):
    return 5 if quick else 10


def seconds(quick):
    return (1 if quick else 3) * (load_seconds(quick) + 3)


def measure(bench):
    return wait_at_half(bench, limit(bench), fresh_server, GOAL_MS)


def wait_at_half(bench, limit_rate, server_of, goal_ms):
    rate = int(limit_rate / 2)
    p99s, kept = [], []
    for _ in range(bench.rounds):
        with server_of(bench) as server:
            report = rehearse(bench, server.url, rate, load_seconds(bench.quick))
        p99s.append(report["latencyMs"]["decided"]["p99"])
        kept.append(report["load"]["accepted"] / report["load"]["planned"])
    return [at_most("accepted to decided, p99", "ms", p99s, goal_ms,
                    f"at {rate:,}/s, {100 * min(kept):.0f} % of the presses accepted")]
