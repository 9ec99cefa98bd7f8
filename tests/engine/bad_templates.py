"""Chat templates that never end, take all memory, or reach for what is not theirs."""

from __future__ import annotations

from typing import Final

from workbench.engine.templates import CHATML

HOSTILE: Final[tuple[str, ...]] = (
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in range(99999) %}{{ range(99999) | list | length }}{% endfor %}",
    "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "{% set n = namespace(x='x') %}{% for a in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 1 | round(99999999, 'ceil') }}",
    "{{ (1).from_bytes(('x' * 900000).encode(), 'big') // 7 }}",
    "{{ 'x' * 99999999999 }}",
    "{{ '%.999999999f' % 1.5 }}",
    "{{ '{:>9999999999}'.format(1) }}",
    "{{ [1] | batch(9999999999, 1) | list }}",
    "{{ ('ab' * 400000) | wordwrap(1) }}",
    "{{ messages | tojson(indent=99999999999) }}{{ oops.oops }}",
    "{{ lipsum(n=100000) }}",
    "{{ 'x' }}" * 60_000,
    "{{ " + "(" * 20_000 + "1" + ")" * 20_000 + " }}",
    "{{ 1" + "+1" * 20_000 + " }}",
    "{% if 1 %}" * 9_000,
    "{{ ''.__class__.__mro__[1].__subclasses__()[0] }}",
    "{{ cycler.__init__.__globals__.os.system('true') }}",
    "{% include '/etc/passwd' %}",
    "{{ messages.append(1) }}",
    "{% for",
)
REFUSING: Final = CHATML + "{{ raise_exception('never') }}"
