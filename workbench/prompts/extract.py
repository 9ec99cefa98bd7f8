"""Takes the answer out of a reply that reasons first. Careful: rather nothing than a guess."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Final

from workbench.core.lab import AnswerCount

_BOXED: Final = re.compile(r"\\boxed\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}")
_END: Final = r"(?=(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!St)[.!?。](?:\s|$)|\n|$)"  # of a sentence
_CUES: Final = (
    re.compile(
        r"\banswer(?:\s+is\s*:?|\s*[:：=])[ \t]*(?!not\b)(?P<answer>\S.*?)" + _END, re.IGNORECASE
    ),
    re.compile(
        r"(?<![가-힣])(?:최종\s*)?(?:정답|답변|답)(?:은|\s*[:：=])[ \t]*(?P<answer>\S.*?)" + _END
    ),
)
_COPULA: Final = re.compile(r"(?:입니다|이에요|예요|이다)$")
_EMPHASIS: Final = re.compile(r"\*\*|__|`")
_NUMBER: Final = re.compile(r"(?<![\w.])[-−]?\d+(?:,\d{3})*(?:\.\d+)?%?")
_RESULT: Final = re.compile(r"=\s*([-−]?\d+(?:,\d{3})*(?:\.\d+)?%?)\W*$")
_ITEM: Final = re.compile(
    r"^\s*(?:[-*•·]|\(?\d{1,2}[.)]|Q\d*[.:)]|질문\s*\d*[.:)])\s*", re.IGNORECASE
)
_QUOTES: Final = "\"'“”‘’「」『』"
_MOST_WORDS: Final = 6  # of a reply that is an answer as it stands
_MOST_CHARACTERS: Final = 60


def extract_answer(text: str, labels: Sequence[str] = ()) -> str:
    """Return the answer in a reply, "" where it does not stand out.

    It stands in a box, after "the answer is", "답은" and the like, is one of the *labels* that
    the last line names, the result at the end of a calculation, or the whole of a short reply.
    The last of several counts: a model may correct itself.
    """
    text = _EMPHASIS.sub("", text).strip()
    if not text:
        return ""
    boxed = _BOXED.findall(text)
    said = boxed[-1] if boxed else _after_cue(text)
    if said:
        answer = _bare(said)
        return _label_in(answer, labels) or answer
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if label := _label_in(lines[-1], labels):
        return label
    if result := _RESULT.search(lines[-1]):
        return result.group(1)
    short = len(text) <= _MOST_CHARACTERS and len(text.split()) <= _MOST_WORDS
    return _bare(text) if len(lines) == 1 and short else ""


def best_guess(text: str, labels: Sequence[str] = ()) -> str:
    """Return the answer in a reply, else the one number of its last line, else that line.

    For a vote, in which a wrong guess stays alone.
    """
    if answer := extract_answer(text, labels):
        return answer
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return ""
    last = _EMPHASIS.sub("", lines[-1])
    numbers = _NUMBER.findall(last)
    return str(numbers[0]) if len(numbers) == 1 else _bare(last)


def vote(answers: Sequence[str]) -> tuple[AnswerCount, ...]:
    """Count equal answers, most frequent first, the earlier first among equals; none is no vote.

    The shown form is the first one met (Wang et al. 2022, arXiv 2203.11171: the majority wins).
    """
    counts: Counter[str] = Counter()
    forms: dict[str, str] = {}
    for answer in answers:
        if answer:
            key = _vote_key(answer)
            counts[key] += 1
            forms.setdefault(key, answer)
    return tuple(AnswerCount(forms[key], count) for key, count in counts.most_common())


def list_items(text: str, most: int) -> tuple[str, ...]:
    """Return the lines of a list without bullets and numbers; headings and repeats are left out."""
    items = (_ITEM.sub("", _EMPHASIS.sub("", line)).strip() for line in text.splitlines())
    kept = dict.fromkeys(item for item in items if item and not item.endswith((":", "：")))
    return tuple(kept)[:most]


def _after_cue(text: str) -> str:
    """Return what follows the last cue, "" when there is none."""
    found = [match for cue in _CUES for match in cue.finditer(text)]
    last = max(found, key=lambda match: match.start(), default=None)
    return str(last.group("answer")) if last else ""


def _bare(text: str) -> str:
    """Return an answer without the sentence and the quotes around it."""
    bare = text.strip().rstrip(".。!").strip()
    bare = _COPULA.sub("", bare).strip()
    return bare.strip(_QUOTES + "$").strip().rstrip(".。").strip()


def _label_in(line: str, labels: Sequence[str]) -> str:
    """Return the one label that a line names, "" when it names none or several.

    A Latin label stands alone; a Hangul one may be followed by a particle.
    """
    found = [
        label
        for label in dict.fromkeys(labels)
        if re.search(rf"(?<!\w){re.escape(label)}(?![A-Za-z0-9_])", line, re.IGNORECASE)
    ]
    longest = [label for label in found if not any(_inside(label, other) for other in found)]
    return longest[0] if len(longest) == 1 else ""


def _inside(label: str, other: str) -> bool:
    """Whether one label is a part of another, as "spam" of "not spam"."""
    return label != other and label.casefold() in other.casefold()


def _vote_key(answer: str) -> str:
    """Return what equal answers share: a number alone where the answer begins with one."""
    folded = " ".join(unicodedata.normalize("NFKC", answer).casefold().split()).replace("−", "-")
    number = _NUMBER.match(folded.lstrip("$₩€£ "))
    if number and len(folded.split()) <= _MOST_WORDS:
        figure = number.group().replace(",", "")
        return figure.rstrip("0").rstrip(".") if "." in figure else figure
    return folded.rstrip(".。!")
