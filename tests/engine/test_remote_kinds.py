"""What is sent to servers of each kind, and what they tell of themselves; scripted."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.engine.listener import Listener, ask
from tests.engine.remote_servers import (
    CHAT,
    KEY,
    LIST,
    PLAIN,
    OddServer,
    delta,
    endpoint,
    models,
    odd_server,
    status,
    stream,
)
from workbench.core.errors import EndpointError
from workbench.core.generation import PromptProgress, StopReason, TokenBias
from workbench.engine.remote import RemoteEngine

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RemoteEngine]:
    """Return an engine whose child finds in its environment what must not be used."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_API_KEY", "from-the-environment")
        patch.setenv("OPENAI_ORG_ID", "from-the-environment")
        patch.setenv("OPENAI_CUSTOM_HEADERS", "X-Odd: from-the-environment")
        patch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        patch.setenv("NO_PROXY", "")
        engine = RemoteEngine(tmp_path_factory.mktemp("logs"))
        yield engine
        engine.close()


@pytest.fixture
def odd() -> Iterator[OddServer]:
    """Return a scripted server that lists one model."""
    with odd_server() as odd:
        odd.replies[LIST] = PLAIN
        yield odd


# What is sent


def test_nothing_is_sent_but_what_was_asked_for(engine: RemoteEngine, odd: OddServer) -> None:
    odd.replies[CHAT] = stream(delta("Hi", "stop"))
    engine.load_endpoint(endpoint(odd.address), KEY)
    listener, request = Listener(), ask("hi")
    engine.submit([request], listener)
    assert listener.finished(request).text == "Hi"
    assert [one.path for one in odd.asked] == [LIST, CHAT]
    for one in odd.asked:
        assert one.headers["authorization"] == f"Bearer {KEY}"
        assert one.headers["user-agent"] == "Workbench"
        assert "stainless" not in repr(one.headers).lower()
        assert "environment" not in repr(one.headers)


def test_without_a_key_none_is_sent(engine: RemoteEngine, odd: OddServer) -> None:
    engine.load_endpoint(endpoint(odd.address), "")
    assert "authorization" not in odd.asked[0].headers


def test_a_plain_server_gets_plain_fields_only(engine: RemoteEngine, odd: OddServer) -> None:
    odd.replies[CHAT] = stream(delta("{}", "stop"))
    info = engine.load_endpoint(endpoint(odd.address, context_tokens=4096), KEY)
    assert (info.context_size, info.backend) == (4096, "OpenAI-compatible server")
    assert "estimated" in info.device_note
    assert info.left_out[:3] == ("top_k", "min_p", "repeat_penalty")
    listener = Listener()
    request = ask("hi", 9, seed=4, stop=("x",), json_schema='{"type": "object"}', logprobs=2)
    engine.submit([request], listener)
    listener.finished(request)
    schema = {"name": "answer", "schema": {"type": "object"}, "strict": True}
    assert odd.body() == {
        "model": "m",
        "messages": [{"role": "user", "content": "hi"}],
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": 0.0,
        "top_p": 0.95,
        "frequency_penalty": 0.0,
        "presence_penalty": 0.0,
        "max_tokens": 9,
        "seed": 4,
        "stop": ["x"],
        "logprobs": True,
        "top_logprobs": 2,
        "response_format": {"type": "json_schema", "json_schema": schema},
    }


@pytest.mark.parametrize(
    ("sampling", "words"),
    [
        ({"grammar": 'root ::= "a"'}, "takes no grammar"),
        ({"json_schema": "{"}, "is no JSON"),
        ({"temperature": float("nan")}, "temperature"),
    ],
)
def test_what_would_be_lost_is_refused(
    engine: RemoteEngine, odd: OddServer, sampling: dict[str, object], words: str
) -> None:
    engine.load_endpoint(endpoint(odd.address), KEY)
    listener, request = Listener(), ask("hi", **sampling)
    engine.submit([request], listener)
    problem = listener.failed(request)
    assert problem.kind == "BadInput"
    assert words in problem.sentence()
    assert len(odd.asked) == 1


# What kinds of servers tell


