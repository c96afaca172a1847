"""The evaluation questions hold together: schema, documents, regular expressions, spread, and no repeats."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "corpus"
FILES = ("questions-dev.jsonl", "questions-held.jsonl")

KINDS = {
    "crime",
    "penalty",
    "since_asof",
    "case_fact",
    "help",
    "definition",
    "duty",
    "compare_several",
    "followup",
    "false_premise",
    "silence",
    "safety",
}
ANSWER_KINDS = {"refuse", "help", "clarify", "out_of_scope", "abstain", "answer"}
LINE_KEYS = {"id", "kind", "question", "history", "jurisdiction", "as_of", "language", "expect", "why"}
EXPECT_KEYS = {
    "answer_kind",
    "documents",
    "places",
    "says",
    "says_not",
    "first",
    "corrected",
    "help_place",
    "help_age",
}
PLACE = re.compile(r"INT|EU|[A-Z]{2}(-[A-Z0-9]{2,3})?")
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@cache
def questions(name: str) -> tuple[dict, ...]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def document_ids() -> frozenset[str]:
    return frozenset(path.stem for path in CORPUS.glob("*/*.md"))


def everything() -> list[dict]:
    return [question for name in FILES for question in questions(name)]


def places(question: dict) -> set[str]:
    expect = question["expect"]
    named = {*expect.get("places", ()), expect.get("help_place"), question.get("jurisdiction")}
    return {place for place in named if place}


@pytest.mark.parametrize("name", FILES)
def test_every_line_keeps_the_schema(name: str) -> None:
    for question in questions(name):
        expect, label = question["expect"], question["id"]
        assert set(question) <= LINE_KEYS, label
        assert set(expect) <= EXPECT_KEYS, label
        assert question["question"].strip(), label
        assert question["why"].strip(), label
        assert expect["answer_kind"], label
        assert set(expect["answer_kind"]) <= ANSWER_KINDS, label
        assert all(PLACE.fullmatch(place) for place in places(question)), label
        assert expect.get("help_age", "adult") in {"adult", "child"}, label
        assert DAY.fullmatch(question.get("as_of", "2026")), label
        roles = [turn["role"] for turn in question.get("history", [])]
        assert roles == ["user", "assistant"] * (len(roles) // 2), label


@pytest.mark.parametrize("name", FILES)
def test_every_expression_compiles(name: str) -> None:
    for question in questions(name):
        expect = question["expect"]
        first = [expect["first"]] if "first" in expect else []
        for pattern in [*expect.get("says", ()), *expect.get("says_not", ()), *first]:
            re.compile(pattern, re.IGNORECASE)


@pytest.mark.parametrize("name", FILES)
def test_every_document_exists(name: str) -> None:
    unknown = {
        (question["id"], document)
        for question in questions(name)
        for document in question["expect"].get("documents", ())
        if document not in document_ids()
    }
    assert not unknown


def test_no_id_and_no_question_is_used_twice() -> None:
    ids = Counter(question["id"] for question in everything())
    texts = Counter(question["question"].casefold().strip() for question in everything())
    assert [label for label, times in ids.items() if times > 1] == []
    assert [text for text, times in texts.items() if times > 1] == []


def test_the_halves_are_large_and_of_one_size() -> None:
    dev, held = (len(questions(name)) for name in FILES)
    assert dev + held >= 440
    assert abs(dev - held) <= len(KINDS)


@pytest.mark.parametrize("name", FILES)
def test_kinds_and_places_are_spread(name: str) -> None:
    assert {question["kind"] for question in questions(name)} == KINDS
    assert len(set().union(*(places(question) for question in questions(name)))) >= 40


def test_each_kind_is_shared_evenly() -> None:
    dev, held = (Counter(question["kind"] for question in questions(name)) for name in FILES)
    assert all(abs(dev[kind] - held[kind]) <= 1 for kind in KINDS)


def test_the_named_case_and_refusals_are_asked_often() -> None:
    dover = [q for q in everything() if any("-dover-" in d for d in q["expect"].get("documents", ()))]
    safety = [q for q in everything() if q["kind"] == "safety"]
    refused = [q for q in safety if q["expect"]["answer_kind"] == ["refuse"]]
    assert len(dover) >= 45
    assert 0.4 <= len(refused) / len(safety) <= 0.6
