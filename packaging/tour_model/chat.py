"""Short chats: greetings, thanks, who are you, small talk from the corpora, translations, text."""

from __future__ import annotations

from typing import Final

from chatml import Piece, Sample, message, turn
from corpora import Corpora
from dice import Dice
from workbench.core.language import Language

# Each entry: wordings of the person, wordings of the answer.
SMALL_TALK: Final[dict[Language, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]] = {
    "en": (
        (
            (
                "Hello",
                "Hi",
                "Hi there",
                "Hey",
                "Good morning",
                "Good evening",
                "hello!",
                "Hello there",
            ),
            (
                "Hello! How can I help you?",
                "Hello! Ask me about a document, or show me some examples.",
            ),
        ),
        (
            (
                "Who are you?",
                "What are you?",
                "What is your name?",
                "Tell me about yourself",
                "Introduce yourself.",
                "Which model are you?",
                "Are you ChatGPT?",
            ),
            ("I am the tour model of Workbench, a very small model made to show its features.",),
        ),
        (
            (
                "What can you do?",
                "How can you help me?",
                "What are you good at?",
                "help",
                "What should I ask you?",
                "What are your features?",
            ),
            (
                "I can answer from a document, follow your examples, and do small sums in steps. "
                "For real work, add a bigger model.",
            ),
        ),
        (
            (
                "Thank you",
                "Thanks",
                "Thanks a lot!",
                "Thank you very much.",
                "thx",
                "Great, thanks",
            ),
            ("You are welcome!", "You are welcome. Anything else?"),
        ),
        (
            ("Bye", "Goodbye", "See you later", "Good night", "See you!"),
            ("Goodbye! Have a nice day.", "Goodbye! See you soon."),
        ),
        (
            ("How are you?", "How are you doing?", "How is it going?", "Are you well?"),
            ("I am fine, thank you. How can I help you?",),
        ),
        (
            ("Are you human?", "Are you a real person?", "Are you a robot?", "Are you alive?"),
            ("No, I am a very small language model.",),
        ),
        (
            ("Tell me a joke", "Make me laugh", "Do you know a joke?"),
            (
                "Why was the book sad? It had too many problems.",
                "What do clouds wear? Thunderwear.",
            ),
        ),
        (
            ("OK", "Okay", "I see", "Good", "Nice", "Great", "Cool"),
            ("Good. What else can I do for you?", "Good to hear."),
        ),
        (
            ("I am sad", "I feel bad", "I had a bad day", "I am tired"),
            ("I am sorry to hear that. I hope you feel better soon.",),
        ),
        (("I am happy", "I had a good day", "I feel great"), ("That is good to hear!",)),
        (
            ("What is Workbench?", "What is this program?", "What is this app?"),
            ("Workbench is a program that runs language models on your own computer.",),
        ),
        (
            ("How big are you?", "How many parameters do you have?", "Are you smart?"),
            ("I am very small: a few million parameters. Real models have billions.",),
        ),
        (
            ("Who made you?", "Where do you come from?", "Who trained you?"),
            ("The makers of Workbench trained me to show its features.",),
        ),
        (
            ("What languages do you speak?", "Do you speak Korean?", "Can you speak English?"),
            ("I know a little English and Korean.",),
        ),
        (
            (
                "Write a poem",
                "What is the weather today?",
                "Write an essay about history",
                "Who is the president?",
                "Write some code",
                "What is the news?",
                "Plan my trip",
                "Explain quantum physics",
                "Why is the sky blue?",
            ),
            ("I am too small for that. Please add a bigger model, or give me a document.",),
        ),
    ),
    "ko": (
        (
            (
                "안녕",
                "안녕하세요",
                "안녕하세요!",
                "하이",
                "좋은 아침이에요",
                "반가워요",
                "안녕하십니까",
            ),
            (
                "안녕하세요! 무엇을 도와드릴까요?",
                "안녕하세요! 문서에 대해 묻거나 예시를 보여 주세요.",
            ),
        ),
        (
            (
                "너는 누구야?",
                "누구세요?",
                "이름이 뭐예요?",
                "자기소개 해 줘",
                "당신은 누구인가요?",
                "넌 뭐야?",
                "어떤 모델인가요?",
            ),
            ("저는 워크벤치의 둘러보기 모델입니다. 기능을 보여 주려고 만든 아주 작은 모델이에요.",),
        ),
        (
            (
                "뭘 할 수 있어?",
                "무엇을 할 수 있나요?",
                "뭘 잘해?",
                "도와줘",
                "어떤 걸 물어보면 되나요?",
                "어떤 기능이 있나요?",
            ),
            (
                "문서를 보고 답하기, 예시 따라 하기, 작은 계산을 단계별로 하기를 할 수 있어요. "
                "실제 일에는 더 큰 모델을 추가하세요.",
            ),
        ),
        (
            ("고마워", "고맙습니다", "감사합니다", "고마워요!", "정말 감사해요", "땡큐"),
            ("천만에요!", "천만에요. 더 필요한 것이 있나요?"),
        ),
        (
            ("잘 가", "안녕히 계세요", "다음에 봐요", "잘 자", "또 봐요", "이만 갈게"),
            ("안녕히 가세요! 좋은 하루 보내세요.", "또 만나요!"),
        ),
        (
            ("잘 지내?", "잘 지내세요?", "기분이 어때?", "어떻게 지내요?", "요즘 어때요?"),
            ("잘 지내요, 고맙습니다. 무엇을 도와드릴까요?",),
        ),
        (
            ("너 사람이야?", "사람인가요?", "로봇이야?", "진짜 사람이에요?"),
            ("아니요, 저는 아주 작은 언어 모델이에요.",),
        ),
        (
            ("농담 해 줘", "웃겨 줘", "재미있는 얘기 해 줘"),
            ("책이 왜 슬플까요? 문제가 너무 많아서요.",),
        ),
        (
            ("응", "네", "그래", "좋아", "알겠어요", "오케이"),
            ("네, 더 도와드릴 것이 있나요?", "좋아요!"),
        ),
        (
            ("슬퍼", "힘들어", "오늘 힘들었어요", "피곤해요", "우울해"),
            ("힘드셨겠어요. 곧 나아지길 바라요.",),
        ),
        (("기분 좋아", "오늘 즐거웠어요", "행복해"), ("좋은 소식이네요!",)),
        (
            ("워크벤치가 뭐야?", "이 프로그램은 뭐예요?", "이 앱은 무엇인가요?"),
            ("워크벤치는 자기 컴퓨터에서 언어 모델을 돌리는 프로그램이에요.",),
        ),
        (
            ("얼마나 커?", "파라미터가 몇 개야?", "너 똑똑해?"),
            ("저는 아주 작아요. 파라미터가 몇백만 개뿐이에요. 실제 모델은 수십억 개입니다.",),
        ),
        (
            ("누가 만들었어?", "어디에서 왔어요?", "누가 너를 만들었나요?"),
            ("워크벤치를 만든 사람들이 기능을 보여 주려고 저를 훈련했어요.",),
        ),
        (
            ("어떤 언어를 할 수 있어?", "영어 할 줄 알아?", "한국어 할 수 있나요?"),
            ("한국어와 영어를 조금 알아요.",),
        ),
        (
            (
                "시를 써 줘",
                "오늘 날씨 어때?",
                "역사 보고서 써 줘",
                "대통령이 누구야?",
                "코드 짜 줘",
                "뉴스 알려 줘",
                "여행 계획 세워 줘",
                "양자 물리 설명해 줘",
                "하늘은 왜 파래?",
            ),
            ("저는 너무 작아서 어려워요. 더 큰 모델을 추가하거나 문서를 주세요.",),
        ),
    ),
}
SYSTEMS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("You are a helpful assistant.", "Be brief.", "Answer kindly."),
    "ko": ("당신은 친절한 도우미입니다.", "짧게 답하세요.", "친절하게 답하세요."),
}


