"""Issued a second of one hot coupon from a backlog, against SQLite that only writes the rows."""
import json
import shutil

from ..children import Unmeasurable
from ..report import against

NAME = "issued"
TITLE = "issued a second from a backlog, against bare SQLite"

GOAL = 0.6
SECONDS_MAX = 150


def records(quick):
    return 50_000 if quick else 200_000


def seconds(quick):
    return 5 if quick else 45


def fill(bench, directory, count):
    bench.children.run([bench.program("backlog"), "fill", directory, count], SECONDS_MAX)


def decide(bench, directory):
    out = bench.children.run([bench.program("backlog"), "decide", directory], SECONDS_MAX)
    return json.loads(out)


def per_second(said, count):
    if said["records"] != count:
        raise Unmeasurable(f"{said['records']} of {count} records were written")
    return count / said["seconds"]


def bare(bench, count):
    directory = bench.fresh_directory()
    try:
        out = bench.children.run(
            [bench.program("bare_sqlite_batch"), directory, count], SECONDS_MAX)
        return per_second(json.loads(out), count)
    finally:
        bench.forget(directory)


def ours(bench, filled, count):
    directory = bench.fresh_directory()
    try:
        shutil.copytree(filled, directory, dirs_exist_ok=True)
        return per_second(decide(bench, directory), count)
    finally:
        bench.forget(directory)


def measure(bench):
    count = records(bench.quick)
    filled = bench.fresh_directory()
    try:
        fill(bench, filled, count)
        pairs = []
        for _ in range(bench.rounds):
            ceiling = bare(bench, count)
            pairs.append((ours(bench, filled, count), ceiling))
    finally:
        bench.forget(filled)
    return [against("issued, one hot coupon", "/s", pairs, GOAL, f"backlog of {count:,}")]
