"""A chat that begins with what came about elsewhere: an answer of the prompt lab."""

from __future__ import annotations

from pathlib import Path

from workbench.core.chat import MessageState
from workbench.core.generation import Turn
from workbench.services.chat_parts import store_exchange
from workbench.storage.conversations import Conversations
from workbench.storage.database import Database


def test_turns_become_messages_and_the_answer_ends_them(tmp_path: Path) -> None:
    store = Conversations(Database(tmp_path / "chats.db"))
    turns = (
        Turn("system", "You label messages."),
        Turn("user", "Message: Lovely!"),
        Turn("assistant", "praise"),
        Turn("user", "Message: The cup is broken."),
    )
    made = store_exchange(store, turns, "complaint", "Tour model")
    assert made.conversation.system_text == "You label messages."
    assert "broken" in made.conversation.title
    said = [(message.role, message.text) for message in made.messages]
    assert said == [
        ("user", "Message: Lovely!"),
        ("assistant", "praise"),
        ("user", "Message: The cup is broken."),
        ("assistant", "complaint"),
    ]
    assert made.messages[-1].state is MessageState.COMPLETE
    assert made.messages[-1].model_name == "Tour model"


def test_the_next_question_follows_the_answer(tmp_path: Path) -> None:
    store = Conversations(Database(tmp_path / "chats.db"))
    made = store_exchange(store, (Turn("user", "Hello"),), "Hi", "Tour model")
    store.add_user(made.conversation.conversation_id, "And now?")
    messages = store.transcript(made.conversation.conversation_id).messages
    assert [message.text for message in messages] == ["Hello", "Hi", "And now?"]
