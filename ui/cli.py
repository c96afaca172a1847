"""The command line: `deepfake-law chat`, `ask`, `search`, `ingest`, `check`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from ingest.errors import BadInput, DeepfakeLawError
from ingest.vocabulary import Conduct, Material, Subject
from ui.settings import Settings, read_settings, rephraser_of

# Heavy imports stay inside the commands, so that --help answers at once.
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


class App(typer.Typer):
    """A Typer app that ends with our errors in two lines instead of a traceback."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().__call__(*args, **kwargs)
        except DeepfakeLawError as error:
            show_error(error)
            sys.exit(error.exit_code)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(1)
        except Exception as error:
            if os.environ.get("DEEPFAKE_LAW_DEBUG"):
                raise
            err.print(f"[bold red]Broken here:[/] {type(error).__name__}. Nothing was lost.", style=None)
            err.print("Run it again with DEEPFAKE_LAW_DEBUG=1 to see where, and report that.")
            sys.exit(1)


def show_error(error: DeepfakeLawError) -> None:
    """An error as people read it: what is wrong, then what to do."""
    err.print("[bold red]Error:[/] ", end="")
    err.print(error.message, markup=False)
    err.print(error.next, markup=False)


app = App(
    help="Legal information about deepfakes, where every sentence can be checked. Not legal advice.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

CorpusOption = Annotated[
    Path | None, typer.Option("--corpus", help="The folder of pages.", show_default=False)
]
IndexOption = Annotated[
    Path | None, typer.Option("--index", help="The folder of the index.", show_default=False)
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON and nothing else on standard output.")]
BatchOption = Annotated[
    Path | None, typer.Option("--batch", help="A file with one JSON object a line; - for standard input.")
]


@app.command()
def chat(
    host: Annotated[
        str | None, typer.Option(help="The address to serve at.", show_default="127.0.0.1")
    ] = None,
    port: Annotated[int | None, typer.Option(help="The port to serve at.", show_default="7860")] = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Build or update the index, serve the chat, and open the browser where there is one."""
    from ui.serving import serve as run

    run(
        read_settings(host=host, port=port, index=index, corpus=corpus),
        build=update_index,
        say=say,
        browser=True,
    )


@app.command()
def serve(
    host: Annotated[
        str | None, typer.Option(help="The address to serve at.", show_default="127.0.0.1")
    ] = None,
    port: Annotated[int | None, typer.Option(help="The port to serve at.", show_default="7860")] = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Build or update the index and serve the chat, without opening a browser."""
    from ui.serving import serve as run

    run(
        read_settings(host=host, port=port, index=index, corpus=corpus),
        build=update_index,
        say=say,
        browser=False,
    )


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in plain words.")] = None,
    as_json: JsonOption = False,
    jurisdiction: Annotated[str | None, typer.Option(help="GB-EAW, GB-SCT, US, US-FL, EU …")] = None,
    as_of: Annotated[
        str | None, typer.Option(help="The day it happened: 2023, 2023-05 or 2023-05-01.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="The language of the answer, as en or fr.")] = None,
    history: Annotated[Path | None, typer.Option(help="A JSON file with the conversation so far.")] = None,
    batch: BatchOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Answer one question, or one a line with --batch."""
    from ui import asking

    settings = read_settings(index=index, corpus=corpus)
    if (question is None) == (batch is None):
        raise BadInput(
            "Give a question or --batch FILE, one of the two.", 'For example: deepfake-law ask "..."'
        )
    if batch is not None:
        lines = asking.read_lines(batch)
        raise typer.Exit(asking.ask_batch(lines, engine_for(settings), write=_write_line))
    said = {"jurisdiction": jurisdiction, "as_of": as_of, "language": language}
    try:
        told = asking.read_history(history) if history else ()
        answer = engine_for(settings).ask(question or "", history=told, **said)
    except BadInput as error:
        if as_json:
            _write_line({"error": asking.error_value(error)})
        raise
    if as_json:
        sys.stdout.write(answer.to_json() + "\n")
    else:
        asking.show(answer, out)


@app.command()
def search(
    query: Annotated[str | None, typer.Argument(help="What to look for.")] = None,
    k: Annotated[int, typer.Option("--k", min=1, max=100, help="How many passages.")] = 8,
    as_json: JsonOption = False,
    batch: BatchOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Show the passages that are nearest to a query, without an answer."""
    from ui import asking

    if (query is None) == (batch is None):
        raise BadInput(
            "Give a query or --batch FILE, one of the two.", 'For example: deepfake-law search "..."'
        )
    settings = read_settings(index=index, corpus=corpus)
    if batch is not None:
        lines = asking.read_lines(batch)
        raise typer.Exit(asking.search_batch(lines, engine_for(settings), k, write=_write_line))
    try:
        found = asking.passages(engine_for(settings), query or "", k)
    except BadInput as error:
        if as_json:
            _write_line({"error": asking.error_value(error)})
        raise
    if as_json:
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        asking.show_passages(found, out)


@app.command()
def compare(
    conduct: Annotated[Conduct, typer.Argument(help="What was done.")],
    material: Annotated[Material, typer.Argument(help="What it was done with.")] = Material.INTIMATE_IMAGE,
    places: Annotated[
        list[str] | None, typer.Option("--place", help="A place; more than once for more.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="The day: 2023, 2023-05 or 2023-05-01.")] = None,
    subject: Annotated[Subject, typer.Option(help="Who is shown.")] = Subject.ANY,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    corpus: CorpusOption = None,
) -> None:
    """The rule table for an act and a material, over places and a day."""
    from ui import comparing

    rows = comparing.rows(
        read_settings(corpus=corpus).corpus, conduct, material, places or [], as_of, subject
    )
    if as_json:
        sys.stdout.write(json.dumps([one.value() for one in rows], ensure_ascii=False, indent=2) + "\n")
    elif as_csv:
        sys.stdout.write(comparing.csv_text(rows))
    else:
        comparing.show(rows, out)


@app.command()
def verify(
    receipt: Annotated[Path, typer.Argument(help="An answer saved with ask --json.")],
    as_json: JsonOption = False,
    corpus: CorpusOption = None,
) -> None:
    """Check a saved answer again: which quotes still hold, which pages have changed."""
    from bot.receipts import Holding, read_receipt, recheck
    from ingest.corpus import load
    from ui import asking

    answer = read_receipt(asking.read_text(receipt))
    found = recheck(answer, load(read_settings(corpus=corpus).corpus))
    if as_json:
        sys.stdout.write(json.dumps([one.value() for one in found], ensure_ascii=False, indent=2) + "\n")
    else:
        for one in found:
            out.print(f"[{one.n}] {one.holding}: {one.document_id}. “{one.quote}”", markup=False)
        holding = sum(one.holding is Holding.HOLDS for one in found)
        out.print(f"{holding} of {len(found)} quotes hold.")
    raise typer.Exit(0 if all(one.holding is Holding.HOLDS for one in found) else 2)


@app.command()
def ingest(corpus: CorpusOption = None, index: IndexOption = None) -> None:
    """Turn the corpus into a published index; what is unchanged is not embedded again."""
    report = update_index(read_settings(corpus=corpus, index=index))
    for word, ids in (("added", report.added), ("changed", report.changed), ("removed", report.removed)):
        shown = ", ".join(ids[:12]) + (f" and {len(ids) - 12} more" if len(ids) > 12 else "")
        out.print(f"{word}: {len(ids)}" + (f" ({shown})" if ids else ""), markup=False)
    out.print(
        f"{report.documents} documents, {report.passages} passages, {report.asks} asks; "
        f"{report.embedded} texts embedded, {report.reused} from the cache; {report.seconds:.1f} s."
    )
    out.print(f"{'Published' if report.published else 'Already published'}: {report.generation}")


@app.command()
def check(
    corpus: CorpusOption = None,
    as_json: JsonOption = False,
    write_coverage: Annotated[
        bool, typer.Option("--write-coverage", help="Write COVERAGE.md anew from the rules first.")
    ] = False,
) -> None:
    """Check the pages: format, vocabulary, dates, maxima, asks, reading grade, coverage."""
    from ingest import coverage
    from ingest.check import check as run
    from ingest.check import report

    root = read_settings(corpus=corpus).corpus
    if write_coverage:
        say(f"Wrote {coverage.write(root)}.")
    found = run(root)
    if as_json:
        from dataclasses import asdict

        sys.stdout.write(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2) + "\n")
    else:
        out.print(report(found), markup=False)
    raise typer.Exit(2 if any(one.level == "error" for one in found) else 0)


@app.command("eval")
def evaluate(
    file: Annotated[Path, typer.Argument(help="Questions, one JSON object a line.", show_default=False)],
    as_json: JsonOption = False,
    save: Annotated[Path | None, typer.Option("--save", help="Keep the report in this file.")] = None,
    against: Annotated[
        Path | None, typer.Option("--against", help="An older report: list what flipped.")
    ] = None,
    failures: Annotated[
        bool, typer.Option("--failures", help="List the failing questions, with what came instead.")
    ] = False,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Put a file of questions with expectations to the engine and print the measures."""
    from ui import evaluating

    settings = read_settings(index=index, corpus=corpus)
    evaluating.run(
        file, lambda: engine_for(settings), evaluating.Wanted(as_json, save, against, failures), out, err
    )


def update_index(settings: Settings) -> Any:
    """Build or update the index with a progress bar on standard error; the report of the build."""
    from ingest.embed import make_embedder
    from ingest.publish import build

    names = {
        "read": "reading",
        "split": "splitting",
        "embed": "embedding",
        "write": "writing",
        "check": "checking",
    }
    columns = (TextColumn("{task.description:>10}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def progress(step: str, done: int, total: int) -> None:
            bar.update(task, description=names.get(step, step), completed=done, total=total)

        return build(
            settings.corpus, settings.index, make_embedder(settings.embedding, settings.index), progress
        )


def engine_for(settings: Settings) -> Any:
    """An engine over the published index; builds one first where there is none."""
    from bot.engine import Engine
    from ingest.embed import make_embedder
    from ingest.index import LiveIndex

    rephrase = rephraser_of(settings)
    if not (settings.index / "CURRENT").exists():
        err.print("No index yet: building it, once. This takes about a minute.")
        update_index(settings)
    live = LiveIndex(settings.index, make_embedder(settings.embedding, settings.index))
    return Engine(live, settings.digest, rephrase=rephrase)


def say(text: str) -> None:
    """A line for the person who started us."""
    err.print(text, markup=False)


def _write_line(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()
