"""Why someone asks: abuse to refuse, distress to help first, or a question outside our subject."""

from __future__ import annotations

import re

from bot.age import ages_in
from bot.question import Intent
from bot.what import is_about_deepfakes


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{pattern})" for pattern in patterns))


_ABUSE = r"(?:nud\w*|naked|porn\w*|undress\w*|nudif\w*|csam|sexual (?:deep ?fake|image|photo|pic|video)\w*|explicit (?:deep ?fake|image|photo|pic|video)\w*|indecent \w+|deep ?fake porn|child abuse|deep ?fakes? of (?:my|a|her|him|this|the|someone)\b)"
_DO = r"(?:make|create|generate|produce|render|build|train|code|write|draw|do|get|undress|nudify|strip|remove (?:the |her |his |their )?cloth\w*|deep ?fake|fake|face ?swap|see|turn)"
_WANT = r"(?:how (?:do|can|could|would|should|to) ?(?:i|you|we|one|someone)?|can you|could you|would you|will you|please|pls|help me|i want (?:you )?to|i need (?:you )?to|i'?d like (?:you )?to|show me how to|teach me (?:how )?to|tell me how to|step[- ]by[- ]step|instructions (?:for|to|on)|guide (?:to|for|on)|tutorial|what(?:'s| is| are)? the (?:best|easiest|safest) (?:way|app|tool|site|prompt|model|method)\w*)"
# Ways to do it, to get it, to spread it, to hide it, or to get round what stops it.
_HARM = _any(
    rf"\b{_WANT}\b(?:(?!\b(?:illegal|legal|law|report|stop|remov(?:e|ing) (?:it|them|this|an? |the (?:image|photo|pic|video|post|deep))|prevent|avoid being|protect|prove|detect|spot|tell if|complain|take down|get (?:it|them|this) (?:down|off|removed)|victim)\b).){{0,40}}\b{_DO}\b(?:(?!\b(?:report|remov|taken|off|down|sue|claim|complain|illegal|law)\b).){{0,60}}{_ABUSE}(?!.{{0,40}}\b(?:removed|taken (?:down|off)|deleted|off (?:the|a|this)|prosecuted|arrested|charged)\b)",
    rf"\b(?:make|create|generate|draw|give|send|show|write|find|get)(?: me| us)\b(?:(?!\bhelp|\blaw|\bsource|\bsection|\badvice|\binformation|\blesson).){{0,40}}{_ABUSE}",
    r"\b(?:which|what|best|good|free|any|recommend|suggest)\b.{0,30}\b(?:app|site|website|tool|bot|software|model|prompt|generator|lora|checkpoint)s?\b.{0,40}\b(?:undress\w*|nudif\w*|nudes?|naked|porn|remove cloth\w*|strip)\b(?!.{0,40}\b(?:illegal|legal|banned|ban|law|offen[cs]e|crime|blocked|fined)\b)",
    r"\b(?:undress\w*|nudif\w*|nude)\b.{0,20}\b(?:app|site|tool|bot)s?\b.{0,30}\b(?:that (?:still )?works?|download|link|free|recommend|without|to use|no (?:sign|login))",
    r"\bwhere (?:can|do|could|to|would)\b.{0,20}\b(?:find|get|buy|download|watch|see|trade|sell|share|post|upload)\b.{0,50}(?:deep ?fake porn|nudes?|naked|csam|indecent|child (?:porn|abuse)|nudif\w*|undress\w*|sexual deep ?fake\w*)(?!.{0,60}\b(?:report|remov|taken down|help)\b)",
    r"\b(?:get round|get around|getting (?:round|around)|bypass\w*|circumvent\w*|evade|evading|dodge|dodging|avoid(?:ing)?|defeat\w*|trick\w*|fool|jailbreak\w*|disable|turn off|beat|sneak past|work around)\b.{0,40}\b(?:filter\w*|age (?:check|verif|gate|limit)\w*|safety|safeguard\w*|restriction\w*|moderation|order|ban|shpo|hash\w*|detect\w*|watermark\w*|police|monitor\w*|content polic\w*|block(?:ing|s|ed)?|censor\w*|guardrail\w*|getting caught|being caught|prosecution|arrest)\b",
    r"\b(?:without|not|never|avoid|don'?t|won'?t) (?:getting |get |being |be |to get |to be )?(?:caught|traced|found out|detected|identified|tracked|noticed)\b",
    r"\b(?:hide|hiding|conceal\w*|wipe|destroy|get rid of|delete|encrypt|disguise)\b.{0,30}\b(?:evidence|from (?:the )?(?:police|cops|parents|search|detection|my (?:parents|wife|husband|mum|probation))|traces?|tracks?)\b",
    r"\b(?:remove|strip|erase|get rid of|delete)\b.{0,20}\bwatermarks?\b",
    r"\b(?:untraceable|anonymous(?:ly)?|undetectable)\b.{0,50}\b(?:post|share|upload|spread|send|deep ?fake|nude|porn)\w*|\b(?:post|share|upload|spread|send|distribute)\b.{0,50}\b(?:anonymously|untraceabl\w+|undetect\w+|secretly)\b",
    r"\b(?:how|ways?|want|going|gonna|plan(?:ning)?|like) (?:do i |can i |to |would i )?(?:blackmail|extort|sextort|scam|humiliate|get revenge|ruin|embarrass)\b(?!.{0,40}\b(?:report|law|illegal|crime|stop)\b)",
    r"\b(?:spread|share|post|send|upload)\b.{0,30}\b(?:nudes?|deep ?fakes?|porn)\b.{0,40}\b(?:so (?:that )?every|to every|to as many|go viral|viral|revenge)\b",
    r"\bwhere (?:can|do|could) (?:i|ppl|people|you|we|one)\b.{0,25}\b(?:find|get|buy|sell|trade|download)\b.{0,40}\b(?:minors?|kids|children|teens?|child|under ?age|nude\w*|nudif\w*)\b(?!.{0,50}\b(?:help|report|removed|law)\b)",
    r"\b(?:wanna|want to|need to|like to|looking to) (?:buy|sell|trade|get|find|download)\b.{0,40}\b(?:ai )?(?:pics?|pictures?|images?|videos?|nudes?)\b.{0,25}\b(?:minors?|kids|children|teens?|girls?|boys?|her|him)\b", r"\b(?:sell|give|send|point) (?:me|us)\b.{0,25}\b(?:to )?(?:a |the )?(?:lora|model|checkpoint|dataset|app|tool|site|link)\b",
    r"\b(?:run|install|set ?up|use|configure) (?:stable diffusion|comfyui|a model|an? (?:image )?generator)\b.{0,60}\b(?:naked|nude|porn|nsfw|real person|block\w*|uncensored)\b", r"\bvpn\b.{0,40}\b(?:hide|hides|so|order|image generator|police)\w*\b|\b(?:under|on) an? (?:order|shpo)\b.{0,60}\b(?:hide|hides|vpn|secret|without (?:them|police))\b",
    r"\b(?:delete|wipe|erase|destroy|hide|remove)\b.{0,40}\b(?:so|before|where)\b.{0,20}\b(?:police|forensic\w*|cops|they|nobody)\b.{0,25}\b(?:can'?t|cant|cannot|won'?t|don'?t|find|see|recover|come)\b",
    r"\blist\b.{0,25}\b(?:working |best |good )?(?:nudify|undress\w*|deepfake porn|deep ?nude)\b.{0,20}\b(?:sites?|apps?|tools?|bots?)\b", r"\b(?:put|stick|swap) (?:her|his|their|my (?:teacher|boss|ex|friend)\w*) (?:face|head) (?:on|onto|in)\b.{0,60}\b(?:how|post it|nasty|nude|porn|naked)\b|\bhow\b.{0,25}\b(?:put|stick|swap) (?:her|his|their|someone'?s) (?:face|head) (?:on|onto)\b",
    r"\bclone\b.{0,25}\bvoice\b.{0,50}\b(?:so|believes?|thinks?|trick|fool|bank)\b.{0,40}(?:\bhow\b|\?|$)",
    r"\bcomo (?:faço|fazer|criar|posso fazer)\b.{0,50}\b(?:porn\w*|pornô|nu[ae]?s?|pelad\w+|deep ?fake)\b(?!.{0,40}\b(?:denunci\w*|remov\w*|ilegal|crime)\b)", r"\bçıplak\b.{0,40}\b(?:uygulama|yapan|yapmak|program)\w*", r"\bsut (?:alla|mae) i? ?wneud\b.{0,40}\b(?:noeth|porn\w*)\b",
    r"(?:裸|ヌード|アイコラ|ポルノ).{0,15}(?:作り方|作るアプリ|作って)|(?:脱衣|裸照|换脸).{0,12}(?:软件|软體|怎么做|教程|工具)|(?:تعرية|صور عارية).{0,25}(?:تطبيق|كيف|برنامج)|(?:नंगी|न्यूड|अश्लील).{0,25}(?:कैसे बना|बनाने का|ऐप)",
    r"\b(?:hoe maak|hoe kan ik)\b.{0,40}\b(?:naakt\w*|porno\w*)\b(?!.{0,30}\b(?:verwijder|meld)\w*)|\bhur (?:gör|skapar) (?:jag|man)\b.{0,40}\b(?:naken\w*|porr\w*)\b|\bhvordan (?:lager|laver) (?:jeg|man)\b.{0,40}\b(?:nøgen\w*|naken\w*|porno\w*)\b",
    r"\bprompts?\b.{0,30}\b(?:for|to|that)\b.{0,40}(?:nudes?|naked|porn\w*|undress\w*|explicit|nsfw)",
    r"\b(?:clone|fake|copy|imitate)\b.{0,30}\bvoice\b.{0,40}\b(?:to (?:get|trick|scam|fool|steal)|so (?:that )?(?:i|we) can|without (?:her|him|them|anyone))\b(?<!\bsomeone)",
    r"\b(?:how (?:do|can|to)|help me|want to|teach me)\b.{0,20}\b(?:clone|fake)\b.{0,30}\b(?:his|her|their|my (?:boss|ex|mum|mom|dad|teacher|gran)\w*|someone'?s?)\b.{0,12}\bvoice\b",
    r"\b(?:desnudar|hacer (?:un )?desnudo|app (?:para|que) desnud\w+)|\bcomo (?:hago|hacer|puedo hacer|crear)\b.{0,40}\b(?:desnud\w+|porno)\b|\bcómo (?:hago|hacer|puedo hacer|crear)\b.{0,40}\b(?:desnud\w+|porno\w*)",
    r"\b(?:comment|aide[- ]moi (?:à|a)|je veux)\b.{0,30}\b(?:déshabiller|denuder|dénuder|faire|créer|générer)\b.{0,40}\b(?:nue?s?|porno\w*|deep ?fake)\b(?!.{0,40}\b(?:illégal|loi|retirer|supprimer|signaler)\b)",
    r"\b(?:wie (?:kann|mache|erstelle|macht)|hilf mir|ich will)\b.{0,40}\b(?:nackt\w*|porno\w*|ausziehen|nudify)\b(?!.{0,50}\b(?:strafbar|gesetz|löschen|melden|entfern\w*)\b)",
    r"(?:누드|나체|음란|딥페이크).{0,20}(?:만드는 (?:법|방법|앱)|만들어 ?줘|만들고 싶)",
    r"\bcome (?:faccio|posso|si fa|creare)\b.{0,40}\b(?:nud[aoe]|porno\w*|spogliare)\b",
    r"\bjak (?:zrobić|stworzyć|rozebrać)\b.{0,40}\b(?:nag\w+|porno\w*|deepfake)\b",
)  # fmt: skip
_LAWFUL_NEIGHBOUR = _any(
    r"\b(?:is|was|are|be|if) (?:it |that |this |they |he |she )?(?:even |still |really |actually )?(?:il)?legal\b", r"\bagainst the law\b", r"\bwhat (?:is|are|does|do) the law\b", r"\bcan (?:you|i|he|she|they|someone|people) (?:go to (?:jail|prison)|be (?:arrested|charged|prosecuted|fined|jailed|sued)|get (?:arrested|charged|in trouble|jail|prison|fined))",
    r"\bhow (?:do|does|can|to|should|would) .{0,30}\b(?:report|hash (?:list|match)\w*|be (?:removed|taken down)|platforms|police|detect|spot|protect|prevent|prove)\b", r"\b(?:is|are) .{0,40}\b(?:a crime|an offen[cs]e|banned|allowed|illegal|legal)\b", r"\bwhat (?:happens|happened|would happen|penalty|sentence)\b", r"\bpenalty for\b", r"\bdid (?:he|dover|she|they)\b",
    r"\b(?:someone|somebody|a boy|a girl|a guy|he|she|they|people|my (?:ex|friend|classmate|boyfriend)) (?:has |have |had |is |was |keeps? )?(?:made|making|makes|created|creating|used|using|posted|shared|sent|put|threat\w+|wants? to)\b", r"\bes ilegal\b|\best-ce (?:illégal|légal)\b|\bist es (?:strafbar|illegal|verboten|legal)\b|\bè (?:reato|illegale|legale)\b|불법|\bczy (?:to )?(?:jest )?(?:nie)?legaln\w+",
)  # fmt: skip
_PLAIN_ASK = _any(
    r"\bhow (?:do|can|could|to|would|should) (?:i|you|we)?\s*(?:make|create|generate|nudify|undress|deep ?fake|clone|bypass|evade|get (?:a)?round|avoid getting|hide|find|download|spread|remove (?:the )?watermark)", r"\bwithout (?:getting|being) (?:caught|traced|detected)\b", r"\bstep[- ]by[- ]step\b", r"\b(?:which|best|what) (?:app|site|tool|prompt)s? (?:can|could|should|do|to|for|will|would|that)\b",
    r"\b(?:make|create|generate|write|draw) (?:me|us)\b", r"\b(?:pretend|imagine|role ?play|act as|you are now|ignore (?:your|all|previous)|for a (?:novel|story|film|book))\b.{0,120}\b(?:how|make|create|generate|steps)\b",
)  # fmt: skip

