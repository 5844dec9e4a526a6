"""Where the three servers are, and places on them that belong to one measurement."""
import json
import os
import socket
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from ..children import Unmeasurable, pass_time
from ..figures.issued import per_second
from ..server import Server

SECONDS_MAX = 150
STORE_SECONDS_MAX = 900
SHARE_POLL_SECONDS = 0.3
SHARE_TRIES_MAX = 60


@dataclass
class Place:
    """A topic, which the group is named after, and a database; both gone afterwards."""
    log: str
    database: str
    redis: str
    password_file: str
    name: str

    def options(self):
        return ["--log", self.log, "--db", self.database, "--db-password-file", self.password_file,
                "--group", self.name, "--redis", self.redis]


def address(name):
    if name not in os.environ:
        raise Unmeasurable(f"{name} is not set: ./dev bench --real starts the servers")
    return os.environ[name]


def tool(bench, *words, seconds_max=SECONDS_MAX):
    return bench.children.run([bench.program("real_backlog"), *words], seconds_max)


@contextmanager
def fresh_place(bench):
    name = f"dibs_bench_{uuid.uuid4().hex[:12]}"
    place = Place(with_path(address("DIBS_LOG"), name), with_path(address("DIBS_DB"), name),
                  address("DIBS_REDIS"), address("DIBS_DB_PASSWORD_FILE"), name)
    tool(bench, "make", place.database)
    try:
        yield place
    finally:
        try:
            tool(bench, "drop", place.log, place.database)
        except Unmeasurable as why:
            bench.say(f"{name} could not be removed: {why}")


def with_path(url, name):
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


@contextmanager
def fresh_server(bench):
    with instances(bench, 1) as servers:
        yield servers[0]


@contextmanager
def instances(bench, count):
    """So many instances of one group, on a fresh place."""
    with fresh_place(bench) as place:
        servers = []
        try:
            for _ in range(count):
                server = Server(bench, bench.fresh_directory(), backing=place.options(),
                                port=free_port())
                servers.append(server.__enter__())
            wait_until_shared(bench, place, servers)
            yield servers
        finally:
            for server in reversed(servers):
                server.__exit__()


def wait_until_shared(bench, place, servers):
    """Until each of them has partitions: a group that is still dividing them decides nothing."""
    why = "the group does not divide its partitions"
    for _ in range(SHARE_TRIES_MAX):
        try:
            if int(tool(bench, "owners", place.log)) == len(servers):
                return
        except Unmeasurable as trouble:  # a broker that has just started may not know its groups yet
            why = str(trouble)
        pass_time(servers[0].process, SHARE_POLL_SECONDS)
    raise Unmeasurable(why)


def free_port():
    """Instances of a group tell each other apart by their ports."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fill(bench, place, count, first=1, step=1):
    tool(bench, "fill", place.log, count, first, step)


def decide(bench, log, database, count, *redis):
    return per_second(json.loads(tool(bench, "decide", log, database, *redis)), count)
