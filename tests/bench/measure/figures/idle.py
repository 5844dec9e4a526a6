"""What a server costs that nobody uses, and how soon it is there; also with many outcomes stored."""
import hashlib
import shutil
from pathlib import Path

from ..children import pass_time
from ..report import Figure, at_most
from ..server import Server
from .issued import decide, fill

NAME = "idle"
TITLE = "idle: memory, CPU and time to start"

RESIDENT_MB_MAX = 64
CPU_PERCENT_MAX = 1
READY_SECONDS_MAX = 0.5
STARTS = 5
SETTLE_SECONDS = 1  # what a start leaves to do in the background, with no data
SCHEMA = Path(__file__).resolve().parents[4] / "resources" / "sql"


def records(quick):
    return 100_000 if quick else 1_000_000


def idle_seconds(quick):
    return 5 if quick else 10


def seconds(quick):
    return 2 * idle_seconds(quick) + (10 if quick else 15)


def schema_version():
    digest = hashlib.sha256()
    for path in sorted(SCHEMA.rglob("*.sql")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def stored(bench, count):
    """A data directory with so many outcomes; kept between runs as it takes a while to make."""
    kept = bench.cache / f"{count}-outcomes-{schema_version()}"
    if not kept.exists():
        bench.say(f"making {count:,} outcomes, once; they are kept in {bench.cache.name}")
        making = bench.fresh_directory()
        fill(bench, making, count)
        decide(bench, making)
        bench.cache.mkdir(parents=True, exist_ok=True)
        shutil.move(making, kept)
    return kept


def starts(bench, data):
    """Seconds to ready, of several starts on the same data."""
    taken = []
    for _ in range(STARTS):
        with Server(bench, data) as server:
            taken.append(server.seconds_to_ready)
    return taken


def at_rest(bench, data):
    """Resident MB, and percent of a core."""
    span = idle_seconds(bench.quick)
    with Server(bench, data) as server:
        pass_time(server.process, SETTLE_SECONDS)
        before = server.cpu_seconds()
        pass_time(server.process, span)
        return server.resident_mb(), 100 * (server.cpu_seconds() - before) / span


def with_little(bench):
    data = bench.fresh_directory()
    try:
        with Server(bench, data) as server:
            server.create_campaign()
        taken = starts(bench, data)
        resident, cpu = at_rest(bench, data)
    finally:
        bench.forget(data)
    return [
        at_most("idle, resident", "MB", [resident], RESIDENT_MB_MAX),
        at_most("idle, CPU", "% of a core", [cpu], CPU_PERCENT_MAX),
        at_most("ready after", "s", taken, READY_SECONDS_MAX, f"median of {STARTS} starts"),
    ]


def with_much(bench):
    count = records(bench.quick)
    data = stored(bench, count)
    taken = starts(bench, data)
    resident, cpu = at_rest(bench, data)
    return [
        at_most(f"ready after, {count:,} outcomes", "s", taken, READY_SECONDS_MAX),
        Figure(f"idle, {count:,} outcomes", resident, "MB",
               note=f"{cpu:.2f} % of a core, reading them after the start included"),
    ]


def measure(bench):
    yield from with_little(bench)
    yield from with_much(bench)
