"""The few rules of style that Streamlit's theme has no option for."""

from __future__ import annotations

import streamlit as st

__all__ = ["MAP_HEIGHT", "draw_style"]

MAP_HEIGHT = 560

_CSS = """
<style>
  .st-key-summary p { font-size: 1.2rem; line-height: 1.45; max-width: 70rem;
    text-wrap: pretty; }
  .st-key-report_aside { gap: 0.6rem; }

  [data-testid=stCaptionContainer] { color: inherit; opacity: 0.8; }

  /* seen when reached with the keyboard */
  .st-key-skip { position: absolute; z-index: 10; }
  .st-key-skip a { position: absolute; left: -100vw; white-space: nowrap; }
  .st-key-skip a:focus { left: 0.5rem; top: 0.5rem; padding: 0.4rem 0.8rem;
    background: #1b2330; color: #fff; }

  /* the whole screen: the page's own background stays behind */
  .st-key-picture:fullscreen { padding: 1rem; overflow: auto; background: Canvas; }

  /* seen when the keyboard is there: Streamlit shows nothing on these */
  [data-testid=stTopNavLink]:focus-visible, [data-testid=stPageLink] a:focus-visible,
  [data-testid=stBaseButton-elementToolbar]:focus-visible,
  [data-testid=stMain]:focus-visible {
    outline: 2px solid currentColor; outline-offset: -2px; }

  /* small signs are hit by a finger too */
  [data-testid=stTooltipIcon] button, [data-testid=stHeaderActionElements] a,
  [data-testid=stMultiSelect] button { min-width: 24px; min-height: 24px; }

  /* as dark as other small text: Streamlit's gray has a contrast of 3.7 on white */
  [data-testid=stVegaLiteChart] svg text { fill: currentColor; fill-opacity: 0.8; }

  .vm-legend { width: 100%; border-collapse: collapse; font-size: 0.9rem; line-height: 1.2;
    font-variant-numeric: tabular-nums; margin-bottom: 1.25rem; }
  .vm-legend th { text-align: left; font-weight: 600; padding: 0 0 0.4rem; border: 0;
    vertical-align: bottom; }
  .vm-legend td { padding: 0.2rem 0; border: 0; }
  .vm-legend td:first-child { width: 2.1rem; line-height: 0; }
  .vm-legend th + th, .vm-legend td:last-child { text-align: right; padding-left: 0.5rem; }
  .vm-legend th + th { font-weight: 400; opacity: 0.75; }
  .vm-legend .vm-none td + td { opacity: 0.7; }
  .vm-swatch { display: inline-block; width: 1.5rem; height: 1rem; border: 1px solid #6b7480; }
  .vm-hatch { background-image: repeating-linear-gradient(
    45deg, transparent 0 3px, rgb(70 78 88 / 0.55) 3px 4px); }
  .vm-report { line-height: 1.7; max-width: 46rem; overflow-wrap: anywhere; }
  .vm-report sup { font-weight: 600; margin-inline: 0.15em; line-height: 0; }
  .vm-key span { margin-right: 0.6rem; white-space: nowrap; }
  .vm-incident { background: #fff0bf; color: #1b2330; }
  .vm-place { background: #cfe8f5; color: #1b2330; font-weight: 600; }
  .vm-foreign { background: #e4e6ea; color: #1b2330; font-style: italic; }
  .vm-organization { border-bottom: 2px dashed #6b7480; }
  .vm-person { border-bottom: 2px dotted #6b7480; }
  .vm-road { border-bottom: 1px solid #6b7480; }
  .vm-bibliography { opacity: 0.75; }
  .vm-figure { text-decoration: underline double #1f5a83; text-underline-offset: 0.2em; }

  .vm-evidence { margin: 0.25rem 0 0.75rem; padding: 0.1rem 0 0.1rem 1rem; line-height: 1.55;
    border-left: 3px solid #6b7480; max-width: 46rem; }
  .vm-evidence mark { background: #ffe8a3; color: #1b2330; padding: 0.05rem 0; }

  .vm-mark { display: inline-block; width: 0.85rem; height: 0.85rem; margin-left: 0.3rem;
    border: 2px solid; outline: 1px solid #6b7480; background-clip: padding-box; }
  .vm-circle, .vm-number { border-radius: 50%; }
  .vm-both { border-radius: 50% 0 0 50%; }
  .vm-diamond { transform: rotate(45deg) scale(0.85); }
  .vm-triangle { border-width: 0; outline: 0; clip-path: polygon(50% 0, 100% 100%, 0 100%); }
  .vm-pill { width: 1.4rem; margin-left: 0; border-width: 1px; border-radius: 0.5rem; outline: 0; }
  .vm-number::after, .vm-pill::after { display: block; font-size: 0.6rem; font-weight: 600;
    text-align: center; }
  .vm-number::after { content: "2"; color: #fff; line-height: calc(0.85rem - 4px); }
  .vm-pill::after { content: "+1"; color: #1b2330; line-height: calc(0.85rem - 2px); }
  /* the dashes of a border are uneven on so small a circle */
  .vm-dashed {
    border-style: none;
    padding: 2px;
    background-image: radial-gradient(closest-side, #6b7480 68%, transparent 74%),
      repeating-conic-gradient(#fff 0 35deg, transparent 35deg 60deg);
  }

  dl.vm-facts.vm-facts { display: grid; grid-template-columns: minmax(8rem, auto) 1fr;
    gap: 0.35rem 1rem; margin: 0 0 0.5rem; padding: 0; font-size: 0.93rem; line-height: 1.4; }
  .vm-facts dt { opacity: 0.8; }
  .vm-facts dd { margin: 0; overflow-wrap: anywhere; }

  /* the words of the drop zone in the page's language: see drop_zone.py */
  [data-testid=stFileUploaderDropzone] { min-height: 7rem; border-style: dashed;
    align-items: center; flex-wrap: wrap; }
  [data-testid=stFileUploaderDropzoneInstructions] { flex: 1 1 11rem; }
  [data-testid=stFileUploaderDropzoneInstructions] * { white-space: normal; overflow: visible; }
  [data-testid=stFileUploaderDropzone] button p { font-size: 0; }
  [data-testid=stFileUploaderDropzoneInstructions] span { font-size: 0; visibility: hidden; }
  [data-testid=stFileUploaderDropzone] button p::after { content: var(--vm-browse);
    font-size: 0.95rem; visibility: visible; }
  [data-testid=stFileUploaderDropzoneInstructions] span::after { content: var(--vm-limit);
    font-size: 0.95rem; visibility: visible; }

  .st-key-start a p, .st-key-result a p { text-decoration: underline;
    text-underline-offset: 0.2em; }

  /* what can be done with all files stays in sight below a long list of them */
  [data-testid=stLayoutWrapper]:has(> .st-key-actions) { position: sticky; bottom: 0; z-index: 2; }
  .st-key-actions { padding-block: 0.6rem; background: light-dark(#ffffff, #14181f); }

  .vm-file, .vm-why { margin: 0; overflow-wrap: anywhere; }
  .vm-file span { margin-left: 0.5rem; white-space: nowrap; font-size: 0.85rem; opacity: 0.9; }
  .vm-file span::before { content: ""; display: inline-block; width: 0.6rem; height: 0.6rem;
    margin-right: 0.35rem; border-radius: 50%; border: 2px solid #6b7480; }
  .vm-file .vm-ok::before { background: #6b7480; }
  .vm-file .vm-asks::before { border-style: dashed; }
  .vm-file .vm-bad::before { border-radius: 0; transform: rotate(45deg); }
  .vm-why { border-left: 3px solid #b5651d; padding-left: 0.8rem; line-height: 1.5; }

  /* white on the primary color of the dark theme could not be read */
  span[data-tag], [data-testid=stBaseButton-primary]:enabled {
    background-color: #1f5a83; color: #fff; }

  [data-testid=stMainBlockContainer] { padding-inline: clamp(1rem, 3.5vw, 3.5rem); }
  @media (max-width: 640px) { /* the map, not its title, is what a phone opens with */
    [data-testid=stMainBlockContainer] { padding-top: 3.75rem; }
    [data-testid=stHeading] h1 { font-size: 1.4rem; padding-block: 0.25rem 0.5rem; }
    .st-key-summary p { font-size: 1.05rem; line-height: 1.4; }
  }
  @media (hover: none) { /* buttons of a table that always show must not cover what is above it */
    [data-testid=stElementContainer]:has([data-testid=stDataFrame]) { margin-top: 1.9rem; }
  }
  [data-testid=stSidebarUserContent] [data-testid=stVerticalBlock] { gap: 0.6rem; }
  [data-testid=stSidebarHeader] { height: 2.5rem; min-height: 0; margin-bottom: 0; }
</style>
"""


def draw_style() -> None:
    """Add the style sheet to the page."""
    st.html(_CSS)
