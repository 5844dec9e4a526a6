"""A fresh server of one generation, embedded or on MariaDB, Redis and (for `event`) Kafka."""
from contextlib import contextmanager

from ..real.neighbours import fresh_place, free_port, wait_until_shared
from ..server import Server

EMBEDDED, REAL = "embedded", "real parts"


@contextmanager
def server_of(bench, size, issue):
    data = bench.fresh_directory()
    try:
        if size == EMBEDDED:
            with Server(bench, data, backing=["--issue", issue]) as server:
                yield server
        else:
            with real_server(bench, data, issue) as server:
                yield server
    finally:
        bench.forget(data)


@contextmanager
def real_server(bench, data, issue):
    with fresh_place(bench) as place:
        # The earlier ones have no use for a log.
        log = [] if issue == "event" else ["--log", "embedded:"]
        backing = [*place.options(), *log, "--issue", issue]
        with Server(bench, data, backing=backing, port=free_port()) as server:
            if issue == "event":
                wait_until_shared(bench, place, [server])
            yield server
