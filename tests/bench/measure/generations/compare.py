"""Accepted and issued a second, and how long the answer and the coupon take, of each generation in turn."""
from dataclasses import dataclass, field
from statistics import median

from ..children import Unmeasurable
from ..load import pressed_from, wrk_command
from ..real import accepted as real_accepted
from .place import EMBEDDED, REAL, server_of

ISSUES = ["immediate", "scheduled", "event"]
COUPONS = [1, 50]
CONNECTIONS = 64
# Who waits for a coupon waits at most as long as the server lets him, and wrk longer than that.
WAIT_SECONDS = 30
WRK_TIMEOUT_SECONDS = 40
GRACE_SECONDS = 60
DRAIN_SECONDS_MAX = 120


@dataclass
class Row:
    size: str
    coupons: int
    issue: str
    rounds: list = field(default_factory=list)  # of Taken

    def of(self, name):
        return median(getattr(taken, name) for taken in self.rounds)


@dataclass
class Taken:
    accepted: float
    issued: float
    answer_p50: float
    answer_p99: float
    coupon_p50: float
    coupon_p99: float


def load_seconds(quick):
    return 2 if quick else 8


def seconds(quick, is_real):
    one = len(ISSUES) * len(COUPONS) * (load_seconds(quick) + 4) * (1 if quick else 3)
    return one + (1.5 * one + 40 if is_real else 0)


def measure(bench, is_real):
    """Rows as far as they could be taken, and why the rest could not. The generations take turns within a round, so
    that a machine which is slow for a while is slow for all of them."""
    rows, missing = [], {}
    for size in [EMBEDDED, REAL] if is_real else [EMBEDDED]:
        if size == REAL:
            bench.say("warming the broker up")
            real_accepted.warm_up(bench)
        for coupons in COUPONS:
            taken = [Row(size, coupons, issue) for issue in ISSUES]
            try:
                for number in range(bench.rounds):
                    bench.say(f"{size}, coupons: {coupons}, round {number + 1} of {bench.rounds}")
                    for row in taken:
                        row.rounds.append(take(bench, row))
            except (Unmeasurable, OSError, ValueError, KeyError) as why:
                missing[f"{size}, coupons: {coupons}"] = f"{type(why).__name__}: {why}"
                bench.say(f"could not be measured: {why}")
            rows += [row for row in taken if row.rounds]
    return rows, missing


def take(bench, row):
    with server_of(bench, row.size, row.issue) as server:
        campaigns = [server.create_campaign() for _ in range(row.coupons)]
        pressed = press(bench, server, campaigns)
        server.wait_until_decided(pressed.accepted, DRAIN_SECONDS_MAX)
        issued = issued_per_second(server, campaigns)
        # Where the answer is the coupon, one load shows both.
        waited = pressed
        if row.issue != "immediate":
            again = [server.create_campaign() for _ in range(row.coupons)]
            waited = press(bench, server, again, f"&wait={WAIT_SECONDS}")
    return Taken(pressed.per_second, issued, pressed.p50_ms, pressed.p99_ms,
                 waited.p50_ms, waited.p99_ms)


def press(bench, server, campaigns, query=""):
    """Everybody is new to the campaigns."""
    which = f"{campaigns[0]}-{campaigns[-1]}{query}"
    command = wrk_command(server.url, CONNECTIONS, load_seconds(bench.quick), which)
    command.insert(1, f"--timeout={WRK_TIMEOUT_SECONDS}s")
    return pressed_from(bench.children.run(command, load_seconds(bench.quick) + GRACE_SECONDS))


def issued_per_second(server, campaigns):
    """From the first accepted to the last decided, by the server's clock."""
    issued, first, last = 0, [], []
    for campaign in campaigns:
        for row in server.outcomes(campaign):
            issued += row["status"] == "ISSUED"
            first.append(row["acceptedAt"])
            last.append(row["decidedAt"])
    if not issued:
        raise Unmeasurable("nothing was issued")
    return issued / max((max(last) - min(first)) / 1000, 0.001)
