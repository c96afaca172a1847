"""A card tells all that the contract holds of a span; the copy reads on its own."""

from __future__ import annotations

import pytest

from tests.ui import fakes
from tests.ui.markup import read
from ui import cards


@pytest.mark.parametrize(
    "said",
    [
        "Sharing an intimate photograph or film",
        "Sexual Offences Act 2003, section 66B",
        "England and Wales",
        "Status on 24 November 2026",
        "In force since 31 January 2024",
        "Our note",
        "It is not the wording of the law",
        "Written from a report or copy",
        "Last checked",
        "Back to the answer",
    ],
)
def test_a_card_tells(said: str) -> None:
    assert said in read(cards.panel([fakes.share()])).text


def test_a_note_and_official_text_are_told_apart() -> None:
    markup = read(cards.panel([fakes.dover()]))
    assert len(markup.all("p", "span-official")) == 1
    assert len(markup.all("p", "span-note")) == 2
    assert "Word for word" in markup.text


def test_the_quote_is_marked_whole_and_alone() -> None:
    panel = cards.panel([fakes.share()])
    for quote in fakes.SHARED:
        assert f"<mark>{quote.replace(chr(39), '&#x27;')}</mark>" in panel


def test_a_link_out_tells_the_other_site_nothing() -> None:
    outside = [
        one for one in read(cards.panel([fakes.share()])).all("a") if (one["href"] or "").startswith("http")
    ]
    assert outside
    assert all(one["rel"] == "noreferrer noopener" and one["target"] == "_blank" for one in outside)


def test_each_quote_leads_to_its_place_in_its_page() -> None:
    links = read(cards.panel([fakes.share()])).all("a", "whole")
    assert [one["href"] for one in links] == [
        f"/library/gb-eaw-soa2003-s66b-share?at={at}#s-{at}"
        for cited in fakes.share().citations
        for at in (f"{cited.start}-{cited.end}",)
    ]
    assert all(one["target"] == "_blank" and one["rel"] == "noopener" for one in links)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "", ("", "")),
        (
            "Whole one.[^act]\n- ",
            "[^act][^cps]\nNext.",
            ("Whole one.", "Next."),
        ),  # marks and bullets are ours
        ("## In short\n", "\n\n## Penalty\nMore.", ("", "More.")),  # headings are not quoted
        ("nded here. Whole.", "It goes on an", ("… here. Whole.", "It goes on …")),
        ("ct] Whole.", "Next.[^ac", ("Whole.", "Next.")),  # the edge cut through a mark
        ("A \u201cquoted\u201d one.", "(Brackets.)", ("A \u201cquoted\u201d one.", "(Brackets.)")),
    ],
)
def test_the_context_reads_as_prose(before: str, after: str, shown: tuple[str, str]) -> None:
    citation = fakes.cite(1, fakes.SHARE, fakes.SHARED[0], before=before, after=after)
    got = tuple(" ".join(part.split()) for part in cards.context(citation))
    assert got == shown


def test_official_text_is_not_touched() -> None:
    citation = fakes.cite(
        1, fakes.SHARE, fakes.SHARED[0], kind="official", before="- A [^1] mark.", after="- b."
    )
    assert cards.context(citation)[1] == "- b."
    assert "[^1]" in cards.context(citation)[0]


def test_the_newest_answer_stands_first_and_opens_its_first_card() -> None:
    markup = read(cards.panel([fakes.share("q1"), fakes.dover("q2")]))
    found = markup.all("details", "card")
    assert [one["id"] for one in found] == ["s-q2-1", "s-q2-2", "s-q2-3", "s-q1-1", "s-q1-2", "s-q1-3"]
    assert ["open" in one for one in found] == [True, False, False, False, False, False]


def test_the_copy_is_plain_text_with_numbered_sources() -> None:
    text = cards.copy_text(fakes.share())
    assert text.startswith("Is it illegal to share a deepfake in England?\n\nYes: in England and Wales")
    for n, quote in enumerate(fakes.SHARED, 1):
        assert (
            f"\n[{n}] Sharing an intimate photograph or film, Sexual Offences Act 2003, section 66B." in text
        )
        assert f'Our note: "{quote}"' in text
    assert "https://www.legislation.gov.uk/ukpga/2003/42/section/66B" in text
    assert text.endswith("Information, not legal advice. Law as of 24 November 2026.")
    assert "<" not in text


def test_the_hidden_copy_keeps_its_lines() -> None:
    markup = read(cards.panel([fakes.share("q1")]))
    assert cards.copy_text(fakes.share("q1")) in markup.text


def test_without_an_answer_the_panel_says_what_it_is_for() -> None:
    assert "Choose a number" in read(cards.panel([])).text
