"""A published index: spans, ranking, restriction, refusal, reopening."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from ingest import generation
from ingest.embed import sha256_file
from ingest.errors import IndexMismatch, IndexMissing
from ingest.index import Index, LiveIndex, open_index
from ingest.publish import build
from ingest.testing import HashEmbedder, tiny_corpus

NUDE = "someone posted a fake nude of me in england"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("published")
    build(tiny_corpus(root / "corpus"), root / "index", HashEmbedder())
    return root


@pytest.fixture(scope="module")
def index(published: Path) -> Index:
    return open_index(published / "index", HashEmbedder())


def test_every_passage_is_what_its_page_says(index: Index) -> None:
    assert index.passages
    for one in index.passages.values():
        assert index.corpus[one.document_id].text[one.start : one.end] == one.text


def test_the_pages_keep_their_digest(index: Index, published: Path) -> None:
    for document in index.corpus:
        assert sha256_file(published / "corpus" / document.path) == document.sha256


def test_every_sentence_has_its_passage(index: Index) -> None:
    for document in index.corpus:
        for sentence in document.sentences:
            passage = index.passage_of(document.id, sentence.start, sentence.end)
            assert sentence.text in passage.text
            assert passage.heading == sentence.heading


@pytest.mark.parametrize("span", [(0, 5), (9_000, 9_010), (-3, -1), (30, 30)])
def test_a_span_without_a_passage_is_a_key_error(index: Index, span: tuple[int, int]) -> None:
    with pytest.raises(KeyError):
        index.passage_of("gb-eaw-share", *span)
    with pytest.raises(KeyError):
        index.passage_of("no-such-page", *span)


def test_scores_are_added_from_what_is_nearest(index: Index) -> None:
    vector = index.encode([NUDE])[0]
    for hit in index.search(NUDE):
        assert hit.score == pytest.approx(hit.passage_dense + hit.ask_dense + hit.lexical)
        assert hit.dense == max(hit.passage_dense, hit.ask_dense)
        assert 0 <= hit.lexical <= 1
        if hit.ask:
            assert hit.ask_dense == pytest.approx(float(index.encode([hit.ask])[0] @ vector), abs=1e-5)


def test_the_best_section_is_first_and_no_section_comes_twice(index: Index) -> None:
    hits = index.search(NUDE)
    assert (hits[0].document_id, hits[0].heading) == ("gb-eaw-share", "In short")
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({(hit.document_id, hit.heading) for hit in hits}) == len(hits)
    assert len(index.search(NUDE, k=2)) == 2


def test_a_name_finds_its_page(index: Index) -> None:
    assert index.search("s66B")[0].document_id == "gb-eaw-share"


def test_only_the_documents_asked_for(index: Index) -> None:
    everywhere = {(hit.document_id, hit.heading): hit for hit in index.search(NUDE)}
    inside = index.search(NUDE, document_ids=["us-take-it-down", "no-such-page"])
    assert {hit.heading for hit in inside} == {"In short", "What it covers"}
    for hit in inside:
        assert hit == everywhere[hit.document_id, hit.heading], "the candidates do not change a score"
    assert index.search(NUDE, document_ids=[]) == []


def test_without_words_only_meaning_counts(index: Index) -> None:
    assert all(hit.lexical == 0 for hit in index.search("s66B", lexical=False))


@pytest.mark.parametrize(("query", "k"), [("", 5), ("  \n", 5), (NUDE, 0), (NUDE, -1)])
def test_nothing_asked_nothing_found(index: Index, query: str, k: int) -> None:
    assert index.search(query, k) == []


def test_the_store_is_a_langchain_store(index: Index) -> None:
    (found,) = index.stores[generation.PASSAGES].similarity_search("stopncii.org fingerprint", k=1)
    about = found.metadata
    assert index.corpus[about["document_id"]].text[about["start"] : about["end"]] == found.page_content
    assert (about["jurisdiction"], about["kind"]) == ("INT", "resource")


def test_telemetry_is_off(index: Index) -> None:
    assert index.stores[generation.ASKS]._client.get_settings().anonymized_telemetry is False


def test_opening_and_searching_change_no_file(published: Path, tmp_path: Path) -> None:
    # Under a path that Chroma has not opened in this process: it writes at the first opening.
    unopened = shutil.copytree(published / "index", tmp_path / "unopened")

    def digests() -> dict[str, str]:
        return {str(path): sha256_file(path) for path in sorted(unopened.rglob("*")) if path.is_file()}

    before = digests()
    open_index(unopened, HashEmbedder()).search(NUDE)
    assert digests() == before


def test_no_index_is_said_with_the_command(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(IndexMissing, match="deepfake-law ingest"):
            open_index(folder, HashEmbedder())


@pytest.mark.parametrize(
    ("other", "what"),
    [
        (HashEmbedder(model_id="another@1"), "model"),
        (HashEmbedder(dimension=32), "dimension"),
        (HashEmbedder(max_tokens=100), "limit"),
    ],
)
def test_another_model_is_refused(published: Path, other: HashEmbedder, what: str) -> None:
    with pytest.raises(IndexMismatch, match=rf"(?s){what}.*deepfake-law ingest"):
        open_index(published / "index", other)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    build(tiny_corpus(tmp_path / "corpus"), tmp_path / "index", HashEmbedder())
    return tmp_path / "index"


def current_folder(index_dir: Path) -> Path:
    return index_dir / generation.published(index_dir)


@pytest.mark.parametrize(
    "fields", [{"format": 0}, {"splitter": "lines-0"}, {"passages": 99}, {"corpus": "0" * 64}, {"surplus": 1}]
)
def test_another_manifest_is_refused(own: Path, fields: dict[str, object]) -> None:
    path = current_folder(own) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | fields))
    with pytest.raises(IndexMismatch, match="deepfake-law ingest"):
        open_index(own, HashEmbedder())


@pytest.mark.parametrize(
    "damaged",
    ["manifest.json", "chroma/chroma.sqlite3", "lexical/data.csc.index.npy", "pages/us/us-take-it-down.md"],
)
def test_damage_is_refused_and_ingest_mends_it(own: Path, damaged: str) -> None:
    path = current_folder(own) / damaged
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(IndexMismatch, match="deepfake-law ingest"):
        open_index(own, HashEmbedder())
    report = build(own.parent / "corpus", own, HashEmbedder())
    assert report.published
    assert report.embedded == 0, "the vectors are still in the cache"
    assert open_index(own, HashEmbedder()).search(NUDE)


def test_a_pointer_that_names_no_generation_is_no_index(own: Path) -> None:
    (own / "CURRENT").write_text("../../elsewhere\n")
    with pytest.raises(IndexMissing):
        open_index(own, HashEmbedder())


def test_a_live_index_follows_the_pointer(own: Path) -> None:
    live = LiveIndex(own, HashEmbedder())
    first = live.current()
    assert live.current() is first
    (own.parent / "corpus/us/us-take-it-down.md").unlink()
    build(own.parent / "corpus", own, HashEmbedder())
    second = live.current()
    assert "us-take-it-down" not in second.corpus.documents
    assert "us-take-it-down" in first.corpus.documents
    assert first.search(NUDE), "who holds the old one can finish"


def test_a_live_index_keeps_answering_when_the_new_one_is_broken(own: Path) -> None:
    live = LiveIndex(own, HashEmbedder())
    first = live.current()
    generation.point(own, generation.CURRENT, "0" * 16)
    assert live.current() is first
    assert isinstance(live.problem, IndexMismatch)
    (own / "CURRENT").unlink()
    assert live.current() is first
    generation.point(own, generation.CURRENT, first.generation)
    assert live.current().search(NUDE)
    assert live.problem is None


def test_hits_and_manifests_are_frozen(index: Index) -> None:
    (hit, *_) = index.search(NUDE)
    with pytest.raises(dataclasses.FrozenInstanceError):
        hit.score = 2.0  # type: ignore[misc]
    with pytest.raises(TypeError):
        index.passages["x"] = None  # type: ignore[index]
    assert index.encode([NUDE]).dtype == np.float32
