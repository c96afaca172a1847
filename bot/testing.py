"""Doubles for tests and for extensions: a chat model that says, raises or stalls as it was told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import Field


class ScriptedChatModel(BaseChatModel):
    """Streams `script` at each call: text as a chunk, a number as seconds of silence, an exception raised.

    `heard` keeps the messages of every call.
    """

    script: tuple[str | float | Exception, ...] = ()
    heard: list[list[BaseMessage]] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        self.heard.append(messages)
        for step in self.script:
            if isinstance(step, Exception):
                raise step
            if isinstance(step, str):
                yield ChatGenerationChunk(message=AIMessageChunk(content=step))
            else:
                time.sleep(step)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        parts = [str(chunk.message.content) for chunk in self._stream(messages)]
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content="".join(parts)))])
