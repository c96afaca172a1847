"""What a question is about: conduct, material, subject and aspect, read from tables of words."""

from __future__ import annotations

import re

from bot.age import ages_in
from ingest.vocabulary import Aspect, Conduct, Material, Subject


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{pattern})" for pattern in patterns))


_MAKE = r"(?:ma[ck]e?k?(?:s|ing)?|made|makin|creat(?:e|es|ed|ing|ion|or)|generat(?:e|es|ed|ing|ion)|produc(?:e|es|ed|ing|tion)|cr[ae]+te?|nudif(?:y|ies|ied|ying)|undress(?:ed|ing)?|morph(?:ed|ing)?|photoshop(?:ped)?|edit(?:ed|ing)?|fak(?:ed|ing) (?:a |the |some )?(?:nude|pic|photo|image))"
_SHARE = r"(?:shar(?:e|es|ed|ing)|post(?:s|ed|ing)?|publish(?:es|ed|ing)?|send(?:s|ing)?|sent|sends|spread(?:s|ing)?|distribut(?:e|es|ed|ing|ion)|upload(?:s|ed|ing)?|forward(?:s|ed|ing)?|leak(?:s|ed|ing)?|disclos(?:e|es|ed|ing|ure)|circulat(?:e|es|ed|ing)|going r?a?r?o?u?nd|gone round|passed? (?:it |them )?(?:a?round|on)|pass(?:ing)? on|show(?:s|ed|n|ing)? (?:it|them) to|repost(?:ed|ing)?|tweet(?:ed|ing)?|airdrop(?:ped)?|put (?:it |them |\w+ )?(?:online|on the internet|up on)|promot(?:e|es|ed|ing))"
# Ways of saying a conduct in other languages stand beside the English ones: a reader may ask in any.
_CONDUCT: list[tuple[Conduct, re.Pattern[str]]] = [
    (Conduct.BREACH_ORDER, _any(r"\b(?:br[eo]a?k(?:s|ing)?|broke|breach(?:es|ed|ing)?|breech(?:es|ed)?|violat\w+|ignor\w+|disobey\w*|go(?:es)? against) (?:\w+ ){0,3}(?:order|ban|shpo|terms?|conditions?)\b", r"\bbreach of (?:an? |the |his )?(?:\w+ )?(?:order|shpo)\b")),
    (Conduct.THREATEN, _any(r"\b(?:unless|if) (?:i|we|she|he|they) (?:don'?t |do not |dont )?(?:pay|send|give|leave|do)\b", r"\bor (?:else )?(?:he|she|they|it)(?:'ll| will|ll)? (?:will )?(?:be )?(?:post|send|share|leak|publish|upload|show)\w*\b", r"\b(?:says?|said|saying) (?:he|she|they|it)(?:'ll| will|ll|s going to| is going to| are going to) (?:\w+ )?(?:post|send|share|leak|publish|upload|put|show)\w*\b", r"\b(?:is|are|'s|'re) going to (?:post|send|share|leak|publish|upload)\b", r"\bthreat(?:s|en|ens|ened|ening|ning|end|ed)?\b", r"\bblackmail\w*", r"\bsextort\w*", r"\bextort\w*", r"\bamenaz\w+", r"\bmenac\w+", r"\bdroh\w+|\bbedroh\w+", r"\bminacci\w+", r"협박", r"\bgroz\w+", r"\bbygwth\w*")),
    (Conduct.REQUEST, _any(r"\b(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?|pay(?:s|ing)?|paid|commission(?:s|ed|ing)?|order(?:ed|ing)|get(?:s|ting)?|got|hir(?:e[ds]?|ing)|solicit(?:s|ed|ing)?) (?:for |to |a |an |someone |somebody |some ?one |another |else |other |people |person |friend |my |his |her |him |them |ai |bot |the |app |guy |stranger |site ){0,6}(?:"+_MAKE+r")\b", r"\brequest(?:s|ed|ing)?\b(?!.{0,30}\b(?:remov|tak|delet))", r"\bsolicit(?:s|ed|ing)\b")),
    (Conduct.SUPPLY_TOOL, _any(r"\b(?:ai |image |photo )?(?:tool|app|generator|model|software|program|site|website|bot)s? (?:to|for|that|which|designed to|made to|built to) (?:\w+ ){0,2}(?:mak|creat|generat|produc|undress|nudif|strip|abuse)\w*", r"\b(?:sell|suppl|offer|advertis|distribut|provid|host|run|creat|mak|build|develop|publish|ban)\w* (?:\w+ ){0,4}(?:nudif\w+|undress\w*|deepfake|face ?swap) (?:\w+ ){0,2}(?:app|tool|site|website|software|service|bot|program|generator)s?\b", r"\b(?:nudif(?:y|ication|ying|ier)|undress(?:ing)?|declothing) (?:\w+ )?(?:app|tool|site|website|software|service|bot)s?\b", r"\bnudifiers?\b")),
    (Conduct.USE_TOOL, _any(r"\bus(?:e|es|ed|ing) (?:\w+ ){0,3}(?:ai|stable diffusion|midjourney|image generator|nudif\w+|app|tool)s?\b")),
    (Conduct.POSSESS, _any(r"\bpossess\w*", r"\b(?:have|has|having|keep(?:s|ing)?|kept|sav(?:e|es|ed|ing)|stor(?:e|es|ed|ing)|own(?:s|ing)?|download(?:s|ed|ing)?) (?:\w+ ){0,3}(?:nude|deep ?fake|image|pic|picture|photo|video|porn|copy|copies|file|material|one)s?\b(?! (?:be(?:en)?|remov|tak|delet))", r"\bon (?:my|his|her|their|your) (?:phone|computer|laptop|pc|device)\b")),
    (Conduct.VIEW, _any(r"\b(?:watch(?:es|ed|ing)?|view(?:s|ed|ing)?|look(?:s|ed|ing)? at|see(?:ing)?) (?:\w+ ){0,3}(?:deep ?fake|porn|image|pic|video|nude)s?\b")),
    (Conduct.IMPERSONATE, _any(r"\bimpersonat\w+", r"\b(?:clon|copy|copied|fak|imitat|mimic)\w* (?:\w+ ){0,3}(?:voice|face|identity)\b", r"\bvoice[ -]?clon\w+", r"\bpretend\w* to be\b", r"\bface ?swap\w*", r"\b(?:fake|cloned|ai|synthetic) (?:\w+ )?voices?\b")),
    (Conduct.LABEL, _any(r"\blabel\w*", r"\bwatermark\w*", r"\bdisclos\w+ (?:\w+ ){0,4}(?:ai|artificial|synthetic)", r"\bdisclaimers?\b", r"\bmark(?:ing|ed)? (?:\w+ ){0,3}(?:ai|synthetic|artificial)")),
    (Conduct.HOST, _any(r"\bhost(?:s|ed|ing)?\b", r"\b(?:platform|website|site|social media|app store|search engine|instagram|tiktok|snapchat|facebook|twitter|reddit|google|telegram|discord|whatsapp)(?:s|es)?\b.{0,40}\b(?:must|have to|has to|need|duty|duties|liable|responsib\w+|required|obliged|fine[ds]?|remove|take)\b", r"\b48[ -]hours?\b")),
    (Conduct.SHARE, _any(rf"\b{_SHARE}\b", r"\bcompart\w+|\bpublicar\w*|\bdifundi\w+|\benvi(?:ar|ó|ado)\b", r"\bpartag\w+|\bdiffus\w+|\bpubli(?:er|é)\b", r"\bverbreit\w+|\bteil(?:en|t)\b|\bgeteilt\b|\bveröffentlich\w+", r"\bcondivi\w+|\bdiffonde\w+", r"유포|공유", r"\budostępni\w+", r"\brhannu\b")),
    (Conduct.CREATE, _any(rf"\b{_MAKE}\b", r"\bcre(?:ar|ó|ado|ada)\b|\bhacer\b|\bhizo\b", r"\bcré(?:er|é|ée)\b|\bfaire\b|\bfabriqu\w+", r"\berstell\w+|\bmachen\b|\bgemacht\b|\bherstell\w+", r"\bcreare\b|\bfare\b|\bcreat[oa]\b", r"제작|만들", r"\btworz\w+|\bstworz\w+|\bzrobi\w+", r"\bgwneud\b|\bcreu\b")),
]  # fmt: skip

