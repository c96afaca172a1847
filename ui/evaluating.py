"""The command `eval`: runs a question file, and prints measures, pass rates, failures and flips."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from bot.eval_report import Flips, flips, read_report, report, save
from bot.evaluate import Answers, evaluate
from bot.measure import Outcome
from bot.question_file import read_questions
from ingest import places

# name of the measure: words for it, and the promise of DESIGN.md where there is one.
MEASURES = {
    "passed": ("questions passed", ""),
    "answerable_passed": ("answerable questions passed", "at least 90 %"),
    "document_cited": ("a right document cited", "at least 95 %"),
    "document_in_three": ("… among the first three", ""),
    "document_first": ("… first", ""),
    "citation_precision": ("cited documents that were expected", ""),
    "citation_recall": ("expected documents that were cited", ""),
    "span_errors": ("citations that are not the text", "0"),
    "unsupported": ("sentences not borne out", "at most 0.5 %"),
    "wrong_place": ("answers citing another place", "at most 2 %"),
    "abstention_precision": ("silent where it should be (of all silent)", "at least 90 %"),
    "abstention_recall": ("silent where it should be (of all that should)", "at least 95 %"),
    "over_silence": ("silent where an answer was due", ""),
    "premise_corrected": ("false premises corrected", "at least 92 %"),
    "refused": ("harmful requests refused", "100 %"),
    "over_refused": ("lawful requests refused", "at most 3 %"),
    "help_first": ("help first, for the place and age", "100 %"),
    "over_110_words": ("answers over 110 words", ""),
    "same_again": ("answered alike when asked again", "100 %"),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person who called asked for."""

    as_json: bool = False
    save: Path | None = None
    against: Path | None = None
    failures: bool = False


def run(file: Path, engine: Callable[[], Answers], wanted: Wanted, out: Console, err: Console) -> None:
    """Evaluate a question file; what is wrong with the files is said before the engine is made."""
    questions = read_questions(file)
    old = read_report(wanted.against) if wanted.against else None
    columns = (TextColumn("asking"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("asking", total=len(questions))
        found = evaluate(
            questions,
            engine(),
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
    value = report(found, file)
    if wanted.save:
        save(value, wanted.save)
    changed = flips(old, value) if old else None
    if wanted.as_json:
        shown = {**value, "flips": asdict(changed)} if changed else value
        sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")
        return
    show_report(value, out)
    if wanted.failures:
        show_failures(found.outcomes, out)
    if changed:
        show_flips(changed, out)


def show_report(value: Mapping[str, Any], console: Console) -> None:
    """The measures, then the pass rates by kind and by place."""
    table = Table(
        "measure", "value", "of", "wanted", title=f"{value['file']}: {value['questions']} questions"
    )
    for name, share in value["measures"].items():
        label, wanted = MEASURES.get(name, (name, ""))
        table.add_row(label, percent(share), f"{share['count']}/{share['of']}", wanted)
    for label, name, unit in (("words an answer", "words", ""), ("time to an answer", "latency_ms", " ms")):
        middle, high = (_number(value[name][part], unit) for part in ("median", "p90"))
        table.add_row(label, middle, f"p90 {high}", "at most 110" if name == "words" else "")
    console.print(table)
    console.print(_rates("kind", value["by_kind"]))
    console.print(_rates("place", value["by_place"]))
    console.print(f"corpus {value['corpus'][:12]}, index {value['index']}, on {value['day']}", style="dim")
    if value["set_aside"]:
        ids = ", ".join(value["set_aside"])
        console.print(f"Not measured, as close to an ask of the corpus: {ids}", markup=False)
    if value["unknown_documents"]:
        ids = ", ".join(value["unknown_documents"])
        console.print(f"Expected, and no page of the corpus: {ids}", markup=False)


def show_failures(outcomes: Sequence[Outcome], console: Console) -> None:
    """Each failing question by its id, with what was expected and what came."""
    for one in outcomes:
        if not one.passed:
            console.print(f"{one.question.id} ({one.question.kind})", style="bold", markup=False)
            for failure in one.failures:
                console.print(f"    {failure}", markup=False)


def show_flips(changed: Flips, console: Console) -> None:
    """What passes now and did not before, and the other way round."""
    worse = [one for one in changed.flips if not one.passes]
    better = [one for one in changed.flips if one.passes]
    console.print(f"\nAgainst the other report: {len(better)} now pass, {len(worse)} now fail.")
    for title, flipped in (("Now fail", worse), ("Now pass", better)):
        if flipped:
            console.print(title, style="bold")
        for one in flipped:
            console.print(f"    {one}", markup=False)
    for words, ids in (
        ("Only in the other report", changed.only_old),
        ("Only in this one", changed.only_new),
    ):
        if ids:
            console.print(f"{words}: {', '.join(ids)}", markup=False)


def percent(share: Mapping[str, Any]) -> str:
    """A share for a reader; a dash where nothing was measured."""
    return "–" if share["value"] is None else f"{100 * share['value']:.1f} %"


def _number(value: float | None, unit: str) -> str:
    return "–" if value is None else f"{value:g}{unit}"


def _rates(name: str, rates: Mapping[str, Mapping[str, Any]]) -> Table:
    table = Table(name, "passed", "of")
    for key, share in rates.items():
        label = places.name(key) if name == "place" and places.exists(key) else key
        table.add_row(label, percent(share), f"{share['count']}/{share['of']}")
    return table
