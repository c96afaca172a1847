"""A page under check: its document, its raw text, and the line of every field of its front matter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import yaml

from ingest.document import SourceDocument

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One fault: where it is (`line` 1-based), what it is, and the fix. Only errors fail the check."""

    path: str
    line: int
    code: str
    message: str
    fix: str
    level: Level = "error"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.level} {self.code}: {self.message} {self.fix}".rstrip()


@dataclass(frozen=True)
class Page:
    """A page that could be read; `file` is where it stands."""

    document: SourceDocument
    file: Path

    @cached_property
    def raw(self) -> str:
        """The whole file."""
        return self.file.read_text(encoding="utf-8")

    @cached_property
    def _lines(self) -> dict[tuple[str | int, ...], int]:
        front = "\n".join(self.raw.split("\n")[1 : self.document.text_line - 2])
        lines: dict[tuple[str | int, ...], int] = {}
        _walk(yaml.compose(front, Loader=yaml.CSafeLoader), (), lines)
        return lines

    def line(self, *at: str | int) -> int:
        """The line of a field, or of the nearest field above it."""
        return next((self._lines[at[:size]] for size in range(len(at), 0, -1) if at[:size] in self._lines), 1)

    def error(self, line: int, code: str, message: str, fix: str) -> Finding:
        """A fault that must be mended."""
        return Finding(self.document.path, line, code, message, fix, "error")

    def warning(self, line: int, code: str, message: str, fix: str) -> Finding:
        """A fault that may be left with a reason."""
        return Finding(self.document.path, line, code, message, fix, "warning")


def _walk(node: yaml.Node | None, at: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int]) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            lines[(*at, key.value)] = key.start_mark.line + 2
            _walk(value, (*at, key.value), lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            lines[(*at, index)] = value.start_mark.line + 2
            _walk(value, (*at, index), lines)
