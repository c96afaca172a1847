"""The source cards beside the chat, grouped by answer, and an answer as plain text to copy.

The panel is Markdown that nothing sanitises, so every word that goes in is escaped, on one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answer import Answer, Citation
from ui import page_text, words
from ui.render import anchors, escape, link, upper_first

_MARK = re.compile(r"\[\^[^\]\s]+\]")
_HEADING = re.compile(r"(?m)^#{1,6} .*$")
# What is left of a mark or a heading that the edge of the context cut through.
_CUT_HEAD = re.compile(r"^[^\s\[\]]*\]")
_CUT_TAIL = re.compile(r"(?:\[\^?[^\]]*|\n#+[^\n]*)$")
_BULLET = re.compile(r"(?m)^(?:[-*] |\d+\. )")

EMPTY = (
    "<p class='none'>Every sentence about the law carries a number. Choose a number to read the exact "
    "sentence it rests on, where that comes from, and when we last checked.</p><dl class='legend'>"
    + "".join(
        f"<div><dt class='{kind}'>{escape(name)}</dt><dd>{escape(meaning)}</dd></div>"
        for kind, (name, meaning) in words.SPAN.items()
    )
    + "</dl>"
)


def panel(answers: Sequence[Answer]) -> str:
    """The cards of every answer so far, the newest answer first; cards of earlier answers keep their ids."""
    named = list(zip(anchors(answers), answers, strict=True))
    cited = [(name, one) for name, one in reversed(named) if one.citations]
    groups = "".join(_group(one, name, number == 0) for number, (name, one) in enumerate(cited))
    copies = "".join(f"<pre hidden id='t-{name}'>{_verbatim(copy_text(one))}</pre>" for name, one in named)
    return (
        "<section class='sources' aria-labelledby='sources-title'><div class='bar'>"
        "<h2 id='sources-title' tabindex='-1'>Sources</h2>"
        "<button type='button' class='close'>Close sources</button></div>"
        f"{groups or EMPTY}{copies}</section>"
    )


def copy_text(answer: Answer) -> str:
    """Question, answer and numbered sources as plain text."""
    lines = [answer.question.strip(), "", answer.text.strip(), ""]
    for one in answer.citations:
        lines.append(f"[{one.n}] {_names(one)}. {words.place(one.jurisdiction)}. {words.status(one)}.")
        lines.append(f'    {words.span(one.kind)[0]}: "{one.quote.strip()}"')
        lines += [f"    {source.title}: {source.url}".rstrip(": ") for source in one.sources]
        lines.append(f"    {words.checked(one.checked)}; last checked {words.day(one.last_verified)}.")
    lines += [
        f"    {route.name}: {' '.join(part for part in (route.phone, route.url) if part)}"
        for route in answer.help
    ]
    lines += ["", f"{upper_first(answer.notice)}. Law as of {words.day(answer.as_of)}."]
    return "\n".join(lines)


def context(citation: Citation) -> tuple[str, str]:
    """The text around the quote, without our pages' marks, bullets and headings; an ellipsis where cut."""
    before, after = citation.before, citation.after
    if citation.kind == "note":
        before, after = (_BULLET.sub("", _HEADING.sub("", _MARK.sub("", part))) for part in (before, after))
        before, after = _CUT_HEAD.sub("", before), _CUT_TAIL.sub("", after)
    before, after = before.strip(), after.strip()
    if before and not re.match(r"[A-Z0-9\"“‘(]", before):
        before = f"… {before.partition(' ')[2]}"
    if after and not re.search(r"[.!?:][\"”’)]*$", after):
        after = f"{after.rpartition(' ')[0]} …"
    return before, after


def _names(citation: Citation) -> str:
    both = (citation.title, citation.citation)
    return ", ".join(part for number, part in enumerate(both) if part and part not in both[:number])


def _group(answer: Answer, name: str, newest: bool) -> str:
    cards = "".join(
        _card(answer, citation, f"{name}-{citation.n}", newest and number == 0)
        for number, citation in enumerate(answer.citations)
    )
    return (
        f"<section class='group' aria-labelledby='g-{name}'>"
        f"<h3 id='g-{name}'><span class='vh'>Sources for: </span>{escape(_short(answer.question))}</h3>"
        f"{cards}</section>"
    )


def _short(text: str, limit: int = 140) -> str:
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"


def _card(answer: Answer, citation: Citation, name: str, opened: bool) -> str:
    place, standing = escape(words.place(citation.jurisdiction)), escape(words.status(citation))
    formal = f"<span class='formal'>{escape(citation.citation)}</span>" if citation.citation else ""
    summary = (
        f"<span class='n'><span class='vh'>Source </span>{citation.n}</span><span class='what'>"
        f"<span class='title'>{escape(citation.title)}</span>{formal}"
        f"<span class='where'>{place}. {standing}</span></span>"
    )
    span, meaning = words.span(citation.kind)
    facts = (
        _fact(f"Status on {words.day(answer.as_of)}", words.status(citation))
        + _fact(span, meaning)
        + _fact("How far checked", words.checked(citation.checked))
        + _fact("Last checked", words.day(citation.last_verified))
    )
    return (
        f"<details class='card' id='s-{name}'{' open' if opened else ''}><summary>{summary}</summary>"
        f"<div class='inside'><p class='span span-{escape(citation.kind)}'>{escape(span)}</p>"
        f"{_quote(citation)}{_whole(citation)}<dl>{facts}</dl>{_sources(citation)}"
        f"<p><a class='back' href='#m-{name}'>Back to the answer</a></p></div></details>"
    )


def _whole(citation: Citation) -> str:
    """The way to the quote in its whole page; in a tab of its own, so that the chat stays."""
    address = page_text.address(citation.document_id, citation.start, citation.end)
    return (
        f"<p><a class='whole' href='{escape(address)}' target='_blank' rel='noopener'>Read the whole page"
        f"<span class='vh'> of source {citation.n} (opens in a new tab)</span></a></p>"
    )


def _quote(citation: Citation) -> str:
    before, after = (escape(part) for part in context(citation))
    return (
        f"<blockquote><span class='around'>{before} </span><mark>{escape(citation.quote)}</mark>"
        f"<span class='around'> {after}</span></blockquote>"
    )


def _fact(term: str, value: str) -> str:
    return f"<div><dt>{escape(term)}</dt><dd>{escape(value)}</dd></div>"


def _sources(citation: Citation) -> str:
    if not citation.sources:
        return ""
    items = "".join(
        f"<li>{link(one.url, escape(one.title)) or escape(one.title)} "
        f"<span class='how'>{escape(words.checked(one.checked))}</span></li>"
        for one in citation.sources
    )
    label = "Where it stands" if citation.kind == "official" else "Written from"
    return f"<p class='label'>{label}</p><ul class='from'>{items}</ul>"


def _verbatim(text: str) -> str:
    """Escaped with its line breaks as entities, so that the block stays on one line."""
    return "&#10;".join(escape_line(line) for line in text.splitlines())


def escape_line(line: str) -> str:
    """One line escaped with its indent kept."""
    indent = len(line) - len(line.lstrip())
    return "&#32;" * indent + escape(line)
