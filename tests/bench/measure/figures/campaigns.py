"""A thousand campaigns on 64 partitions: taken by the monitor, painted by the window."""
import json
from statistics import median

from ..report import Figure

NAME = "campaigns"
TITLE = "1,000 campaigns on 64 partitions"

CAMPAIGNS, PARTITIONS = 1_000, 64
TAKEN_MS_MAX = 5
FRAME_MS_MAX = 16
SECONDS_MAX = 60
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def looks(quick):
    return 6 if quick else 20


def frames(quick):
    return 30 if quick else 120


def seconds(quick):
    return looks(quick) / 2 + frames(quick) / 20 + 3


def below(name, values, most, note):
    """The median; how long one in twenty takes is told beside it."""
    slow = sorted(values)[int(0.95 * (len(values) - 1))]
    value = median(values)
    return Figure(name, value, "ms", goal=f"< {most}", ok=value < most,
                  note=f"{note}; p95 {slow:.1f} ms", rounds=values)


def taken(bench):
    data = bench.fresh_directory()
    try:
        out = bench.children.run([bench.program("console_look"), data, CAMPAIGNS, PARTITIONS,
                                  looks(bench.quick)], SECONDS_MAX)
    finally:
        bench.forget(data)
    return below("1,000 × 64, snapshot taken", json.loads(out)["ms"], TAKEN_MS_MAX,
                 "by the monitor, somebody waiting in each partition")


def painted(bench):
    out = bench.children.run([bench.program("window_frames"), "campaigns", CAMPAIGNS, PARTITIONS,
                              frames(bench.quick)], SECONDS_MAX, OFFSCREEN)
    said = json.loads(out)
    views = {"list": "campaign page with its list and the feed beside it", "table": "table of all campaigns",
             "partitions": "partitions page"}
    return [below(f"1,000 × 64, painted: {name}", said[name], FRAME_MS_MAX, words)
            for name, words in views.items()]


def measure(bench):
    yield taken(bench)
    yield from painted(bench)
