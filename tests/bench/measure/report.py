"""How figures are judged and told."""
from dataclasses import asdict, dataclass, field
from statistics import median


@dataclass
class Figure:
    name: str
    ours: float
    unit: str
    goal: str = ""
    ok: bool | None = None  # none: there is no goal, it is only told
    ceiling: float | None = None
    ratio: float | None = None
    note: str = ""
    rounds: list = field(default_factory=list)


def against(name, unit, pairs, least=None, note=""):
    """From (ours, ceiling) of each round. The ratio is the median of the rounds' own ratios, so that
    a machine which is slow for a while is slow for both."""
    ratio = median(ours / ceiling for ours, ceiling in pairs)
    return Figure(
        name, median(ours for ours, _ in pairs), unit,
        goal="" if least is None else f"≥ {least:.2f}",
        ok=None if least is None else ratio >= least,
        ceiling=median(ceiling for _, ceiling in pairs), ratio=ratio, note=note,
        rounds=[list(pair) for pair in pairs])


def at_most(name, unit, values, most, note=""):
    value = median(values)
    return Figure(name, value, unit, goal=f"≤ {most:g}", ok=value <= most, note=note,
                  rounds=list(values))


def number(value):
    if value is None:
        return ""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def row_of(figure):
    verdict = {True: "ok", False: "short", None: ""}[figure.ok]
    return [figure.name, f"{number(figure.ours)} {figure.unit}", number(figure.ceiling),
            "" if figure.ratio is None else f"{figure.ratio:.3f}", figure.goal, verdict, figure.note]


def table(figures):
    rows = [["figure", "ours", "ceiling", "ratio", "goal", "", ""], *map(row_of, figures)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [row[0].ljust(widths[0])]
        cells += [row[i].rjust(widths[i]) for i in range(1, 5)]
        cells += [row[5].ljust(widths[5]), row[6]]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "-" * max(map(len, lines)))
    return "\n".join(lines)


def text(about, figures, missing):
    lines = [", ".join(str(value) for value in about.values()), "", table(figures)]
    lines += [f"could not be measured: {name}: {why}" for name, why in missing.items()]
    return "\n".join(lines)


def as_json(about, figures, missing):
    return {"about": about, "figures": [asdict(figure) for figure in figures], "missing": missing}
