"""The remote engine's parts that need no server: sentences, addresses, ends and times."""

from __future__ import annotations

import errno
import socket
import ssl

import httpx2
import openai
import pytest

from tests.engine.listener import ask
from workbench.core.errors import BadInput
from workbench.core.generation import StopReason, TokenBias
from workbench.core.models import Endpoint
from workbench.engine.remote_address import clean_address, is_loopback
from workbench.engine.remote_answer import Answer
from workbench.engine.remote_errors import Talk, phrase
from workbench.engine.remote_kinds import LLAMA_SERVER, OLLAMA, OPENAI, Kind
from workbench.engine.remote_protocol import Connect, Patience
from workbench.engine.remote_request import body_of

KEY = "sesame-Quillfeather"
TALK = Talk("https://box.example:8443/v1", KEY, Patience(connect_s=10, silence_s=120), "m")
REQUEST = httpx2.Request("POST", TALK.address)


def no_connection(*causes: BaseException) -> openai.APIConnectionError:
    """Return what `openai` raises, led to by *causes*, the nearest first."""
    error: BaseException = openai.APIConnectionError(request=REQUEST)
    first = error
    for cause in causes:
        error.__cause__ = cause
        error = cause
    assert isinstance(first, openai.APIConnectionError)
    return first


@pytest.mark.parametrize(
    ("causes", "words"),
    [
        ([httpx2.ConnectError(""), ssl.SSLCertVerificationError(1, "")], "certificate of box.ex"),
        ([httpx2.ConnectError(""), ssl.SSLError(1, "")], "does not speak https"),
        ([httpx2.ConnectError(""), socket.gaierror(-2, "")], "No computer named box.example is"),
        ([httpx2.ConnectError(""), OSError(errno.ECONNREFUSED, "")], "Nothing answers at box.ex"),
        ([httpx2.ConnectError(""), OSError(errno.ENETUNREACH, "")], "does not reach box.example"),
        ([httpx2.ConnectTimeout("")], "did not answer within 10 seconds"),
        ([httpx2.ReadTimeout("")], "sent nothing for 120 seconds"),
        ([httpx2.ProxyError("")], "proxy on the way to box.example:8443"),
        ([httpx2.ReadError("")], "broke off"),
        ([RuntimeError(KEY)], "broke off"),
    ],
)
def test_why_there_is_no_connection(causes: list[BaseException], words: str) -> None:
    problem = phrase(no_connection(*causes), TALK).problem()
    assert words in problem.sentence()
    assert problem.hint
    assert KEY not in repr(problem)


def test_what_nobody_thought_of_is_told_without_its_words() -> None:
    problem = phrase(RuntimeError(KEY), TALK).problem()
    assert (problem.kind, problem.detail) == ("EndpointError", "RuntimeError")


def test_a_key_is_in_no_description_of_what_holds_it() -> None:
    endpoint = Endpoint("id", "Server", "http://localhost/v1")
    assert KEY not in repr([TALK, Connect("load", endpoint, KEY)])


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" localhost:8080 ", "http://localhost:8080"),
        ("http://localhost:8080/v1/", "http://localhost:8080/v1"),
        ("https://box.example/v1/chat/completions", "https://box.example/v1"),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1"),
    ],
)
def test_addresses_are_cleaned(typed: str, address: str) -> None:
    assert clean_address(typed) == address


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("http://localhost:1/v1", True),
        ("http://127.8.9.1/v1", True),
        ("http://[::1]/v1", True),
        ("http://192.168.0.2/v1", False),
        ("http://localhost.example/v1", False),
    ],
)
def test_proxies_are_passed_over_for_this_computer_only(address: str, own: bool) -> None:
    assert is_loopback(address) is own


def ended(finish: str, most: int, prompt: int, made: int) -> StopReason:
    """Return why an answer ended in a context of 100 tokens."""
    answer = Answer(ask("hi", most), 100, 0.0)
    usage = {"prompt_tokens": prompt, "completion_tokens": made}
    answer.take({"choices": [{"finish_reason": finish}], "usage": usage}, 1.0)
    return answer.reason()


def test_why_an_answer_ended() -> None:
    assert ended("stop", 9, 10, 3) is StopReason.END
    assert ended("length", 9, 10, 9) is StopReason.LENGTH
    assert ended("length", 90, 40, 60) is StopReason.CONTEXT_FULL
    assert ended("length", 0, 40, 60) is StopReason.CONTEXT_FULL


def test_times_are_taken_from_the_first_piece_to_the_last() -> None:
    answer = Answer(ask("hi"), 100, arrived_s=1.0, prompt_tokens=7, sent_s=2.0)
    for number, now_s in enumerate((5.0, 6.0, 8.0)):
        answer.take({"choices": [{"delta": {"content": str(number)}}]}, now_s)
    timing = answer.timing(9.0)
    assert (timing.queued_s, timing.ttft_s, timing.prompt_s) == (1.0, 4.0, 3.0)
    assert (timing.generation_s, timing.generated_tokens, timing.total_s) == (3.0, 3, 8.0)
    assert (timing.token_p50_s, timing.token_p95_s) == (2.0, 2.0)
    assert (timing.prompt_tokens, timing.context_used, timing.context_size) == (7, 10, 100)


def test_an_answer_that_never_began_took_no_time() -> None:
    timing = Answer(ask("hi"), 100, arrived_s=1.0).timing(3.0)
    assert (timing.queued_s, timing.ttft_s, timing.generation_s) == (2.0, 0.0, 0.0)
    assert timing.generation_rate == timing.prompt_rate == 0.0


@pytest.mark.parametrize("chunk", [{}, {"choices": None}, {"choices": [3]}, {"usage": [1]}])
def test_pieces_of_odd_form_hold_no_text(chunk: dict[str, object]) -> None:
    assert Answer(ask("hi"), 100, 0.0).take(chunk, 1.0) == ""


@pytest.mark.parametrize(
    ("kind", "word"), [(OPENAI, "max_completion_tokens"), (OLLAMA, "max_tokens")]
)
def test_the_most_tokens_are_named_as_the_server_names_them(kind: Kind, word: str) -> None:
    assert body_of(ask("hi", 9), kind, "m", 100)[word] == 9
    assert word not in body_of(ask("hi", 0), kind, "m", 100)


def test_biases_are_refused_where_they_would_be_lost() -> None:
    with pytest.raises(BadInput, match="Ollama takes no biases"):
        body_of(ask("hi", logit_bias=(TokenBias(1, 5.0),)), OLLAMA, "m", 100)


def test_llama_server_gets_details_of_what_is_on_and_no_negative_window() -> None:
    plain = body_of(ask("hi", repeat_window=-1), LLAMA_SERVER, "m", 100)
    assert (plain["repeat_last_n"], plain["dry_multiplier"], plain["mirostat"]) == (100, 0.0, 0)
    assert plain.keys().isdisjoint({"dry_base", "xtc_threshold", "mirostat_tau", "grammar"})
    dry = body_of(ask("hi", dry_multiplier=0.8), LLAMA_SERVER, "m", 100)
    assert (dry["dry_penalty_last_n"], dry["dry_base"]) == (100, 1.75)
    assert dry["dry_sequence_breakers"] == ["\n", ":", '"', "*"]
