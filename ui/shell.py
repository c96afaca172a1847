"""The fixed parts of the chat page, in our own markup: head, welcome, pickers, the button that leaves."""

from __future__ import annotations

from collections.abc import Sequence

from ui import render
from ui.render import escape

TITLE = "Deepfakes and the law"
# The plain pages: address and name.
PAGES = (("/library", "Library"), ("/compare", "Compare"), ("/timeline", "Timeline"), ("/about", "About"))

HEAD = (
    b"<link rel='stylesheet' href='/ui/tokens.css'><link rel='stylesheet' href='/ui/chat.css'>"
    b"<link rel='icon' href='/ui/icon.svg' type='image/svg+xml'><meta name='robots' content='noarchive'>"
    b"<script src='/ui/leave.js' defer></script><script src='/ui/chat.js' defer></script>"
)
BODY = (
    b"<button type='button' id='leave' aria-describedby='leave-how'>Leave this page</button>"
    b"<span id='leave-how' hidden>or press Escape three times</span>"
    b"<noscript><p>The chat needs JavaScript. The <a href='/library'>library</a> does not. "
    b"If someone is in danger now, call 999 in the UK, 112 in the EU or 911 in the US.</p></noscript>"
)


def header() -> str:
    """The page's one level-one heading and what the page is."""
    return (
        f"<header class='head'><h1>{TITLE}</h1>"
        "<p>Answers where every sentence can be checked. Information, not legal advice.</p></header>"
    )


def welcome(examples: Sequence[str]) -> str:
    """What stands before the first question."""
    return (
        "<div class='hello'><p class='big'>What would you like to know?</p>"
        "<p>Ask in your own words: what the law says, since when, and where to get help. "
        "Nothing you write here is stored.</p>"
        f"{render.buttons('examples', 'For example', examples)}"
        f"<nav class='pages' aria-label='Pages'><p>Or read:</p><ul>{_links()}</ul></nav></div>"
    )


def _links() -> str:
    return "".join(f"<li><a href='{to}'>{name}</a></li>" for to, name in PAGES)


def pickers(places: Sequence[tuple[str, str]]) -> str:
    """Place and day as native controls, which every screen reader knows; `chat.js` feeds them to Gradio."""
    groups: dict[str, list[str]] = {"United Kingdom": [], "United States": [], "Elsewhere": []}
    for code, name in places:
        group = {"GB": "United Kingdom", "US": "United States"}.get(code[:2], "Elsewhere")
        groups[group].append(f"<option value='{escape(code)}'>{escape(name)}</option>")
    options = "".join(
        f"<optgroup label='{label}'>{''.join(options)}</optgroup>"
        for label, options in groups.items()
        if options
    )
    return (
        "<details class='pick'><summary>Place and day</summary><div class='row'>"
        "<div class='field'><label for='pick-place'>Place</label>"
        "<select id='pick-place' class='feeds' autocomplete='off'>"
        f"<option value=''>As my question says</option>{options}</select></div>"
        "<div class='field'><label for='pick-day'>What day did it happen?</label>"
        "<input id='pick-day' class='feeds' type='text' autocomplete='off' "
        "placeholder='Today' aria-describedby='pick-help'>"
        "<span id='pick-help' class='vh'>Optional. A year such as 2023, or a day such as 2023-05-01.</span>"
        "</div>"
        "</div></details>"
    )
