"""The table, as it goes into a README, and the same as JSON."""
from dataclasses import asdict

from ..report import number
from .compare import CONNECTIONS

HEAD = ["", "coupons", "`--issue`", "accepted/s", "", "issued/s", "",
        "to the answer, p50 / p99", "to the coupon, p50 / p99"]


def text(about, rows, missing):
    lines = [", ".join(str(value) for value in about.values()), "",
             f"{CONNECTIONS} connections; the factors are against `immediate`.", ""]
    cells = [HEAD, ["---"] * len(HEAD), *(cells_of(row, first_of(rows, row)) for row in rows)]
    lines += ["| " + " | ".join(each) + " |" for each in cells]
    lines += [f"could not be measured: {name}: {why}" for name, why in missing.items()]
    return "\n".join(lines)


def first_of(rows, row):
    return next(each for each in rows if (each.size, each.coupons) == (row.size, row.coupons))


def cells_of(row, first):
    def against_first(name):
        return f"{row.of(name) / first.of(name):.1f} ×"

    def wait(name):
        return f"{number(row.of(name + '_p50'))} / {number(row.of(name + '_p99'))} ms"

    return [row.size, str(row.coupons), f"`{row.issue}`",
            number(row.of("accepted")), against_first("accepted"),
            number(row.of("issued")), against_first("issued"), wait("answer"), wait("coupon")]


def as_json(about, rows, missing):
    return {"about": about, "generations": [asdict(row) for row in rows], "missing": missing}
