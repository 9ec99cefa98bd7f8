"""Turns an answer's Markdown into the HTML that Qt draws. Nothing in it can load or run anything.

Raw HTML is shown as text, pictures are never loaded, links are shown with their address but cannot
be pressed: an answer must not be able to make this computer talk to another one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import emphasis as emphasis_rule
from markdown_it.token import Token
from pygments import lex
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Name, Number, Operator, String, _TokenType
from pygments.util import ClassNotFound

from workbench.core.language import is_hangul
from workbench.ui.theme import Theme

_CITATION = re.compile(r"\[(\d{1,3})\]")
_LONGEST_COLOURED = 20_000  # characters; longer code stays plain
_COLOURS: tuple[tuple[_TokenType, str], ...] = (
    (Comment, "code_comment"),
    (Keyword, "code_keyword"),
    (Operator.Word, "code_keyword"),
    (String, "code_string"),
    (Number, "code_number"),
    (Name.Function, "code_name"),
    (Name.Class, "code_name"),
    (Name.Builtin, "code_name"),
    (Name.Decorator, "code_name"),
    (Name.Tag, "code_name"),
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """The HTML of an answer, and its code blocks in order, for the links that copy them."""

    html: str
    codes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Work:
    """What the rules need while one answer is rendered."""

    theme: Theme
    known: Collection[int]
    doubtful: Collection[int]
    copy_text: str
    links: int = 0
    codes: list[str] = field(default_factory=list)


def render(
    text: str,
    theme: Theme,
    *,
    known: Collection[int] = (),
    doubtful: Collection[int] = (),
    copy_text: str = "Copy",
) -> Rendered:
    """Render Markdown. Numbers in *known* become links "cite:n", code gets links "copy:n".

    *doubtful* are links, counted from 0, that get a question mark and another colour.
    """
    work = _Work(theme, known, doubtful, copy_text)
    body = _parser().render(text, {"work": work})
    return Rendered(body, tuple(work.codes))


def style(theme: Theme, code_families: str, base: int) -> str:
    """Return the default style sheet of the document, for a base text of *base* pixels."""
    return f"""
        p {{ margin-top: 0; margin-bottom: 8px; line-height: 118%; }}
        li {{ margin-bottom: 4px; line-height: 118%; }}
        ul, ol {{ margin-top: 0; margin-bottom: 8px; }}
        h1 {{ font-size: {round(base * 1.35)}px; margin-top: 8px; margin-bottom: 8px; }}
        h2 {{ font-size: {round(base * 1.2)}px; margin-top: 8px; margin-bottom: 8px; }}
        h3, h4, h5, h6 {{ font-size: {base + 1}px; margin-top: 8px; margin-bottom: 4px; }}
        blockquote {{ margin-left: 16px; color: {theme.dim}; }}
        a {{ color: {theme.accent}; text-decoration: none; }}
        code, pre {{ font-family: {code_families}; font-size: {base}px; }}
        th {{ font-weight: 600; background-color: {theme.side}; }}
        .address, .language {{ color: {theme.dim}; }}
        .mark {{ background-color: {theme.mark}; }}
    """


@cache
def _parser() -> MarkdownIt:
    """Return the parser with our rules; made once, it keeps no state between answers."""
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True})
    parser.enable(["table", "strikethrough"])
    parser.disable(["image", "autolink", "html_block", "html_inline"])
    parser.inline.ruler.at("emphasis", _emphasis)
    rules: dict[str, Callable[..., str]] = {
        "text": _text,
        "code_inline": _code_inline,
        "fence": _code_block,
        "code_block": _code_block,
        "link_open": _link_open,
        "link_close": _link_close,
        "table_open": _table_open,
        "s_open": _strike_open,
        "s_close": _strike_close,
        "hr": _rule,
    }
    for name, rule in rules.items():
        parser.add_render_rule(name, rule)
    return parser


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Read emphasis marks, and let them stand between punctuation and Hangul.

    CommonMark takes **"보증"**은 for plain asterisks, because it knows only words set apart by
    spaces; Korean particles follow the mark directly.
    """
    start = state.pos
    known = len(state.delimiters)
    if not emphasis_rule.tokenize(state, silent):
        return False
    before = state.src[start - 1] if start else " "
    after = state.src[state.pos] if state.pos < state.posMax else " "
    for delimiter in state.delimiters[known:]:
        if is_hangul(after) and not before.isspace():
            delimiter.close = True
        if is_hangul(before) and not after.isspace():
            delimiter.open = True
    return True


