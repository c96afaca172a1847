"""What is not held is said: for which places no rule answers, and what their pages do say."""

from __future__ import annotations

from dataclasses import replace

from bot import lead as leads
from bot import phrases
from bot.draft import Draft, DraftSentence
from bot.outcome_value import notice
from bot.page import MOST_SENTENCES
from bot.plan import Mode, Plan, plan
from bot.question import Question
from bot.select import mentions, nearest, section_quotes
from ingest import places, vocabulary
from ingest.index import Index
from ingest.vocabulary import Aspect, Conduct, Kind, Material, Topic

_LEGAL = (Aspect.CRIME, Aspect.PENALTY, Aspect.SINCE, Aspect.DEFENCE, Aspect.DUTY)
_TELLING = (vocabulary.LIMITS, vocabulary.IN_SHORT, vocabulary.COVERS)
_TOPICS: dict[Material | None, frozenset[Topic]] = {
    Material.ELECTION: frozenset({Topic.ELECTIONS}),
    Material.VOICE: frozenset({Topic.VOICE, Topic.IMPERSONATION}),
    Material.LIKENESS: frozenset({Topic.IMPERSONATION, Topic.VOICE, Topic.CIVIL_REMEDY}),
    Material.FRAUD: frozenset({Topic.FRAUD, Topic.IMPERSONATION}),
}
_NEAR = 0.5  # cosine from which a sentence is about the question
_MAIN_ACTS = (Conduct.CREATE, Conduct.SHARE)


def nothing_held(question: Question, asked: Plan, index: Index) -> bool:
    """Whether the law of a place is asked for and nothing is held of any of the places."""
    legal = bool(question.conduct) or question.aspect in _LEGAL
    held = {one.jurisdiction for one in index.corpus}
    wider = {code for place in asked.places for code in places.up(place)}
    return bool(asked.places) and legal and asked.mode is not Mode.NAMED and not wider & held


def silences(question: Question, asked: Plan, index: Index, draft: Draft) -> Draft:
    """The draft, led by what is not held of each place that has no rule of its own on this."""
    if asked.mode is not Mode.RULES:
        return draft
    told: list[DraftSentence] = []
    for place in dict.fromkeys(block.place for block in asked.blocks if not _answers(block.place, asked)):
        told.append(notice(phrases.UNKNOWN_PLACE.format(place=places.in_text(place))))
        told += _said_there(question, place, index)
    if told and not draft.sentences:
        told += _neighbours(question, asked, index)
    kept = draft.sentences[: max(1, MOST_SENTENCES - len(told))] if told else draft.sentences
    return replace(draft, sentences=(*told, *kept))


def _answers(place: str, asked: Plan) -> bool:
    """Whether a rule of the place itself matched; for a nation of the UK also one of the whole UK."""
    own = {place, "GB"} if place in places.UK_NATIONS else {place}
    return any(
        match.place in own for block in asked.blocks if block.place == place for match in block.matches
    )


def _said_there(question: Question, place: str, index: Index) -> list[DraftSentence]:
    """The sentence of the place's own pages that is nearest, if it speaks of what was done."""
    topics = _TOPICS.get(question.material, frozenset(Topic))
    there = [
        one.id
        for one in index.corpus
        if one.jurisdiction == place and one.kind is not Kind.RESOURCE and topics & set(one.topics)
    ]
    if not there:
        return []
    hits = index.search(question.standalone, k=4, document_ids=there, lexical=question.language == "en")
    telling = [hit for hit in hits if hit.heading in _TELLING]
    quotes = [
        quote for hit in telling for quote in section_quotes(index.corpus[hit.document_id], hit.heading)
    ]
    sexual = question.material in (Material.INTIMATE_IMAGE, Material.CHILD_IMAGE)
    about = [
        quote
        for quote in quotes
        if not sexual or any(mentions(quote.sentence.text, one) for one in question.conduct)
    ]
    best = nearest(question.standalone, about, index.encode, 1)
    vectors = index.encode([question.standalone, *(one.sentence.text for one in best)])
    near = [one for one, vector in zip(best, vectors[1:], strict=True) if float(vectors[0] @ vector) >= _NEAR]
    return [DraftSentence.quoting(one) for one in near]


def _neighbours(question: Question, asked: Plan, index: Index) -> list[DraftSentence]:
    """What the place does say on making and sharing, where it says nothing on the act asked about."""
    others = tuple(one for one in _MAIN_ACTS if one not in question.conduct)
    blocks = plan(replace(question, conduct=others, named=()), index.corpus).blocks if others else ()
    found = [
        leads.lead(block.matches[0], question.as_of, question.dated) for block in blocks if block.matches
    ]
    return [one for one in found if one]
