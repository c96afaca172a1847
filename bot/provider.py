"""From `provider:model` to a chat model; the only place that knows providers."""

from __future__ import annotations

from typing import Any

from bot.errors import BadModel, MissingExtra
from bot.rephrase import Rephraser

EXTRAS = ("openai", "anthropic", "ollama")  # each names both the provider and the extra that brings it
_MOST_TOKENS = 500


def rephraser(spec: str, base_url: str | None = None, deadline: float = 8.0) -> Rephraser:
    """The writer that a setting names; MissingExtra or BadModel when it cannot be had."""
    provider, _, model = spec.partition(":")
    if provider not in EXTRAS or not model:
        raise BadModel(
            f"{spec!r} names no language model.",
            f"Give provider:model, the provider one of {', '.join(EXTRAS)}; a server that speaks the OpenAI "
            "protocol is openai:NAME with its address as the base URL.",
        )
    try:
        made = _made(model, provider, _options(provider, base_url, deadline))
    except ImportError:
        raise MissingExtra(provider, f"The language model {spec!r}") from None
    except Exception as error:
        # The provider's own message may quote a key, so only its kind is told.
        raise BadModel(
            f"The language model {spec!r} could not be set up ({type(error).__name__}).",
            "Set the key that it asks for (as OPENAI_API_KEY or ANTHROPIC_API_KEY), or unset the model.",
        ) from None
    return Rephraser(made, spec, deadline)


def _made(model: str, provider: str, options: dict[str, Any]) -> Any:
    from langchain.chat_models import init_chat_model

    try:
        return init_chat_model(model, model_provider=provider, **options)
    except ImportError:
        raise
    except Exception:
        if provider != "openai" or "base_url" not in options:
            raise
        # A server of one's own mostly wants no key; the client insists on one.
        return init_chat_model(model, model_provider=provider, api_key="unused", **options)


def _options(provider: str, base_url: str | None, deadline: float) -> dict[str, Any]:
    """Read time-outs end a thread whose provider stalls; no retries, for the quotes are ready anyway."""
    options: dict[str, Any] = {"base_url": base_url} if base_url else {}
    if provider == "ollama":
        return options | {
            "temperature": 0,
            "num_predict": _MOST_TOKENS,
            "client_kwargs": {"timeout": deadline},
        }
    options |= {"timeout": deadline, "max_retries": 0, "max_tokens": _MOST_TOKENS}
    if base_url:
        options["temperature"] = 0  # some hosted models refuse it, no server of one's own does
    return options
