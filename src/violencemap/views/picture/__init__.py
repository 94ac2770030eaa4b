"""Pictures to take away: maps, charts and small maps of years as SVG and PNG, the brief as PDF."""
