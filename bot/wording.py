"""The words of this field: which mean the same here, which carry weight, which need no support."""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer

from ingest.vocabulary import Conduct

_STEMMER = Stemmer.Stemmer("english")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The stem of a word, its case and possessive dropped."""
    plain = re.sub(r"'s?$", "", word.lower())
    # The stemmer would make law of lawful.
    return plain if plain in ("lawful", "unlawful") else str(_STEMMER.stemWord(plain))


def _split(words: str) -> list[str]:
    return words.split()


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


def _table(lines: str) -> dict[str, str]:
    """Every word of a line 'name: word word' with the name of its line."""
    found: dict[str, str] = {}
    for line in lines.strip().splitlines():
        name, words = line.split(":")
        found.update(dict.fromkeys(words.split(), name.strip()))
    return found


# Conduct by its verbs and nouns; the finer the class, the less a rewording can slip from one act to another.
_CONDUCT = f"""
{Conduct.CREATE}: make made making maker create creation creator produce production generate generation
{Conduct.CREATE}: manufacture fabricate
{Conduct.SHARE}: share sharer publish publication publisher disclose disclosure distribute distribution send
{Conduct.SHARE}: sent
{Conduct.SHARE}: post disseminate dissemination circulate spread upload forward transmit
{Conduct.THREATEN}: threaten threat threatening
{Conduct.REQUEST}: request
{Conduct.POSSESS}: possess possession keep kept hold held
{Conduct.VIEW}: view viewer watch
{Conduct.SUPPLY_TOOL}: supply supplier sell sold
{Conduct.USE_TOOL}: use used
{Conduct.HOST}: host
{Conduct.LABEL}: label watermark
{Conduct.IMPERSONATE}: impersonate impersonation
{Conduct.BREACH_ORDER}: breach break broke broken violate violation
solicit: solicit solicitation
remove: remove removal delete deletion takedown
search: search
steal: steal stole stolen
"""
CONDUCT_OF: dict[str, str] = {stem(word): name for word, name in _table(_CONDUCT).items()}

# Words that say the same for the purpose of support; the first of a line stands for all.
_SAME = """
consent agree agreed agreement consensual permission consenting
offence offense crime criminal criminalise criminalize illegal unlawful outlaw
lawful legal
civil sue sued lawsuit damages compensation
custody prison imprisonment imprisoned jail jailed imprison incarceration
sentence sentenced
maximum max most
fine fined
law act statute legislation
image images picture pictures photograph photographs photo photos
film video
person people someone anyone somebody anybody individual
platform site website
child children minor kid
begin began begun start started commence commenced commencement beginning
force effect
bill proposal proposed propose
announce announced announcement
pass passed passage
introduce introduced introduction
deepfake deepfakes deepfaked
intent intention intend intended intending
know knowing knowingly knew knowledge known
police officers
require required requires requirement
sex sexual sexually
fake faked
ban banned forbid forbidden prohibit prohibited bar barred prohibition
convict convicted conviction
give gave given gives
say said says
become became becomes
allow allows allowed permit permits permitted let lets
cover covers covered apply applies applied application reach
decide decided decision
change changed amend amended amendment
add added addition adds insert inserted
"""
_GROUP: dict[str, str] = {}
for _line in _SAME.strip().splitlines():
    _first, *_others = _line.split()
    for _word in (_first, *_others):
        _GROUP.setdefault(stem(_word), stem(_first))


def meaning(word: str) -> str:
    """What a word counts as: its conduct, its group, or its stem."""
    one = stem(word)
    return CONDUCT_OF.get(one) or _GROUP.get(one, one)


STOP = frozenset(
    _split(
        """a an the this that these those it its he she they them their his her him who whom whose which what
        of in on at to
        for from by with as into onto about over through between and or but so then than also too be is are
        was were been
        being am do does did done have has had having there here such own same very just how why while i you
        your we our us
        my me s t up out off both each other another more less most least any all some every no not nor never
        none if unless
        when where whether only until till since before after during within without against under above below
        upon per via
        because although though either neither can could may might must shall should will would cannot yet
        still even ever
        again however therefore one thing things way kind sort case part notyet nolonger noneed
        section article schedule paragraph regulation chapter clause annex recital usc year month week day
        hour minute old
        gbp usd eur aud cad nzd sgd hkd brl jpy krw inr chf cny dkk twd xxxx"""
    )
)
# Words of telling that a rewording may add without saying more.
LIGHT = _stems(
    """person people someone anyone somebody individual law under according say states mean means namely
    called carry carries
    lead led reads rule set sets clear follow follows regard concern name named count counts treat
    treated commit
    commits committed happen do doing get receive impose bring take took taken taking come came coming enter
    entered"""
) - {stem("state")}

NEGATIONS = frozenset(_split("not no never without nor neither none nobody nothing lack lacking lacks non"))
ALONE = frozenset(_split("only solely just merely exclusively"))
MODAL = _table(
    """must: must shall obliged mandatory compulsory
    can: can may able
    might: might could
    would: would
    will: will
    should: should ought
    forbid: forbid forbids forbidden prohibit prohibits prohibited ban bans banned bar bars barred"""
)
QUANTIFIER = _table(
    """all: all every each always entire whole
    some: some sometimes certain
    most: most mostly usually often
    many: many
    few: few
    several: several
    half: half
    nearly: nearly almost
    even: even
    main: main mainly
    partly: partly
    last: last
    less: lesser
    more: greater"""
)
RELATION = _table(
    """before: before prior
    after: after afterwards following
    until: until till
    within: within
    since: since
    during: during while"""
)
CONDITION = frozenset(
    _split(
        """if unless when where provided whenever except only without intent purpose aim cause knowing
        reckless deliberate"""
    )
)
ADULT = _stems("adult man woman men women")
CHILD = _stems("child children minor kid")
# Words that narrow what a law reaches: to drop one is to widen the law.
NARROWING = frozenset(
    meaning(word)
    for word in _split(
        """identifiable identified real genuine private explicit intimate sexual nude repeat aggravated basic
        intent purpose
        knowing reckless reasonable undisclosed realistic distress harm deceive mislead fraud extort
        commercial minor paid
        election candidate public gain harass coerce deceased alleged alleges reported reportedly provisional
        interim appeal
        partly consent lifelike indistinguishable obscene new first young"""
    )
)
EFFECT_WORDS: dict[str, str] = {
    stem(word): name
    for word, name in _table(
        """crime: offence offense crime criminal criminalise criminalize illegal unlawful outlaw felony
        crime: misdemeanor misdemeanour prosecute prosecution guilty convict
        civil: civil sue suing lawsuit damages compensation tort
        lawful: lawful legal permitted
        duty: duty obligation"""
    ).items()
}
ROUTES = (
    "crown court",
    "magistrates' court",
    "magistrates court",
    "sheriff court",
    "high court",
    "district court",
    "county court",
    "summary conviction",
    "indictment",
    "1st offence",
    "2nd offence",
    "repeat",
    "aggravated",
    "basic",
)
PENALTIES = _stems("fine custody prison imprisonment jail damages probation")
WHO = frozenset(
    meaning(word)
    for word in _split(
        """person offender defendant platform provider company court police victim regulator maker user
        school child parent
        deployer campaign developer operator judge prosecutor owner service ofcom"""
    )
)
