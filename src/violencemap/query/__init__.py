"""Questions to the store: filters in, frames out."""
