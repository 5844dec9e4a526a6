"""How long an accepted request waits for its outcome at half the limit."""
from ..figures.decided import NAME, TITLE, load_seconds, wait_at_half
from .accepted import limit
from .neighbours import fresh_server

GOAL_MS = 50


def seconds(quick):
    return (1 if quick else 3) * (load_seconds(quick) + 8)


def measure(bench):
    return wait_at_half(bench, limit(bench), fresh_server, GOAL_MS)