_CRISIS = _any(
    r"\bkill(?:ing)? my ?self\b", r"\bsuicid\w*", r"\bend (?:it all|my life)\b", r"\b(?:want|going) to die\b", r"\bcan'?t (?:go on|take (?:this|it|any)|cope|do this any ?more)\b", r"\bhurt(?:ing)? my ?self\b", r"\bself[- ]?harm\w*", r"\bdon'?t want to (?:live|be here)\b", r"\bno (?:point|reason) (?:in )?(?:living|to live)\b",
    r"\bme quiero morir\b|\bsuicid\w+", r"\bme suicider\b|\bmourir\b", r"\bumbringen\b|\bselbstmord\b", r"죽고 싶|자살", r"\bsamobój\w+",
)  # fmt: skip
_KIN = r"(?:daughter|son|child|kid|sister|brother|wife|husband|girlfriend|boyfriend|partner|mum|mom|mother|friend|student|pupil|niece|nephew|girl|boy|teen\w*|grand\w+|cousin|baby)s?"
_OF_ME = rf"(?:of|from|about|with) (?:me|us|my (?:\w+ )?{_KIN}|our (?:\w+ )?{_KIN})\b"
_VICTIM = _any(
    rf"\b(?:nudes?|deep ?fakes?|pics?|pictures?|photos?|images?|videos?|porn|fakes?|clips?) (?:\w+ ){{0,3}}{_OF_ME}",
    r"\b(?:someone|somebody|some ?one|people|a (?:boy|girl|guy|man|kid|classmate|student|stranger|friend|colleague)|he|she|they|my (?:\w+ )?(?:ex|boyfriend|girlfriend|husband|wife|partner|classmate|boss|friend|mate|colleague|teacher|neighbou?r)|an ex|kids|boys|classmates?)\b.{0,40}\b(?:shared|sharing|posted|posting|sent|sending|made|making|created|leaked|leaking|threaten\w*|blackmail\w*|spread\w*|nudified|deep ?faked|put|using|used|uploaded|cloned|is showing|showed)\b.{0,50}\b(?:me|my|our|mine|us)\b",
    r"\b(?:they|he|she|someone|somebody|my ex)(?:'ll| will| is going to| are going to|'s going to| wants? to| want to)? (?:post|share|leak|send|publish|spread|upload|show)\b.{0,25}\b(?:my|me|our)\b", r"\bmy (?:fake |deep ?fake |ai )?nudes?\b",
    r"\b(?:threaten\w*|blackmail\w*|sextort\w*|extort\w*) (?:me|my \w+|us)\b", r"\bmy (?:nudes?|face|photos?|pics?|pictures?|images?|voice|body)\b.{0,40}\b(?:on|in|onto|used|online|internet|porn|fake|shared|posted|leaked|cloned|everywhere|group|school|site)\b", r"\bi (?:am|'?m|was|have been|'?ve been|got|been) (?:being )?(?:deep ?faked|blackmailed|sextorted|threatened|targeted|nudified)\b",
    r"\bmy (?:little |younger |older |teen\w* )?(?:daughter|son|sister|brother|child|kid|girlfriend|boyfriend|wife|husband|mum|mom|friend|student|pupil|niece|nephew|mother|gran\w*)s?\b.{0,60}\b(?:nude|fake|deep ?fake|image|pic|photo|video|victim|shared|posted|sent round|going (?:a)?round|blackmail\w*|threaten\w*|school|upset|crying|scared|group chat|made of (?:her|him))\b", r"\b(?:a |one of (?:my|our) |our )(?:student|pupil|learner)s?\b.{0,60}\b(?:victim|made|shared|found|target\w*|reported|nude|deep ?fake)\b",
    r"\b(?:call|called|phoned|rang|message|voicemail)\b.{0,50}\b(?:clon\w+|fake|ai|copied|deep ?fake)\b.{0,20}\bvoice\b|\b(?:clon\w+|copied|faked)\b.{0,30}\bvoice\b.{0,60}\b(?:money|bank|pay|transfer|scam\w*)\b|\b(?:scammed|conned|tricked) (?:me|us|my)\b",
    r"\bi(?:'?m| am) (?:so )?(?:scared|terrified|frightened|crying|desperate|ashamed|panick\w*)\b", r"\bwhat (?:can|should|do) (?:i|we) do\b", r"\bhelp me\b(?!.{0,15}\b(?:understand|write|with (?:a|my) (?:essay|homework|lesson)))", r"\bhow (?:do|can) (?:i|we) get (?:it|them|this|these|that|the \w+|my \w+) (?:\w+ )?(?:off|down|removed|deleted)\b", r"\bwho can (?:i|we) (?:talk|speak|turn|call)\b|\bwho can help (?:me|us)\b",
    r"\b(?:fotos?|im[aá]genes?|v[ií]deos?|desnud\w+|deep ?fakes?)\b.{0,25}\b(?:m[ií]a?s?|de m[ií])\b|\bme (?:est[aá]n?|han|ha) (?:amenaza\w*|chantaje\w*|hecho)\b|\bqu[eé] (?:puedo|debo|hago)\b", r"\b(?:photos?|images?|vid[ée]os?|deep ?fake|nues?)\b.{0,20}\bde moi\b|\bque (?:puis-je|dois-je|faire)\b|\bma fille\b|\bmon fils\b|\bme (?:menace|fait chanter)\b", r"\b(?:nackt\w*|bilder?|fotos?|videos?|deep ?fakes?|fakes?|pornos?)\b.{0,25}\bvon mir\b|\bwer hilft\b|\bwas (?:kann|soll) ich (?:tun|machen)\b|\bmeine tochter\b|\bmein sohn\b|\berpress\w+ mich\b",
    r"\bdi me\b|\bcosa (?:posso|devo) fare\b|\bmia figlia\b|\bmio figlio\b", r"제 사진|내 사진|저를|도와주세요|어떻게 해야|어떡해", r"\bmoje (?:zdjęci\w+|nagie)\b|\bco (?:mam|mogę) zrobić\b|\bmoja córka\b", r"\bme (?:chantaje|amenaza|extorsiona)\w*\b", r"\berpress\w+\b.{0,40}\b(?:nackt|bild|foto|wenden)\w*", r"\bon me (?:menace|fait chanter)\b|\bfait chanter\b|\bmi (?:ricatta|minaccia)\w*|\bestão me (?:ameaçando|chantageando)\b", r"\bohonof i\b|\bbeth alla i\b|\bfy merch\b", r"\bfals[oa] m[ií][oa]\b|\bm[ií][oa] fals[oa]\b|\bquién me ayuda\b", r"\bmin[ae]? (?:jente|datter|sønn|dotter|son)\b|\bjenta mi\b|\bfalskt? naken\w*", r"\bçıplak fotoğraf\w*|\btehdit ediyor\w*", r"\bmojej córki\b|\bmoja córka\b|\bmojego syna\b", r"\bp[åa] mig\b|\bav mig\b|\baf mig\b|\bav meg\b|\bhva[dr]? kan jeg\b|\bvad kan jag\b", r"\bvan mij\b|\bwat kan ik\b", r"\bde mim\b|\bminhas? (?:fotos?|filha)\b|\bmeu filho\b|\bfals[oa]s? (?:meu|minha)s?\b|\bo que (?:eu )?(?:posso|devo|faço)\b", r"\bbenim\b|\bkızım\b|\bne yapabilirim\b", r"私の|娘の|どうすれば", r"我的|怎么办|怎麼辦", r"صوري|صورتي|ابنتي|ماذا أفعل", r"मेरी|मेरा|क्या करूँ|क्या करूं",
)  # fmt: skip
_PICTURE = _any(
    r"\b(?:fake|ai|deep ?fake|falsk\w*|fals[oa]|nep)\b.{0,20}\b(?:nudes?|naked|porn\w*|pics?|video|naken\w*|naakt\w*|nu)\b|\bdeep ?fakes? of\b"
)
_LEGAL = _any(
    r"\b(?:il)?legal\b|\bcrime\b|\blaws?\b|\boffen[cs]e\b|\bpenalt\w+|\bprison\b|\bjail\b|\bsentenc\w+|\bmax(?:imum)?\b|\bcharged?\b|\bsection\b"
)
# Whoever is asked for money over a picture is a victim, also of a picture that they sent themselves.
_EXTORTED = _any(
    r"\b(?:he|she|they|someone|somebody|a (?:guy|girl|man|stranger|scammer)|this (?:guy|girl|person))\b.{0,40}\b(?:wants?|wanting|asks?|asking|demand\w*|threat\w*) .{0,20}\b(?:money|cash|pay|bitcoin|gift ?cards?|more (?:pics?|nudes?|photos?))\b",
    r"\bpay\b.{0,30}\bor (?:else )?(?:he|she|they|i)(?:'ll| will)? ?(?:post|share|send|leak|put|show)\w*|\b(?:says?|saying|said) (?:to )?pay\b", r"\bunless i (?:pay|send|give|do)\b|\bif i (?:don'?t|do not|dont) (?:pay|send|give)\b", r"\b(?:blackmail\w*|sextort\w*|extort\w*) me\b|\bbeing (?:blackmailed|sextorted|extorted)\b",
)  # fmt: skip
# "Can I go to jail for making one of my friend?" is a question about one's own act.
_OWN_ACT = _any(
    r"\b(?:can|could|may|am|if|do|should|would|will) i\b.{0,40}\b(?:mak|shar|post|creat|us|send|keep|jail|prison|arrest|charged|allowed|trouble)\w*",
    r"\bis it (?:il)?legal\b|\bis it a crime\b|\bis it (?:ok|okay|against)\b",
)
_TO_ME = _any(
    r"\bof me\b|\bof us\b|\bto me\b|\bmy (?:nudes?|face|photos?|pics?)\b",
    r"\b(?:threaten\w*|blackmail\w*) (?:me|us)\b",
    r"\bwhat (?:can|should|do) (?:i|we) do\b|\bhelp\b",
)
_ACCUSED = _any(
    r"\bi (?:have |'?ve |had |already |just |stupidly |once |also )*(?:made|created|shared|posted|sent|nudified|downloaded|forwarded|saved|used|did|generated|faked|threatened)\b.{0,80}\b(?:deep ?fake|nudes?|pics?|pictures?|image|photo|video|app|ai|it|one|classmate|girl|ex)\b", r"\bi(?:'?m| am| was| have been|'?ve been) (?:being )?(?:accused|charged|arrested|investigated|under investigation|reported)\b", r"\bpolice (?:took|seized|want|came|called|have) (?:my|me|to (?:talk|interview))\b",
    r"\bmy (?:son|daughter|brother|child|kid|boy|husband|pupil|student)\b.{0,20}\b(?:made|created|shared|has been (?:accused|arrested|charged)|was (?:accused|arrested|caught)|did this|used a|got caught|posted|sent)\b.{0,60}(?<!of (?:me|us))\b(?:classmate|girl|boy|her|him|them|someone|teacher|app|of an?other|fake|deep ?fake|nude|police|friend)",
    r"\b(?:convoqué|accusé|inculpé|gardé à vue)e?s?\b|\b(?:me acusan|acusado|imputado|denunciado)\b|\b(?:beschuldigt|angeklagt|vorladung|angezeigt)\b|\b(?:accusato|indagato|denunciato)\b|\boskarżon\w+|고소당|수사받",
    r"\bam i (?:going to|gonna|in|a) (?:jail|prison|trouble|be arrested|criminal)\b", r"\bwill i (?:go to|get|be)\b.{0,20}\b(?:jail|prison|arrested|caught|charged|trouble|record)\b", r"\bi (?:regret|feel (?:bad|guilty|awful|terrible) (?:about|for|that i))\b",
)  # fmt: skip
_STOP = _any(
    r"\bi (?:can'?t|cannot|can not|want to|need to|wish i could|am trying to|'?m trying to|keep|don'?t know how to) (?:stop|quit|looking at|watching|making)\b", r"\bstop (?:myself|watching|looking|making|doing (?:this|it))\b|\bwant (?:out|to get out)\b|\bi'?ve been (?:making|watching|collecting)\b.{0,60}\b(?:stop|out|quit|help)\b", r"\baddicted\b", r"\bi (?:have|get|'?m having|am having) (?:\w+ )?(?:thoughts|urges|attracted)\b", r"\bworried about my (?:own )?(?:thoughts|behaviou?r|porn use|urges)\b", r"\battracted to (?:children|kids|minors)\b",
)  # fmt: skip
_OTHER_TOPIC = _any(
    r"\bweather\b", r"\brecipe\b", r"\bfootball\b|\bsoccer\b|\bcricket\b", r"\bcapital of\b", r"\bstock (?:price|market)\b", r"\bbitcoin\b", r"\bjoke\b(?!.{0,40}\b(?:fake|nude|image|crime|illegal))", r"\bpoem\b", r"\btranslate\b", r"\bpython\b|\bjavascript\b", r"\bdivorce\b", r"\bparking\b", r"\bspeeding\b", r"\bdrink driving\b", r"\btax(?:es)?\b", r"\blandlord\b", r"\bimmigration\b|\bvisa\b", r"\btenan\w+", r"\bhomework on maths\b", r"\bwill\b.{0,10}\binherit\w*", r"\bdog\b|\bcat\b", r"\bdrugs?\b|\bcannabis\b", r"\bmurder\b", r"\bshoplift\w*",
)  # fmt: skip
_GREETING = re.compile(
    r"^\W*(?:hi+|hello|hey|hiya|good (?:morning|evening|afternoon)|thanks?(?: you)?|thank you|thx|cheers|ok(?:ay)?|bye|hola|bonjour|hallo|ciao|helo|안녕하세요|cześć)(?: there| so much| a lot| very much)?\W*$"
)


