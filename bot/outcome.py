"""What to do with a question: refuse, help first, say that it is not held, or answer from the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import helpfirst, phrases
from bot import lead as leads
from bot.answer import AnswerKind, Role
from bot.draft import Draft, DraftSentence, Origin
from bot.help import Route, routes_for
from bot.page import MOST_SENTENCES, Page
from bot.plan import MEANWHILE, Mode, Plan, plan
from bot.premise import correction
from bot.question import Intent, Question
from bot.understand import filled_in
from bot.what import is_about_deepfakes
from bot.write import write
from bot.select import mentions, nearest, section_quotes
from ingest import places, vocabulary
from ingest.document import SourceDocument
from ingest.index import Index
from ingest.vocabulary import Aspect, Conduct, Kind, Material, Subject

_LEGAL = (Aspect.CRIME, Aspect.PENALTY, Aspect.SINCE, Aspect.DEFENCE, Aspect.DUTY)
_TELLING = (vocabulary.LIMITS, vocabulary.IN_SHORT, vocabulary.COVERS)
_HELP_WORDS = 150  # routes, steps and the law in one sentence need more room than law alone


@dataclass(frozen=True, slots=True)
class Outcome:
    """The kind of answer, its draft, and what a face shows beside it."""

    kind: AnswerKind
    draft: Draft
    places: tuple[str, ...] = ()
    routes: tuple[Route, ...] = ()
    corrected: str | None = None
    ask_place: bool = False
    follow_ups: tuple[str, ...] = ()


def decide(question: Question, index: Index) -> Outcome:
    """The outcome for a question; the same for the same question and index."""
    if question.intent is Intent.HARM:
        return _refused(question, index)
    if question.intent is Intent.GREETING:
        return Outcome(AnswerKind.OUT_OF_SCOPE, _notices(phrases.GREETING))
    if question.unknown and not _still_asks(question):
        return _unknown(question, index)
    question = filled_in(question)
    if question.intent is Intent.OUT_OF_SCOPE:
        return Outcome(AnswerKind.OUT_OF_SCOPE, _notices(phrases.OUT_OF_SCOPE), question.jurisdictions)
    asked = plan(question, index.corpus)
    if question.intent in (Intent.VICTIM, Intent.CRISIS, Intent.STOP, Intent.ACCUSED) or question.aspect in (
        Aspect.HELP,
        Aspect.REMOVAL,
    ):
        return _help(question, asked, index)
    return _answered(question, asked, index)


def _still_asks(question: Question) -> bool:
    """Whether something is left to answer beside the name that is not held."""
    return bool(question.named) and len(question.unknown) == 0


def _notices(*texts: str) -> Draft:
    return Draft(tuple(DraftSentence(text, Role.NOTICE, (), None, Origin.TEMPLATE) for text in texts))


def _refused(question: Question, index: Index) -> Outcome:
    routes = routes_for(question, index.corpus, question.jurisdictions or ("GB",))
    draft = [*_notices(phrases.REFUSE).sentences]
    law = _law_in_a_sentence(question, index)
    draft += [law] if law else []
    if helpfirst.about_child(question):
        draft += [helpfirst.route_sentence(route) for route in routes[:1]]
    draft += _notices(phrases.REFUSE_NEXT).sentences
    return Outcome(AnswerKind.REFUSE, Draft(tuple(draft)), _shown_places(question), routes)


def _law_in_a_sentence(question: Question, index: Index) -> DraftSentence | None:
    conduct = tuple(
        one for one in question.conduct if one in (Conduct.CREATE, Conduct.SHARE, Conduct.THREATEN)
    ) or (Conduct.CREATE,)
    child = question.subject is Subject.CHILD
    known = replace(
        question,
        named=(),
        conduct=conduct[:1],
        material=question.material or (Material.CHILD_IMAGE if child else Material.INTIMATE_IMAGE),
        jurisdictions=question.jurisdictions[:1] or ("GB-EAW",),
    )
    blocks = plan(known, index.corpus).blocks
    match = next((block.matches[0] for block in blocks if block.matches), None)
    return leads.lead(match, question.as_of, question.dated) if match else None


def _unknown(question: Question, index: Index) -> Outcome:
    sentences = [phrases.UNKNOWN_NAME.format(name=name) for name in question.unknown[:2]]
    nearest = _nearest_titles(question, index)
    if nearest:
        sentences.append(phrases.NEAREST.format(titles="; ".join(nearest)))
    return Outcome(AnswerKind.ABSTAIN, _notices(*sentences), question.jurisdictions)


def _nearest_titles(question: Question, index: Index, documents: Sequence[str] = ()) -> list[str]:
    hits = index.search(
        question.standalone, k=6, document_ids=documents or None, lexical=question.language == "en"
    )
    near = [hit for hit in hits if hit.dense >= 0.35]
    return list(dict.fromkeys(index.corpus[hit.document_id].title for hit in near))[:2]


# Help first.


def _help(question: Question, asked: Plan, index: Index) -> Outcome:
    where = _asked_or_none(question)
    routes = routes_for(question, index.corpus, where)
    page = Page(index.encode, most=8, words=_HELP_WORDS)
    if question.intent is not Intent.KNOW:
        page.add(helpfirst.opening(question))
    for route in routes[:3]:
        page.add(helpfirst.route_sentence(route))
    law = _law_for_help(question, where, index)
    documents = _step_documents(question, asked, law, routes, index)
    steps = helpfirst.steps(question, documents, index.encode, 2)
    if helpfirst.about_child(question) and not any(helpfirst.SPARES_COPY.search(one.text) for one in steps):
        page.add(DraftSentence(phrases.CHILD_IMAGE, Role.HELP, (), None, Origin.TEMPLATE))
    for step in steps:
        page.add(step)
    if law:
        page.add(law)
    return Outcome(
        AnswerKind.HELP,
        Draft(tuple(page.sentences)),
        where,
        routes,
        ask_place=not where,
        follow_ups=_follow_ups(question),
    )


def _asked_or_none(question: Question) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for code in question.jurisdictions for part in places.nations(code)))


def _law_for_help(question: Question, where: Sequence[str], index: Index) -> DraftSentence | None:
    if not where:
        return None
    known = question if question.conduct else replace(question, conduct=(Conduct.SHARE,))
    return _law_in_a_sentence(replace(known, jurisdictions=tuple(where)), index)


def _step_documents(
    question: Question, asked: Plan, law: DraftSentence | None, routes: Sequence[Route], index: Index
) -> list[SourceDocument]:
    """Where steps are taken from: for a child the help page of the place, else the law that answers."""
    help_pages = list({route.document.id: route.document for route in routes}.values())
    if question.subject is not Subject.CHILD:
        help_pages = [
            one
            for one in help_pages
            if all(each.max_age is None or each.max_age >= 18 for each in one.help)
            or one.help[0].max_age is None
        ]
    laws = [quote.document for quote in law.quotes] if law else []
    return (
        [*help_pages[:1], *laws]
        if question.subject is Subject.CHILD or question.asker_is_child
        else [*laws, *help_pages[:1]]
    )


# Answers.


def _answered(question: Question, asked: Plan, index: Index) -> Outcome:
    everywhere = asked.mode is Mode.SEARCH and not question.jurisdictions
    candidates = list(index.corpus) if everywhere else [index.corpus[one] for one in asked.documents]
    found = correction(question, candidates, index.encode)
    if not found and _nothing_held(question, asked, index):
        return _not_found(question, index)
    draft = _silences(question, asked, index, write(asked, index, found.quote if found else None))
    if not any(one.quotes for one in draft.sentences):
        return _not_found(question, index)
    missing = asked.place_missing and asked.mode is Mode.RULES
    return Outcome(
        AnswerKind.CLARIFY if missing else AnswerKind.ANSWER,
        draft,
        asked.places or _places_of(draft),
        corrected=found.quote.sentence.text if found and found.asserted else None,
        ask_place=missing,
        follow_ups=_follow_ups(question),
    )


def _nothing_held(question: Question, asked: Plan, index: Index) -> bool:
    """Whether the law of a place is asked for and nothing is held of any of the places."""
    legal = bool(question.conduct) or question.aspect in _LEGAL
    held = {one.jurisdiction for one in index.corpus}
    wider = {code for place in asked.places for code in places.up(place)}
    return asked.mode is Mode.SEARCH and bool(asked.places) and legal and not wider & held


def _silences(question: Question, asked: Plan, index: Index, draft: Draft) -> Draft:
    """Say for which of the places asked about no rule is held, and what their pages do say."""
    if asked.mode is not Mode.RULES:
        return draft
    silent = dict.fromkeys(block.place for block in asked.blocks if not _own_law(block.place, asked))
    told: list[DraftSentence] = []
    for place in silent:
        told += _notices(phrases.UNKNOWN_PLACE.format(place=places.in_text(place))).sentences
        told += _said_there(question, place, index)
    kept = draft.sentences[: max(1, MOST_SENTENCES - len(told))] if told else draft.sentences
    return replace(draft, sentences=(*told, *kept))


def _said_there(question: Question, place: str, index: Index) -> list[DraftSentence]:
    """What the pages of a place say on a question that none of its rules decides, if they say anything near it."""
    there = [one.id for one in index.corpus if one.jurisdiction == place and one.kind is not Kind.RESOURCE]
    if not there:
        return []
    hits = index.search(question.standalone, k=4, document_ids=there, lexical=question.language == "en")
    quotes = [
        quote
        for hit in hits
        if hit.heading in _TELLING
        for quote in section_quotes(index.corpus[hit.document_id], hit.heading)
    ]
    about = [quote for quote in quotes if any(mentions(quote.sentence.text, one) for one in question.conduct)]
    return [DraftSentence.quoting(one) for one in nearest(question.standalone, about, index.encode, 1)]


def _own_law(place: str, asked: Plan) -> bool:
    return any(
        match.place == place or (match.place in places.up(place)[1:2] and place.startswith("GB-"))
        for block in asked.blocks
        if block.place == place
        for match in block.matches
    )


def _not_found(question: Question, index: Index) -> Outcome:
    held = {one.jurisdiction for one in index.corpus}
    missing = [code for code in question.jurisdictions if not held & {code, *places.nations(code)}]
    text = phrases.UNKNOWN_PLACE.format(place=places.in_text(missing[0])) if missing else phrases.NOT_FOUND
    kind = AnswerKind.ABSTAIN
    if not missing and not is_about_deepfakes(question.standalone) and not question.named:
        text, kind = phrases.OUT_OF_SCOPE, AnswerKind.OUT_OF_SCOPE
    sentences = [text]
    nearest_titles = _nearest_titles(question, index) if kind is AnswerKind.ABSTAIN else []
    if nearest_titles:
        sentences.append(phrases.NEAREST.format(titles="; ".join(nearest_titles)))
    return Outcome(kind, _notices(*sentences), question.jurisdictions)


def _shown_places(question: Question) -> tuple[str, ...]:
    return _asked_or_none(question) or MEANWHILE[:1]


def _places_of(draft: Draft) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(quote.document.jurisdiction for one in draft.sentences for quote in one.quotes)
    )


def _follow_ups(question: Question) -> tuple[str, ...]:
    """Three next questions in plain words, none of them the one just asked."""
    offers = [
        (Aspect.PENALTY, "What is the maximum penalty?"),
        (Aspect.SINCE, "Since when is that the law?"),
        (Aspect.HELP, "What can I do now?"),
        (Aspect.DEFENCE, "What are the limits and defences?"),
    ]
    own = [text for aspect, text in offers if aspect is not question.aspect]
    return tuple(own[:3])
