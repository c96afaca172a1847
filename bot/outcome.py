"""What to do with a question: refuse, help first, say that it is not held, or answer from the plan."""

from __future__ import annotations

from dataclasses import replace

from bot import phrases
from bot.answer import AnswerKind
from bot.asked import weigh_asks
from bot.draft import Draft
from bot.harm_sense import looks_harmful
from bot.help import routes_for
from bot.help_answer import accused, helped, law_in_a_sentence
from bot.helpfirst import about_child, route_sentence
from bot.outcome_value import Outcome, follow_ups, notices, places_asked
from bot.plan import MEANWHILE, Mode, Plan, plan
from bot.premise import correction
from bot.question import Intent, Question
from bot.silence import nothing_held, silences
from bot.understand import filled_in
from bot.what import is_about_deepfakes
from bot.write import write
from ingest import places
from ingest.index import Index
from ingest.vocabulary import Aspect

_CLOSE_ASK = 0.72
_HELPED = (Intent.VICTIM, Intent.CRISIS, Intent.STOP)


def decide(question: Question, index: Index) -> Outcome:
    """The outcome for a question; the same for the same question and index."""
    # Whoever names a place or asks for law, a penalty or a duty is not refused by nearness alone.
    asks_law = bool(question.jurisdictions or question.named) or question.aspect not in (
        None,
        Aspect.DEFINITION,
    )
    unsure = question.intent in (Intent.KNOW, Intent.OUT_OF_SCOPE) and not asks_law
    if question.intent is Intent.HARM or (unsure and looks_harmful(question.text, index)):
        # However it was seen, it is the same request: the routes are those of one who should stop.
        return _refused(replace(question, intent=Intent.HARM), index)
    if question.intent is Intent.GREETING:
        return Outcome(AnswerKind.OUT_OF_SCOPE, notices(phrases.GREETING))
    if question.intent is Intent.OUT_OF_SCOPE and not _asked_before(question, index):
        return Outcome(AnswerKind.OUT_OF_SCOPE, notices(phrases.OUT_OF_SCOPE), question.jurisdictions)
    if question.unknown and question.intent not in _HELPED:
        return _unknown(question, index)
    question = filled_in(question)
    if question.unknown_place and question.conduct and question.intent not in _HELPED:
        text = phrases.STRANGE_PLACE.format(place=question.unknown_place)
        return Outcome(AnswerKind.ABSTAIN, notices(text), ask_place=True)
    if question.intent in _HELPED or question.aspect in (Aspect.HELP, Aspect.REMOVAL):
        return helped(question, index)
    if question.intent is Intent.ACCUSED:
        return accused(question, index)
    return _answered(question, plan(question, index.corpus), index)


def _asked_before(question: Question, index: Index) -> bool:
    """Whether a page has an ask close to this, although no word of it is one of our subject."""
    hits = index.search(question.standalone, k=3, lexical=question.language == "en")
    return any(hit.ask_dense >= _CLOSE_ASK for hit in hits)


def _refused(question: Question, index: Index) -> Outcome:
    routes = routes_for(question, index.corpus, question.jurisdictions or ("GB",))
    law = law_in_a_sentence(question, index)
    shown = [route_sentence(route) for route in routes[:1]] if about_child(question) else []
    first, last = notices(phrases.REFUSE).sentences, notices(phrases.REFUSE_NEXT).sentences
    draft = Draft((*first, *([law] if law else []), *shown, *last))
    return Outcome(AnswerKind.REFUSE, draft, places_asked(question) or MEANWHILE[:1], routes)


def _unknown(question: Question, index: Index) -> Outcome:
    sentences = [phrases.UNKNOWN_NAME.format(name=name) for name in question.unknown[:2]]
    return Outcome(AnswerKind.ABSTAIN, notices(*sentences, *_near(question, index)), question.jurisdictions)


def _near(question: Question, index: Index) -> list[str]:
    """What is held nearest, by title, as a sentence; nothing when nothing is near."""
    hits = index.search(question.standalone, k=6, lexical=question.language == "en")
    fitting = [index.corpus[hit.document_id] for hit in hits if hit.dense >= 0.35]
    wider = {code for place in question.jurisdictions for code in places.up(place)} | {"INT"}
    if question.jurisdictions:
        fitting = [one for one in fitting if one.jurisdiction in wider]
    titles = list(dict.fromkeys(f"“{one.title}”" for one in fitting))[:2]
    return [phrases.NEAREST.format(titles="; ".join(titles))] if titles else []


def _answered(question: Question, asked: Plan, index: Index) -> Outcome:
    asked = weigh_asks(question, asked, index)
    found = correction(question, [index.corpus[one] for one in asked.documents], index.encode)
    if not found and nothing_held(question, asked, index):
        return _not_found(question, index)
    draft = silences(question, asked, index, write(asked, index, found.quote if found else None))
    if not any(one.quotes for one in draft.sentences):
        return _not_found(question, index)
    missing = asked.place_missing and asked.mode is Mode.RULES
    shown = tuple(
        dict.fromkeys(quote.document.jurisdiction for one in draft.sentences for quote in one.quotes)
    )
    return Outcome(
        AnswerKind.CLARIFY if missing else AnswerKind.ANSWER,
        draft,
        asked.places or shown,
        corrected=found.quote.sentence.text if found and found.asserted else None,
        ask_place=missing,
        follow_ups=follow_ups(question),
    )


def _not_found(question: Question, index: Index) -> Outcome:
    held = {one.jurisdiction for one in index.corpus}
    missing = [code for code in question.jurisdictions if not held & {code, *places.nations(code)}]
    if missing:
        text = phrases.UNKNOWN_PLACE.format(place=places.in_text(missing[0]))
    elif not is_about_deepfakes(question.standalone) and not question.named:
        return Outcome(AnswerKind.OUT_OF_SCOPE, notices(phrases.OUT_OF_SCOPE), question.jurisdictions)
    else:
        text = phrases.NOT_FOUND
    return Outcome(AnswerKind.ABSTAIN, notices(text, *_near(question, index)), question.jurisdictions)
