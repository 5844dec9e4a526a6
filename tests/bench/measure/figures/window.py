"""What the open window costs the people who press."""
import os
import select
import shutil
from contextlib import contextmanager

from ..children import Unmeasurable
from ..report import against
from .accepted import FEW, load_seconds, ours

NAME = "window"
TITLE = "the window's price"

GOAL = 0.95
DISPLAY_SECONDS_MAX = 20
SETTLE_SECONDS = 1.5  # a window opens after the server is ready; that is no price of an open one


def seconds(quick):
    return (1 if quick else 3) * (2 * (load_seconds(quick) + SETTLE_SECONDS) + 4) + 1


@contextmanager
def display(bench):
    """A display in memory; the server chooses its number and says it through a pipe."""
    if not shutil.which("Xvfb"):
        raise Unmeasurable("Xvfb is missing: install the package xvfb")
    reading, writing = os.pipe()
    process = bench.children.start(
        ["Xvfb", "-displayfd", writing, "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        stderr=open(bench.path("display.log"), "wb"), pass_fds=[writing])
    os.close(writing)
    try:
        readable, _, _ = select.select([reading], [], [], DISPLAY_SECONDS_MAX)
        number = os.read(reading, 16).decode().strip() if readable else ""
        if not number:
            raise Unmeasurable("Xvfb did not start")
        yield f":{number}"
    finally:
        os.close(reading)
        bench.children.stop(process)


def measure(bench):
    pairs = []
    with display(bench) as name:
        for _ in range(bench.rounds):
            without = ours(bench, FEW, None, SETTLE_SECONDS).per_second
            pairs.append((ours(bench, FEW, name, SETTLE_SECONDS).per_second, without))
    return [against("accepted, window open", "/s", pairs, GOAL, "against the server alone")]
