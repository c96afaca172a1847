"""Settings, read once at the edge from `DEEPFAKE_LAW_…` into one frozen object."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import platformdirs
from pydantic import BeforeValidator, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.prompts import REPHRASE_PROMPT_VERSION
from ingest.corpus import shipped
from ui.errors import ServeError

if TYPE_CHECKING:
    from bot.rephrase import Rephraser

PREFIX = "DEEPFAKE_LAW_"


def _parts(value: object) -> object:
    return (
        tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value
    )


def default_index() -> Path:
    """`index/` in a checkout, else a folder of the user's cache."""
    root = shipped().parent
    if (root / "pyproject.toml").is_file():
        return root / "index"
    return Path(platformdirs.user_cache_dir("deepfake-law-chat")) / "index"


Origins = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_parts)]


class Settings(BaseSettings):
    """Everything that an operator may set; the descriptions stand in the README too."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    host: str = Field(default="127.0.0.1", description="The address to serve at.")
    port: int = Field(default=7860, ge=1, le=65535, description="The port to serve at.")
    corpus: Path = Field(default_factory=shipped, description="The folder of pages.")
    index: Path = Field(default_factory=default_index, description="The folder of the index.")
    embedding: str | None = Field(
        default=None,
        description="A folder or a cached hub name of another embedding model; the shipped one when unset.",
    )
    frame_ancestors: Origins = Field(
        default=(), description="Origins that may frame the page, with commas between."
    )
    allowed_origins: Origins = Field(
        default=(), description="Origins that may call the API, with commas between."
    )
    concurrency: int = Field(default=4, ge=1, description="Questions that are answered at once.")
    queue_size: int = Field(
        default=64, ge=1, description="Questions that may wait; the next is told to come back."
    )
    model: str | None = Field(
        default=None,
        description="A language model that rephrases quotes, as `provider:model`; it is sent the question "
        "and the quotes. The provider is openai, anthropic or ollama, each an extra to install.",
    )
    model_base_url: str | None = Field(
        default=None, description="The address of the model's server, where it is not the provider's own."
    )
    model_deadline: float = Field(
        default=8,
        gt=0,
        le=120,
        description="Seconds a question may take with the model; then quotes are shown.",
    )

    @field_validator("model")
    @classmethod
    def _named(cls, value: str | None) -> str | None:
        if value and not re.fullmatch(r"[a-z]+:\S+", value):
            raise ValueError("it is not provider:model, as ollama:NAME")
        return value or None

    @property
    def digest(self) -> str:
        """What of the settings can change an answer, as a short digest for its receipt."""
        model = (self.model, self.model_base_url, self.model_deadline, REPHRASE_PROMPT_VERSION)
        parts = (self.embedding, *(model if self.model else ()))
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def read_settings(**given: object) -> Settings:
    """The settings of the environment, with what was given on the command line before them."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        raise ServeError(
            f"The setting {name} cannot be used: {first['msg']}.", f"Mend or unset {name}."
        ) from None


def rephraser_of(settings: Settings) -> Rephraser | None:
    """The writer that the settings name, or None; raises MissingExtra or BadModel."""
    if settings.model is None:
        return None
    from bot.provider import rephraser  # not imported by those who use no model

    return rephraser(settings.model, settings.model_base_url, settings.model_deadline)