_SEXUAL = _any(
    r"\bsex(?:ual|ually|y|t\w*)?\b", r"\bnud(?:e|es|ity|ified|ify\w*)\b", r"\bnudif\w+", r"\bnaked\b", r"\bporn\w*", r"\bintimate\b", r"\bundress\w*", r"\bexplicit\b", r"\bstrip(?:ped|ping)?\b", r"\brevenge porn\b",
    r"\bindecent\b", r"\bncii\b", r"\bdesnud\w+", r"\bíntim\w+|\bintim\w+", r"\bnu[ed]?\b|\bnues?\b|\bdénud\w+", r"\bnackt\w*", r"\bnudo\b|\bnuda\b", r"누드|나체|음란|성적|딥페이크 성", r"\bnag(?:ie|ich|a)\b", r"\bnoeth\b", r"\bdirty pic\w*", r"\bonlyfans\b", r"\btopless\b", r"\bsextort\w*",
)  # fmt: skip
_CHILD_MATERIAL = _any(
    r"\bcsam\b", r"\bchild (?:porn\w*|sex\w*|abuse)", r"\bindecent (?:image|photo|picture|pseudo)\w*", r"\bpseudo[- ]?photo\w*", r"\babuse (?:image|material|imagery)", r"\bp(?:a)?edophil\w*", r"\bprohibited images?\b", r"\bimages? of (?:a )?(?:child|kid|minor)",
    r"\bpornograf[ií]a infantil\b", r"\bkinderporn\w*", r"\bpédoporn\w*", r"아동",
)  # fmt: skip
_ELECTION = _any(
    r"\belection\w*",
    r"\bcandidate\w*",
    r"\bpolitic\w+",
    r"\bcampaign\w*",
    r"\bvot(?:e|er|ers|ing)\b",
    r"\bpresident\b",
    r"\bbiden\b",
    r"\bmp\b",
    r"\belecci\w+",
    r"\bwahl\w*",
    r"\bélection\w*",
    r"선거",
)
_VOICE = _any(
    r"\bvoices?\b",
    r"\bvoice ?clon\w*",
    r"\baudio\b",
    r"\brobocalls?\b",
    r"\bvoz\b",
    r"\bvoix\b",
    r"\bstimme\w*",
    r"음성|목소리",
)
_FRAUD = _any(
    r"\bscam\w*",
    r"\bfraud\w*",
    r"\bmoney\b",
    r"\bbank\b",
    r"\binvestment\b",
    r"\bestafa\w*",
    r"\barnaque\w*",
    r"\bbetrug\w*",
)
_LIKENESS = _any(
    r"\blikeness\w*",
    r"\bimage rights?\b",
    r"\bcelebrit\w+",
    r"\bactors?\b",
    r"\bsinger\w*",
    r"\bdigital replicas?\b",
    r"\bface swap\w*",
    r"\bpersonality rights?\b",
    r"\bparod\w+",
    r"\bsatir\w+",
    r"\badvert\w*",
)

