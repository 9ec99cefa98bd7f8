"""kill -9 in the middle of writing: the text is there afterwards, the answer interrupted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from workbench.core.chat import MessageState
from workbench.storage.conversations import Conversations
from workbench.storage.database import Database

_WRITER = """
import sys
from pathlib import Path
from workbench.storage.conversations import Conversations
from workbench.storage.database import Database

conversations = Conversations(Database(Path(sys.argv[1])))
key = conversations.create("cut off").conversation_id
answer = conversations.begin_answer(conversations.add_user(key, "q").message_id, "tour")
words = 0
while True:
    words += 1
    conversations.write_partial(answer.message_id, "단어 " * words)
    sys.stdout.write(f"{words}\\n")
    sys.stdout.flush()
"""


def test_what_was_written_survives_kill_9(tmp_path: Path) -> None:
    path = tmp_path / "workbench.db"
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert writer.stdout is not None
    told = 0
    while told < 40:
        told = int(writer.stdout.readline())
    writer.kill()  # while it goes on writing as fast as it can
    rest = writer.stdout.read().split()
    writer.stdout.close()
    writer.wait()
    told = max([told, *(int(word) for word in rest[:-1])])

    database = Database(path)
    conversations = Conversations(database)
    (conversation,) = conversations.find()
    answer = conversations.transcript(conversation.conversation_id).messages[1]
    database.close()

    assert answer.state is MessageState.INTERRUPTED
    assert answer.text.count("단어") >= told
