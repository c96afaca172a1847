"""Settings: read once, frozen, and refused with the variable's name."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.errors import BadModel
from ui.errors import ServeError
from ui.settings import Settings, read_settings, rephraser_of


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEEPFAKE_LAW_PORT", "8080")
    monkeypatch.setenv("DEEPFAKE_LAW_FRAME_ANCESTORS", "https://a.example, https://b.example")
    settings = read_settings()
    assert settings.port == 8080
    assert settings.frame_ancestors == ("https://a.example", "https://b.example")


def test_the_command_line_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEEPFAKE_LAW_PORT", "8080")
    assert read_settings(port=9090, host=None).port == 9090


@pytest.mark.parametrize("value", ["many", "0", "70000"])
def test_a_bad_value_names_its_variable(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DEEPFAKE_LAW_PORT", value)
    with pytest.raises(ServeError, match="DEEPFAKE_LAW_PORT"):
        read_settings()


def test_settings_are_frozen() -> None:
    with pytest.raises(ValidationError):
        Settings().port = 1  # type: ignore[misc]


def test_the_digest_follows_what_changes_an_answer() -> None:
    assert Settings().digest == Settings(port=9999).digest
    assert Settings().digest != Settings(embedding="some/folder").digest


def test_the_digest_follows_the_model() -> None:
    digests = {
        Settings(**given).digest
        for given in (
            {},
            {"model": "ollama:one"},
            {"model": "ollama:two"},
            {"model": "ollama:one", "model_base_url": "http://127.0.0.1:1"},
            {"model": "ollama:one", "model_deadline": 3},
        )
    }
    assert len(digests) == 5
    assert Settings(model_deadline=3).digest == Settings().digest  # no model, no difference


def test_no_model_is_used_unless_one_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rephraser_of(read_settings()) is None
    monkeypatch.setenv("DEEPFAKE_LAW_MODEL", "")
    assert rephraser_of(read_settings()) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("MODEL", "gpt"), ("MODEL", "openai:"), ("MODEL_DEADLINE", "0"), ("MODEL_DEADLINE", "x")],
)
def test_a_model_that_cannot_be_names_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"DEEPFAKE_LAW_{name}", value)
    with pytest.raises(ServeError, match=f"DEEPFAKE_LAW_{name} "):
        read_settings()


def test_an_unknown_provider_ends_in_our_error() -> None:
    with pytest.raises(BadModel, match="openai, anthropic, ollama"):
        rephraser_of(Settings(model="cohere:command"))


def test_the_corpus_is_the_shipped_one() -> None:
    assert (Settings().corpus / "README.md").is_file()
    assert isinstance(Settings().index, Path)
