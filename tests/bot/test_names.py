"""Laws and cases named in a question: those that are held, and those that are not."""

from __future__ import annotations

import pytest

from bot.names import Catalogue, canonical
from tests.bot.corpora import shipped


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(shipped())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Section 66E", "s.66E"),
        ("s. 66E", "s66e"),
        ("section 66B(4)", "s.66B(4)"),
        ("Article 50", "art. 50"),
        ("15 U.S.C. 6851", "15 USC 6851"),
        ("Take It Down Act", "TAKE IT DOWN ACT"),
    ],
)
def test_spellings_of_one_name_agree(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("who is anthony dover", "gb-eaw-dover-case"),
        ("Dover's ban", "gb-eaw-dover-order"),
        ("what is s.66E", "gb-eaw-soa2003-s66e-create"),
        ("is the DEFIANCE Act law", "us-defiance-act"),
        ("what does the take it down act say", "us-take-it-down-crime"),
    ],
)
def test_held_names_are_found(catalogue: Catalogue, text: str, document: str) -> None:
    assert document in catalogue.named_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "What is section 66Z of the Sexual Offences Act 2003?",
        "Tell me about the Deepfake Prevention Act 2022",
        "what does the deepfake victims protection act say",
        "what did R v Bloggs decide",
        "does Article 226-99 apply",
    ],
)
def test_inventions_are_found_out(catalogue: Catalogue, text: str) -> None:
    assert catalogue.unknown_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "what does the AI Act require",
        "the Online Safety Act 2023",
        "what is the Sexual Offences Act 2003",
        "is it a criminal act to share one",
        "what does the law say",
        "England v Scotland on deepfakes",
        "is the DEFIANCE Act law",
        "the new law in Florida",
    ],
)
def test_what_is_held_or_general_is_no_invention(catalogue: Catalogue, text: str) -> None:
    assert not catalogue.unknown_in(text)


def test_every_name_of_every_page_finds_its_page(catalogue: Catalogue) -> None:
    lost = [
        (one.id, name)
        for one in shipped()
        for name in one.names
        if len(canonical(name)) > 2 and one.id not in catalogue.named_in(f"tell me about {name} please")
    ]
    assert not lost


def test_the_name_of_a_law_asks_for_nothing(catalogue: Catalogue) -> None:
    assert "DOWN" not in catalogue.without_names("is the TAKE IT DOWN Act in force")
