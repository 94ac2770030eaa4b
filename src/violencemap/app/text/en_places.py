"""English wording of the pages on one place and on comparing, key by key that of ``es_places``."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "page_place": "Place",
    "page_compare": "Compare",
    # Place
    "place_choose": "Place",
    "place_choose_help": "Type the name of a state or a municipality.",
    "place_several": "Several places are chosen; this is {place}.",
    "place_interval": "95% interval: {low} to {high}.",
    "place_months": "{present} of {expected} months have data.",
    "place_state_only": (
        "This measure is published by state only; for a municipality, choose one in case files."
    ),
    "place_events_too": "{events} in the reports loaded.",
    "place_unstable": "Few cases ({n}): the rate is unstable; use the count.",
    "place_country_gap": (
        "The country has no total in months that a state did not report; it is not summed without."
    ),
    "across_registers": (
        "Not comparable: the register changed in 2026 (RNID). The series before and after are "
        "different ones; they are neither added up nor joined."
    ),
    "months_rate": "Annual rate, month by month",
    "months_count": "Number, month by month",
    "months_range": "From {first} to {last} the lowest is {low} ({low_month}) and the highest "
    "{high} ({high_month}).",
    "months_flat": "From {first} to {last} all months with data have {low}.",
    "months_one": "In {first}: {low}.",
    "months_none": "No month from {first} to {last} has data. This does not mean zero.",
    "months_unknown_one": "1 month has no data and is gray: it is not zero.",
    "months_unknown_many": "{n} months have no data and are gray: they are not zero.",
    "months_provisional_rate": "The preliminary part of the line is dashed.",
    "months_provisional_count": "Preliminary months have pale bars with a dashed rim.",
    "months_band": "The band is the 95% interval.",
    "table_months": "The same data in a table",
    "months_table": "Data by month",
    "column_month": "Month",
    "flag_provisional": "Preliminary",
    "place_figures": "What reports say and what the official series says",
    "place_figures_none": "The reports loaded give no figures of this place.",
    "column_said": "Figure of the report",
    "column_counts": "What it counts",
    "column_when": "Period",
    "column_said_by": "Who gave it",
    "column_official": "Official value",
    "column_difference": "Difference",
    "points": "{value} percentage points",
    "column_series": "Official series",
    "column_reason": "Why it is missing, or what to mind",
    "place_neighbors": "Neighboring places",
    "place_neighbors_about": "Those that share a border, from the longest stretch to the shortest.",
    "place_neighbors_none": "There are no neighbors on the map of 2019.",
    "place_groups": "Groups that reports attribute to this place",
    "place_groups_about": (
        "These are statements of the reports and of those they quote, not proven facts. They are "
        "in no file, and on the map only in a layer that says who states them."
    ),
    "place_groups_none": "The reports loaded attribute no groups to this place.",
    "group_present": "{group}: reported presence",
    "group_allied": "{group}: reported alliance with {other}",
    "group_in_conflict": "{group}: reported conflict with {other}",
    "group_said": "**{statement}** in {place}{period}, according to {who} ({source}, {date}).",
    "group_the_report": "the report itself",
    "group_until": " (until {end})",
    "place_sources": "Sources",
    # Compare
    "compare_what": "What to compare",
    "compare_by_place": "Two places",
    "compare_by_period": "Two periods",
    "compare_first": "First place",
    "compare_second": "Second place",
    "compare_other_period": "Second period",
    "compare_period_first": "The first period is that of the sidebar: {period}.",
    "compare_same": "Both are the same: choose another one to compare.",
    "compare_higher": (
        "The rate of **{first}** ({rate}) is higher than that of **{second}** ({other}): "
        "the difference is larger than their intervals explain."
    ),
    "compare_lower": (
        "The rate of **{first}** ({rate}) is lower than that of **{second}** ({other}): "
        "the difference is larger than their intervals explain."
    ),
    "compare_unclear": (
        "The rate of **{first}** is {rate} and that of **{second}** {other}: the intervals "
        "overlap, so the figures show no clear difference."
    ),
    "compare_ratio": " The first is {ratio} times the second.",
    "compare_rates": "Both rates on the same scale",
    "compare_rates_about": (
        "The mark is the annual rate per 100,000 {base}; the line, its 95% interval."
    ),
    "compare_months": "Month by month on the same scale",
    "compare_table": "The same data in a table",
    "column_compared": "What is compared",
}
