"""A report that is kept: measures and outcomes by question id, without any words of the questions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.evaluate import Evaluation
from bot.judge import cited_documents
from bot.measure import Outcome
from ingest.errors import BadInput

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Flip:
    """A question that passed in one report and not in the other."""

    id: str
    passes: bool
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.id}: {self.before} -> {self.after}"


@dataclass(frozen=True, slots=True)
class Flips:
    """What changed between two reports; `only_old` and `only_new` are questions that one of them lacks."""

    flips: tuple[Flip, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]


def report(evaluation: Evaluation, file: Path) -> dict[str, Any]:
    """The report of a run over a question file, as a JSON value."""
    measures = evaluation.measures
    return {
        "format": FORMAT,
        "file": file.name,
        "file_sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "day": evaluation.day,
        "corpus": evaluation.corpus,
        "index": evaluation.index,
        "questions": len(evaluation.outcomes),
        "set_aside": list(evaluation.set_aside),
        "unknown_documents": list(evaluation.unknown_documents),
        "measures": {name: share.to_json() for name, share in measures.shares.items()},
        "words": measures.words.to_json(),
        "latency_ms": measures.latency_ms.to_json(),
        "by_kind": {name: share.to_json() for name, share in measures.by_kind.items()},
        "by_place": {name: share.to_json() for name, share in measures.by_place.items()},
        "outcomes": [_outcome(one) for one in evaluation.outcomes],
    }


def _outcome(one: Outcome) -> dict[str, Any]:
    return {
        "id": one.question.id,
        "kind": one.question.kind,
        "passed": one.passed,
        "answer_kind": one.kind,
        "failed": list(dict.fromkeys(failure.expectation for failure in one.failures)),
        "documents": list(cited_documents(one.answer)) if one.answer else [],
        "words": one.words,
        "span_errors": one.span_errors,
        "unsupported": one.unsupported,
        "same": one.same,
    }


def save(value: Mapping[str, Any], path: Path) -> None:
    """Write a report; raises BadInput where it cannot be written."""
    try:
        path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise BadInput(
            f"{path} cannot be written ({error.strerror}).", "Name a file in a folder that exists."
        ) from None


def read_report(path: Path) -> dict[str, Any]:
    """A report that was saved before; raises BadInput for anything else."""
    again = "Make one with: deepfake-law eval FILE --save REPORT.json"
    try:
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise BadInput(f"{path} cannot be read ({error.strerror}).", again) from None
    except ValueError:
        raise BadInput(f"{path} is not JSON.", again) from None
    if not isinstance(value, dict) or value.get("format") != FORMAT or "outcomes" not in value:
        raise BadInput(f"{path} is not a report of this version.", again)
    return value


def flips(old: Mapping[str, Any], new: Mapping[str, Any]) -> Flips:
    """The questions that passed in one report and not in the other, the newly failing first."""
    before = {one["id"]: one for one in old["outcomes"]}
    after = {one["id"]: one for one in new["outcomes"]}
    found = [
        Flip(name, one["passed"], _told(before[name]), _told(one))
        for name, one in after.items()
        if name in before and before[name]["passed"] != one["passed"]
    ]
    return Flips(
        tuple(sorted(found, key=lambda one: one.passes)),
        tuple(name for name in before if name not in after),
        tuple(name for name in after if name not in before),
    )


def _told(one: Mapping[str, Any]) -> str:
    verdict = f"fails {' and '.join(one['failed'])}" if one["failed"] else "passes"
    return f"{one['answer_kind']}, {verdict}"
