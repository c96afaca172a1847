"""A stream is cut into the same sentences however it arrives; only plain marked ones are told plain."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.marked import LONGEST, Marked, Splitter

# What a model streams, and the sentences that it is: words, numbers.
STREAMS = [
    ("It is an offence.[1] It is a crime.[2]", [("It is an offence.", (1,)), ("It is a crime.", (2,))]),
    ("It is an offence. [1] It is a crime. [2]", [("It is an offence.", (1,)), ("It is a crime.", (2,))]),
    ("It is an offence [1]. It is a crime [2].", [("It is an offence.", (1,)), ("It is a crime.", (2,))]),
    ("It is an offence.[1]It is a crime.[2]", [("It is an offence.", (1,)), ("It is a crime.", (2,))]),
    ("It is an offence.[1][2]\n\nIt is so.[3]", [("It is an offence.", (1, 2)), ("It is so.", (3,))]),
    ("It is so.[1, 2] So.", [("It is so.", (1, 2)), ("So.", ())]),
    ("Under s. 66B it is so.[1]", [("Under s. 66B it is so.", (1,))]),
    ("Pub. L. 119-12 is law.[1] No.", [("Pub. L. 119-12 is law.", (1,)), ("No.", ())]),
    ("No mark here. It is so.[1]", [("No mark here.", ()), ("It is so.", (1,))]),
    ("He said “yes.”[1] So.[1]", [("He said “yes.”", (1,)), ("So.", (1,))]),
    ("It is [1] an offence.[1]", [("It is an offence.", (1,))]),
    ("", []),
    (" \n ", []),
]


def cut(text: str, at: list[int]) -> list[Marked]:
    splitter = Splitter()
    edges = [0, *sorted(at), len(text)]
    chunks = [text[a:b] for a, b in pairwise(edges)]
    return [*(one for chunk in chunks for one in splitter.feed(chunk)), *splitter.rest()]


@pytest.mark.parametrize(("text", "expected"), STREAMS)
def test_sentences_and_their_marks(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(one.text, one.numbers) for one in cut(text, [])] == expected


@given(st.sampled_from([text for text, _ in STREAMS]), st.lists(st.integers(0, 40), max_size=8))
def test_it_does_not_matter_where_chunks_end(text: str, at: list[int]) -> None:
    assert cut(text, [min(one, len(text)) for one in at]) == cut(text, [])


@given(st.text(max_size=80), st.lists(st.integers(0, 80), max_size=5))
def test_any_text_is_cut_the_same_and_ends(text: str, at: list[int]) -> None:
    pieces = cut(text, [min(one, len(text)) for one in at])
    assert all(set(one.text) <= set(text) | {" "} for one in pieces)


PLAIN = [
    ("It is an offence.[1]", True),
    ("“Deepfake” has no definition there.[1]", True),
    ("A fine of £200, or 3 per cent, may follow.[1]", True),
    ("It is an offence[1]", False),  # cut off
    ("- It is an offence.[1]", False),
    ("# It is an offence.[1]", False),
    ("It is an **offence**.[1]", False),
    ("It is an _offence_.[1]", False),
    ("It is an `offence`.[1]", False),
    ("See [this](https://evil.example).[1]", False),
    ("See https://evil.example.[1]", False),
    ("See evil.example for more.[1]", False),
    ("Write to me@evil.[1]", False),
    ("![x](y.png) It is so.[1]", False),
    ("It is <b>so</b>.[1]", False),
    (
        "It is &lt;b&gt; so.[1]",
        True,
    ),  # plain characters; the faces escape, and the verifier knows no such word
    ("It is | so.[1]", False),
    ("It is so.[one]", False),
    ("It is so.[1][see above]", False),
    ("It is s\u200bo.[1]", False),  # hidden characters
    ("It is \u202eso.[1]", False),
    ("It is so\u0000.[1]", False),
    ("1. It is so.[1]", False),
    ("[1]", False),
    ("It is so. " + "x" * LONGEST + ".[1]", False),
]


@pytest.mark.parametrize(("text", "plain"), PLAIN)
def test_only_plain_text_with_numbers_is_plain(text: str, plain: bool) -> None:
    pieces = cut(text, [])
    assert all(one.plain and one.numbers for one in pieces) == plain


def test_a_sentence_that_runs_on_is_seen() -> None:
    splitter = Splitter()
    assert list(splitter.feed("word " * LONGEST)) == []
    assert splitter.runs_on
