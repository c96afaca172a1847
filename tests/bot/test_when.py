"""Days in questions, at the precision of their words."""

from __future__ import annotations

import pytest

from bot.when import day_in
from ingest.dates import PartialDate

TODAY = PartialDate("2026-11-24")
ROWS = [
    ("was it illegal in 2023", "2023", "a year"),
    ("on 6 Feb 2026", "2026-02-06", "day first"),
    ("on May 19, 2025", "2025-05-19", "month first"),
    ("the 3rd of July 2017", "2017-07-03", "ordinal"),
    ("in February 2024", "2024-02", "a month"),
    ("2024-02-06", "2024-02-06", "ISO"),
    ("on 06/02/2026", "2026-02-06", "day and month as in Europe"),
    ("last March", "2026-03", "this year's, since it is past"),
    ("last year", "2025", "relative"),
    ("two years ago", "2024", "relative, in words"),
    ("3 months ago", "2026-08", "relative, months"),
    ("yesterday", "2026-11-23", "relative, a day"),
    ("before 2024", "2023", "the year before"),
    ("in January", "2026-01", "a bare month after 'in'"),
    ("en febrero de 2026", "2026-02", "Spanish"),
    ("May I share it?", None, "a verb, not a month"),
    ("someone may have shared it", None, "a verb, not a month"),
    ("the Online Safety Act 2023", None, "the year of a law is not a day"),
    ("Directive (EU) 2024/1385", None, "a number of a directive"),
    ("the Sexual Offences Act 2003 in 2025", "2025", "the law's year is passed over"),
    ("[2017] EWCA Crim 2163", None, "a citation"),
    ("he was fined 2000 pounds", None, "a sum that looks like a year"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), ROWS, ids=[row[0] for row in ROWS])
def test_days(text: str, expected: str | None, reason: str) -> None:
    found = day_in(text, TODAY)
    assert (str(found) if found else None) == expected, reason
