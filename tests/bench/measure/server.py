"""A running dibs, and what can be read from it from outside."""
import http.client
import json
import os
import re
import time
from contextlib import contextmanager
from urllib.parse import quote, urlsplit

from .children import Unmeasurable, pass_time

READY_SECONDS_MAX = 30
READY_POLL_SECONDS = 0.005
ANSWER_SECONDS_MAX = 10
CATCH_UP_SECONDS_MAX = 30
METRICS_POLL_SECONDS = 0.1  # they are taken anew twice a second


class Server:
    def __init__(self, bench, data, display=None, backing=(), port=0, roles="coupon"):
        self._bench = bench
        self._data = data
        self._display = display
        self._backing = backing  # options: embedded when there are none
        self._port = port
        self._roles = roles
        self.process = None
        self.url = None
        self.core_url = None  # where it has that role
        self.seconds_to_ready = None

    def __enter__(self):
        log = self._bench.path(f"server-{self._data.name}.log")
        no_settings = self._bench.path("no-settings.toml")
        no_settings.touch()
        how = [] if self._display else ["--no-gui"]
        environment = {"DISPLAY": self._display, "QT_QPA_PLATFORM": "xcb"} if self._display else {}
        command = [self._bench.program("dibs"), *how, "--config", no_settings, "--users", "any",
                   "--roles", self._roles, "--port", self._port, "--core-port", 0,
                   "--data", self._data, *self._backing]
        began = time.monotonic()
        with open(log, "wb") as out:
            self.process = self._bench.children.start(
                command, environment, stdout=out, stderr=out)
        try:
            self._wait_until_ready(log, began)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self._bench.children.stop(self.process)

    def _wait_until_ready(self, log, began):
        while time.monotonic() - began < READY_SECONDS_MAX:
            said = log.read_text(errors="replace")
            if self.process.poll() is not None:
                raise Unmeasurable(f"dibs did not start: {said.strip()[-300:]}")
            found = re.search(r"listening on (http://\S+),", said)
            if found:
                self.url = found[1]
                orders = re.search(r"orders on (http://\S+),", said)
                self.core_url = orders and orders[1]
                if self._answers_ready():
                    self.seconds_to_ready = time.monotonic() - began
                    return
            pass_time(self.process, READY_POLL_SECONDS)
        raise Unmeasurable(f"dibs was not ready within {READY_SECONDS_MAX} s")

    def _answers_ready(self):
        try:
            return self.ask("GET", "/readyz")[0] == 200
        except OSError:
            return False

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection(
            urlsplit(self.url).netloc, timeout=ANSWER_SECONDS_MAX)
        try:
            connection.request(method, path, json.dumps(body) if body else None)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def create_campaign(self):
        status, body = self.ask("POST", "/api/coupons", {
            "description": "bench", "discountAmount": 1000, "totalStock": 100_000_000})
        if status not in (200, 201):
            raise Unmeasurable(f"no campaign: {status} {body[:200]!r}")
        return json.loads(body)["couponId"]

    def metrics(self):
        return Metrics(self.ask("GET", "/metrics")[1].decode())

    def wait_until(self, is_true):
        began = time.monotonic()
        while not is_true():
            if time.monotonic() - began > CATCH_UP_SECONDS_MAX:
                raise Unmeasurable(f"dibs is not ready for the load after {CATCH_UP_SECONDS_MAX} s")
            pass_time(self.process, READY_POLL_SECONDS)

    def wait_until_decided(self, accepted, seconds_max=CATCH_UP_SECONDS_MAX):
        """Until the server has counted so many as accepted, and none of them waits any more."""
        began = time.monotonic()
        while (now := self.metrics()).accepted < accepted or now.lag > 0:
            if time.monotonic() - began > seconds_max:
                raise Unmeasurable(
                    f"{accepted} were told yes; {seconds_max} s later the server counted "
                    f"{now.accepted}, of which {now.lag} waited")
            pass_time(self.process, METRICS_POLL_SECONDS)

    def outcomes(self, campaign):
        """All that is decided, in the order of the log."""
        cursor = ""
        while cursor is not None:
            page = f"&cursor={quote(cursor)}" if cursor else ""
            status, body = self.ask("GET", f"/api/coupons/{campaign}/outcomes?limit=10000{page}")
            if status != 200:
                raise Unmeasurable(f"no outcomes: {status} {body[:200]!r}")
            said = json.loads(body)
            yield from said["items"]
            cursor = said["next"]

    def resident_mb(self):
        status = open(f"/proc/{self.process.pid}/status", encoding="ascii").read()
        return int(re.search(r"^VmRSS:\s+(\d+) kB", status, re.M)[1]) / 1024

    def cpu_seconds(self):
        stat = open(f"/proc/{self.process.pid}/stat", encoding="ascii").read()
        fields = stat.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Metrics:
    def __init__(self, text):
        self._values = {}
        for line in text.splitlines():
            if line and not line.startswith("#"):
                name, _, value = line.rpartition(" ")
                self._values[name] = float(value)

    @property
    def accepted(self):
        return int(self._values['dibs_requests_total{answer="accepted"}'])

    @property
    def lag(self):
        return int(sum(value for name, value in self._values.items()
                       if name.startswith("dibs_partition_lag{")))

    @property
    def share_decided(self):
        return 1 - self.lag / max(self.accepted, 1)

    @property
    def taken_at(self):
        return self._values["dibs_snapshot_timestamp_seconds"]


@contextmanager
def fresh_server(bench, display=None):
    """On a new data directory, which is gone afterwards."""
    data = bench.fresh_directory()
    try:
        with Server(bench, data, display) as server:
            yield server
    finally:
        bench.forget(data)
