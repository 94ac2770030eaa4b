"""Files to articles and rows: one module per source; nothing here fetches."""
