"""What a sentence is taken apart into, and what its evidence holds."""

import pytest

from bot.answer import Role
from bot.draft import DraftSentence, Origin, Quote
from bot.evidence import gather, rule_text
from bot.facts import Kind, facts
from bot.meaning import read
from tests.bot.alterations import ORIGINALS, PAGES, modelled, quote

VALUES = [
    ("Since 31 January 2024 under s. 66B", [("date", "2024-01-31", "start"), ("section", "66B", "")]),
    ("two years, or 24 months", [("month", "24", ""), ("month", "24", "")]),  # one length, two spellings
    ("up to five years", [("month", "60", "max")]),
    ("The maximum is five years", [("month", "60", "max")]),
    ("at least $150,000", [("USD", "150000", "min")]),
    ("more than 1,000 images", [("count", "1000", "gt")]),
    ("within 48 hours", [("hour", "48", "within")]),
    ("before 6 February 2026", [("date", "2026-02-06", "before")]),
    ("two years or more", [("month", "24", "min")]),
    ("£200 or 10 per cent", [("GBP", "200", ""), ("%", "10", "")]),
    ("Directive 2011/93", [("", "2011/93", "")]),
]


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_values(text: str, values: list[tuple[str, str, str]]) -> None:
    assert [(one.unit, one.value, one.bound) for one in facts(text).values] == values


def test_names_and_places() -> None:
    found = facts("Anthony Dover was fined by Poole Magistrates' Court in England and Wales, not in Georgia.")
    assert found.names == (("Anthony", "Dover"), ("Poole", "Magistrates", "Court"))
    assert found.places == (frozenset({"GB-EAW"}), frozenset({"GE", "US-GA"}))


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("sharing an image without consent", {"consent"}),
        ("the person who did not consent", {"consent"}),
        ("non-consensual sharing", {"consent"}),
        ("the law has not begun", {"begun"}),
        ("no more than five years", set()),  # a bound, not a denial
        ("not only the maker", set()),
    ],
)
def test_what_is_denied(text: str, denied: set[str]) -> None:
    assert set(read(facts(text)).negated) == denied


def test_no_need_is_not_a_ban() -> None:
    assert (
        read(facts("A platform need not act")).modals == read(facts("A platform does not have to act")).modals
    )
    assert read(facts("A platform must not act")).modals != read(facts("A platform need not act")).modals


def test_the_evidence_is_quotes_rule_and_header() -> None:
    document = PAGES["share"]
    one = DraftSentence(
        "x", Role.LEAD, (Quote(document, document.sentences[0]),), document.rules[0], Origin.TEMPLATE
    )
    evidence = gather(one)
    assert evidence.says(("sexual", "offences", "act", "2003"))  # citation
    assert evidence.place_codes == {"GB-EAW"}
    assert any(value.value == "2023-10-26" for value in evidence.held(Kind.DATE))  # timeline
    assert not any(value.value == "2023-10-26" for value in evidence.quoted(Kind.DATE))
    assert "maximum of two years" in rule_text(document.rules[0])


def test_a_quote_holds_only_at_its_place() -> None:
    one = quote(ORIGINALS[0][1])
    other = PAGES["create"]
    assert one.holds()
    assert not Quote(other, one.sentence).holds()
    assert modelled("x", one).needs_quote
