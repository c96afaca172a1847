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


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


# Conduct by its verbs and nouns; the finer the class, the less a rewording can slip from one act to another.
CONDUCT: dict[str, str] = {
    Conduct.CREATE: "make made making maker create creation creator produce production generate generation manufacture fabricate",
    Conduct.SHARE: "share sharer publish publication publisher disclose disclosure distribute distribution send sent post "
    "disseminate dissemination circulate spread upload forward transmit",
    Conduct.THREATEN: "threaten threat threatening",
    Conduct.REQUEST: "request",
    Conduct.POSSESS: "possess possession keep kept hold held",
    Conduct.VIEW: "view viewer watch",
    Conduct.SUPPLY_TOOL: "supply supplier sell sold",
    Conduct.USE_TOOL: "use used",
    Conduct.HOST: "host",
    Conduct.LABEL: "label watermark",
    Conduct.IMPERSONATE: "impersonate impersonation",
    Conduct.BREACH_ORDER: "breach break broke broken violate violation",
    "solicit": "solicit solicitation",
    "remove": "remove removal delete deletion takedown",
    "search": "search",
    "steal": "steal stole stolen",
}
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
image picture photograph photo
photographs pictures photos
film video
person people someone anyone somebody anybody individual
platform site website
child children minor kid
adult grown-up
court courts
begin began begun start started commence commenced commencement beginning
force effect
bill proposal proposed propose
announce announced announcement
pass passed passage
enact enacted
introduce introduced introduction
repeal repealed repeals
deepfake deepfakes deepfaked
intent intention intend intended intending
know knowing knowingly knew knowledge known
victim victims
police officers
require required requires requirement
order orders ordered
sex sexual sexually
fake faked
ask asked asks
must shall
ban banned forbid forbidden prohibit prohibited bar barred prohibition
break breach broke broken violate
report reported reports reporting
arrest arrested arrests
convict convicted conviction
charge charged charges
give gave given gives
say said says
tell told
find found
become became becomes
allow allows allowed permit permits permitted let lets
cause caused
within inside
cover covers covered apply applies applied application reach
maker makers
include includes including
decide decided decision
change changed amend amended amendment
add added addition adds insert inserted
last lasted lasts
impose imposed imposes
face faces
"""
_GROUP: dict[str, str] = {}
for _line in _SAME.strip().splitlines():
    _first, *_others = _line.split()
    for _word in (_first, *_others):
        _GROUP.setdefault(stem(_word), stem(_first))
CONDUCT_OF: dict[str, str] = {
    stem(word): str(one) for one, words in CONDUCT.items() for word in words.split()
}


def meaning(word: str) -> str:
    """What a word counts as: its conduct, its group, or its stem."""
    one = stem(word)
    return CONDUCT_OF.get(one) or _GROUP.get(one, one)


STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "it's",
        "he",
        "she",
        "they",
        "them",
        "their",
        "his",
        "her",
        "him",
        "who",
        "whom",
        "whose",
        "which",
        "what",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "as",
        "into",
        "onto",
        "about",
        "over",
        "through",
        "between",
        "and",
        "or",
        "but",
        "so",
        "then",
        "than",
        "also",
        "too",
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "am",
        "do",
        "does",
        "did",
        "done",
        "have",
        "has",
        "had",
        "having",
        "there",
        "here",
        "such",
        "own",
        "same",
        "very",
        "just",
        "how",
        "why",
        "while",
        "i",
        "you",
        "your",
        "we",
        "our",
        "us",
        "my",
        "me",
        "s",
        "t",
        "up",
        "out",
        "off",
        "both",
        "each",
        "other",
        "another",
        "more",
        "less",
        "most",
        "least",
        "any",
        "all",
        "some",
        "every",
        "no",
        "not",
        "nor",
        "never",
        "none",
        "if",
        "unless",
        "when",
        "where",
        "whether",
        "only",
        "until",
        "till",
        "since",
        "before",
        "after",
        "during",
        "within",
        "without",
        "against",
        "under",
        "above",
        "below",
        "upon",
        "per",
        "via",
        "because",
        "since",
        "although",
        "though",
        "either",
        "neither",
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "will",
        "would",
        "cannot",
        "yet",
        "still",
        "even",
        "ever",
        "again",
        "however",
        "therefore",
        "one",
        "thing",
        "things",
        "way",
        "kind",
        "sort",
        "case",
        "part",
        "notyet",
        "nolonger",
        "noneed",
        "section",
        "article",
        "schedule",
        "paragraph",
        "regulation",
        "chapter",
        "clause",
        "annex",
        "recital",
        "usc",
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "old",
        "gbp",
        "usd",
        "eur",
        "aud",
        "cad",
        "nzd",
        "sgd",
        "hkd",
        "brl",
        "jpy",
        "krw",
        "inr",
        "chf",
        "cny",
        "dkk",
        "xxxx",
    ]
)
# Words of telling that a rewording may add without saying more.
LIGHT = frozenset(
    stem(word)
    for word in [
        "person",
        "people",
        "someone",
        "anyone",
        "somebody",
        "individual",
        "law",
        "under",
        "according",
        "say",
        "states",
        "mean",
        "means",
        "namely",
        "called",
        "carry",
        "carries",
        "lead",
        "led",
        "reads",
        "rule",
        "set",
        "sets",
        "sentence",
        "clear",
        "state",
        "currently",
        "present",
        "follow",
        "follows",
        "regard",
        "concern",
        "name",
        "named",
        "thing",
        "count",
        "counts",
        "treat",
        "treated",
        "commit",
        "commits",
        "committed",
        "happen",
        "do",
        "doing",
        "get",
        "receive",
        "impose",
        "bring",
        "take",
        "took",
        "taken",
        "taking",
        "come",
        "came",
        "coming",
        "enter",
        "entered",
    ]
) - {stem("currently"), stem("present"), stem("state")}

NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "without",
        "nor",
        "neither",
        "none",
        "nobody",
        "nothing",
        "lack",
        "lacking",
        "lacks",
        "non",
    ]
)
ALONE = frozenset(["only", "solely", "just", "merely", "exclusively"])

MODAL: dict[str, str] = {
    "must": "must", "shall": "must", "obliged": "must", "mandatory": "must", "compulsory": "must",
    "can": "can", "may": "can", "able": "can", "might": "might", "could": "might", "would": "would", "will": "will",
    "should": "should", "ought": "should",
    **dict.fromkeys(["forbid", "forbids", "forbidden", "prohibit", "prohibits", "prohibited", "ban", "bans", "banned", "bar", "bars", "barred"], "forbid"),
}  # fmt: skip
QUANTIFIER: dict[str, str] = {
    "all": "all", "every": "all", "each": "all", "always": "all", "entire": "all", "whole": "all",
    "some": "some", "sometimes": "some", "certain": "some", "most": "most", "mostly": "most", "usually": "most", "often": "most",
    "many": "many", "few": "few", "several": "several", "half": "half", "nearly": "nearly", "almost": "nearly", "even": "even",
    "main": "main", "mainly": "main", "partly": "partly", "also": "", "last": "last",
    "lesser": "less", "greater": "greater",
}  # fmt: skip
ADULT = _stems("adult adults man woman men women")
CHILD = _stems("child children minor minors kid kids")
RELATION = {
    "before": "before", "prior": "before", "ahead": "before", "after": "after", "afterwards": "after", "following": "after",
    "until": "until", "till": "until", "within": "within",
    "since": "since", "during": "during", "while": "during",
}  # fmt: skip
CONDITION = frozenset(["if", "unless", "when", "where", "provided", "whenever", "except", "only", "without", "intent", "purpose", "aim", "cause", "knowing", "reckless", "deliberate", "intentional"])  # fmt: skip
# Words that narrow what a law reaches: to drop one is to widen the law.
NARROWING = frozenset(
    meaning(word)
    for word in [
        "identifiable",
        "identified",
        "real",
        "genuine",
        "private",
        "explicit",
        "intimate",
        "sexual",
        "nude",
        "repeat",
        "aggravated",
        "basic",
        "intent",
        "purpose",
        "knowing",
        "reckless",
        "reasonable",
        "undisclosed",
        "realistic",
        "distress",
        "harm",
        "deceive",
        "mislead",
        "fraud",
        "extort",
        "commercial",
        "minor",
        "paid",
        "election",
        "candidate",
        "public",
        "gain",
        "harass",
        "coerce",
        "deceased",
        "alleged",
        "alleges",
        "reported",
        "reportedly",
        "provisional",
        "interim",
        "appeal",
        "partly",
        "consent",
        "lifelike",
        "indistinguishable",
        "obscene",
        "new",
        "first",
        "young",
    ]
)
EFFECT_WORDS: dict[str, str] = {
    **dict.fromkeys(_stems("offence offense offences crime crimes criminal criminalise criminalize illegal unlawful outlaw outlawed "
                           "felony misdemeanor misdemeanour prosecute prosecuted prosecution guilty convict"), "crime"),
    **dict.fromkeys(_stems("civil sue sued suing lawsuit damages compensation tort"), "civil"),
    **dict.fromkeys(_stems("lawful legal permitted"), "lawful"),
    **dict.fromkeys(_stems("duty duties obligation obligations"), "duty"),
}  # fmt: skip
ROUTES = ("crown court", "magistrates' court", "magistrates court", "sheriff court", "high court", "district court", "county court",
          "summary conviction", "indictment", "1st offence", "2nd offence", "repeat", "aggravated", "basic")  # fmt: skip
PENALTIES = frozenset(
    stem(word) for word in ["fine", "custody", "prison", "imprisonment", "jail", "damages", "probation"]
)
WHO = frozenset(
    meaning(word)
    for word in [
        "person",
        "offender",
        "defendant",
        "platform",
        "provider",
        "company",
        "court",
        "police",
        "victim",
        "regulator",
        "maker",
        "user",
        "school",
        "child",
        "parent",
        "deployer",
        "campaign",
        "developer",
        "operator",
        "judge",
        "prosecutor",
        "owner",
        "service",
        "ofcom",
    ]
)
