"""Figures in words: a line each while they come, a table at the end."""

from collections.abc import Iterable, Mapping

from benchmarks.scale.bench import Figure


def amount(value: float | None, unit: str) -> str:
    """A figure with its unit: seconds as milliseconds where they are few."""
    if value is None:
        return ""
    if unit == "s":
        return f"{value:.1f} s" if value >= 10 else f"{value * 1000:,.1f} ms"
    return f"{value:,.0f}{unit}"


def ratio(figure: Figure) -> str:
    return f"{figure.ours / figure.raw:.1f}" if figure.raw else ""


def line(figure: Figure) -> str:
    ours, raw = amount(figure.ours, figure.unit), amount(figure.raw, figure.unit)
    return f"{figure.name:58} {ours:>12} {raw:>12} {ratio(figure):>7}  {figure.note}"


def markdown(results: Mapping[str, Iterable[Figure]]) -> str:
    """A table a database, as docs/benchmarks.md has them."""
    parts = []
    for name, figures in results.items():
        parts.append(f"### {name}\n\n| | DiploTrack | plain SQL | times | |")
        parts.append("| --- | ---: | ---: | ---: | --- |")
        for each in figures:
            ours, raw = amount(each.ours, each.unit), amount(each.raw, each.unit)
            cells = (each.name, ours, raw, ratio(each), each.note)
            parts.append(f"| {' | '.join(cells)} |")
        parts.append("")
    return "\n".join(parts)
