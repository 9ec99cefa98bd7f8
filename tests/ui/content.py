"""What the fakes show: chats, documents, models and a comparison, in English and in Korean."""

from __future__ import annotations

from pathlib import Path

from workbench.core.chat import Conversation, Grounding, Message, MessageState, Transcript
from workbench.core.errors import Problem
from workbench.core.generation import StopReason, Timing
from workbench.core.lab import CellResult, Comparison, Example, Variant
from workbench.core.models import ModelEntry, ModelInfo
from workbench.core.sources import (
    Chunk,
    ChunkPreview,
    Collection,
    Document,
    DocumentState,
    LegScore,
    Page,
    Passage,
    PassageUse,
    Span,
)

TIMING = Timing(
    queued_s=0.01,
    prompt_tokens=812,
    cached_tokens=640,
    prompt_s=0.35,
    ttft_s=0.42,
    generated_tokens=46,
    generation_s=1.47,
    token_p50_s=0.031,
    token_p95_s=0.044,
    total_s=1.9,
    context_used=1204,
    context_size=8192,
)
SHORT = Timing(
    prompt_tokens=96, cached_tokens=80, prompt_s=0.1, ttft_s=0.21, generated_tokens=4,
    generation_s=0.07, total_s=0.3, context_used=100, context_size=8192, batch_size=3,
)  # fmt: skip

TOUR = ModelEntry(
    model_id="tour",
    name="Tour model",
    path=Path("/models/tour.gguf"),
    size_bytes=14_600_000,
    quantization="Q8_0",
    context_tokens=1024,
    parameters=13_600_000,
    languages=("en", "ko"),
    licence="MIT",
    bundled=True,
    note_en="Made for the tour: it shows the features and knows little else.",
    note_ko="둘러보기용으로 만든 작은 모델이에요. 기능을 보여 줄 뿐 아는 것은 적어요.",
)
QWEN = ModelEntry(
    model_id="/models/Qwen3-1.7B-Q4_K_M.gguf",
    name="Qwen3 1.7B",
    path=Path("/models/Qwen3-1.7B-Q4_K_M.gguf"),
    size_bytes=1_107_000_000,
    quantization="Q4_K_M",
    context_tokens=40960,
    parameters=1_720_000_000,
    licence="apache-2.0",
)
LARGE = ModelEntry(
    model_id="/models/큰 모델/Large-14B-Q5_K_M.gguf",
    name="Large 14B Instruct",
    path=Path("/models/큰 모델/Large-14B-Q5_K_M.gguf"),
    size_bytes=10_500_000_000,
    quantization="Q5_K_M",
    context_tokens=131072,
    parameters=14_800_000_000,
    licence="mit",
)


def info_of(entry: ModelEntry) -> ModelInfo:
    """Return what a loaded model says of itself."""
    return ModelInfo(
        path=str(entry.path),
        name=entry.name,
        architecture="qwen3",
        quantization=entry.quantization,
        size_bytes=entry.size_bytes,
        parameters=entry.parameters,
        trained_context=entry.context_tokens,
        context_size=min(8192, entry.context_tokens),
        device="CPU",
        backend="CPU",
        threads=8,
        load_s=1.3,
        has_chat_template=True,
        device_note="The GPU could not take this model, so it runs on the CPU.",
        metadata={
            "general.architecture": "qwen3",
            "general.name": entry.name,
            "general.license": entry.licence,
            "tokenizer.ggml.model": "gpt2",
            "qwen3.context_length": str(entry.context_tokens),
        },
    )


COLLECTIONS = {
    "en": (
        Collection("c1", "Device papers", documents=5, chunks=214),
        Collection("c2", "Harbour handbook", documents=1, chunks=38),
        Collection("c3", "회의록", documents=0, chunks=0),
    ),
    "ko": (
        Collection("c1", "기기 문서", documents=5, chunks=214),
        Collection("c2", "한빛도서관 안내", documents=1, chunks=38),
        Collection("c3", "Meeting notes", documents=0, chunks=0),
    ),
}

SCANNED = Problem(
    "The PDF is scanned: its pages are pictures, with no text in them.",
    "Have its text recognised: choose “Recognise text” above, if Tesseract is installed.",
    kind="DocumentError",
)


