"""Fixed phrases that are not law: shared by the writer, the faces and the tests."""

from __future__ import annotations

REFUSE = (
    "I cannot help to make, find, spread or hide such material, "
    "or to get round an order, a filter or a check."
)
REFUSE_NEXT = "I can tell you what the law says, how to report something, or who helps a person to stop."
OUT_OF_SCOPE = "I only hold legal information about deepfakes and AI-made images, voices and videos."
NOT_FOUND = "My sources do not answer that."
NEAREST = "The nearest that I hold: {titles}."
UNKNOWN_NAME = "My sources hold nothing called {name}, so I cannot say what it is."
UNKNOWN_PLACE = "My sources hold no rule of {place} itself on this."
STRANGE_PLACE = "My sources hold no place called {place}, so I cannot say what the law there is."
GREETING = "Ask me about deepfakes and the law: is it illegal, where, since when, and what you can do."
VICTIM = "This is not your fault, and there is help."
VICTIM_OTHER = "There is help, and the one who is shown is not to blame."
CRISIS = "You matter, and you do not have to carry this alone: please talk to someone now."
ACCUSED = "Stop, send it to nobody, and speak to a solicitor or lawyer before you explain anything to anyone."
STOP = "It is good that you want to stop, and you can talk to someone in confidence."
CHILD_IMAGE = (
    "If anyone shown is under 18, do not save, copy, screenshot or forward the image, not even as proof."
)
NOTICE = "information, not legal advice"
IN_ENGLISH = "The sentences of law are in English, the language of my sources."
WHERE = "Where did it happen, or where do you live?"
HOLDING = "My sources hold such a rule for {count} places; here are {shown} of them."
EXAMPLES = (
    "Is it illegal to make a sexual deepfake in England?",
    "Who is Anthony Dover, and what was he banned from?",
    "Someone shared a fake nude of me. What can I do?",
    "What does US federal law say, and since when?",
    "What does the EU AI Act require for deepfakes?",
    "Is it illegal to share a deepfake in Scotland?",
)
PLACE_OPTIONS = ("England and Wales", "Scotland", "Northern Ireland", "United States", "European Union")
