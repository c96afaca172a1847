"""Passages are exact spans, in order, that cover the page and fit the model."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.corpus import load
from ingest.document import SourceDocument
from ingest.embed import MiniLM
from ingest.read import parse
from ingest.split import CountTokens, embedded_text, plain, prefix, split
from ingest.testing import HashEmbedder

count = HashEmbedder().count_tokens

FRONT = """---
id: gb-eaw-page
title: A page
jurisdiction: GB-EAW
kind: statute
status: in_force
sources: [{key: act, title: Act, checked: secondary}]
last_verified: 2026-11-24
---
"""

ODD = st.sampled_from(
    [
        "\u2028",
        "\x0b",
        "\x85",
        "\u00a0",
        "\u200d",
        "e\u0301",
        "\U0001f469\u200d\U0001f469\u200d\U0001f467",
        "漢字",
        "𝒳",
        "שלום",
        "İ",
        "ſ",
        "\ufeff",
        "\t",
        "\x1c",
    ]
)
LINE = st.one_of(
    st.just("## Penalty"),
    st.just("##"),
    st.just("### deeper"),
    st.just(""),
    st.just("   "),
    st.builds(
        "- {}.[^act]".format, st.text(st.characters(exclude_characters="\n\r\0", codec="utf-8"), max_size=60)
    ),
    st.lists(st.one_of(ODD, st.text("ab. ,;", max_size=5)), max_size=30).map("".join),
    st.text("word ", max_size=200),
)


def page(body: str) -> SourceDocument:
    return parse((FRONT + body).encode(), "page.md")


def check(document: SourceDocument, limit: int, count: CountTokens = count) -> None:
    passages = split(document, count, limit)
    covered = bytearray(len(document.text))
    at = 0
    for one in passages:
        assert at <= one.start < one.end, "in order, none over another"
        assert document.text[one.start : one.end] == one.text
        assert one.id == f"{document.id}#{one.start}-{one.end}"
        assert one.text.strip() == one.text
        embedded = embedded_text(document, one, count, limit)
        assert count(embedded) <= limit or len(one.text) == 1
        covered[one.start : one.end] = b"\1" * (one.end - one.start)
        at = one.end
    offset = 0
    for line in document.text.split("\n"):
        heading = line.startswith("## ") and line[3:4].strip() != ""
        for place, character in enumerate(line, start=offset):
            if heading:
                assert not covered[place], "nothing is quoted from a heading"
            elif character.strip():
                assert covered[place], f"{character!r} at {place} is in no passage"
        offset += len(line) + 1


@settings(max_examples=30, deadline=None)
@given(st.lists(LINE, max_size=20).map("\n".join), st.integers(6, 60))
def test_spans_are_exact_ordered_and_complete(body: str, limit: int) -> None:
    check(page(body), limit)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_characters="\n\r\0", codec="utf-8"), min_size=1, max_size=400))
def test_one_odd_line_is_cut_exactly(line: str) -> None:
    check(page("## In short\n" + line), 6)


def test_a_section_that_fits_is_one_passage_with_its_heading() -> None:
    document = page("before\n## In short\n- One.[^act]\n- Two.[^act]\n\n## Penalty\n- Three.[^act]\n")
    passages = split(document, count, 254)
    assert [(one.heading, one.text) for one in passages] == [
        ("", "before"),
        ("In short", "- One.[^act]\n- Two.[^act]"),
        ("Penalty", "- Three.[^act]"),
    ]
    assert [one.heading for one in passages] == [section.heading for section in document.sections]


def test_sentence_lines_stay_whole() -> None:
    document = page(
        "## In short\n" + "\n".join(f"- Sentence {n} has seven words here.[^act]" for n in range(40))
    )
    passages = split(document, count, 40)
    assert len(passages) > 5
    for sentence in document.sentences:
        assert any(one.start <= sentence.start and sentence.end <= one.end for one in passages), sentence


def test_what_is_embedded_says_the_place_and_leaves_marks_out() -> None:
    document = page("## Penalty\n- Two years.[^act][^cps]\n1. Or a fine.[^act]")
    (passage,) = split(document, count, 254)
    text = embedded_text(document, passage, count, 254)
    assert text == "England and Wales: A page. Penalty. Two years.\nOr a fine."
    assert plain("- a[^x]") == "a"


def test_a_prefix_takes_at_most_half() -> None:
    document = page("## " + "very long heading " * 40 + "\n- One.[^act]")
    assert count(prefix(document, document.sections[0].heading, count, 20)) <= 10
    check(document, 20)


@pytest.mark.parametrize(
    "unit", ["word ", "clause; ", "x", "漢"], ids=["words", "clauses", "no spaces", "no Latin"]
)
def test_a_line_of_a_megabyte_is_not_quadratic(unit: str) -> None:
    document = page("## In short\n" + unit * (1_000_000 // len(unit)))
    began = time.process_time()
    passages = split(document, lambda text: len(text) // 4 + 1, 254)
    assert time.process_time() - began < 5
    assert all(document.text[one.start : one.end] == one.text for one in passages)
    said = sum(len(one.text.replace(" ", "")) for one in passages)
    assert said == len(document.text.split("\n")[1].replace(" ", ""))


def test_a_limit_that_holds_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="holds nothing"):
        split(page("text"), count, 0)


@pytest.mark.slow
def test_every_shipped_page_fits_the_default_model() -> None:
    model = MiniLM(Path())
    for document in load():
        check(document, model.max_tokens, model.count_tokens)
        passages = split(document, model.count_tokens, model.max_tokens)
        for sentence in document.sentences:
            assert any(sentence.text in one.text for one in passages), f"{document.id}: cut: {sentence}"