def intent_of(text: str, *, known_subject: bool) -> Intent:
    """Why someone asks; `known_subject` says that the question names or continues something we hold."""
    lowered = " ".join(text.lower().replace("’", "'").split())
    if _GREETING.match(lowered):
        return Intent.GREETING
    if _CRISIS.search(lowered):
        return Intent.CRISIS
    if _STOP.search(lowered):
        return Intent.STOP
    if _EXTORTED.search(lowered) and not _OWN_ACT.search(lowered):
        return Intent.VICTIM
    if _is_harm(lowered):
        return Intent.HARM
    if _ACCUSED.search(lowered):
        return Intent.ACCUSED
    if _VICTIM.search(lowered) and not (_OWN_ACT.search(lowered) and not _TO_ME.search(lowered)):
        return Intent.VICTIM
    if ages_in(text) and _PICTURE.search(lowered) and not _LEGAL.search(lowered):
        return Intent.VICTIM  # an age, a place and "fake nude": that is a person telling what happened
    if not known_subject and _OTHER_TOPIC.search(lowered) and not is_about_deepfakes(lowered):
        return Intent.OUT_OF_SCOPE
    return Intent.KNOW


def _is_harm(lowered: str) -> bool:
    if not _HARM.search(lowered):
        return False
    # "Is it illegal to use an app that undresses people?" asks for law; "is it illegal, and how do I do it" does not.
    return bool(_PLAIN_ASK.search(lowered)) or not _LAWFUL_NEIGHBOUR.search(lowered)


def asks_for_law(text: str) -> bool:
    """Whether the words ask what the law is, or how something is reported, removed or prevented."""
    return bool(_LAWFUL_NEIGHBOUR.search(" ".join(text.lower().replace("’", "'").split())))
