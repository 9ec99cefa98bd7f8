"""`workbench ask`: an answer from documents, with its sources."""

from __future__ import annotations

import argparse
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress

from workbench.answering.citations import find_citations, unknown_count
from workbench.answering.honesty import plain_answer, sends_nothing
from workbench.answering.once import generate
from workbench.answering.reading import Asking, read_documents
from workbench.answering.retrieval import Ground
from workbench.answering.support import SentenceSupport, Support, check_support
from workbench.answering.turn import Prepared, prepare
from workbench.cli.context import CliContext
from workbench.cli.interrupt import on_interrupt
from workbench.cli.progress import DocumentWatch, bar, load_model
from workbench.cli.tables import readout, seconds
from workbench.core.chat import Grounding
from workbench.core.errors import BadInput, LibraryLost
from workbench.core.generation import Finished, StopReason, Timing
from workbench.core.plain import to_plain
from workbench.core.ports import Library
from workbench.core.sources import DocumentState, LegScore, PassageUse, SearchOptions

_TEMPORARY = "command line"
_TOO_FAR = "not near enough"


def ask(args: argparse.Namespace, context: CliContext) -> int:
    """Index the documents, answer from them and print the sources; returns 0."""
    _check(args)
    model = load_model(
        context
    )  # first: what is wrong with a model shows in seconds, reading takes minutes
    watch = DocumentWatch(context)
    with (
        closing(context.open_library(watch.hear)) as library,
        _collection(library, args.collection) as collection_id,
    ):
        _read(args, context, watch, library, collection_id)
        limit = args.passages or context.settings.passages
        ground = _gone_through(
            args,
            context,
            Ground(library, collection_id, context.secret, SearchOptions(limit=limit)),
        )
        prepared = prepare(
            context.engine,
            args.question,
            (),
            sampling=context.settings.sampling,
            ground=ground,
        )
        on_text = (lambda _text: None) if args.json else (lambda text: context.say(text, end=""))
        finished = _answer(args.question, context, prepared, on_text)
    if args.json:
        context.say(
            json.dumps(_as_json(args.question, model.name, prepared, finished), ensure_ascii=False)
        )
    else:
        _print_end(context, prepared, finished)
    return 0


def _answer(
    question: str, context: CliContext, prepared: Prepared, on_text: Callable[[str], None]
) -> Finished:
    """Let the model answer; where no passage can be sent, say so instead of asking it."""
    request_id = prepared.request.request_id
    if prepared.grounding is not None and sends_nothing(prepared.grounding):
        text = plain_answer(question, prepared.grounding)
        on_text(text)
        return Finished(request_id, text, StopReason.END, Timing())
    with on_interrupt(lambda: context.engine.cancel(request_id)):
        return generate(context.engine, prepared.request, on_text)


def _gone_through(args: argparse.Namespace, context: CliContext, ground: Ground) -> Ground:
    """Go through the documents as asked for; Ctrl+C stops it."""
    asking = Asking(context.engine, args.question, context.settings.sampling, args.read)
    stopped = threading.Event()
    with bar(context, "Reading the pieces") as move, on_interrupt(stopped.set):
        return read_documents(
            asking, ground, lambda done, total: move(done / total), stopped.is_set
        )


def _check(args: argparse.Namespace) -> None:
    """Refuse what cannot work before anything is started. Raises BadInput."""
    if not args.question.strip():
        raise BadInput("There is no question.", 'Put it in quotes: ask --docs PATH "question".')
    if not args.docs and not args.collection:
        raise BadInput("There are no documents to ask.", "Name files or folders with --docs PATH.")
    for path in args.docs:
        if not path.exists():
            raise BadInput("There is no file or folder {path}.", "Check its name.", path=str(path))


@contextmanager
def _collection(library: Library, name: str) -> Iterator[str]:
    """Give the collection of this name, made if needed; without a name one for now only."""
    if name:
        known = {item.name: item.collection_id for item in library.snapshot().collections}
        yield known.get(name) or library.create_collection(name).collection_id
        return
    collection_id = library.create_collection(_TEMPORARY).collection_id
    try:
        yield collection_id
    finally:
        with suppress(LibraryLost):  # what went wrong before matters more
            library.remove_collection(collection_id)


