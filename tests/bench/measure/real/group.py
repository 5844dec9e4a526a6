"""Three instances of one group against one, on the same machine and under the same load."""
from ..figures.accepted import load_seconds
from ..load import press_all, rehearse
from ..report import against
from .accepted import limit
from .neighbours import instances

NAME = "group"
TITLE = "three instances against one"

THREE = 3
CONNECTIONS = 63  # each of the threads takes as many
GOAL = 0.75
P99_GOAL = 1.25
REHEARSE_SECONDS = 8


def seconds(quick):
    return (1 if quick else 3) * 2 * (load_seconds(quick) + REHEARSE_SECONDS + 15)


def pressed(bench, count):
    with instances(bench, count) as servers:
        campaign = servers[0].create_campaign()
        each = [servers[n % count].url for n in range(THREE)]
        wait_until_known(servers, campaign)
        return press_all(bench, each, CONNECTIONS, load_seconds(bench.quick), campaign)


def wait_until_known(servers, campaign):
    """The others learn of it through Redis."""
    for server in servers:
        server.wait_until(lambda: server.ask("GET", f"/api/coupons/{campaign}")[0] == 200)


def decided_p99(bench, count, rate):
    with instances(bench, count) as servers:
        report = rehearse(bench, servers[0].url, rate, REHEARSE_SECONDS)
    return report["latencyMs"]["decided"]["p99"]


def measure(bench):
    rate = int(limit(bench) / 2)
    accepted, answered, decided = [], [], []
    for _ in range(bench.rounds):
        one, three = pressed(bench, 1), pressed(bench, THREE)
        accepted.append((three.per_second, one.per_second))
        answered.append((three.p99_ms, one.p99_ms))
        one, three = decided_p99(bench, 1, rate), decided_p99(bench, THREE, rate)
        decided.append((three, one))
    return [
        against("accepted, three instances", "/s", accepted, GOAL, "against one"),
        no_worse("their p99", answered, "against one's"),
        no_worse("their accepted to decided, p99", decided, f"pressed at one of them, {rate:,}/s")]


def no_worse(name, pairs, note):
    figure = against(name, "ms", pairs, note=note)
    figure.goal, figure.ok = f"≤ {P99_GOAL:.2f}", figure.ratio <= P99_GOAL
    return figure
