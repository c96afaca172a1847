"""Reads our markup back, to see what a browser would make of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"input", "br", "meta", "link", "hr"}


@dataclass
class Markup(HTMLParser):
    """Tags with attributes, ids and text; `unbalanced` tells of tags that do not close in order."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""
    unbalanced: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.unbalanced = True

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]

    def all(self, tag: str, name: str = "") -> list[dict[str, str | None]]:
        """The attributes of the tags of a kind, of a class where one is given."""
        return [
            attrs
            for one, attrs in self.tags
            if one == tag and (not name or name in (attrs.get("class") or "").split())
        ]


def read(markup: str) -> Markup:
    """The markup, read."""
    reader = Markup()
    reader.feed(markup)
    reader.close()
    reader.unbalanced |= bool(reader._open)
    return reader
