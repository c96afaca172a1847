"""What the chat and the panel show: marks that meet their cards, and no text let through as markup."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer import Answer, AnswerKind, AnswerSentence, Clarify, Role
from tests.ui import fakes
from tests.ui.markup import read
from ui import cards, render

# What the chat's sanitiser was seen to keep; anything else would be shown as text or lost.
KEPT_TAGS = {"div", "p", "span", "a", "ul", "li", "strong", "button"}
KEPT_ATTRIBUTES = {"id", "class", "href", "type", "target", "rel"}

ANSWERS = [make() for make in fakes.ALL]


def shown(answers: list[Answer]) -> tuple[list[str], str]:
    """The answers as chat messages, and the panel."""
    names = render.anchors(answers)
    return [render.answer(one, name) for one, name in zip(answers, names, strict=True)], cards.panel(answers)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda one: one.kind)
def test_the_chat_gets_one_block_that_the_sanitiser_keeps(answer: Answer) -> None:
    block = render.answer(answer, "a")
    markup = read(block)
    assert "\n" not in block
    assert not markup.unbalanced
    assert {tag for tag, _ in markup.tags} <= KEPT_TAGS
    assert {name for _, attrs in markup.tags for name in attrs} <= KEPT_ATTRIBUTES


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda one: one.kind)
def test_every_sentence_is_shown_once_unless_its_card_says_it(answer: Answer) -> None:
    text = " ".join(read(render.answer(answer, "a")).text.split())
    for sentence in answer.sentences:
        by_card = (
            any(sentence.text.startswith(route.name) for route in answer.help) and not sentence.citations
        )
        assert text.count(sentence.text.rpartition(" ")[0]) == (0 if by_card else 1), sentence.text


def test_every_mark_meets_its_own_card_also_when_a_question_is_asked_twice() -> None:
    blocks, panel = shown([fakes.share("q1"), fakes.dover("q2"), fakes.share("q1")])
    side = read(panel)
    chat = read("".join(blocks))
    ids = chat.ids + side.ids
    assert len(ids) == len(set(ids))
    targets = [attrs["href"] or "" for attrs in chat.all("a", "cite")]
    assert len(targets) == 11
    assert {target[1:] for target in targets} == {one["id"] for one in side.all("details", "card")}
    backs = {(attrs["href"] or "")[1:] for attrs in side.all("a", "back")}
    assert backs <= set(chat.ids)
    copies = {one.removeprefix("c-") for one in chat.ids if one.startswith("c-")}
    assert copies == {one.removeprefix("t-") for one in side.ids if one.startswith("t-")}


def test_a_mark_says_its_source_to_a_screen_reader() -> None:
    assert "[1 source: Sexual Offences Act 2003, section 66B]" in read(render.answer(fakes.share(), "a")).text
    # A case has no formal reference: its title stands in.
    assert "[1 source: Anthony Dover: barred" in read(render.answer(fakes.dover(), "a")).text


def test_help_comes_before_the_law_and_a_phone_is_a_link() -> None:
    block = render.answer(fakes.helped(), "a")
    order = [block.index(part) for part in ("not your fault", "<ul class='help'>", "fingerprint")]
    assert order == sorted(order)
    links = {attrs.get("href") for attrs in read(block).all("a", "reach")}
    assert links == {"tel:03456000459", "https://revengepornhelpline.org.uk/", "https://stopncii.org/"}
    text = read(block).text
    assert "Without speaking: email, online form" in text
    assert "Ages: 18 and over" in text
    assert "Open now" in text


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (fakes.dover(), "Correction No report establishes that he used AI"),
        (fakes.abstain(), "Not in my sources"),
        (fakes.abstain(), "2 sentences were held back"),
        (fakes.abstain(), "search by meaning is not available"),
        (fakes.refuse(), "I will not help to make such an image."),
        (fakes.clarify(), "Which place do you mean?"),
        (fakes.share(), "England and Wales · as of 24 November 2026"),
        (fakes.share(), "Information, not legal advice."),
    ],
)
def test_what_an_answer_carries_is_shown(answer: Answer, says: str) -> None:
    assert says in " ".join(read(render.answer(answer, "a")).text.split())


def test_options_and_follow_ups_are_buttons_that_say_what_they_ask() -> None:
    for answer, count in ((fakes.clarify(), 2), (fakes.share(), 2)):
        assert len(read(render.answer(answer, "a")).all("button", "ask")) == count


HOSTILE = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "'><b onclick=x>",
        "a\n\n<b>b",
        "$$x$$",
        "**bold** [x](javascript:y)",
        "&lt;i&gt;",
    ]
) | st.text(max_size=40)


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_no_text_becomes_markup(text: str) -> None:
    citation = fakes.cite(
        1,
        f"x{text}q. y",
        f"{text}q.",
        title=text,
        citation=text,
        before=text,
        after=text,
        status=text,
        jurisdiction=text,
        kind=text,
        checked=text,
        last_verified=text,
        since=text,
    )
    answer = fakes.make(
        text,
        text,
        AnswerKind.CLARIFY,
        [AnswerSentence(text=text, role=Role.LAW, citations=(1,))],
        citations=(citation,),
        corrected=text or None,
        clarify=Clarify(ask=text, options=(text,)),
        follow_ups=(text,),
        help=tuple(
            one.model_copy(
                update=dict.fromkeys(("name", "for_", "ages", "place", "phone", "url", "hours"), text)
            )
            for one in fakes.helped().help
        ),
        notice=text,
        degraded=(text,),
    )
    for markup in (render.answer(answer, "a"), cards.panel([answer]), render.problem(text, text)):
        seen = read(markup)
        assert "\n" not in markup
        assert not seen.unbalanced
        assert not {"script", "img", "b", "i"} & {tag for tag, _ in seen.tags}
        assert not any(name.startswith("on") for _, attrs in seen.tags for name in attrs)
        for attrs in seen.all("a"):
            assert (attrs["href"] or "").startswith(("#", "tel:", "https://", "http://", "/library/"))
