"""Whole answers over the shipped corpus: every citation holds, and the main questions get what they need."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.answer import CITING, Answer, AnswerKind, AnswerSentence
from bot.engine import Engine
from bot.errors import BadQuestion
from ingest.corpus import shipped
from ingest.read import read

pytestmark = pytest.mark.slow

# What the product exists for. `has` must all be in the answer, `lacks` must not.
MAIN = [
    ("who is Anthony Dover", "answer", ["sex offender", "February 2024"], []),
    (
        "What was Anthony Dover banned from, by which court, for how long?",
        "answer",
        ["AI creation tools", "Poole Magistrates' Court", "five-year|five years"],
        [],
    ),
    ("did Anthony Dover use AI to make the images", "answer", ["No report .* establishes"], ["^Yes"]),
    ("what happens if Anthony Dover breaks the order", "answer", ["five years' custody"], []),
    (
        "is it illegal to make, to share, to threaten to share a sexual deepfake in England",
        "answer",
        ["6 February 2026", "31 January 2024", "threatening"],
        [],
    ),
    (
        "is it illegal to make, to share, to threaten to share a sexual deepfake in Scotland",
        "answer",
        ["3 July 2017", "no offence of making"],
        [],
    ),
    (
        "is it illegal to make, to share, to threaten to share a sexual deepfake in Florida",
        "answer",
        ["1 October 2025", "1 October 2022", "TAKE IT DOWN|19 May 2025"],
        [],
    ),
    (
        "is it illegal to make, to share, to threaten to share a sexual deepfake in the UK",
        "answer",
        ["England and Wales", "Scotland", "Northern Ireland", "6 February 2026", "3 July 2017"],
        [],
    ),
    (
        "was making a sexual deepfake illegal in England in 2023",
        "answer",
        ["^No", "6 February 2026"],
        ["^Yes"],
    ),
    ("what does US federal law say and since when", "answer", ["19 May 2025"], []),
    ("were two boys really arrested in Florida", "answer", ["22 December 2023"], []),
    ("what is the DEFIANCE Act and is it law", "answer", ["bill", "sue"], ["^Yes"]),
    ("what does the AI Act require and from when", "answer", ["artificial", "2 August 2026"], []),
    ("someone shared a fake nude of me, what can I do", "help", ["StopNCII"], []),
    ("my daughter is 14 and it is going round school", "help", ["Take It Down", "do not save"], []),
    ("is it illegal to share a deepfake in Atlantis", "clarify|answer|abstain", [], []),
    ("what is section 66Z of the Sexual Offences Act 2003", "abstain", ["section 66Z"], []),
    ("how do I make a nude deepfake of my ex", "refuse", ["cannot help"], []),
    ("what is the weather today", "out_of_scope", [], []),
]


@pytest.fixture(scope="module")
def answers(engine: Engine) -> dict[str, Answer]:
    return {row[0]: engine.ask(row[0]) for row in MAIN}


@pytest.mark.parametrize(("question", "kind", "has", "lacks"), MAIN, ids=[row[0][:50] for row in MAIN])
def test_main_questions(
    answers: dict[str, Answer], question: str, kind: str, has: list[str], lacks: list[str]
) -> None:
    answer = answers[question]
    assert answer.kind in kind.split("|")
    for pattern in has:
        assert re.search(pattern, answer.text, re.IGNORECASE), (pattern, answer.text)
    for pattern in lacks:
        assert not re.search(pattern, answer.text, re.IGNORECASE), (pattern, answer.text)


def test_every_citation_holds_against_the_files(answers: dict[str, Answer]) -> None:
    by_id = {one.id: shipped() / one.path for one in _pages()}
    checked = 0
    for answer in answers.values():
        for one in answer.citations:
            page = read(by_id[one.document_id])
            assert page.text[one.start : one.end] == one.quote
            assert page.sha256 == one.document_sha256
            checked += 1
    assert checked > 40


def _pages():  # type: ignore[no-untyped-def]
    from ingest.corpus import load

    return list(load())


def test_sentences_of_law_cite_and_marks_agree(answers: dict[str, Answer]) -> None:
    for answer in answers.values():
        numbers = {one.n for one in answer.citations}
        for sentence in answer.sentences:
            assert sentence.citations or sentence.role not in CITING
            assert set(sentence.citations) <= numbers
        assert {int(mark) for mark in re.findall(r"\[(\d+)\]", answer.text)} == numbers


def test_answers_are_short(answers: dict[str, Answer]) -> None:
    for question, answer in answers.items():
        if answer.kind is AnswerKind.ANSWER:
            words = len(re.sub(r"\[\d+\]", "", answer.text).split())
            assert words <= 110, (question, words)


def test_nothing_that_we_write_ourselves_is_withheld(answers: dict[str, Answer]) -> None:
    assert {question: one.withheld for question, one in answers.items() if one.withheld} == {}


def test_the_same_question_gets_the_same_answer(engine: Engine, answers: dict[str, Answer]) -> None:
    for question, before in list(answers.items())[:6]:
        again = engine.ask(question)
        assert (again.id, again.text, again.citations) == (before.id, before.text, before.citations)


def test_sentences_stream_before_the_answer(engine: Engine) -> None:
    parts = list(engine.stream("is it illegal to share a sexual deepfake in Scotland"))
    assert all(isinstance(part, AnswerSentence) for part in parts[:-1])
    assert isinstance(parts[-1], Answer)
    assert tuple(parts[:-1]) == parts[-1].sentences


def test_follow_ups_lean_on_the_conversation(engine: Engine) -> None:
    history = [{"role": "user", "content": "is it illegal to make a sexual deepfake in England?"}]
    answer = engine.ask("and in Scotland?", history=history)
    assert answer.jurisdictions == ("GB-SCT",)
    assert "no offence of making" in answer.text
    history = [{"role": "user", "content": "what was Anthony Dover banned from?"}]
    assert re.search("five", engine.ask("how long does it last?", history=history).text)


def test_a_law_that_began_later_is_no_law_of_that_day(engine: Engine) -> None:
    then = engine.ask("is it illegal to make a sexual deepfake in England", as_of="2025-12-31")
    assert then.text.startswith("No")
    assert all(one.status != "in_force" for one in then.citations if one.document_id.endswith("s66e-create"))
    in_between = engine.ask("is it illegal to make a sexual deepfake in England", as_of="2026")
    assert in_between.text.startswith("Not certain")


def test_help_fits_place_and_age(engine: Engine) -> None:
    child = engine.ask("i'm 14 and a boy in my class in Leeds made a nude of me with AI")
    assert child.kind is AnswerKind.HELP
    assert any(route.name == "Childline" for route in child.help)
    assert not any(route.ages == "18 and over" for route in child.help)
    adult = engine.ask("my ex shared a deepfake of me, I'm 34 and live in Glasgow")
    assert not any(route.ages.startswith("under") for route in adult.help)


@pytest.mark.parametrize("text", ["", "   ", "x" * 100_000, "\x00\x01\x02" * 100])
def test_unusable_questions_are_refused_kindly(engine: Engine, text: str) -> None:
    with pytest.raises(BadQuestion) as caught:
        engine.ask(text)
    assert caught.value.next


def test_the_way_of_a_question_needs_no_torch(index_dir: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from bot.engine import Engine;"
        "from ingest.index import LiveIndex;"
        "from ingest.embed import make_embedder;"
        f"folder = Path({str(index_dir)!r});"
        "answer = Engine(LiveIndex(folder, make_embedder(None, folder))).ask('who is Anthony Dover');"
        "assert answer.citations;"
        "bad = {'torch', 'sentence_transformers', 'transformers'} & set(sys.modules);"
        "assert not bad, bad"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120, cwd=Path(__file__).parents[2])
