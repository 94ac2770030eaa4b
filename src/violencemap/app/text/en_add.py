"""English wording of adding files, and of what stands where nothing was added yet."""

from __future__ import annotations

__all__ = ["TEXT"]

TEXT = {
    "page_add": "Add data",
    "add_summary": (
        "Drop your files and see what is recognized in them. **Nothing is stored until you add it "
        "to the map.**"
    ),
    "add_private": "The files are read on this machine and do not leave it.",
    "add_drop": "Reports and tables",
    "add_drop_here": "Drop the files here",
    "add_drop_browse": "Choose files",
    "add_drop_limit": "Up to {size} MB each",
    "add_help": "What can be dropped",
    "add_help_text": (
        "**Reports**: text, Markdown, HTML, JSON or JSONL files, with one report or several. Each "
        "begins with its title and its date.\n\n"
        "**Official files**, as they are downloaded, also in zip, gz or bz2: crimes and victims of "
        "SESNSP (state, municipal, federal), homicide deaths of INEGI, population of CONAPO.\n\n"
        "**Events**: UCDP GED, your own copy of ACLED, or any table (csv, tsv, Excel, Parquet) "
        "with a date and a place in each row: you are asked once what each column is."
    ),
    # Work
    "add_reading": "Reading {name}",
    "add_storing": "Storing",
    "add_done_of": "{done} of {total}",
    "add_left": "about {seconds} s left",
    "add_cancel": "Cancel",
    "add_stopped": "Canceled. The data are as they were.",
    # A file
    "add_file_ok": "Can be added",
    "add_file_waits": "To be read",
    "add_file_asks": "Something is missing",
    "add_file_bad": "Could not be read",
    "add_file_unused": "No row can be used",
    "add_remove": "Remove",
    "add_kind": "What it is",
    "add_publisher": "Publisher",
    "add_license": "Terms",
    "add_span": "Period",
    "add_rows": "Rows",
    "add_span_days": "{first} to {last}",
    "add_span_none": "No month with data",
    "add_kind_sesnsp_crimes": "Case files by state (SESNSP)",
    "add_kind_sesnsp_municipal": "Case files by municipality (SESNSP)",
    "add_kind_sesnsp_victims": "Victims by state (SESNSP)",
    "add_kind_sesnsp_federal": "Federal crimes by state (SESNSP)",
    "add_kind_inegi_homicide_deaths": "Homicide deaths (INEGI)",
    "add_kind_conapo_population": "Population (CONAPO)",
    "add_kind_ucdp_ged": "Events of UCDP GED",
    "add_kind_acled": "Events of ACLED",
    "add_kind_own_counts": "Counts of a table of yours",
    "add_kind_own": "Events of a table of yours",
    "add_kind_reports_one": "1 report",
    "add_kind_reports_many": "{n} reports",
    "add_terms_unstated": "not stated",
    "add_rows_read": "{a} rows read; {b} set aside.",
    "add_rows_all": "{a} rows read; none set aside.",
    "add_first_rows": "First rows",
    "add_place": "Place",
    "add_counted": "What is counted",
    "add_months": "Months",
    "add_number": "Number",
    "add_year": "Year",
    "add_population": "Population",
    "add_report_places": "Places",
    "add_no_report": "There is no report in the file.",
    "add_date": "Date of the report",
    "add_date_why": (
        "The report does not say what date it is of. Without one, “on Monday” or “yesterday” "
        "name no day."
    ),
    "add_notes": "Rows set aside and notes",
    "add_notes_more": "{shown} of {n} are shown; the download has them all.",
    "add_row": "Row",
    "add_column": "Column",
    "add_value": "Value",
    "add_reason": "Reason",
    "add_aside_download": "Download the set-aside rows (CSV)",
    "add_cannot_read": "Could not read {file}: {reason}.",
    # Columns of an unknown table
    "add_columns_ask": (
        "This table is not one that is known. Say what a row is and what each column is. It "
        "is remembered for the next file with the same header."
    ),
    "add_columns_known": "Its columns were read as you said.",
    "add_columns_change": "Change columns",
    "add_columns_none": "None",
    "add_columns_more": "More columns",
    "add_columns_lack_date": "Say which column is the date.",
    "add_columns_lack_place": ("Say where it was: INEGI code, state, or longitude and latitude."),
    "add_columns_use": "See what it gives",
    "add_field_source_event_id": "Identifier",
    "add_field_event_date": "Date",
    "add_field_event_date_end": "End date",
    "add_field_date_precision": "Date precision",
    "add_field_event_type": "Type of event",
    "add_field_sub_event_type": "Subtype",
    "add_field_actor_1": "Actor 1",
    "add_field_actor_2": "Actor 2",
    "add_field_country": "Country",
    "add_field_longitude": "Longitude",
    "add_field_latitude": "Latitude",
    "add_field_geo_precision": "Location precision",
    "add_field_cvegeo": "INEGI code",
    "add_field_state": "State",
    "add_field_municipality": "Municipality",
    "add_field_location": "Name of the place",
    "add_field_fatalities_best": "Deaths",
    "add_field_fatalities_low": "Deaths, lowest",
    "add_field_fatalities_high": "Deaths, highest",
    "add_field_source": "Source",
    # Storing
    "add_store_one": "Add 1 file to the map",
    "add_store_many": "Add {n} files to the map",
    "add_discard": "Remove all",
    "add_left_out_one": "1 file cannot be added yet; the others can.",
    "add_left_out_many": "{n} files cannot be added yet; the others can.",
    "add_failed": "Nothing was stored: {reason}",
    "add_result": "The data are on the map",
    "add_result_nothing": "All of it was there already: nothing changed",
    "add_result_unused": "No row of {files} could be used; the reasons stand below",
    "add_result_what": "File or report",
    "add_result_state": "What happened",
    "add_untitled": "Report without a title",
    "add_state_new": "new",
    "add_state_replaced": "replaces the earlier one",
    "add_state_unchanged": "unchanged",
    "add_undo": "Undo",
    "add_undo_help": (
        "Leaves the data as they were before. What was decided in the review stays in its journal, "
        "and columns that you named are remembered."
    ),
    "add_undo_gone": "It cannot be undone any more: the data have changed since.",
    "add_undone": "Undone. The data are as they were before.",
    # Start
    "start_example": (
        "You see the bundled example: a few reports and the official series that come with the "
        "program."
    ),
    "start_dismiss": "Hide",
    "start_empty": "No data loaded yet. You can start with the bundled example.",
    "start_load": "Load the example",
    "start_add": "Add your own files",
}