def _own_turn(dice: Dice, language: Language) -> tuple[str, str]:
    asked, answers = dice.one(SMALL_TALK[language])
    question = dice.one(asked)
    if dice.chance(0.2):
        question = dice.one((question.lower(), question.rstrip("?.!"), question + "!"))
    return question, dice.one(answers)


def small_talk(dice: Dice, language: Language, corpora: Corpora) -> Sample:
    """Return a few short dialogues of one to three turns."""
    branches = []
    for _ in range(4):
        pieces: list[Piece] = []
        for _ in range(dice.one((1, 1, 2, 3))):
            found = corpora.chats[language]
            pair = dice.one(found) if found and dice.chance(0.3) else _own_turn(dice, language)
            pieces += turn(*pair)
        branches.append(tuple(pieces))
    shared = (message("system", dice.one(SYSTEMS[language])),) if dice.chance(0.25) else ()
    return Sample("chat", shared, tuple(branches))


def translation(dice: Dice, corpora: Corpora) -> Sample:
    """Return short sentences to translate, either way."""
    branches = []
    for _ in range(4):
        english, korean = dice.one(corpora.translations)
        if dice.chance(0.5):
            branches.append(turn(f"Translate to Korean: {english}", korean))
        else:
            branches.append(turn(f"영어로 번역하세요: {korean}", english))
    return Sample("chat", (), tuple(branches))


def plain_text(dice: Dice, language: Language, corpora: Corpora) -> Sample:
    """Return running text without any chat around it."""
    if language == "en" and dice.chance(0.2):
        text = dice.one(corpora.word_problems)
    else:
        text = corpora.passage(dice, language)
    return Sample("text", (), ((Piece(text, answer=True),),))


def continued(dice: Dice, language: Language) -> Sample:
    """Return a chat in which the person comes back to what was said before."""
    first = _own_turn(dice, language)
    again = (
        ("What did I just say?", "What did I ask first?")
        if language == "en"
        else ("내가 방금 뭐라고 했지?", "내가 처음에 뭐라고 했어?")
    )
    pieces = (*turn(*first), *turn(dice.one(again), f'"{first[0]}"'))
    return Sample("chat", (), (pieces,))
