"""Entry for `streamlit run app.py`."""

from violencemap.app.main import main

main()
