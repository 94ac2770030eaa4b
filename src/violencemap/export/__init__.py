"""Files to take along: GeoJSON and CSV of what the filters choose."""