def _text(_self: RendererHTML, tokens: Sequence[Token], index: int, _o: Any, env: Any) -> str:
    """Escape text; make citations of known numbers into links."""
    work: _Work = env["work"]

    def link(match: re.Match[str]) -> str:
        number = int(match.group(1))
        if number not in work.known:
            return match.group(0)
        work.links += 1
        if work.links - 1 in work.doubtful:
            colour = work.theme.warn
            return f'<a href="cite:{number}" style="color:{colour}">{match.group(0)}?</a>'
        return f'<a href="cite:{number}">{match.group(0)}</a>'

    return _CITATION.sub(link, html.escape(tokens[index].content))


def _code_inline(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _o: Any, env: Any
) -> str:
    """Set code in a line apart by its colour."""
    work: _Work = env["work"]
    content = html.escape(tokens[index].content)
    return f'<code style="background-color:{work.theme.own}">&nbsp;{content}&nbsp;</code>'


def _code_block(_self: RendererHTML, tokens: Sequence[Token], index: int, _o: Any, env: Any) -> str:
    """Draw code on a surface of its own, with its language and a link that copies it."""
    work: _Work = env["work"]
    token = tokens[index]
    language = token.info.split()[0] if token.info.strip() else ""
    code = token.content.rstrip("\n")
    number = len(work.codes)
    work.codes.append(code)
    shown = coloured(code, language, work.theme)
    return (
        f'<table width="100%" cellspacing="0" cellpadding="8" bgcolor="{work.theme.code}">'
        f'<tr><td><span class="language">{html.escape(language)}</span></td>'
        f'<td align="right"><a href="copy:{number}">{html.escape(work.copy_text)}</a></td></tr>'
        f'<tr><td colspan="2"><pre style="white-space: pre-wrap">{shown}</pre></td></tr>'
        '</table><p style="font-size:4px;line-height:100%;margin-bottom:0">&nbsp;</p>'
    )


def coloured(code: str, language: str, theme: Theme) -> str:
    """Return code as HTML with the colours of its language."""
    if not language or len(code) > _LONGEST_COLOURED:
        return html.escape(code)
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return html.escape(code)
    parts = []
    tokens: Iterator[tuple[_TokenType, str]] = lex(code, lexer)
    for kind, text in tokens:
        role = next((role for known, role in _COLOURS if _within(kind, known)), "")
        shown = html.escape(text)
        parts.append(
            f'<span style="color:{getattr(theme, role)}">{shown}</span>' if role else shown
        )
    return "".join(parts)


def _within(kind: _TokenType, wider: _TokenType) -> bool:
    """Whether a kind of code is a case of a wider kind."""
    return kind[: len(wider)] == wider


def _link_open(*_rule: Any) -> str:
    """A link is shown, not followed."""
    return "<u>"


def _link_close(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _o: Any, _env: Any
) -> str:
    """Show the address after the words of a link."""
    depth = 0
    for token in reversed(tokens[:index]):
        if token.type == "link_close":
            depth += 1
        elif token.type == "link_open":
            if depth == 0:
                address = html.escape(str(token.attrGet("href") or ""))
                return f'</u> <span class="address">({address})</span>'
            depth -= 1
    return "</u>"


def _table_open(_self: RendererHTML, _t: Sequence[Token], _i: int, _o: Any, env: Any) -> str:
    """Draw tables with thin lines."""
    line = env["work"].theme.line_strong
    return (
        '<table border="1" cellspacing="0" cellpadding="6" '
        f'style="border-collapse: collapse; border-style: solid; border-color: {line}">'
    )


def _strike_open(*_rule: Any) -> str:
    """Qt knows the older name of struck text only."""
    return '<span style="text-decoration: line-through">'


def _strike_close(*_rule: Any) -> str:
    """End struck text."""
    return "</span>"


def _rule(*_rule: Any) -> str:
    """A line across."""
    return "<hr />"
