"""The figures of Kafka, MariaDB and Redis, for `--real`. Each as in measure/figures."""
from . import accepted, decided, group, issued

# In this order: `accepted` finds the limit at half of which others load.
ALL = [accepted, issued, decided, group]
