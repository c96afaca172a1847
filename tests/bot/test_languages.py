"""Fixed phrases in other languages."""

from __future__ import annotations

import pytest

from bot import phrases
from bot.answer import NOTICE
from bot.languages import _ENGLISH, _OTHERS, LANGUAGES, say


def test_at_least_ten_languages() -> None:
    assert len(LANGUAGES) > 10


@pytest.mark.parametrize("language", _OTHERS)
def test_every_language_has_every_phrase(language: str) -> None:
    assert len(_OTHERS[language]) == len(_ENGLISH)
    for english in _ENGLISH:
        told = say(english, language)
        assert told != english
        assert told.strip() == told


def test_no_phrase_is_told_twice() -> None:
    for rows in _OTHERS.values():
        assert len(set(rows)) == len(rows)


def test_english_and_unknown_languages_keep_the_phrase() -> None:
    assert say(phrases.VICTIM, "en") == say(phrases.VICTIM, "xx") == phrases.VICTIM


def test_a_region_does_not_matter() -> None:
    assert say(phrases.VICTIM, "es-MX") == say(phrases.VICTIM, "es")


def test_the_notice_is_the_one_of_the_contract() -> None:
    assert phrases.NOTICE == NOTICE
