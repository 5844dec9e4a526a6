"""What every figure is given: the programs, a place on the disk, and how thorough to be."""
import os
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from .children import Children

INTERRUPTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Bench:
    """Used as a context: nothing is left behind, neither a process nor a file."""

    def __init__(self, build, quick):
        self.bin = Path(build).resolve() / "bin"
        self.quick = quick
        self.rounds = 1 if quick else 3
        self.limit = None  # accepted/s over 64 connections, once it was measured
        self.cache = Path(build).resolve().parent / "bench-data"
        # Beside the build, so that it is a disk: a temporary file system would make fsync free.
        self._work = Path(tempfile.mkdtemp(prefix="bench-", dir=build))
        self.children = Children(self._environment())
        self._started = time.monotonic()
        self._to_do = []

    def __enter__(self):
        for number in INTERRUPTS:
            signal.signal(number, signal.default_int_handler)
        return self

    def __exit__(self, *_):
        for number in INTERRUPTS:  # impatience must not leave anything behind
            signal.signal(number, signal.SIG_IGN)
        self.children.stop_all()
        shutil.rmtree(self._work, ignore_errors=True)

    def _environment(self):
        """Neither settings nor files of whoever measures have a say."""
        kept = {name: value for name, value in os.environ.items()
                if not name.startswith("DIBS_") or name == "DIBS_DB_PASSWORD_FILE"}
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            kept[name] = str(self._work / "home")
        return kept

    def program(self, name):
        return self.bin / name

    def path(self, name):
        return self._work / name

    def fresh_directory(self):
        return Path(tempfile.mkdtemp(prefix="data-", dir=self._work))

    def forget(self, directory):
        shutil.rmtree(directory, ignore_errors=True)

    def say(self, text):
        print(f"bench: {text}", file=sys.stderr, flush=True)

    def plan(self, figures):
        self._to_do = list(figures)

    def begin(self, figure, number, count):
        seconds = sum(each.seconds(self.quick) for each in self._to_do)
        self._to_do.remove(figure)
        left = f"{round(seconds)} s" if seconds < 90 else f"{round(seconds / 60)} min"
        self.say(f"{number}/{count} {figure.TITLE} (about {left} left)")

    def elapsed(self):
        return time.monotonic() - self._started