def test_llama_server_tells_counts_renders_and_measures(
    engine: RemoteEngine, odd: OddServer
) -> None:
    meta = {"n_ctx_train": 32768, "n_params": 1_700_000_000, "size": 1_100_000_000}
    odd.replies = {
        LIST: models("/models/qwen.gguf", owned_by="llamacpp", meta=meta),
        "/props": status(200, {"default_generation_settings": {"n_ctx": 16384}}),
        "/tokenize": status(200, {"tokens": [1, 2, 3]}),
        "/apply-template": status(200, {"prompt": "<|im_start|>user\nhi<|im_end|>\n"}),
        CHAT: stream(
            {"choices": [], "prompt_progress": {"total": 40, "cache": 8, "processed": 24}},
            delta("Hel"),
            delta("lo", "stop"),
            {
                "choices": [],
                "timings": {
                    "cache_n": 8, "prompt_n": 32, "prompt_ms": 100.0, "predicted_n": 2,
                    "predicted_ms": 50.0, "draft_n": 4, "draft_n_accepted": 3,
                },
            },
        ),
    }  # fmt: skip
    info = engine.load_endpoint(endpoint(odd.address), KEY)
    assert (info.backend, info.context_size, info.trained_context) == ("llama-server", 16384, 32768)
    assert (info.parameters, info.device_note) == (1_700_000_000, "")
    assert info.left_out == ("thinking_tokens",)
    assert engine.count_tokens(["hi", ""]) == [3, 0]
    prompt = engine.render(ask("hi").turns)
    assert (prompt.text, prompt.tokens) == ("<|im_start|>user\nhi<|im_end|>\n", 3)
    listener, request = Listener(), ask("hi", top_k=7, mirostat=True, grammar='root ::= "a"')
    engine.submit([request], listener)
    timing = listener.finished(request).timing
    assert PromptProgress(request.request_id, 24, 40) in listener.events
    assert (timing.measured_by, timing.prompt_tokens, timing.cached_tokens) == ("server", 40, 8)
    assert timing.prompt_rate == pytest.approx(320)
    assert timing.generation_rate == pytest.approx(40)
    assert (timing.drafted_tokens, timing.accepted_tokens) == (4, 3)
    extras = {"top_k": 7, "mirostat": 2, "grammar": 'root ::= "a"', "repeat_last_n": 64}
    assert extras.items() <= odd.body().items()


def test_a_key_that_llama_server_refuses_is_found_at_once(
    engine: RemoteEngine, odd: OddServer
) -> None:
    odd.replies |= {LIST: models("m", owned_by="llamacpp"), "/props": status(401, {})}
    with pytest.raises(EndpointError, match="does not accept the key"):
        engine.load_endpoint(endpoint(odd.address), KEY)


def test_vllm_tells_its_context_and_counts(engine: RemoteEngine, odd: OddServer) -> None:
    odd.replies = {
        LIST: models("q", owned_by="vllm", max_model_len=2048),
        "/tokenize": status(200, {"count": 5}),
        CHAT: stream(
            {
                "choices": [
                    {"delta": {"content": "Hi"}, "finish_reason": "stop", "stop_reason": "."}
                ]
            },
            {
                "choices": [],
                "usage": {
                    "prompt_tokens": 30,
                    "completion_tokens": 6,
                    "prompt_tokens_details": {"cached_tokens": 16},
                },
            },
        ),
    }
    info = engine.load_endpoint(endpoint(odd.address), KEY)
    assert (info.backend, info.context_size, info.device_note) == ("vLLM", 2048, "")
    assert engine.count_tokens(["hi there"]) == [5]
    listener, request = Listener(), ask("hi", top_k=0, logit_bias=(TokenBias(3, -100.0),))
    engine.submit([request], listener)
    end = listener.finished(request)
    assert end.reason is StopReason.STOP_STRING
    assert (end.timing.prompt_tokens, end.timing.cached_tokens) == (30, 16)
    assert (end.timing.generated_tokens, end.timing.measured_by) == (6, "client")
    assert {"top_k": -1, "logit_bias": {"3": -100.0}}.items() <= odd.body().items()


def test_ollama_and_lm_studio_tell_their_context(engine: RemoteEngine, odd: OddServer) -> None:
    odd.replies = {
        LIST: models("qwen:latest", "other:latest", owned_by="library"),
        "/api/ps": status(200, {"models": [{"name": "qwen:latest", "context_length": 6144}]}),
    }
    info = engine.load_endpoint(endpoint(odd.address, "qwen"), KEY)
    assert (info.backend, info.context_size) == ("Ollama", 6144)
    assert engine.load_endpoint(endpoint(odd.address, "other"), KEY).context_size == 4096
    told = {"data": [{"id": "q", "loaded_context_length": 5000}]}
    odd.replies = {
        LIST: models("q", owned_by="organization_owner"), "/api/v0/models": status(200, told)
    }  # fmt: skip
    info = engine.load_endpoint(endpoint(odd.address), KEY)
    assert (info.backend, info.context_size) == ("LM Studio", 5000)


def test_an_unknown_context_is_assumed_and_told(engine: RemoteEngine, odd: OddServer) -> None:
    info = engine.load_endpoint(endpoint(odd.address), KEY)
    assert info.context_size == 8192
    assert "neither the size of its context" in info.device_note
    assert engine.count_tokens(["안녕", "hello hello", ""]) == [2, 4, 0]
    assert json.loads(engine.render(ask("hi").turns).text) == {
        "messages": [{"role": "user", "content": "hi"}]
    }
