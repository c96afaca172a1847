"""One spelling for dates, numbers, money, sections and contractions; and the way back to the original."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.normalise import normal, normalise

SPELT = [
    ("31 January 2024", "2024-01-31"),
    ("January 31, 2024", "2024-01-31"),
    ("31st of January 2024", "2024-01-31"),
    ("6 Feb. 2026", "2026-02-06"),
    ("February 2024", "2024-02"),
    ("on 6 February", "on XXXX-02-06"),
    ("31/01/2024", "2024-01-31"),
    ("30 February 2024", "30 2024-02"),  # no such day, so only the month is a date
    ("it may be 2024", "it may be 2024"),  # a verb, not a month
    ("two years' custody", "2 year custody"),
    ("twenty-four months", "24 month"),
    ("a six-month term", "a 6 month term"),
    ("up to a year", "up to 1 year"),
    ("forty-eight hours", "48 hour"),
    ("one of them, and no one", "one of them, and no one"),
    ("more than one thousand images", "more than 1000 images"),
    ("two hundred and fifty pounds", "GBP 250"),
    ("the twenty-first day", "the 21st day"),
    ("first-ever", "first-ever"),
    ("£200", "GBP 200"),
    ("200 pounds", "GBP 200"),
    ("£18m", "GBP 18000000"),
    ("€15 million", "EUR 15000000"),
    ("75,000 euros", "EUR 75000"),
    ("US$246", "USD 246"),
    ("246 US dollars", "USD 246"),
    ("NT$60,000", "TWD 60000"),
    ("NT£60,000", "NTG 60000"),  # no currency that we know, and not pounds
    ("ten per cent", "10%"),
    ("10 percent", "10%"),
    ("s. 66B", "section 66B"),
    ("s66B", "section 66B"),
    ("§ 66B", "section 66B"),
    ("Section 66B(1)(a)", "section 66B(1)(a)"),
    ("sections 66A, 66B and 66C", "section 66A, section 66B and section 66C"),
    ("section 66B and 12 months", "section 66B and 12 month"),
    ("Art. 50(2)", "article 50(2)"),
    ("18 U.S.C. § 2252A", "18 USC section 2252A"),
    ("U.S. law, UK law, EU law", "United States law, United Kingdom law, European Union law"),
    ("tell us", "tell us"),
    ("It can’t, doesn't and won't", "It can not, does not and will not"),
    ("under-18s", "under 18"),
    ("below the age of eighteen", "under 18"),
    ("a 14-year-old", "a 14 year old"),
    ("aged fourteen", "14 year old"),
    ("“quoted” – text", '"quoted" - text'),
]


@pytest.mark.parametrize(("text", "plain"), SPELT)
def test_spelling(text: str, plain: str) -> None:
    assert normal(text) == plain


@pytest.mark.parametrize(("text", "plain"), SPELT)
def test_the_normal_spelling_stays(text: str, plain: str) -> None:
    assert normal(plain) == plain


_WORDS = """31 January 2024 February , . ' s ss . § 66B sections and to 12 months years' two twenty -four
hundred £ $ € US NT 200 million m per cent % under -18s U.S. U.K. can't n't first third a year aged 14
Art. 50(2) - – ’ 1,000 May may"""
_PIECES = st.sampled_from([*_WORDS.split(), " "])
_TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(_PIECES, max_size=14).map(" ".join),
    st.lists(_PIECES, max_size=14).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(_TEXTS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_every_character_knows_where_it_came_from(text: str) -> None:
    done = normalise(text)
    assert len(done.origin) == len(done.text) + 1
    assert list(done.origin) == sorted(done.origin)
    assert all(0 <= place <= len(text) for place in done.origin)


def test_a_span_leads_back_to_the_original() -> None:
    text = "It began on 31 January 2024 under s. 66B."
    done = normalise(text)
    at = done.text.index("2024-01-31")
    start, end = done.source_span(at, at + len("2024-01-31"))
    assert text[start:end] == "31 January 2024"
