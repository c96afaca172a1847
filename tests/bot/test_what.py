"""Conduct, material, subject and aspect in questions."""

from __future__ import annotations

import pytest

from bot import what
from ingest.vocabulary import Aspect, Conduct, Material, Subject

CONDUCTS = [
    (
        "is it illegal to make, to share, to threaten to share one",
        ["create", "share", "threaten"],
        "three acts",
    ),
    ("is it illegal to threaten to share", ["threaten"], "the threat is the act"),
    ("is it ilegal to ask someone to make a deepfake of my ex", ["request"], "asking is not making"),
    ("can i get in trouble for watching deepfake porn", ["view"], "viewing"),
    ("are nudify apps banned", ["supply_tool"], "tools"),
    ("what happens if he breaks the order", ["breach_order"], "an order"),
    ("someone shared a fake nude of me", ["share"], "'fake' is no verb here"),
    ("it is going round school", ["share"], "in the words of a parent"),
    ("¿es ilegal compartir un deepfake?", ["share"], "Spanish"),
    ("딥페이크 유포하면 처벌받나요", ["share"], "Korean"),
    ("who is Anthony Dover", [], "no act"),
]
SUBJECTS = [
    ("my daughter is 14", Subject.CHILD, "age"),
    ("a girl in my class", Subject.CHILD, "a class"),
    ("im 15", Subject.CHILD, "the asker"),
    ("my ex girlfriend", Subject.ADULT, "a partner"),
    ("a 25 year old woman", Subject.ADULT, "age"),
    ("5 years in prison", Subject.ANY, "a sentence is no age"),
    ("someone", Subject.ANY, "nothing said"),
    ("my late father", Subject.DECEASED, "the dead"),
]
ASPECTS = [
    ("is it illegal", Aspect.CRIME, "crime"),
    ("what is the maximum penalty", Aspect.PENALTY, "penalty"),
    ("how many years in prison", Aspect.PENALTY, "penalty"),
    ("since when", Aspect.SINCE, "since"),
    ("is the DEFIANCE Act law", Aspect.SINCE, "is it law"),
    ("what can I do", Aspect.HELP, "help"),
    ("how do I get it taken down", Aspect.REMOVAL, "removal"),
    ("what does the AI Act require", Aspect.DUTY, "duty"),
    ("is satire a defence", Aspect.DEFENCE, "defence"),
    ("what is a deepfake", Aspect.DEFINITION, "definition"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CONDUCTS, ids=[row[0][:40] for row in CONDUCTS])
def test_conduct(text: str, expected: list[str], reason: str) -> None:
    assert [str(one) for one in what.conducts_in(text)] == expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), SUBJECTS, ids=[row[0] for row in SUBJECTS])
def test_subject(text: str, expected: Subject, reason: str) -> None:
    assert what.subject_in(text) is expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), ASPECTS, ids=[row[0] for row in ASPECTS])
def test_aspect(text: str, expected: Aspect, reason: str) -> None:
    assert expected in what.aspects_in(text), reason


def test_material_follows_the_subject() -> None:
    assert what.material_in("a nude of her", Subject.CHILD) is Material.CHILD_IMAGE
    assert what.material_in("a nude of her", Subject.ANY) is Material.INTIMATE_IMAGE
    assert what.material_in("a cloned voice", Subject.ANY) is Material.VOICE
    assert what.material_in("a fake of the candidate", Subject.ANY) is Material.ELECTION


def test_a_real_image_is_told_from_a_fake() -> None:
    assert what.says_real("he posted my real nudes")
    assert not what.says_real("he posted a fake nude of me")


def test_every_conduct_that_people_do_has_words() -> None:
    known = {conduct for conduct, _ in what._CONDUCT}
    assert known >= set(Conduct) - {Conduct.SOLICIT_PAYMENT}
