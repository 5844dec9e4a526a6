"""Where and when: a figure means nothing without."""
import os
import re
from datetime import datetime, timezone


def about(bench):
    version = bench.children.run([bench.program("dibs"), "--version"], 10).strip()
    busy = os.getloadavg()[0]
    return {
        "version": version,
        "date": datetime.now(timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "cores": f"{len(os.sched_getaffinity(0))} cores",
        "cpu": cpu_model(),
        "kernel": f"Linux {os.uname().release}",
        "mode": "quick: one short round, for a first look only" if bench.quick
                else f"{bench.rounds} rounds",
        "load": f"load {busy:.1f} before"
                + (" (busy: the figures are noisy)" if busy > 0.5 else ""),
    }


def cpu_model():
    with open("/proc/cpuinfo", encoding="utf-8") as lines:
        found = re.search(r"^(?:model name|Model|Processor)\s*:\s*(.+)$", lines.read(), re.M)
    return found[1].strip() if found else "unknown CPU"
