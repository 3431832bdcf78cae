"""Languages as references name them, as BCP 47 codes."""

import re

TAG = re.compile(r"^[a-z]{2,3}(-[a-z0-9]{2,8})*$", re.I)
LONGEST = 10
#: Code, then the words and the codes of three letters under which it is met.
KNOWN = {
    "ar": "arabic ara العربية",
    "az": "azerbaijani aze",
    "bn": "bengali bangla ben",
    "bs": "bosnian bos",
    "cs": "czech ces cze čeština",
    "da": "danish dan dansk",
    "de": "german ngerman deutsch ger deu",
    "el": "greek gre ell",
    "en": "english eng american british usenglish ukenglish american-english",
    "es": "spanish spa español castellano espanol",
    "et": "estonian est",
    "fa": "persian farsi per fas فارسی",
    "fi": "finnish fin suomi",
    "fr": "french fre fra français francais",
    "he": "hebrew heb עברית",
    "hi": "hindi hin",
    "hr": "croatian hrv hrvatski",
    "hu": "hungarian hun magyar",
    "hy": "armenian arm hye",
    "id": "indonesian ind bahasa",
    "it": "italian ita italiano",
    "ja": "japanese jpn 日本語",
    "ka": "georgian geo kat",
    "km": "khmer khm",
    "ko": "korean kor 한국어",
    "lt": "lithuanian lit",
    "lv": "latvian lav",
    "ms": "malay may msa",
    "my": "burmese bur mya",
    "ne": "nepali nep",
    "nl": "dutch dut nld nederlands",
    "no": "norwegian nor norsk",
    "pl": "polish pol polski",
    "ps": "pashto pus",
    "pt": "portuguese por português brazilian",
    "ro": "romanian rum ron",
    "ru": "russian rus русский",
    "si": "sinhala sin",
    "sl": "slovene slovenian slv",
    "sq": "albanian alb sqi",
    "sr": "serbian srp",
    "sv": "swedish swe svenska",
    "sw": "swahili swa",
    "ta": "tamil tam",
    "tg": "tajik tgk",
    "th": "thai tha",
    "tl": "tagalog filipino tgl",
    "tr": "turkish tur türkçe",
    "uk": "ukrainian ukr українська",
    "ur": "urdu urd",
    "vi": "vietnamese vie",
    "zh": "chinese chi zho mandarin 中文",
}
CODES = {word: code for code, words in KNOWN.items() for word in [code, *words.split()]}


def language_code(text: str) -> str:
    """The code of a language that is named or coded; "" where it is not known."""
    text = text.strip().replace("_", "-")
    if code := CODES.get(text.casefold()):
        return code
    first, _, rest = text.partition("-")
    if TAG.match(text) and len(text) <= LONGEST and first.lower() in CODES:
        return f"{CODES[first.lower()]}-{rest}"[:LONGEST]
    return ""
