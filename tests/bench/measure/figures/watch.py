"""What a console elsewhere costs a server at full load."""
import json
import socket
import subprocess
import time
from statistics import median
from urllib.parse import urlsplit

from ..children import Unmeasurable
from ..load import GRACE_SECONDS, press_server, pressed_from, wrk_command
from ..report import Figure, against
from ..server import fresh_server
from .accepted import FEW, load_seconds

NAME = "watch"
TITLE = "a console elsewhere"

CPU_PERCENT_MAX = 1
KB_PER_SECOND_MAX = 50
SETTLE_SECONDS = 0.5  # the stream begins with a whole snapshot and up to 500 rows of the feed
READ_BYTES = 1 << 16
EVENTS_PER_SECOND = 2


def seconds(quick):
    return (load_seconds(quick) + 2) * (2 if quick else 6) + load_seconds(quick) + 2


def open_stream(server):
    address = urlsplit(server.url)
    connection = socket.create_connection((address.hostname, address.port), timeout=1)
    connection.sendall(b"GET /api/console/stream HTTP/1.1\r\nHost: bench\r\n"
                       b"Accept: text/event-stream\r\n\r\n")
    return connection


def read_until(connection, end):
    out = bytearray()
    while (left := end - time.monotonic()) > 0:
        connection.settimeout(left)
        try:
            piece = connection.recv(READ_BYTES)
        except TimeoutError:
            break
        if not piece:
            raise Unmeasurable("the server ended the console's stream")
        out += piece
    return bytes(out)


def streamed(bench):
    """Bytes of the stream a second, all of it, and CPU seconds of the server a second."""
    span = load_seconds(bench.quick)
    with fresh_server(bench) as server:
        campaign = server.create_campaign()
        load = bench.children.start(wrk_command(server.url, FEW, span + 1, campaign),
                                    stdout=subprocess.PIPE, text=True)
        with open_stream(server) as connection:
            begun = read_until(connection, time.monotonic() + SETTLE_SECONDS)
            cpu, began = server.cpu_seconds(), time.monotonic()
            rest = read_until(connection, began + span - SETTLE_SECONDS)
            took = time.monotonic() - began
            cpu = server.cpu_seconds() - cpu
        pressed_from(load.communicate(timeout=GRACE_SECONDS)[0])
        bench.children.stop(load, patience=0)
    return len(rest) / took, begun + rest, cpu / took


def encoded(bench, stream):
    """Microseconds for what is sent each half second."""
    path = bench.path("stream")
    head, _, body = stream.partition(b"\r\n\r\n")
    path.write_bytes(without_chunks(body) if b"chunked" in head.lower() else body)
    return median(json.loads(bench.children.run([bench.program("console_encode"), path], 30))["us"])


def without_chunks(rest):
    """The events of an answer in chunks; a last one that was cut off is left out."""
    out = bytearray()
    while (end := rest.find(b"\r\n")) > 0:
        size = int(rest[:end], 16)
        piece, rest = rest[end + 2:end + 2 + size], rest[end + 4 + size:]
        if len(piece) < size:
            break
        out += piece
    return bytes(out)


def watched(bench):
    """With `dibs --watch` beside it, which shares the cores."""
    with fresh_server(bench) as server:
        watch = bench.children.start([bench.program("dibs"), "--watch", server.url],
                                     stdout=subprocess.DEVNULL)
        try:
            return press_server(bench, server, FEW, load_seconds(bench.quick)).per_second
        finally:
            bench.children.stop(watch)


def alone(bench):
    with fresh_server(bench) as server:
        return press_server(bench, server, FEW, load_seconds(bench.quick)).per_second


def measure(bench):
    bytes_per_second, stream, cpu = streamed(bench)
    us = encoded(bench, stream)
    share = 100 * EVENTS_PER_SECOND * us / 1e6 / cpu
    kb = bytes_per_second / 1000
    yield Figure("a console elsewhere, CPU", share, "%", goal=f"< {CPU_PERCENT_MAX}",
                 ok=share < CPU_PERCENT_MAX,
                 note=f"{us:,.0f} µs each half second, of {cpu:.2f} s the server spends a second")
    yield Figure("a console elsewhere, network", kb, "KB/s", goal=f"< {KB_PER_SECOND_MAX}",
                 ok=kb < KB_PER_SECOND_MAX, note="one hot coupon at full load")
    pairs = []
    for _ in range(bench.rounds):
        without = alone(bench)
        pairs.append((watched(bench), without))
    yield against("accepted, watched from elsewhere", "/s", pairs,
                  note="against the server alone; the watcher shares the cores")
