"""From a setting to a chat model: what is missing is named, what is given is passed on."""

from __future__ import annotations

import builtins
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from bot.errors import BadModel, MissingExtra
from bot.provider import EXTRAS, rephraser
from bot.testing import ScriptedChatModel


@pytest.fixture
def asked_for(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """`init_chat_model` of a langchain that is not there; keeps what it was given."""
    given: list[dict[str, Any]] = []

    def init_chat_model(model: str, **options: Any) -> ScriptedChatModel:
        given.append({"model": model, **options})
        if model == "needs-key" and "api_key" not in options:
            raise ValueError("the key sk-secret is wrong")
        return ScriptedChatModel()

    package = ModuleType("langchain")
    package.chat_models = SimpleNamespace(init_chat_model=init_chat_model)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "langchain", package)
    monkeypatch.setitem(sys.modules, "langchain.chat_models", package.chat_models)
    return given


@pytest.mark.parametrize("provider", EXTRAS)
def test_a_missing_extra_is_named_with_its_pip_line(monkeypatch: pytest.MonkeyPatch, provider: str) -> None:
    real = builtins.__import__

    def none_there(name: str, *rest: Any) -> Any:
        if name.split(".")[0] == "langchain":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", none_there)
    with pytest.raises(MissingExtra) as caught:
        rephraser(f"{provider}:any")
    assert caught.value.exit_code == 2
    assert provider in caught.value.message
    assert f"pip install 'deepfake-law-chat[{provider}]'" in caught.value.next


@pytest.mark.parametrize("spec", ["", "gpt", "openai:", "cohere:command", ":x"])
def test_what_names_no_model_is_refused(spec: str) -> None:
    with pytest.raises(BadModel, match="openai, anthropic, ollama"):
        rephraser(spec)


@pytest.mark.parametrize("provider", EXTRAS)
def test_the_deadline_and_no_retry_reach_the_provider(asked_for: list[dict[str, Any]], provider: str) -> None:
    made = rephraser(f"{provider}:some:model", "http://127.0.0.1:9/v1", 3)
    assert (made.name, made.deadline) == (f"{provider}:some:model", 3)
    (given,) = asked_for
    assert (given["model"], given["model_provider"]) == ("some:model", provider)
    assert given["base_url"] == "http://127.0.0.1:9/v1"
    assert given["temperature"] == 0
    assert given.get("timeout", given.get("client_kwargs", {}).get("timeout")) == 3
    assert provider == "ollama" or given["max_retries"] == 0


def test_a_hosted_model_keeps_its_own_temperature(asked_for: list[dict[str, Any]]) -> None:
    rephraser("openai:gpt")
    assert "temperature" not in asked_for[0]
    assert "base_url" not in asked_for[0]


def test_a_server_of_ones_own_needs_no_key(asked_for: list[dict[str, Any]]) -> None:
    rephraser("openai:needs-key", "http://127.0.0.1:9/v1")
    assert asked_for[-1]["api_key"]


def test_a_model_without_its_key_says_so_and_quotes_no_key(asked_for: list[dict[str, Any]]) -> None:
    with pytest.raises(BadModel, match="OPENAI_API_KEY") as caught:
        rephraser("openai:needs-key")
    assert "sk-secret" not in str(caught.value)
