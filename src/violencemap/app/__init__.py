"""The dashboard: a thin face over ``query``, ``views`` and ``export``; Streamlit lives here."""
