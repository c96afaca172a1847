"""A Markdown file with front matter becomes a SourceDocument, or an error with its file and line."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from ingest import document, vocabulary
from ingest.document import SourceDocument
from ingest.errors import CorpusError

_FENCE = "---"
_AGAIN = "Then run: deepfake-law check"
_OWN_FIELDS = {"text", "path", "sha256", "text_line"}


def read(path: Path, root: Path | None = None) -> SourceDocument:
    """Read one page; raises CorpusError with every fault of its front matter."""
    shown = str(path.relative_to(root)) if root else path.name
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CorpusError(f"cannot be read ({error.strerror}).", "Check its permissions.", path) from None
    return parse(raw, shown)


def parse(raw: bytes, path: str) -> SourceDocument:
    """The document that the bytes of a file hold; `path` is for messages."""
    text = _decode(raw, path)
    front, body, body_line = _fence(text, path)
    fields, lines = _yaml(front, path)
    for own in _OWN_FIELDS & fields.keys():
        raise CorpusError(
            f"{own!r} is not for the front matter.", f"Take it out. {_AGAIN}", path, lines.get((own,), 2)
        )
    try:
        return SourceDocument(
            **fields, text=body, path=path, sha256=hashlib.sha256(raw).hexdigest(), text_line=body_line
        )
    except ValidationError as error:
        faults = [_fault(one, lines) for one in error.errors()]
        line = faults[0][0]
        rest = "".join(f"\n{path}:{number}: {message}" for number, message in faults[1:])
        raise CorpusError(faults[0][1] + rest, _AGAIN, path, line) from None


def _decode(raw: bytes, path: str) -> str:
    if raw.startswith(b"\xef\xbb\xbf"):
        raise CorpusError("begins with a byte order mark.", "Save it as UTF-8 without BOM.", path, 1)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise CorpusError("is not UTF-8.", "Save it as UTF-8.", path, line) from None
    if "\0" in text:
        raise CorpusError("holds a NUL byte; it is not a text file.", "Replace or remove it.", path)
    if "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        raise CorpusError("has Windows or old Mac line ends.", "Save it with LF line ends.", path, line)
    return text


def _fence(text: str, path: str) -> tuple[str, str, int]:
    lines = text.split("\n")
    if lines[0] != _FENCE:
        raise CorpusError("has no front matter.", f"Begin the file with a line '---'. {_AGAIN}", path, 1)
    try:
        closing = lines.index(_FENCE, 1)
    except ValueError:
        message = "front matter is not closed."
        raise CorpusError(message, f"End it with a line '---'. {_AGAIN}", path, 1) from None
    front = "\n".join(lines[1:closing])
    return front, "\n".join(lines[closing + 1 :]), closing + 2


def _yaml(front: str, path: str) -> tuple[dict[str, Any], dict[tuple[Any, ...], int]]:
    try:
        node = yaml.compose(front, Loader=yaml.CSafeLoader)
        fields = yaml.load(front, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        line = mark.line + 2 if mark else 2
        hint = "Quote a value that holds a colon, a # or a leading bracket."
        raise CorpusError(f"front matter is not YAML: {problem}.", f"{hint} {_AGAIN}", path, line) from None
    if not isinstance(fields, dict) or node is None:
        raise CorpusError("front matter is not a set of fields.", f"Write 'id: …'. {_AGAIN}", path, 2)
    if odd := [name for name in fields if not isinstance(name, str)]:
        message = f"{odd[0]!r} is not the name of a field: YAML reads it as a value."
        raise CorpusError(message, f"Write a field of corpus/README.md. {_AGAIN}", path, 2)
    lines: dict[tuple[Any, ...], int] = {}
    _walk(node, (), lines, path, set())
    return fields, lines


def _walk(
    node: yaml.Node, at: tuple[Any, ...], lines: dict[tuple[Any, ...], int], path: str, seen: set[int]
) -> None:
    if id(node) in seen:  # an alias, which may even hold itself
        message, line = "a value is repeated by a YAML alias (*name).", node.start_mark.line + 2
        raise CorpusError(message, f"Write it out. {_AGAIN}", path, line)
    seen.add(id(node))
    lines.setdefault(at, node.start_mark.line + 2)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*at, key.value)
            if here in lines:
                message = f"{key.value!r} stands twice; YAML would keep only the last."
                raise CorpusError(message, f"Merge the two. {_AGAIN}", path, key.start_mark.line + 2)
            lines[here] = key.start_mark.line + 2
            _walk(value, here, lines, path, seen)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*at, index), lines, path, seen)


def _fault(error: Any, lines: dict[tuple[Any, ...], int]) -> tuple[int, str]:
    """The line of a pydantic error and a message that names the nearest allowed value."""
    at = tuple(error["loc"])
    line = next((lines[at[:size]] for size in range(len(at), -1, -1) if at[:size] in lines), 2)
    name = ".".join(str(part) for part in at)
    kind = error["type"]
    if kind == "missing":
        return line, f"{name} is missing. Add it: see corpus/README.md."
    if kind == "extra_forbidden":
        if error["input"] is None and " " in str(at[-1]):
            return (
                line,
                f"{name} is not a field: a comma inside {{…}} splits a value. Put the value in quotes.",
            )
        known = _known_fields(at)
        return line, f"{name} is not a field of a page. {_nearest(str(at[-1]), known)}"
    if kind == "enum":
        allowed = str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        return line, f"{name}: {error['input']!r} is not allowed. {_nearest(str(error['input']), allowed)}"
    message = error["msg"].removeprefix("Value error, ")
    return line, f"{name}: {message}. Mend it: see corpus/README.md."


def _known_fields(at: tuple[Any, ...]) -> list[str]:
    names = [part for part in at[:-1] if isinstance(part, str)]
    parts: dict[str, type[document.Part]] = {
        "timeline": document.Event,
        "rules": document.Rule,
        "maximum": document.Maximum,
        "asks": document.Ask,
        "traps": document.Trap,
        "help": document.Help,
        "sources": document.Source,
    }
    model = parts.get(names[-1], SourceDocument) if names else SourceDocument
    return [field for field in model.model_fields if field not in _OWN_FIELDS]


def _nearest(word: str, allowed: Iterable[str]) -> str:
    allowed = list(allowed)
    near = difflib.get_close_matches(word.lower(), allowed, n=1, cutoff=0.5)
    if near:
        return f"Did you mean {near[0]!r}? Allowed: {', '.join(allowed)}."
    return f"Allowed: {', '.join(allowed)}."


def enums() -> dict[str, list[str]]:
    """Every closed list of the vocabulary with its words, for the documentation and its test."""
    return {
        name: [str(word) for word in value]
        for name, value in vars(vocabulary).items()
        if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
    }
