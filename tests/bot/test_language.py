"""The language of a question."""

from __future__ import annotations

import pytest

from bot.language import language_of

ROWS = [
    ("is it illegal to share a deepfake", "en"),
    ("who is dover", "en"),
    ("deepfake law uk", "en"),
    ("¿es ilegal hacer un deepfake de alguien en España?", "es"),
    ("est-ce illégal de créer un deepfake", "fr"),
    ("ist es strafbar ein deepfake zu machen", "de"),
    ("è illegale creare un deepfake", "it"),
    ("é ilegal fazer um deepfake", "pt"),
    ("wat kan ik doen als iemand een nepfoto van mij deelt", "nl"),
    ("czy to jest nielegalne", "pl"),
    ("ydy hi'n anghyfreithlon gwneud deepfake", "cy"),
    ("딥페이크 만들면 불법인가요", "ko"),
    ("ディープフェイクは違法ですか", "ja"),
    ("制作深度伪造违法吗", "zh"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_language(text: str, expected: str) -> None:
    assert language_of(text) == expected
