"""What the faces ask of the engine; `bot.engine.Engine` has it, and so has the fake of the tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from bot.answer import Answer, AnswerSentence
from ingest.index import Index


class Asked(Protocol):
    """Answers questions; raises `BadInput` for a question that cannot be used."""

    @property
    def generation(self) -> str:
        """The index that answers come from."""

    @property
    def index(self) -> Index:
        """The index as it is published now, with the corpus that the pages show."""

    def stream(
        self,
        text: str,
        *,
        jurisdiction: str | None = None,
        as_of: str | None = None,
        history: Sequence[Mapping[str, str]] = (),
        language: str | None = None,
    ) -> Iterator[AnswerSentence | Answer]:
        """Whole sentences as they are verified, then the answer."""

    def ask(
        self,
        text: str,
        *,
        jurisdiction: str | None = None,
        as_of: str | None = None,
        history: Sequence[Mapping[str, str]] = (),
        language: str | None = None,
    ) -> Answer:
        """The whole answer."""

    def places(self) -> list[tuple[str, str]]:
        """Code and name of the places to choose from."""

    def examples(self) -> list[str]:
        """Questions for a page that has none yet."""