_ADULT_AGE = 18
_MINOR_AGE = r"(?:[1-9]|1[0-7])"
_CHILD = _any(
    rf"\b{_MINOR_AGE}[ -]?(?:years?|yrs?|yo|y/o|y\.o\.|year[- ]olds?)\b(?! (?:ago|in|of|max|prison|jail|sentence|later|imprisonment|custody|and \$))",
    rf"\b(?:is|im|i'm|i am|am|aged?|turned|just|only|she's|he's|shes|hes|was) (?:only |just )?{_MINOR_AGE}(?!\s*(?:years? (?:ago|in|of)|%|[,.]?\d|/|days?|hours?|months?|weeks?|times|people|states|countries))\b",
    r"\bunder[- ]?(?:18|16|17|13|aged?)s?\b", r"\bminors?\b", r"\bchild(?:ren|s|'s)?\b(?! (?:of mine now|protection officer))", r"\bkids?\b", r"\bteen(?:s|ager|agers|aged)?\b", r"\bclass ?mates?\b", r"\bclass\b(?! action)", r"\bschool\w*", r"\bpupils?\b", r"\byear (?:[7-9]|1[0-3])\b", r"\b(?:[6-9]|1[0-2])(?:th|st|nd) grade\w*", r"\bgrade (?:[5-9]|1[0-2])\b",
    r"\bschool ?(?:boy|girl)s?\b", r"\bmy (?:little |younger )?(?:daughter|son|sister|brother|niece|nephew|grand\w+)\b(?!.{0,25}\b(?:1[89]|[2-9]\d)\b)", r"\bgirl in\b|\bboy in\b", r"\bunderage\b", r"\bjuvenile\w*", r"\b(?:boys|girls)\b", r"\bmi hija\b|\bmi hijo\b|\bmenor(?:es)?\b|\bniñ[oa]s?\b", r"\bma fille\b|\bmon fils\b|\bmineure?s?\b|\benfants?\b", r"\bmeine tochter\b|\bmein sohn\b|\bkind(?:er|es)?\b|\bminderjährig\w*", r"\bmia figlia\b|\bmio figlio\b|\bminorenn\w+", r"미성년|청소년|학생|딸|아들", r"\bmerch\b|\bplentyn\b|\bplant\b", r"\bcórka\b|\bsyn\b|\bdzieck\w+",
)  # fmt: skip
_ADULT = _any(
    r"\badults?\b",
    r"\bwom[ae]n\b",
    r"\bgirl ?friend\b",
    r"\bboy ?friend\b",
    r"\bex\b",
    r"\bwife\b",
    r"\bhusband\b",
    r"\bcolleague\w*",
    r"\bcoworker\w*",
    r"\bteachers?\b(?=.{0,20}\b(?:nude|deep ?fake|fake|image))",
    r"\b(?:1[89]|[2-9]\d)[ -]?(?:year|yr|yo)s?[ -]?(?:old)?\b(?! (?:in|max|prison))",
    r"\bover 18\b",
    r"\bcelebrit\w+",
    r"\bboss\b",
    r"\btaylor swift\b",
)
_DECEASED = _any(
    r"\bdead\b", r"\bdeceased\b", r"\bdied\b", r"\bafter death\b", r"\blate (?:father|mother|husband|wife)\b"
)
_I_AM_CHILD = _any(
    rf"\b(?:i am|i'm|im|i m|am) (?:only |just |a )?{_MINOR_AGE}\b(?!\s*(?:%|minutes|hours|days|weeks))",
    r"\bmy (?:class|school|teacher|mum and dad|parents)\b(?!.{0,40}\bmy (?:daughter|son)\b)", r"\bmy class ?mates?\b", r"\b(?:girl|boy|kid|someone|people|lad|guy)s? in my (?:class|year|school|form|grade)\b",
)  # fmt: skip