def documents(language: str) -> tuple[Document, ...]:
    """Return documents in every state."""
    names = {
        "en": ("terms.pdf", "manual.pdf", "faq.md", "연장보증.docx", "receipt-scan.pdf"),
        "ko": ("보증약관.pdf", "사용설명서.pdf", "faq.md", "연장보증.docx", "receipt-scan.pdf"),
    }[language]
    ready, busy, failed = DocumentState.READY, DocumentState.EMBEDDING, DocumentState.FAILED
    return (
        Document("d1", "c1", f"/papers/{names[0]}", names[0], 482_000, ready, 12, 61, 61),
        Document("d2", "c1", f"/papers/{names[1]}", names[1], 3_900_000, busy, 84, 153, 61),
        Document("d3", "c1", f"/papers/{names[2]}", names[2], 18_200, ready, 0, 14, 14),
        Document("d4", "c1", f"/papers/{names[3]}", names[3], 96_000, DocumentState.WAITING),
        Document("d5", "c1", f"/papers/{names[4]}", names[4], 1_240_000, failed, problem=SCANNED),
    )


TEXT = {
    "en": (
        "This device covers faults for 24 months from purchase. Within 30 days the device is "
        "replaced as a whole.\n\nBatteries are consumables and covered for 12 months. "
        "An extension may be bought within 30 days of purchase."
    ),
    "ko": (
        "제품 보증 기간은 구입일부터 24개월입니다. 30일 안에 생긴 고장은 제품 전체를 새것으로 바꿔 "
        "드립니다.\n\n배터리는 소모품이며 12개월 동안 보증합니다. 구입 후 30일 이내에 신청하면 "
        "배터리 보증을 24개월까지 연장할 수 있습니다."
    ),
}


def pages(language: str) -> list[Page]:
    """Return the pages of a document."""
    return [Page(4, TEXT[language]), Page(5, TEXT[language])]


def chunks(language: str) -> list[Chunk]:
    """Return chunks that overlap."""
    text = TEXT[language]
    middle = len(text) // 2
    spans = (Span(0, middle + 20), Span(middle - 20, len(text)))
    return [
        Chunk(number, 4, span, text[span.start : span.end], "Warranty")
        for number, span in enumerate(spans)
    ]


def previews(language: str, chunk_tokens: int, overlap_tokens: int) -> list[ChunkPreview]:
    """Return a page cut into chunks of about some size, with about some overlap."""
    text = TEXT[language]
    size, shared = max(8, chunk_tokens), overlap_tokens
    made: list[ChunkPreview] = []
    for start in range(0, len(text), size):
        span = Span(max(0, start - shared), min(len(text), start + size))
        chunk = Chunk(len(made), 4, span, text[span.start : span.end], "Warranty")
        made.append(ChunkPreview(chunk, chunk_tokens, Span(span.start, start) if made else None))
    return made


def passages(language: str) -> tuple[Passage, ...]:
    """Return what a search found."""
    text, names = TEXT[language], [item.name for item in documents(language)]
    middle = text.index("\n\n")
    cuts = (Span(0, middle), Span(middle + 2, len(text)), Span(0, 40))
    scores = ((0.71, 9.2, "d1", 4), (0.66, 8.7, "d1", 5), (0.58, 11.0, "d3", 0))
    return tuple(
        Passage(
            chunk_id=f"{document}-{number}",
            document_id=document,
            document_name=names[0] if document == "d1" else names[2],
            path=f"/papers/{names[0]}",
            page=page,
            span=span,
            text=text[span.start : span.end],
            heading="Warranty",
            dense=LegScore(number, dense),
            keyword=LegScore(number, words) if number != 2 else None,
            fused_score=0.03 - number / 1000,
            fused_rank=number,
        )
        for number, (span, (dense, words, document, page)) in enumerate(
            zip(cuts, scores, strict=True), start=1
        )
    )


def grounding(language: str) -> Grounding:
    """Return how an answer was grounded: two passages sent, one left out."""
    first, second, third = passages(language)
    left_out = "No room was left in the context."
    return Grounding(
        "c1",
        (
            PassageUse(first, 1, 84),
            PassageUse(second, 2, 77),
            PassageUse(third, 0, 214, left_out),
        ),
        retrieval_s=0.06,
        mark="4f09ac",
    )


