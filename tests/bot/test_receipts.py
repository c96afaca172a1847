"""Saved answers against a corpus that moves on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import BadQuestion
from bot.receipts import Holding, read_receipt, recheck
from ingest.corpus import Corpus, load
from ingest.document import SourceDocument
from ingest.testing import tiny_corpus
from tests.ui.fakes import FakeEngine


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    tiny_corpus(tmp_path)
    return load(tmp_path)


def saved(document: SourceDocument, at: int = 0):  # type: ignore[no-untyped-def]
    """An answer that cites one sentence of a document."""
    answer = FakeEngine().ask("Is it illegal to share one in England?")
    one, sentence = answer.citations[0], document.sentences[at]
    cited = one.model_copy(
        update={
            "document_id": document.id,
            "document_sha256": document.sha256,
            "quote": sentence.text,
            "start": sentence.start,
            "end": sentence.end,
        }
    )
    return answer.model_copy(update={"citations": (cited,)})


def changed(corpus: Corpus, document: SourceDocument, text: str) -> Corpus:
    """The corpus with one page's text replaced."""
    # Built anew: a copy would keep the sections of the old text.
    fields = {name: getattr(document, name) for name in SourceDocument.model_fields}
    page = SourceDocument(**{**fields, "text": text, "sha256": "0" * 64})
    return replace(corpus, documents={**corpus.documents, document.id: page})


def test_an_unchanged_page_holds(corpus: Corpus) -> None:
    document = next(iter(corpus))
    (found,) = recheck(saved(document), corpus)
    assert (found.holding, found.page_changed) == (Holding.HOLDS, False)


@pytest.mark.parametrize(
    ("edit", "holding"),
    [
        (lambda text, quote: text + "\nMore at the end.[^act]\n", Holding.HOLDS),
        (lambda text, quote: "## Before\n- One more sentence.[^act]\n\n" + text, Holding.MOVED),
        (lambda text, quote: text.replace(quote, "Something else."), Holding.CHANGED),
    ],
)
def test_a_changed_page_is_told_apart(corpus: Corpus, edit, holding: Holding) -> None:  # type: ignore[no-untyped-def]
    document = next(iter(corpus))
    quote = document.sentences[0].text
    (found,) = recheck(saved(document), changed(corpus, document, edit(document.text, quote)))
    assert (found.holding, found.page_changed) == (holding, True)


def test_a_page_that_is_gone(corpus: Corpus) -> None:
    document = next(iter(corpus))
    rest = {key: one for key, one in corpus.documents.items() if key != document.id}
    (found,) = recheck(saved(document), replace(corpus, documents=rest))
    assert found.holding is Holding.GONE


def test_a_receipt_is_read_back_as_it_was_written(corpus: Corpus) -> None:
    answer = saved(next(iter(corpus)))
    assert read_receipt(answer.to_json()) == answer


@pytest.mark.parametrize("text", ["", "not json", "[]", "{}", '{"id": 1}'])
def test_what_is_no_receipt_is_refused_with_a_next_step(text: str) -> None:
    with pytest.raises(BadQuestion) as caught:
        read_receipt(text)
    assert "--json" in caught.value.next