_ASPECT: list[tuple[Aspect, re.Pattern[str]]] = [
    (Aspect.COMPARE, _any(r"\bcompar\w+", r"\bdiffer(?:s|ence|ences|ent)?\b", r"\bversus\b|\bvs\b", r"\bwhich (?:countr|state|place|nation)\w*")),
    (Aspect.REMOVAL, _any(r"\btak(?:e|es|en|ing)\b(?: \w+){0,3} (?:down|off)\b", r"\bremov\w+", r"\bdelet\w+", r"\bget (?:it|them|this|these|that|the \w+) (?:off|down|removed)", r"\bquitar\b|\beliminar\b|\bborrar\b", r"\bsupprimer\b|\bretirer\b", r"\blöschen\b|\bentfern\w+", r"\brimuov\w+", r"삭제", r"\busun\w+", r"\bdileu\b")),
    (Aspect.HELP, _any(r"\bwhat (?:can|should|do|must|could|would) (?:i|we|she|he|they|my \w+|a \w+|parents?|victims?|schools?|teachers?|you) (?:\w+ )?do\b", r"\bwhat (?:now|next)\b", r"\bwhat to do\b", r"\bhelp(?:line|lines|s)?\b", r"\bwho (?:can|do|should|could) (?:i|we|she|he|they) (?:tell|call|talk|contact|report|ask|speak|turn|go)\b", r"\bwho (?:can|could) help\b", r"\bhow (?:do|can|to|should) (?:i |we |she |he |you )?(?:report|stop|get help|complain)", r"\bwhere (?:can|do|should|to) (?:\w+ )?(?:report|go|get help|turn)\b", r"\breport (?:it|this|them|him|her)\b", r"\bqu[eé] (?:puedo|hago|debo|hacemos|podemos|debemos)\b|\bayuda\b|\ban wen\b.{0,20}\bwenden\b", r"\bque (?:faire|puis-je)\b|\baide[rz]?\b", r"\bwas (?:kann|soll) ich\b|\bhilfe\b", r"\bcosa (?:posso|devo)\b|\baiuto\b", r"도와|어떻게 해야", r"\bbeth alla i\b", r"\bco (?:mam|mogę)\b|\bpomoc\w*")),
    (Aspect.PENALTY, _any(r"\bpenalt\w+", r"\bsentenc(?:e|es|ed|ing)\b", r"\bpunish\w*", r"\bfine[ds]?\b", r"\b(?:jail|prison|gaol|custody|imprison)\w*", r"\bmaximum\b|\bmax\b", r"\bhow (?:many years|long|much time|bad|serious)\b(?! (?:does|do|did|is|will|was) (?:it|the|his|this|that) (?:\w+ )?(?:last|ban|order|take))", r"\bwhat (?:happens|would happen|will happen|could happen) to\b", r"\bwhat (?:can|could|will|do|would) (?:i|he|she|they|you|someone) get\b", r"\bfelony\b|\bmisdemeanou?r\b", r"\bconsequences?\b", r"\bcastigo\b|\bpena\b|\bcárcel\b", r"\bpeine\b|\bprison\b", r"\bstrafe\b|\bgefängnis\b", r"처벌|징역", r"\bkara\b|\bwięzieni\w+", r"\bcarchar\b|\bcosb\b")),
    (Aspect.SINCE, _any(r"\bsince when\b", r"\bwhen (?:did|does|do|was|were|is|will|has)\b(?!.{0,30}\b(?:arrest|born|happen|convict|sentenc))", r"\bhow long has\b", r"\bis (?:it|that|this|the .{1,40}?) (?:a )?law (?:yet|now|already)\b", r"\b(?:in|into) force\b", r"\b(?:already|yet|now) (?:a )?(?:law|illegal|crime|in force|an offen[cs]e)\b", r"\bis it law\b", r"\bis .{1,50} law\??$", r"\bpass(?:ed)? (?:yet|into law|congress|parliament)\b", r"\bbecame law\b|\bbecome law\b", r"\bcommence\w*", r"\bfrom when\b", r"\bas of when\b", r"\bdesde cuándo\b", r"\bdepuis quand\b", r"\bseit wann\b", r"\bda quando\b", r"언제부터", r"\bod kiedy\b", r"\bers pryd\b")),
    (Aspect.DEFENCE, _any(r"\bdefen[cs]es?\b", r"\bexception\w*", r"\bexempt\w*", r"\bexcuse\w*", r"\bparody\b|\bsatire\b", r"\bas a joke\b|\bjust (?:a )?jok(?:e|ing)\b|\bfor fun\b", r"\b(?:with|if .{0,20}) consent\w*|\bshe (?:agreed|consented|said yes)\b", r"\bdoes consent\b", r"\bif (?:i|he|she|they) (?:only|just|didn)", r"\bprivate(?:ly)? use\b|\bfor (?:my|him|her)self\b|\bkeep it private\b|\bnever share\b|\bdon'?t share\b|\bnot share\b")),
    (Aspect.DUTY, _any(r"\brequir\w+", r"\bdut(?:y|ies)\b", r"\bobligation\w*|\bobliged\b", r"\b(?:platform|site|website|compan|provider|app|school|social media)\w* (?:have|has|need|must|got|supposed) ?(?:to)?\b", r"\bmust (?:platforms|sites|websites|companies|providers|apps|social|x|meta|tiktok|ai)\b", r"\brules? (?:for|on) (?:platforms|ai|label)")),
    (Aspect.TIMELINE, _any(r"\btimeline\b", r"\bhistory of\b", r"\bkey dates\b", r"\bwhat (?:came|happened) (?:next|after|since)\b", r"\bwhat followed\b")),
    (Aspect.CRIME, _any(r"\b(?:il)?legal(?:ly)?\b", r"\bcrim(?:e|es|inal|inalised|inalized)\b", r"\boffen[cs]e\b", r"\bagainst (?:the )?(?:law|rules)\b", r"\ballow(?:ed)?\b", r"\blaw(?:s|ful|ful?ly)?\b(?! ?(?:yer|firm|enforce))", r"\bpolice\b", r"\barrest\w*", r"\bcharged?\b|\bprosecut\w+", r"\b(?:in|get|into|any) trouble\b", r"\bban(?:ned)?\b", r"\bok(?:ay)? to\b", r"\bcan (?:i|you|someone|anyone|people|he|she|they) (?:legally |just )?(?:make|share|post|create|use|send|be|get|sue|go)\b", r"\bsue\b", r"\bilegal\b|\bdelito\b|\blegal\b", r"\billégal\w*|\blégal\w*|\bdélit\b|\binterdit\w*", r"\bstrafbar\b|\bverboten\b|\berlaubt\b|\billegal\b", r"\breato\b|\billegale\b", r"불법|범죄|합법", r"\bnielegaln\w+|\bprzestępstw\w+", r"\banghyfreithlon\b|\btrosedd\b")),
    (Aspect.DEFINITION, _any(r"\bwhat(?:'?s| is| are| was| does)\b", r"\bdefin\w+", r"\bmean(?:s|ing)?\b", r"\bexplain\b", r"\btell me about\b", r"\bwho (?:is|was|are)\b", r"\bqu[eé] es\b", r"\bqu'est-ce\b", r"\bwas ist\b", r"\bcos'è\b", r"무엇|뭐야", r"\bbeth yw\b", r"\bco to\b")),
]  # fmt: skip