def _read(
    args: argparse.Namespace,
    context: CliContext,
    watch: DocumentWatch,
    library: Library,
    collection_id: str,
) -> None:
    """Index the documents; says which could not be read. Raises BadInput when none could."""
    documents = watch.add(library, collection_id, [path.absolute() for path in args.docs])
    for document in documents:
        if document.problem:
            context.note(f"{document.name}: {document.problem.sentence()}")
    if not any(document.state is DocumentState.READY for document in documents):
        raise BadInput("None of the documents could be read.", "Give other files with --docs PATH.")


def _print_end(context: CliContext, prepared: Prepared, finished: Finished) -> None:
    """Print the sources under the answer, and the readout."""
    grounding = prepared.grounding
    uses = grounding.uses if grounding else ()
    cited = {item.number for item in find_citations(finished.text, _numbers(uses)) if item.known}
    context.say("\n")
    if grounding and grounding.note and _asked(finished):  # else the answer says it
        context.say(grounding.note)
    for use in (*uses, *_misses(grounding)):
        context.say(_source_line(use, use.number in cited))
    for sentence in _doubts(finished, prepared):
        missing, numbers = ", ".join(sentence.missing), ", ".join(map(str, sentence.numbers))
        context.say(f"Not found in [{numbers}]: {missing}")
    if grounding:
        told = readout(finished.timing) if _asked(finished) else "the model was not asked"
        context.note(f"[search {seconds(grounding.retrieval_s)} · {told}]")


def _asked(finished: Finished) -> bool:
    """Whether an answer came from the model."""
    return finished.timing != Timing()


def _misses(grounding: Grounding | None) -> list[PassageUse]:
    """Return the nearest passages where none was near enough, as ones that were not sent."""
    misses = grounding.misses if grounding else ()
    return [PassageUse(passage, dropped_because=_TOO_FAR) for passage in misses]


def _source_line(use: PassageUse, cited: bool) -> str:
    """Return one line of the list of sources; a star marks what the answer cites."""
    passage = use.passage
    page = f" p. {passage.page}" if passage.page else ""
    scores = f"dense {_score(passage.dense)} · keyword {_score(passage.keyword)}"
    label = f"[{use.number}]" if use.number else " – "
    reason = f" · {use.dropped_because}" if use.dropped_because else ""
    star = "*" if cited else " "
    return f"{star}{label} {passage.document_name}{page} · {scores}{reason}"


def _score(leg: LegScore | None) -> str:
    """Return the score of one search leg with its rank."""
    return f"{leg.score:.2f} (#{leg.rank})" if leg else "–"


def _numbers(uses: Sequence[PassageUse]) -> set[int]:
    """Return the numbers of the passages that were sent."""
    return {use.number for use in uses if use.number}


def _doubts(finished: Finished, prepared: Prepared) -> list[SentenceSupport]:
    """Return the sentences that are not in the passages they cite."""
    uses = prepared.grounding.uses if prepared.grounding else ()
    passages = {use.number: use.passage.text for use in uses if use.number}
    wanted = (Support.NUMBER_MISSING, Support.WORDS_MISSING)
    return [each for each in check_support(finished.text, passages) if each.support in wanted]


def _as_json(
    question: str, model_name: str, prepared: Prepared, finished: Finished
) -> dict[str, object]:
    """Return the answer with everything known about it."""
    grounding = prepared.grounding
    citations = find_citations(finished.text, _numbers(grounding.uses if grounding else ()))
    return {
        "question": question,
        "answer": finished.text,
        "reason": finished.reason.value,
        "model": model_name,
        "citations": to_plain(citations),
        "unknown_citations": unknown_count(citations),
        "doubtful_sentences": to_plain(_doubts(finished, prepared)),
        "grounding": to_plain(grounding),
        "timing": to_plain(finished.timing) if _asked(finished) else None,
    }
