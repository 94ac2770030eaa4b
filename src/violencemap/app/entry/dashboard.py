"""What `violencemap dashboard` hands to Streamlit: the same as app.py of the source tree."""

from violencemap.app.main import main

main()