def conducts_in(text: str) -> tuple[Conduct, ...]:
    """Everything that the text says was done, in the order of its words."""
    lowered = text.lower()
    found: dict[Conduct, int] = {}
    for conduct, pattern in _CONDUCT:
        if match := pattern.search(lowered):
            found[conduct] = match.start()
    if (
        Conduct.THREATEN in found
        and re.search(rf"threat\w*.{{0,25}}\b(?:to|of) {_SHARE}\b", lowered)
        and not re.search(
            rf"\b{_SHARE}\b.{{0,60}}\bthreat|\bthreat\w*.{{0,40}}{_SHARE}.*\b{_SHARE}\b", lowered
        )
    ):
        found.pop(Conduct.SHARE, None)  # "threatening to share" is one thing, not two
    if Conduct.REQUEST in found and re.search(
        r"\b(?:ask|request|pay|commission|get|hir)\w*.{0,30}" + _MAKE, lowered
    ):
        first = re.search(rf"\b{_MAKE}\b", lowered)
        if first and first.start() > found[Conduct.REQUEST]:
            found.pop(Conduct.CREATE, None)
    if Conduct.SUPPLY_TOOL in found and not re.search(
        r"\b(?:deep ?fake|nude|image|pic|photo|video)s? of\b", lowered
    ):
        found.pop(Conduct.CREATE, None)
    if Conduct.BREACH_ORDER in found:
        return (Conduct.BREACH_ORDER,)
    return tuple(sorted(found, key=lambda one: found[one]))


