"""One answer against what was expected of it: each expectation that fails, with what came instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.answer import Answer, Citation, Role
from bot.question_file import Expect
from ingest import places
from ingest.corpus import Corpus

_MARK = re.compile(r" \[\d+\]")
_AGES = re.compile(r"(?:under (?P<under>\d+)|(?P<over>\d+) and over|(?P<low>\d+) to (?P<high>\d+)|any age)")
_ADULT = 18


@dataclass(frozen=True, slots=True)
class Failure:
    """An expectation that does not hold: its field, what was expected, what came."""

    expectation: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"{self.expectation}: expected {self.expected}, got {self.got}"


def judge(expect: Expect, answer: Answer, corpus: Corpus) -> tuple[Failure, ...]:
    """The expectations that the answer fails; none when it passes."""
    return tuple(_failures(expect, answer, corpus))


def _failures(expect: Expect, answer: Answer, corpus: Corpus) -> Iterator[Failure]:
    text = without_marks(answer.text)
    if expect.answer_kind and answer.kind not in expect.answer_kind:
        yield Failure("answer_kind", _list(expect.answer_kind), str(answer.kind))
    if expect.documents and not set(expect.documents) & set(cited := cited_documents(answer)):
        yield Failure("documents", f"one of {_list(expect.documents)}", _list(cited))
    if expect.places and (strays := strangers(expect.places, answer, corpus)):
        yield Failure("places", f"only {_list(expect.places)}", _list(strays))
    for pattern in expect.says:
        if not pattern.search(text):
            yield Failure("says", f"/{pattern.pattern}/", _short(text))
    for pattern in expect.says_not:
        if match := pattern.search(text):
            yield Failure("says_not", f"no /{pattern.pattern}/", repr(match[0]))
    if expect.corrected and not corrects(expect, answer):
        yield Failure("corrected", "a corrected premise", _short(first_sentence(answer)))
    elif expect.corrected is False and answer.corrected:
        yield Failure("corrected", "no correction", _short(answer.corrected))
    elif not expect.corrected and expect.first and not expect.first.search(first_sentence(answer)):
        yield Failure("first", f"/{expect.first.pattern}/", _short(first_sentence(answer)))
    yield from help_failures(expect, answer)


def help_failures(expect: Expect, answer: Answer) -> Iterator[Failure]:
    """What is wrong with the place or the age of the help routes."""
    if expect.help_place:
        around = within((expect.help_place,))
        strays = [f"{one.name} ({one.place})" for one in answer.help if one.place not in around]
        if strays or not answer.help:
            yield Failure("help_place", expect.help_place, _list(strays))
    if expect.help_age:
        strays = [f"{one.name} ({one.ages})" for one in answer.help if not suits(one.ages, expect.help_age)]
        if strays or not answer.help:
            yield Failure("help_age", expect.help_age, _list(strays))


def without_marks(text: str) -> str:
    """The text of an answer as it is read, without its [n]."""
    return _MARK.sub("", text)


def first_sentence(answer: Answer) -> str:
    """The first sentence, without marks."""
    return answer.sentences[0].text if answer.sentences else without_marks(answer.text)


def cited_documents(answer: Answer) -> tuple[str, ...]:
    """The ids of the cited documents, each once, in the order of their numbers."""
    return tuple(dict.fromkeys(one.document_id for one in answer.citations))


def within(codes: Collection[str]) -> frozenset[str]:
    """The places that an answer for these places may cite: each, the wider ones, `INT`, nations of `GB`."""
    return frozenset(
        wider for code in codes for part in (code, *places.nations(code)) for wider in places.up(part)
    ) | {"INT"}


def strangers(codes: Collection[str], answer: Answer, corpus: Corpus) -> tuple[str, ...]:
    """Cited documents of other places, as `id (place)`."""
    around = within(codes)
    found = (
        f"{one.document_id} ({one.jurisdiction})"
        for one in answer.citations
        if not around & _places_of(one, corpus)
    )
    return tuple(dict.fromkeys(found))


def _places_of(citation: Citation, corpus: Corpus) -> set[str]:
    """The place of the page, and those that the rules of the quoted section reach."""
    document = corpus.get(citation.document_id)
    sentence = document.sentence_at(citation.start, citation.end) if document else None
    if not document or not sentence:
        return {citation.jurisdiction}
    reached = {
        code for rule in document.rules if rule.section == sentence.heading for code in document.extent(rule)
    }
    return {citation.jurisdiction} | reached


def corrects(expect: Expect, answer: Answer) -> bool:
    """Whether a premise is corrected: by the engine's own word, or by the first sentence."""
    return bool(answer.corrected) or bool(expect.first and expect.first.search(first_sentence(answer)))


def helps_first(answer: Answer) -> bool:
    """Whether help stands before any law; kind words may stand before the help."""
    roles = (one.role for one in answer.sentences if one.role is not Role.NOTICE)
    return next(roles, None) is Role.HELP


def suits(ages: str, age: str) -> bool:
    """Whether a route for these ages, as prose, takes a child or an adult."""
    match = _AGES.fullmatch(ages)
    if not match:
        return False
    lowest = int(match["over"] or match["low"] or 0)
    highest = int(match["under"]) - 1 if match["under"] else int(match["high"] or 999)
    return lowest < _ADULT if age == "child" else highest >= _ADULT


def _list(names: Sequence[object]) -> str:
    return ", ".join(map(str, names)) or "none"


def _short(text: str) -> str:
    return repr(text if len(text) <= 160 else text[:157] + "...")
