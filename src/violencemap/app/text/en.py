"""English wording, key by key that of ``es``."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "country": "Mexico",
    # Navigation and sidebar
    "page_map": "Map",
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
    "base_all": "people",
    "base_women": "women",
    "coverage": (
        "Of {matched} events that match the filters: {locality} with a locality, "
        "{municipality} with a municipality, {state} with a state only, {unplaced} unplaced."
    ),
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
    "sources": "Sources: {sources}.",
    "deaths_caveat": (
        "Official figures from death certificates; preliminary at first, then final."
    ),
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
    "points_capped": ("{n} events; showing totals by area. Narrow the period to see points."),
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
    "column_title": "Report",
    "column_id": "Identifier",
    "flag_ok": "",
    "flag_zero": "Zero records reported",
    "flag_zero_events": "No events in the reports",
    "flag_unstable": "Few cases: unstable rate",
    "flag_no_data": "No data",
    "flag_no_population": "No population: no rate",
    "flag_partial": "Incomplete period",
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
}