_NOT_SEXUAL = _any(
    r"\b(?:not|isn'?t|non|no) (?:a )?(?:sexual|nude|naked|porn|intimate)", r"\bnon-?(?:sexual|nude|intimate)"
)
_SAYING = _any(
    r"\b(?:saying|says|said) (?:things|stuff|something|racist|awful|horrible|that (?:i|he|she))",
    r"\bputting words\b",
    r"\b(?:embarrassing|racist|insulting|defam\w+) (?:deep ?fake|video|image|audio)",
    r"\bdefam\w+|\blibel\b|\bslander\b|\breputation\b",
)


def material_in(text: str, subject: Subject) -> Material | None:
    """What it was done with; None when the text does not say."""
    lowered = text.lower()
    sexual = _SEXUAL.search(lowered) and not _NOT_SEXUAL.search(lowered)
    if _CHILD_MATERIAL.search(lowered) or (sexual and subject is Subject.CHILD):
        return Material.CHILD_IMAGE
    if sexual:
        return Material.INTIMATE_IMAGE
    if _ELECTION.search(lowered):
        return Material.ELECTION
    if _FRAUD.search(lowered) and re.search(r"deep ?fake|voice|clon|\bai\b|fake|imperson", lowered):
        return Material.FRAUD
    if _VOICE.search(lowered):
        return Material.VOICE
    if _NOT_SEXUAL.search(lowered) or _SAYING.search(lowered):
        return Material.LIKENESS
    return Material.LIKENESS if _LIKENESS.search(lowered) else None


