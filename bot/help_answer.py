"""Answers to people in trouble: help first for a victim, the law and a lawyer first for someone accused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import helpfirst, phrases
from bot import lead as leads
from bot.answer import AnswerKind, Role
from bot.draft import Draft, DraftSentence, Quote
from bot.help import Route, routes_for
from bot.outcome_value import Outcome, follow_ups, notice, places_asked
from bot.page import Page
from bot.plan import plan
from bot.question import Intent, Question
from bot.select import nearest, section_quotes
from bot.write_law import maximum
from ingest.document import SourceDocument
from ingest.index import Index
from ingest.vocabulary import Conduct, Material, Subject

_ROOM = 160  # words: routes, steps and the law in one sentence need more than law alone
_MOST = 9
_CLOSE = 0.6
_ACTS = (Conduct.CREATE, Conduct.SHARE, Conduct.THREATEN, Conduct.REQUEST, Conduct.POSSESS)


def helped(question: Question, index: Index) -> Outcome:
    """Routes for the place and age, what to do, then the law in a sentence for each place named."""
    where = places_asked(question)
    routes = routes_for(question, index.corpus, where)
    laws = [one for one in (law_in_a_sentence(question, index, place) for place in where[:1]) if one]
    steps = helpfirst.steps(question, _step_pages(question, laws, routes, index), index.encode, 2)
    told = _told(question, index) if question.intent is Intent.KNOW else []
    page = Page(index.encode, most=_MOST, words=_ROOM - sum(len(one.text.split()) for one in laws))
    if question.intent is not Intent.KNOW:
        page.add(helpfirst.opening(question))
    for route in routes[: 2 if told else 3]:
        page.add(helpfirst.route_sentence(route))
    page.quote(told)
    if helpfirst.about_child(question) and not any(helpfirst.SPARES_COPY.search(one.text) for one in steps):
        page.add(notice(phrases.CHILD_IMAGE, Role.HELP))
    for step in steps:
        page.add(step)
    draft = Draft((*page.sentences, *laws))
    return Outcome(
        AnswerKind.HELP, draft, where, routes, ask_place=not where, follow_ups=follow_ups(question)
    )


def _told(question: Question, index: Index) -> list[Quote]:
    """What the pages say to one who asks how something is reported or removed, when they say it closely."""
    asked = plan(replace(question, conduct=()), index.corpus)
    hits = index.search(
        question.standalone, k=1, document_ids=asked.documents or None, lexical=question.language == "en"
    )
    if not hits or hits[0].dense < _CLOSE:
        return []
    section = section_quotes(index.corpus[hits[0].document_id], hits[0].heading)
    return nearest(question.standalone, section, index.encode, 2)


def accused(question: Question, index: Index) -> Outcome:
    """The law and its maximum, then stopping, a lawyer and someone to talk to; no comfort and no contempt."""
    where = places_asked(question)
    routes = routes_for(question, index.corpus, where)
    page = Page(index.encode, most=_MOST, words=_ROOM)
    page.add(helpfirst.opening(question))
    for place in where[:1] or ("GB-EAW",):
        law = law_in_a_sentence(question, index, place)
        page.add(law)
        for match in _matches(question, index, place)[:1]:
            page.quote(maximum(match))
    own = helpfirst.next_page(question, index.corpus)
    pages = [own] if own else [quote.document for one in page.sentences for quote in one.quotes]
    for step in helpfirst.steps(question, list(dict.fromkeys(pages)), index.encode, 2 if own else 1):
        page.add(step)
    for route in routes[:2]:
        page.add(helpfirst.route_sentence(route))
    kind = AnswerKind.ANSWER if where else AnswerKind.CLARIFY
    return Outcome(
        kind,
        Draft(tuple(page.sentences)),
        where,
        routes,
        ask_place=not where,
        follow_ups=follow_ups(question),
    )


def law_in_a_sentence(question: Question, index: Index, place: str = "") -> DraftSentence | None:
    """The lead for what was done, in one place: England and Wales where none is named."""
    match = next(iter(_matches(question, index, place)), None)
    return leads.lead(match, question.as_of, question.dated) if match else None


def _matches(question: Question, index: Index, place: str) -> list[leads.Match]:
    done = [one for one in question.conduct if one in _ACTS]
    # Whoever was made into a picture and had it sent round is asked about for the heavier of the two.
    main = Conduct.THREATEN if Conduct.THREATEN in done else Conduct.SHARE if Conduct.SHARE in done else None
    conduct = main or (
        done[0] if done else Conduct.SHARE if question.intent is not Intent.HARM else Conduct.CREATE
    )
    if question.material in (Material.FRAUD, Material.VOICE):
        conduct = Conduct.IMPERSONATE
    unsaid = Material.CHILD_IMAGE if question.subject is Subject.CHILD else Material.INTIMATE_IMAGE
    known = replace(
        question,
        named=(),
        conduct=(conduct,),
        material=question.material or unsaid,
        jurisdictions=(place or (question.jurisdictions or ("GB-EAW",))[0],),
        intent=Intent.VICTIM,
    )
    return [match for block in plan(known, index.corpus).blocks for match in block.matches]


def _step_pages(
    question: Question, laws: Sequence[DraftSentence], routes: Sequence[Route], index: Index
) -> list[SourceDocument]:
    """Where steps are taken from: the page for this role and place, then for a child help before law."""
    helps = list({route.document.id: route.document for route in routes}.values())[:1]
    own = [quote.document for one in laws for quote in one.quotes]
    rest = [*helps, *own] if helpfirst.about_child(question) else [*own, *helps]
    roles = [helpfirst.next_page(question, index.corpus)]
    return list(dict.fromkeys(one for one in [*roles, *rest] if one))
