"""One module a page; each has ``draw_page(snapshot, offer, view)``."""
