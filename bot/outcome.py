"""What to do with a question: refuse, help first, say that it is not held, or answer from the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot import helpfirst, phrases
from bot import lead as leads
from bot.answer import AnswerKind, Role
from bot.draft import Draft, DraftSentence, Origin
from bot.help import Route, routes_for
from bot.plan import MEANWHILE, Mode, Plan, plan
from bot.premise import correction
from bot.question import Intent, Question
from bot.page import Page, role_of
from bot.understand import filled_in
from bot.write import write
from bot.write_case import near_enough
from ingest import places
from ingest.document import SourceDocument
from ingest.index import Index
from ingest.vocabulary import Aspect, Conduct, Material, Subject

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
    if question.intent is Intent.OUT_OF_SCOPE and not question.conduct and not _near(question, index):
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


def _near(question: Question, index: Index) -> bool:
    hits = index.search(question.standalone, k=1, lexical=question.language == "en")
    return bool(hits) and near_enough(hits[0].dense, hits[0].score)


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
    if question.subject is Subject.CHILD or question.asker_is_child:
        page.add(DraftSentence(phrases.CHILD_IMAGE, Role.HELP, (), None, Origin.TEMPLATE))
    law = _law_for_help(question, where, index)
    documents = _step_documents(question, asked, law, routes, index)
    for step in helpfirst.steps(question, documents, index.encode, 2):
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
    draft = write(asked, index)
    candidates = (
        [index.corpus[one] for one in asked.documents]
        if asked.mode is not Mode.SEARCH or question.jurisdictions
        else list(index.corpus)
    )
    found = correction(question, candidates, index.encode)
    if found:
        first = DraftSentence.quoting(found.quote, role_of(found.quote.document))
        rest = [one for one in draft.sentences if one.text != first.text]
        draft = replace(draft, sentences=(first, *rest[:4]))
    draft = _silences(question, asked, index, draft)
    if not any(one.quotes for one in draft.sentences):
        return _not_found(question, asked, index, draft)
    kind = AnswerKind.CLARIFY if asked.place_missing and asked.mode is Mode.RULES else AnswerKind.ANSWER
    return Outcome(
        kind,
        draft,
        asked.places or _places_of(draft),
        corrected=found.quote.sentence.text if found else None,
        ask_place=asked.place_missing and asked.mode is Mode.RULES,
        follow_ups=_follow_ups(question),
    )


def _silences(question: Question, asked: Plan, index: Index, draft: Draft) -> Draft:
    """Say for which of the places asked about nothing is held, before what is held."""
    if asked.mode is not Mode.RULES:
        return draft
    silent = dict.fromkeys(block.place for block in asked.blocks if not _own_law(block.place, asked))
    notices = _notices(
        *(phrases.UNKNOWN_PLACE.format(place=places.in_text(place)) for place in silent)
    ).sentences
    return replace(draft, sentences=(*notices, *draft.sentences))


def _own_law(place: str, asked: Plan) -> bool:
    return any(
        match.place == place or match.place in places.up(place)[1:2] and place.startswith("GB-")
        for block in asked.blocks
        if block.place == place
        for match in block.matches
    )


def _not_found(question: Question, asked: Plan, index: Index, draft: Draft) -> Outcome:
    sentences = [one.text for one in draft.sentences] or [phrases.NOT_FOUND]
    missing = [
        code
        for code in question.jurisdictions
        if not any(one.jurisdiction in (code, *places.nations(code)) for one in index.corpus)
    ]
    if missing and sentences == [phrases.NOT_FOUND]:
        sentences = [phrases.UNKNOWN_PLACE.format(place=places.in_text(missing[0]))]
    nearest = _nearest_titles(question, index, asked.documents)
    if nearest:
        sentences.append(phrases.NEAREST.format(titles="; ".join(nearest)))
    return Outcome(AnswerKind.ABSTAIN, _notices(*sentences), question.jurisdictions, follow_ups=())


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
