"""The window while the feed brings 10,000 rows a second and somebody scrolls."""
import json

from ..report import Figure
from .campaigns import OFFSCREEN

NAME = "feed"
TITLE = "10,000 rows a second in the feed"

ROWS = 10_000
FRAMES_MIN = 30
RESIDENT_MB_MAX = 150


def span(quick):
    return 4 if quick else 10


def seconds(quick):
    return span(quick) + 2


def measure(bench):
    length = span(bench.quick)
    said = json.loads(bench.children.run(
        [bench.program("window_frames"), "feed", ROWS, length], length + 30, OFFSCREEN))
    rate = said["frames"] / said["seconds"]
    cpu = 100 * said["cpu_seconds"] / said["seconds"]
    return [
        Figure("feed of 10,000 rows/s, painted", rate, "frames/s", goal=f"≥ {FRAMES_MIN}",
               ok=rate >= FRAMES_MIN,
               note=f"while one scrolls; the longest took {said['longest_ms']:.0f} ms, "
                    f"{cpu:.0f} % of a core"),
        Figure("the same, resident", said["resident_mb"], "MB", goal=f"< {RESIDENT_MB_MAX}",
               ok=said["resident_mb"] < RESIDENT_MB_MAX, note=f"{said['rows']:,} rows in the table"),
    ]
