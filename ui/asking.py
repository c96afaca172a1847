"""Questions from the command line: one, or one a line; answers as text or JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from rich.console import Console
from rich.markdown import Markdown

from bot.answer import Answer
from bot.understand import clean
from ingest.document import Passage
from ingest.errors import BadInput, DeepfakeLawError
from ingest.index import Index
from ui import words

Write = Callable[[dict[str, Any]], None]
_FIELDS = frozenset({"id", "question", "jurisdiction", "as_of", "history", "language"})
_FORM = '{"id": "1", "question": "..."}'


class Searched(Protocol):
    """The part of the engine that a search for passages uses."""

    @property
    def index(self) -> Index:
        """The index as it is published now."""


class Asker(Searched, Protocol):
    """The part of the engine that the command line uses."""

    def ask(self, text: str, **said: Any) -> Answer:
        """The whole answer."""


def read_text(path: Path) -> str:
    """A file's text, or standard input for `-`; BadInput where it cannot be read as text."""
    try:
        raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}).", "Name a file that exists.") from None
    return raw.decode("utf-8", errors="surrogateescape")


def read_history(path: Path) -> Sequence[Mapping[str, str]]:
    """The conversation so far, from a JSON file."""
    try:
        history = json.loads(read_text(path))
    except ValueError:
        history = None
    if not isinstance(history, list):
        raise BadInput(
            f"{path} is not a JSON list of turns.",
            'Write [{"role": "user", "content": "..."}, …], oldest first.',
        )
    return history


def read_lines(path: Path) -> list[str]:
    """The lines of a batch file that hold something."""
    lines = [line for line in read_text(path).split("\n") if line.strip()]
    if not lines:
        raise BadInput(f"{path} holds no lines.", f"Write one JSON object a line: {_FORM}")
    return lines


def ask_batch(lines: Iterable[str], engine: Asker, write: Write) -> int:
    """An answer or an error a line, in order; 2 when any line was bad, else 0."""

    def one(item: dict[str, Any]) -> dict[str, Any]:
        said = {name: item.get(name) for name in ("jurisdiction", "as_of", "language")}
        answer = engine.ask(item["question"], history=item.get("history") or (), **said)
        return json.loads(answer.to_json(indent=None))

    return _each(lines, one, write, "question")


def search_batch(lines: Iterable[str], engine: Asker, k: int, write: Write) -> int:
    """The passages for a query a line, in order; 2 when any line was bad, else 0."""
    return _each(lines, lambda item: {"passages": passages(engine, item["query"], k)}, write, "query")


def _each(
    lines: Iterable[str], answer: Callable[[dict[str, Any]], dict[str, Any]], write: Write, key: str
) -> int:
    worst = 0
    for number, line in enumerate(lines, start=1):
        identity: Any = None
        try:
            item = _item(line, number, key)
            identity = item.get("id")
            value = answer(item)
        except DeepfakeLawError as error:
            worst = 2
            identity = identity if identity is not None else _id_of(line)
            write({"id": identity, "error": error_value(error)})
        else:
            write({**value, "id": identity})
    return worst


def _item(line: str, number: int, key: str) -> dict[str, Any]:
    try:
        item = json.loads(line)
    except ValueError:
        raise BadInput(f"Line {number} is not JSON.", f"Write one object a line: {_FORM}") from None
    if not isinstance(item, dict):
        raise BadInput(f"Line {number} is not a JSON object.", f"Write one object a line: {_FORM}")
    if unknown := sorted(item.keys() - (_FIELDS | {key, "k"})):
        raise BadInput(
            f"Line {number} has a field {unknown[0]!r}.", f"The fields are: {', '.join(sorted(_FIELDS))}."
        )
    if not isinstance(item.get(key), str):
        raise BadInput(f"Line {number} has no {key!r} in words.", f"Add it: {_FORM}")
    for name in ("jurisdiction", "as_of", "language"):
        if item.get(name) is not None and not isinstance(item[name], str):
            raise BadInput(f"Line {number}: {name!r} is not text.", "Put it in quotes, or leave it out.")
    if item.get("history") is not None and not isinstance(item["history"], list):
        raise BadInput(f"Line {number}: 'history' is not a list of turns.", "Mend it, or leave it out.")
    return item


def _id_of(line: str) -> Any:
    """The id of a line that could not be used, where it has one."""
    try:
        item = json.loads(line)
    except ValueError:
        return None
    return item.get("id") if isinstance(item, dict) else None


def error_value(error: DeepfakeLawError) -> dict[str, str]:
    """An error as JSON."""
    return {"code": error.code, "message": error.message, "next": error.next}


def passages(engine: Searched, query: str, k: int) -> list[dict[str, Any]]:
    """The nearest passages as JSON values, best first."""
    index = engine.index
    found = []
    for hit in index.search(clean(query), k=k):
        passage = hit.passage or _first_of(index, hit.document_id, hit.heading)
        if passage is None:
            continue
        document = index.corpus[hit.document_id]
        found.append(
            {
                "passage_id": passage.id,
                "document_id": document.id,
                "title": document.title,
                "citation": document.citation,
                "jurisdiction": document.jurisdiction,
                "heading": hit.heading,
                "start": passage.start,
                "end": passage.end,
                "text": passage.text,
                "score": round(hit.score, 4),
            }
        )
    return found


def _first_of(index: Index, document_id: str, heading: str) -> Passage | None:
    return next((one for one in index.passages_of(document_id) if one.heading == heading), None)


def show(answer: Answer, console: Console) -> None:
    """An answer for a terminal: the text, then its sources, then the notice."""
    # Without soft wrapping: Markdown lists are cut at the width otherwise, and help must be read whole.
    Console(file=console.file, highlight=False).print(Markdown(answer.text))
    if answer.clarify:
        console.print(f"\n{answer.clarify.ask} {' / '.join(answer.clarify.options)}", markup=False)
    if answer.citations:
        console.print()
    for one in answer.citations:
        console.print(f"[{one.n}] {one.citation or one.title}. {words.status(one)}.", markup=False)
        console.print(f"    “{one.quote}”", markup=False)
        console.print(
            f"    {one.kind}; source {one.checked}; last checked {one.last_verified}. {one.url}", markup=False
        )
    console.print(f"\n{answer.notice[0].upper()}{answer.notice[1:]}.", style="dim")


def show_passages(found: Sequence[Mapping[str, Any]], console: Console) -> None:
    """Passages for a terminal."""
    if not found:
        console.print("Nothing found.")
    for one in found:
        console.print(f"{one['score']:.2f}  {one['title']} — {one['heading']}", markup=False, style="bold")
        console.print(f"      {one['document_id']} {one['start']}-{one['end']}", markup=False, style="dim")
        console.print(one["text"], markup=False)
