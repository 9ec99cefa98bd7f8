"""A prompt library without a disk behind it: the real service, at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from workbench.core.errors import Problem
from workbench.core.lab import Example
from workbench.core.prompts import LibraryPrompt, PromptContent, PromptVariable, PromptVersion
from workbench.services.notices import Notices
from workbench.services.prompts import PromptService
from workbench.storage.prompt_files import DamagedFile, PromptShelf

_FIRST = "2026-11-19T09:00:00+00:00"
_SECOND = "2026-11-20T09:00:00+00:00"

PROMPTS: dict[str, tuple[LibraryPrompt, LibraryPrompt]] = {
    "en": (
        LibraryPrompt(
            "label",
            "Label a message",
            ("classification", "customers"),
            "en",
            "One label for a customer's message.",
            (PromptVariable("labels", "text", "praise, complaint, question"),),
            (
                PromptVersion(
                    1,
                    _FIRST,
                    "",
                    PromptContent(
                        "Answer with one label: {{labels}}.",
                        "Message: {{input}}\nLabel:",
                        (Example("Lovely!", "praise"), Example("It broke.", "complaint")),
                    ),
                ),
            ),
        ),
        LibraryPrompt(
            "reply",
            "Reply to a complaint",
            ("customers",),
            "en",
            "A short and friendly answer.",
            (PromptVariable("tone", "choice", "warm", ("warm", "plain")),),
            (
                PromptVersion(1, _FIRST, "First", PromptContent("", "Reply to: {{input}}")),
                PromptVersion(
                    2,
                    _SECOND,
                    "With a tone",
                    PromptContent("", "Reply in a {{tone}} tone: {{input}}"),
                ),
            ),
        ),
    ),
    "ko": (
        LibraryPrompt(
            "label",
            "고객 문의 분류",
            ("분류", "고객"),
            "ko",
            "고객 문의에 라벨 하나를 붙입니다.",
            (PromptVariable("labels", "text", "칭찬, 불만, 질문"),),
            (
                PromptVersion(
                    1,
                    _FIRST,
                    "",
                    PromptContent(
                        "라벨 하나로만 답하세요: {{labels}}",
                        "고객 문의: {{input}}\n분류:",
                        (Example("정말 좋아요!", "칭찬"), Example("고장 났어요.", "불만")),
                    ),
                ),
            ),
        ),
        LibraryPrompt(
            "reply",
            "불만에 답장하기",
            ("고객",),
            "ko",
            "짧고 친절한 답장을 씁니다.",
            (PromptVariable("tone", "choice", "따뜻한", ("따뜻한", "담백한")),),
            (
                PromptVersion(1, _FIRST, "처음", PromptContent("", "답장을 쓰세요: {{input}}")),
                PromptVersion(
                    2,
                    _SECOND,
                    "말투 추가",
                    PromptContent("", "{{tone}} 말투로 답장을 쓰세요: {{input}}"),
                ),
            ),
        ),
    ),
}


class AtOnce:
    """Jobs that are done when they are asked for."""

    def run(
        self, _lane: str, work: Callable[[], Any], *, done: Callable[[Any], None] | None = None,
        **_named: Any,
    ) -> int:  # fmt: skip
        """Do the work now."""
        value = work()
        if done is not None:
            done(value)
        return 1


class NoDisk:
    """Files that hold what they held at first; `asked` notes imports and exports."""

    def __init__(self, *prompts: LibraryPrompt, damaged: tuple[DamagedFile, ...] = ()) -> None:
        self.kept = {item.prompt_id: item for item in prompts}
        self.damaged = damaged
        self.asked: list[tuple[Any, ...]] = []

    def load(self) -> PromptShelf:
        """Return what there is."""
        return PromptShelf(tuple(self.kept.values()), self.damaged)

    def put(self, prompt: LibraryPrompt, _before: LibraryPrompt | None) -> None:
        """Keep a prompt."""
        self.kept[prompt.prompt_id] = prompt

    def delete(self, before: LibraryPrompt) -> None:
        """Forget a prompt."""
        del self.kept[before.prompt_id]

    def restore(self, _prompt_id: str) -> None:
        """There is no trash."""

    def read(self, paths: Sequence[Path]) -> PromptShelf:
        """Note what is imported."""
        self.asked.append(("read", *paths))
        return PromptShelf()

    def export_file(self, prompts: Sequence[LibraryPrompt], path: Path) -> None:
        """Note what is exported."""
        self.asked.append(("export", path, *(item.prompt_id for item in prompts)))

    export_folder = export_file


def damaged_file() -> DamagedFile:
    """Return a file that could not be read."""
    problem = Problem(
        "In the file {file}, {key} {reason}.",
        "Correct the file and open the library again.",
        {"file": "mine.toml", "key": "versions[1].system", "reason": "is not a known key"},
    )
    return DamagedFile(Path("mine.toml"), problem)


def make_prompts(
    language: str = "en", notices: Notices | None = None, damaged: tuple[DamagedFile, ...] = ()
) -> PromptService:
    """Return a library of one prompt that comes with the program, and one of the person's own."""
    shipped, own = PROMPTS[language]
    files = NoDisk(own, damaged=damaged)
    return PromptService(
        files,  # type: ignore[arg-type]
        NoDisk(shipped),  # type: ignore[arg-type]
        AtOnce(),  # type: ignore[arg-type]
        notices or Notices(),
        now=lambda: _SECOND,
    )
