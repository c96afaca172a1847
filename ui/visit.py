"""One visit: the answers so far, carried by the page, so that the server keeps nothing between questions."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.answer import Answer
from ui import cards, render

Message = dict[str, str]


class Visit(BaseModel):
    """The answers of this page, oldest first."""

    model_config = ConfigDict(frozen=True)

    answers: tuple[Answer, ...] = ()

    @classmethod
    def read(cls, text: str) -> Visit:
        """From what the page sends back; a page that has been meddled with starts afresh."""
        try:
            return cls.model_validate_json(text) if text else cls()
        except ValidationError:
            return cls()

    def written(self) -> str:
        """For the page to keep."""
        return self.model_dump_json(by_alias=True)

    def plus(self, answer: Answer) -> Visit:
        """The visit with one more answer."""
        return Visit(answers=(*self.answers, answer))

    def history(self) -> list[Message]:
        """Question and answer in turn, as the engine takes them."""
        return [
            {"role": role, "content": content}
            for one in self.answers
            for role, content in (("user", one.question), ("assistant", one.text))
        ]

    def messages(self) -> list[Message]:
        """Question and answer in turn, as the chat shows them."""
        return [
            {"role": role, "content": content}
            for name, one in zip(render.anchors(self.answers), self.answers, strict=True)
            for role, content in (
                ("user", render.question(one.question)),
                ("assistant", render.answer(one, name)),
            )
        ]

    def panel(self) -> str:
        """The source cards of every answer."""
        return cards.panel(self.answers)
