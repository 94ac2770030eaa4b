"""Is one place, or period, different from another? Only where both count the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from violencemap.codes import Label
from violencemap.measures import MEASURES
from violencemap.query.months import MonthsTotal

__all__ = ["NOT_COMPARABLE", "Comparison", "Verdict", "compare_totals"]

Verdict = Literal["higher", "lower", "unclear"]

# Why two totals do not compare, in the order in which it is looked for.
NOT_COMPARABLE = {
    "events": Label(
        es=(
            "Los eventos dependen de qué reportes están cargados: no son un conteo de la violencia "
            "y no sirven para comparar. Elija una serie oficial."
        ),
        en=(
            "Events depend on which reports are loaded: they are not a count of violence and "
            "cannot be compared. Choose an official series."
        ),
    ),
    "other_unit": Label(
        es=(
            "No comparable: esta medida sólo se publica por estado. Los municipios se cuentan en "
            "otra unidad, las carpetas de investigación; elija una medida en carpetas."
        ),
        en=(
            "Not comparable: this measure is published by state only. Municipalities are counted "
            "in another unit, case files; choose a measure in case files."
        ),
    ),
    "register_changed": Label(
        es="No comparable: en 2026 cambió el registro (RNID).",
        en="Not comparable: the register changed in 2026 (RNID).",
    ),
    "no_data": Label(
        es="No comparable: falta el dato de al menos uno. No significa cero.",
        en="Not comparable: at least one has no data. This does not mean zero.",
    ),
    "partial": Label(
        es="No comparable: faltan meses en al menos uno de los dos.",
        en="Not comparable: at least one of the two lacks months.",
    ),
    "no_population": Label(
        es="No comparable: sin la población no hay tasa, y los números solos no se comparan.",
        en="Not comparable: without the population there is no rate, and numbers alone mislead.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """``reason`` is a key of :data:`NOT_COMPARABLE`; then there is no verdict.

    ``verdict`` says how the first rate stands to the second: ``unclear`` where their intervals
    overlap. ``ratio`` is the first divided by the second, None where the second is zero.
    """

    reason: str | None = None
    verdict: Verdict | None = None
    ratio: float | None = None


def compare_totals(
    first: MonthsTotal, second: MonthsTotal, *, measure: str, by_municipality: bool = True
) -> Comparison:
    """Compare the rates of two places or periods.

    Intervals that do not overlap are a cautious sign of a difference: some differences that a
    test would find are called unclear.

    Parameters
    ----------
    first, second
        From :func:`~violencemap.query.months.sum_months`.
    by_municipality
        Whether the measure is known at the levels of both places.
    """
    refusals = {
        "events": MEASURES[measure].unit == "events",
        "other_unit": not by_municipality,
        "register_changed": len(first.registers | second.registers) > 1,
        "no_data": first.count is None or second.count is None,
        "partial": any(one.months_present < one.months_expected for one in (first, second)),
    }
    reason = next((name for name, applies in refusals.items() if applies), None)
    if reason:
        return Comparison(reason=reason)
    rate, other = first.rate_per_100k, second.rate_per_100k
    if rate is None or other is None:
        return Comparison(reason="no_population")
    return Comparison(verdict=_verdict(first, second), ratio=rate / other if other else None)


def _verdict(first: MonthsTotal, second: MonthsTotal) -> Verdict:
    if (first.rate_low or 0) > (second.rate_high or 0):
        return "higher"
    if (first.rate_high or 0) < (second.rate_low or 0):
        return "lower"
    return "unclear"
