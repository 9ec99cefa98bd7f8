"""Answers are drawn safely: no HTML of their own, no pictures, no links that leave."""

from __future__ import annotations

import pytest

from workbench.ui.markdown import coloured, render
from workbench.ui.theme import load_theme

THEME = load_theme("light")


def html(text: str, *known: int) -> str:
    """Render with known citation numbers."""
    return render(text, THEME, known=known).html


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>",
        "<img src='http://a.b/c.png'>",
        "![picture](http://a.b/c.png)",
        "![picture](file:///etc/passwd)",
        "<http://a.b>",
        "http://a.b",
        "[go](http://a.b)",
        "[go](cite:1)",
        "[go](copy:0)",
        "[x]: http://a.b\n\n[x]",
        "| a |\n|-|\n| <a href='http://a.b'>x</a> |",
    ],
)
def test_nothing_is_loaded_or_followed(text: str) -> None:
    """An answer makes neither pictures nor links."""
    drawn = html(text, 1)
    assert "<img" not in drawn and "<script" not in drawn and "<a " not in drawn


def test_link_shows_its_address() -> None:
    """What a link hides is said."""
    assert "(http://a.b)" in html("[bank](http://a.b)")


def test_known_citation_is_a_link_and_unknown_is_text() -> None:
    """Only passages that were sent can be opened."""
    drawn = html("Yes [1], no [7].", 1)
    assert '<a href="cite:1">[1]</a>' in drawn
    assert "[7]" in drawn and "cite:7" not in drawn


def test_citation_in_code_is_code() -> None:
    """An index in a program is no citation."""
    assert "cite:" not in html("`a[1]`\n\n```\nb[1]\n```", 1)


@pytest.mark.parametrize(
    "text", ['**"보증"**은 길다', "이것은**(중요)**합니다", "**24개월**까지", "*'강조'*는"]
)
def test_emphasis_stands_before_particles(text: str) -> None:
    """Korean particles follow the closing mark directly."""
    drawn = html(text)
    assert "<strong>" in drawn or "<em>" in drawn
    assert "*" not in drawn


def test_english_emphasis_follows_commonmark() -> None:
    """Stars between numbers stay stars."""
    assert html("2 * 3 * 4") == "<p>2 * 3 * 4</p>\n"


def test_code_block_can_be_copied() -> None:
    """Each block has a link, and its text is kept as it was."""
    drawn = render("```python\na = 1\n```\n\n```\nb\n```", THEME)
    assert drawn.codes == ("a = 1", "b")
    assert 'href="copy:0"' in drawn.html and 'href="copy:1"' in drawn.html


def test_code_wears_colours() -> None:
    """Keywords and strings take the theme's colours; unknown languages stay plain."""
    drawn = coloured('return "x"', "python", THEME)
    assert THEME.code_keyword in drawn and THEME.code_string in drawn
    assert coloured("<b>", "no-such-language", THEME) == "&lt;b&gt;"


def test_lines_are_kept() -> None:
    """A line break of the answer is a line break on the screen."""
    assert "<br" in html("first\nsecond")
