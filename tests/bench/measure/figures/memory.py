"""Memory does not grow with the time at full load."""
import subprocess

from ..children import pass_time
from ..load import GRACE_SECONDS, pressed_from, wrk_command
from ..report import Figure
from ..server import fresh_server
from .accepted import FEW

NAME = "memory"
TITLE = "memory at full load"

GROWTH_MAX = 1.25
LAST_SECONDS = 1  # of load after the last look


def looks(quick):
    return (5, 15) if quick else (10, 60)


def seconds(quick):
    return looks(quick)[1] + 3


def measure(bench):
    early, late = looks(bench.quick)
    with fresh_server(bench) as server:
        campaign = server.create_campaign()
        load = bench.children.start(
            wrk_command(server.url, FEW, late + LAST_SECONDS, campaign),
            stdout=subprocess.PIPE, text=True)
        pass_time(load, early)
        before = server.resident_mb()
        pass_time(load, late - early)
        after = server.resident_mb()
        pressed = pressed_from(load.communicate(timeout=GRACE_SECONDS)[0])
        bench.children.stop(load, patience=0)
    return [Figure(
        f"resident, {late} s of full load", after, "MB", f"≤ {GROWTH_MAX}",
        after <= GROWTH_MAX * before, ceiling=before, ratio=after / before,
        note=f"against {early} s of it; {pressed.accepted:,} accepted")]
