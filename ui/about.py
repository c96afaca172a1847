"""What the About page tells in numbers: the corpus as it is now, and the last evaluation that was kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.corpus import Corpus
from ingest.vocabulary import Checked, Kind
from ui import terms
from ui.evaluating import MEASURES

EVALUATION = Path(__file__).parent / "static" / "evaluation.json"


@dataclass(frozen=True, slots=True)
class Numbers:
    """The corpus counted; `sources` are (how far read, its words, how many, per cent)."""

    digest: str
    documents: int
    places: int
    rules: int
    sentences: int
    sources: tuple[tuple[str, str, int, int], ...]
    kinds: tuple[tuple[str, int], ...]
    oldest: str
    newest: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of an evaluation: what was measured, the share, of how many, and what was promised."""

    name: str
    share: str
    counted: str
    goal: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A kept report as the page shows it; `misses` are (question id, kind, what failed)."""

    day: str
    file: str
    questions: int
    corpus: str
    measures: tuple[Measure, ...]
    misses: tuple[tuple[str, str, str], ...]
    median_ms: float | None


def numbers(corpus: Corpus) -> Numbers:
    """The corpus in numbers."""
    read = Counter(source.checked for one in corpus for source in one.sources)
    kinds = Counter(one.kind for one in corpus)
    days = sorted(one.last_verified for one in corpus)
    return Numbers(
        digest=corpus.digest,
        documents=len(corpus),
        places=len({one.jurisdiction for one in corpus} - {"INT"}),
        rules=sum(len(one.rules) for one in corpus),
        sentences=sum(len(one.sentences) for one in corpus),
        sources=tuple(
            (str(one), terms.CHECKED[one], read[one], round(100 * read[one] / max(read.total(), 1)))
            for one in Checked
        ),
        kinds=tuple((terms.KIND[kind], kinds[kind]) for kind in Kind if kinds[kind]),
        oldest=str(days[0]) if days else "",
        newest=str(days[-1]) if days else "",
    )


def evaluation(path: Path = EVALUATION) -> Evaluation | None:
    """The last report that `deepfake-law eval FILE --save` left; None where none can be read."""
    try:
        value = json.loads(path.read_bytes())
        return _shown(value)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _shown(value: Mapping[str, Any]) -> Evaluation:
    return Evaluation(
        day=str(value["day"]),
        file=str(value["file"]),
        questions=int(value["questions"]),
        corpus=str(value.get("corpus", "")),
        measures=tuple(_measure(name, share) for name, share in value["measures"].items() if share.get("of")),
        misses=tuple(
            (str(one["id"]), str(one["kind"]), ", ".join(one["failed"]).replace("_", " "))
            for one in value["outcomes"]
            if not one["passed"]
        ),
        median_ms=value.get("latency_ms", {}).get("median"),
    )


def _measure(name: str, share: Mapping[str, Any]) -> Measure:
    words, goal = MEASURES.get(name, (name.replace("_", " "), ""))
    return Measure(
        name=words.removeprefix("… "),
        share=f"{100 * share['count'] / share['of']:.1f} %",
        counted=f"{share['count']} of {share['of']}",
        goal=goal,
    )
