"""English wording, key by key that of ``es``."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "country": "Mexico",
    # Navigation and sidebar
    "page_map": "Map",
    "page_report": "Report",
    "page_review": "Review",
    "page_downloads": "Downloads",
    "tagline": "Violence in Mexico: what reports and official figures say",
    "language": "Language",
    "measure": "Measure",
    "state": "State",
    "all_states": "Whole country",
    "municipality": "Municipality",
    "all_municipalities": "All municipalities",
    "period": "Period",
    "one_month": "There are data for {month} only.",
    "type": "Type of event",
    "all_types": "All types",
    "precision": "Minimum location precision",
    "precision_all": "All, unplaced included",
    "precision_help": (
        "How well the report places each event. Events placed only by state count in the map "
        "of states and in the table, but are never drawn as points."
    ),
    "publisher_unknown": "publisher not stated",
    "dataset": "Dataset",
    "all_datasets": "All datasets",
    "review": "Review",
    "review_filter_all": "All events",
    "review_filter_reviewed": "Reviewed by a person",
    "review_filter_unreviewed": "Unreviewed",
    "review_help": (
        "A program reads the reports and can be wrong. Reviewed events were seen by a person."
    ),
    "show": "Show",
    "show_rate": "Rate",
    "show_count": "Number",
    "level": "Level",
    "level_state": "States",
    "level_municipality": "Municipalities",
    "reset": "Reset",
    "copy_link": "Copy link",
    "copy_link_help": "This link opens the same view, in either language.",
    # Summary
    "summary_events": (
        "**{place}, {period}:** {events} in the reports loaded; {deaths} according to them."
    ),
    "summary_events_no_deaths": (
        "**{place}, {period}:** {events} in the reports loaded; none gives a number of deaths."
    ),
    "summary_no_events": "**{place}, {period}:** no events in the reports loaded.",
    "events_one": "1 event",
    "events_many": "{n} events",
    "deaths_one": "1 person killed",
    "deaths_many": "{n} people killed",
    "summary_statistic": (
        "**{place}, {period}:** {count} {unit}; {rate} per 100,000 {base} a year "
        "({source}, data to {cutoff})."
    ),
    "summary_statistic_no_rate": (
        "**{place}, {period}:** {count} {unit} ({source}, data to {cutoff})."
    ),
    "summary_statistic_no_data": "**{place}, {period}:** no data. This does not mean zero.",
    "year_before": (
        "A year before ({period}) there were {count}; {rate} per 100,000 {base} a year."
    ),
    "year_before_unclear": "The intervals overlap: the figures show no clear difference.",
    "base_all": "people",
    "base_women": "women",
    "coverage": (
        "Of {matched} events that match the filters: {locality} with a locality, "
        "{municipality} with a municipality, {state} with a state only, {unplaced} unplaced."
    ),
    "coverage_reviewed": "A person has reviewed {reviewed} of the {matched} that are shown.",
    "coverage_kept": "The precision chosen keeps {n} of them.",
    "undated_one": "1 event without a date is outside any period.",
    "undated_many": "{n} events without a date are outside any period.",
    "coverage_statistic": "{present} of {areas} areas have data for the period; {missing} do not.",
    "coverage_all_one": "The area has data for the period.",
    "coverage_all_many": "All {n} areas have data for the period.",
    "events_caveat": (
        "Events come from the reports loaded and are not a count of violence: an area without "
        "events is not an area without violence."
    ),
    "statistic_caveat": (
        "Official figures from crime reports and case files; they are revised after "
        "publication and leave out what is never reported."
    ),
    "without_municipality": (
        "{n} more, of the same states and period, are of no known municipality: neither the map "
        "nor the table of municipalities has them."
    ),
    "deaths_caveat": (
        "Official figures from death certificates; preliminary at first, then final."
    ),
    "sources": "Sources: {sources}.",
    "source_reports_one": "{publisher} (1 report, {first})",
    "source_reports_many": "{publisher} ({n} reports, {first} – {last})",
    "source_cutoff": "{publisher} (data cut-off: {cutoff})",
    "correction": (
        "Found a mistake? The table names the source of each record: compare it with the "
        "original and tell the project, giving the record's identifier."
    ),
    # Map and legend
    "skip_map": "Skip map",
    "legend_areas": "areas",
    "legend_points": "Events",
    "drawn_in_parent": (
        "The 13 municipalities created after 2019 are drawn within the one they came from."
    ),
    # Tables
    "table_areas_state": "States",
    "table_areas_municipality": "Municipalities",
    "table_events": "Events",
    "rows_one": "1 row",
    "rows_many": "{n} rows",
    "no_data": "No data",
    "undated": "undated",
    "column_cvegeo": "Code",
    "column_name_state": "State",
    "column_name_municipality": "Municipality",
    "column_count": "Number",
    "column_rate": "Annual rate",
    "column_interval": "95% interval",
    "column_flag": "Note",
    "column_population": "Population",
    "column_months": "Months with data",
    "column_n_events": "Events",
    "column_date": "Date",
    "column_date_precision": "Exact to",
    "column_type": "Type",
    "column_place": "Place",
    "column_precision": "Location precision",
    "column_deaths": "Deaths",
    "column_source": "Source",
    "column_review": "Review",
    "column_title": "Report",
    "column_id": "Identifier",
    "flag_ok": "",
    "flag_zero": "Zero records reported",
    "flag_zero_events": "No events in the reports",
    "flag_unstable": "Few cases: unstable rate",
    "flag_no_data": "No data",
    "flag_no_population": "No population: no rate",
    "flag_partial": "Incomplete period",
    "status_unreviewed": "unreviewed",
    "status_accepted": "accepted",
    "status_changed": "corrected",
    # Empty states and errors
    "store_failed": "The data could not be opened: {reason}",
    "nothing_matches": "No events match these filters. Data run from {first} to {last}.",
    "no_months": "No data are loaded for this measure.",
    "widen_period": "Widen the period",
    "link_dropped_one": (
        "The link asked for {values}, which no longer exists; that filter was removed."
    ),
    "link_dropped_many": (
        "The link asked for {values}, which no longer exist; those filters were removed."
    ),
    # Downloads
    "downloads_intro": (
        "The files contain exactly what the map and the tables show under the current filters."
    ),
    "downloads_open_searches": (
        "The files are public: they tell kidnappings and disappearances with the smallest area "
        "that has three or more, a municipality or a state, even where this page knows more."
    ),
    "download_events": "Events",
    "download_events_about": "One record an event, with its source and location precision.",
    "download_areas": "Areas",
    "download_areas_about": "One record an area: count, rate and interval for the period.",
    "download_figures": "Figures in the reports",
    "download_figures_about": "The numbers that reports give, and who said them.",
    "source_line": "{publisher}, {title}. License: {license}.",
    "download_map": "Map in a single file",
    "download_map_about": "An HTML page that opens without an internet connection.",
    "as_geojson": "GeoJSON",
    "as_csv": "CSV",
    "as_html": "HTML",
    "file_name": "File: `{name}`",
    "preview": "Preview (first 5 rows)",
    "preview_empty": "No rows under these filters.",
    "fields": "Fields of the file",
    "field": "Field",
    "meaning": "What it holds",
    "caveats": "Before using the data",
    "removed": "What was removed",
    "removed_about": (
        "The public profile leaves these fields out, so as not to harm victims, witnesses or "
        "people who are accused:"
    ),
    "citation": "How to cite",
    "licenses": "Sources and licenses",
    # Report
    "report_none": "The included data come without the texts of their reports.",
    "report_choose": "What to read",
    "report_place": "place",
    "report_foreign": "place outside Mexico",
    "report_organization": "organization",
    "report_person": "person",
    "report_road": "road",
    "report_incident": "event",
    "report_figure": "figure",
    "report_unit_count": "{value}",
    "report_unit_percent_change": "{value}% change",
    "report_unit_percent": "{value}%",
    "report_unit_rate_per_100k": "{value} per 100,000",
    "report_unit_per_day": "{value} per day",
    "report_incidents": "Events that it tells",
    # Review
    "review_progress": "**{reviewed} of {matched}** events reviewed by a person.",
    "review_who": "Who reviews",
    "review_who_help": "The name is written down with each decision.",
    "review_name_first": "Enter your name: every decision says who made it.",
    "review_accept": "Accept",
    "review_accept_help": "It is right as shown.",
    "review_reject": "Reject",
    "review_reject_help": (
        "It is no event, or not of this kind. It is no longer counted or published."
    ),
    "review_sensitive": "Sensitive",
    "review_sensitive_help": "It is right, but nothing finer than its municipality will be told.",
    "review_merge": "Merge",
    "review_merge_help": "It is the event of the other report. It counts once, with both sources.",
    "review_merge_this": "Merge with this report",
    "review_skip": "Skip",
    "review_skip_help": "Goes on to the next one; this one waits until the next visit.",
    "review_undo": "Undo",
    "review_undo_help": "Takes back your last decision.",
    "review_save": "Save changes",
    "review_unchanged": "No field was changed. If it is right, accept it.",
    "review_failed": "Not saved: {reason}",
    "review_done": "Nothing is left to review with these places and types.",
    "review_skipped": (
        "Only events that you skipped in this session are left. Pick one from the list."
    ),
    "review_no_words": "The words of this report are not in the data.",
    "review_candidates": "The place could be",
    "review_no_map": "There is no point to show on the map.",
    "review_search": "Find another place",
    "review_search_help": "Name, or INEGI code",
    "review_fatalities_low": "Deaths, at least",
    "review_fatalities_best": "Deaths",
    "review_fatalities_high": "Deaths, at most",
    "review_other": "Perhaps another report of the same event",
    "review_queue": "Next in the queue: the uncertain and the gravest first",
    "review_event": "Event",
    "review_last": "Last decisions",
    "review_take_back": "Undo this one",
    "review_torn": "{file}, line {row}: could not be read and was set aside ({reason}).",
    "review_no_deaths": "no number of deaths",
    "review_did_accept": "accepted",
    "review_did_change": "changed",
    "review_did_reject": "rejected",
    "review_did_sensitive": "marked as sensitive",
    "review_did_merge": "merged",
}