def subject_in(text: str) -> Subject:
    """Who is shown; ANY when the text does not say."""
    lowered = text.lower()
    ages = ages_in(text)
    if ages and ages[0] < _ADULT_AGE:
        return Subject.CHILD
    if ages and not _CHILD_MATERIAL.search(lowered):
        return Subject.ADULT
    if _CHILD.search(lowered) or _CHILD_MATERIAL.search(lowered):
        return Subject.CHILD
    if _DECEASED.search(lowered):
        return Subject.DECEASED
    return Subject.ADULT if _ADULT.search(lowered) else Subject.ANY


def asker_is_child(text: str) -> bool:
    """Whether the one who asks says, or lets it be seen, that they are under 18."""
    return bool(_I_AM_CHILD.search(text.lower()))


def aspects_in(text: str) -> tuple[Aspect, ...]:
    """What the text wants to know, the most telling first."""
    lowered = text.lower()
    return tuple(aspect for aspect, pattern in _ASPECT if pattern.search(lowered))


def wants_to_sue(text: str) -> bool:
    """Whether the text asks for a claim in a civil court rather than a crime."""
    return bool(_SUE.search(text.lower()))


_SUE = _any(
    r"\bsu(?:e|es|ed|ing)\b",
    r"\blawsuits?\b",
    r"\bdamages\b",
    r"\bcompensation\b",
    r"\bcivil (?:claim|case|court|law)\b",
    r"\btake (?:him|her|them) to court\b",
    r"\bdemandar\b|\bporter plainte\b|\bverklagen\b|\bschadensersatz\b",
)


def says_real(text: str) -> bool:
    """Whether the text speaks of a real image and of no fake."""
    lowered = text.lower()
    real = re.search(
        r"\breal (?:nude|photo|pic|image|video|one)|\bactual (?:nude|photo|pic|image)|\bmy nudes?\b|\brevenge porn\b|\bnot (?:a )?(?:fake|deep ?fake)|\bi (?:sent|took)\b",
        lowered,
    )
    return bool(real) and not re.search(
        r"\bdeep ?fake|\bfakes?\b|\bai\b|\bedited\b|\bnudif",
        lowered.replace("not a fake", "").replace("not fake", "").replace("not a deepfake", ""),
    )


def is_sexual(text: str) -> bool:
    """Whether the text speaks of nude or sexual material."""
    return bool(_SEXUAL.search(text.lower()))


def is_about_deepfakes(text: str) -> bool:
    """Whether any word of our subject stands in the text."""
    return bool(_SUBJECT_WORDS.search(text.lower())) or is_sexual(text)


_SUBJECT_WORDS = _any(
    r"\bdeep ?fak\w*", r"\bai\b", r"\bartificial\w*", r"\bsynthetic\w*", r"\bfake[ds]?\b|\bfaking\b", r"\bclon\w+", r"\bgenerat\w+", r"\bimage\w*|\bpics?\b|\bpictures?\b|\bphotos?\b|\bvideos?\b", r"\bface ?swap\w*", r"\bimpersonat\w*", r"\bgrok\b", r"\bstable diffusion\b", r"\bwatermark\w*", r"\bcsam\b", r"\bsexual harm\b", r"\bshpo\b", r"딥페이크", r"\bhypertruc\w*", r"\bultrafals\w*", r"\bffug\w*",
    r"\bsextort\w*", r"\bscams?\b", r"\bvoice\w*", r"\bcyberflash\w*", r"\bonline safety\b",
)  # fmt: skip
