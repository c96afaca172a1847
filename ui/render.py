"""An Answer as the chat shows it: one block of HTML that passes the chat's sanitiser, with its marks.

Everything that is not ours is escaped here. The block has no line break, because a blank line would end it
and hand the rest to the Markdown parser. The sanitiser keeps `id`, `class` and `href`; it drops ARIA and data
attributes, so what a screen reader needs stands as hidden text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from bot.answer import Answer, AnswerKind, AnswerSentence, Citation, HelpRoute, Role
from ui import words


def escape(text: str) -> str:
    """Text as HTML on one line."""
    return html.escape(" ".join(text.split()), quote=True)


def question(text: str, limit: int = 1200) -> str:
    """The reader's own words, cut for display where they are very long."""
    shown = text if len(text) <= limit else text[:limit] + " […]"
    return f"<div class='asked'>{escape(shown)}</div>"


def pending(sentences: Sequence[AnswerSentence]) -> str:
    """What stands while an answer is being written: the sentences so far, their marks not yet links."""
    said = "".join(
        f"<p><span class='s'>{_with_marks(one.text, marks)}</span></p>"
        for one in sentences
        for marks in ("".join(f"<span class='cite'>[{n}]</span>" for n in one.citations),)
    )
    return f"<div class='answer'>{said}<p class='wait'>Looking in the sources</p></div>"


def answer(value: Answer, name: str) -> str:
    """The whole answer: correction and help first, then the sentences with marks, options, what to know.

    `name` is the answer's part of element ids, from `anchors`.
    """
    marks = _Marks(value, name)
    first, rest = _opening(value)
    parts = [_head(value)]
    if value.corrected:
        parts.append(
            f"<p class='corrected'><span class='tag'>Correction</span> {escape(value.corrected)}</p>"
        )
    if value.kind is AnswerKind.HELP:
        parts += [_paragraphs(first, marks), _help(value.help), _paragraphs(rest, marks)]
    else:
        parts += [_paragraphs((*first, *rest), marks), _help(value.help)]
    parts += [_clarify(value), _aside(value), _buttons("follow", "Ask next", value.follow_ups)]
    return f"<div class='answer kind-{value.kind}'>{''.join(parts)}{_foot(value, name)}</div>"


def problem(message: str, next_step: str) -> str:
    """What went wrong and what to do next, said at once by a screen reader."""
    return f"<p class='problem' role='alert'>{escape(message)} {escape(next_step)}</p>"


def buttons(name: str, label: str, texts: Sequence[str]) -> str:
    """Texts that are asked when they are pressed."""
    return _buttons(name, label, texts)


_UNCITED = (Role.HELP, Role.NOTICE)


class _Marks:
    """The marks of one answer; the second mark of a number gets an id of its own."""

    def __init__(self, value: Answer, name: str) -> None:
        self.id = name
        self.by_n = {citation.n: citation for citation in value.citations}
        self.seen: dict[int, int] = {}

    def of(self, sentence: AnswerSentence) -> str:
        """The links after a sentence."""
        return "".join(self._one(n, self.by_n[n]) for n in sentence.citations if n in self.by_n)

    def _one(self, n: int, citation: Citation) -> str:
        self.seen[n] = self.seen.get(n, 0) + 1
        again = f"-{self.seen[n]}" if self.seen[n] > 1 else ""
        said = f"<span class='vh'> source: {escape(words.reference(citation))}</span>"
        return f"<a id='m-{self.id}-{n}{again}' class='cite' href='#s-{self.id}-{n}'>[{n}{said}]</a>"


def anchors(answers: Sequence[Answer]) -> list[str]:
    """Each answer's part of element ids: its own id, told apart where the same question was asked twice."""
    seen: dict[str, int] = {}
    names = []
    for one in answers:
        name = re.sub(r"[^A-Za-z0-9_]+", "_", one.id)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name}.{seen[name]}")
    return names


def _opening(value: Answer) -> tuple[Sequence[AnswerSentence], Sequence[AnswerSentence]]:
    """The kind words before the help routes, and the rest; a route that has a card is not said twice."""
    names = tuple(route.name for route in value.help)
    left = [
        one
        for one in value.sentences
        if one.citations or one.role is not Role.HELP or not one.text.startswith(names or "\0")
    ]
    count = next((n for n, one in enumerate(left) if one.citations or one.role not in _UNCITED), len(left))
    return left[:count], left[count:]


