"""Pages as they are read, with exact offsets; partial dates; places; the corpus as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import places
from ingest.corpus import load, pages, read_all, shipped
from ingest.dates import PartialDate, Truth, in_force_on
from ingest.document import SourceDocument, split_marks
from ingest.errors import CorpusError
from ingest.read import enums, parse
from ingest.vocabulary import Kind
from tests.ingest.pages import FOLDER, ID, folder, valid


def document(text: str = "") -> SourceDocument:
    """The valid page with another text below its front matter."""
    front = valid().split("## In short")[0]
    return parse((front + text).encode() if text else valid().encode(), "page.md")


def test_text_is_what_stands_after_the_front_matter() -> None:
    raw = valid()
    page = parse(raw.encode(), "page.md")
    assert raw.endswith("---\n" + page.text)
    assert raw.split("\n")[page.text_line - 1] == "## In short"
    for sentence in page.sentences:
        assert page.text[sentence.start : sentence.end] == sentence.text
        assert sentence.text in raw.split("\n")[sentence.line - 1]


@given(st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]), max_size=200))
def test_offsets_hold_for_any_text(text: str) -> None:
    page = document("## In short\n" + text)
    assert page.text == "## In short\n" + text
    spans = [(one.start, one.end) for one in page.sentences]
    assert spans == sorted(spans)
    for sentence in page.sentences:
        assert page.text[sentence.start : sentence.end] == sentence.text
        assert "\n" not in sentence.text
        assert page.sentence_at(sentence.start, sentence.end) == sentence
    for section in page.sections:
        assert section.sentences == tuple(one for one in section.sentences if section.start <= one.start)


@pytest.mark.parametrize(
    ("line", "said", "marks", "reason"),
    [
        ("- A law.[^a]", "A law.", ("a",), "bullet and mark fall away"),
        ("A law.[^a][^b-2]", "A law.", ("a", "b-2"), "several marks in order"),
        ("1. A step.", "A step.", (), "a numbered step"),
        ("* A law.  ", "A law.", (), "blanks behind it"),
        ("- A law.[^a] ", "A law.", ("a",), "a blank behind the mark"),
        ("A law[^a] here.", "A law[^a] here.", (), "a mark inside is text, and check refuses it"),
        ("2024 was the year.", "2024 was the year.", (), "a number that is no bullet"),
        ("", "", (), "nothing"),
    ],
)
def test_a_sentence_is_its_line_without_bullet_and_marks(
    line: str, said: str, marks: tuple[str, ...], reason: str
) -> None:
    start, end, found = split_marks(line)
    assert (line[start:end], found) == (said, marks), reason


@pytest.mark.parametrize(
    ("old", "new", "message", "line", "reason"),
    [
        ("kind: statute", "kind: statue", "Did you mean 'statute'", 7, "the nearest word"),
        ("kind: statute", "kinds: statute", "Did you mean 'kind'", 2, "what is missing comes first"),
        ("who: person", "whom: person", "Did you mean 'who'", 13, "the nearest field of a rule"),
        ("jurisdiction: GB-EAW", "jurisdiction: NO", 'write "NO" in quotes', 6, "Norway is not false"),
        ("jurisdiction: GB-EAW", "jurisdiction: UK", "'UK' is not a place", 6, "GB is the code"),
        ("date: 2023-10-26", "date: 2023-13", "not a day of the calendar", 10, "no such month"),
        ("date: 2023-10-26", "date: 26/10/2023", "write 2024, 2024-02", 10, "ISO only"),
        ("limits: if the", "limits: the", "read on after 'only'", 15, "the lead says 'only ...'"),
        (
            "in_force: 2024-01-31",
            "in_force: 2024-01-31, until: 2023",
            "before in_force",
            13,
            "ends before it begins",
        ),
        ("title: Sharing an intimate photograph or film\n", "", "title is missing", 2, "a title is needed"),
        ("kind: statute\n", "kind: statute\nkind: bill\n", "stands twice", 8, "YAML would keep the last"),
        ("kind: statute\n", "kind: statute\ntext: x\n", "not for the front matter", 8, "our own field"),
        ("title: Sharing", "title: Sharing: ", "is not YAML", 3, "a colon has to be quoted"),
        ("key: act", "key: the Act", "sources.0.key", 25, "a mark could not name it"),
    ],
)
def test_a_fault_of_the_front_matter_names_line_and_fix(
    old: str, new: str, message: str, line: int, reason: str
) -> None:
    raw = valid()
    assert old in raw
    with pytest.raises(CorpusError) as caught:
        parse(raw.replace(old, new, 1).encode(), "page.md")
    assert message in str(caught.value), reason
    assert caught.value.line == line
    assert str(caught.value).startswith(f"page.md:{caught.value.line}: ")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "no front matter"),
        (b"text", "no front matter"),
        (b"---\nid: a\n", "not closed"),
        (b"\xef\xbb\xbf---\n", "byte order mark"),
        (b"---\r\nid: a\r\n---\r\n", "line ends"),
        (b"---\nid: \xff\n---\n", "not UTF-8"),
        (b"---\nid: \0\n---\n", "NUL"),
        (b"---\n- a\n---\n", "not a set of fields"),
        (b"---\n---\n", "not a set of fields"),
        (b"---\n2024: a\n---\n", "not the name of a field"),
        (b"---\nNO: a\n---\n", "not the name of a field"),
        (b"---\nid: &a [*a]\n---\n", "alias"),
        (b"---\nid: &a x\ntitle: *a\n---\n", "alias"),
        (b"---\nid: " + b"[" * 3000 + b"\n---\n", "not YAML"),
    ],
)
def test_a_file_that_is_no_page_says_why(raw: bytes, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        parse(raw, "page.md")


@given(st.binary(max_size=200))
def test_any_bytes_are_a_page_or_a_corpus_error(raw: bytes) -> None:
    for given_bytes in (raw, b"---\n" + raw + b"\n---\n"):
        try:
            page = parse(given_bytes, "page.md")
        except CorpusError:
            continue
        assert page.sources


DAY = PartialDate("2024-06-15")


@pytest.mark.parametrize(
    ("date", "other", "truth", "reason"),
    [
        ("2024-06-15", "2024-06-15", Truth.YES, "in force on its first day"),
        ("2024-06-16", "2024-06-15", Truth.NO, "a day later"),
        ("2024-05", "2024-06-15", Truth.YES, "the month is over"),
        ("2024-06", "2024-06-15", Truth.UNCERTAIN, "before or after the 15th?"),
        ("2024-06", "2024-06-30", Truth.YES, "its last day"),
        ("2024", "2024-06-15", Truth.UNCERTAIN, "which half of the year?"),
        ("2023", "2024-06-15", Truth.YES, "the year before"),
        ("2024-02-06", "2024", Truth.UNCERTAIN, "the whole of the year is asked"),
        ("2024-01-01", "2024", Truth.YES, "the whole of the year"),
        ("2025", "2024", Truth.NO, "the year after"),
    ],
)
def test_whether_a_date_had_come(date: str, other: str, truth: Truth, reason: str) -> None:
    assert PartialDate(date).reached_by(PartialDate(other)) is truth, reason


@pytest.mark.parametrize(
    ("begins", "ends", "truth", "reason"),
    [
        (None, None, Truth.NO, "a bill"),
        ("2024-01-31", None, Truth.YES, "since January"),
        ("2024-06", None, Truth.UNCERTAIN, "began this month"),
        ("2023", "2024-06-15", Truth.NO, "ended that day"),
        ("2023", "2024-06-16", Truth.YES, "its last day"),
        ("2023", "2024", Truth.UNCERTAIN, "ended this year"),
        ("2025", "2026", Truth.NO, "to come"),
    ],
)
def test_whether_a_rule_holds(begins: str | None, ends: str | None, truth: Truth, reason: str) -> None:
    begin = PartialDate(begins) if begins else None
    end = PartialDate(ends) if ends else None
    assert in_force_on(begin, end, DAY) is truth, reason


@pytest.mark.parametrize(
    ("text", "written"), [("2024", "2024"), ("2024-02", "February 2024"), ("2024-02-06", "6 February 2024")]
)
def test_dates_in_words(text: str, written: str) -> None:
    assert PartialDate(text).written() == written
    assert str(PartialDate(text)) == text


@pytest.mark.parametrize(
    "text", ["", "24", "2024-2", "2024-13", "2024-02-30", "0000", "2024-02-06T00", "２０２４x"]
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        PartialDate(text)


@given(st.dates(), st.dates())
def test_days_are_never_uncertain(one: object, other: object) -> None:
    first, second = PartialDate.of(one), PartialDate.of(other)
    assert first.reached_by(second) is (Truth.YES if str(one) <= str(other) else Truth.NO)
    for wider in (first.text[:7], first.text[:4]):
        assert PartialDate(wider).earliest <= first.earliest <= first.latest <= PartialDate(wider).latest


@pytest.mark.parametrize(
    ("code", "exists"),
    [
        ("GB-EAW", True), ("GB", True), ("US-FL", True), ("US-DC", True), ("EU", True), ("INT", True),
        ("NO", True), ("CA-QC", True), ("us-fl", False), ("UK", False), ("GB-XXX", False),
        ("us", False), ("", False),
        ("GBR", False), ("ZZ", False),
    ],
)  # fmt: skip
def test_places_that_exist(code: str, exists: bool) -> None:
    assert places.exists(code) is exists


@pytest.mark.parametrize(
    ("code", "up"),
    [
        ("US-FL", ("US-FL", "US")),
        ("GB-SCT", ("GB-SCT", "GB")),
        ("GB", ("GB",)),
        ("DE", ("DE", "EU")),
        ("DE-BY", ("DE-BY", "DE", "EU")),
        ("EU", ("EU",)),
        ("CH", ("CH",)),
        ("INT", ("INT",)),
    ],
)
def test_law_of_wider_places(code: str, up: tuple[str, ...]) -> None:
    assert places.up(code) == up
    assert all(places.inside(code, wider) for wider in (*up, "INT"))


def test_places_have_names_and_do_not_hold_each_other() -> None:
    assert places.name("GB-EAW") == "England and Wales"
    assert places.in_text("US") == "the United States"
    assert places.in_text("US-FL") == "Florida"
    assert not places.inside("GB-SCT", "GB-EAW")
    assert not places.inside("US", "US-FL")
    assert not places.inside("GB", "EU")
    assert places.nations("GB") == ("GB-EAW", "GB-SCT", "GB-NIR")
    assert all(places.exists(member) for member in places.EU_MEMBERS)
    assert len(places.EU_MEMBERS) == 27


def test_a_corpus_leaves_notes_and_hidden_files_aside(tmp_path: Path) -> None:
    here = f"{FOLDER}/{ID}.md"
    aside = ("README.md", "a/COVERAGE.md", "_drafts/a.md", ".git/a.md", "a/.b.md")
    root = folder(tmp_path, (here, valid()), *((path, "no page") for path in aside))
    assert [str(path.relative_to(root)) for path in pages(root)] == [here]
    assert load(root)[ID].path == here


def test_a_digest_follows_every_byte_and_not_the_place_of_the_file(tmp_path: Path) -> None:
    first = load(folder(tmp_path / "a", (f"{FOLDER}/{ID}.md", valid()))).digest
    moved = load(folder(tmp_path / "b", (f"elsewhere/{ID}.md", valid()))).digest
    changed = load(folder(tmp_path / "c", (f"{FOLDER}/{ID}.md", valid() + "\n"))).digest
    assert first == moved != changed


def test_all_errors_of_a_corpus_are_raised_together(tmp_path: Path) -> None:
    root = folder(tmp_path, ("a.md", "x"), ("b.md", valid()), ("c.md", valid()), ("d.md", "y"))
    documents, errors = read_all(root)
    assert [one.id for one in documents] == [ID]
    assert [one.path for one in errors] == ["a.md", "c.md", "d.md"]
    with pytest.raises(CorpusError) as caught:
        load(root)
    assert all(path in str(caught.value) for path in ("a.md", "c.md", "d.md"))


@pytest.mark.parametrize("empty", [True, False])
def test_no_corpus_says_what_to_name(tmp_path: Path, empty: bool) -> None:
    with pytest.raises(CorpusError, match="--corpus DIR"):
        pages(tmp_path if empty else tmp_path / "none")


def test_shipped_pages_quote_exactly() -> None:
    documents, errors = read_all(shipped())
    assert not errors, "\n".join(map(str, errors))
    for one in documents:
        assert all(one.text[s.start : s.end] == s.text for s in one.sentences)


def test_enums_are_the_vocabulary() -> None:
    assert enums()["Kind"] == [str(kind) for kind in Kind]
    assert {"Status", "EventName", "Topic", "HelpHow"} <= enums().keys()
