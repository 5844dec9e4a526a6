"""Orders with a coupon a second, through both roles over HTTP, against the transactions they need."""
import json
import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median

from ..children import Unmeasurable
from ..load import GRACE_SECONDS
from ..report import against
from ..server import Server
from .accepted import FEW, load_seconds
from .issued import SECONDS_MAX, decide, fill, per_second

NAME = "orders"
TITLE = "orders with a coupon a second, against their bare transactions"

GOAL = 0.3
SCRIPT = Path(__file__).resolve().parents[2] / "order.lua"
COUPONS = 100_000  # each is used once; no machine gets through them in a few seconds


def bare_orders(quick):
    return 2_000 if quick else 10_000


def seconds(quick):
    return 12 if quick else 45


def rows(path, select):
    with closing(sqlite3.connect(path)) as database:
        return database.execute(select).fetchall()


def fill_shop(bench, directory):
    """Everybody has a coupon and points; who has which coupon is told in the file."""
    fill(bench, directory, COUPONS)
    decide(bench, directory)
    bench.children.run([bench.program("bare_orders"), "fill", directory, COUPONS], SECONDS_MAX)
    wishes = bench.path("wishes.txt")
    held = rows(directory / "coupon.db",
                "SELECT user_id, user_coupon_id FROM user_coupons ORDER BY 2")
    wishes.write_text("".join(f"{user} {coupon}\n" for user, coupon in held))
    return wishes


@contextmanager
def copy_of(bench, filled):
    directory = bench.fresh_directory()
    try:
        shutil.copytree(filled, directory, dirs_exist_ok=True)
        yield directory
    finally:
        bench.forget(directory)


def bare(bench, filled, count):
    with copy_of(bench, filled) as directory:
        out = bench.children.run(
            [bench.program("bare_orders"), "run", directory, count], SECONDS_MAX)
    return per_second(json.loads(out), count)


def ours(bench, filled, wishes):
    """Paid a second, p99 of the answers. What was told must be so in both databases."""
    time = load_seconds(bench.quick)
    with copy_of(bench, filled) as directory:
        with Server(bench, directory, roles="core,coupon") as server:
            out = bench.children.run(
                ["wrk", "-t1", f"-c{FEW}", f"-d{time}s", "-s", SCRIPT, server.core_url,
                 "--", wishes], time + GRACE_SECONDS)
        said = json.loads(out.strip().splitlines()[-1])
        [[paid]] = rows(directory / "core" / "core.db",
                        "SELECT count(*) FROM core_orders WHERE step = 'PAID'")
        [[used]] = rows(directory / "coupon.db",
                        "SELECT count(*) FROM user_coupons WHERE status = 'USED'")
    if said["broken"] or said["refused"] or not 0 < said["paid"] <= paid or paid > used:
        raise Unmeasurable(f"wrk was not served: {said}, {paid} paid, {used} coupons used")
    return said["paid"] / said["seconds"], said["p99_ms"]


def measure(bench):
    filled = bench.fresh_directory()
    pairs, p99s = [], []
    try:
        wishes = fill_shop(bench, filled)
        for _ in range(bench.rounds):
            ceiling = bare(bench, filled, bare_orders(bench.quick))
            rate, p99 = ours(bench, filled, wishes)
            pairs.append((rate, ceiling))
            p99s.append(p99)
    finally:
        bench.forget(filled)
    return [against("orders with a coupon", "/s", pairs, GOAL,
                    f"{FEW} connections, p99 {median(p99s):.1f} ms")]
