"""Frames in, pictures out: maps, legends and tables. Draws no page."""
