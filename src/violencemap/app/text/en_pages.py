"""English wording of the pages on events, coverage and method, key by key that of ``es_pages``."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "page_events": "Events",
    "page_coverage": "Coverage",
    "page_method": "Method",
    # Events
    "events_choose": "Choose a row of the table to see where each fact comes from.",
    "event_known": "What is known",
    "event_when": "When",
    "event_where": "Where",
    "event_deaths": "Deaths",
    "event_deaths_range": "{best} (between {low} and {high})",
    "event_confidence": "Confidence of the reading",
    "event_review": "Review",
    "event_reviewed": "Reviewed by a person ({day})",
    "event_unreviewed": "Nobody has reviewed it yet",
    "event_words": "What the report says",
    "event_no_words": "The bundled data hold facts, not texts: the words are in the report.",
    "event_place": "How it was placed",
    "event_mention": "The report says",
    "event_chosen": "Chosen",
    "event_method": "Method",
    "event_score": "Score",
    "event_reason": "Reason",
    "event_candidates": "Other possible places",
    "event_no_candidates": "None",
    "event_sources": "Reports that tell of it",
    # Coverage
    "coverage_summary_one": "**1 report** loaded; {events}, {figures}.",
    "coverage_summary_many": "**{n} reports** loaded; {events}, {figures}.",
    "figures_one": "1 figure",
    "figures_many": "{n} figures",
    "coverage_precision": "How well events are placed",
    "coverage_share": "Share, %",
    "coverage_series": "Official series",
    "coverage_series_about": (
        "A month that no area reported is a month without data. It does not mean zero."
    ),
    "coverage_measure": "Measure",
    "coverage_level": "Level",
    "coverage_first": "From",
    "coverage_last": "To",
    "coverage_months": "Months",
    "coverage_complete": "Complete",
    "coverage_missing": "Months missing or incomplete",
    "coverage_areas": "Areas",
    "coverage_reports": "Reports",
    "coverage_file": "File",
    "coverage_places": "Mentions of places",
    "coverage_undecided": "Undecided",
    "coverage_figures": "Figures",
    "coverage_without": "Events without a date or a place",
    "coverage_without_none": "All events have a date and at least a state.",
    "coverage_sources": "Sources",
    "coverage_title": "Title",
    "coverage_cutoff": "Cut-off",
    "coverage_retrieved": "Retrieved",
    "coverage_license": "License",
    "coverage_none": "No official series are loaded.",
    # Method
    "method_intro": (
        "These are the lists that the program itself uses: what is written here is what is done."
    ),
    "method_measures": "What is counted",
    "method_unit": "Counts",
    "method_base": "Rate per 100,000",
    "method_rate": "How rates are computed",
    "method_rate_text": (
        "Annual rate = count ÷ population × 100,000 × 365.25 ÷ days. Days are those of the months "
        "with data. Population is the mean over the period, between mid-year values. The interval "
        "is the exact Poisson interval of 95%. With fewer than {few} cases the rate is unstable "
        "and hatched on the map: use the count. SESNSP's register changed in {year} (RNID): a "
        "period across that change is not comparable."
    ),
    "method_classes": "Classes of the map",
    "method_classes_about": (
        "They are fixed, so that a color says the same in every view. Zero has a class of its "
        "own; no data is not a class, but hatched gray."
    ),
    "method_types": "Types of event",
    "method_acled": "ACLED",
    "method_ucdp": "UCDP",
    "method_precision": "Location precision",
    "method_precision_about": (
        "An event known by municipality only is drawn as a square at its label point, which does "
        "not mark the exact place. One known by state only is never a point."
    ),
    "method_where": "UCDP where_prec",
    "method_limits": "Limits",
    "method_limits_text": (
        "- Events are those that the loaded reports tell: they are not a count of violence, and "
        "an area without events is not an area without violence.\n"
        "- Official figures depend on what is reported to prosecutors and registered. Unreported "
        "crime (the cifra negra) is not in them.\n"
        "- Feminicide is a legal category: it is not all killings of women. Its rate is per "
        "100,000 women.\n"
        "- One case file may hold several victims.\n"
        "- Maps and public files carry no names of victims or of people who are accused, nor the "
        "words of the reports."
    ),
    "method_licenses": "Sources and licenses",
    "method_technical": "Technical definition",
    "method_version": "violencemap {version}",
}
