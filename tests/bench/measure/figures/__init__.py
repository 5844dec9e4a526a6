"""One module a figure: NAME for --only, TITLE, seconds(quick) it takes about, measure(bench)."""
from . import accepted, backlog, campaigns, decided, feed, idle, issued, memory, orders, watch, window

# In this order: `accepted` finds the limit at half of which others load.
ALL = [accepted, issued, decided, backlog, orders, idle, memory, window, campaigns, feed, watch]
