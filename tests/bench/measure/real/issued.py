"""Issued a second of one hot coupon from a backlog in Kafka, against MariaDB that only gets the rows."""
import json
from statistics import median

from ..figures.issued import per_second, records
from ..report import Figure, against
from .neighbours import SECONDS_MAX, STORE_SECONDS_MAX, decide, fill, fresh_place, tool

NAME = "issued"
TITLE = "issued a second from a backlog in Kafka, against bare MariaDB"

GOAL = 0.5
STORED_GOAL = 0.95
REDIS_PERCENT_MAX = 2
TRANSACTION_ROWS = 1_000  # IssueWorker::kBatchRecordsMax
COUPONS_OF_A_USER = 5  # of those stored
REDIS_ROUNDS = 2  # of each kind in a round: two percent are little


def stored(quick):
    return 500_000 if quick else 5_000_000


def seconds(quick):
    return 40 if quick else 360


def bare(bench, count):
    with fresh_place(bench) as place:
        out = bench.children.run(
            [bench.program("bare_mysql_batch"), place.database, count, TRANSACTION_ROWS],
            SECONDS_MAX)
    return per_second(json.loads(out), count)


def ours(bench, filled, count, *redis):
    """On an empty database; the backlog is only read, so it serves again."""
    with fresh_place(bench) as place:
        return decide(bench, filled.log, place.database, count, *redis)


def on_many(bench, full, count, first, step=1):
    """On a database that knows many outcomes already, and goes on from there."""
    fill(bench, full, count, first, step)
    return decide(bench, full.log, full.database, count)


def measure(bench):
    count, much = records(bench.quick), stored(bench.quick)
    holders = much // COUPONS_OF_A_USER
    alone, later, spread, redis = [], [], [], []
    with fresh_place(bench) as filled, fresh_place(bench) as full:
        bench.say(f"storing {much:,} outcomes")
        tool(bench, "store", full.database, much, seconds_max=STORE_SECONDS_MAX)
        fill(bench, filled, count)
        for number in range(bench.rounds):
            alone.append((ours(bench, filled, count), bare(bench, count)))
            # First people who hold nothing yet. Then some of those who do: they are spread over all
            # pages of an index, and what does not fit into memory is read again and again.
            new = on_many(bench, full, count, holders + 1 + number * count)
            later.append((new, alone[-1][0]))
            spread.append((on_many(bench, full, count, 1 + number, holders // count), new))
            redis += with_redis(bench, filled, count)
    return [
        against("issued, one hot coupon", "/s", alone, GOAL, f"backlog of {count:,} in Kafka"),
        against(f"issued, {much:,} stored", "/s", later, STORED_GOAL, "against none stored"),
        against("issued, to those who hold", "/s", spread, note="against new people; MariaDB's memory"),
        cost_of_redis(redis)]


def with_redis(bench, filled, count):
    """Without and with take turns, and who begins does, too."""
    pairs = []
    for turn in range(REDIS_ROUNDS):
        taken = {}
        for redis in ((), (filled.redis,)) if turn % 2 else ((filled.redis,), ()):
            taken[redis] = ours(bench, filled, count, *redis)
        pairs.append((taken[(filled.redis,)], taken[()]))
    return pairs


def cost_of_redis(pairs):
    percent = 100 * (1 - median(ours / without for ours, without in pairs))
    return Figure("issued, price of Redis", percent, "%", f"< {REDIS_PERCENT_MAX}",
                  percent < REDIS_PERCENT_MAX, note="lock and news to other instances",
                  rounds=[list(pair) for pair in pairs])
