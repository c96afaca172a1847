"""A whole question, alone and in a conversation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadQuestion
from bot.names import Catalogue
from bot.question import Question
from bot.understand import MAX_CHARACTERS, Understander, clean, filled_in
from ingest.dates import PartialDate
from ingest.vocabulary import Aspect, Conduct, Material, Subject
from tests.bot.corpora import shipped

TODAY = PartialDate("2026-11-24")


@pytest.fixture(scope="module")
def understander() -> Understander:
    return Understander(Catalogue(shipped()))


def conversation(*texts: str) -> list[dict[str, str]]:
    turns = []
    for text in texts:
        turns += [{"role": "user", "content": text}, {"role": "assistant", "content": "…"}]
    return turns


def read(understander: Understander, text: str, *before: str, **said: str) -> Question:
    return understander.read(text, history=conversation(*before), today=TODAY, **said)


def test_place_day_conduct_and_subject(understander: Understander) -> None:
    found = read(understander, "Was it illegal to share a nude deepfake of my ex in Scotland in 2019?")
    assert found.jurisdictions == ("GB-SCT",)
    assert (str(found.as_of), found.dated) == ("2019", True)
    assert found.conduct == (Conduct.SHARE,)
    assert (found.material, found.subject) == (Material.INTIMATE_IMAGE, Subject.ADULT)
    assert found.aspect is Aspect.CRIME


def test_a_place_said_beside_the_question_counts(understander: Understander) -> None:
    assert read(understander, "is it illegal to make one", jurisdiction="us-fl").jurisdictions == ("US-FL",)
    assert read(understander, "is it illegal to make one", jurisdiction="Scotland").jurisdictions == (
        "GB-SCT",
    )


def test_the_question_s_own_place_wins(understander: Understander) -> None:
    found = read(understander, "is it illegal in Florida", jurisdiction="GB-EAW")
    assert found.jurisdictions == ("US-FL",)


@pytest.mark.parametrize(
    ("before", "text", "places", "conduct"),
    [
        (("is it illegal to make a deepfake in England?",), "and in Scotland?", ("GB-SCT",), ("create",)),
        (("is it illegal to make a deepfake in England?",), "what about sharing?", ("GB-EAW",), ("share",)),
        (
            ("is it illegal to make a deepfake in England?", "and in Scotland?"),
            "penalty?",
            ("GB-SCT",),
            ("create",),
        ),
        (("what is the law in Florida on sharing deepfakes?",), "since when?", ("US-FL",), ("share",)),
    ],
)
def test_a_follow_up_takes_what_it_leaves_out(
    understander: Understander,
    before: tuple[str, ...],
    text: str,
    places: tuple[str, ...],
    conduct: tuple[str, ...],
) -> None:
    found = read(understander, text, *before)
    assert found.jurisdictions == places
    assert tuple(str(one) for one in found.conduct) == conduct


def test_he_is_the_one_named_before(understander: Understander) -> None:
    found = read(understander, "how long does it last?", "what was Anthony Dover banned from?")
    assert "gb-eaw-dover-case" in found.named


def test_a_new_topic_is_not_glued_to_the_old_one(understander: Understander) -> None:
    found = read(
        understander, "Is it illegal to share an election deepfake in Texas?", "who is Anthony Dover?"
    )
    assert not found.named
    assert found.jurisdictions == ("US-TX",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", {}),
        ("   \n ", {}),
        ("?!…", {}),
        ("x" * (MAX_CHARACTERS + 1), {}),
        ("\x00\x01\x02\x03" * 20, {}),
        ("\udcff\udcfe\udc00" * 9, {}),
        ("is it illegal", {"jurisdiction": "Atlantis"}),
        ("is it illegal", {"as_of": "2023-13"}),
        ("is it illegal", {"as_of": "soon"}),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_next_step(
    understander: Understander, text: str, said: dict[str, str]
) -> None:
    with pytest.raises(BadQuestion) as caught:
        understander.read(text, today=TODAY, **said)
    assert caught.value.next
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "turn", [{"role": "judge", "content": "x"}, {"role": "user"}, "hello", {"content": "x"}, None]
)
def test_a_bad_turn_is_named(understander: Understander, turn: object) -> None:
    with pytest.raises(BadQuestion, match="Turn 1"):
        understander.read("and in Scotland?", history=[turn], today=TODAY)  # type: ignore[list-item]


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        cleaned = clean(text)
    except BadQuestion:
        return
    assert cleaned == " ".join(cleaned.split())
    Understander(Catalogue(shipped())).read(text, today=TODAY)


def test_since_when_asks_for_a_day(understander: Understander) -> None:
    assert read(understander, "since when is sharing one punishable in Taiwan").aspect is Aspect.SINCE


def test_what_people_leave_unsaid(understander: Understander) -> None:
    assert (
        filled_in(read(understander, "is it illegal to make a deepfake in Wales")).material
        is Material.INTIMATE_IMAGE
    )
    assert (
        filled_in(read(understander, "a deepfake of a 14 year old made in Wales")).material
        is Material.CHILD_IMAGE
    )
    whole = filled_in(read(understander, "what does the law say in Scotland"))
    assert set(whole.conduct) == {Conduct.CREATE, Conduct.SHARE, Conduct.THREATEN}
