"""Those who press: wrk as hard as it can, `dibs rehearse` at a given rate."""
import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from .children import Unmeasurable

SCRIPT = Path(__file__).resolve().parent.parent / "issue.lua"
GRACE_SECONDS = 15
REHEARSE_GRACE_SECONDS = 45  # it also reads every outcome and proves them
STOCK = 10_000_000


@dataclass
class Pressed:
    accepted: int
    per_second: float
    p99_ms: float
    p50_ms: float = 0
    seconds: float = 0
    lag_seconds: float = 0  # how far deciding was behind at the end
    share_decided: float = 1  # by then


def wrk_command(url, connections, seconds, campaign=1):
    return ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", SCRIPT, url,
            "--", campaign]


def press(bench, url, connections, seconds, campaign=1):
    out = bench.children.run(
        wrk_command(url, connections, seconds, campaign), seconds + GRACE_SECONDS)
    return pressed_from(out)


def press_all(bench, urls, connections, seconds, campaign):
    """One thread for each, with its share of the connections."""
    command = ["wrk", f"-t{len(urls)}", f"-c{connections}", f"-d{seconds}s", "-s", SCRIPT, urls[0],
               "--", campaign, *(urlsplit(url).port for url in urls)]
    return pressed_from(bench.children.run(command, seconds + GRACE_SECONDS))


def pressed_from(out):
    said = json.loads(out.strip().splitlines()[-1])
    accepted = said["answered"] - said["refused"]
    if said["broken"] > 0 or accepted <= 0:
        raise Unmeasurable(f"wrk was not served: {said}")
    return Pressed(accepted, accepted / said["seconds"], said["p99_ms"], said["p50_ms"],
                   said["seconds"])


def press_server(bench, server, connections, seconds):
    """On a server that has just been started. All who were told yes must be decided afterwards."""
    campaign = server.create_campaign()
    pressed = press(bench, server.url, connections, seconds, campaign)
    at_end = server.metrics()
    pressed.lag_seconds = at_end.lag / pressed.per_second
    pressed.share_decided = at_end.share_decided
    server.wait_until_decided(pressed.accepted)
    return pressed


def rehearse_command(bench, url, rate, seconds):
    return [bench.program("dibs"), "rehearse", "--url", url, "--rate", rate,
            "--seconds", seconds, "--users", min(rate * seconds, 1_000_000), "--stock", STOCK,
            "--duplicates", 0, "--json"]


def rehearse(bench, url, rate, seconds):
    """The report of `dibs rehearse`; a guarantee that does not hold is no figure at all."""
    out = bench.children.run(
        rehearse_command(bench, url, rate, seconds), seconds + REHEARSE_GRACE_SECONDS)
    return json.loads(out)


def start_rehearsal(bench, url, rate, seconds):
    return bench.children.start(rehearse_command(bench, url, rate, seconds),
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