_WORDS = {
    "en": (
        "How long is the warranty, and what about the battery?",
        "The warranty lasts **24 months** from the date of purchase [1]. Batteries are covered "
        "for **12 months** [2], unless the fault appears within the first 30 days, when the "
        "whole device is replaced [1].",
        "Can I extend it for the battery alone?",
        "Yes. Ask within **30 days** of purchase and the battery is covered for up to "
        "**24 months** [2].\n\n1. Keep the receipt.\n2. Fill in the form:\n\n```python\n"
        'def extend(serial: str) -> str:\n    return f"battery {serial}: 24 months"\n```',
    ),
    "ko": (
        "보증 기간이 얼마나 되나요? 배터리는요?",
        "보증 기간은 구입일부터 **24개월**입니다 [1]. 배터리는 소모품이라 **12개월** 동안 "
        "보증되고 [2], 30일 안에 생긴 고장은 제품 전체를 새것으로 바꿔 드립니다 [1].",
        "배터리만 따로 연장할 수 있나요?",
        "네. 구입 후 **30일 이내**에 신청하면 배터리 보증을 **24개월**까지 연장할 수 있습니다 "
        "[2].\n\n"
        "1. 영수증을 준비하세요.\n2. 양식을 채우세요.\n\n```python\n"
        'def extend(serial: str) -> str:\n    return f"battery {serial}: 24 months"\n```',
    ),
}


def conversations(language: str) -> tuple[Conversation, ...]:
    """Return the list of chats."""
    first = {"en": "Warranty terms", "ko": "보증 약관"}[language]
    others = ("요약 연습: 회의록", "Ferry rules, 3 questions", "Unit prices", "번역 말투 비교")
    return tuple(
        Conversation(
            f"chat{number}",
            title,
            "2026-11-20T09:00:00+00:00",
            "2026-11-20T09:10:00+00:00",
            pinned=number == 0,
            collection_id="c1" if number == 0 else "",
        )
        for number, title in enumerate((first, *others))
    )


def transcript(language: str) -> Transcript:
    """Return an open chat of two questions with their answers."""
    chat = conversations(language)[0]
    ask, answer, ask_again, answer_again = _WORDS[language]
    texts = (("user", ask), ("assistant", answer), ("user", ask_again), ("assistant", answer_again))
    messages = []
    parent = None
    for number, (role, text) in enumerate(texts):
        mine = role == "user"
        message = Message(
            message_id=f"m{number}",
            conversation_id=chat.conversation_id,
            parent_id=parent,
            role="user" if mine else "assistant",
            text=text,
            state=MessageState.COMPLETE,
            created_at="2026-11-20T09:00:00+00:00",
            model_name="" if mine else "Qwen3 1.7B",
            reason=None if mine else StopReason.END,
            timing=None if mine else TIMING,
            grounding=None if mine else grounding(language),
            paint_s=0.0 if mine else 0.45,
            version=2 if number == 1 else 1,
            versions=3 if number == 1 else 1,
        )
        messages.append(message)
        parent = message.message_id
    return Transcript(chat, tuple(messages))


_EXAMPLES = (
    Example("두 번 눌렀더니 두 번 결제됐어요.", "환불 요청"),
    Example("포장이 정말 예뻤어요.", "칭찬"),
    Example("아직도 안 왔습니다.", "배송 불만"),
    Example("색이 사진과 달라요. 돌려주세요.", "환불 요청"),
)


def comparison() -> Comparison:
    """Return a sheet of three columns."""
    labels = "Label the message with one of: 배송 불만, 환불 요청, 칭찬."
    template = labels + "\n\n{{examples}}\nMessage: {{input}}"
    return Comparison(
        title="Feedback, three labels",
        input="배송이 일주일이나 늦었는데 아무 연락도 없었어요.",
        variants=(
            Variant("a", "Zero-shot", "Answer with the label only.", template),
            Variant("b", "Few-shot", "Answer with the label only.", template, _EXAMPLES),
            Variant("c", "Few-shot + think first", "", template, _EXAMPLES, "think"),
        ),
        repeats=3,
        expected="배송 불만",
    )


def results() -> tuple[CellResult, ...]:
    """Return what the columns gave in each repeat."""
    answers = {
        "a": ("불만", "배송 불만", "불만"),
        "b": ("배송 불만", "배송 불만", "배송 불만"),
        "c": ("늦은 배송에 대한 불만이고 응대가 없었다. 그러므로: **배송 불만**",) * 3,
    }
    return tuple(
        CellResult(key, repeat, text, StopReason.END, SHORT, right="배송 불만" in text)
        for key, texts in answers.items()
        for repeat, text in enumerate(texts)
    )