def _head(value: Answer) -> str:
    label = words.LABEL[value.kind]
    where = ", ".join(words.place(code) for code in value.jurisdictions)
    law = where and f"{where} · as of {words.day(value.as_of)}"
    tag = f"<span class='tag'>{escape(label)}</span> " if label else ""
    return f"<p class='about'>{tag}{escape(law)}</p>" if tag or law else ""


def _paragraphs(sentences: Sequence[AnswerSentence], marks: _Marks) -> str:
    """A lead opens a paragraph of its own, steps of help are a list, the other sentences run on."""
    groups: list[tuple[str, list[str]]] = []
    for sentence in sentences:
        kind = {Role.LEAD: "lead", Role.NOTICE: "notice", Role.HELP: "steps"}.get(sentence.role, "said")
        if not groups or kind != groups[-1][0] or kind == "lead":
            groups.append((kind, []))
        groups[-1][1].append(f"<span class='s'>{_with_marks(sentence.text, marks.of(sentence))}</span>")
    return "".join(
        f"<ul class='steps'>{''.join(f'<li>{one}</li>' for one in spans)}</ul>"
        if kind == "steps"
        else f"<p class='{kind}'>{' '.join(spans)}</p>"
        for kind, spans in groups
    )


def _with_marks(text: str, marks: str) -> str:
    """The last word and its marks do not part at the end of a line."""
    if not marks:
        return escape(text)
    head, space, last = escape(text).rpartition(" ")
    return f"{head}{space}<span class='nb'>{last}{marks}</span>"


def _help(routes: Sequence[HelpRoute]) -> str:
    if not routes:
        return ""
    return f"<ul class='help'>{''.join(_route(route) for route in routes)}</ul>"


def _route(route: HelpRoute) -> str:
    ways = [words.HOW.get(way, way) for way in route.how if way != "phone"]
    open_now = {True: "Open now", False: "Closed now", None: ""}[route.open_now]
    facts = [
        f"Ages: {route.ages}" if route.ages else "",
        words.place(route.place),
        " · ".join(part for part in (route.hours, open_now) if part),
        f"Without speaking: {', '.join(ways)}" if ways else "",
    ]
    reach = ""
    if route.phone:
        dial = re.sub(r"[^0-9+]", "", route.phone)
        reach += f"<a class='reach' href='tel:{dial}'>Call {escape(route.phone)}</a>"
    if route.url:
        reach += link(route.url, f"Website<span class='vh'> of {escape(route.name)}</span>", "reach")
    return (
        f"<li><strong class='name'>{escape(route.name)}</strong>"
        f"<span class='does'>{escape(upper_first(route.for_))}</span>"
        f"<span class='facts'>{' · '.join(escape(fact) for fact in facts if fact)}</span>"
        f"<span class='ways'>{reach}</span></li>"
    )


def link(url: str, label: str, name: str = "") -> str:
    """A link out of the page that tells the other site nothing; only web addresses become one."""
    if not re.match(r"https?://", url):
        return ""
    return (
        f"<a class='{name}' href='{html.escape(url, quote=True)}' target='_blank' "
        f"rel='noreferrer noopener'>{label}<span class='vh'> (opens in a new tab)</span></a>"
    )


def _clarify(value: Answer) -> str:
    if value.clarify is None:
        return ""
    return f"<p class='clarify'>{escape(value.clarify.ask)}</p>" + _buttons(
        "options", "Choose one", value.clarify.options
    )


def _aside(value: Answer) -> str:
    notes = [words.degraded(code) for code in value.degraded]
    if value.withheld:
        notes.append(words.withheld(value.withheld))
    return "".join(f"<p class='aside'>{escape(note)}</p>" for note in notes)


def _buttons(name: str, label: str, texts: Sequence[str]) -> str:
    if not texts:
        return ""
    options = "".join(f"<li><button type='button' class='ask'>{escape(text)}</button></li>" for text in texts)
    return f"<div class='{name}'><p class='label'>{escape(label)}</p><ul>{options}</ul></div>"


def _foot(value: Answer, name: str) -> str:
    if not value.sentences and not value.help:
        return ""
    copy = f"<button type='button' class='copy' id='c-{name}'>Copy with sources</button>"
    return f"<p class='foot'><span>{escape(upper_first(value.notice))}.</span> {copy}</p>"


def upper_first(text: str) -> str:
    """A phrase as the start of a sentence."""
    return text[:1].upper() + text[1:]
