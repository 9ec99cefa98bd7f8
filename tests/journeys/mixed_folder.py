"""Makes a folder as people have it: thirty files of many kinds, six of which cannot be read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Final

from tests.documents.hwp_maker import make_hwp, paragraph
from tests.documents.makers import make_docx, make_pdf, make_scanned_pdf
from tests.documents.office_makers import book, hwpx, mail, p, slides, workbook

BAD: Final = (
    "empty.txt", "torn.pdf", "locked.pdf", "scanned.pdf", "torn.docx", "not really.xlsx",
)  # fmt: skip
FILES: Final = 30
KEEPER: Final = "The lighthouse keeper of Sandholm is called Ingrid."
TEA: Final = "달빛 찻집의 주인은 서윤입니다."

_TOPICS: Final = (
    "bread", "clouds", "gardens", "kites", "maps", "music", "paint", "shoes", "trains",
)  # fmt: skip
_LOG_LINES: Final = 1_000  # long enough to embed that a person can pause meanwhile


def make_mixed_folder(folder: Path) -> Path:
    """Write the files; return the folder."""
    folder.mkdir(parents=True)
    _offices(folder)
    _texts(folder)
    _bad(folder)
    return folder


def _offices(folder: Path) -> None:
    """Write what office programs write."""
    make_pdf(
        folder / "lighthouse.pdf",
        [
            "The island of Sandholm\nSandholm lies an hour from the coast.",
            f"The lighthouse\n{KEEPER}\nIt was built in 1874.",
        ],
    )
    make_pdf(folder / "tides.pdf", ["High water comes about every twelve hours."])
    make_docx(folder / "여행 안내.docx")
    workbook(folder / "직원.xlsx")
    slides(folder / "실적.pptx")
    hwpx(folder / "찻집.hwpx", p(TEA) + p("달빛 찻집은 아침 9시에 문을 엽니다."))
    make_hwp(folder / "회의록.hwp", [paragraph("다음 회의는 금요일 오후에 엽니다.")])
    book(folder / "섬 이야기.epub")
    message = mail()
    message.set_content("The meeting moves to room four.")
    (folder / "회의.eml").write_bytes(bytes(message))


def _texts(folder: Path) -> None:
    """Write plain text of several kinds, notes on nine subjects, and a long log."""
    (folder / "연락처.txt").write_bytes("창고 열쇠는 관리실에 있습니다.\n".encode("cp949"))
    table = io.StringIO()
    csv.writer(table).writerows([("fruit", "price"), ("pear", "3 coins"), ("plum", "2 coins")])
    (folder / "prices.csv").write_text(table.getvalue(), encoding="utf-8")
    (folder / "page.html").write_text("<h1>Boats</h1><p>Boats are rented by the hour.</p>")
    (folder / "data.json").write_text(json.dumps({"harbour": {"berths": 40}}))
    (folder / "tool.py").write_text('"""Count boats."""\n\n\ndef boats() -> int:\n    return 4\n')
    for topic in _TOPICS:
        text = f"# About {topic}\n\nThis note is about {topic} and about nothing else.\n"
        (folder / f"{topic}.md").write_text(text, encoding="utf-8")
    lines = (
        f"Day {day}: {day % 37} carts went out and {day % 41} came in." for day in range(_LOG_LINES)
    )
    (folder / "year log.txt").write_text("\n".join(lines), encoding="utf-8")


def _bad(folder: Path) -> None:
    """Write what cannot be read."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "torn.pdf").write_bytes(b"%PDF-1.7 and then nothing that belongs to it")
    make_pdf(folder / "locked.pdf", ["secret"], password="open sesame")
    make_scanned_pdf(folder / "scanned.pdf", pages=1)
    whole = (folder / "여행 안내.docx").read_bytes()
    (folder / "torn.docx").write_bytes(whole[: len(whole) // 2])
    (folder / "not really.xlsx").write_bytes(b"\x00\x01 no workbook \xff" * 9)
