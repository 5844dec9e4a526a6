"""The three generations side by side, for `--generations`."""
from .compare import measure, seconds
from .table import as_json, text

__all__ = ["measure", "seconds", "as_json", "text"]
