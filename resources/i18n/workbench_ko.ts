<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>AboutSection</name>
    <message>
        <source>Workbench {version}</source>
        <translation>Workbench {version}</translation>
    </message>
    <message>
        <source>Run language models on your own computer, ground their answers in your documents, compare prompts. Free software under the MIT licence.</source>
        <translation>내 컴퓨터에서 언어 모델을 실행하고, 내 문서를 근거로 답을 얻고, 프롬프트를 비교하는 프로그램이에요. MIT 라이선스로 공개된 자유 소프트웨어입니다.</translation>
    </message>
    <message>
        <source>Built on {projects}.</source>
        <translation>{projects} 위에 만들었어요.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>프로그램 정보</translation>
    </message>
</context>
<context>
    <name>AdapterDialog</name>
    <message>
        <source>Add an adapter</source>
        <translation>어댑터 추가</translation>
    </message>
    <message>
        <source>A LoRA adapter is a small file that changes how a model answers, made by training it further. Model and adapter become an entry of their own, so that you can compare both in the Prompt lab.</source>
        <translation>LoRA 어댑터는 모델을 더 학습시켜 답하는 방식을 바꾸는 작은 파일이에요. 모델과 어댑터가 함께 한 항목이 되어 프롬프트 실험실에서 둘을 비교할 수 있어요.</translation>
    </message>
    <message>
        <source>Adapter file (.gguf)</source>
        <translation>어댑터 파일(.gguf)</translation>
    </message>
    <message>
        <source>None chosen yet</source>
        <translation>아직 고르지 않았어요</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>Choose a GGUF file that holds a LoRA adapter</source>
        <translation>LoRA 어댑터가 든 GGUF 파일을 고릅니다</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>세기</translation>
    </message>
    <message>
        <source>1 is as it was made; 0.5 half as strong; above 1 it is overdone.</source>
        <translation>1은 만들어진 그대로, 0.5는 절반의 세기예요. 1보다 크면 지나쳐요.</translation>
    </message>
    <message>
        <source>How strongly the adapter changes the model</source>
        <translation>어댑터가 모델을 얼마나 세게 바꿀지</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Choose the adapter’s file first.</source>
        <translation>먼저 어댑터 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Listed as “{base} + {adapter}”, strength {scale}.</source>
        <translation>목록에 “{base} + {adapter}” 이름으로 올라요. 세기 {scale}.</translation>
    </message>
    <message>
        <source>Choose an adapter</source>
        <translation>어댑터 고르기</translation>
    </message>
    <message>
        <source>Adapters in GGUF format (*.gguf)</source>
        <translation>GGUF 형식 어댑터(*.gguf)</translation>
    </message>
</context>
<context>
    <name>AdapterLine</name>
    <message>
        <source>Made of {name} and:</source>
        <translation>{name} 모델과 함께 쓰는 것:</translation>
    </message>
    <message>
        <source>{file}, strength {scale}</source>
        <translation>{file}, 세기 {scale}</translation>
    </message>
</context>
<context>
    <name>Alternatives</name>
    <message>
        <source>Forbid this token</source>
        <translation>이 토큰 금지</translation>
    </message>
    <message>
        <source>Forbids this token: adds it to the token biases under Sampling.</source>
        <translation>이 토큰을 금지해요. 샘플링의 토큰 편향에 추가돼요.</translation>
    </message>
    <message>
        <source>What else could have come?</source>
        <translation>다른 무엇이 올 수 있었나요?</translation>
    </message>
    <message>
        <source>Choose a piece of the answer above.</source>
        <translation>위에서 답의 조각을 고르세요.</translation>
    </message>
    <message>
        <source>{text} came with a chance of {chance}</source>
        <translation>{text}: 확률 {chance}</translation>
    </message>
    <message>
        <source>Token number {number}</source>
        <translation>토큰 번호 {number}</translation>
    </message>
    <message>
        <source>{heading}. Likeliest here: {others}</source>
        <translation>{heading}. 이 자리에서 가장 그럴듯한 것: {others}</translation>
    </message>
    <message>
        <source>{text}, part {part} of {parts},</source>
        <translation>{text}, {parts}조각 중 {part}번째,</translation>
    </message>
</context>
<context>
    <name>AnswerBubble</name>
    <message>
        <source>What the technique took out of the text; this is what is held as the answer.</source>
        <translation>기법이 글에서 뽑아낸 부분이에요. 이것을 답으로 봐요.</translation>
    </message>
    <message>
        <source>Answer: {answer}</source>
        <translation>답: {answer}</translation>
    </message>
</context>
<context>
    <name>AnswerFooter</name>
    <message>
        <source>Shows the passages that were sent with the question.</source>
        <translation>질문과 함께 보낸 구절을 보여 줘요.</translation>
    </message>
    <message>
        <source>Answer again; this answer is kept as a version.</source>
        <translation>다시 답하게 해요. 지금 답도 이전 버전으로 남아요.</translation>
    </message>
    <message>
        <source>Copy this answer</source>
        <translation>이 답 복사</translation>
    </message>
    <message>
        <source>A good answer</source>
        <translation>좋은 답</translation>
    </message>
    <message>
        <source>A bad answer</source>
        <translation>아쉬운 답</translation>
    </message>
</context>
<context>
    <name>AnswerFormPart</name>
    <message>
        <source>Free text</source>
        <translation>자유로운 글</translation>
    </message>
    <message>
        <source>JSON by a schema</source>
        <translation>스키마에 맞는 JSON</translation>
    </message>
    <message>
        <source>By a grammar (GBNF)</source>
        <translation>문법(GBNF)에 맞게</translation>
    </message>
    <message>
        <source>Form of the answer</source>
        <translation>답의 형식</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예시</translation>
    </message>
    <message>
        <source>Puts a short example in place of the text.</source>
        <translation>입력한 글 대신 짧은 예시를 넣어요.</translation>
    </message>
    <message>
        <source>The model writes what it likes.</source>
        <translation>모델이 자유롭게 써요.</translation>
    </message>
    <message>
        <source>The answer is JSON with exactly these parts, for programs that read it. Say in your question what is wanted: the schema only guards the form.</source>
        <translation>답이 정확히 이 항목을 가진 JSON이 돼요. 답을 읽을 프로그램이 있을 때 쓰세요. 무엇을 원하는지는 질문에 적으세요. 스키마는 형식만 지켜 줘요.</translation>
    </message>
    <message>
        <source>The answer can only be what these rules allow; “root” is where it begins.</source>
        <translation>답은 이 규칙이 허용하는 글만 될 수 있어요. “root”에서 시작해요.</translation>
    </message>
    <message>
        <source>A name and a year</source>
        <translation>이름과 연도</translation>
    </message>
    <message>
        <source>One of three labels</source>
        <translation>세 라벨 중 하나</translation>
    </message>
    <message>
        <source>A list of up to five texts</source>
        <translation>글 목록, 다섯 개까지</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>예 또는 아니요</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>Three lines of a list</source>
        <translation>목록 세 줄</translation>
    </message>
    <message>
        <source>Nothing but Hangul</source>
        <translation>한글만</translation>
    </message>
    <message>
        <source>Nothing is written yet: the answer stays free.</source>
        <translation>아직 적은 것이 없어요. 답은 자유로워요.</translation>
    </message>
    <message>
        <source>This schema can be used.</source>
        <translation>쓸 수 있는 스키마예요.</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s): this grammar can be used.</source>
        <translation>
            <numerusform>규칙 %n개: 쓸 수 있는 문법이에요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Line {line}: {fault}</source>
        <translation>{line}줄: {fault}</translation>
    </message>
    <message>
        <source>{fault} Not used until this is right.</source>
        <translation>{fault} 고칠 때까지 쓰지 않아요.</translation>
    </message>
</context>
<context>
    <name>AnswerMenu</name>
    <message>
        <source>Go on in a chat</source>
        <translation>채팅에서 이어 가기</translation>
    </message>
    <message>
        <source>Opens a new chat with this prompt, this input and this answer.</source>
        <translation>이 프롬프트, 입력, 답으로 새 채팅을 열어요.</translation>
    </message>
    <message>
        <source>Keep as an example</source>
        <translation>예시로 남기기</translation>
    </message>
    <message>
        <source>Keep this prompt in the library</source>
        <translation>프롬프트를 보관함에 남기기</translation>
    </message>
    <message>
        <source>Run this row again</source>
        <translation>이 행 다시 실행</translation>
    </message>
    <message>
        <source>Runs this row in all columns; the other answers stay.</source>
        <translation>이 행을 모든 열에서 실행해요. 다른 답은 그대로 있어요.</translation>
    </message>
    <message>
        <source>In {column}</source>
        <translation>{column}에</translation>
    </message>
</context>
<context>
    <name>AnswerMessage</name>
    <message numerus="yes">
        <source>%n citation(s) name(s) no passage.</source>
        <translation>
            <numerusform>구절이 없는 번호를 인용한 곳이 %n군데 있어요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) not found in the passage cited: see Sources.</source>
        <translation>
            <numerusform>인용한 구절에 없는 문장 %n개: 출처를 보세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to see it in the document.</source>
        <translation>누르면 문서에서 보여 줘요.</translation>
    </message>
</context>
<context>
    <name>AnswerPane</name>
    <message>
        <source>Stop this answer</source>
        <translation>이 답 멈추기</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>Stop this column</source>
        <translation>이 열 멈추기</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>아직 답이 없어요</translation>
    </message>
</context>
<context>
    <name>AnswerSwitch</name>
    <message>
        <source>The answer before this one</source>
        <translation>앞의 답</translation>
    </message>
    <message>
        <source>The next answer</source>
        <translation>다음 답</translation>
    </message>
    <message>
        <source>{number} / {count}</source>
        <translation>{number} / {count}</translation>
    </message>
    <message>
        <source>{times}×</source>
        <translation>{times}번</translation>
    </message>
    <message>
        <source>Choose one of the repeats</source>
        <translation>반복 중 하나 고르기</translation>
    </message>
</context>
<context>
    <name>AnswerText</name>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
</context>
<context>
    <name>BallotView</name>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Answer {number}</source>
        <translation>답 {number}</translation>
    </message>
    <message>
        <source>{number}  is best</source>
        <translation>{number}번이 가장 좋음</translation>
    </message>
    <message>
        <source>This answer is the best one (key {number})</source>
        <translation>이 답이 가장 좋아요({number} 키)</translation>
    </message>
</context>
<context>
    <name>BiasPart</name>
    <message>
        <source>Makes single tokens likelier or forbids them. Numbers differ from model to model; the Tokens tab tells those of an answer.</source>
        <translation>토큰을 하나씩 더 잘 나오게 하거나 금지해요. 번호는 모델마다 달라요. 답에 쓰인 번호는 토큰 탭에 나와요.</translation>
    </message>
    <message>
        <source>Add a token</source>
        <translation>토큰 추가</translation>
    </message>
    <message>
        <source>Adds a line; it forbids its token until you change the value.</source>
        <translation>한 줄을 추가해요. 값을 바꾸기 전까지는 그 토큰을 금지해요.</translation>
    </message>
</context>
<context>
    <name>ChainEditor</name>
    <message>
        <source>These prompts run first, in this order. The prompt above comes last.</source>
        <translation>이 프롬프트들이 순서대로 먼저 실행되고, 위의 프롬프트가 마지막에 실행돼요.</translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation>단계 추가</translation>
    </message>
    <message>
        <source>Add a prompt that runs before the column’s own.</source>
        <translation>열의 프롬프트보다 먼저 실행할 프롬프트를 추가해요.</translation>
    </message>
</context>
<context>
    <name>ChatDock</name>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>What the model is told, exactly as sent.</source>
        <translation>모델에 보내는 내용을 글자 그대로 보여 줘요.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>샘플링</translation>
    </message>
    <message>
        <source>How the model chooses its words.</source>
        <translation>모델이 낱말을 고르는 방식이에요.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>The passages behind an answer.</source>
        <translation>답의 근거가 된 구절이에요.</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Where an answer’s time went.</source>
        <translation>답하는 데 시간이 어디에 쓰였는지 보여 줘요.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>How sure the model was of each piece.</source>
        <translation>모델이 조각마다 얼마나 확신했는지 보여 줘요.</translation>
    </message>
    <message>
        <source>Closes this side.</source>
        <translation>이 패널을 닫아요.</translation>
    </message>
</context>
<context>
    <name>ChatHeader</name>
    <message>
        <source>Shows or hides prompt, sampling, sources and timing at the right.</source>
        <translation>오른쪽의 프롬프트·샘플링·출처·시간 패널을 열거나 닫아요.</translation>
    </message>
</context>
<context>
    <name>CheckLine</name>
    <message>
        <source>The answer…</source>
        <translation>답이…</translation>
    </message>
    <message>
        <source>What has to hold for the answer.</source>
        <translation>답이 지켜야 할 것이에요.</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>허용 오차</translation>
    </message>
    <message>
        <source>The largest difference that still counts as equal.</source>
        <translation>같다고 볼 수 있는 가장 큰 차이예요.</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>쓸 수 없음</translation>
    </message>
    <message>
        <source>Remove this check</source>
        <translation>이 검사 삭제</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>아직 답 없음</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>통과</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>통과 못 함</translation>
    </message>
    <message>
        <source>Held against</source>
        <translation>견줄 값</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Checks: the answer…</source>
        <translation>검사: 답이…</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>통과</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>통과 못 함</translation>
    </message>
    <message>
        <source>All of the answer, or the one block of code in it, has to be JSON.</source>
        <translation>답 전체나 답 안의 코드 블록 하나가 JSON이어야 해요.</translation>
    </message>
    <message>
        <source>All of the answer, whatever its case, width and spacing.</source>
        <translation>답 전체를 견줘요. 대소문자, 전각·반각, 띄어쓰기는 가리지 않아요.</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>Looked for anywhere in the answer, for at most 0.2 s. (?i) in front ignores case.</source>
        <translation>답의 어디에서든 최대 0.2초 동안 찾아요. 앞에 (?i)를 쓰면 대소문자를 가리지 않아요.</translation>
    </message>
    <message>
        <source>Rules that answers have to keep: a text, a number, a pattern, a form.</source>
        <translation>답이 지켜야 할 규칙이에요: 글, 수, 패턴, 형식.</translation>
    </message>
    <message>
        <source>The beginning of the answer, whatever its case, width and spacing.</source>
        <translation>답의 첫머리를 견줘요. 대소문자, 전각·반각, 띄어쓰기는 가리지 않아요.</translation>
    </message>
    <message>
        <source>The last number of the answer counts; thousands separators, units and Korean numerals like 3만 5천 are understood.</source>
        <translation>답의 마지막 수를 봐요. 천 단위 쉼표, 단위, 3만 5천 같은 한글 수도 읽어요.</translation>
    </message>
    <message>
        <source>Whole words, whatever their case, width and spacing: 42 is not in 142.</source>
        <translation>낱말 단위로 찾아요. 대소문자, 전각·반각, 띄어쓰기는 가리지 않아요. 142에는 42가 없는 것으로 봐요.</translation>
    </message>
    <message>
        <source>a JSON schema; empty: any JSON</source>
        <translation>JSON 스키마(비우면 어떤 JSON이든)</translation>
    </message>
    <message>
        <source>a number, with or without a unit</source>
        <translation>수(단위는 있어도 없어도 돼요)</translation>
    </message>
    <message>
        <source>a regular expression</source>
        <translation>정규식</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>이 글로 시작함</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>이 글이 들어 있음</translation>
    </message>
    <message>
        <source>does not begin with</source>
        <translation>이 글로 시작하지 않음</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>이 글이 들어 있지 않음</translation>
    </message>
    <message>
        <source>does not match the pattern</source>
        <translation>이 패턴에 맞지 않음</translation>
    </message>
    <message>
        <source>does not say that it cannot tell</source>
        <translation>알 수 없다고 하지 않음</translation>
    </message>
    <message>
        <source>is JSON of this form</source>
        <translation>이 형식의 JSON임</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>이 글과 똑같음</translation>
    </message>
    <message>
        <source>is not JSON of this form</source>
        <translation>이 형식의 JSON이 아님</translation>
    </message>
    <message>
        <source>is not exactly</source>
        <translation>이 글과 똑같지 않음</translation>
    </message>
    <message>
        <source>is not the number</source>
        <translation>이 수가 아님</translation>
    </message>
    <message>
        <source>is the number</source>
        <translation>이 수와 같음</translation>
    </message>
    <message>
        <source>matches the pattern</source>
        <translation>이 패턴에 맞음</translation>
    </message>
    <message>
        <source>says that it cannot tell</source>
        <translation>알 수 없다고 함</translation>
    </message>
</context>
<context>
    <name>ChecksDialog</name>
    <message>
        <source>Checks</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>For every answer</source>
        <translation>모든 답에</translation>
    </message>
    <message>
        <source>An answer is right when it keeps all checks and has what is expected.</source>
        <translation>모든 검사를 통과하고 기대하는 답이 들어 있으면 정답이에요.</translation>
    </message>
    <message>
        <source>Only for this row</source>
        <translation>이 행에만</translation>
    </message>
    <message>
        <source>These come on top of the checks for every answer.</source>
        <translation>모든 답에 하는 검사에 더해서 해요.</translation>
    </message>
    <message>
        <source>Try on the answer of</source>
        <translation>검사해 볼 답</translation>
    </message>
    <message>
        <source>The checks above show whether this answer keeps them.</source>
        <translation>이 답이 통과하는지 위의 검사에 나와요.</translation>
    </message>
    <message>
        <source>The answer that the checks are tried on</source>
        <translation>검사를 시험해 볼 답</translation>
    </message>
    <message>
        <source>Write over it to try other answers; nothing is kept.</source>
        <translation>고쳐 쓰며 다른 답을 시험해 보세요. 저장되지 않아요.</translation>
    </message>
    <message>
        <source>Type an answer to try the checks on</source>
        <translation>검사를 시험해 볼 답을 적으세요</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>ChecksEditor</name>
    <message>
        <source>Add check</source>
        <translation>검사 추가</translation>
    </message>
    <message>
        <source>Hold the answers against one more rule.</source>
        <translation>답을 견줄 규칙을 하나 더해요.</translation>
    </message>
</context>
<context>
    <name>ChunkText</name>
    <message>
        <source>Text of the document</source>
        <translation>문서 본문</translation>
    </message>
</context>
<context>
    <name>CollectionField</name>
    <message>
        <source>Documents</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>With a collection, passages that fit the input are sent with the prompt.</source>
        <translation>문서 모음을 고르면 입력과 관련된 구절을 프롬프트와 함께 보내요.</translation>
    </message>
    <message>
        <source>No documents</source>
        <translation>문서 없음</translation>
    </message>
</context>
<context>
    <name>CollectionSettings</name>
    <message>
        <source>Settings of the collection</source>
        <translation>모음 설정</translation>
    </message>
    <message>
        <source>Chunk size</source>
        <translation>청크 크기</translation>
    </message>
    <message>
        <source>In tokens; a printed page has about 500. Small chunks are found exactly, large ones carry more of what stands around. Up to {most} with this embedding model.</source>
        <translation>토큰 수예요. 인쇄한 한 쪽이 500토큰쯤이에요. 작은 청크는 정확히 찾고, 큰 청크는 앞뒤 내용을 더 담아요. 이 임베딩 모델에서는 {most}까지예요.</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>겹침</translation>
    </message>
    <message>
        <source>Tokens that a chunk repeats from the end of the one before, in whole sentences, so that nothing is torn apart. Half of the size at most.</source>
        <translation>앞 청크의 끝에서 되풀이하는 토큰 수예요. 내용이 끊기지 않도록 문장 단위로 겹쳐요. 크기의 절반까지예요.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Cut anew</source>
        <translation>다시 나누기</translation>
    </message>
    <message>
        <source>This is how the collection is cut now.</source>
        <translation>지금 이 모음을 나누는 방식이에요.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) will be cut and embedded anew, in the background. Until a file is ready again, it is found as before.</source>
        <translation>
            <numerusform>파일 %n개를 뒤에서 다시 나누고 임베딩해요. 다시 준비될 때까지는 지금대로 찾아요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Files that you add will be cut this way.</source>
        <translation>앞으로 추가하는 파일을 이렇게 나눠요.</translation>
    </message>
</context>
<context>
    <name>CollectionsModel</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>파일 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CollectionsPanel</name>
    <message>
        <source>New collection</source>
        <translation>새 모음</translation>
    </message>
    <message>
        <source>A collection is a set of documents that are searched together.</source>
        <translation>모음은 함께 검색하는 문서 묶음이에요.</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>문서 모음</translation>
    </message>
    <message>
        <source>Import a collection from a file</source>
        <translation>파일에서 모음을 가져옵니다</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
</context>
<context>
    <name>ColumnEditor</name>
    <message>
        <source>What is sent</source>
        <translation>보내는 내용</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>What is sent. {{input}} stands for the shared input; any other {{name}} gets a field above the columns.</source>
        <translation>모델에 보내는 글이에요. {{input}} 자리에는 공통 입력이 들어가고, 다른 {{이름}}을 쓰면 열 위에 입력란이 생겨요.</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>샘플링</translation>
    </message>
    <message>
        <source>How the next word is chosen, and how long the answer may be.</source>
        <translation>다음 낱말을 고르는 방식과 답의 최대 길이예요.</translation>
    </message>
    <message>
        <source>System text</source>
        <translation>시스템 프롬프트</translation>
    </message>
    <message>
        <source>Who the model is and what it should keep to; sent before the prompt.</source>
        <translation>모델의 역할과 지킬 점이에요. 프롬프트보다 먼저 보내요.</translation>
    </message>
    <message>
        <source>Sent first, before the examples and the prompt.</source>
        <translation>예시와 프롬프트보다 먼저 보내요.</translation>
    </message>
    <message>
        <source>For example: You answer in one word.</source>
        <translation>예: 한 단어로만 답하세요.</translation>
    </message>
    <message>
        <source>Technique</source>
        <translation>기법</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>ColumnHead</name>
    <message>
        <source>What is not the same as in the first column.</source>
        <translation>첫 열과 다른 점이에요.</translation>
    </message>
    <message>
        <source>Prompt {letter}</source>
        <translation>프롬프트 {letter}</translation>
    </message>
    <message>
        <source>The others are held against this one</source>
        <translation>다른 열의 비교 기준</translation>
    </message>
    <message>
        <source>a model that is not on the list</source>
        <translation>목록에 없는 모델</translation>
    </message>
    <message>
        <source>on {model}</source>
        <translation>{model} 사용</translation>
    </message>
    <message>
        <source>The name of this column. Click to change it.</source>
        <translation>이 열의 이름이에요. 눌러서 바꿀 수 있어요.</translation>
    </message>
    <message>
        <source>Name of the column</source>
        <translation>열 이름</translation>
    </message>
    <message>
        <source>Show exactly what is sent…</source>
        <translation>보내는 내용 그대로 보기…</translation>
    </message>
    <message>
        <source>Choose a prompt…</source>
        <translation>프롬프트 고르기…</translation>
    </message>
    <message>
        <source>Save as a prompt…</source>
        <translation>프롬프트로 저장…</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>버전…</translation>
    </message>
    <message>
        <source>Examples under the lamp…</source>
        <translation>예시 살펴보기…</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Vary…</source>
        <translation>바꿔 보기…</translation>
    </message>
    <message>
        <source>Copy settings to all columns</source>
        <translation>모든 열에 설정 복사</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>왼쪽으로 옮기기</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>오른쪽으로 옮기기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Makes columns of this one that differ in one thing, from a list or a range.</source>
        <translation>한 가지만 다르게 한 열들을 목록이나 범위로 만들어요.</translation>
    </message>
    <message>
        <source>Gives this column&apos;s technique, documents, model and sampling to all columns.</source>
        <translation>이 열의 기법, 문서, 모델, 샘플링을 모든 열에 적용해요.</translation>
    </message>
    <message>
        <source>What the order and the labels of the examples do by themselves.</source>
        <translation>예시의 순서와 라벨만으로 무엇이 달라지는지 보여요.</translation>
    </message>
    <message>
        <source>What can be done with this column</source>
        <translation>이 열로 할 수 있는 일</translation>
    </message>
</context>
<context>
    <name>ColumnsView</name>
    <message>
        <source>Columns</source>
        <translation>비교할 열</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>열 추가</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Sends your message (Enter).</source>
        <translation>메시지를 보내요(Enter).</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Stops the answer; what is written so far is kept (Esc).</source>
        <translation>답을 멈춰요. 지금까지 쓴 글은 남아요(Esc).</translation>
    </message>
    <message>
        <source>Message, or drop a file</source>
        <translation>메시지를 쓰거나 파일을 끌어다 놓으세요</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line.</source>
        <translation>Enter로 보내고, Shift+Enter로 줄을 바꿔요.</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends, Enter begins a new line.</source>
        <translation>Ctrl+Enter로 보내고, Enter로 줄을 바꿔요.</translation>
    </message>
    <message>
        <source>Esc stops</source>
        <translation>Esc로 멈춤</translation>
    </message>
    <message>
        <source>Enter sends</source>
        <translation>Enter로 전송</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends</source>
        <translation>Ctrl+Enter로 전송</translation>
    </message>
</context>
<context>
    <name>ControlRow</name>
    <message>
        <source>Back to the usual value: {name}</source>
        <translation>원래 값으로: {name}</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>바꿨어요.</translation>
    </message>
</context>
<context>
    <name>ConversationDelegate</name>
    <message>
        <source>Title of the chat</source>
        <translation>대화 제목</translation>
    </message>
</context>
<context>
    <name>ConversationModel</name>
    <message>
        <source>New chat</source>
        <translation>새 대화</translation>
    </message>
    <message>
        <source>{title}, pinned</source>
        <translation>{title}, 고정됨</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Chats</source>
        <translation>대화 목록</translation>
    </message>
</context>
<context>
    <name>ConversationsPanel</name>
    <message>
        <source>Search chats</source>
        <translation>대화 검색</translation>
    </message>
    <message>
        <source>Shows the chats whose title or messages have these words.</source>
        <translation>제목이나 메시지에 이 말이 들어간 대화만 보여 줘요.</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>새 대화</translation>
    </message>
    <message>
        <source>Begins an empty chat (Ctrl+N). The others stay.</source>
        <translation>빈 대화를 시작해요(Ctrl+N). 다른 대화는 그대로 있어요.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>고정 해제</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>맨 위에 고정</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Writes the chat to a Markdown or JSON file.</source>
        <translation>대화를 Markdown이나 JSON 파일로 저장해요.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Takes the chat off the list. You can undo it.</source>
        <translation>대화를 목록에서 지워요. 되돌릴 수 있어요.</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Export the chat</source>
        <translation>대화 내보내기</translation>
    </message>
    <message>
        <source>No chat has these words.</source>
        <translation>이 말이 들어간 대화가 없어요.</translation>
    </message>
    <message>
        <source>Your chats will be listed here.</source>
        <translation>대화를 시작하면 여기에 나타나요.</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>What %n samples came to</source>
        <translation>
            <numerusform>표본 %n개의 결론</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CutPreview</name>
    <message>
        <source>Document of the preview</source>
        <translation>미리 볼 문서</translation>
    </message>
    <message>
        <source>The file that is shown cut. Nothing is changed by it.</source>
        <translation>나눈 모습을 보여 줄 파일이에요. 바뀌는 것은 없어요.</translation>
    </message>
    <message>
        <source>The preview shows a file once one is ready.</source>
        <translation>준비된 파일이 있으면 미리 볼 수 있어요.</translation>
    </message>
    <message>
        <source>This document has no text.</source>
        <translation>이 문서에는 글이 없어요.</translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s)</source>
        <translation>
            <numerusform>청크 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>{least} to {most} tokens</source>
        <translation>{least}~{most}토큰</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n토큰</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n begin(s) with the end of the one before</source>
        <translation>
            <numerusform>앞 청크의 끝으로 시작하는 청크 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source>Open the folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>데이터 폴더</translation>
    </message>
    <message>
        <source>Chats, runs, the index of your documents and the settings lie in this one folder. Copy it to keep a backup; delete it to forget everything. Models and documents stay where you put them.</source>
        <translation>대화, 실행 기록, 문서 색인, 설정이 모두 이 폴더 하나에 있어요. 복사해 두면 백업이 되고, 지우면 모든 기록이 사라져요. 모델과 문서 파일은 원래 있던 곳에 그대로 있어요.</translation>
    </message>
    <message>
        <source>Models, documents and chats stay on this computer. Workbench uses the network only when you press Download, and for models and databases on servers whose address you entered. It loads no pictures or links from answers, sends no usage data and has no account.</source>
        <translation>모델, 문서, 대화는 이 컴퓨터에 남아 있어요. Workbench는 ‘내려받기’를 눌렀을 때, 그리고 직접 주소를 넣은 서버의 모델이나 데이터베이스를 쓸 때만 네트워크에 연결해요. 답에 든 그림이나 링크를 불러오지 않고, 사용 정보를 보내지 않으며, 계정도 없어요.</translation>
    </message>
    <message>
        <source>Data and privacy</source>
        <translation>데이터와 개인정보</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Stop this answer only</source>
        <translation>이 답만 멈춰요</translation>
    </message>
    <message>
        <source>The answer in full</source>
        <translation>답 전체</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>{number}행</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>아직 답이 없어요</translation>
    </message>
    <message>
        <source>Answer: {answer}</source>
        <translation>답: {answer}</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>What went in, and what is expected.</source>
        <translation>무엇을 넣었고 무엇을 기대하는지예요.</translation>
    </message>
    <message>
        <source>What the technique took out of the text; this is what is held as the answer.</source>
        <translation>기법이 글에서 뽑아낸 부분이에요. 이것을 답으로 봐요.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>Show the text as it came, without Markdown</source>
        <translation>마크다운 없이 온 그대로 보여요</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>보내는 내용</translation>
    </message>
    <message>
        <source>Show the prompt of this cell exactly as the model receives it.</source>
        <translation>이 칸의 프롬프트를 모델이 받는 그대로 보여요.</translation>
    </message>
    <message>
        <source>Use answer</source>
        <translation>답 활용</translation>
    </message>
    <message>
        <source>Go on with it in a chat, or keep it as an example or as a prompt.</source>
        <translation>채팅에서 이어 가거나, 예시 또는 프롬프트로 남겨요.</translation>
    </message>
    <message>
        <source>Close the answer (Esc)</source>
        <translation>답 닫기(Esc)</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Details of the chosen file</source>
        <translation>고른 파일의 자세한 내용</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>본문</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Test search</source>
        <translation>검색 시험</translation>
    </message>
    <message>
        <source>The text as it was read, with the pieces a search can find.</source>
        <translation>읽어 낸 본문과 검색되는 조각이에요.</translation>
    </message>
    <message>
        <source>The page as it looks in the file.</source>
        <translation>파일에 있는 쪽 모습 그대로예요.</translation>
    </message>
    <message>
        <source>Try what a question finds, with no model involved.</source>
        <translation>모델 없이, 질문으로 무엇이 찾아지는지 시험해 보세요.</translation>
    </message>
</context>
<context>
    <name>DevicesPart</name>
    <message>
        <source>Runs on</source>
        <translation>실행 장치</translation>
    </message>
    <message>
        <source>Shown as soon as a model is loaded.</source>
        <translation>모델을 불러오면 보여 줘요.</translation>
    </message>
    <message>
        <source>loaded in {time}</source>
        <translation>{time} 만에 불러옴</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s) on it</source>
        <translation>
            <numerusform>레이어 %n개가 여기에 있음</numerusform>
        </translation>
    </message>
    <message>
        <source>No graphics card that this program can use was found.</source>
        <translation>이 프로그램이 쓸 수 있는 그래픽 카드를 찾지 못했어요.</translation>
    </message>
    <message>
        <source>{free} of {total} free</source>
        <translation>{total} 중 {free} 남음</translation>
    </message>
</context>
<context>
    <name>DiffDialog</name>
    <message>
        <source>Compare words</source>
        <translation>낱말 비교</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>첫째 답</translation>
    </message>
    <message>
        <source>Second answer</source>
        <translation>둘째 답</translation>
    </message>
    <message>
        <source>Repeat of the first answer</source>
        <translation>첫째 답의 반복 번호</translation>
    </message>
    <message>
        <source>Repeat of the second answer</source>
        <translation>둘째 답의 반복 번호</translation>
    </message>
    <message>
        <source>Both answers with their differences</source>
        <translation>두 답의 차이</translation>
    </message>
    <message>
        <source>Swap the two</source>
        <translation>서로 바꾸기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Both answers are the same.</source>
        <translation>두 답이 똑같아요.</translation>
    </message>
    <message>
        <source>Struck out: only in {first} ({removed}). Underlined: only in {second} ({added}).</source>
        <translation>취소선: {first}에만 있음({removed}). 밑줄: {second}에만 있음({added}).</translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>낱말 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>쪽</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>조각</translation>
    </message>
    <message>
        <source>It is no longer in its folder. Questions are still answered from what was read.</source>
        <translation>파일이 폴더에서 없어졌어요. 질문에는 읽어 둔 내용으로 계속 답해요.</translation>
    </message>
    <message numerus="yes">
        <source>Questions can be answered from this file. %n invisible characters were taken out.</source>
        <translation>
            <numerusform>이 파일로 질문에 답할 수 있어요. 보이지 않는 문자 %n개를 뺐어요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ready; text recognised</source>
        <translation>준비됨, 글자 인식</translation>
    </message>
    <message>
        <source>Ready; the file is gone</source>
        <translation>준비됨, 파일 없어짐</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>The file&apos;s name. Click to sort by it.</source>
        <translation>파일 이름이에요. 누르면 이름순으로 정렬해요.</translation>
    </message>
    <message>
        <source>How far the file is, or why it could not be read.</source>
        <translation>어디까지 진행됐는지, 또는 읽지 못한 이유예요.</translation>
    </message>
    <message>
        <source>Pages; formats without pages show none.</source>
        <translation>쪽수예요. 쪽이 없는 형식은 표시하지 않아요.</translation>
    </message>
    <message>
        <source>Pieces of text that a search can find.</source>
        <translation>검색으로 찾을 수 있는 글 조각의 수예요.</translation>
    </message>
    <message>
        <source>The size of the file.</source>
        <translation>파일 크기예요.</translation>
    </message>
    <message>
        <source>Embedding, {percent}</source>
        <translation>임베딩 중 {percent}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>기다리는 중</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>읽는 중</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>읽지 못함</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>Its turn comes after the files before it.</source>
        <translation>앞선 파일이 끝나면 차례가 와요.</translation>
    </message>
    <message>
        <source>The text is being taken out of the file.</source>
        <translation>파일에서 글을 꺼내고 있어요.</translation>
    </message>
    <message>
        <source>Each piece is turned into numbers, so that it is found by its meaning.</source>
        <translation>뜻으로 찾을 수 있게 조각마다 숫자로 바꾸고 있어요.</translation>
    </message>
    <message>
        <source>Questions can be answered from this file.</source>
        <translation>이 파일을 근거로 답할 수 있어요.</translation>
    </message>
    <message>
        <source>The text was read from pictures. Look at the original where it matters.</source>
        <translation>그림에서 글자를 인식했어요. 중요한 곳은 원본을 확인하세요.</translation>
    </message>
    <message>
        <source>You stopped it. Try again at any time.</source>
        <translation>직접 멈췄어요. 언제든 다시 시도할 수 있어요.</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>파일 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunks</source>
        <translation>
            <numerusform>조각 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>{tokens} tokens a chunk, {overlap} of them shared</source>
        <translation>조각당 {tokens}토큰, {overlap}토큰씩 겹침</translation>
    </message>
    <message>
        <source>page {number}</source>
        <translation>{number}쪽</translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Add files</source>
        <translation>파일 추가</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>폴더 추가</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>폴더 지켜보기</translation>
    </message>
    <message>
        <source>Export the collection</source>
        <translation>모음 내보내기</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>모음</translation>
    </message>
    <message>
        <source>Import a collection</source>
        <translation>모음 가져오기</translation>
    </message>
</context>
<context>
    <name>DocumentsPill</name>
    <message>
        <source>Choose documents, and answers come from them, with the page they stand on.</source>
        <translation>문서를 고르면 그 문서를 근거로, 몇 쪽인지 밝히며 답해요.</translation>
    </message>
    <message>
        <source>Documents: none</source>
        <translation>문서: 없음</translation>
    </message>
    <message numerus="yes">
        <source>Documents: {name} ({ready} of %n file(s) ready)</source>
        <translation>
            <numerusform>문서: {name} (파일 %n개 중 {ready}개 준비됨)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Documents: {name} (%n file(s))</source>
        <translation>
            <numerusform>문서: {name} (파일 %n개)</numerusform>
        </translation>
    </message>
    <message>
        <source>Documents: only {file}</source>
        <translation>문서: {file}만</translation>
    </message>
    <message numerus="yes">
        <source>Documents: only %n file(s)</source>
        <translation>
            <numerusform>문서: 파일 %n개만</numerusform>
        </translation>
    </message>
    <message>
        <source>No documents</source>
        <translation>문서 없음</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>파일 추가…</translation>
    </message>
    <message>
        <source>PDF, Word, text, Markdown or web pages; they stay where they are.</source>
        <translation>PDF, Word, 텍스트, Markdown, 웹 페이지를 넣을 수 있어요. 파일은 원래 자리에 있어요.</translation>
    </message>
    <message>
        <source>Which files</source>
        <translation>어느 파일에서</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>Choose others on the Documents page</source>
        <translation>다른 파일은 문서 화면에서 고르세요</translation>
    </message>
    <message>
        <source>Put follow-up questions in full</source>
        <translation>이어지는 질문을 온전한 질문으로 바꾸기</translation>
    </message>
    <message>
        <source>“And the battery?” finds little. The model first writes what it means, such as “How long is the warranty of the battery?”, and that is searched for; Sources shows it. By itself this is on for models of 500 million parameters or more: smaller ones, such as the tour model, spoil the question more often than not.</source>
        <translation>“그럼 배터리는?”으로는 찾기 어려워요. 모델이 먼저 “배터리의 보증 기간은 얼마인가요?”처럼 뜻을 풀어 쓰고 그것으로 찾아요. 출처에 보여 줘요. 매개변수가 5억 개 이상인 모델에서는 저절로 켜져요. 체험용 모델처럼 더 작은 모델은 질문을 망칠 때가 더 많아요.</translation>
    </message>
    <message>
        <source>As the question needs</source>
        <translation>질문에 맞게</translation>
    </message>
    <message>
        <source>Passages for most questions; everything for summaries and lists.</source>
        <translation>대부분의 질문에는 구절을, 요약과 목록에는 전체를 보내요.</translation>
    </message>
    <message>
        <source>The best passages</source>
        <translation>가장 알맞은 구절</translation>
    </message>
    <message>
        <source>Quick. What stands elsewhere is not seen.</source>
        <translation>빨라요. 다른 곳에 있는 내용은 보지 못해요.</translation>
    </message>
    <message>
        <source>The whole documents</source>
        <translation>문서 전체</translation>
    </message>
    <message>
        <source>All text is sent when it fits, else it is read piece by piece.</source>
        <translation>들어가면 글 전체를 보내고, 아니면 조각조각 읽어요.</translation>
    </message>
    <message>
        <source>Piece by piece</source>
        <translation>조각조각</translation>
    </message>
    <message>
        <source>The model takes notes of every piece, then answers from the notes. Slow.</source>
        <translation>모델이 조각마다 메모를 남기고 그 메모로 답해요. 느려요.</translation>
    </message>
    <message>
        <source>How documents are read</source>
        <translation>문서를 읽는 방식</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>파일 추가</translation>
    </message>
</context>
<context>
    <name>DownloadProgress</name>
    <message>
        <source>Download of {name}</source>
        <translation>{name} 내려받기 진행</translation>
    </message>
    <message>
        <source>Stop this download and delete what has come of it</source>
        <translation>내려받기를 그만두고 받은 부분을 지워요</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Cancel the download of {name}</source>
        <translation>{name} 내려받기 취소</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Go on from where it stopped</source>
        <translation>멈춘 곳부터 이어서 받아요</translation>
    </message>
    <message>
        <source>Try the download of {name} again</source>
        <translation>{name} 다시 내려받기</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어받기</translation>
    </message>
    <message>
        <source>Go on from where it was paused</source>
        <translation>멈춰 둔 곳부터 이어서 받아요</translation>
    </message>
    <message>
        <source>Resume the download of {name}</source>
        <translation>{name} 이어받기</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Stop for now; what has come is kept</source>
        <translation>지금은 멈추고 받은 부분은 남겨 둬요</translation>
    </message>
    <message>
        <source>Pause the download of {name}</source>
        <translation>{name} 내려받기 일시 정지</translation>
    </message>
</context>
<context>
    <name>DownloadRow</name>
    <message>
        <source>embedding model</source>
        <translation>임베딩 모델</translation>
    </message>
</context>
<context>
    <name>Downloads</name>
    <message>
        <source>Checking that the file arrived whole</source>
        <translation>파일이 온전히 왔는지 확인하는 중</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>연결하는 중…</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>내려받는 중</translation>
    </message>
    <message>
        <source>Nothing is arriving just now</source>
        <translation>지금은 들어오는 데이터가 없어요</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>이 컴퓨터에 있어요</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>차례를 기다리는 중</translation>
    </message>
    <message>
        <source>more than a day left</source>
        <translation>하루 넘게 남음</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min left</source>
        <translation>{hours}시간 {minutes}분 남음</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>{minutes}분 남음</translation>
    </message>
    <message>
        <source>{seconds} s left</source>
        <translation>{seconds}초 남음</translation>
    </message>
</context>
<context>
    <name>DraftRow</name>
    <message>
        <source>No draft model</source>
        <translation>초안 모델 없음</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>파일 고르기…</translation>
    </message>
    <message>
        <source>Choose a draft model</source>
        <translation>초안 모델 고르기</translation>
    </message>
    <message>
        <source>Models in GGUF format (*.gguf)</source>
        <translation>GGUF 형식 모델(*.gguf)</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} 외 {count}개</translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>Add this model and load it</source>
        <translation>이 모델을 추가하고 불러옵니다</translation>
    </message>
    <message>
        <source>Open this file in the prompt lab</source>
        <translation>이 파일을 프롬프트 실험실에서 열기</translation>
    </message>
    <message>
        <source>Open this comparison in the prompt lab</source>
        <translation>이 비교를 프롬프트 실험실에서 엽니다</translation>
    </message>
    <message>
        <source>Add to “{name}” and answer this chat from it</source>
        <translation>‘{name}’에 추가하고 이 대화의 근거로 씁니다</translation>
    </message>
    <message>
        <source>Make a collection and answer this chat from it</source>
        <translation>모음을 만들어 이 대화의 근거로 씁니다</translation>
    </message>
    <message>
        <source>Add to the collection “{name}”</source>
        <translation>문서 모음 ‘{name}’에 추가합니다</translation>
    </message>
    <message>
        <source>Make a collection of these documents</source>
        <translation>이 문서로 새 모음을 만듭니다</translation>
    </message>
</context>
<context>
    <name>EarlierBar</name>
    <message>
        <source>No longer compare</source>
        <translation>비교 그만두기</translation>
    </message>
    <message>
        <source>{value} points ({low} to {high})</source>
        <translation>{value}점 ({low}~{high})</translation>
    </message>
    <message>
        <source>Untitled comparison</source>
        <translation>이름 없는 비교</translation>
    </message>
    <message>
        <source>{run} has no rows in common with what is shown.</source>
        <translation>{run}: 지금 보이는 것과 겹치는 행이 없어요.</translation>
    </message>
    <message>
        <source>Held against {run}: {unlike} of {all} cells answer otherwise.</source>
        <translation>{run} 실행과 견줌: 칸 {all}개 중 {unlike}개의 답이 달라요.</translation>
    </message>
    <message>
        <source>Cells marked ≠ answer otherwise than in the earlier run. Above each column stands how many points its accuracy differs, with a 95 % interval (paired bootstrap).</source>
        <translation>≠ 표시가 있는 칸은 이전 실행과 답이 달라요. 열 위에는 정답률의 차이(점)와 95% 구간(짝지은 부트스트랩)이 나와요.</translation>
    </message>
</context>
<context>
    <name>EarlierDialog</name>
    <message>
        <source>Compare with an earlier run</source>
        <translation>이전 실행과 견주기</translation>
    </message>
    <message>
        <source>Answers of both runs with their differences</source>
        <translation>두 실행의 답과 차이</translation>
    </message>
    <message>
        <source>Untitled comparison</source>
        <translation>이름 없는 비교</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Struck out: only in the earlier run. Underlined: only now.</source>
        <translation>취소선: 이전 실행에만 있음. 밑줄: 지금만 있음.</translation>
    </message>
    <message>
        <source>Not in the earlier run.</source>
        <translation>이전 실행에는 없어요.</translation>
    </message>
</context>
<context>
    <name>EmbedderCard</name>
    <message>
        <source>Embedding model</source>
        <translation>임베딩 모델</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>Choose the folder of a sentence-transformers model that is on this computer.</source>
        <translation>이 컴퓨터에 있는 sentence-transformers 모델의 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Folder of the model</source>
        <translation>모델 폴더</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>모델을 불러오는 중…</translation>
    </message>
    <message>
        <source>{share} is embedded anew. Until all is, {model} answers.</source>
        <translation>새로 임베딩하는 중: {share}. 끝날 때까지는 지금 모델로 찾아요: {model}.</translation>
    </message>
    <message>
        <source>It turns each chunk into numbers, so that it is found by its meaning.</source>
        <translation>청크를 숫자로 바꾸어 뜻으로 찾을 수 있게 해요.</translation>
    </message>
    <message>
        <source>reads {tokens} tokens at once</source>
        <translation>한 번에 토큰 {tokens}개를 읽음</translation>
    </message>
    <message>
        <source>Korean is searched by its words instead, which works well; no setting is needed.</source>
        <translation>한국어는 대신 낱말로 찾아요. 잘 찾아지며 따로 설정할 것은 없어요.</translation>
    </message>
    <message>
        <source>Models that know Korean too: {names}. Download one, which comes from {host}, or choose its folder if you have it already.</source>
        <translation>한국어도 아는 모델: {names}. 하나를 내려받거나({host}에서 와요), 이미 있으면 그 폴더를 고르세요.</translation>
    </message>
</context>
<context>
    <name>EmbedderDownload</name>
    <message>
        <source>Download</source>
        <translation>내려받기</translation>
    </message>
    <message>
        <source>Fetch an embedding model; nothing of your documents is sent</source>
        <translation>임베딩 모델을 받아 와요. 문서의 내용은 아무것도 보내지 않아요</translation>
    </message>
    <message>
        <source>Use it here</source>
        <translation>여기에 사용</translation>
    </message>
    <message>
        <source>This collection is embedded anew with it, in the background</source>
        <translation>이 모음을 그 모델로 다시 임베딩해요. 그동안 다른 일을 할 수 있어요</translation>
    </message>
    <message>
        <source>{name} is on this computer now.</source>
        <translation>{name} 모델을 이 컴퓨터에 내려받았어요.</translation>
    </message>
    <message>
        <source>{repository}, from {host}</source>
        <translation>{repository} ({host}에서 받아요)</translation>
    </message>
</context>
<context>
    <name>ExamplesEditor</name>
    <message>
        <source>Examples</source>
        <translation>예시</translation>
    </message>
    <message>
        <source>Pairs that show the model what you want. Drag rows to order them, or press Alt+Up and Alt+Down; rows copied from a spreadsheet can be pasted.</source>
        <translation>원하는 바를 모델에 보여 주는 짝이에요. 끌거나 Alt+↑, Alt+↓로 순서를 바꾸고, 스프레드시트에서 복사한 행을 붙여 넣을 수 있어요.</translation>
    </message>
    <message>
        <source>Remove the chosen examples (Delete)</source>
        <translation>고른 예시 삭제(Delete)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Add an example that shows the model what you want.</source>
        <translation>원하는 바를 보여 주는 예시를 추가해요.</translation>
    </message>
    <message>
        <source>Examples from a file or from Chat</source>
        <translation>파일이나 채팅에서 예시 가져오기</translation>
    </message>
    <message numerus="yes">
        <source>%n examples</source>
        <translation>
            <numerusform>예시 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>No examples</source>
        <translation>예시 없음</translation>
    </message>
</context>
<context>
    <name>ExamplesModel</name>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>풀이</translation>
    </message>
</context>
<context>
    <name>ExamplesOrder</name>
    <message>
        <source>in this order</source>
        <translation>이 순서대로</translation>
    </message>
    <message>
        <source>shuffled</source>
        <translation>섞어서</translation>
    </message>
    <message>
        <source>nearest to the input</source>
        <translation>입력과 비슷한 순</translation>
    </message>
    <message>
        <source>Order of the examples</source>
        <translation>예시 순서</translation>
    </message>
    <message>
        <source>Shuffled: by the seed, which is the same in every column. Nearest: those most like the input, the most alike last. Source: Liu et al. 2022, arXiv 2101.06804.</source>
        <translation>섞어서: 모든 열에 같은 시드로 섞어요. 비슷한 순: 입력과 비슷한 예시를 고르고 가장 비슷한 것을 마지막에 둬요. 출처: Liu et al. 2022, arXiv 2101.06804.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>How many examples are sent</source>
        <translation>보낼 예시 수</translation>
    </message>
    <message>
        <source>How many of the examples are sent; the least is all.</source>
        <translation>예시를 몇 개 보낼지 정해요. 가장 작은 값은 ‘모두’예요.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Labels are not balanced: {labels}. Models lean to the frequent one.</source>
        <translation>라벨이 고르지 않아요: {labels}. 모델은 자주 나온 쪽으로 기울어요.</translation>
    </message>
    <message>
        <source>Source: Zhao et al. 2021, arXiv 2102.09690.</source>
        <translation>출처: Zhao et al. 2021, arXiv 2102.09690.</translation>
    </message>
</context>
<context>
    <name>ExamplesSources</name>
    <message>
        <source>From a CSV file…</source>
        <translation>CSV 파일에서…</translation>
    </message>
    <message>
        <source>A table with the columns input and output, and steps if you like.</source>
        <translation>input 열과 output 열이 있는 표예요. steps 열을 더해도 돼요.</translation>
    </message>
    <message>
        <source>From answers you liked…</source>
        <translation>좋아요 한 답에서…</translation>
    </message>
    <message>
        <source>Answers in Chat with a thumbs up, and what you had asked.</source>
        <translation>채팅에서 좋아요를 누른 답과 그때의 질문이에요.</translation>
    </message>
    <message>
        <source>Examples from a CSV file</source>
        <translation>CSV 파일의 예시</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>표 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>FileBar</name>
    <message>
        <source>Open the file with its own program</source>
        <translation>연결된 프로그램으로 파일 열기</translation>
    </message>
    <message>
        <source>Read the chosen files again</source>
        <translation>고른 파일 다시 읽기</translation>
    </message>
    <message>
        <source>Stop reading the chosen files</source>
        <translation>고른 파일 읽기 멈추기</translation>
    </message>
    <message>
        <source>Remove the chosen files; the files themselves stay</source>
        <translation>고른 파일 제거(파일 자체는 남아요)</translation>
    </message>
    <message>
        <source>Recognise text</source>
        <translation>글자 인식</translation>
    </message>
    <message>
        <source>Read the text in the pictures of the chosen files with Tesseract, a program that must be installed. It takes a few seconds a page.</source>
        <translation>고른 파일의 그림 속 글자를 Tesseract로 읽어요. Tesseract가 설치되어 있어야 하고, 쪽마다 몇 초씩 걸려요.</translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation>폴더 추가</translation>
    </message>
    <message>
        <source>Add all documents of a folder and of the folders in it.</source>
        <translation>폴더와 그 안의 폴더에 있는 문서를 모두 추가해요.</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>파일 추가</translation>
    </message>
    <message>
        <source>PDF, Word, text, Markdown and web pages. Dropping them works too.</source>
        <translation>PDF, Word, 텍스트, Markdown, 웹 페이지를 넣을 수 있어요. 끌어다 놓아도 돼요.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>The library is starting. What you add is taken up then.</source>
        <translation>문서 보관함을 시작하고 있어요. 추가한 파일은 시작된 뒤에 읽어요.</translation>
    </message>
    <message>
        <source>The library stopped and is being started again.</source>
        <translation>문서 보관함이 멈춰서 다시 시작하고 있어요.</translation>
    </message>
    <message>
        <source>Reading is paused. Files that wait are read when you go on.</source>
        <translation>읽기를 잠시 멈췄어요. 계속하면 기다리던 파일을 읽어요.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Read the files that wait.</source>
        <translation>기다리는 파일을 읽어요.</translation>
    </message>
    <message>
        <source>Stop reading files for now. Nothing is lost.</source>
        <translation>파일 읽기를 잠시 멈춰요. 사라지는 것은 없어요.</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>폴더 지켜보기…</translation>
    </message>
    <message>
        <source>Chunks and embedding…</source>
        <translation>청크와 임베딩…</translation>
    </message>
    <message>
        <source>What it holds…</source>
        <translation>들어 있는 것…</translation>
    </message>
    <message>
        <source>Export to a file…</source>
        <translation>파일로 내보내기…</translation>
    </message>
    <message>
        <source>Chroma server…</source>
        <translation>Chroma 서버…</translation>
    </message>
    <message>
        <source>Rename the collection</source>
        <translation>모음 이름 바꾸기</translation>
    </message>
    <message>
        <source>Remove the collection</source>
        <translation>모음 제거</translation>
    </message>
    <message>
        <source>What can be done with this collection</source>
        <translation>이 모음으로 할 수 있는 일</translation>
    </message>
</context>
<context>
    <name>FileMenu</name>
    <message>
        <source>New comparison</source>
        <translation>새 비교</translation>
    </message>
    <message>
        <source>Ready comparisons</source>
        <translation>준비된 비교</translation>
    </message>
    <message>
        <source>Prompt library…</source>
        <translation>프롬프트 보관함…</translation>
    </message>
    <message>
        <source>Open a sheet…</source>
        <translation>시트 열기…</translation>
    </message>
    <message>
        <source>Save the sheet…</source>
        <translation>시트 저장…</translation>
    </message>
    <message>
        <source>Import inputs…</source>
        <translation>입력 가져오기…</translation>
    </message>
    <message>
        <source>Export the answers…</source>
        <translation>답 내보내기…</translation>
    </message>
    <message>
        <source>Open a sheet</source>
        <translation>시트 열기</translation>
    </message>
    <message>
        <source>Comparison sheets (*.toml)</source>
        <translation>비교 시트 (*.toml)</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>시트 저장</translation>
    </message>
    <message>
        <source>Tables, promptfoo, JSONL, SQuAD ({endings})</source>
        <translation>표, promptfoo, JSONL, SQuAD ({endings})</translation>
    </message>
    <message>
        <source>Import inputs</source>
        <translation>입력 가져오기</translation>
    </message>
    <message>
        <source>Page with plots, for any browser (*.html)</source>
        <translation>그림이 있는 페이지, 브라우저에서 열기 (*.html)</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>스프레드시트용 표 (*.csv)</translation>
    </message>
    <message>
        <source>Everything, for programs (*.json)</source>
        <translation>프로그램용 전체 자료 (*.json)</translation>
    </message>
    <message>
        <source>Text to read (*.md)</source>
        <translation>읽기용 글 (*.md)</translation>
    </message>
    <message>
        <source>Export the answers</source>
        <translation>답 내보내기</translation>
    </message>
    <message>
        <source>comparison</source>
        <translation>비교</translation>
    </message>
</context>
<context>
    <name>FilesView</name>
    <message>
        <source>Files of the collection</source>
        <translation>모음의 파일</translation>
    </message>
    <message>
        <source>Ask only this file</source>
        <translation>이 파일에만 묻기</translation>
    </message>
    <message numerus="yes">
        <source>Ask only these %n files</source>
        <translation>
            <numerusform>이 파일 %n개에만 묻기</numerusform>
        </translation>
    </message>
    <message>
        <source>Begins a chat that is answered from nothing else.</source>
        <translation>이것만 근거로 답하는 대화를 시작해요.</translation>
    </message>
    <message>
        <source>Open with its own program</source>
        <translation>해당 프로그램으로 열기</translation>
    </message>
    <message>
        <source>Remove from the collection</source>
        <translation>모음에서 빼기</translation>
    </message>
</context>
<context>
    <name>FirstContact</name>
    <message>
        <source>Get a model for real work</source>
        <translation>실제로 쓸 모델을 받아 보세요</translation>
    </message>
    <message>
        <source>The tour model below only shows what the program can do; it knows next to nothing. Download one that suits this computer: it is marked in the list.</source>
        <translation>아래의 둘러보기용 모델은 기능을 보여 줄 뿐 아는 것이 거의 없어요. 이 컴퓨터에 맞는 모델을 내려받으세요. 목록에 표시되어 있어요.</translation>
    </message>
    <message>
        <source>Download a model…</source>
        <translation>모델 내려받기…</translation>
    </message>
    <message>
        <source>Shows which models there are; nothing is fetched yet</source>
        <translation>어떤 모델이 있는지 보여 줘요. 아직 아무것도 받지 않아요</translation>
    </message>
</context>
<context>
    <name>Fit</name>
    <message>
        <source>Fits well: needs about {needed} of memory, {free} is free.</source>
        <translation>넉넉히 들어가요. 메모리가 약 {needed} 필요한데, 지금 {free} 비어 있어요.</translation>
    </message>
    <message>
        <source>Too large for this computer: needs about {needed} of memory, there is {total} in all.</source>
        <translation>이 컴퓨터에는 너무 커요. 메모리가 약 {needed} 필요한데, 이 컴퓨터에는 모두 {total}뿐이에요.</translation>
    </message>
    <message>
        <source>Will be tight: needs about {needed} of memory, {free} is free. Close other programs before you load it.</source>
        <translation>빠듯해요. 메모리가 약 {needed} 필요한데, 지금 {free} 비어 있어요. 불러오기 전에 다른 프로그램을 닫으세요.</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Runs this sheet once more in the other way and takes the time.</source>
        <translation>이 시트를 다른 방식으로 한 번 더 실행해 시간을 재요.</translation>
    </message>
    <message>
        <source>Times inside a batch are not those of a lone run.</source>
        <translation>한꺼번에 실행할 때의 시간은 혼자 실행할 때와 달라요.</translation>
    </message>
    <message>
        <source>In a batch the columns share the computer, so each of them waits for others.</source>
        <translation>한꺼번에 실행하면 여러 열이 컴퓨터를 나눠 쓰느라 서로 기다려요.</translation>
    </message>
    <message>
        <source>Measure one after another</source>
        <translation>하나씩 재기</translation>
    </message>
    <message>
        <source>Measure one batch</source>
        <translation>한꺼번에 재기</translation>
    </message>
    <message>
        <source>{ended} of {all} answers · &lt;b&gt;{elapsed}&lt;/b&gt;</source>
        <translation>답 {all}개 중 {ended}개 · &lt;b&gt;{elapsed}&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Show the prompts, or hide them to give the answers all the room.</source>
        <translation>프롬프트를 보이거나, 숨겨서 답을 넓게 봐요.</translation>
    </message>
    <message>
        <source>Compare words</source>
        <translation>낱말 비교</translation>
    </message>
    <message>
        <source>Show which words differ between two answers.</source>
        <translation>두 답에서 어떤 낱말이 다른지 보여 줘요.</translation>
    </message>
    <message>
        <source>Saved runs</source>
        <translation>실행 기록</translation>
    </message>
    <message>
        <source>Every run is kept. Open an earlier one, or delete it.</source>
        <translation>실행은 모두 남아요. 지난 실행을 열거나 지울 수 있어요.</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>Show times, tokens, right answers and costs of all columns.</source>
        <translation>모든 열의 시간, 토큰, 정답, 비용을 보여요.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>How the answers are shown.</source>
        <translation>답을 보여 주는 방식이에요.</translation>
    </message>
    <message>
        <source>Texts as they came</source>
        <translation>온 그대로의 글</translation>
    </message>
    <message>
        <source>Shows every character of an answer instead of Markdown.</source>
        <translation>마크다운으로 꾸미지 않고 답의 글자를 모두 보여요.</translation>
    </message>
    <message>
        <source>Scroll answers together</source>
        <translation>답을 함께 스크롤</translation>
    </message>
    <message>
        <source>The other answers follow the one you scroll.</source>
        <translation>하나를 스크롤하면 다른 답도 따라와요.</translation>
    </message>
</context>
<context>
    <name>FrozenColumn</name>
    <message>
        <source>Inputs that stay in sight</source>
        <translation>늘 보이는 입력</translation>
    </message>
</context>
<context>
    <name>GetDialog</name>
    <message>
        <source>Download a model</source>
        <translation>모델 내려받기</translation>
    </message>
    <message>
        <source>This computer has {total} of memory; {free} of it is free now. Larger models know more and answer more slowly.</source>
        <translation>이 컴퓨터의 메모리는 {total}이고, 지금 {free} 비어 있어요. 모델이 클수록 아는 것이 많고 답이 느려요.</translation>
    </message>
    <message>
        <source>The files come from {host}, and only once you press Download. Nothing of your chats or documents is sent.</source>
        <translation>파일은 {host}에서 받아 오고, ‘내려받기’를 누른 뒤에만 받아요. 대화와 문서의 내용은 아무것도 보내지 않아요.</translation>
    </message>
    <message>
        <source>Or the address of a GGUF file</source>
        <translation>또는 GGUF 파일의 주소</translation>
    </message>
    <message>
        <source>Copy it from the file’s page on Hugging Face, for example. The file then comes from the address you enter.</source>
        <translation>예를 들어 Hugging Face의 파일 페이지에서 복사하세요. 파일은 입력한 주소에서 받아 와요.</translation>
    </message>
    <message>
        <source>Address of a GGUF file</source>
        <translation>GGUF 파일의 주소</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>내려받기</translation>
    </message>
    <message>
        <source>Fetch the file from this address</source>
        <translation>이 주소에서 파일을 받아 와요</translation>
    </message>
    <message>
        <source>Download from this address</source>
        <translation>이 주소에서 내려받기</translation>
    </message>
    <message>
        <source>Downloads go on when this window is closed.</source>
        <translation>이 창을 닫아도 내려받기는 계속돼요.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Grammar</name>
    <message>
        <source>A rule begins with its name: letters, digits and hyphens.</source>
        <translation>규칙은 영문자, 숫자, 붙임표로 된 이름으로 시작해요.</translation>
    </message>
    <message>
        <source>A schema is an object: it begins with “{”.</source>
        <translation>스키마는 객체예요. “{”로 시작해요.</translation>
    </message>
    <message>
        <source>After the name “{name}” comes “::=”.</source>
        <translation>“{name}” 이름 뒤에는 “::=”가 와야 해요.</translation>
    </message>
    <message>
        <source>The brackets are nested too deep.</source>
        <translation>괄호가 너무 깊이 겹쳐 있어요.</translation>
    </message>
    <message>
        <source>The rule “{name}” begins with itself: it would never end.</source>
        <translation>“{name}” 규칙이 자기 자신으로 시작해서 끝나지 않아요.</translation>
    </message>
    <message>
        <source>The rule “{name}” is used but not written.</source>
        <translation>“{name}” 규칙을 쓰지만 적혀 있지 않아요.</translation>
    </message>
    <message>
        <source>There is no rule “root”: with it every answer begins.</source>
        <translation>“root” 규칙이 없어요. 모든 답은 이 규칙에서 시작해요.</translation>
    </message>
    <message>
        <source>This is no JSON: look at character {place}.</source>
        <translation>JSON이 아니에요. {place}번째 글자를 보세요.</translation>
    </message>
    <message>
        <source>This “(” is never closed.</source>
        <translation>이 “(”를 닫지 않았어요.</translation>
    </message>
    <message>
        <source>This “{sign}” is never closed.</source>
        <translation>이 “{sign}”를 닫지 않았어요.</translation>
    </message>
    <message>
        <source>“properties” is an object of names and schemas.</source>
        <translation>“properties”는 이름과 스키마로 된 객체예요.</translation>
    </message>
    <message>
        <source>“{kind}” is no type of JSON; there are: {types}.</source>
        <translation>JSON에 “{kind}”라는 종류는 없어요. 쓸 수 있는 것: {types}.</translation>
    </message>
    <message>
        <source>“{name}” is required, but not among the properties.</source>
        <translation>필수 항목 “{name}”이 properties에 없어요.</translation>
    </message>
    <message>
        <source>“{reference}” leads out of the schema; that is not possible.</source>
        <translation>“{reference}” 참조는 스키마 밖을 가리켜서 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>“{sign}” cannot stand here.</source>
        <translation>여기에는 “{sign}” 기호가 올 수 없어요.</translation>
    </message>
    <message>
        <source>“{text}” ends before it begins.</source>
        <translation>“{text}”의 끝이 시작보다 앞서요.</translation>
    </message>
    <message>
        <source>“{text}” has no meaning here.</source>
        <translation>“{text}” 부분은 여기서 뜻이 없어요.</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Undo the last change (Ctrl+Z)</source>
        <translation>마지막 변경 되돌리기(Ctrl+Z)</translation>
    </message>
    <message>
        <source>Do it again (Ctrl+Shift+Z)</source>
        <translation>다시 하기(Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Run all</source>
        <translation>모두 실행</translation>
    </message>
    <message>
        <source>Stop all columns; what has come so far stays.</source>
        <translation>모든 열을 멈춰요. 지금까지 나온 답은 남아요.</translation>
    </message>
    <message>
        <source>Send every column to the model (Ctrl+Enter).</source>
        <translation>모든 열을 모델에 보내요(Ctrl+Enter).</translation>
    </message>
    <message>
        <source>Untitled comparison</source>
        <translation>제목 없는 비교</translation>
    </message>
    <message>
        <source>Title of the comparison</source>
        <translation>비교 제목</translation>
    </message>
    <message>
        <source>The title of this comparison. Click to change it.</source>
        <translation>이 비교의 제목이에요. 눌러서 바꿀 수 있어요.</translation>
    </message>
    <message>
        <source>Prompt lab</source>
        <translation>프롬프트 실험실</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed gives the same answers again. Repeats count up from it.</source>
        <translation>시드가 같으면 같은 답이 나와요. 반복할 때마다 1씩 커져요.</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>How often each column is run, to see what is chance.</source>
        <translation>우연인지 알 수 있게 열마다 몇 번 실행할지 정해요.</translation>
    </message>
    <message>
        <source>How the columns are run</source>
        <translation>열 실행 방식</translation>
    </message>
    <message>
        <source>One batch: all columns at once, fastest in all. One after another: slower, but each column&apos;s times are those of a lone run.</source>
        <translation>한꺼번에: 모든 열을 동시에 실행해 전체가 가장 빨리 끝나요. 하나씩: 느리지만 열마다 혼자 실행한 시간을 알 수 있어요.</translation>
    </message>
</context>
<context>
    <name>HistoryPlot</name>
    <message>
        <source>Writing speed of this model&apos;s last answers</source>
        <translation>이 모델이 최근 답을 쓴 속도</translation>
    </message>
    <message>
        <source>The last one {last}, the fastest {best}.</source>
        <translation>마지막 {last}, 가장 빠를 때 {best}.</translation>
    </message>
    <message>
        <source>The last answer: {rate}.</source>
        <translation>마지막 답: {rate}.</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) before the last: {rate}.</source>
        <translation>
            <numerusform>마지막보다 %n개 앞선 답: {rate}.</numerusform>
        </translation>
    </message>
    <message>
        <source>up to {rate}</source>
        <translation>최고 {rate}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import inputs</source>
        <translation>입력 가져오기</translation>
    </message>
    <message>
        <source>As a new table</source>
        <translation>새 표로</translation>
    </message>
    <message>
        <source>Below the rows of the table</source>
        <translation>표의 행 아래에</translation>
    </message>
    <message numerus="yes">
        <source>Take %n rows</source>
        <translation>
            <numerusform>%n행 가져오기</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo brings the sheet back as it is now.</source>
        <translation>실행 취소로 지금 시트를 되살릴 수 있어요.</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n행</numerusform>
        </translation>
    </message>
    <message>
        <source>the first {count} are shown</source>
        <translation>처음 {count}개만 보여요</translation>
    </message>
    <message numerus="yes">
        <source>%n checks for every row</source>
        <translation>
            <numerusform>모든 행에 하는 검사 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Tests of promptfoo</source>
        <translation>promptfoo 테스트</translation>
    </message>
    <message>
        <source>Samples of OpenAI evals</source>
        <translation>OpenAI evals 표본</translation>
    </message>
    <message>
        <source>Samples of Inspect</source>
        <translation>Inspect 표본</translation>
    </message>
    <message>
        <source>Questions of SQuAD</source>
        <translation>SQuAD 질문</translation>
    </message>
    <message>
        <source>JSON objects</source>
        <translation>JSON 객체</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>그 밖에 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things are not taken</source>
        <translation>
            <numerusform>가져오지 않는 것 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>What is not taken, and why</source>
        <translation>가져오지 않는 것과 그 까닭</translation>
    </message>
    <message>
        <source>Nothing of an imported file is ever run.</source>
        <translation>가져온 파일의 코드는 절대 실행하지 않아요.</translation>
    </message>
    <message numerus="yes">
        <source>{places} and %n others</source>
        <translation>
            <numerusform>{places} 외 %n곳</numerusform>
        </translation>
    </message>
    <message>
        <source>The rows of the table are replaced; undo brings them back.</source>
        <translation>표의 행이 바뀌어요. 실행 취소로 되살릴 수 있어요.</translation>
    </message>
    <message>
        <source>The table keeps its rows.</source>
        <translation>표의 행은 그대로 있어요.</translation>
    </message>
    <message>
        <source>A table holds at most {most} rows.</source>
        <translation>표에는 {most}행까지 들어가요.</translation>
    </message>
    <message numerus="yes">
        <source>With %n prompts of the file as columns</source>
        <translation>
            <numerusform>파일의 프롬프트 %n개를 열로</numerusform>
        </translation>
    </message>
    <message>
        <source>They take the place of the columns that are there.</source>
        <translation>지금 있는 열을 대신해요.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>ImportMapping</name>
    <message>
        <source>Every prompt gets this column for {{input}}.</source>
        <translation>모든 프롬프트의 {{input}} 자리에 이 열이 들어가요.</translation>
    </message>
    <message>
        <source>Expected answer</source>
        <translation>기대하는 답</translation>
    </message>
    <message>
        <source>An answer that contains the text of this column counts as right.</source>
        <translation>이 열의 글이 들어 있는 답을 정답으로 봐요.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Names the row; it is not sent.</source>
        <translation>행의 이름이에요. 모델에 보내지 않아요.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Prompts can use it as {variable}.</source>
        <translation>프롬프트에서 {variable} 변수로 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>변수</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>The first rows as they will be taken</source>
        <translation>가져올 모습으로 본 처음 몇 행</translation>
    </message>
    <message>
        <source>Expected answer</source>
        <translation>기대하는 답</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>검사</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>설명</translation>
    </message>
</context>
<context>
    <name>IndexServerDialog</name>
    <message>
        <source>Chroma server</source>
        <translation>Chroma 서버</translation>
    </message>
    <message>
        <source>Vectors of all collections are kept on this computer. A team can keep them on a Chroma server instead; whoever runs it can read from them what the documents are about. Text and files stay here.</source>
        <translation>모든 모음의 벡터는 이 컴퓨터에 보관돼요. 팀에서는 대신 Chroma 서버에 둘 수 있어요. 서버를 운영하는 사람은 벡터에서 문서가 무엇에 관한 것인지 읽어 낼 수 있어요. 글과 파일은 여기에 남아요.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>서버 주소</translation>
    </message>
    <message>
        <source>empty: on this computer</source>
        <translation>비워 두면 이 컴퓨터에 보관</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>사용하기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>It is used from the next start on.</source>
        <translation>다음에 시작할 때부터 사용돼요.</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>Comparing prompts</source>
        <translation>프롬프트 비교 중</translation>
    </message>
    <message>
        <source>Exporting a collection</source>
        <translation>모음 내보내는 중</translation>
    </message>
    <message>
        <source>Importing a collection</source>
        <translation>모음 가져오는 중</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>모델 불러오는 중</translation>
    </message>
    <message>
        <source>Measuring where the labels lean</source>
        <translation>라벨이 어디로 기우는지 재는 중</translation>
    </message>
    <message>
        <source>Reading documents</source>
        <translation>문서 읽는 중</translation>
    </message>
    <message>
        <source>Trying orders of the examples</source>
        <translation>예시 순서를 바꿔 보는 중</translation>
    </message>
</context>
<context>
    <name>JobLine</name>
    <message>
        <source>Cancel this job</source>
        <translation>이 작업 취소</translation>
    </message>
    <message>
        <source>{title}, {count} more</source>
        <translation>{title} 외 {count}건</translation>
    </message>
</context>
<context>
    <name>JudgeBar</name>
    <message>
        <source>Pass</source>
        <translation>합격</translation>
    </message>
    <message>
        <source>This answer is good (P)</source>
        <translation>좋은 답이에요(P)</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>불합격</translation>
    </message>
    <message>
        <source>This answer is not good (F)</source>
        <translation>좋지 않은 답이에요(F)</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Note on this answer</source>
        <translation>이 답에 대한 메모</translation>
    </message>
    <message>
        <source>What you want to remember of this answer (N)</source>
        <translation>이 답에 대해 기억해 둘 것(N)</translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message>
        <source>Jump to latest</source>
        <translation>맨 아래로</translation>
    </message>
    <message>
        <source>Goes to the end of the chat and stays there (End).</source>
        <translation>대화의 끝으로 가서 계속 따라가요(End).</translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>No technique</source>
        <translation>기법 없음</translation>
    </message>
    <message>
        <source>Think step by step</source>
        <translation>단계별로 생각하기</translation>
    </message>
    <message>
        <source>Worked examples</source>
        <translation>풀이 예시</translation>
    </message>
    <message>
        <source>The prompt is sent as it stands, with the examples if there are any.</source>
        <translation>프롬프트를 있는 그대로, 예시가 있으면 함께 보내요.</translation>
    </message>
    <message>
        <source>One batch</source>
        <translation>한꺼번에</translation>
    </message>
    <message>
        <source>One after another</source>
        <translation>하나씩</translation>
    </message>
    <message>
        <source>system text</source>
        <translation>시스템 프롬프트</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message numerus="yes">
        <source>%n answers</source>
        <translation>
            <numerusform>답 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples</source>
        <translation>
            <numerusform>표본 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer alone</source>
        <translation>답만</translation>
    </message>
    <message>
        <source>Answer {number} of {answers}, given in {times} of {count} repeats</source>
        <translation>답 {answers}가지 중 {number}번째, 반복 {count}번 중 {times}번 나옴</translation>
    </message>
    <message>
        <source>Asks for a plan first, then for its steps.</source>
        <translation>먼저 계획을 묻고, 그다음 계획의 단계를 밟게 해요.</translation>
    </message>
    <message>
        <source>Asks for an answer from the passages in the prompt alone, with their numbers. A column with documents is told this anyway.</source>
        <translation>프롬프트에 있는 구절만 보고 구절 번호와 함께 답하게 해요. 문서를 쓰는 열에는 언제나 이렇게 지시해요.</translation>
    </message>
    <message>
        <source>Asks for the general principle behind the question, then answers with it.</source>
        <translation>질문 뒤에 있는 일반 원리를 먼저 묻고, 그 원리로 답하게 해요.</translation>
    </message>
    <message>
        <source>Asks the model to think step by step before it answers. Where the answer does not stand out, a second call asks for it alone.</source>
        <translation>답하기 전에 단계별로 생각하게 해요. 답이 또렷하지 않으면 한 번 더 불러 답만 물어요.</translation>
    </message>
    <message>
        <source>Chain of prompts</source>
        <translation>프롬프트 체인</translation>
    </message>
    <message>
        <source>Chain of verification</source>
        <translation>검증 체인</translation>
    </message>
    <message>
        <source>Check and correct</source>
        <translation>확인하고 고치기</translation>
    </message>
    <message>
        <source>Check {number}</source>
        <translation>확인 {number}</translation>
    </message>
    <message>
        <source>Criticism {number}</source>
        <translation>비평 {number}</translation>
    </message>
    <message>
        <source>DRY</source>
        <translation>DRY</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>초안</translation>
    </message>
    <message>
        <source>Drafts an answer, asks questions that check it, answers them without the draft, and corrects the draft.</source>
        <translation>답의 초안을 쓰고, 확인할 질문을 만들고, 초안을 보지 않고 그 질문에 답한 뒤 초안을 고쳐요.</translation>
    </message>
    <message>
        <source>Each of its answers was faster than all answers of the others. Times inside a batch are not those of a lone run.</source>
        <translation>이 열의 모든 답이 다른 열의 어떤 답보다 빨랐어요. 일괄 실행의 시간은 따로 실행할 때와 달라요.</translation>
    </message>
    <message>
        <source>Earlier steps</source>
        <translation>앞선 단계</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예시</translation>
    </message>
    <message>
        <source>Final answer</source>
        <translation>최종 답</translation>
    </message>
    <message>
        <source>Form of the answer</source>
        <translation>답 형식</translation>
    </message>
    <message>
        <source>From how many of the likeliest words is chosen.</source>
        <translation>가장 그럴듯한 낱말 중 어디까지에서 고를지 정해요.</translation>
    </message>
    <message>
        <source>Grounded answer</source>
        <translation>근거 있는 답</translation>
    </message>
    <message>
        <source>How freely words are chosen; with repeats it shows how steady the answers are.</source>
        <translation>낱말을 얼마나 자유롭게 고를지 정해요. 반복해 보면 답이 얼마나 한결같은지 알 수 있어요.</translation>
    </message>
    <message>
        <source>How long a reasoning model may think before it answers.</source>
        <translation>추론 모델이 답하기 전에 얼마나 생각할지 정해요.</translation>
    </message>
    <message>
        <source>How much of the documents is worth sending.</source>
        <translation>문서를 얼마나 보내는 것이 좋은지 볼 수 있어요.</translation>
    </message>
    <message>
        <source>How other models answer the same prompt.</source>
        <translation>같은 프롬프트에 다른 모델은 어떻게 답하는지 봐요.</translation>
    </message>
    <message>
        <source>In several prompts</source>
        <translation>여러 프롬프트로</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>JSON by schema</source>
        <translation>스키마에 맞춘 JSON</translation>
    </message>
    <message>
        <source>Least to most</source>
        <translation>쉬운 것부터</translation>
    </message>
    <message>
        <source>Lets the model criticise its answer and write it again.</source>
        <translation>모델이 자기 답을 비평하고 다시 쓰게 해요.</translation>
    </message>
    <message>
        <source>Loading its model, {percent} % · {elapsed}</source>
        <translation>모델을 불러오는 중, {percent}% · {elapsed}</translation>
    </message>
    <message>
        <source>Longest thinking, in tokens</source>
        <translation>가장 긴 생각(토큰)</translation>
    </message>
    <message>
        <source>Marks of the model</source>
        <translation>모델의 표시</translation>
    </message>
    <message>
        <source>Mirostat</source>
        <translation>미로스탯</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>No examples</source>
        <translation>예시 없음</translation>
    </message>
    <message>
        <source>Number of examples</source>
        <translation>예시 수</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>구절</translation>
    </message>
    <message>
        <source>Passages from the documents</source>
        <translation>문서 구절 수</translation>
    </message>
    <message>
        <source>Passages: {value}</source>
        <translation>구절 {value}개</translation>
    </message>
    <message>
        <source>Plan and solve</source>
        <translation>계획하고 풀기</translation>
    </message>
    <message>
        <source>Principle</source>
        <translation>원리</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Question {number}</source>
        <translation>질문 {number}</translation>
    </message>
    <message>
        <source>Questions that check it</source>
        <translation>확인하는 질문</translation>
    </message>
    <message>
        <source>Reason before answering</source>
        <translation>답하기 전에 추론</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>추론</translation>
    </message>
    <message>
        <source>Repeat {number}</source>
        <translation>반복 {number}</translation>
    </message>
    <message>
        <source>Repeat {number} of {count}</source>
        <translation>반복 {count}번 중 {number}번째</translation>
    </message>
    <message>
        <source>Right more often than every other column on the same inputs, by more than chance would explain (McNemar’s test, p below 0.05).</source>
        <translation>같은 입력에서 다른 모든 열보다 더 자주 맞혔고, 우연으로 보기 어려운 차이예요(맥니마 검정, p &lt; 0.05).</translation>
    </message>
    <message>
        <source>Right more often than the others, but so small a difference, or one over so few answers, may be chance: run more repeats or more inputs.</source>
        <translation>다른 열보다 더 자주 맞혔지만, 차이가 작거나 답이 적어 우연일 수 있어요. 반복이나 입력을 늘려 보세요.</translation>
    </message>
    <message>
        <source>Runs prompts of their own before this column’s prompt. What each one gives can be used by its name, like {{summary}}, in those after it.</source>
        <translation>이 열의 프롬프트보다 먼저 다른 프롬프트를 실행해요. 각 결과는 뒤의 프롬프트에서 {{summary}}처럼 이름으로 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>표본 수</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Seed {value}</source>
        <translation>시드 {value}</translation>
    </message>
    <message>
        <source>Self-consistency</source>
        <translation>자기 일관성</translation>
    </message>
    <message>
        <source>Self-refine</source>
        <translation>스스로 다듬기</translation>
    </message>
    <message>
        <source>Source: {source}.</source>
        <translation>출처: {source}.</translation>
    </message>
    <message>
        <source>Split into questions</source>
        <translation>질문으로 나누기</translation>
    </message>
    <message>
        <source>Splits the question into simpler ones and answers them one after another.</source>
        <translation>질문을 더 쉬운 질문으로 나누어 차례로 답해요.</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>한 걸음 물러서기</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>단계 {number}</translation>
    </message>
    <message>
        <source>System text</source>
        <translation>시스템 글</translation>
    </message>
    <message>
        <source>Takes several samples with steps and shows the answer most of them come to.</source>
        <translation>풀이가 있는 표본을 여러 개 뽑아 가장 많이 나온 답을 보여 줘요.</translation>
    </message>
    <message>
        <source>Technique</source>
        <translation>기법</translation>
    </message>
    <message>
        <source>Tells the model the JSON schema of this column’s sampling, and lets nothing else be written.</source>
        <translation>이 열의 샘플링에 있는 JSON 스키마를 모델에 알려 주고, 그 형식으로만 쓰게 해요.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>Temperature {value}</source>
        <translation>온도 {value}</translation>
    </message>
    <message>
        <source>The examples show their steps before the output, so the model does the same.</source>
        <translation>예시가 출력 앞에 풀이를 보여 주어, 모델도 그렇게 하게 돼요.</translation>
    </message>
    <message>
        <source>The fewest tokens for an answer, read and written.</source>
        <translation>답 하나에 읽고 쓴 토큰이 가장 적어요.</translation>
    </message>
    <message>
        <source>The least cost, computed from the prices you entered.</source>
        <translation>입력한 가격으로 계산한 비용이 가장 적어요.</translation>
    </message>
    <message>
        <source>The shortest median time for an answer, but the times overlap or are too few to be sure. Times inside a batch are not those of a lone run.</source>
        <translation>답 하나에 걸린 시간의 중앙값이 가장 짧아요. 다만 시간이 서로 겹치거나 수가 적어 확실하지 않아요. 일괄 실행의 시간은 따로 실행할 때와 달라요.</translation>
    </message>
    <message>
        <source>The whole</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>The words of this column and its technique around the input.</source>
        <translation>입력을 둘러싼 이 열과 기법의 글이에요.</translation>
    </message>
    <message>
        <source>The worked examples, inputs and outputs.</source>
        <translation>예시의 입력과 출력이에요.</translation>
    </message>
    <message>
        <source>Thinking up to {value}</source>
        <translation>생각 {value}까지</translation>
    </message>
    <message>
        <source>This technique is not known here; the column cannot be run.</source>
        <translation>여기에는 없는 기법이라 이 열을 실행할 수 없어요.</translation>
    </message>
    <message>
        <source>Time to the first token and to the last, speed of writing and of reading the prompt, tokens read (those still in memory are cached) and written, why it ended.</source>
        <translation>첫 토큰과 마지막 토큰까지 걸린 시간, 쓰는 속도와 프롬프트를 읽는 속도, 읽은 토큰(메모리에 남아 있던 것은 캐시)과 쓴 토큰, 끝난 이유예요.</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Top-p {value}</source>
        <translation>Top-p {value}</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>버전 {number}</translation>
    </message>
    <message>
        <source>What is chance: the same prompt with other dice.</source>
        <translation>같은 프롬프트를 다른 시드로 실행해 무엇이 우연인지 봐요.</translation>
    </message>
    <message>
        <source>What the model wrote in steps before this one.</source>
        <translation>이 단계보다 앞에서 모델이 쓴 글이에요.</translation>
    </message>
    <message>
        <source>What the model’s own chat template adds: control tokens such as &lt;|…|&gt;.</source>
        <translation>모델의 채팅 템플릿이 더하는 &lt;|…|&gt; 같은 제어 토큰이에요.</translation>
    </message>
    <message>
        <source>What the prompt is tried on.</source>
        <translation>프롬프트를 시험할 입력이에요.</translation>
    </message>
    <message>
        <source>What was found in the documents, between marks.</source>
        <translation>문서에서 찾은 내용을 표시로 감싼 것이에요.</translation>
    </message>
    <message>
        <source>Whether more examples help, or fewer would do.</source>
        <translation>예시를 늘리면 나은지, 줄여도 되는지 봐요.</translation>
    </message>
    <message>
        <source>Which technique suits this task, at what cost in time.</source>
        <translation>이 일에 어느 기법이 맞고 시간이 얼마나 더 드는지 봐요.</translation>
    </message>
    <message>
        <source>Who the model is and what it keeps to.</source>
        <translation>모델의 역할과 지킬 것이에요.</translation>
    </message>
    <message>
        <source>XTC</source>
        <translation>XTC</translation>
    </message>
    <message>
        <source>all examples</source>
        <translation>모든 예시</translation>
    </message>
    <message>
        <source>answer not scored</source>
        <translation>답 확률을 재지 않음</translation>
    </message>
    <message>
        <source>answer scored</source>
        <translation>답 확률을 잼</translation>
    </message>
    <message>
        <source>but only {tokens} have room for it</source>
        <translation>들어갈 자리는 {tokens}</translation>
    </message>
    <message>
        <source>cheapest</source>
        <translation>가장 쌈</translation>
    </message>
    <message>
        <source>documents “{name}”</source>
        <translation>문서 ‘{name}’</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>예시</translation>
    </message>
    <message>
        <source>examples as given</source>
        <translation>예시 순서 그대로</translation>
    </message>
    <message>
        <source>examples shuffled</source>
        <translation>예시 순서 섞음</translation>
    </message>
    <message>
        <source>fastest</source>
        <translation>가장 빠름</translation>
    </message>
    <message>
        <source>fewest tokens</source>
        <translation>토큰이 가장 적음</translation>
    </message>
    <message>
        <source>form of the answer</source>
        <translation>답의 형식</translation>
    </message>
    <message>
        <source>input between marks</source>
        <translation>입력을 표시로 감쌈</translation>
    </message>
    <message>
        <source>input marked word by word</source>
        <translation>입력의 낱말마다 표시</translation>
    </message>
    <message>
        <source>input not marked</source>
        <translation>입력에 표시 없음</translation>
    </message>
    <message>
        <source>log-probabilities</source>
        <translation>로그 확률</translation>
    </message>
    <message>
        <source>log-probability {value}</source>
        <translation>로그 확률 {value}</translation>
    </message>
    <message>
        <source>longest answer {tokens}</source>
        <translation>답의 최대 길이 {tokens}</translation>
    </message>
    <message>
        <source>longest thinking</source>
        <translation>생각의 최대 길이</translation>
    </message>
    <message>
        <source>may be chance</source>
        <translation>우연일 수 있음</translation>
    </message>
    <message>
        <source>model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>most often right</source>
        <translation>가장 자주 맞힘</translation>
    </message>
    <message>
        <source>moving temperature</source>
        <translation>움직이는 온도</translation>
    </message>
    <message>
        <source>nearest examples</source>
        <translation>가장 비슷한 예시</translation>
    </message>
    <message>
        <source>no documents</source>
        <translation>문서 없음</translation>
    </message>
    <message>
        <source>no examples</source>
        <translation>예시 없음</translation>
    </message>
    <message>
        <source>no system text</source>
        <translation>시스템 글 없음</translation>
    </message>
    <message>
        <source>other examples</source>
        <translation>다른 예시</translation>
    </message>
    <message>
        <source>other prompt</source>
        <translation>다른 프롬프트</translation>
    </message>
    <message>
        <source>other steps</source>
        <translation>다른 단계</translation>
    </message>
    <message>
        <source>other system text</source>
        <translation>다른 시스템 글</translation>
    </message>
    <message>
        <source>passages as in the settings</source>
        <translation>구절 수는 설정대로</translation>
    </message>
    <message>
        <source>prompt {rate}</source>
        <translation>프롬프트 {rate}</translation>
    </message>
    <message>
        <source>reach of the penalties</source>
        <translation>벌점을 매기는 범위</translation>
    </message>
    <message>
        <source>repeats agree in {percent} %</source>
        <translation>반복 답 일치 {percent}%</translation>
    </message>
    <message>
        <source>samples at temperature {value}</source>
        <translation>표본의 온도 {value}</translation>
    </message>
    <message>
        <source>technique</source>
        <translation>기법</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>text around passages as in the settings</source>
        <translation>구절 앞뒤 글은 설정대로</translation>
    </message>
    <message>
        <source>thinking without limit</source>
        <translation>생각 길이 제한 없음</translation>
    </message>
    <message>
        <source>token biases</source>
        <translation>토큰 편향</translation>
    </message>
    <message>
        <source>too long by {tokens}</source>
        <translation>{tokens} 초과</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>top-n-sigma</source>
        <translation>top-n-sigma</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>{cached} from the cache, {read} read anew, {written} written</source>
        <translation>캐시 {cached}, 새로 읽음 {read}, 씀 {written}</translation>
    </message>
    <message>
        <source>{score} ({percent} %)</source>
        <translation>{score} ({percent}%)</translation>
    </message>
    <message>
        <source>{tokens} left</source>
        <translation>남음: {tokens}</translation>
    </message>
    <message>
        <source>{tokens} of {size} tokens of context</source>
        <translation>컨텍스트 토큰 {size}개 중 {tokens}개</translation>
    </message>
    <message>
        <source>min-p</source>
        <translation>min-p</translation>
    </message>
    <message>
        <source>repeat penalty</source>
        <translation>반복 벌점</translation>
    </message>
    <message>
        <source>frequency penalty</source>
        <translation>빈도 벌점</translation>
    </message>
    <message>
        <source>presence penalty</source>
        <translation>등장 벌점</translation>
    </message>
    <message>
        <source>longest answer</source>
        <translation>답의 최대 길이</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>stop texts</source>
        <translation>멈춤 문구</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Differs: nothing</source>
        <translation>다른 점: 없음</translation>
    </message>
    <message>
        <source>Differs: {names}</source>
        <translation>다른 점: {names}</translation>
    </message>
    <message>
        <source>Reading the prompt, {percent} % · {elapsed}</source>
        <translation>프롬프트 읽는 중 {percent}% · {elapsed}</translation>
    </message>
    <message>
        <source>Writing · {elapsed}</source>
        <translation>쓰는 중 · {elapsed}</translation>
    </message>
    <message>
        <source>Writing · {rate} · {elapsed}</source>
        <translation>쓰는 중 · {rate} · {elapsed}</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>차례를 기다리는 중</translation>
    </message>
    <message>
        <source>Waiting for a free place in the batch</source>
        <translation>빈자리를 기다리는 중</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>멈춤</translation>
    </message>
    <message numerus="yes">
        <source>%n answers: median {median}, 95 % below {p95}, from {least} to {most}</source>
        <translation>
            <numerusform>답 %n개: 중앙값 {median}, 95%가 {p95} 이하, {least}~{most}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different answers</source>
        <translation>
            <numerusform>서로 다른 답 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n examples</source>
        <translation>
            <numerusform>예시 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation>
            <numerusform>구절 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rounds</source>
        <translation>
            <numerusform>%n번 되풀이</numerusform>
        </translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message numerus="yes">
        <source>at most %n examples</source>
        <translation>
            <numerusform>예시 최대 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>total {time}</source>
        <translation>전체 {time}</translation>
    </message>
    <message>
        <source>typical</source>
        <translation>typical</translation>
    </message>
    <message>
        <source>version {number} of the prompt</source>
        <translation>프롬프트 {number}판</translation>
    </message>
    <message>
        <source>what its technique is told</source>
        <translation>기법 설정</translation>
    </message>
    <message>
        <source>with system text</source>
        <translation>시스템 글 있음</translation>
    </message>
    <message>
        <source>with the text around passages</source>
        <translation>구절 앞뒤 글 포함</translation>
    </message>
    <message>
        <source>without the text around passages</source>
        <translation>구절 앞뒤 글 제외</translation>
    </message>
    <message>
        <source>{kept} of {count} checks passed</source>
        <translation>검사 {count}개 중 {kept}개 통과</translation>
    </message>
    <message>
        <source>{lead} (may be chance)</source>
        <translation>{lead} (우연일 수 있음)</translation>
    </message>
    <message>
        <source>{most} of {count} agree</source>
        <translation>{count}개 중 {most}개 일치</translation>
    </message>
    <message>
        <source>{name} {value}</source>
        <translation>{name} {value}</translation>
    </message>
    <message>
        <source>{part} {tokens}</source>
        <translation>{part} {tokens}</translation>
    </message>
    <message>
        <source>{right} of {judged} right</source>
        <translation>{judged}개 중 {right}개 정답</translation>
    </message>
    <message>
        <source>An answer is right when it contains the expected answer. Judging by {judged} answers, the true share of right ones lies between {low} % and {high} % (95 % Wilson interval).</source>
        <translation>기대하는 답이 들어 있으면 정답으로 봐요. 답 {judged}개로 보면 실제 정답률은 {low}%에서 {high}% 사이예요(95% 윌슨 구간).</translation>
    </message>
</context>
<context>
    <name>LabPage</name>
    <message>
        <source>Take inputs out of this file</source>
        <translation>이 파일에서 입력 가져오기</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>New, open, save, export</source>
        <translation>새로 만들기, 열기, 저장, 내보내기</translation>
    </message>
</context>
<context>
    <name>LabTable</name>
    <message numerus="yes">
        <source>%n different answers</source>
        <translation>
            <numerusform>서로 다른 답 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>기대하는 답</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Loading its model</source>
        <translation>모델을 불러오는 중</translation>
    </message>
    <message>
        <source>Medians: first token after {time}, then {rate}.</source>
        <translation>중앙값: 첫 토큰까지 {time}, 그 뒤 {rate}.</translation>
    </message>
    <message>
        <source>Not run yet</source>
        <translation>아직 실행 안 함</translation>
    </message>
    <message>
        <source>Optional. An answer that contains this text counts as right.</source>
        <translation>선택 항목이에요. 이 글이 들어 있는 답을 정답으로 봐요.</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>프롬프트를 읽는 중</translation>
    </message>
    <message>
        <source>Stands in the prompts in place of {variable}.</source>
        <translation>프롬프트의 {variable} 자리에 들어가요.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>The earlier run answered otherwise.</source>
        <translation>이전 실행에서는 다르게 답했어요.</translation>
    </message>
    <message>
        <source>Type or paste here to add rows</source>
        <translation>여기에 입력하거나 붙여 넣어 행 추가</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>기다리는 중</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>쓰는 중</translation>
    </message>
    <message>
        <source>You said: {passed} pass, {failed} fail.</source>
        <translation>내 판정: 합격 {passed}개, 불합격 {failed}개.</translation>
    </message>
    <message>
        <source>You: fail</source>
        <translation>내 판정: 불합격</translation>
    </message>
    <message>
        <source>You: pass</source>
        <translation>내 판정: 합격</translation>
    </message>
    <message>
        <source>begins with “{value}”</source>
        <translation>첫머리가 ‘{value}’</translation>
    </message>
    <message>
        <source>contains “{value}”</source>
        <translation>‘{value}’ 포함</translation>
    </message>
    <message>
        <source>declines to answer</source>
        <translation>답할 수 없다고 함</translation>
    </message>
    <message>
        <source>does not begin with “{value}”</source>
        <translation>첫머리가 ‘{value}’ 아님</translation>
    </message>
    <message>
        <source>does not contain “{value}”</source>
        <translation>‘{value}’ 포함하지 않음</translation>
    </message>
    <message>
        <source>does not decline to answer</source>
        <translation>답을 피하지 않음</translation>
    </message>
    <message>
        <source>does not match the pattern {value}</source>
        <translation>패턴 {value}에 맞지 않음</translation>
    </message>
    <message>
        <source>is JSON of the given form</source>
        <translation>정해진 형식의 JSON임</translation>
    </message>
    <message>
        <source>is not JSON of the given form</source>
        <translation>정해진 형식의 JSON이 아님</translation>
    </message>
    <message>
        <source>is not the number {value} (± {tolerance})</source>
        <translation>수가 {value} (± {tolerance}) 아님</translation>
    </message>
    <message>
        <source>is not “{value}”</source>
        <translation>답이 ‘{value}’ 아님</translation>
    </message>
    <message>
        <source>is the number {value} (± {tolerance})</source>
        <translation>수가 {value} (± {tolerance})</translation>
    </message>
    <message>
        <source>is “{value}”</source>
        <translation>답이 ‘{value}’</translation>
    </message>
    <message>
        <source>matches the pattern {value}</source>
        <translation>패턴 {value}에 맞음</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>메모 있음</translation>
    </message>
    <message>
        <source>{right} of {judged} answers right: {share} %. By so many answers, the true share lies between {low} % and {high} % (95 % Wilson interval).</source>
        <translation>답 {judged}개 중 {right}개 정답: {share}%. 답이 이만큼이면 실제 정답률은 {low}%에서 {high}% 사이예요(95% 윌슨 구간).</translation>
    </message>
    <message>
        <source>{right} of {judged} right</source>
        <translation>{judged}개 중 {right}개 정답</translation>
    </message>
    <message>
        <source>{right}/{judged}</source>
        <translation>{right}/{judged}</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share}%</translation>
    </message>
    <message>
        <source>{share} % ({low}–{high})</source>
        <translation>{share}% ({low}–{high})</translation>
    </message>
</context>
<context>
    <name>LampDialog</name>
    <message>
        <source>Few-shot under the lamp</source>
        <translation>예시 살펴보기</translation>
    </message>
    <message>
        <source>Order of the examples</source>
        <translation>예시 순서</translation>
    </message>
    <message>
        <source>Lean of the labels</source>
        <translation>라벨 쏠림</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>The outputs of these examples are no labels.</source>
        <translation>이 예시들의 출력은 라벨이 아니에요.</translation>
    </message>
    <message>
        <source>Labels are not balanced: {labels}. Models lean to the frequent one.</source>
        <translation>라벨이 고르지 않아요: {labels}. 모델은 자주 나온 쪽으로 기울어요.</translation>
    </message>
    <message>
        <source>Labels are balanced: {labels}.</source>
        <translation>라벨이 고르게 있어요: {labels}.</translation>
    </message>
</context>
<context>
    <name>LampPart</name>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Stop; what has come so far stays.</source>
        <translation>멈춰요. 지금까지 나온 것은 남아요.</translation>
    </message>
</context>
<context>
    <name>LayersRow</name>
    <message>
        <source>As many as fit</source>
        <translation>들어가는 만큼</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>전부</translation>
    </message>
    <message>
        <source>None, use the CPU</source>
        <translation>없음, CPU만 사용</translation>
    </message>
    <message>
        <source>A number of them</source>
        <translation>개수 지정</translation>
    </message>
    <message>
        <source>Number of layers on the graphics card</source>
        <translation>그래픽 카드에 올릴 레이어 수</translation>
    </message>
</context>
<context>
    <name>LeanTab</name>
    <message>
        <source>What the prompt answers to inputs without content shows where it leans. Calibration divides by that. Technique and documents are left out; the shares come from the model’s log-probabilities. Source: Zhao et al. 2021, arXiv 2102.09690.</source>
        <translation>내용이 없는 입력에 어떻게 답하는지 보면 프롬프트가 어느 쪽으로 기우는지 알 수 있어요. 보정은 그 값으로 나눠요. 기법과 문서는 빼고, 비율은 모델의 로그 확률에서 계산해요. 출처: Zhao et al. 2021, arXiv 2102.09690.</translation>
    </message>
    <message>
        <source>Measure the lean</source>
        <translation>쏠림 재기</translation>
    </message>
    <message>
        <source>Without content</source>
        <translation>내용 없음</translation>
    </message>
    <message>
        <source>The sheet’s inputs</source>
        <translation>시트의 입력</translation>
    </message>
    <message>
        <source>Share of each label without content</source>
        <translation>내용 없는 입력에서 라벨별 비율</translation>
    </message>
    <message>
        <source>Inputs before and after calibration</source>
        <translation>보정 전과 후의 입력</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>재는 중…</translation>
    </message>
    <message>
        <source>Without content it leans to {label} with {share}.</source>
        <translation>내용이 없을 때 기우는 쪽: {label}, {share}.</translation>
    </message>
    <message>
        <source>Right before {before} of {total}, after calibration {after} of {total}.</source>
        <translation>정답: 보정 전 {total}개 중 {before}개, 보정 후 {total}개 중 {after}개.</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>라벨</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>기대하는 답</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>보정 전</translation>
    </message>
    <message>
        <source>Calibrated</source>
        <translation>보정 후</translation>
    </message>
</context>
<context>
    <name>LetterBadge</name>
    <message>
        <source>Column {letter}</source>
        <translation>{letter}열</translation>
    </message>
</context>
<context>
    <name>LibraryDialog</name>
    <message>
        <source>Prompt library</source>
        <translation>프롬프트 보관함</translation>
    </message>
    <message>
        <source>Undo the last change of the library (Ctrl+Z)</source>
        <translation>보관함의 마지막 변경 되돌리기(Ctrl+Z)</translation>
    </message>
    <message>
        <source>Do it again (Ctrl+Shift+Z)</source>
        <translation>다시 하기(Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>“{name}” is in the comparison.</source>
        <translation>비교에 넣었어요: ‘{name}’</translation>
    </message>
    <message>
        <source>Rolled back to version {number}</source>
        <translation>되돌림: 버전 {number}</translation>
    </message>
    <message>
        <source>Version {new} is equal to version {old} now.</source>
        <translation>이제 버전 {new}의 내용이 버전 {old}의 내용과 같아요.</translation>
    </message>
    <message>
        <source>“{name}” was deleted.</source>
        <translation>지웠어요: ‘{name}’</translation>
    </message>
    <message>
        <source>Import prompts</source>
        <translation>프롬프트 가져오기</translation>
    </message>
    <message>
        <source>Export prompts</source>
        <translation>프롬프트 내보내기</translation>
    </message>
    <message>
        <source>prompts</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Prompts (*.toml)</source>
        <translation>프롬프트 (*.toml)</translation>
    </message>
</context>
<context>
    <name>LikedDialog</name>
    <message>
        <source>Examples from answers you liked</source>
        <translation>좋아요 한 답의 예시</translation>
    </message>
    <message>
        <source>Looking through your chats…</source>
        <translation>채팅을 살펴보는 중…</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Add the checked ones to the examples of this column.</source>
        <translation>고른 것을 이 열의 예시에 추가해요.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Check those that show the model what you want.</source>
        <translation>원하는 바를 모델에 잘 보여 주는 것을 고르세요.</translation>
    </message>
    <message>
        <source>No answer has a thumbs up yet. Give one in Chat, below the answer.</source>
        <translation>아직 좋아요를 누른 답이 없어요. 채팅의 답 아래에서 누를 수 있어요.</translation>
    </message>
    <message numerus="yes">
        <source>Add %n examples</source>
        <translation>
            <numerusform>예시 %n개 추가</numerusform>
        </translation>
    </message>
    <message>
        <source>You asked</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>Answers you liked</source>
        <translation>좋아요 한 답</translation>
    </message>
</context>
<context>
    <name>ListPanel</name>
    <message>
        <source>Search names, tags and texts</source>
        <translation>이름, 태그, 글 찾기</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>모든 태그</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Show only prompts with this tag.</source>
        <translation>이 태그가 있는 프롬프트만 보여요.</translation>
    </message>
    <message>
        <source>No prompt fits the search.</source>
        <translation>찾는 프롬프트가 없어요.</translation>
    </message>
    <message>
        <source>The library is being read…</source>
        <translation>보관함을 읽는 중…</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>파일…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>Export all</source>
        <translation>모두 내보내기</translation>
    </message>
    <message>
        <source>Write all prompts shown here to files.</source>
        <translation>여기 보이는 프롬프트를 모두 파일로 써요.</translation>
    </message>
    <message>
        <source>Into one file…</source>
        <translation>한 파일로…</translation>
    </message>
    <message>
        <source>Into a folder, a file each…</source>
        <translation>폴더에 하나씩…</translation>
    </message>
    <message>
        <source>Add prompts from files. What is there already is never replaced.</source>
        <translation>파일에서 프롬프트를 더해요. 이미 있는 것은 바뀌지 않아요.</translation>
    </message>
</context>
<context>
    <name>LoadOptions</name>
    <message>
        <source>16 bit, the usual (f16)</source>
        <translation>16비트, 보통(f16)</translation>
    </message>
    <message>
        <source>16 bit, wide range (bf16)</source>
        <translation>16비트, 넓은 범위(bf16)</translation>
    </message>
    <message>
        <source>32 bit, double (f32)</source>
        <translation>32비트, 두 배(f32)</translation>
    </message>
    <message>
        <source>4 bit, a quarter (q4_0)</source>
        <translation>4비트, 4분의 1(q4_0)</translation>
    </message>
    <message>
        <source>4 bit, finer (q4_1)</source>
        <translation>4비트, 조금 더 정밀(q4_1)</translation>
    </message>
    <message>
        <source>5 bit (q5_0)</source>
        <translation>5비트(q5_0)</translation>
    </message>
    <message>
        <source>5 bit, finer (q5_1)</source>
        <translation>5비트, 조금 더 정밀(q5_1)</translation>
    </message>
    <message>
        <source>8 bit, half the memory (q8_0)</source>
        <translation>8비트, 메모리 절반(q8_0)</translation>
    </message>
    <message>
        <source>accelerator</source>
        <translation>가속기</translation>
    </message>
    <message>
        <source>graphics card</source>
        <translation>그래픽 카드</translation>
    </message>
    <message>
        <source>graphics in the processor</source>
        <translation>내장 그래픽</translation>
    </message>
    <message>
        <source>processor</source>
        <translation>프로세서</translation>
    </message>
    <message>
        <source>with a 4-bit cache: may answer a little worse</source>
        <translation>4비트 캐시 사용: 답이 조금 나빠질 수 있음</translation>
    </message>
    <message>
        <source>with a cache of type {kind}</source>
        <translation>{kind} 형식 캐시 사용</translation>
    </message>
    <message>
        <source>with an 8-bit cache: nearly as good</source>
        <translation>8비트 캐시 사용: 거의 차이 없음</translation>
    </message>
</context>
<context>
    <name>LoadOptionsForm</name>
    <message>
        <source>Load options</source>
        <translation>불러오기 옵션</translation>
    </message>
    <message>
        <source>How a model is brought into memory. The program chooses well by itself; change this for long texts, little memory or more speed.</source>
        <translation>모델을 메모리에 올리는 방식이에요. 프로그램이 알아서 잘 골라요. 글이 길거나 메모리가 적거나 더 빠르게 쓰고 싶을 때 바꾸세요.</translation>
    </message>
    <message>
        <source>How much the model can see at once: the question, the chat before it and the passages. Automatic: what it was trained for, at most 8,192.</source>
        <translation>모델이 한 번에 볼 수 있는 양이에요. 질문, 앞선 대화, 구절이 모두 들어가요. 자동: 모델이 학습한 만큼, 최대 8,192토큰.</translation>
    </message>
    <message>
        <source>Loads the present model anew with these options</source>
        <translation>지금 모델을 이 옵션으로 다시 불러와요</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>모두 되돌리기</translation>
    </message>
    <message>
        <source>Lets the program choose everything again</source>
        <translation>모든 것을 다시 프로그램에 맡겨요</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n개 바꿈</numerusform>
        </translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>Changed, but not in use yet: load the model again.</source>
        <translation>바꿨지만 아직 적용되지 않았어요. 모델을 다시 불러오세요.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Context, tokens</source>
        <translation>컨텍스트(토큰)</translation>
    </message>
    <message>
        <source>Load again</source>
        <translation>다시 불러오기</translation>
    </message>
</context>
<context>
    <name>LogSection</name>
    <message>
        <source>What the program did, for reports. It holds no prompts, answers or file names.</source>
        <translation>문제를 알릴 때 쓰는 프로그램 동작 기록이에요. 프롬프트, 답, 파일 이름은 들어 있지 않아요.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation>로그가 비어 있어요.</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>진단 정보 복사</translation>
    </message>
    <message>
        <source>Versions, device and settings, and the end of the log; no prompts, no file names</source>
        <translation>버전, 장치, 설정, 로그의 끝부분을 복사해요. 프롬프트와 파일 이름은 빠져요.</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>다시 읽기</translation>
    </message>
    <message>
        <source>Show what was logged since</source>
        <translation>그 뒤에 쌓인 기록을 보여 줘요</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Like the system</source>
        <translation>시스템 설정 따름</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>The language of this window, not of the answers.</source>
        <translation>화면에 쓰는 언어예요. 답의 언어와는 관계없어요.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Light or dark colours.</source>
        <translation>화면을 밝은 색이나 어두운 색으로 바꿔요.</translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation>{points}포인트</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Everything in the window grows with it.</source>
        <translation>화면 전체가 글자 크기에 맞춰 커져요.</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>화면과 언어</translation>
    </message>
</context>
<context>
    <name>MarkdownView</name>
    <message>
        <source>Copy code</source>
        <translation>코드 복사</translation>
    </message>
</context>
<context>
    <name>MessageEditor</name>
    <message>
        <source>Edit your message</source>
        <translation>메시지 고치기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Leaves the message as it was (Esc).</source>
        <translation>메시지를 그대로 둬요(Esc).</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>다시 묻기</translation>
    </message>
    <message>
        <source>Asks with these words; the earlier ones are kept as a version.</source>
        <translation>고친 글로 다시 물어요. 이전 글도 버전으로 남아요.</translation>
    </message>
    <message>
        <source>The earlier version is kept.</source>
        <translation>이전 버전도 남아요.</translation>
    </message>
</context>
<context>
    <name>MetadataTable</name>
    <message>
        <source>Key</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>What the file says of itself</source>
        <translation>파일에 적힌 정보</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>demo only</source>
        <translation>체험용</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>불러오기</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Ask this server from now on</source>
        <translation>이제부터 이 서버에 물어봅니다</translation>
    </message>
    <message>
        <source>Bring this model into memory; the present one goes</source>
        <translation>이 모델을 메모리에 올려요. 지금 모델은 내려가요.</translation>
    </message>
    <message>
        <source>Unload</source>
        <translation>내리기</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>그만 쓰기</translation>
    </message>
    <message>
        <source>Ask this server no longer</source>
        <translation>이 서버에 더는 묻지 않습니다</translation>
    </message>
    <message>
        <source>Free the memory this model uses</source>
        <translation>이 모델이 쓰는 메모리를 비워요</translation>
    </message>
    <message>
        <source>on a server</source>
        <translation>서버</translation>
    </message>
    <message>
        <source>This model runs elsewhere; it takes no memory here.</source>
        <translation>이 모델은 다른 곳에서 실행돼요. 여기 메모리는 쓰지 않아요.</translation>
    </message>
    <message>
        <source>adapted</source>
        <translation>어댑터</translation>
    </message>
    <message>
        <source>A model together with a LoRA adapter.</source>
        <translation>모델에 LoRA 어댑터를 더한 것이에요.</translation>
    </message>
    <message>
        <source>More about this model</source>
        <translation>이 모델 더 보기</translation>
    </message>
    <message>
        <source>Add an adapter (LoRA)…</source>
        <translation>어댑터(LoRA) 추가…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>바꾸기…</translation>
    </message>
    <message>
        <source>Take off the list (the file stays)</source>
        <translation>목록에서 빼기(파일은 남아요)</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>목록에서 빼기</translation>
    </message>
    <message>
        <source>trained for {tokens} tokens of context</source>
        <translation>학습 컨텍스트 {tokens}토큰</translation>
    </message>
    <message>
        <source>{tokens} tokens of context</source>
        <translation>컨텍스트 {tokens}토큰</translation>
    </message>
    <message>
        <source>{size} parameters</source>
        <translation>매개변수 {size}</translation>
    </message>
    <message>
        <source>licence {name}</source>
        <translation>{name} 라이선스</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation>불러오기를 멈춰요</translation>
    </message>
    <message>
        <source>Load all the same</source>
        <translation>그래도 불러오기</translation>
    </message>
    <message>
        <source>Try once more; what happened before is forgotten</source>
        <translation>한 번 더 시도해요. 전에 있었던 일은 잊어요</translation>
    </message>
    <message>
        <source>What the file says of itself</source>
        <translation>파일에 적힌 정보</translation>
    </message>
    <message>
        <source>The metadata in the head of the GGUF file</source>
        <translation>GGUF 파일 머리에 든 메타데이터예요</translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation>사용 중</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>사용 중</translation>
    </message>
    <message>
        <source>In memory too</source>
        <translation>함께 메모리에 있음</translation>
    </message>
    <message>
        <source>It came for a comparison and goes by itself when the room is needed.</source>
        <translation>비교하느라 올라왔어요. 자리가 필요하면 저절로 내려가요.</translation>
    </message>
    <message>
        <source>needs {needed} at {context} context; {free} free</source>
        <translation>컨텍스트 {context}에 {needed} 필요 · 여유 메모리 {free}</translation>
    </message>
    <message>
        <source>Choose a shorter context or a smaller file.</source>
        <translation>컨텍스트를 줄이거나 더 작은 파일을 고르세요.</translation>
    </message>
    <message>
        <source>It fits, but other programs may become slow.</source>
        <translation>올릴 수 있지만 다른 프로그램이 느려질 수 있어요.</translation>
    </message>
</context>
<context>
    <name>ModelField</name>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>With another model than the loaded one, both come into memory when there is room; else they take turns, which takes longer.</source>
        <translation>불러온 모델과 다른 모델을 고르면, 자리가 있으면 둘 다 메모리에 올리고 없으면 번갈아 써요. 그때는 더 오래 걸려요.</translation>
    </message>
    <message>
        <source>(not on the list)</source>
        <translation>(목록에 없음)</translation>
    </message>
    <message>
        <source>The loaded model</source>
        <translation>불러온 모델</translation>
    </message>
    <message>
        <source>on a server</source>
        <translation>서버</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>GGUF files on this computer, and models on servers. Drop a file anywhere on the window to add it.</source>
        <translation>이 컴퓨터의 GGUF 파일과 서버에 있는 모델이에요. 파일을 창 아무 곳에나 끌어다 놓으면 추가돼요.</translation>
    </message>
    <message>
        <source>A GGUF file on this computer…</source>
        <translation>이 컴퓨터의 GGUF 파일…</translation>
    </message>
    <message>
        <source>A model on a server…</source>
        <translation>서버에 있는 모델…</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>모델 추가</translation>
    </message>
    <message>
        <source>A download, a file on this computer, or a model on a server</source>
        <translation>내려받은 모델, 이 컴퓨터의 파일, 서버의 모델을 추가해요</translation>
    </message>
    <message>
        <source>Download a model…</source>
        <translation>모델 내려받기…</translation>
    </message>
    <message>
        <source>In memory at once: {models}. {free} free.</source>
        <translation>함께 메모리에 있는 모델: {models}. {free} 남음.</translation>
    </message>
    <message>
        <source>Models in GGUF format (*.gguf)</source>
        <translation>GGUF 형식 모델 (*.gguf)</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Save as a new version</source>
        <translation>새 버전으로 저장</translation>
    </message>
    <message>
        <source>Version {number} of “{name}”</source>
        <translation>‘{name}’의 버전 {number}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>What did you change? (may stay empty)</source>
        <translation>무엇을 바꿨나요? (비워 둬도 돼요)</translation>
    </message>
    <message>
        <source>Shown in the list of versions.</source>
        <translation>버전 목록에 보여요.</translation>
    </message>
    <message>
        <source>Save version</source>
        <translation>버전 저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>NumbersPanel</name>
    <message>
        <source>Run the columns: their times, tokens and right answers are drawn here.</source>
        <translation>열을 실행하면 시간, 토큰, 정답이 여기에 그려져요.</translation>
    </message>
    <message>
        <source>Numbers of the columns</source>
        <translation>열의 수치</translation>
    </message>
    <message>
        <source>Medians</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <source>Numbers are medians over all answers.</source>
        <translation>수치는 모든 답의 중앙값이에요.</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>첫 토큰</translation>
    </message>
    <message>
        <source>Each answer is a point, the line the median.</source>
        <translation>점은 답 하나, 선은 중앙값이에요.</translation>
    </message>
    <message>
        <source>Whole answer</source>
        <translation>답 전체</translation>
    </message>
    <message>
        <source>Tokens, in + out</source>
        <translation>토큰, 입력 + 출력</translation>
    </message>
    <message>
        <source>Tokens of an answer: from the cache, read anew, written.</source>
        <translation>답 하나의 토큰: 캐시, 새로 읽음, 씀.</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>The share of right answers. The thin line is the 95 % Wilson interval: where two of them overlap, the difference may be chance.</source>
        <translation>정답의 비율이에요. 가는 선은 95% 윌슨 구간이에요. 두 구간이 겹치면 차이가 우연일 수 있어요.</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>쓰는 속도</translation>
    </message>
    <message>
        <source>Tokens written in a second.</source>
        <translation>1초에 쓰는 토큰 수예요.</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>비용</translation>
    </message>
    <message>
        <source>Computed from the prices entered below.</source>
        <translation>아래에 입력한 가격으로 계산했어요.</translation>
    </message>
    <message>
        <source>{lead}: {letters}</source>
        <translation>{lead}: {letters}</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Recommended for this computer</source>
        <translation>이 컴퓨터에 추천해요</translation>
    </message>
    <message>
        <source>The largest of these models that fits into its memory and is not slow on it</source>
        <translation>이 가운데 메모리에 들어가고 느리지 않은 가장 큰 모델이에요</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>내려받기</translation>
    </message>
    <message>
        <source>Fetch this model’s file ({size}) to this computer</source>
        <translation>이 모델의 파일({size})을 이 컴퓨터로 받아 와요</translation>
    </message>
    <message>
        <source>Download {name}</source>
        <translation>{name} 내려받기</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>이 컴퓨터에 있어요</translation>
    </message>
    <message>
        <source>{size} parameters</source>
        <translation>매개변수 {size}</translation>
    </message>
    <message>
        <source>licence {name}</source>
        <translation>{name} 라이선스</translation>
    </message>
</context>
<context>
    <name>OptionSets</name>
    <message>
        <source>Choose linear or YaRN scaling first.</source>
        <translation>먼저 선형이나 YaRN 확장을 고르세요.</translation>
    </message>
    <message>
        <source>Without flash attention the values stay at 16 bit.</source>
        <translation>플래시 어텐션이 없으면 값은 16비트로 남아요.</translation>
    </message>
    <message>
        <source>Cache of keys</source>
        <translation>키 캐시</translation>
    </message>
    <message>
        <source>How exactly what was read is remembered. Fewer bits make room for a longer context.</source>
        <translation>읽은 내용을 얼마나 정밀하게 기억할지 정해요. 비트를 줄이면 컨텍스트를 더 길게 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>Cache of values</source>
        <translation>값 캐시</translation>
    </message>
    <message>
        <source>The other half of what is remembered. Fewer bits need flash attention.</source>
        <translation>기억하는 내용의 나머지 절반이에요. 비트를 줄이려면 플래시 어텐션이 필요해요.</translation>
    </message>
    <message>
        <source>Map the file</source>
        <translation>파일 매핑</translation>
    </message>
    <message>
        <source>The file is read as it is needed: starts sooner, and the memory can be given back.</source>
        <translation>파일을 필요한 만큼 읽어요. 더 빨리 시작하고, 메모리를 돌려줄 수 있어요.</translation>
    </message>
    <message>
        <source>Keep in memory</source>
        <translation>메모리에 고정</translation>
    </message>
    <message>
        <source>Never moved out to disk. Only for models well below your memory.</source>
        <translation>디스크로 내보내지 않아요. 메모리보다 훨씬 작은 모델에만 쓰세요.</translation>
    </message>
    <message>
        <source>What is remembered, and how exactly.</source>
        <translation>무엇을 얼마나 정밀하게 기억할지 정해요.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Layers on the graphics card</source>
        <translation>그래픽 카드에 올릴 레이어</translation>
    </message>
    <message>
        <source>More is faster, as long as its own memory suffices. Without a supported card this changes nothing.</source>
        <translation>그래픽 메모리가 충분하면 많을수록 빨라요. 지원하는 카드가 없으면 달라지는 것이 없어요.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>On</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation>플래시 어텐션</translation>
    </message>
    <message>
        <source>Less memory and more speed on graphics cards; slower on processors, so automatic leaves it off there.</source>
        <translation>그래픽 카드에서는 메모리를 덜 쓰고 빨라요. 프로세서에서는 느려서 자동일 때는 꺼요.</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>그래픽 카드</translation>
    </message>
    <message>
        <source>What is computed where.</source>
        <translation>무엇을 어디서 계산할지 정해요.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Processor cores that compute. Automatic takes all physical ones; fewer leave more for other programs.</source>
        <translation>계산에 쓰는 프로세서 코어 수예요. 자동은 물리 코어를 모두 써요. 줄이면 다른 프로그램에 여유가 생겨요.</translation>
    </message>
    <message>
        <source>Batch, tokens</source>
        <translation>배치, 토큰</translation>
    </message>
    <message>
        <source>Tokens of a prompt that are read in one step.</source>
        <translation>한 단계에 읽는 프롬프트 토큰 수예요.</translation>
    </message>
    <message>
        <source>Micro batch, tokens</source>
        <translation>마이크로 배치, 토큰</translation>
    </message>
    <message>
        <source>Of these, so many are computed at once. Fewer need less memory; more may be faster on a graphics card.</source>
        <translation>이 가운데 한꺼번에 계산하는 수예요. 줄이면 메모리를 덜 쓰고, 늘리면 그래픽 카드에서 더 빠를 수 있어요.</translation>
    </message>
    <message>
        <source>as batch</source>
        <translation>배치와 같음</translation>
    </message>
    <message>
        <source>Answers at once</source>
        <translation>동시에 쓰는 답</translation>
    </message>
    <message>
        <source>Most answers the lab generates side by side.</source>
        <translation>실험실이 나란히 만드는 답의 최대 수예요.</translation>
    </message>
    <message>
        <source>Cores, batches, answers side by side.</source>
        <translation>코어, 배치, 동시에 쓰는 답이에요.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>as in the file</source>
        <translation>파일대로</translation>
    </message>
    <message>
        <source>As in the file</source>
        <translation>파일대로</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>YaRN</source>
        <translation>YaRN</translation>
    </message>
    <message>
        <source>RoPE scaling</source>
        <translation>RoPE 확장</translation>
    </message>
    <message>
        <source>Stretches a model over longer texts than it was trained for; answers may become worse.</source>
        <translation>모델이 학습한 것보다 긴 글을 다루게 늘려요. 답이 나빠질 수 있어요.</translation>
    </message>
    <message>
        <source>Stretched by</source>
        <translation>늘리는 배수</translation>
    </message>
    <message>
        <source>With 2, a model trained for 8,192 tokens takes 16,384.</source>
        <translation>2로 하면 8,192토큰으로 학습한 모델이 16,384토큰까지 다뤄요.</translation>
    </message>
    <message>
        <source>Base frequency</source>
        <translation>기준 주파수</translation>
    </message>
    <message>
        <source>Only when the model’s maker names another one.</source>
        <translation>모델을 만든 쪽에서 다른 값을 쓰라고 할 때만 바꾸세요.</translation>
    </message>
    <message>
        <source>RoPE: how a model counts positions in a text.</source>
        <translation>RoPE: 모델이 글 속의 위치를 세는 방식이에요.</translation>
    </message>
    <message>
        <source>Longer texts (RoPE)</source>
        <translation>더 긴 글(RoPE)</translation>
    </message>
    <message>
        <source>Draft model</source>
        <translation>초안 모델</translation>
    </message>
    <message>
        <source>A much smaller model of the same family guesses the next tokens and this one checks them: the same text, often sooner.</source>
        <translation>같은 계열의 훨씬 작은 모델이 다음 토큰을 추측하고 이 모델이 확인해요. 글은 같고, 더 빠를 때가 많아요.</translation>
    </message>
    <message>
        <source>Speculative decoding with a draft model.</source>
        <translation>초안 모델을 쓰는 추측 디코딩이에요.</translation>
    </message>
    <message>
        <source>Guessing ahead</source>
        <translation>미리 추측하기</translation>
    </message>
</context>
<context>
    <name>OrdersTab</name>
    <message>
        <source>The same examples in other orders: all of up to four examples, else 24 drawn by the seed, on the first 20 inputs. Source: Lu et al. 2022, arXiv 2104.08786.</source>
        <translation>같은 예시를 다른 순서로 넣어 봐요. 예시가 4개까지면 모든 순서를, 더 많으면 시드로 뽑은 24가지를 처음 20개 입력에 써요. 출처: Lu et al. 2022, arXiv 2104.08786.</translation>
    </message>
    <message>
        <source>Try the orders</source>
        <translation>순서 바꿔 보기</translation>
    </message>
    <message>
        <source>Answers by order and input</source>
        <translation>순서와 입력에 따른 답</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>{done} of {total} answers</source>
        <translation>답 {total}개 중 {done}개</translation>
    </message>
    <message>
        <source>Stopped; the orders are not compared.</source>
        <translation>멈췄어요. 순서를 견주지 않았어요.</translation>
    </message>
    <message>
        <source>{steady} of {inputs} inputs get the same answer in every order. Say what is expected to see right and wrong.</source>
        <translation>입력 {inputs}개 중 {steady}개는 어떤 순서에서나 답이 같아요. 기대하는 답을 적으면 맞고 틀림을 볼 수 있어요.</translation>
    </message>
    <message>
        <source>By the order alone, right between {low} and {high}; on average {mean}, standard deviation {deviation} points over {orders} orders.</source>
        <translation>순서만 바꿔도 정답률이 {low}에서 {high}까지 달라져요. 순서 {orders}가지의 평균 {mean}, 표준편차 {deviation}점.</translation>
    </message>
</context>
<context>
    <name>OriginLine</name>
    <message>
        <source>Save as new version</source>
        <translation>새 버전으로 저장</translation>
    </message>
    <message>
        <source>Keeps this column&apos;s prompt in the library as a new version.</source>
        <translation>이 열의 프롬프트를 보관함에 새 버전으로 남겨요.</translation>
    </message>
    <message>
        <source>from {name} v{number}, changed</source>
        <translation>{name} v{number}에서, 고침</translation>
    </message>
    <message>
        <source>from {name} v{number}</source>
        <translation>{name} v{number}에서</translation>
    </message>
</context>
<context>
    <name>OwnMessage</name>
    <message>
        <source>You wrote</source>
        <translation>내가 쓴 글</translation>
    </message>
    <message>
        <source>Edit and ask again; what you wrote first is kept as a version.</source>
        <translation>고쳐서 다시 물어요. 처음 쓴 글도 버전으로 남아요.</translation>
    </message>
    <message>
        <source>Copy this message</source>
        <translation>이 메시지 복사</translation>
    </message>
</context>
<context>
    <name>PageSwitch</name>
    <message>
        <source>The page before</source>
        <translation>이전 쪽</translation>
    </message>
    <message>
        <source>The next page</source>
        <translation>다음 쪽</translation>
    </message>
    <message>
        <source>{number} / {count}</source>
        <translation>{number} / {count}</translation>
    </message>
</context>
<context>
    <name>PartsBar</name>
    <message>
        <source>How the prompt fills the context</source>
        <translation>프롬프트가 컨텍스트를 채우는 정도</translation>
    </message>
    <message>
        <source>Kept for the answer: {tokens}</source>
        <translation>답을 위해 남긴 자리: {tokens}</translation>
    </message>
    <message>
        <source>Left: {tokens}</source>
        <translation>남음: {tokens}</translation>
    </message>
</context>
<context>
    <name>PassageWords</name>
    <message>
        <source>{file}, page {page}</source>
        <translation>{file}, {page}쪽</translation>
    </message>
    <message>
        <source>meaning no. {rank} ({score})</source>
        <translation>뜻 {rank}위({score})</translation>
    </message>
    <message>
        <source>words no. {rank} ({score})</source>
        <translation>단어 {rank}위({score})</translation>
    </message>
    <message>
        <source>together no. {rank}</source>
        <translation>종합 {rank}위</translation>
    </message>
    <message>
        <source>This passage gives orders to the model. Read it before you trust the answer.</source>
        <translation>이 구절은 모델에 지시를 내려요. 답을 믿기 전에 읽어 보세요.</translation>
    </message>
    <message>
        <source>This passage holds marks of a chat. They were sent as plain text.</source>
        <translation>이 구절에는 대화를 나누는 표시가 들어 있어요. 평범한 글로 보냈어요.</translation>
    </message>
    <message>
        <source>This passage wants something sent to an address. Nothing is ever sent.</source>
        <translation>이 구절은 어떤 주소로 무언가를 보내려 해요. 아무것도 보내지 않아요.</translation>
    </message>
    <message>
        <source>left out: no room (it has {tokens} tokens, {room} were left)</source>
        <translation>제외: 자리가 모자람({tokens}토큰인데 {room}토큰 남음)</translation>
    </message>
    <message>
        <source>left out: {reason}</source>
        <translation>제외: {reason}</translation>
    </message>
    <message>
        <source>Nearness in meaning: {score} of 1, place {rank}.</source>
        <translation>뜻이 가까운 정도: 1점 만점에 {score}, {rank}위.</translation>
    </message>
    <message>
        <source>Shared words: {score}, place {rank}.</source>
        <translation>겹치는 단어: {score}, {rank}위.</translation>
    </message>
    <message numerus="yes">
        <source>%n neighbouring piece(s) joined to it.</source>
        <translation>
            <numerusform>이웃한 조각 %n개를 이어 붙였어요.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Passages</name>
    <message numerus="yes">
        <source>%n passages were sent</source>
        <translation>
            <numerusform>구절 %n개를 보냈어요</numerusform>
        </translation>
    </message>
    <message>
        <source>page {number}</source>
        <translation>{number}쪽</translation>
    </message>
</context>
<context>
    <name>PdfPage</name>
    <message>
        <source>The page as it looks</source>
        <translation>쪽 모습 그대로</translation>
    </message>
    <message>
        <source>Ctrl and the mouse wheel, or + and -, change the size.</source>
        <translation>Ctrl과 마우스 휠이나 +와 -로 크기를 바꿔요.</translation>
    </message>
</context>
<context>
    <name>PdfViewer</name>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>PhaseLine</name>
    <message>
        <source>no model is loaded, your question is kept</source>
        <translation>불러온 모델이 없어요. 질문은 그대로 있어요.</translation>
    </message>
    <message>
        <source>the model is still loading, your question is kept</source>
        <translation>모델을 불러오는 중이에요. 끝나면 바로 답해요.</translation>
    </message>
    <message>
        <source>waiting: place {place}</source>
        <translation>기다리는 중 · {place}번째</translation>
    </message>
    <message>
        <source>loading {model} {percent} % · {elapsed}</source>
        <translation>{model} 불러오는 중 {percent}% · {elapsed}</translation>
    </message>
    <message>
        <source>looking in your documents… · {elapsed}</source>
        <translation>문서에서 찾는 중… · {elapsed}</translation>
    </message>
    <message>
        <source>read {done} of {total} pieces of the documents · {elapsed}</source>
        <translation>문서 {total}조각 중 {done}조각 읽음 · {elapsed}</translation>
    </message>
    <message>
        <source>writing · {rate} · {elapsed}</source>
        <translation>쓰는 중 · {rate} · {elapsed}</translation>
    </message>
    <message>
        <source>reading the prompt {percent} % · {elapsed}</source>
        <translation>프롬프트 읽는 중 {percent}% · {elapsed}</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>{value} s</source>
        <translation>{value}초</translation>
    </message>
</context>
<context>
    <name>PriceFields</name>
    <message>
        <source>Price of a million tokens</source>
        <translation>토큰 백만 개의 가격</translation>
    </message>
    <message>
        <source>read</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>written</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>Enter what a provider asks to see what this would cost there. Models on your own computer cost nothing by the token.</source>
        <translation>서비스 제공자의 가격을 적으면 그곳에서 얼마가 들지 볼 수 있어요. 내 컴퓨터의 모델은 토큰마다 돈이 들지 않아요.</translation>
    </message>
    <message>
        <source>This run: {cost}, computed from the prices entered</source>
        <translation>이번 실행: {cost}, 입력한 가격으로 계산</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>통화</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A collection needs a name.</source>
        <translation>모음에는 이름이 있어야 해요.</translation>
    </message>
    <message>
        <source>A collection was indexed with another embedding model; only keywords were used for it.</source>
        <translation>다른 임베딩 모델로 색인한 모음이 있어서, 그 모음은 단어로만 찾았어요.</translation>
    </message>
    <message>
        <source>A comparison holds at most {count} columns.</source>
        <translation>비교에는 열을 {count}개까지 둘 수 있어요.</translation>
    </message>
    <message>
        <source>A context of up to {largest} tokens fits with a cache of type {type}: choose both in the model&apos;s settings, or close other programs.</source>
        <translation>{type} 형식 캐시를 쓰면 컨텍스트를 {largest}토큰까지 쓸 수 있어요. 모델의 불러오기 옵션에서 둘 다 고르거나 다른 프로그램을 닫으세요.</translation>
    </message>
    <message>
        <source>A context of up to {largest} tokens fits: choose that in the model&apos;s settings, or close other programs.</source>
        <translation>컨텍스트를 {largest}토큰까지 쓸 수 있어요. 모델의 불러오기 옵션에서 줄이거나 다른 프로그램을 닫으세요.</translation>
    </message>
    <message>
        <source>A rule of the grammar begins with itself, so it would never end.</source>
        <translation>문법의 규칙이 자기 자신으로 시작해서 끝나지 않아요.</translation>
    </message>
    <message>
        <source>A server cannot load a file of this computer.</source>
        <translation>서버는 이 컴퓨터의 파일을 불러올 수 없어요.</translation>
    </message>
    <message>
        <source>A sharper scan may help.</source>
        <translation>더 선명하게 스캔하면 나을 수 있어요.</translation>
    </message>
    <message>
        <source>Add a copy without copy protection.</source>
        <translation>복사 방지가 없는 사본을 추가하세요.</translation>
    </message>
    <message>
        <source>Add it again from where it is now.</source>
        <translation>지금 있는 곳에서 다시 추가하세요.</translation>
    </message>
    <message>
        <source>Add it again.</source>
        <translation>다시 추가하세요.</translation>
    </message>
    <message>
        <source>Add the folder.</source>
        <translation>폴더 추가로 넣으세요.</translation>
    </message>
    <message>
        <source>Allow writing there, or start the program with another data folder (--profile).</source>
        <translation>그 폴더에 쓰기를 허용하거나, 다른 데이터 폴더로 프로그램을 시작하세요(--profile).</translation>
    </message>
    <message>
        <source>An adapter is given twice.</source>
        <translation>같은 어댑터가 두 번 있어요.</translation>
    </message>
    <message>
        <source>An answer can follow a grammar or a JSON schema, not both.</source>
        <translation>답은 문법과 JSON 스키마 중 하나만 따를 수 있어요.</translation>
    </message>
    <message>
        <source>Another program holds the data folder and does not answer.</source>
        <translation>다른 프로그램이 데이터 폴더를 잡고 있는데 응답하지 않아요.</translation>
    </message>
    <message>
        <source>Another program is using the data folder {folder}.</source>
        <translation>다른 프로그램이 데이터 폴더 {folder} 안에서 작업하고 있어요.</translation>
    </message>
    <message>
        <source>Ask its author for an editable copy, or save it as PDF and add that file.</source>
        <translation>만든 사람에게 편집할 수 있는 사본을 받거나, PDF로 저장해서 추가하세요.</translation>
    </message>
    <message>
        <source>Ask its owner for permission, or add a copy of your own.</source>
        <translation>파일 주인에게 권한을 받거나, 사본을 만들어 추가하세요.</translation>
    </message>
    <message>
        <source>Ask who runs the server for one that this computer trusts; on this computer itself, http:// will do.</source>
        <translation>서버를 운영하는 사람에게 이 컴퓨터가 믿는 인증서를 부탁하세요. 이 컴퓨터 안의 서버라면 http://로 충분해요.</translation>
    </message>
    <message>
        <source>Ask who runs the server, or enter another key in Models.</source>
        <translation>서버를 운영하는 사람에게 묻거나 모델 화면에서 다른 키를 넣으세요.</translation>
    </message>
    <message>
        <source>Change it in the model&apos;s settings.</source>
        <translation>모델의 불러오기 옵션에서 바꾸세요.</translation>
    </message>
    <message>
        <source>Change it, or reset the sampling to its defaults.</source>
        <translation>값을 고치거나 샘플링을 기본값으로 되돌리세요.</translation>
    </message>
    <message>
        <source>Change what it names, or reset the sampling to its defaults.</source>
        <translation>이름이 나온 값을 바꾸거나 샘플링을 기본값으로 되돌리세요.</translation>
    </message>
    <message>
        <source>Check HTTP_PROXY and HTTPS_PROXY on this computer.</source>
        <translation>이 컴퓨터의 HTTP_PROXY와 HTTPS_PROXY를 확인하세요.</translation>
    </message>
    <message>
        <source>Check address and port, and that the server runs.</source>
        <translation>주소와 포트가 맞는지, 서버가 켜져 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check its brackets and quotes.</source>
        <translation>괄호와 따옴표를 확인하세요.</translation>
    </message>
    <message>
        <source>Check its smallest and largest lengths and counts, and its lists of choices.</source>
        <translation>가장 작은 길이와 개수, 가장 큰 길이와 개수, 선택 목록을 확인하세요.</translation>
    </message>
    <message>
        <source>Check that it is still there and that you may open it.</source>
        <translation>파일이 그대로 있는지, 열 권한이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check that it is there and that you may read it.</source>
        <translation>파일이 있는지, 읽을 권한이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check that the drive it lies on is connected, then try again.</source>
        <translation>파일이 있는 드라이브가 연결되어 있는지 확인하고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Check that there is free space and that you may write to the data folder.</source>
        <translation>디스크에 빈 공간이 있는지, 데이터 폴더에 쓸 권한이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check that you may write to the data folder and that the disk is connected.</source>
        <translation>데이터 폴더에 쓸 권한이 있는지, 디스크가 연결되어 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check the address, and that this computer reaches the server&apos;s network.</source>
        <translation>주소가 맞는지, 이 컴퓨터가 서버의 네트워크에 닿는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check the address, and that “chroma run” is running there.</source>
        <translation>주소가 맞는지, 그곳에서 ‘chroma run’이 실행 중인지 확인하세요.</translation>
    </message>
    <message>
        <source>Check the address: it is perhaps no server for language models.</source>
        <translation>주소를 확인하세요. 언어 모델 서버가 아닐 수 있어요.</translation>
    </message>
    <message>
        <source>Check the address: it usually ends in /v1.</source>
        <translation>주소를 확인하세요. 보통 /v1로 끝나요.</translation>
    </message>
    <message>
        <source>Check the disk and the folder {folder}, then try again.</source>
        <translation>디스크와 폴더 {folder} 상태를 확인하고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Check the network, and the spelling of the address.</source>
        <translation>네트워크와 주소의 철자를 확인하세요.</translation>
    </message>
    <message>
        <source>Check the spelling of the address, and that this computer is in its network.</source>
        <translation>주소의 철자와 이 컴퓨터가 그 네트워크에 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Choose a GGUF file with an adapter; llama.cpp&apos;s convert_lora_to_gguf.py makes one.</source>
        <translation>어댑터가 든 GGUF 파일을 고르세요. llama.cpp의 convert_lora_to_gguf.py로 만들 수 있어요.</translation>
    </message>
    <message>
        <source>Choose a chat or instruction model in GGUF form.</source>
        <translation>GGUF 형식의 대화용(instruct) 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Choose a document.</source>
        <translation>문서 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Choose a file that ends in .gguf, downloaded as it is.</source>
        <translation>내려받은 그대로의 .gguf 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Choose a file that has text in it.</source>
        <translation>글이 들어 있는 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Choose a smaller model or a smaller quantisation of it, such as Q4_K_M, or close other programs.</source>
        <translation>더 작은 모델이나 Q4_K_M처럼 더 작게 양자화한 파일을 고르거나, 다른 프로그램을 닫으세요.</translation>
    </message>
    <message>
        <source>Choose another chat from the list.</source>
        <translation>목록에서 다른 대화를 고르세요.</translation>
    </message>
    <message>
        <source>Choose another folder, or free some space.</source>
        <translation>다른 폴더를 고르거나 공간을 비우세요.</translation>
    </message>
    <message>
        <source>Choose another model, or another download of this one.</source>
        <translation>다른 모델을 고르거나, 이 모델을 다른 곳에서 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>Choose another one from the list.</source>
        <translation>목록에서 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>Choose the first part, {first}.</source>
        <translation>첫 번째 파일인 {first} 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Choose the model&apos;s main file.</source>
        <translation>모델의 본 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Close its window, or choose another folder with --profile.</source>
        <translation>그 창을 닫거나 --profile로 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation>다른 프로그램을 닫고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Correct the file and open it again; a sheet saved in the Prompt lab shows the form.</source>
        <translation>파일을 고쳐서 다시 여세요. 실험실에서 저장한 시트를 보면 형식을 알 수 있어요.</translation>
    </message>
    <message>
        <source>Download it again, or choose another model.</source>
        <translation>다시 내려받거나 다른 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Download it again, to the end.</source>
        <translation>끝까지 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>다시 내려받으세요.</translation>
    </message>
    <message>
        <source>Download it into the same folder.</source>
        <translation>같은 폴더에 내려받으세요.</translation>
    </message>
    <message>
        <source>End it in the system&apos;s task list, or choose another folder with --profile.</source>
        <translation>작업 관리자에서 그 프로그램을 끝내거나 --profile로 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Files of the kind “{suffix}” cannot be read yet.</source>
        <translation>‘{suffix}’ 형식은 아직 읽을 수 없어요.</translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation>공간을 비우고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Free some space on the disk that holds {folder}, then try again. What was saved before is safe.</source>
        <translation>폴더 {folder} 쪽 디스크의 공간을 비우고 다시 시도하세요. 이미 저장한 내용은 안전해요.</translation>
    </message>
    <message>
        <source>Give it a value, or take it out of the template.</source>
        <translation>값을 넣거나 템플릿에서 빼세요.</translation>
    </message>
    <message>
        <source>Give the parts back the names they were downloaded with.</source>
        <translation>나뉜 파일의 이름을 내려받았을 때의 이름으로 되돌리세요.</translation>
    </message>
    <message>
        <source>In the file {file}, {key} {reason}.</source>
        <translation>파일 {file}의 {key} 값이 올바르지 않아요: {reason}.</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>프로그램을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>It is being started again; no document is lost.</source>
        <translation>다시 시작하고 있어요. 잃어버린 문서는 없어요.</translation>
    </message>
    <message>
        <source>It may be damaged. If it is not, split it and add the parts.</source>
        <translation>손상되었을 수 있어요. 그렇지 않다면 나누어서 추가하세요.</translation>
    </message>
    <message>
        <source>It must be GBNF with a rule named &quot;root&quot;, and no rule may begin with itself.</source>
        <translation>&quot;root&quot; 규칙이 있는 GBNF여야 하고, 자기 자신으로 시작하는 규칙은 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>It starts again by itself; then try again. If it comes back, choose a smaller context or another model.</source>
        <translation>저절로 다시 시작해요. 그 뒤 다시 시도하세요. 되풀이되면 컨텍스트를 줄이거나 다른 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Leave some out.</source>
        <translation>몇 개를 빼세요.</translation>
    </message>
    <message>
        <source>Load a model, then run the comparison again.</source>
        <translation>모델을 불러온 뒤 비교를 다시 실행하세요.</translation>
    </message>
    <message>
        <source>Load a model; the answer then begins by itself.</source>
        <translation>모델을 불러오면 저절로 답을 시작해요.</translation>
    </message>
    <message>
        <source>Load it all the same, or choose another model.</source>
        <translation>그래도 불러오거나 다른 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Load it with a smaller context, or choose another model.</source>
        <translation>컨텍스트를 줄여 불러오거나 다른 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Load one in Models.</source>
        <translation>모델 화면에서 불러오세요.</translation>
    </message>
    <message>
        <source>Load one on the Models page, then try again.</source>
        <translation>모델 화면에서 불러온 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Look for a newer download of the same model.</source>
        <translation>같은 모델의 더 새로운 파일을 찾아보세요.</translation>
    </message>
    <message>
        <source>Loosen the grammar, or choose another model.</source>
        <translation>문법을 느슨하게 하거나 다른 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Make a new collection and add the documents to that.</source>
        <translation>새 모음을 만들어 문서를 다시 추가하세요.</translation>
    </message>
    <message>
        <source>Make it plainer: what may be left out or repeated should begin differently.</source>
        <translation>더 뚜렷하게 만드세요. 빠지거나 되풀이될 수 있는 부분은 서로 다르게 시작해야 해요.</translation>
    </message>
    <message>
        <source>Make it simpler.</source>
        <translation>더 간단하게 만드세요.</translation>
    </message>
    <message>
        <source>Make its lengths and numbers of items smaller, or leave them out.</source>
        <translation>길이와 항목 수의 제한을 줄이거나 빼세요.</translation>
    </message>
    <message>
        <source>Make some of them required, or group them.</source>
        <translation>일부를 필수로 하거나 묶으세요.</translation>
    </message>
    <message>
        <source>Move it away and start again, or put a backup copy in its place.</source>
        <translation>파일을 다른 곳으로 옮기고 다시 시작하거나, 백업한 파일로 바꾸세요.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>불러온 모델이 없어요.</translation>
    </message>
    <message>
        <source>No model is loaded. Your question is kept.</source>
        <translation>불러온 모델이 없어요. 질문은 그대로 있어요.</translation>
    </message>
    <message>
        <source>No model is ready.</source>
        <translation>준비된 모델이 없어요.</translation>
    </message>
    <message>
        <source>No passage had room.</source>
        <translation>구절을 넣을 자리가 없었어요.</translation>
    </message>
    <message>
        <source>No passage was found for this question.</source>
        <translation>이 질문에 맞는 구절을 찾지 못했어요.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>따로 할 일은 없어요.</translation>
    </message>
    <message>
        <source>Nothing relevant was found.</source>
        <translation>관련된 내용을 찾지 못했어요.</translation>
    </message>
    <message>
        <source>Nothing was sent in this chat yet.</source>
        <translation>이 대화에서 아직 보낸 메시지가 없어요.</translation>
    </message>
    <message>
        <source>Open it in the program that made it, save it again, and add it once more.</source>
        <translation>파일을 만든 프로그램에서 열어 다시 저장한 뒤 추가하세요.</translation>
    </message>
    <message>
        <source>Reading the file took too long and was stopped.</source>
        <translation>파일을 읽는 데 너무 오래 걸려 멈췄어요.</translation>
    </message>
    <message>
        <source>Reading the file would take too much memory.</source>
        <translation>이 파일을 읽으려면 메모리가 너무 많이 필요해요.</translation>
    </message>
    <message>
        <source>Save a copy without a password and add that one.</source>
        <translation>암호를 푼 사본을 저장해서 추가하세요.</translation>
    </message>
    <message>
        <source>Save it as DOCX and add that file.</source>
        <translation>DOCX로 저장해서 추가하세요.</translation>
    </message>
    <message>
        <source>Save it as HWPX and add that file.</source>
        <translation>HWPX로 저장해서 추가하세요.</translation>
    </message>
    <message>
        <source>Save it as PPTX and add that file.</source>
        <translation>PPTX로 저장해서 추가하세요.</translation>
    </message>
    <message>
        <source>Save it as XLSX and add that file.</source>
        <translation>XLSX로 저장해서 추가하세요.</translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and add it again.</source>
        <translation>파일을 UTF-8로 저장해서 다시 추가하세요.</translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation>{file} 파일로 저장했어요.</translation>
    </message>
    <message>
        <source>Shorten it, ask for a shorter answer, or load the model with a longer context.</source>
        <translation>글을 줄이거나, 답의 최대 길이를 줄이거나, 컨텍스트를 늘려 모델을 다시 불러오세요.</translation>
    </message>
    <message>
        <source>Shorten it, send fewer passages, or load the model with a larger context.</source>
        <translation>글을 줄이거나, 보내는 구절을 줄이거나, 컨텍스트를 늘려 모델을 다시 불러오세요.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>더 짧게 줄이세요.</translation>
    </message>
    <message>
        <source>Some files were passed over: {hidden} hidden, {unreadable} without permission, {other} of kinds that cannot be read.</source>
        <translation>건너뛴 파일이 있어요. 숨김 파일 {hidden}개, 권한이 없는 파일 {unreadable}개, 읽을 수 없는 형식 {other}개예요.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation>예상하지 못한 문제가 생겼어요.</translation>
    </message>
    <message>
        <source>Split it and add the parts.</source>
        <translation>나누어서 추가하세요.</translation>
    </message>
    <message>
        <source>Start a new chat, or choose another model.</source>
        <translation>새 대화를 시작하거나 다른 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Start the newer version, or choose another data folder (--profile).</source>
        <translation>더 새로운 버전을 쓰거나 다른 데이터 폴더를 고르세요(--profile).</translation>
    </message>
    <message>
        <source>Take it out of the biases.</source>
        <translation>토큰 편향에서 빼세요.</translation>
    </message>
    <message>
        <source>Take one of them out.</source>
        <translation>둘 중 하나를 빼세요.</translation>
    </message>
    <message>
        <source>The GPU could not take this model, so it runs on the CPU.</source>
        <translation>GPU에 이 모델을 올리지 못해 CPU에서 실행해요.</translation>
    </message>
    <message>
        <source>The JSON schema cannot be turned into a grammar.</source>
        <translation>이 JSON 스키마는 문법으로 바꿀 수 없어요.</translation>
    </message>
    <message>
        <source>The JSON schema counts to more than {most}.</source>
        <translation>JSON 스키마에 {most}보다 큰 개수 제한이 있어요.</translation>
    </message>
    <message>
        <source>The JSON schema is no JSON.</source>
        <translation>JSON 스키마가 올바른 JSON이 아니에요.</translation>
    </message>
    <message>
        <source>The PDF is scanned: its pages are pictures, with no text in them.</source>
        <translation>스캔한 PDF예요. 쪽이 모두 그림이라 글자가 없어요.</translation>
    </message>
    <message>
        <source>The book is locked by copy protection (DRM).</source>
        <translation>복사 방지(DRM)로 잠긴 책이에요.</translation>
    </message>
    <message>
        <source>The change could not be saved.</source>
        <translation>변경한 내용을 저장하지 못했어요.</translation>
    </message>
    <message>
        <source>The chat was deleted.</source>
        <translation>대화를 삭제했어요.</translation>
    </message>
    <message>
        <source>The collection {name} was removed. Its files stay where they are.</source>
        <translation>모음 ‘{name}’ 제거를 마쳤어요. 파일은 원래 자리에 있어요.</translation>
    </message>
    <message>
        <source>The disk is full, so the last change could not be saved.</source>
        <translation>디스크가 가득 차서 마지막 변경을 저장하지 못했어요.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>디스크가 가득 찼어요.</translation>
    </message>
    <message>
        <source>The document holds more text than can be read here.</source>
        <translation>문서에 든 글이 너무 많아 다 읽을 수 없어요.</translation>
    </message>
    <message>
        <source>The document library cannot be opened.</source>
        <translation>문서 보관함을 열 수 없어요.</translation>
    </message>
    <message>
        <source>The document library cannot be written to.</source>
        <translation>문서 보관함에 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>The document library does not answer.</source>
        <translation>문서 보관함이 응답하지 않아요.</translation>
    </message>
    <message>
        <source>The document library has crashed.</source>
        <translation>문서 보관함이 비정상적으로 끝났어요.</translation>
    </message>
    <message>
        <source>The document library has ended.</source>
        <translation>문서 보관함이 종료되었어요.</translation>
    </message>
    <message>
        <source>The document library was ended from outside.</source>
        <translation>문서 보관함이 외부에서 강제로 종료되었어요.</translation>
    </message>
    <message>
        <source>The document library was made by a newer version of this program.</source>
        <translation>이 문서 보관함은 더 새로운 버전의 프로그램에서 만들었어요.</translation>
    </message>
    <message>
        <source>The embedding model cannot be loaded; only keywords were used.</source>
        <translation>임베딩 모델을 불러올 수 없어 단어로만 찾았어요.</translation>
    </message>
    <message>
        <source>The embedding model is still loading; only keywords were used.</source>
        <translation>임베딩 모델을 아직 불러오는 중이라 단어로만 찾았어요.</translation>
    </message>
    <message>
        <source>The embedding model that comes with the program is damaged.</source>
        <translation>프로그램에 들어 있는 임베딩 모델이 손상되었어요.</translation>
    </message>
    <message>
        <source>The embedding model that comes with the program is missing.</source>
        <translation>프로그램에 들어 있어야 할 임베딩 모델이 없어요.</translation>
    </message>
    <message>
        <source>The encoding of the text cannot be told.</source>
        <translation>글자 인코딩을 알 수 없어요.</translation>
    </message>
    <message>
        <source>The engine could not go on with this answer.</source>
        <translation>엔진이 이 답을 이어 쓰지 못했어요.</translation>
    </message>
    <message>
        <source>The engine crashed.</source>
        <translation>엔진이 비정상적으로 끝났어요.</translation>
    </message>
    <message>
        <source>The engine has ended.</source>
        <translation>엔진이 종료되었어요.</translation>
    </message>
    <message>
        <source>The engine stopped answering and was ended.</source>
        <translation>엔진이 응답하지 않아 종료했어요.</translation>
    </message>
    <message>
        <source>Choose a folder of sentence-transformers with config.json and model.safetensors.</source>
        <translation>config.json과 model.safetensors가 든 sentence-transformers 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>A comparison is running.</source>
        <translation>비교가 실행되고 있어요.</translation>
    </message>
    <message>
        <source>A file of prompts holds at most {most} MB.</source>
        <translation>프롬프트 파일은 {most}MB까지예요.</translation>
    </message>
    <message>
        <source>A run cannot be written as {file}.</source>
        <translation>{file} 이름으로는 실행 결과를 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>A sheet holds {most} columns.</source>
        <translation>시트에는 열이 {most}개까지 들어가요.</translation>
    </message>
    <message>
        <source>A step of the chain is called “{name}”, which is no name for a variable.</source>
        <translation>변수 이름으로 쓸 수 없는 체인 단계 이름이에요: {name}</translation>
    </message>
    <message>
        <source>A step of this technique asks for no sample.</source>
        <translation>이 기법의 한 단계가 답을 하나도 요청하지 않아요.</translation>
    </message>
    <message>
        <source>Add one under the technique, or choose another technique.</source>
        <translation>기법 아래에 하나를 추가하거나 다른 기법을 고르세요.</translation>
    </message>
    <message>
        <source>An assertion has no type.</source>
        <translation>종류가 없는 검증이 있어요.</translation>
    </message>
    <message>
        <source>Ask for access on the model&apos;s page and download it there with a browser, or choose another model.</source>
        <translation>모델 페이지에서 접근을 신청하고 브라우저로 내려받거나, 다른 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Ask for shorter answers, or load the model with a longer context.</source>
        <translation>답을 더 짧게 하거나, 더 긴 컨텍스트로 모델을 불러오세요.</translation>
    </message>
    <message>
        <source>Calibration needs 2 to {most} short outputs, such as positive and negative.</source>
        <translation>보정하려면 ‘긍정’과 ‘부정’처럼 짧은 출력이 2~{most}가지 있어야 해요.</translation>
    </message>
    <message>
        <source>Cancel this download, and copy the address again.</source>
        <translation>이 내려받기를 취소하고 주소를 다시 복사하세요.</translation>
    </message>
    <message>
        <source>Check that this computer is online, and the spelling of the address.</source>
        <translation>이 컴퓨터가 인터넷에 연결되어 있는지, 주소에 오타가 없는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check that this computer is online, then try again; what came is kept.</source>
        <translation>이 컴퓨터가 인터넷에 연결되어 있는지 보고 다시 시도하세요. 받은 부분은 남아 있어요.</translation>
    </message>
    <message>
        <source>Check the address in a browser.</source>
        <translation>브라우저에서 주소를 확인하세요.</translation>
    </message>
    <message>
        <source>Check the address, and whether another network lets it through.</source>
        <translation>주소가 맞는지, 다른 네트워크에서는 되는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time; in a company&apos;s network, ask who runs it.</source>
        <translation>이 컴퓨터의 날짜와 시각을 확인하세요. 회사 네트워크라면 관리하는 사람에게 물어보세요.</translation>
    </message>
    <message>
        <source>Choose a file of promptfoo with a list below “tests”.</source>
        <translation>‘tests’ 아래에 목록이 있는 promptfoo 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Choose a file with a line of names and at least one row below.</source>
        <translation>이름 줄과 그 아래 한 행 이상이 있는 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Choose a folder that can be opened.</source>
        <translation>열 수 있는 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Choose a list of objects, JSONL, or a SQuAD file.</source>
        <translation>객체 목록, JSONL, SQuAD 파일 중에서 고르세요.</translation>
    </message>
    <message>
        <source>Choose a model in Models.</source>
        <translation>모델 화면에서 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Choose a model in each column.</source>
        <translation>열마다 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Choose a name that ends in {endings}.</source>
        <translation>다음 중 하나로 끝나는 이름을 고르세요: {endings}.</translation>
    </message>
    <message>
        <source>Choose a number from 1 to {most}.</source>
        <translation>1에서 {most} 사이의 수를 고르세요.</translation>
    </message>
    <message>
        <source>Choose a plain LoRA adapter.</source>
        <translation>보통 LoRA 어댑터를 고르세요.</translation>
    </message>
    <message>
        <source>Choose a size between these.</source>
        <translation>이 사이의 크기를 고르세요.</translation>
    </message>
    <message>
        <source>Choose a smaller context, or keys and values of type f16.</source>
        <translation>컨텍스트를 줄이거나, 키와 값을 f16으로 고르세요.</translation>
    </message>
    <message>
        <source>Choose a smaller context, or no draft model.</source>
        <translation>컨텍스트를 줄이거나 초안 모델을 빼세요.</translation>
    </message>
    <message>
        <source>Choose a smaller model of the same family, or none.</source>
        <translation>같은 계열의 더 작은 모델을 고르거나 쓰지 마세요.</translation>
    </message>
    <message>
        <source>Choose a smaller one: a prompt has room for a few dozen at most.</source>
        <translation>더 작은 파일을 고르세요. 프롬프트에는 많아야 수십 개가 들어가요.</translation>
    </message>
    <message>
        <source>Choose a smaller version of it, in one file.</source>
        <translation>파일 하나로 된 더 작은 판을 고르세요.</translation>
    </message>
    <message>
        <source>Choose an overlap between 0 and {most} tokens.</source>
        <translation>0에서 {most}토큰 사이의 겹침을 고르세요.</translation>
    </message>
    <message>
        <source>Choose another draft model, or none.</source>
        <translation>다른 초안 모델을 고르거나 쓰지 마세요.</translation>
    </message>
    <message>
        <source>Choose another folder, one that you may write to.</source>
        <translation>쓸 수 있는 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Choose another in Models, or load it there.</source>
        <translation>모델 화면에서 다른 모델을 고르거나 거기서 불러오세요.</translation>
    </message>
    <message>
        <source>Choose another one for this column; known are: {known}.</source>
        <translation>이 열에 다른 기법을 고르세요. 쓸 수 있는 기법: {known}.</translation>
    </message>
    <message>
        <source>Choose f16 for keys and values.</source>
        <translation>키와 값을 f16으로 고르세요.</translation>
    </message>
    <message>
        <source>Choose its folder again, or install the program again if it came with it.</source>
        <translation>폴더를 다시 고르세요. 프로그램에 들어 있던 것이라면 프로그램을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>Choose linear or YaRN scaling, or take the factor out.</source>
        <translation>선형이나 YaRN 확장을 고르거나 배수를 빼세요.</translation>
    </message>
    <message>
        <source>Choose one of {choices}.</source>
        <translation>{choices} 중 하나를 고르세요.</translation>
    </message>
    <message>
        <source>Choose one that is, or add it on the Models page.</source>
        <translation>목록에 있는 것을 고르거나 모델 화면에서 추가하세요.</translation>
    </message>
    <message>
        <source>Choose one with examples.</source>
        <translation>예시가 있는 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Choose the folder of a cross-encoder, or switch it off.</source>
        <translation>크로스 인코더 폴더를 고르거나 끄세요.</translation>
    </message>
    <message>
        <source>Choose the folder of another one.</source>
        <translation>다른 모델의 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Choose the folder of that model, or index the documents anew.</source>
        <translation>그 모델의 폴더를 고르거나 문서를 새로 색인하세요.</translation>
    </message>
    <message>
        <source>Choose the model it was made for.</source>
        <translation>어댑터가 만들어진 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Choose the model, and add this file to its adapters.</source>
        <translation>모델을 고르고, 이 파일은 그 어댑터로 추가하세요.</translation>
    </message>
    <message>
        <source>Chunks can have between {least} and {most} tokens with this embedding model.</source>
        <translation>이 임베딩 모델에서 청크는 {least}~{most}토큰이어야 해요.</translation>
    </message>
    <message>
        <source>Chunks can overlap by half of their size at most.</source>
        <translation>청크는 크기의 절반까지만 겹칠 수 있어요.</translation>
    </message>
    <message>
        <source>Close every quote, and write a quote inside a cell twice.</source>
        <translation>따옴표를 모두 닫고, 칸 안의 따옴표는 두 번 쓰세요.</translation>
    </message>
    <message>
        <source>Close it, or write quotation marks inside a cell twice, like “&quot;&quot;”.</source>
        <translation>따옴표를 닫거나, 칸 안의 따옴표는 “&quot;&quot;”처럼 두 번 쓰세요.</translation>
    </message>
    <message>
        <source>Close other programs, or load the model with a smaller context.</source>
        <translation>다른 프로그램을 닫거나 컨텍스트를 줄여 모델을 불러오세요.</translation>
    </message>
    <message>
        <source>Column {column} uses {variable}, but it has no value in row {row}.</source>
        <translation>열 {column}에서 {variable} 변수를 쓰는데, 행 {row}에 값이 없어요.</translation>
    </message>
    <message>
        <source>Column {column} uses {variable}, but it has no value.</source>
        <translation>열 {column}에서 {variable} 변수를 쓰는데 값이 없어요.</translation>
    </message>
    <message>
        <source>Copy it again, without a blank.</source>
        <translation>빈칸 없이 다시 복사하세요.</translation>
    </message>
    <message>
        <source>Copy the address of a .gguf file; it begins with https://.</source>
        <translation>.gguf 파일의 주소를 복사하세요. https://로 시작해요.</translation>
    </message>
    <message>
        <source>Correct it in the check.</source>
        <translation>검사에서 고치세요.</translation>
    </message>
    <message>
        <source>Correct it there.</source>
        <translation>그곳을 고치세요.</translation>
    </message>
    <message>
        <source>Correct it under Sampling, in the form of the answer.</source>
        <translation>샘플링의 답 형식에서 고치세요.</translation>
    </message>
    <message>
        <source>Correct it, or save the tests as CSV.</source>
        <translation>고치거나 테스트를 CSV로 저장하세요.</translation>
    </message>
    <message>
        <source>Correct it, or use “contains” instead.</source>
        <translation>패턴을 고치거나 대신 ‘포함’을 쓰세요.</translation>
    </message>
    <message>
        <source>Correct the file and open the library again.</source>
        <translation>파일을 고친 뒤 보관함을 다시 여세요.</translation>
    </message>
    <message>
        <source>Download it again, or take it out of the model&apos;s settings.</source>
        <translation>다시 내려받거나 모델의 불러오기 옵션에서 빼세요.</translation>
    </message>
    <message>
        <source>Download it another way, and choose its folder.</source>
        <translation>다른 방법으로 내려받은 뒤 그 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Enter it again in Models.</source>
        <translation>모델 화면에서 다시 넣으세요.</translation>
    </message>
    <message>
        <source>Enter it in Models.</source>
        <translation>모델 화면에서 넣으세요.</translation>
    </message>
    <message>
        <source>Enter one of these names in Models.</source>
        <translation>모델 화면에서 이 이름 중 하나를 넣으세요.</translation>
    </message>
    <message>
        <source>Enter the name of one of them in Models.</source>
        <translation>모델 화면에서 그중 하나의 이름을 넣으세요.</translation>
    </message>
    <message>
        <source>Export the collection again and choose that file.</source>
        <translation>모음을 다시 내보내고 그 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Export the collection in smaller parts.</source>
        <translation>모음을 더 작게 나누어 내보내세요.</translation>
    </message>
    <message>
        <source>Free some space on the disk that holds {folder}, then try again.</source>
        <translation>폴더 {folder} 쪽 디스크의 공간을 비우고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Free some space on the disk that holds {folder}, then try again; what came is kept.</source>
        <translation>폴더 {folder} 쪽 디스크의 공간을 비우고 다시 시도하세요. 받은 부분은 남아 있어요.</translation>
    </message>
    <message>
        <source>Give each step a name of its own, other than input and examples.</source>
        <translation>단계마다 input, examples가 아닌 서로 다른 이름을 붙이세요.</translation>
    </message>
    <message>
        <source>Give it another id in the file, or delete the file.</source>
        <translation>파일에서 다른 id를 주거나 파일을 지우세요.</translation>
    </message>
    <message>
        <source>Give it once, with the scale you want.</source>
        <translation>원하는 세기로 한 번만 넣으세요.</translation>
    </message>
    <message>
        <source>Give it one under Sampling, in the form of the answer, or choose another technique.</source>
        <translation>샘플링의 답 형식에서 정하거나 다른 기법을 고르세요.</translation>
    </message>
    <message>
        <source>Give it one, like “contains”.</source>
        <translation>‘contains’ 같은 종류를 적으세요.</translation>
    </message>
    <message>
        <source>Give this column two examples or more.</source>
        <translation>이 열에 예시를 두 개 이상 넣으세요.</translation>
    </message>
    <message>
        <source>Have its text recognised: choose “Recognise text” above, if Tesseract is installed.</source>
        <translation>글자를 인식하게 하세요. Tesseract가 설치되어 있으면 위에서 “글자 인식”을 고르세요.</translation>
    </message>
    <message>
        <source>If you trust that address, enter it in Models instead.</source>
        <translation>그 주소를 믿는다면 모델 화면에서 그 주소를 대신 넣으세요.</translation>
    </message>
    <message>
        <source>Import that file itself.</source>
        <translation>그 파일을 직접 가져오세요.</translation>
    </message>
    <message>
        <source>In {file}, the row that ends on line {line} has {found} cells instead of {wanted}.</source>
        <translation>{file}: {line}번째 줄에서 끝나는 행의 칸이 {wanted}개가 아니라 {found}개예요.</translation>
    </message>
    <message>
        <source>Inputs cannot be read from {file}.</source>
        <translation>{file} 파일에서 입력을 읽을 수 없어요.</translation>
    </message>
    <message>
        <source>Install GNOME Keyring or KWallet and log in again; until then the key can be entered each time.</source>
        <translation>GNOME 키링이나 KWallet을 설치하고 다시 로그인하세요. 그때까지는 매번 키를 넣으면 돼요.</translation>
    </message>
    <message>
        <source>Install it together with its Korean data, then read the file again.</source>
        <translation>한국어 데이터와 함께 설치한 다음 파일을 다시 읽으세요.</translation>
    </message>
    <message>
        <source>Install its data for the language of the document, then read the file again.</source>
        <translation>문서 언어의 데이터를 설치한 다음 파일을 다시 읽으세요.</translation>
    </message>
    <message>
        <source>It may be busy, or hang: try again, or look at the server.</source>
        <translation>바쁘거나 멈췄을 수 있어요. 다시 시도하거나 서버를 살펴보세요.</translation>
    </message>
    <message>
        <source>It may have been replaced there: look at the model&apos;s page.</source>
        <translation>그곳에서 다른 파일로 바뀌었을 수 있어요. 모델 페이지를 살펴보세요.</translation>
    </message>
    <message>
        <source>It serves one at a time: wait for the others, or start it with --interrupt_requests False.</source>
        <translation>한 번에 하나씩만 답해요. 다른 답을 기다리거나 --interrupt_requests False로 서버를 시작하세요.</translation>
    </message>
    <message>
        <source>It starts again by itself; then try again.</source>
        <translation>저절로 다시 시작해요. 그런 다음 다시 시도하세요.</translation>
    </message>
    <message>
        <source>It was read again. Make your change once more.</source>
        <translation>다시 읽었어요. 한 번 더 고쳐 주세요.</translation>
    </message>
    <message>
        <source>Its options and own ways of scoring have no use here.</source>
        <translation>그 옵션과 채점 방식은 여기에서 쓰지 않아요.</translation>
    </message>
    <message>
        <source>Its template uses more than names in double braces; the rest is sent as is.</source>
        <translation>템플릿에 겹중괄호 이름이 아닌 것이 있어요. 나머지는 그대로 보내요.</translation>
    </message>
    <message>
        <source>Judge by eye, or by a blind vote.</source>
        <translation>눈으로 판정하거나 블라인드 투표를 하세요.</translation>
    </message>
    <message>
        <source>Keep its tests in a CSV file instead.</source>
        <translation>대신 테스트를 CSV 파일에 두세요.</translation>
    </message>
    <message>
        <source>Keep only the columns that the prompts need.</source>
        <translation>프롬프트에 필요한 열만 남기세요.</translation>
    </message>
    <message>
        <source>Leave out what follows ? or # and what stands before @; a key has its own field.</source>
        <translation>? 나 # 뒤의 글과 @ 앞의 글은 빼세요. 키는 따로 넣는 곳이 있어요.</translation>
    </message>
    <message>
        <source>Leave out what stands before the @.</source>
        <translation>@ 앞에 있는 부분을 빼세요.</translation>
    </message>
    <message>
        <source>Line {line} has text behind a closing quotation mark.</source>
        <translation>{line}번째 줄의 닫는 따옴표 뒤에 글이 있어요.</translation>
    </message>
    <message>
        <source>Line {line} has {cells} cells, but the first line names {names}.</source>
        <translation>{line}번째 줄의 칸은 {cells}개인데, 첫 줄의 이름은 {names}개예요.</translation>
    </message>
    <message>
        <source>Line {line} is JSON, but no object with names.</source>
        <translation>{line}번째 줄은 JSON이지만 이름이 있는 객체가 아니에요.</translation>
    </message>
    <message>
        <source>Line {line} is no JSON.</source>
        <translation>{line}번째 줄은 JSON이 아니에요.</translation>
    </message>
    <message>
        <source>Line {line} of the YAML asks for an object or for code, which is never made or run.</source>
        <translation>YAML {line}번째 줄에서 객체나 코드를 요구해요. 그런 것은 만들거나 실행하지 않아요.</translation>
    </message>
    <message>
        <source>Line {line} of the YAML cannot be read: {reason}.</source>
        <translation>YAML {line}번째 줄을 읽을 수 없어요: {reason}.</translation>
    </message>
    <message>
        <source>Load one there, then try again.</source>
        <translation>거기서 모델을 불러온 다음 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Log in again, then try again; until then the key can be entered each time.</source>
        <translation>다시 로그인한 다음 시도하세요. 그때까지는 매번 키를 넣으면 돼요.</translation>
    </message>
    <message>
        <source>Look for a missing quotation mark there.</source>
        <translation>그곳에 빠진 따옴표가 없는지 보세요.</translation>
    </message>
    <message>
        <source>Look whether it is still there and may be opened.</source>
        <translation>파일이 아직 있는지, 열 수 있는지 보세요.</translation>
    </message>
    <message>
        <source>Look whether it was saved whole.</source>
        <translation>끝까지 저장된 파일인지 보세요.</translation>
    </message>
    <message>
        <source>Make the batch larger, or compute fewer at once.</source>
        <translation>배치를 늘리거나 한꺼번에 계산하는 수를 줄이세요.</translation>
    </message>
    <message>
        <source>Name them in the first row, or leave two columns only: input and output.</source>
        <translation>첫 행에 이름을 적거나, 입력과 출력 두 열만 남기세요.</translation>
    </message>
    <message>
        <source>No answer can meet the JSON schema.</source>
        <translation>이 JSON 스키마에 맞는 답은 있을 수 없어요.</translation>
    </message>
    <message>
        <source>No computer named {host} is known.</source>
        <translation>컴퓨터 {host} 주소를 찾을 수 없어요.</translation>
    </message>
    <message>
        <source>No piece of the documents says anything about the question.</source>
        <translation>문서의 어느 조각에도 질문에 관한 내용이 없어요.</translation>
    </message>
    <message>
        <source>No safe connection to {host} could be made.</source>
        <translation>{host} 서버에 안전하게 연결하지 못했어요.</translation>
    </message>
    <message>
        <source>No text was recognised in the pictures of the document.</source>
        <translation>문서의 그림에서 글자를 인식하지 못했어요.</translation>
    </message>
    <message>
        <source>Nothing answers at {host}.</source>
        <translation>{host}에서 아무 응답이 없어요.</translation>
    </message>
    <message>
        <source>Nothing new was found; the passages of the answer before were sent again.</source>
        <translation>새로 찾은 것이 없어서 앞 답의 구절을 다시 보냈어요.</translation>
    </message>
    <message>
        <source>Offer fewer choices, and none of them twice.</source>
        <translation>선택지를 줄이고, 같은 것을 두 번 넣지 마세요.</translation>
    </message>
    <message>
        <source>One example has only one order.</source>
        <translation>예시가 하나면 순서도 하나뿐이에요.</translation>
    </message>
    <message>
        <source>Open it with that version.</source>
        <translation>그 버전으로 여세요.</translation>
    </message>
    <message>
        <source>Open the address in a browser to see what is there.</source>
        <translation>브라우저에서 주소를 열어 무엇이 있는지 보세요.</translation>
    </message>
    <message>
        <source>Open the model&apos;s page, and copy the address of one of its files again.</source>
        <translation>모델 페이지를 열고 파일 하나의 주소를 다시 복사하세요.</translation>
    </message>
    <message>
        <source>Open the model&apos;s page, choose one of its .gguf files, and copy the address of that.</source>
        <translation>모델 페이지를 열고 .gguf 파일을 하나 골라 그 주소를 복사하세요.</translation>
    </message>
    <message>
        <source>Prompts added: {added}. There already: {same}.</source>
        <translation>추가한 프롬프트: {added}개. 이미 있던 것: {same}개.</translation>
    </message>
    <message>
        <source>Put cells that hold commas or line breaks in quotes.</source>
        <translation>쉼표나 줄 바꿈이 있는 칸은 따옴표로 감싸세요.</translation>
    </message>
    <message>
        <source>Put something that is never empty before the rule&apos;s own name.</source>
        <translation>규칙 이름 앞에 비어 있을 수 없는 것을 넣으세요.</translation>
    </message>
    <message>
        <source>Put the question in other words.</source>
        <translation>질문을 다른 말로 바꿔 보세요.</translation>
    </message>
    <message>
        <source>Rewrite it with plain variables.</source>
        <translation>단순한 변수로 다시 쓰세요.</translation>
    </message>
    <message>
        <source>Save it as CSV in UTF-8 and choose it again.</source>
        <translation>UTF-8 CSV로 저장해서 다시 고르세요.</translation>
    </message>
    <message>
        <source>Save it as CSV or JSONL in UTF-8 and try again.</source>
        <translation>UTF-8 CSV나 JSONL로 저장해서 다시 해 보세요.</translation>
    </message>
    <message>
        <source>Self-consistency cannot take {count} samples.</source>
        <translation>자기 일관성에서는 표본 {count}개를 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>Self-refine cannot take {count} rounds.</source>
        <translation>스스로 다듬기는 {count}번 되풀이할 수 없어요.</translation>
    </message>
    <message>
        <source>Send fewer passages, ask for a shorter answer, or load the model with a longer context.</source>
        <translation>구절을 적게 보내거나, 답을 더 짧게 하거나, 더 긴 컨텍스트로 모델을 불러오세요.</translation>
    </message>
    <message>
        <source>Shorten it, send fewer passages, or enter the server&apos;s true context size in Models.</source>
        <translation>글을 줄이거나, 보내는 구절을 줄이거나, 모델 화면에서 서버의 실제 컨텍스트 크기를 넣으세요.</translation>
    </message>
    <message>
        <source>Some entries are no objects with names; they are left out.</source>
        <translation>이름이 있는 객체가 아닌 항목은 뺐어요.</translation>
    </message>
    <message>
        <source>Split it, or take a part of it.</source>
        <translation>나누거나 일부만 가져오세요.</translation>
    </message>
    <message>
        <source>Split it, or take a sample: 235 cases already show a difference of 10 points.</source>
        <translation>나누거나 일부를 뽑으세요. 235개면 10점 차이를 볼 수 있어요.</translation>
    </message>
    <message>
        <source>Start the server, or check address and port.</source>
        <translation>서버를 켜거나 주소와 포트를 확인하세요.</translation>
    </message>
    <message>
        <source>Stop it, then open the other run.</source>
        <translation>멈춘 뒤 다른 실행을 여세요.</translation>
    </message>
    <message>
        <source>Stop watching that one first.</source>
        <translation>먼저 그 폴더를 그만 지켜보세요.</translation>
    </message>
    <message>
        <source>Switch flash attention on, or choose f16 for the values.</source>
        <translation>플래시 어텐션을 켜거나 값을 f16으로 고르세요.</translation>
    </message>
    <message>
        <source>Take it out, or write it as a JSON schema.</source>
        <translation>빼거나 JSON 스키마로 쓰세요.</translation>
    </message>
    <message>
        <source>Take the draft model out of its settings.</source>
        <translation>불러오기 옵션에서 초안 모델을 빼세요.</translation>
    </message>
    <message>
        <source>Take the tag out that begins with “!”.</source>
        <translation>‘!’로 시작하는 태그를 빼세요.</translation>
    </message>
    <message>
        <source>Take them out of the model&apos;s settings.</source>
        <translation>모델의 불러오기 옵션에서 빼세요.</translation>
    </message>
    <message>
        <source>Take them out.</source>
        <translation>빼세요.</translation>
    </message>
    <message>
        <source>Tesseract could not read the pictures of the document.</source>
        <translation>Tesseract가 문서의 그림을 읽지 못했어요.</translation>
    </message>
    <message>
        <source>Tesseract has neither Korean nor English data.</source>
        <translation>Tesseract에 한국어 데이터도 영어 데이터도 없어요.</translation>
    </message>
    <message>
        <source>Tesseract, the program that reads text in pictures, is not installed.</source>
        <translation>그림 속 글자를 읽는 프로그램 Tesseract가 설치되어 있지 않아요.</translation>
    </message>
    <message>
        <source>The Chroma server does not answer.</source>
        <translation>Chroma 서버가 응답하지 않아요.</translation>
    </message>
    <message>
        <source>The JSON holds no list of rows.</source>
        <translation>JSON에 행 목록이 없어요.</translation>
    </message>
    <message>
        <source>The JSON schema cannot be used: {reason}.</source>
        <translation>JSON 스키마를 쓸 수 없어요: {reason}.</translation>
    </message>
    <message>
        <source>The JSON schema of this column cannot be read: {reason}.</source>
        <translation>이 열의 JSON 스키마를 읽을 수 없어요: {reason}.</translation>
    </message>
    <message>
        <source>The JSON schema of this column is not an object in braces.</source>
        <translation>이 열의 JSON 스키마는 중괄호로 된 객체가 아니에요.</translation>
    </message>
    <message>
        <source>The JSON schema takes too long on this answer.</source>
        <translation>이 답을 JSON 스키마로 검사하는 데 너무 오래 걸려요.</translation>
    </message>
    <message>
        <source>The YAML file is larger than {most} MB.</source>
        <translation>YAML 파일이 {most}MB보다 커요.</translation>
    </message>
    <message>
        <source>The YAML holds no tests.</source>
        <translation>YAML에 테스트가 없어요.</translation>
    </message>
    <message>
        <source>The YAML repeats or nests its parts too often.</source>
        <translation>YAML이 너무 많이 반복되거나 겹쳐 있어요.</translation>
    </message>
    <message>
        <source>The adapter {name} cannot be loaded: this version of llama.cpp does not understand the file.</source>
        <translation>어댑터 {name} 파일을 불러올 수 없어요. 이 버전의 llama.cpp가 이해하지 못하는 파일이에요.</translation>
    </message>
    <message>
        <source>The adapter {name} is a LoRA for another model: it changes one of the kind {theirs}, and this one is of the kind {ours}.</source>
        <translation>어댑터 {name} 파일은 다른 모델의 LoRA예요. {theirs} 계열을 바꾸는데, 이 모델은 {ours} 계열이에요.</translation>
    </message>
    <message>
        <source>The adapter {name} is a LoRA for another model: its sizes do not fit this one.</source>
        <translation>어댑터 {name} 파일은 다른 모델의 LoRA예요. 크기가 이 모델과 맞지 않아요.</translation>
    </message>
    <message>
        <source>The adapter {name} is of a kind that is switched on by certain words (aLoRA), which this program does not support.</source>
        <translation>어댑터 {name} 파일은 특정한 말로 켜지는 종류(aLoRA)라서 이 프로그램에서 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>The adapters cannot be used with this model.</source>
        <translation>이 모델에는 이 어댑터를 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>The address holds a name or a password.</source>
        <translation>주소에 이름이나 비밀번호가 들어 있어요.</translation>
    </message>
    <message>
        <source>The address holds more than a server and a path.</source>
        <translation>주소에 서버와 경로 말고 다른 것이 들어 있어요.</translation>
    </message>
    <message>
        <source>The address leads to no .gguf file.</source>
        <translation>.gguf 파일의 주소가 아니에요.</translation>
    </message>
    <message>
        <source>The address {address} is none of a file in the network.</source>
        <translation>{address} 주소는 네트워크에 있는 파일의 주소가 아니에요.</translation>
    </message>
    <message>
        <source>The address {address} is none of a server.</source>
        <translation>{address} 주소는 서버 주소가 아니에요.</translation>
    </message>
    <message>
        <source>The answers of earlier steps take {part} tokens and all else {rest}, but only {room} have room.</source>
        <translation>앞 단계의 답이 토큰 {part}개, 나머지가 {rest}개인데, {room}개까지만 들어가요.</translation>
    </message>
    <message>
        <source>The cache cannot be of type {type} with this model: its heads are {size} numbers wide, and the type goes by {block}.</source>
        <translation>이 모델의 캐시는 {type} 형식이 될 수 없어요. 헤드의 폭이 {size}인데, 이 형식은 {block} 단위예요.</translation>
    </message>
    <message>
        <source>The certificate of {host} was not accepted, so nothing was fetched.</source>
        <translation>{host} 서버의 인증서를 믿을 수 없어서 아무것도 받지 않았어요.</translation>
    </message>
    <message>
        <source>The certificate of {host} was not accepted, so nothing was sent.</source>
        <translation>{host}의 인증서를 받아들이지 못해서 아무것도 보내지 않았어요.</translation>
    </message>
    <message>
        <source>The chain of this column has no steps.</source>
        <translation>이 열의 체인에 단계가 없어요.</translation>
    </message>
    <message>
        <source>The check does not say what the answer is held against.</source>
        <translation>검사에 답과 견줄 값이 없어요.</translation>
    </message>
    <message>
        <source>The column “{name}” has no use here.</source>
        <translation>여기에서 쓰지 않는 열: ‘{name}’</translation>
    </message>
    <message>
        <source>The connection to the server broke off.</source>
        <translation>서버와의 연결이 끊겼어요.</translation>
    </message>
    <message>
        <source>The connection to {host} broke off again and again.</source>
        <translation>{host} 서버와의 연결이 자꾸 끊겼어요.</translation>
    </message>
    <message>
        <source>The context cannot be stretched by {factor} without RoPE scaling.</source>
        <translation>RoPE 확장 없이는 컨텍스트를 {factor}배로 늘릴 수 없어요.</translation>
    </message>
    <message>
        <source>The conversation with the server went wrong.</source>
        <translation>서버와 주고받는 중에 문제가 생겼어요.</translation>
    </message>
    <message>
        <source>The disk became full in the middle of the download.</source>
        <translation>내려받는 중에 디스크가 가득 찼어요.</translation>
    </message>
    <message>
        <source>The document is no longer in the library.</source>
        <translation>이 문서는 이제 문서함에 없어요.</translation>
    </message>
    <message>
        <source>The download needs {needed_gb} GB more on the disk, but only {free_gb} GB are free.</source>
        <translation>내려받으려면 디스크에 {needed_gb}GB가 더 필요한데, {free_gb}GB만 비어 있어요.</translation>
    </message>
    <message>
        <source>The draft model {name} cannot be loaded: this version of llama.cpp does not understand the file.</source>
        <translation>초안 모델 {name} 파일을 불러올 수 없어요. 이 버전의 llama.cpp가 이해하지 못하는 파일이에요.</translation>
    </message>
    <message>
        <source>The draft model {name} cannot go back over wrong guesses, so it cannot guess.</source>
        <translation>초안 모델 {name} 파일은 틀린 추측을 되돌릴 수 없어서 추측에 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>The draft model {name} has another vocabulary than this model, so it cannot guess for it.</source>
        <translation>초안 모델 {name} 파일은 이 모델과 어휘가 달라서 추측에 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>The embedding model cannot be read.</source>
        <translation>임베딩 모델을 읽을 수 없어요.</translation>
    </message>
    <message>
        <source>The embedding model in this folder cannot be loaded.</source>
        <translation>이 폴더의 임베딩 모델을 불러올 수 없어요.</translation>
    </message>
    <message>
        <source>The embedding model is not the one that the documents were indexed with.</source>
        <translation>이 임베딩 모델은 문서를 색인할 때 쓴 모델이 아니에요.</translation>
    </message>
    <message>
        <source>The engine crashed: it reached into memory that is not its own.</source>
        <translation>엔진이 자기 것이 아닌 메모리를 건드려 갑자기 끝났어요.</translation>
    </message>
    <message>
        <source>The engine gave up: {reason}</source>
        <translation>엔진이 포기했어요: {reason}</translation>
    </message>
    <message>
        <source>The engine was ended from outside.</source>
        <translation>엔진이 밖에서 종료됐어요.</translation>
    </message>
    <message>
        <source>The examples take {part} tokens and all else {rest}, but only {room} have room.</source>
        <translation>예시가 토큰 {part}개, 나머지가 {rest}개인데, {room}개까지만 들어가요.</translation>
    </message>
    <message>
        <source>The file at {host} is not the one that was expected.</source>
        <translation>{host} 서버에 있는 파일이 받으려던 파일이 아니에요.</translation>
    </message>
    <message>
        <source>The file changed while it was read.</source>
        <translation>읽는 동안 파일이 바뀌었어요.</translation>
    </message>
    <message>
        <source>The file could not be opened.</source>
        <translation>파일을 열지 못했어요.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>파일을 쓸 수 없었어요.</translation>
    </message>
    <message>
        <source>The file ends in “{suffix}” but holds no text.</source>
        <translation>확장자는 ‘{suffix}’인데 글이 들어 있지 않아요.</translation>
    </message>
    <message>
        <source>The file ends in “{suffix}”, but it is damaged or of another kind.</source>
        <translation>확장자는 ‘{suffix}’인데 손상되었거나 다른 형식이에요.</translation>
    </message>
    <message>
        <source>The file has more than {most} columns.</source>
        <translation>파일의 열이 {most}개보다 많아요.</translation>
    </message>
    <message>
        <source>The file has more than {most} rows.</source>
        <translation>파일의 행이 {most}개보다 많아요.</translation>
    </message>
    <message>
        <source>The file has no rows.</source>
        <translation>파일에 행이 없어요.</translation>
    </message>
    <message>
        <source>The file holds more than a collection can.</source>
        <translation>파일에 모음이 담을 수 있는 것보다 많이 들어 있어요.</translation>
    </message>
    <message>
        <source>The file is a distribution copy or under DRM, which keeps its text locked.</source>
        <translation>배포용 문서이거나 DRM이 걸려 있어 글을 꺼낼 수 없어요.</translation>
    </message>
    <message>
        <source>The file is damaged and cannot be read.</source>
        <translation>파일이 손상되어 읽을 수 없어요.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>파일이 비어 있어요.</translation>
    </message>
    <message>
        <source>The file is in the old Excel format.</source>
        <translation>옛 Excel 형식 파일이에요.</translation>
    </message>
    <message>
        <source>The file is in the old HWP 3 format.</source>
        <translation>옛 한글 3 형식 파일이에요.</translation>
    </message>
    <message>
        <source>The file is in the old PowerPoint format.</source>
        <translation>옛 PowerPoint 형식 파일이에요.</translation>
    </message>
    <message>
        <source>The file is in the old Word format.</source>
        <translation>옛 Word 형식 파일이에요.</translation>
    </message>
    <message>
        <source>The file is larger than {limit_mb} MB.</source>
        <translation>파일이 {limit_mb}MB보다 커요.</translation>
    </message>
    <message>
        <source>The file is no JSON.</source>
        <translation>JSON 파일이 아니에요.</translation>
    </message>
    <message>
        <source>The file is no YAML that can be read.</source>
        <translation>YAML로 읽을 수 없는 파일이에요.</translation>
    </message>
    <message>
        <source>The file is no exported collection, or it is damaged.</source>
        <translation>내보낸 모음이 아니거나 손상된 파일이에요.</translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation>파일이 더는 그 자리에 없어요.</translation>
    </message>
    <message>
        <source>The file is protected with a password.</source>
        <translation>파일이 암호로 잠겨 있어요.</translation>
    </message>
    <message>
        <source>The file was exported by a newer version of this program.</source>
        <translation>이 프로그램의 더 새로운 버전에서 내보낸 파일이에요.</translation>
    </message>
    <message>
        <source>The file {file} cannot be read.</source>
        <translation>파일 {file} 내용을 읽을 수 없어요.</translation>
    </message>
    <message>
        <source>The file {file} could not be read or written.</source>
        <translation>파일 {file} 읽기나 쓰기에 실패했어요.</translation>
    </message>
    <message>
        <source>The file {file} has more than {most} examples.</source>
        <translation>{file} 파일에 예시가 {most}개보다 많아요.</translation>
    </message>
    <message>
        <source>The file {file} has no columns called input and output; its first row is: {head}.</source>
        <translation>{file} 파일에 input, output 열이 없어요. 첫 행: {head}.</translation>
    </message>
    <message>
        <source>The file {file} is damaged or is no database of this program.</source>
        <translation>파일 {file} 내용이 손상되었거나 이 프로그램의 데이터베이스가 아니에요.</translation>
    </message>
    <message>
        <source>The file {file} is empty.</source>
        <translation>{file} 파일이 비어 있어요.</translation>
    </message>
    <message>
        <source>The file {file} is no prompt that can be read: {reason}.</source>
        <translation>{file} 파일을 프롬프트로 읽을 수 없어요: {reason}.</translation>
    </message>
    <message>
        <source>The file {file} is not a comparison sheet: {reason}.</source>
        <translation>파일 {file} 형식이 비교 시트가 아니에요: {reason}.</translation>
    </message>
    <message>
        <source>The file {file} is not a text file.</source>
        <translation>{file} 파일은 텍스트 파일이 아니에요.</translation>
    </message>
    <message>
        <source>The file {file} is not a text in UTF-8.</source>
        <translation>파일 {file} 내용이 UTF-8 텍스트가 아니에요.</translation>
    </message>
    <message>
        <source>The file {file} is too large for a prompt: {megabytes} MB.</source>
        <translation>{file} 파일은 프롬프트로 쓰기에 너무 커요: {megabytes}MB.</translation>
    </message>
    <message>
        <source>The file {file} names its columns but has no rows.</source>
        <translation>{file} 파일에 열 이름만 있고 행이 없어요.</translation>
    </message>
    <message>
        <source>The file {file} was written by a newer version of the program; it is left untouched.</source>
        <translation>{file} 파일은 더 새로운 버전의 프로그램에서 만든 것이라 그대로 두었어요.</translation>
    </message>
    <message>
        <source>The file {file} was written by a newer version of the program; it was left untouched.</source>
        <translation>파일 {file} 형식이 더 새로운 버전의 것이라 그대로 두었어요.</translation>
    </message>
    <message>
        <source>The file {name} cannot be read.</source>
        <translation>파일 {name} 내용을 읽을 수 없어요.</translation>
    </message>
    <message>
        <source>The file {name} is a GGUF of a version that this program does not know.</source>
        <translation>파일 {name} 형식은 이 프로그램이 모르는 버전의 GGUF예요.</translation>
    </message>
    <message>
        <source>The file {name} is a GGUF, but no language model by itself.</source>
        <translation>파일 {name} 형식은 GGUF이지만, 혼자 쓸 수 있는 언어 모델이 아니에요.</translation>
    </message>
    <message>
        <source>The file {name} is a later part of a model in {count} parts.</source>
        <translation>{name} 파일은 {count}개로 나뉜 모델의 뒷부분이에요.</translation>
    </message>
    <message>
        <source>The file {name} is an adapter: it changes a model, and is none by itself.</source>
        <translation>파일 {name} 내용은 어댑터예요. 모델을 바꿀 뿐, 그 자체로는 모델이 아니에요.</translation>
    </message>
    <message>
        <source>The file {name} is damaged: its header does not follow the GGUF format.</source>
        <translation>파일 {name} 내용이 손상되었어요. 머리 부분이 GGUF 형식에 맞지 않아요.</translation>
    </message>
    <message>
        <source>The file {name} is empty.</source>
        <translation>파일 {name} 안이 비어 있어요.</translation>
    </message>
    <message>
        <source>The file {name} is no GGUF model.</source>
        <translation>파일 {name} 형식은 GGUF 모델이 아니에요.</translation>
    </message>
    <message>
        <source>The file {name} is no LoRA adapter.</source>
        <translation>파일 {name} 내용은 LoRA 어댑터가 아니에요.</translation>
    </message>
    <message>
        <source>The file {name} is not complete: its end is missing.</source>
        <translation>파일 {name} 끝부분이 빠져 있어 온전하지 않아요.</translation>
    </message>
    <message>
        <source>The file {name} is one of {count} parts, but its name does not say which.</source>
        <translation>{name} 파일은 {count}개로 나뉜 모델의 하나인데, 이름으로는 몇 번째인지 알 수 없어요.</translation>
    </message>
    <message>
        <source>The files of {name} are cut and embedded anew. Until a file is ready again, it is found as it was before.</source>
        <translation>{name} 모음의 파일을 다시 나누고 임베딩해요. 파일이 다시 준비될 때까지는 전과 같이 찾아요.</translation>
    </message>
    <message>
        <source>The folder holds no embedding model that can be used here.</source>
        <translation>이 폴더에는 여기서 쓸 수 있는 임베딩 모델이 없어요.</translation>
    </message>
    <message>
        <source>The folder holds no model that can order passages.</source>
        <translation>이 폴더에는 구절의 순서를 매길 수 있는 모델이 없어요.</translation>
    </message>
    <message>
        <source>The folder is not there.</source>
        <translation>폴더가 없어요.</translation>
    </message>
    <message>
        <source>The grammar can be read in too many ways to be followed in reasonable time.</source>
        <translation>문법이 너무 여러 가지로 읽혀서 알맞은 시간 안에 따를 수 없어요.</translation>
    </message>
    <message>
        <source>The grammar can begin in more than {most} ways at one place.</source>
        <translation>문법이 한 자리에서 {most}가지가 넘는 방식으로 시작할 수 있어요.</translation>
    </message>
    <message>
        <source>The grammar cannot be followed: this model has no token that may come next.</source>
        <translation>문법을 따를 수 없어요. 이 모델에는 다음에 올 수 있는 토큰이 없어요.</translation>
    </message>
    <message>
        <source>The grammar cannot be used: llama.cpp does not understand it.</source>
        <translation>문법을 쓸 수 없어요. llama.cpp가 이해하지 못해요.</translation>
    </message>
    <message>
        <source>The grammar has more than {most} optional items in a row.</source>
        <translation>문법에 선택 항목이 {most}개 넘게 이어져 있어요.</translation>
    </message>
    <message>
        <source>The grammar nests its brackets deeper than {most} levels.</source>
        <translation>문법의 괄호가 {most}단계보다 깊어요.</translation>
    </message>
    <message>
        <source>The input takes {part} tokens and all else {rest}, but only {room} have room.</source>
        <translation>입력이 토큰 {part}개, 나머지가 {rest}개인데, {room}개까지만 들어가요.</translation>
    </message>
    <message>
        <source>The key holds signs that no key has.</source>
        <translation>키에 들어갈 수 없는 문자가 있어요.</translation>
    </message>
    <message>
        <source>The keyring of this computer does not work.</source>
        <translation>이 컴퓨터의 키 보관소가 작동하지 않아요.</translation>
    </message>
    <message>
        <source>The keyring of this computer is locked.</source>
        <translation>이 컴퓨터의 키 보관소가 잠겨 있어요.</translation>
    </message>
    <message>
        <source>The list of models that comes with the program cannot be read.</source>
        <translation>프로그램에 들어 있는 모델 목록을 읽을 수 없어요.</translation>
    </message>
    <message>
        <source>The load option {name} cannot be {value}.</source>
        <translation>불러오기 옵션 {name}에는 {value} 값을 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>The load option {name} is {value}, outside of {lowest} to {highest}.</source>
        <translation>불러오기 옵션 {name} 값은 {value}인데, {lowest}에서 {highest} 사이여야 해요.</translation>
    </message>
    <message>
        <source>The memory ran out, and the engine was ended.</source>
        <translation>메모리가 모자라 엔진이 종료됐어요.</translation>
    </message>
    <message>
        <source>The model cannot be loaded: this version of llama.cpp does not understand the file.</source>
        <translation>이 모델을 불러올 수 없어요. 지금 버전의 llama.cpp가 이해하지 못하는 파일이에요.</translation>
    </message>
    <message>
        <source>The model is in {count} parts, and {missing} is not there.</source>
        <translation>모델이 파일 {count}개로 나뉘어 있는데, {missing} 파일이 없어요.</translation>
    </message>
    <message>
        <source>The model is loaded, but there is no memory for its context of {size} tokens.</source>
        <translation>모델은 불러왔지만 {size}토큰 컨텍스트를 둘 메모리가 없어요.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template cannot be used.</source>
        <translation>이 모델의 대화 템플릿을 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template refuses this conversation: {reason}</source>
        <translation>이 모델의 대화 템플릿이 이 대화를 받아들이지 않아요: {reason}</translation>
    </message>
    <message>
        <source>The models of the file are not taken over.</source>
        <translation>파일의 모델은 가져오지 않아요.</translation>
    </message>
    <message>
        <source>The name {name} cannot be that of a file here.</source>
        <translation>{name} 이름은 여기서 파일 이름으로 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>The name {name} is used twice in the chain.</source>
        <translation>체인에서 같은 이름을 두 번 썼어요: {name}</translation>
    </message>
    <message>
        <source>The nearest examples cannot be found without the document library.</source>
        <translation>문서 보관함 없이는 가장 비슷한 예시를 찾을 수 없어요.</translation>
    </message>
    <message>
        <source>The old file is kept as {file}; repair it, or set your choices again in Settings.</source>
        <translation>이전 파일은 {file} 이름으로 남겨 두었어요. 그 파일을 고치거나 설정에서 다시 정하세요.</translation>
    </message>
    <message>
        <source>The outputs of this column&apos;s examples are no labels.</source>
        <translation>이 열의 예시 출력은 라벨이 아니에요.</translation>
    </message>
    <message>
        <source>The part of the program that talks to the server crashed.</source>
        <translation>서버와 통신하는 부분이 갑자기 끝났어요.</translation>
    </message>
    <message>
        <source>The part of the program that talks to the server has ended.</source>
        <translation>서버와 통신하는 부분이 끝났어요.</translation>
    </message>
    <message>
        <source>The part of the program that talks to the server stopped answering and was ended.</source>
        <translation>서버와 통신하는 부분이 응답하지 않아 종료했어요.</translation>
    </message>
    <message>
        <source>The part of the program that talks to the server was ended from outside.</source>
        <translation>서버와 통신하는 부분이 밖에서 종료됐어요.</translation>
    </message>
    <message>
        <source>The passages take {part} tokens and all else {rest}, but only {room} have room.</source>
        <translation>구절이 토큰 {part}개, 나머지가 {rest}개인데, {room}개까지만 들어가요.</translation>
    </message>
    <message>
        <source>The pattern is too large to be used.</source>
        <translation>패턴이 너무 커서 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>The pattern takes too long on this answer.</source>
        <translation>이 답에 패턴을 맞춰 보는 데 너무 오래 걸려요.</translation>
    </message>
    <message>
        <source>The pattern “{pattern}” is not a regular expression: {reason}.</source>
        <translation>정규식이 아닌 패턴이에요: {pattern} ({reason})</translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation>프롬프트가 비어 있어요.</translation>
    </message>
    <message>
        <source>The prompt is longer than the server&apos;s context.</source>
        <translation>프롬프트가 서버의 컨텍스트보다 길어요.</translation>
    </message>
    <message>
        <source>The prompt is too long for this model by {over} tokens: it has {tokens}, and {size} fit.</source>
        <translation>프롬프트가 이 모델에 {over}토큰만큼 길어요. {tokens}토큰인데 {size}토큰까지 들어가요.</translation>
    </message>
    <message>
        <source>The prompt takes {part} tokens and all else {rest}, but only {room} have room.</source>
        <translation>프롬프트가 토큰 {part}개, 나머지가 {rest}개인데, {room}개까지만 들어가요.</translation>
    </message>
    <message>
        <source>The prompt {name} in {file} has the id of another one, which is shown instead.</source>
        <translation>{file} 파일의 프롬프트 {name}에 다른 프롬프트와 같은 id가 있어요. 다른 쪽을 보여 드려요.</translation>
    </message>
    <message>
        <source>The prompt {name} was changed or deleted by another program meanwhile; nothing was overwritten.</source>
        <translation>그사이 다른 프로그램에서 프롬프트 {name}의 내용을 바꾸거나 지웠어요. 덮어쓴 것은 없어요.</translation>
    </message>
    <message>
        <source>The prompt {name} was deleted.</source>
        <translation>프롬프트를 지웠어요: {name}</translation>
    </message>
    <message>
        <source>The proxy on the way to {host} lets nothing through.</source>
        <translation>{host} 서버로 가는 길을 프록시가 막고 있어요.</translation>
    </message>
    <message>
        <source>The quotation mark that opens in line {line} is never closed.</source>
        <translation>{line}번째 줄에서 연 따옴표를 닫지 않았어요.</translation>
    </message>
    <message>
        <source>The quotes in {file} are broken near line {line}.</source>
        <translation>{file} 파일의 {line}번째 줄 근처에서 따옴표가 맞지 않아요.</translation>
    </message>
    <message>
        <source>The run was deleted.</source>
        <translation>실행 기록을 삭제했어요.</translation>
    </message>
    <message>
        <source>The same document is already in this collection as “{name}”.</source>
        <translation>같은 문서가 이 모음에 ‘{name}’ 이름으로 이미 있어요.</translation>
    </message>
    <message>
        <source>The sampling value {name} has a length of {size}; {most} is the most.</source>
        <translation>샘플링 값 {name} 길이는 {size}인데, {most}까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>The sampling value {name} is {value}, outside of {lowest} to {highest}.</source>
        <translation>샘플링 값 {name}: {value}. {lowest}에서 {highest} 사이여야 해요.</translation>
    </message>
    <message>
        <source>The server broke off this answer to see to another request.</source>
        <translation>서버가 다른 요청을 처리하느라 이 답을 중단했어요.</translation>
    </message>
    <message>
        <source>The server does not count tokens, so their number is estimated.</source>
        <translation>서버가 토큰을 세지 않아서 수를 어림해요.</translation>
    </message>
    <message>
        <source>The server does not tell the size of its context; enter it in Models.</source>
        <translation>서버가 컨텍스트 크기를 알려 주지 않아요. 모델 화면에서 넣으세요.</translation>
    </message>
    <message>
        <source>The server failed (status {status}). {said}</source>
        <translation>서버에서 오류가 났어요(상태 {status}). {said}</translation>
    </message>
    <message>
        <source>The server has no model {model}. It offers {offered}.</source>
        <translation>서버에 {model} 모델이 없어요. 있는 모델: {offered}.</translation>
    </message>
    <message>
        <source>The server has sent nothing for {seconds} seconds.</source>
        <translation>서버가 {seconds}초 동안 아무것도 보내지 않았어요.</translation>
    </message>
    <message>
        <source>The server is still loading its model.</source>
        <translation>서버가 아직 모델을 불러오는 중이에요.</translation>
    </message>
    <message>
        <source>The server no longer offers the model {model}.</source>
        <translation>서버가 이제 {model} 모델을 제공하지 않아요.</translation>
    </message>
    <message>
        <source>The server offers no model.</source>
        <translation>서버가 제공하는 모델이 없어요.</translation>
    </message>
    <message>
        <source>The server offers several models: {offered}.</source>
        <translation>서버에 모델이 여러 개 있어요: {offered}.</translation>
    </message>
    <message>
        <source>The server refused the request: {said}</source>
        <translation>서버가 요청을 거절했어요: {said}</translation>
    </message>
    <message>
        <source>The server sends without end.</source>
        <translation>서버가 끝없이 보내고 있어요.</translation>
    </message>
    <message>
        <source>The server takes no more requests just now.</source>
        <translation>서버가 지금은 요청을 더 받지 않아요.</translation>
    </message>
    <message>
        <source>The server tells neither the size of its context, which you can enter in Models, nor numbers of tokens, which are estimated.</source>
        <translation>서버가 컨텍스트 크기도 토큰 수도 알려 주지 않아요. 크기는 모델 화면에서 넣을 수 있고, 토큰 수는 어림해요.</translation>
    </message>
    <message>
        <source>The server withheld the rest of the answer.</source>
        <translation>서버가 답의 나머지를 보내지 않았어요.</translation>
    </message>
    <message>
        <source>The settings file could not be understood, so the default settings are used.</source>
        <translation>설정 파일을 읽을 수 없어 기본 설정을 사용해요.</translation>
    </message>
    <message>
        <source>The step {name} of the chain is empty.</source>
        <translation>체인의 단계 {name}에 내용이 없어요.</translation>
    </message>
    <message>
        <source>The system text takes {part} tokens and all else {rest}, but only {room} have room.</source>
        <translation>시스템 글이 토큰 {part}개, 나머지가 {rest}개인데, {room}개까지만 들어가요.</translation>
    </message>
    <message>
        <source>The technique of column {column} asks nothing.</source>
        <translation>열 {column}의 기법이 아무것도 묻지 않아요.</translation>
    </message>
    <message>
        <source>The template uses {variable}, but it has no value.</source>
        <translation>템플릿에 쓴 {variable} 값이 비어 있어요.</translation>
    </message>
    <message>
        <source>The tests are in another file: {file}.</source>
        <translation>테스트가 다른 파일에 있어요: {file}.</translation>
    </message>
    <message>
        <source>The text so far is kept. See whether the server still runs, then try again.</source>
        <translation>지금까지의 글은 남아 있어요. 서버가 아직 켜져 있는지 보고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The vector index is being rebuilt; only keywords were used.</source>
        <translation>벡터 색인을 다시 만드는 중이라 단어로만 찾았어요.</translation>
    </message>
    <message>
        <source>The vector index is still being opened; only keywords were used.</source>
        <translation>벡터 색인을 아직 여는 중이라 단어로만 찾았어요.</translation>
    </message>
    <message>
        <source>The words of a collection are being indexed anew; some may not be found.</source>
        <translation>모음의 단어를 새로 색인하는 중이라 일부는 찾지 못할 수 있어요.</translation>
    </message>
    <message>
        <source>There are {count} adapters; {most} are the most.</source>
        <translation>어댑터가 {count}개 있어요. {most}개까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>There are {count} stop strings; {most} are the most.</source>
        <translation>멈춤 문구가 {count}개예요. {most}개까지 쓸 수 있어요.</translation>
    </message>
    <message>
        <source>There is no input.</source>
        <translation>입력이 없어요.</translation>
    </message>
    <message>
        <source>There is no memory for the context of the draft model {name}.</source>
        <translation>초안 모델 {name}의 컨텍스트를 둘 메모리가 없어요.</translation>
    </message>
    <message>
        <source>There is no model {model} in the list.</source>
        <translation>목록에 {model} 모델이 없어요.</translation>
    </message>
    <message>
        <source>There is no permission to write in {folder}.</source>
        <translation>폴더 {folder} 안에 쓸 권한이 없어요.</translation>
    </message>
    <message>
        <source>There is no question.</source>
        <translation>질문이 없어요.</translation>
    </message>
    <message>
        <source>There is no rule here for “{what}”.</source>
        <translation>여기에 없는 규칙이에요: ‘{what}’</translation>
    </message>
    <message>
        <source>There is no server for language models at {address}.</source>
        <translation>{address}에는 언어 모델 서버가 없어요.</translation>
    </message>
    <message>
        <source>There is no such file at {host}.</source>
        <translation>{host} 서버에 그런 파일이 없어요.</translation>
    </message>
    <message>
        <source>There is no technique called {technique}.</source>
        <translation>{technique}: 없는 기법이에요.</translation>
    </message>
    <message>
        <source>There is no text in the document.</source>
        <translation>문서에 글이 없어요.</translation>
    </message>
    <message>
        <source>There is no token {token}: this model has {size}.</source>
        <translation>{token}번 토큰이 없어요. 이 모델의 토큰은 {size}개예요.</translation>
    </message>
    <message>
        <source>There was not enough memory to go on with this answer.</source>
        <translation>메모리가 모자라 이 답을 이어 쓸 수 없었어요.</translation>
    </message>
    <message>
        <source>These can be read: {readable}, and source code.</source>
        <translation>읽을 수 있는 형식: {readable}, 소스 코드.</translation>
    </message>
    <message>
        <source>This chat is no longer there.</source>
        <translation>이 대화는 이제 없어요.</translation>
    </message>
    <message>
        <source>This collection no longer exists.</source>
        <translation>이 모음은 이제 없어요.</translation>
    </message>
    <message>
        <source>This collection was indexed with another embedding model.</source>
        <translation>이 모음은 다른 임베딩 모델로 색인되었어요.</translation>
    </message>
    <message>
        <source>This column has no JSON schema.</source>
        <translation>이 열에는 JSON 스키마가 없어요.</translation>
    </message>
    <message>
        <source>This computer does not reach {host}.</source>
        <translation>이 컴퓨터에서 {host}에 닿지 않아요.</translation>
    </message>
    <message>
        <source>This computer has no keyring that could keep the key.</source>
        <translation>이 컴퓨터에는 키를 보관할 키 보관소가 없어요.</translation>
    </message>
    <message>
        <source>This document no longer exists.</source>
        <translation>이 문서는 이제 없어요.</translation>
    </message>
    <message>
        <source>This embedding model cannot be fetched from here.</source>
        <translation>이 임베딩 모델은 여기서 내려받을 수 없어요.</translation>
    </message>
    <message>
        <source>This folder and {folder}, which is watched already, lie within each other.</source>
        <translation>이 폴더와 이미 지켜보는 {folder} 폴더 중 하나가 다른 하나 안에 있어요.</translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation>파일이 아니라 폴더예요.</translation>
    </message>
    <message>
        <source>This is no address of a Chroma server.</source>
        <translation>Chroma 서버 주소가 아니에요.</translation>
    </message>
    <message>
        <source>This is not a file with text in it.</source>
        <translation>글이 들어 있는 파일이 아니에요.</translation>
    </message>
    <message>
        <source>This is too long for the model&apos;s context by {tokens} tokens.</source>
        <translation>모델의 컨텍스트보다 {tokens}토큰만큼 길어요.</translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation>이 메시지는 이제 없어요.</translation>
    </message>
    <message>
        <source>This model cannot go back over wrong guesses, so a draft model is of no use to it.</source>
        <translation>이 모델은 틀린 추측을 되돌릴 수 없어서 초안 모델이 쓸모가 없어요.</translation>
    </message>
    <message>
        <source>This model does not tell how likely its words were.</source>
        <translation>이 모델은 단어의 확률을 알려 주지 않아요.</translation>
    </message>
    <message>
        <source>This model does not write text.</source>
        <translation>이 모델은 글을 쓰는 모델이 아니에요.</translation>
    </message>
    <message>
        <source>This model lies in several files, which cannot be fetched here.</source>
        <translation>이 모델은 여러 파일로 나뉘어 있어서 여기서 내려받을 수 없어요.</translation>
    </message>
    <message>
        <source>This model needs about {needed_gb} GB of memory with a context of {context} tokens; {free_gb} GB are free.</source>
        <translation>컨텍스트 {context}토큰으로 이 모델을 쓰려면 메모리가 약 {needed_gb}GB 필요한데, 지금 {free_gb}GB 남아 있어요.</translation>
    </message>
    <message>
        <source>This model needs about {needed_gb} GB of memory; {free_gb} GB are free.</source>
        <translation>이 모델에는 메모리가 약 {needed_gb}GB 필요한데, 지금 {free_gb}GB 남아 있어요.</translation>
    </message>
    <message>
        <source>This run is no longer there.</source>
        <translation>이 실행 기록은 이제 없어요.</translation>
    </message>
    <message>
        <source>Try a smaller part of it, or update Tesseract.</source>
        <translation>더 작은 부분으로 시도하거나 Tesseract를 업데이트하세요.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>잠시 뒤에 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Try again later; what came is kept.</source>
        <translation>나중에 다시 시도하세요. 받은 부분은 남아 있어요.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>다시 시도하세요.</translation>
    </message>
    <message>
        <source>Try again; if it comes back, copy the diagnostics from Settings.</source>
        <translation>다시 시도하세요. 되풀이되면 설정에서 진단 정보를 복사해 알려 주세요.</translation>
    </message>
    <message>
        <source>Try again; if it comes back, load the model anew or choose a smaller context.</source>
        <translation>다시 시도하세요. 되풀이되면 모델을 다시 불러오거나 컨텍스트를 줄이세요.</translation>
    </message>
    <message>
        <source>Try again; if it comes back, look at what the server itself logs.</source>
        <translation>다시 시도하세요. 또 그러면 서버의 로그를 보세요.</translation>
    </message>
    <message>
        <source>Try again; if it comes back, try another network.</source>
        <translation>다시 시도하세요. 되풀이되면 다른 네트워크에서 해 보세요.</translation>
    </message>
    <message>
        <source>Try the address with http:// in front.</source>
        <translation>주소 앞에 http://를 붙여 보세요.</translation>
    </message>
    <message>
        <source>Type a message first.</source>
        <translation>먼저 메시지를 쓰세요.</translation>
    </message>
    <message>
        <source>Type it, or remove it.</source>
        <translation>값을 적거나 지우세요.</translation>
    </message>
    <message>
        <source>Type one.</source>
        <translation>질문을 쓰세요.</translation>
    </message>
    <message>
        <source>Type the input that all columns share.</source>
        <translation>모든 열이 함께 쓸 입력을 적으세요.</translation>
    </message>
    <message>
        <source>Type the number that is right.</source>
        <translation>올바른 수를 적으세요.</translation>
    </message>
    <message>
        <source>Unlock it, then try again; or enter the key for this time only.</source>
        <translation>잠금을 풀고 다시 시도하거나 이번만 키를 넣으세요.</translation>
    </message>
    <message>
        <source>Use a model on this computer; most servers do not tell it.</source>
        <translation>이 컴퓨터의 모델을 쓰세요. 서버는 대부분 알려 주지 않아요.</translation>
    </message>
    <message>
        <source>Use a simpler schema.</source>
        <translation>더 단순한 스키마를 쓰세요.</translation>
    </message>
    <message>
        <source>Use fewer or shorter examples, ask for a shorter answer, or load the model with a longer context.</source>
        <translation>예시를 줄이거나 짧게 하고, 답을 더 짧게 하거나, 더 긴 컨텍스트로 모델을 불러오세요.</translation>
    </message>
    <message>
        <source>Use letters, digits and _ only.</source>
        <translation>글자, 숫자, _만 쓰세요.</translation>
    </message>
    <message>
        <source>Use plain types, properties, items and enum; references must stay within the schema.</source>
        <translation>기본 type, properties, items, enum만 쓰세요. 참조는 스키마 안에서만 할 수 있어요.</translation>
    </message>
    <message>
        <source>Use the newer version, or choose another data folder. Nothing was changed.</source>
        <translation>더 새로운 버전을 쓰거나 다른 데이터 폴더를 고르세요. 바뀐 것은 없어요.</translation>
    </message>
    <message>
        <source>Use the newer version.</source>
        <translation>더 새로운 버전을 쓰세요.</translation>
    </message>
    <message>
        <source>Values in the cache can be of type {type} only with flash attention.</source>
        <translation>캐시의 값은 플래시 어텐션이 있어야 {type} 형식이 될 수 있어요.</translation>
    </message>
    <message>
        <source>Wait a little, then try again; an account with a provider may have run out.</source>
        <translation>잠시 기다렸다가 다시 시도하세요. 서비스 계정의 한도가 다 되었을 수도 있어요.</translation>
    </message>
    <message>
        <source>Wait some minutes, then try again; what came is kept.</source>
        <translation>몇 분 기다렸다가 다시 시도하세요. 받은 부분은 남아 있어요.</translation>
    </message>
    <message>
        <source>Wait until it is ready, or choose another order of the examples.</source>
        <translation>준비될 때까지 기다리거나, 예시 순서를 다르게 고르세요.</translation>
    </message>
    <message>
        <source>What answers at {host} hung up, or is no web server.</source>
        <translation>{host}에서 응답한 것이 연결을 끊었거나 웹 서버가 아니에요.</translation>
    </message>
    <message>
        <source>What came from {host} is damaged, so it was deleted.</source>
        <translation>{host} 서버에서 받은 파일이 손상되어 지웠어요.</translation>
    </message>
    <message>
        <source>What {address} sends is not what a server for language models sends.</source>
        <translation>{address}에서 보내는 것은 언어 모델 서버가 보내는 것이 아니에요.</translation>
    </message>
    <message>
        <source>Workbench is running on this data folder.</source>
        <translation>Workbench가 이미 이 데이터 폴더에서 실행 중이에요.</translation>
    </message>
    <message>
        <source>Write a shorter one, with smaller counts of repeats and no call of itself.</source>
        <translation>더 짧게 쓰고, 반복 횟수를 줄이고, 자기 자신을 부르지 않게 하세요.</translation>
    </message>
    <message>
        <source>Write for example 0, 0.5, 1.</source>
        <translation>예: 0, 0.5, 1</translation>
    </message>
    <message>
        <source>Write it like http://192.168.0.10:8000.</source>
        <translation>예: http://192.168.0.10:8000</translation>
    </message>
    <message>
        <source>Write it like http://localhost:8080/v1.</source>
        <translation>http://localhost:8080/v1처럼 적으세요.</translation>
    </message>
    <message>
        <source>Write it so that there are fewer ways to match the same text.</source>
        <translation>같은 글에 맞는 방법이 더 적어지도록 쓰세요.</translation>
    </message>
    <message>
        <source>Write its prompt, or remove the step.</source>
        <translation>그 단계의 프롬프트를 쓰거나 단계를 지우세요.</translation>
    </message>
    <message>
        <source>Write one JSON object a line, in braces.</source>
        <translation>한 줄에 JSON 객체 하나를 중괄호로 쓰세요.</translation>
    </message>
    <message>
        <source>Write quotation marks inside a cell twice, like “&quot;&quot;”.</source>
        <translation>칸 안의 따옴표는 “&quot;&quot;”처럼 두 번 쓰세요.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>먼저 내용을 쓰세요.</translation>
    </message>
    <message>
        <source>Write the tests out, or save them as CSV.</source>
        <translation>테스트를 직접 적거나 CSV로 저장하세요.</translation>
    </message>
    <message>
        <source>You are not allowed to read the file.</source>
        <translation>이 파일을 읽을 권한이 없어요.</translation>
    </message>
    <message>
        <source>{count} documents were removed. The files stay where they are.</source>
        <translation>문서 {count}개를 제거했어요. 파일은 원래 자리에 있어요.</translation>
    </message>
    <message>
        <source>{file} cannot be read.</source>
        <translation>{file} 파일을 읽을 수 없어요.</translation>
    </message>
    <message>
        <source>{file} could not be written.</source>
        <translation>{file} 파일을 쓰지 못했어요.</translation>
    </message>
    <message>
        <source>{file} is larger than {most} MB.</source>
        <translation>{file} 파일이 {most}MB보다 커요.</translation>
    </message>
    <message>
        <source>{file} is no text.</source>
        <translation>{file} 파일은 텍스트가 아니에요.</translation>
    </message>
    <message>
        <source>{folder} is no longer watched. Its documents stay.</source>
        <translation>{folder} 폴더를 이제 지켜보지 않아요. 문서는 그대로 있어요.</translation>
    </message>
    <message>
        <source>{host} asks for a key.</source>
        <translation>{host}에서 키를 요구해요.</translation>
    </message>
    <message>
        <source>{host} cannot be reached.</source>
        <translation>{host} 서버에 연결할 수 없어요.</translation>
    </message>
    <message>
        <source>{host} did not answer within {seconds} seconds.</source>
        <translation>{host}에서 {seconds}초 안에 응답하지 않았어요.</translation>
    </message>
    <message>
        <source>{host} does not accept the key.</source>
        <translation>{host}에서 키를 받아들이지 않아요.</translation>
    </message>
    <message>
        <source>{host} does not allow this with this key.</source>
        <translation>{host}에서 이 키로는 허용하지 않는 일이에요.</translation>
    </message>
    <message>
        <source>{host} does not answer.</source>
        <translation>{host} 서버가 응답하지 않아요.</translation>
    </message>
    <message>
        <source>{host} does not give this file to everybody.</source>
        <translation>{host} 서버가 이 파일을 누구에게나 주지는 않아요.</translation>
    </message>
    <message>
        <source>{host} does not send the file (status {status}).</source>
        <translation>{host} 서버가 파일을 보내지 않아요(상태 {status}).</translation>
    </message>
    <message>
        <source>{host} does not speak https.</source>
        <translation>{host}에서는 https를 쓰지 않아요.</translation>
    </message>
    <message>
        <source>{host} has a failure of its own (status {status}).</source>
        <translation>{host} 서버에서 오류가 났어요(상태 {status}).</translation>
    </message>
    <message>
        <source>{host} sends on to {target}; this is not followed, so that the key stays here.</source>
        <translation>{host} 서버가 {target} 주소로 넘겼어요. 키가 여기 남도록 따라가지 않았어요.</translation>
    </message>
    <message>
        <source>{host} sent something else than the file {name}, perhaps a page that asks to log in.</source>
        <translation>{host} 서버가 {name} 파일이 아닌 다른 것을 보냈어요. 로그인을 요구하는 페이지일 수 있어요.</translation>
    </message>
    <message>
        <source>{host} takes no more requests from here just now.</source>
        <translation>{host} 서버가 지금은 여기서 보내는 요청을 더 받지 않아요.</translation>
    </message>
    <message>
        <source>{host} was not found.</source>
        <translation>{host} 서버를 찾지 못했어요.</translation>
    </message>
    <message>
        <source>{micro} tokens cannot be computed at once when a batch has {batch}.</source>
        <translation>배치가 {batch}토큰일 때 {micro}토큰을 한꺼번에 계산할 수 없어요.</translation>
    </message>
    <message>
        <source>{name} is on this computer now.</source>
        <translation>{name} 모델을 이 컴퓨터에 내려받았어요.</translation>
    </message>
    <message>
        <source>{name} was exported with {count} documents.</source>
        <translation>{name} 모음을 문서 {count}개와 함께 내보냈어요.</translation>
    </message>
    <message>
        <source>{name} was not loaded: the engine crashed with it {deaths} times this week.</source>
        <translation>{name} 모델을 불러오지 않았어요. 이번 주에 이 모델로 엔진이 {deaths}번 갑자기 끝났어요.</translation>
    </message>
    <message>
        <source>{name} was not loaded: the engine hung with it {deaths} times this week.</source>
        <translation>{name} 모델을 불러오지 않았어요. 이번 주에 이 모델로 엔진이 {deaths}번 멈췄어요.</translation>
    </message>
    <message>
        <source>{name} was not loaded: the memory ran out with it {deaths} times this week.</source>
        <translation>{name} 모델을 불러오지 않았어요. 이번 주에 이 모델로 메모리가 {deaths}번 모자랐어요.</translation>
    </message>
    <message>
        <source>{name} was removed. The file stays where it is.</source>
        <translation>‘{name}’ 문서를 제거했어요. 파일은 원래 자리에 있어요.</translation>
    </message>
    <message>
        <source>{name} was taken off the list.</source>
        <translation>목록에서 {name} 항목을 뺐어요.</translation>
    </message>
    <message>
        <source>{name} was taken off the list. Its file stays.</source>
        <translation>목록에서 {name} 항목을 뺐어요. 파일은 그대로 있어요.</translation>
    </message>
    <message>
        <source>{server} takes no biases of tokens.</source>
        <translation>{server}에서는 토큰 편향을 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>{server} takes no grammar.</source>
        <translation>{server}에서는 문법을 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>{word} is outside {low} to {high}.</source>
        <translation>{low}에서 {high} 사이여야 해요: {word}</translation>
    </message>
    <message>
        <source>“{name}” has no use here.</source>
        <translation>여기에서 쓰지 않아요: ‘{name}’</translation>
    </message>
    <message>
        <source>“{value}” is no number.</source>
        <translation>수가 아니에요: ‘{value}’</translation>
    </message>
    <message>
        <source>“{what}” asks a model to judge, which no rule can do.</source>
        <translation>모델이 판정하는 방식이라 규칙으로 할 수 없어요: ‘{what}’</translation>
    </message>
    <message>
        <source>“{what}” is code or another file; nothing of an imported file is run or opened.</source>
        <translation>코드나 다른 파일이에요: ‘{what}’. 가져온 파일의 것은 실행하거나 열지 않아요.</translation>
    </message>
    <message>
        <source>“{what}” names no text.</source>
        <translation>글이 없는 검증이에요: ‘{what}’</translation>
    </message>
    <message>
        <source>“{word}” is not a number.</source>
        <translation>수가 아니에요: ‘{word}’</translation>
    </message>
    <message>
        <source>“{word}” is not a whole number.</source>
        <translation>정수가 아니에요: ‘{word}’</translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Asks the same question again; this answer is kept as a version.</source>
        <translation>같은 질문을 다시 해요. 지금 답도 버전으로 남아요.</translation>
    </message>
    <message>
        <source>The answer could not be finished.</source>
        <translation>답을 끝맺지 못했어요.</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>My documents</source>
        <translation>내 문서</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>견본</translation>
    </message>
</context>
<context>
    <name>PromptDetails</name>
    <message>
        <source>No prompt is chosen</source>
        <translation>고른 프롬프트가 없어요</translation>
    </message>
    <message>
        <source>Use in column {letter}</source>
        <translation>{letter}열에 쓰기</translation>
    </message>
    <message>
        <source>Column {letter}</source>
        <translation>{letter}열</translation>
    </message>
    <message>
        <source>Use in a column</source>
        <translation>열에 쓰기</translation>
    </message>
    <message>
        <source>Change name, tags and variables…</source>
        <translation>이름, 태그, 변수 바꾸기…</translation>
    </message>
    <message>
        <source>Export this prompt…</source>
        <translation>이 프롬프트 내보내기…</translation>
    </message>
    <message>
        <source>Roll back to this version</source>
        <translation>이 버전으로 되돌리기</translation>
    </message>
    <message>
        <source>Saves a new version equal to this one; no version is lost.</source>
        <translation>이 버전과 같은 새 버전을 저장해요. 사라지는 버전은 없어요.</translation>
    </message>
    <message>
        <source>Add as a column</source>
        <translation>열로 추가</translation>
    </message>
    <message>
        <source>Opens this version in a new column of the comparison.</source>
        <translation>이 버전을 비교의 새 열로 열어요.</translation>
    </message>
    <message>
        <source>Puts this version in place of the column&apos;s prompt; undo brings it back.</source>
        <translation>열의 프롬프트를 이 버전으로 바꿔요. 실행 취소로 되돌릴 수 있어요.</translation>
    </message>
    <message>
        <source>Both versions are the same.</source>
        <translation>두 버전이 같아요.</translation>
    </message>
    <message>
        <source>Struck out: only in {first} ({removed}). Underlined: only in {second} ({added}).</source>
        <translation>취소선: {first}에만 있음({removed}). 밑줄: {second}에만 있음({added}).</translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n단어</numerusform>
        </translation>
    </message>
    <message>
        <source>your copy of a prompt that comes with the program</source>
        <translation>프로그램에 들어 있는 프롬프트의 내 사본</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>내가 만든 것</translation>
    </message>
    <message>
        <source>comes with the program; an edit saves your own copy</source>
        <translation>프로그램에 들어 있는 것이에요. 고치면 내 사본으로 저장돼요</translation>
    </message>
    <message>
        <source>Prompts that come with the program stay.</source>
        <translation>프로그램에 들어 있는 프롬프트는 지울 수 없어요.</translation>
    </message>
    <message>
        <source>Delete your copy; the original then shows again. You can undo it.</source>
        <translation>내 사본을 지워요. 원본이 다시 보여요. 되돌릴 수 있어요.</translation>
    </message>
    <message>
        <source>Delete this prompt; you can undo it.</source>
        <translation>이 프롬프트를 지워요. 되돌릴 수 있어요.</translation>
    </message>
</context>
<context>
    <name>PromptDialog</name>
    <message>
        <source>Exactly what is sent</source>
        <translation>보내는 내용 그대로</translation>
    </message>
    <message>
        <source>Step of the technique</source>
        <translation>기법의 단계</translation>
    </message>
    <message>
        <source>Which step’s prompt is shown, as it was sent in the run.</source>
        <translation>실행할 때 보낸 그대로, 어느 단계의 프롬프트를 볼지 골라요.</translation>
    </message>
    <message>
        <source>Rendering the prompt…</source>
        <translation>프롬프트를 만드는 중…</translation>
    </message>
    <message>
        <source>This is the first prompt of its technique. Later ones depend on the answers before them and can be seen here after a run.</source>
        <translation>기법의 첫 프롬프트예요. 다음 프롬프트는 앞의 답에 따라 달라져서, 실행한 뒤 여기에서 볼 수 있어요.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the whole prompt.</source>
        <translation>프롬프트 전체를 복사해요.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>PromptLibrary</name>
    <message>
        <source>Choice</source>
        <translation>선택</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예시</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>구절</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>샘플링</translation>
    </message>
    <message>
        <source>System text</source>
        <translation>시스템 글</translation>
    </message>
    <message>
        <source>Technique</source>
        <translation>기법</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>변수</translation>
    </message>
    <message>
        <source>v{number}</source>
        <translation>v{number}</translation>
    </message>
</context>
<context>
    <name>PromptPanel</name>
    <message>
        <source>Renders the prompt again, with what the composer holds.</source>
        <translation>지금 쓰고 있는 메시지까지 넣어 프롬프트를 다시 만들어요.</translation>
    </message>
    <message>
        <source>For example: Answer in two sentences. Say so when you do not know.</source>
        <translation>예: 두 문장으로 답하세요. 모르면 모른다고 하세요.</translation>
    </message>
    <message>
        <source>Instructions the model reads before every message of this chat.</source>
        <translation>이 대화의 메시지마다 모델이 먼저 읽는 지시예요.</translation>
    </message>
    <message>
        <source>Instructions for this chat</source>
        <translation>이 대화의 지시</translation>
    </message>
    <message>
        <source>Every character the model receives; coloured marks come from its template.</source>
        <translation>모델이 받는 글자 그대로예요. 색이 있는 표시는 모델의 템플릿에서 나와요.</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>보내는 내용</translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n토큰</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptText</name>
    <message>
        <source>What the prompt holds</source>
        <translation>프롬프트에 든 것</translation>
    </message>
    <message>
        <source>The prompt as the model receives it</source>
        <translation>모델이 받는 그대로의 프롬프트</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>화면</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>대화</translation>
    </message>
    <message>
        <source>Ask the model, with or without your documents</source>
        <translation>모델에게 물어보세요. 내 문서를 근거로 할 수도 있어요</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Collections of files that answers can be grounded in</source>
        <translation>답의 근거로 쓸 파일 모음</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>실험실</translation>
    </message>
    <message>
        <source>Run several prompts side by side</source>
        <translation>여러 프롬프트를 나란히 실행</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Add, load and describe models</source>
        <translation>모델 추가, 불러오기, 정보</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Language, look, keyboard, data folder, log</source>
        <translation>언어, 화면, 키보드, 데이터 폴더, 로그</translation>
    </message>
</context>
<context>
    <name>ReadoutWords</name>
    <message>
        <source>the program ended here; the text was kept</source>
        <translation>여기서 프로그램이 끝났어요. 글은 남아 있어요</translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation>직접 멈춤</translation>
    </message>
    <message>
        <source>Model: {name}.</source>
        <translation>모델: {name}.</translation>
    </message>
    <message>
        <source>First token {time}: how long the model took from your question to the first piece of its answer.</source>
        <translation>첫 토큰 {time}: 질문을 받고 답의 첫 조각이 나오기까지 걸린 시간이에요.</translation>
    </message>
    <message>
        <source>{rate}: how fast it wrote after that. A token is a piece of a word.</source>
        <translation>{rate}: 그다음 글을 쓴 속도예요. 토큰은 낱말의 조각이에요.</translation>
    </message>
    <message>
        <source>{tokens} in: tokens the model was given: instructions, this chat, passages and your question.</source>
        <translation>입력 {tokens}: 모델에 준 토큰이에요. 지시, 이 대화, 구절, 질문이 들어가요.</translation>
    </message>
    <message>
        <source>{tokens} cached: of these, it still knew so many from before and did not have to read them again.</source>
        <translation>캐시 {tokens}: 그중 이미 읽어 두어 다시 읽지 않은 토큰이에요.</translation>
    </message>
    <message>
        <source>{tokens} out: tokens it wrote.</source>
        <translation>출력 {tokens}: 모델이 쓴 토큰이에요.</translation>
    </message>
    <message>
        <source>Ended by itself: the model said all it had to say.</source>
        <translation>스스로 끝남: 모델이 할 말을 다 했어요.</translation>
    </message>
    <message>
        <source>It ended at one of your stop texts.</source>
        <translation>멈춤 문구가 나와서 끝났어요.</translation>
    </message>
    <message>
        <source>It reached the longest answer allowed; raise “Longest answer” under Sampling.</source>
        <translation>답의 최대 길이에 닿았어요. 샘플링에서 ‘답의 최대 길이’를 늘리세요.</translation>
    </message>
    <message>
        <source>The context is full: the model cannot hold more of this chat. Begin a new one, or load the model with a longer context.</source>
        <translation>컨텍스트가 가득 찼어요. 모델이 이 대화를 더 담을 수 없어요. 새 대화를 시작하거나 컨텍스트를 늘려 모델을 다시 불러오세요.</translation>
    </message>
    <message>
        <source>You stopped it; the text so far is kept.</source>
        <translation>직접 멈췄어요. 지금까지 쓴 글은 남아요.</translation>
    </message>
    <message>
        <source>It could not go on; the text so far is kept.</source>
        <translation>더 이어 가지 못했어요. 지금까지 쓴 글은 남아요.</translation>
    </message>
</context>
<context>
    <name>ReasoningBlock</name>
    <message>
        <source>Shows or hides what the model wrote to itself before it answered.</source>
        <translation>답하기 전에 모델이 혼자 쓴 생각을 보이거나 숨겨요.</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>생각 과정</translation>
    </message>
    <message>
        <source>Reasoning, still going on…</source>
        <translation>생각하는 중…</translation>
    </message>
</context>
<context>
    <name>RepeatSwitch</name>
    <message>
        <source>The answer before this one</source>
        <translation>이전 답</translation>
    </message>
    <message>
        <source>The next answer</source>
        <translation>다음 답</translation>
    </message>
    <message>
        <source>Which of the repeated answers is shown</source>
        <translation>반복한 답 가운데 몇 번째인지</translation>
    </message>
    <message>
        <source>{number} / {count}</source>
        <translation>{number} / {count}</translation>
    </message>
</context>
<context>
    <name>RestBar</name>
    <message>
        <source>Go on</source>
        <translation>이어서 실행</translation>
    </message>
    <message>
        <source>Run what is missing; the answers that are there stay.</source>
        <translation>빠진 것만 실행해요. 이미 있는 답은 그대로 있어요.</translation>
    </message>
    <message>
        <source>This run was not finished: {ended} of {all} answers are there.</source>
        <translation>끝나지 않은 실행이에요: 답 {all}개 중 {ended}개가 있어요.</translation>
    </message>
</context>
<context>
    <name>ResultsModel</name>
    <message>
        <source>not found</source>
        <translation>못 찾음</translation>
    </message>
    <message>
        <source>no. {rank} · {score}</source>
        <translation>{rank}위 · {score}</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>The order in which passages would be sent.</source>
        <translation>구절을 보낼 순서예요.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>File and page of the passage.</source>
        <translation>구절이 있는 파일과 쪽이에요.</translation>
    </message>
    <message>
        <source>Passage</source>
        <translation>구절</translation>
    </message>
    <message>
        <source>The text itself. Enter shows it in the document.</source>
        <translation>구절의 글이에요. Enter를 누르면 문서에서 보여 줘요.</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>의미</translation>
    </message>
    <message>
        <source>Place and score by likeness of meaning (cosine, 1 is the same).</source>
        <translation>뜻이 비슷한 정도로 매긴 순위와 점수예요(코사인, 1이면 같음).</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>단어</translation>
    </message>
    <message>
        <source>Place and score by words in common (BM25, higher is better).</source>
        <translation>겹치는 단어로 매긴 순위와 점수예요(BM25, 높을수록 좋음).</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>종합</translation>
    </message>
    <message>
        <source>Both scores joined; this decides the rank.</source>
        <translation>두 점수를 합친 값이에요. 이 값으로 순위가 정해져요.</translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Passages found</source>
        <translation>찾은 구절</translation>
    </message>
    <message>
        <source>Results of the votes</source>
        <translation>투표 결과</translation>
    </message>
    <message>
        <source>No votes were cast.</source>
        <translation>투표가 없어요.</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share}%</translation>
    </message>
    <message>
        <source>Won {won} of {votes}. The true share of wins lies between {low} % and {high} % (95 % Wilson interval).</source>
        <translation>{votes} 중 {won}번 이김. 실제 승률은 {low}%에서 {high}% 사이예요(95% 윌슨 구간).</translation>
    </message>
    <message numerus="yes">
        <source>%n votes</source>
        <translation>
            <numerusform>투표 %n번</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ties.</source>
        <translation>
            <numerusform>%n번 비김.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every two answers of a vote are a duel (Bradley and Terry 1952). 0 is the average of the columns; one more means winning about 3 of 4 duels.</source>
        <translation>투표의 답 둘씩을 한 번의 대결로 봐요(Bradley, Terry 1952). 0은 열들의 평균이고, 1만큼 높으면 네 번 대결에 세 번쯤 이겨요.</translation>
    </message>
    <message>
        <source>Strength {value} ({low} to {high}) by Bradley and Terry</source>
        <translation>브래들리-테리 강도 {value} ({low}~{high})</translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <source>Untitled comparison</source>
        <translation>제목 없는 비교</translation>
    </message>
    <message>
        <source>{right} of {judged} right</source>
        <translation>{judged}개 중 {right}개 정답</translation>
    </message>
    <message numerus="yes">
        <source>%n columns</source>
        <translation>
            <numerusform>열 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>도중에 멈춤</translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Nothing has been run yet. Each run is kept here by itself.</source>
        <translation>아직 실행한 적이 없어요. 실행하면 여기에 저절로 남아요.</translation>
    </message>
    <message>
        <source>Close the list of saved runs</source>
        <translation>실행 기록 닫기</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Show this run with all its answers.</source>
        <translation>이 실행과 모든 답을 보여 줘요.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어서 실행</translation>
    </message>
    <message>
        <source>Open this run and run what is missing.</source>
        <translation>이 실행을 열고 빠진 것을 실행해요.</translation>
    </message>
    <message>
        <source>Compare with what is shown</source>
        <translation>지금 보이는 것과 견주기</translation>
    </message>
    <message>
        <source>Mark the answers that differ from this run’s, and by how much.</source>
        <translation>이 실행과 다른 답을 표시하고 얼마나 다른지 보여요.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Delete this run; you can undo it.</source>
        <translation>이 실행 기록을 지워요. 되돌릴 수 있어요.</translation>
    </message>
    <message>
        <source>Saved runs</source>
        <translation>실행 기록</translation>
    </message>
</context>
<context>
    <name>Sampling</name>
    <message>
        <source>A reasoning model is made to answer after this many tokens.</source>
        <translation>생각하는 모델이 이만큼의 토큰을 쓴 다음에는 답을 시작하게 해요.</translation>
    </message>
    <message>
        <source>A token counts as obvious from this chance on; the least likely of them stays. Above 0.5 XTC does nothing.</source>
        <translation>확률이 이 이상인 토큰을 뻔하다고 봐요. 그중 가장 낮은 것은 남아요. 0.5를 넘으면 XTC는 아무 일도 하지 않아요.</translation>
    </message>
    <message>
        <source>A token that came at all becomes less likely: the text turns to new things.</source>
        <translation>한 번이라도 나온 토큰이 덜 나와요. 글이 새로운 이야기로 넘어가요.</translation>
    </message>
    <message>
        <source>Above 1 it stays low for longer; below 1 it rises sooner.</source>
        <translation>1보다 크면 낮은 온도가 오래가고, 1보다 작으면 더 빨리 올라가요.</translation>
    </message>
    <message>
        <source>Above 1, what came a moment ago becomes less likely. 1.1 helps small models that repeat themselves.</source>
        <translation>1보다 크면 방금 나온 것이 덜 나와요. 되풀이하는 작은 모델에는 1.1이 도움이 돼요.</translation>
    </message>
    <message>
        <source>DRY looks back on</source>
        <translation>DRY가 돌아보는 범위</translation>
    </message>
    <message>
        <source>DRY: free length</source>
        <translation>DRY: 허용 길이</translation>
    </message>
    <message>
        <source>DRY: growth</source>
        <translation>DRY: 커지는 정도</translation>
    </message>
    <message>
        <source>For each piece of an answer, so many of the likeliest ones are told with their chances. See them under Tokens.</source>
        <translation>답의 조각마다 가장 그럴듯한 것을 이만큼 확률과 함께 알려 줘요. 토큰 탭에서 볼 수 있어요.</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>빈도 벌점</translation>
    </message>
    <message>
        <source>How freely the model chooses. 0 always takes the likeliest piece, 0.7 varies a little, above 1 it becomes wild.</source>
        <translation>모델이 얼마나 자유롭게 고를지예요. 0은 늘 가장 그럴듯한 조각을 고르고, 0.7은 조금 달라지고, 1을 넘으면 제멋대로가 돼요.</translation>
    </message>
    <message>
        <source>How many tokens of the text DRY looks at.</source>
        <translation>DRY가 살펴보는 글의 토큰 수예요.</translation>
    </message>
    <message>
        <source>How many tokens of the text the three penalties look at.</source>
        <translation>세 벌점이 살펴보는 글의 토큰 수예요.</translation>
    </message>
    <message>
        <source>How quickly it steers back.</source>
        <translation>얼마나 빨리 되돌아가는지 정해요.</translation>
    </message>
    <message>
        <source>How steeply the penalty grows with the length of the phrase.</source>
        <translation>구절이 길수록 벌점이 얼마나 가파르게 커지는지 정해요.</translation>
    </message>
    <message>
        <source>How surprising the text shall be: 3 is plain, 5 is usual, 8 is free.</source>
        <translation>글이 얼마나 뜻밖일지예요. 3은 평범하고, 5는 보통, 8은 자유로워요.</translation>
    </message>
    <message>
        <source>Keeps whole phrases from coming again, the longer the phrase the harder. 0.8 is a good start.</source>
        <translation>같은 구절이 통째로 다시 나오지 않게 해요. 길수록 더 세게 막아요. 0.8에서 시작해 보세요.</translation>
    </message>
    <message>
        <source>Leaves out tokens with less than this share of the likeliest one’s chance.</source>
        <translation>가장 그럴듯한 토큰의 확률에 비해 이 비율보다 낮은 토큰을 빼요.</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>답의 최대 길이</translation>
    </message>
    <message>
        <source>Longest thinking</source>
        <translation>생각의 최대 길이</translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation>Min-p</translation>
    </message>
    <message>
        <source>Mirostat: correction</source>
        <translation>미로스탯: 되돌림</translation>
    </message>
    <message>
        <source>Mirostat: surprise</source>
        <translation>미로스탯: 뜻밖임</translation>
    </message>
    <message>
        <source>Movement: curve</source>
        <translation>움직임: 곡선</translation>
    </message>
    <message>
        <source>Moving temperature</source>
        <translation>움직이는 온도</translation>
    </message>
    <message>
        <source>No repeated phrases (DRY)</source>
        <translation>구절 되풀이 막기(DRY)</translation>
    </message>
    <message>
        <source>Only the likeliest tokens that together have this share of the chances. 1: all of them.</source>
        <translation>가장 그럴듯한 순서로 확률을 더해 이 비율이 될 때까지의 토큰만 봐요. 1: 전부.</translation>
    </message>
    <message>
        <source>Only this many of the likeliest tokens are looked at.</source>
        <translation>가장 그럴듯한 토큰 이만큼만 봐요.</translation>
    </message>
    <message>
        <source>Only tokens whose score comes this near to the best one; 1 is strict, 3 is loose.</source>
        <translation>점수가 가장 높은 것에 이만큼 가까운 토큰만 봐요. 1은 엄격하고 3은 느슨해요.</translation>
    </message>
    <message>
        <source>Phrases of up to this many tokens may come again.</source>
        <translation>이 길이까지의 구절은 다시 나와도 돼요.</translation>
    </message>
    <message>
        <source>Prefers tokens that surprise about as much as is usual here. 1: off.</source>
        <translation>여기서 보통만큼 뜻밖인 토큰을 골라요. 1: 끔.</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>등장 벌점</translation>
    </message>
    <message>
        <source>Repeat penalty</source>
        <translation>반복 벌점</translation>
    </message>
    <message>
        <source>Skip the obvious (XTC)</source>
        <translation>뻔한 것 건너뛰기(XTC)</translation>
    </message>
    <message>
        <source>So often the most obvious tokens are passed over: less expected texts. 0.5 is half of the time.</source>
        <translation>가장 뻔한 토큰을 이만큼 자주 건너뛰어 뜻밖의 글이 나와요. 0.5는 절반이에요.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>The answer is cut after this many tokens. A token is a piece of a word.</source>
        <translation>이만큼의 토큰에서 답을 끊어요. 토큰은 단어의 조각이에요.</translation>
    </message>
    <message>
        <source>The more often a token came, the less likely it becomes.</source>
        <translation>많이 나온 토큰일수록 덜 나와요.</translation>
    </message>
    <message>
        <source>The temperature moves by up to this: lower where the model is sure, higher where it is not.</source>
        <translation>온도가 이만큼까지 움직여요. 모델이 확신하면 낮아지고, 아니면 높아져요.</translation>
    </message>
    <message>
        <source>These look back on</source>
        <translation>돌아보는 범위</translation>
    </message>
    <message>
        <source>Tokens told per place</source>
        <translation>자리마다 알려 줄 토큰 수</translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation>Top-k</translation>
    </message>
    <message>
        <source>Top-n-sigma</source>
        <translation>Top-n-sigma</translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation>Top-p</translation>
    </message>
    <message>
        <source>Typical</source>
        <translation>Typical</translation>
    </message>
    <message>
        <source>XTC: obvious from</source>
        <translation>XTC: 뻔하다고 보는 확률</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전부</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>전부</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
</context>
<context>
    <name>SamplingDialog</name>
    <message>
        <source>Sampling of this column</source>
        <translation>이 열의 샘플링</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>모두 되돌리기</translation>
    </message>
    <message>
        <source>Puts every value of this column back to where it began.</source>
        <translation>이 열의 모든 값을 처음으로 되돌려요.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>SamplingFields</name>
    <message>
        <source>0 always takes the likeliest word; higher values vary more.</source>
        <translation>0이면 늘 가장 그럴듯한 낱말을 고르고, 높일수록 다양해져요.</translation>
    </message>
    <message>
        <source>The answer is cut after this many tokens. A token is about a short word.</source>
        <translation>이 토큰 수에서 답을 잘라요. 토큰 하나는 짧은 낱말쯤이에요.</translation>
    </message>
    <message>
        <source>Score the answer</source>
        <translation>답 확률 재기</translation>
    </message>
    <message>
        <source>Asks how likely the model itself finds its answer (its log-probability). Takes a little longer.</source>
        <translation>모델 스스로 자기 답을 얼마나 그럴듯하게 보는지(로그 확률) 재요. 시간이 조금 더 걸려요.</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>더 보기…</translation>
    </message>
    <message>
        <source>Every other control of how this column’s words are chosen.</source>
        <translation>이 열의 단어를 고르는 나머지 설정이에요.</translation>
    </message>
    <message>
        <source>temperature {temperature}, at most {tokens} tokens</source>
        <translation>온도 {temperature}, 최대 {tokens}토큰</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation>답의 최대 길이</translation>
    </message>
</context>
<context>
    <name>SamplingForm</name>
    <message>
        <source>Stop texts</source>
        <translation>멈춤 글</translation>
    </message>
    <message>
        <source>The answer ends before any of these. One on each line; \n is a line break.</source>
        <translation>이 글이 나오기 전에 답이 끝나요. 한 줄에 하나씩 적으세요. \n은 줄바꿈이에요.</translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation>되풀이</translation>
    </message>
    <message>
        <source>What keeps the text from going in circles.</source>
        <translation>글이 제자리를 맴돌지 않게 해요.</translation>
    </message>
    <message>
        <source>Mirostat</source>
        <translation>미로스탯</translation>
    </message>
    <message>
        <source>Keeps the text equally surprising from beginning to end. Takes the place of top-k, top-p, min-p, typical, top-n-sigma and XTC.</source>
        <translation>처음부터 끝까지 글의 뜻밖임을 고르게 유지해요. top-k, top-p, min-p, typical, top-n-sigma, XTC를 대신해요.</translation>
    </message>
    <message>
        <source>Shape of the choice</source>
        <translation>고르는 범위</translation>
    </message>
    <message>
        <source>Among which tokens the model chooses.</source>
        <translation>모델이 어떤 토큰 가운데서 고를지 정해요.</translation>
    </message>
    <message>
        <source>Form of the answer</source>
        <translation>답의 형식</translation>
    </message>
    <message>
        <source>JSON or another form that the answer must keep to.</source>
        <translation>답이 지켜야 하는 JSON이나 다른 형식이에요.</translation>
    </message>
    <message>
        <source>Token biases</source>
        <translation>토큰 편향</translation>
    </message>
    <message>
        <source>Single tokens made likelier or forbidden.</source>
        <translation>토큰을 하나씩 더 잘 나오게 하거나 금지해요.</translation>
    </message>
    <message>
        <source>Show log-probabilities</source>
        <translation>로그 확률 보기</translation>
    </message>
    <message>
        <source>See how sure the model was of each piece of its answer.</source>
        <translation>모델이 답의 조각마다 얼마나 확신했는지 볼 수 있어요.</translation>
    </message>
    <message>
        <source>DRY: borders</source>
        <translation>DRY: 경계</translation>
    </message>
    <message>
        <source>A phrase ends at any of these. One on each line; \n is a line break.</source>
        <translation>구절은 이 글 가운데 하나에서 끝나요. 한 줄에 하나씩 적으세요. \n은 줄바꿈이에요.</translation>
    </message>
    <message>
        <source>The server of this model does not take it.</source>
        <translation>이 모델의 서버에서는 쓸 수 없어요.</translation>
    </message>
    <message>
        <source>Mirostat takes its place while it is on.</source>
        <translation>켜져 있는 동안은 미로스탯이 대신해요.</translation>
    </message>
    <message>
        <source>At temperature 0 the likeliest token is always taken: of the rest only repetition, biases and the form of the answer still count.</source>
        <translation>온도가 0이면 늘 가장 그럴듯한 토큰을 골라요. 나머지 가운데 되풀이, 편향, 답의 형식만 영향을 줘요.</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n개 바꿈</numerusform>
        </translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>기본값</translation>
    </message>
</context>
<context>
    <name>SamplingPanel</name>
    <message>
        <source>Reset all</source>
        <translation>모두 되돌리기</translation>
    </message>
    <message>
        <source>Puts every value of this form back to where it began.</source>
        <translation>이 화면의 값을 모두 처음으로 되돌려요.</translation>
    </message>
    <message>
        <source>These count for every chat, from the next answer on. A dot marks what you changed.</source>
        <translation>다음 답부터 모든 대화에 적용돼요. 점은 바꾼 것을 나타내요.</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Change the prompt</source>
        <translation>프롬프트 바꾸기</translation>
    </message>
    <message>
        <source>Save as a prompt</source>
        <translation>프롬프트로 저장</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Under this name it is found.</source>
        <translation>이 이름으로 찾을 수 있어요.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Words to find it by, with commas.</source>
        <translation>찾을 때 쓸 낱말을 쉼표로 나누어 적어요.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>What it is for, in one sentence.</source>
        <translation>어디에 쓰는지 한 문장으로 적어요.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>What is particular about this version.</source>
        <translation>이 버전에서 달라진 점이에요.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>변수</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>None in particular</source>
        <translation>정하지 않음</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>The language that the prompt is written in.</source>
        <translation>프롬프트를 쓴 언어예요.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message numerus="yes">
        <source>%n near copies left out</source>
        <translation>
            <numerusform>거의 같은 구절 %n개 제외</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages searched</source>
        <translation>
            <numerusform>구절 %n개에서 찾음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read again by a second model in {time}</source>
        <translation>
            <numerusform>다른 모델이 {time} 동안 %n개를 다시 읽음</numerusform>
        </translation>
    </message>
    <message>
        <source>Meaning was left out: the embedding model does not know the question&apos;s language, or is not ready.</source>
        <translation>뜻으로는 찾지 않았어요. 임베딩 모델이 질문의 언어를 모르거나 아직 준비되지 않았어요.</translation>
    </message>
    <message>
        <source>Meaning: how near a passage is to the question, whatever its words; 1 is the same.</source>
        <translation>뜻: 낱말이 달라도 구절이 질문에 얼마나 가까운지예요. 1이면 같아요.</translation>
    </message>
    <message>
        <source>Near copies say the same as a better passage and would only take room.</source>
        <translation>거의 같은 구절은 더 나은 구절과 같은 내용이라 자리만 차지해요.</translation>
    </message>
    <message>
        <source>Together: both scores joined; a passage that is good by both comes first.</source>
        <translation>종합: 두 점수를 합쳐요. 두 가지 모두에서 좋은 구절이 먼저 나와요.</translation>
    </message>
    <message>
        <source>Words: how many rare words of the question a passage has; higher is better.</source>
        <translation>단어: 질문의 드문 낱말이 구절에 얼마나 있는지예요. 높을수록 좋아요.</translation>
    </message>
    <message>
        <source>searched by meaning and by words, which count the same</source>
        <translation>뜻과 단어로 찾음, 비중 같음</translation>
    </message>
    <message>
        <source>searched by meaning and by words; meaning counts {times} times as much</source>
        <translation>뜻과 단어로 찾음, 뜻의 비중이 {times}배</translation>
    </message>
    <message>
        <source>searched by meaning and by words; words count {times} times as much</source>
        <translation>뜻과 단어로 찾음, 단어의 비중이 {times}배</translation>
    </message>
    <message>
        <source>searched by meaning only</source>
        <translation>뜻으로만 찾음</translation>
    </message>
    <message>
        <source>searched by words only</source>
        <translation>단어로만 찾음</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Ask as you would in a chat</source>
        <translation>대화에서처럼 물어보세요</translation>
    </message>
    <message>
        <source>Question of the test search</source>
        <translation>검색 시험 질문</translation>
    </message>
    <message>
        <source>Shows which passages would be sent to the model. No model is needed.</source>
        <translation>모델에 보낼 구절을 보여 줘요. 모델은 필요 없어요.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Find passages (Enter).</source>
        <translation>구절을 찾아요(Enter).</translation>
    </message>
    <message>
        <source>See what a question finds, and why.</source>
        <translation>질문으로 무엇이, 왜 찾아지는지 보세요.</translation>
    </message>
    <message>
        <source>Each passage shows its place by meaning, by words, and by both together.</source>
        <translation>구절마다 의미 순위, 단어 순위, 둘을 합친 순위가 나와요.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>찾는 중…</translation>
    </message>
    <message>
        <source>Nothing relevant was found. These came nearest, but have too little in common with the question; a chat would not send them.</source>
        <translation>관련된 내용을 찾지 못했어요. 아래가 가장 가깝지만 질문과 겹치는 것이 너무 적어요. 대화에서는 보내지 않을 구절이에요.</translation>
    </message>
    <message>
        <source>Use other words, or words that stand in the documents.</source>
        <translation>다른 말이나 문서에 나오는 말로 찾아보세요.</translation>
    </message>
    <message>
        <source>No file of this collection is ready yet: add files, or wait for them.</source>
        <translation>아직 준비된 파일이 없어요. 파일을 추가하거나 잠시 기다리세요.</translation>
    </message>
    <message>
        <source>Nothing relevant was found.</source>
        <translation>관련된 내용을 찾지 못했어요.</translation>
    </message>
    <message>
        <source>embedding {embed}, meaning {dense}, words {keyword}, in all {total}</source>
        <translation>임베딩 {embed}, 의미 {dense}, 단어 {keyword}, 모두 {total}</translation>
    </message>
</context>
<context>
    <name>SearchScope</name>
    <message>
        <source>Which files of the collection are searched.</source>
        <translation>모음의 어느 파일에서 찾을지 정해요.</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>모든 파일</translation>
    </message>
    <message>
        <source>Searched: {files}</source>
        <translation>찾는 곳: {files}</translation>
    </message>
    <message>
        <source>Only {file}</source>
        <translation>{file}만</translation>
    </message>
    <message numerus="yes">
        <source>Only the %n chosen files</source>
        <translation>
            <numerusform>고른 파일 %n개만</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder {name}</source>
        <translation>{name} 폴더</translation>
    </message>
</context>
<context>
    <name>SeedPart</name>
    <message>
        <source>Always the same</source>
        <translation>늘 같게</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The number chance starts from. The same seed, question and settings give the same answer again.</source>
        <translation>우연이 시작하는 숫자예요. 시드, 질문, 설정이 같으면 같은 답이 나와요.</translation>
    </message>
</context>
<context>
    <name>SentTo</name>
    <message>
        <source>sent to {host}</source>
        <translation>{host} 서버로 보냄</translation>
    </message>
    <message>
        <source>The model in use is on a server. Your questions, this chat and the passages that go with them are sent to {host}.</source>
        <translation>지금 쓰는 모델은 서버에 있어요. 질문과 이 대화, 함께 가는 구절을 {host} 서버로 보내요.</translation>
    </message>
</context>
<context>
    <name>ServerDialog</name>
    <message>
        <source>Change the server</source>
        <translation>서버 바꾸기</translation>
    </message>
    <message>
        <source>Add a model on a server</source>
        <translation>서버에 있는 모델 추가</translation>
    </message>
    <message>
        <source>For models that run elsewhere: on another computer, or in another program on this one. Any server that speaks OpenAI’s chat completions will do.</source>
        <translation>다른 컴퓨터나 이 컴퓨터의 다른 프로그램에서 실행되는 모델을 위한 것이에요. OpenAI의 chat completions를 쓰는 서버면 돼요.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Where the server listens; “/v1” is added when it is missing.</source>
        <translation>서버가 받는 주소예요. “/v1”이 없으면 붙여요.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>As the server calls it. Leave it empty when the server has only one.</source>
        <translation>서버가 부르는 이름이에요. 서버에 모델이 하나뿐이면 비워 두세요.</translation>
    </message>
    <message>
        <source>For example: qwen3:8b</source>
        <translation>예: qwen3:8b</translation>
    </message>
    <message>
        <source>Name in this program</source>
        <translation>이 프로그램에서의 이름</translation>
    </message>
    <message>
        <source>What the model is called in your list. Empty: the model’s own name.</source>
        <translation>목록에 보일 이름이에요. 비워 두면 모델의 이름을 써요.</translation>
    </message>
    <message>
        <source>For example: Workstation</source>
        <translation>예: 작업용 컴퓨터</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Only where the server asks for one. It is kept in your system’s keyring.</source>
        <translation>서버가 요구할 때만 넣으세요. 시스템 키 보관소에 보관해요.</translation>
    </message>
    <message>
        <source>Kept as it is</source>
        <translation>보관된 그대로</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Fills in {address}, where {program} usually listens.</source>
        <translation>{program} 프로그램이 보통 쓰는 {address} 주소를 넣어요.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>Asks the server for its model; nothing of yours is sent.</source>
        <translation>서버에 어떤 모델인지 물어봐요. 쓰신 내용은 보내지 않아요.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>What you type, and the passages that go with it, are sent to a program on this computer: {host}.</source>
        <translation>입력한 글과 함께 가는 구절이 이 컴퓨터의 다른 프로그램으로 보내져요: {host}.</translation>
    </message>
    <message>
        <source>What you type, and the passages of your documents that go with it, are sent over the network to {host}.</source>
        <translation>입력한 글과 함께 가는 문서 구절을 네트워크를 통해 {host} 서버로 보내요.</translation>
    </message>
    <message>
        <source>What you type, and the passages of your documents that go with it, are sent to this address.</source>
        <translation>입력한 글과 함께 가는 문서 구절이 이 주소로 보내져요.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>서버에 묻는 중…</translation>
    </message>
    <message>
        <source>context {tokens}</source>
        <translation>컨텍스트 {tokens}</translation>
    </message>
    <message>
        <source>The server answers.</source>
        <translation>서버가 응답해요.</translation>
    </message>
</context>
<context>
    <name>ServerLine</name>
    <message>
        <source>key in the keyring</source>
        <translation>키는 키 보관소에 있음</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>키 없음</translation>
    </message>
    <message>
        <source>What you type is sent to another program on this computer: {host}.</source>
        <translation>입력한 글이 이 컴퓨터의 다른 프로그램으로 보내져요: {host}.</translation>
    </message>
    <message>
        <source>What you type is sent over the network to {host}.</source>
        <translation>입력한 글을 네트워크를 통해 {host} 서버로 보내요.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
</context>
<context>
    <name>SharedInput</name>
    <message>
        <source>Shared input</source>
        <translation>공통 입력</translation>
    </message>
    <message>
        <source>Every column gets this text in place of {{input}}.</source>
        <translation>모든 열의 {{input}} 자리에 이 글이 들어가요.</translation>
    </message>
    <message>
        <source>The text that all columns get</source>
        <translation>모든 열에 들어갈 글</translation>
    </message>
    <message>
        <source>Expected answer</source>
        <translation>기대하는 답</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>선택 사항</translation>
    </message>
    <message>
        <source>When given, an answer that contains it counts as right.</source>
        <translation>적어 두면 이 말이 들어간 답을 정답으로 봐요.</translation>
    </message>
    <message>
        <source>Use a table of inputs</source>
        <translation>입력을 표로 쓰기</translation>
    </message>
    <message>
        <source>Run the prompts on many inputs: each becomes a row of a table.</source>
        <translation>여러 입력에 프롬프트를 실행해요. 입력 하나가 표의 한 행이 돼요.</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Open a page, counted from the top</source>
        <translation>위에서부터 차례로 화면 열기</translation>
    </message>
    <message>
        <source>Start a new chat</source>
        <translation>새 대화 시작</translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation>이 화면에서 검색</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>메시지 보내기</translation>
    </message>
    <message>
        <source>Begin a new line</source>
        <translation>줄 바꾸기</translation>
    </message>
    <message>
        <source>Close the answer that is shown in full</source>
        <translation>펼쳐 본 답 닫기</translation>
    </message>
    <message>
        <source>Copy cells, or paste them over the inputs</source>
        <translation>칸 복사하기, 입력 칸에 붙여넣기</translation>
    </message>
    <message>
        <source>Empty the chosen inputs, or remove the chosen rows</source>
        <translation>고른 입력 비우기, 고른 행 지우기</translation>
    </message>
    <message>
        <source>Go from cell to cell</source>
        <translation>칸에서 칸으로 이동</translation>
    </message>
    <message>
        <source>Go to the message field; in the lab, open the prompt library</source>
        <translation>메시지 입력란으로 가기, 실험실에서는 프롬프트 보관함 열기</translation>
    </message>
    <message>
        <source>In the table of the prompt lab</source>
        <translation>프롬프트 실험실의 표에서</translation>
    </message>
    <message>
        <source>Judge an answer as passed or failed, or take that back</source>
        <translation>답을 합격이나 불합격으로 판정하기, 판정 취소하기</translation>
    </message>
    <message>
        <source>Move a row up or down</source>
        <translation>행을 위나 아래로 옮기기</translation>
    </message>
    <message>
        <source>Remove the rows of the chosen cells</source>
        <translation>고른 칸이 있는 행 지우기</translation>
    </message>
    <message>
        <source>Run or stop the comparison in the lab</source>
        <translation>실험실에서 비교 실행하거나 멈추기</translation>
    </message>
    <message>
        <source>Show the answers of the repeat before or after</source>
        <translation>앞이나 뒤 반복의 답 보기</translation>
    </message>
    <message>
        <source>Stop the answer or the run</source>
        <translation>답이나 실행 멈추기</translation>
    </message>
    <message>
        <source>Undo while typing, and in the lab</source>
        <translation>입력할 때와 실험실에서 되돌리기</translation>
    </message>
    <message>
        <source>Write a note to an answer</source>
        <translation>답에 메모 남기기</translation>
    </message>
    <message>
        <source>Write in an input, or show an answer in full</source>
        <translation>입력 칸에 쓰기, 답 전체 보기</translation>
    </message>
    <message>
        <source>Go to the next control</source>
        <translation>다음 항목으로 이동</translation>
    </message>
    <message>
        <source>Show this list</source>
        <translation>이 목록 보기</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Click to see it in the document.</source>
        <translation>누르면 문서에서 보여 줘요.</translation>
    </message>
    <message>
        <source>Passage {number}, {place}</source>
        <translation>구절 {number}, {place}</translation>
    </message>
    <message>
        <source>Near miss: {place}</source>
        <translation>아쉽게 빠짐: {place}</translation>
    </message>
    <message>
        <source>Left out: {place}</source>
        <translation>제외: {place}</translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message>
        <source>A document for {variable}</source>
        <translation>{variable} 자리에 넣을 문서</translation>
    </message>
    <message>
        <source>Passages for {variable}</source>
        <translation>{variable} 자리에 넣을 구절</translation>
    </message>
    <message>
        <source>What the passages should be about</source>
        <translation>어떤 내용의 구절을 찾을지</translation>
    </message>
    <message>
        <source>Value of {variable}</source>
        <translation>{variable} 값</translation>
    </message>
    <message>
        <source>What is sent in place of the variable; you can change it.</source>
        <translation>변수 자리에 보낼 글이에요. 고칠 수 있어요.</translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>아직 문서가 없어요</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>모음</translation>
    </message>
    <message>
        <source>The collection of documents to choose from.</source>
        <translation>고를 문서가 있는 모음이에요.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>문서</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>구절</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Use this text</source>
        <translation>이 글 쓰기</translation>
    </message>
    <message>
        <source>Add documents on the Documents page first.</source>
        <translation>먼저 문서 페이지에서 문서를 추가하세요.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>찾은 것이 없어요.</translation>
    </message>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%n자</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message>
        <source>Sources</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>For “{question}”</source>
        <translation>질문: ‘{question}’</translation>
    </message>
    <message>
        <source>Searched for: “{question}”</source>
        <translation>찾은 말: “{question}”</translation>
    </message>
    <message>
        <source>The question leans on what was said before, so the model first put it in words that stand for themselves. The answer is to your own question. This can be switched off under the documents in the message field.</source>
        <translation>앞에서 나눈 이야기에 기대는 질문이라 모델이 먼저 혼자서도 뜻이 통하게 바꿨어요. 답은 원래 질문에 대한 것이에요. 메시지 입력란의 문서 메뉴에서 끌 수 있어요.</translation>
    </message>
    <message>
        <source>Only in {files}</source>
        <translation>{files}에서만</translation>
    </message>
    <message>
        <source>Only in files that are no longer in the collection.</source>
        <translation>이제 모음에 없는 파일에서만 찾았어요.</translation>
    </message>
    <message>
        <source>No passage could be sent, so the model was not asked: it would have made something up. Use other words, or choose “No documents” below to ask the model itself.</source>
        <translation>보낼 구절이 없어서 모델에 묻지 않았어요. 물었다면 지어냈을 거예요. 다른 말로 묻거나, 아래에서 “문서 없음”을 골라 모델에 바로 물어보세요.</translation>
    </message>
    <message>
        <source>Nearest, but not near enough:</source>
        <translation>가장 가깝지만 충분히 가깝지 않은 것:</translation>
    </message>
    <message>
        <source>When this chat answers from documents, the passages it was given are listed here. Choose documents below the message field.</source>
        <translation>문서를 근거로 답하면 모델에 준 구절이 여기에 나와요. 메시지 입력란 아래에서 문서를 고르세요.</translation>
    </message>
    <message>
        <source>Looking in your documents…</source>
        <translation>문서에서 찾는 중…</translation>
    </message>
    <message>
        <source>This answer was given without documents.</source>
        <translation>문서 없이 한 답이에요.</translation>
    </message>
    <message numerus="yes">
        <source>from {seen} of %n file(s)</source>
        <translation>
            <numerusform>파일 %n개 중 {seen}개에서</numerusform>
        </translation>
    </message>
    <message>
        <source>all text of the documents was sent</source>
        <translation>문서의 글 전체를 보냄</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) read, notes of those that matter sent</source>
        <translation>
            <numerusform>%n조각을 읽고, 관련 있는 조각의 메모를 보냄</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) sent</source>
        <translation>
            <numerusform>보낸 구절 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>{tokens} tokens</source>
        <translation>{tokens}토큰</translation>
    </message>
    <message>
        <source>found in {time}</source>
        <translation>찾는 데 {time}</translation>
    </message>
    <message numerus="yes">
        <source>The question seems to be about all documents, but only {seen} of %n are in view. Choose another way under the documents in the message field.</source>
        <translation>
            <numerusform>질문이 문서 전체에 관한 것 같은데 문서 %n개 중 {seen}개만 살펴봤어요. 메시지 입력란의 문서 메뉴에서 다른 방식을 고르세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{sentence}”: {missing} is not in {numbers}. Compare them.</source>
        <translation>“{sentence}”: {numbers}에 {missing} 부분이 없어요. 비교해 보세요.</translation>
    </message>
    <message>
        <source>“{sentence}”: few of its words are in {numbers}. Compare them.</source>
        <translation>“{sentence}”: 이 문장의 단어가 {numbers}에 거의 없어요. 비교해 보세요.</translation>
    </message>
    <message numerus="yes">
        <source>%n citation(s) name(s) no passage.</source>
        <translation>
            <numerusform>구절이 없는 번호를 인용한 곳이 %n군데 있어요.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Answers from your own documents</source>
        <translation>내 문서를 근거로 한 답</translation>
    </message>
    <message>
        <source>Add files or drop them here. In a chat the model then answers from them and names the page. Nothing leaves this computer.</source>
        <translation>파일을 추가하거나 여기에 끌어다 놓으세요. 대화에서 모델이 그 파일을 근거로, 몇 쪽인지 밝히며 답해요. 아무것도 이 컴퓨터 밖으로 나가지 않아요.</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>파일 추가</translation>
    </message>
    <message>
        <source>Add a whole folder</source>
        <translation>폴더째 추가</translation>
    </message>
    <message>
        <source>Adds all documents of a folder and of the folders in it.</source>
        <translation>폴더와 그 안의 폴더에 있는 문서를 모두 추가해요.</translation>
    </message>
    <message>
        <source>Try the sample document</source>
        <translation>견본 문서로 해 보기</translation>
    </message>
    <message>
        <source>Adds a short text that comes with the program.</source>
        <translation>프로그램에 들어 있는 짧은 글을 추가해요.</translation>
    </message>
    <message>
        <source>Find out which prompt works better</source>
        <translation>어느 프롬프트가 나은지 알아보세요</translation>
    </message>
    <message>
        <source>Write two or more prompts side by side, run them on the same input, and see each answer with how long it took. Every run is kept.</source>
        <translation>프롬프트를 둘 이상 나란히 적어 같은 입력으로 실행하고, 답과 걸린 시간을 견주어 보세요. 실행은 모두 남아요.</translation>
    </message>
    <message>
        <source>Start with two prompts</source>
        <translation>프롬프트 두 개로 시작</translation>
    </message>
    <message>
        <source>Or open a ready comparison</source>
        <translation>준비된 비교 열기</translation>
    </message>
    <message>
        <source>Or begin with what you have</source>
        <translation>가지고 있는 것으로 시작</translation>
    </message>
    <message>
        <source>Open this comparison; you can change everything in it.</source>
        <translation>이 비교를 열어요. 무엇이든 고칠 수 있어요.</translation>
    </message>
    <message>
        <source>Prompt library…</source>
        <translation>프롬프트 보관함…</translation>
    </message>
    <message>
        <source>Take ready prompts as columns (Ctrl+L).</source>
        <translation>준비된 프롬프트를 열로 가져와요(Ctrl+L).</translation>
    </message>
    <message>
        <source>Open a sheet…</source>
        <translation>시트 열기…</translation>
    </message>
    <message>
        <source>Open a comparison that was saved as a file.</source>
        <translation>파일로 저장해 둔 비교를 열어요.</translation>
    </message>
    <message>
        <source>Import inputs…</source>
        <translation>입력 가져오기…</translation>
    </message>
    <message>
        <source>Take inputs out of a table, JSONL, SQuAD or tests of promptfoo.</source>
        <translation>표, JSONL, SQuAD, promptfoo 테스트에서 입력을 가져와요.</translation>
    </message>
</context>
<context>
    <name>StatisticsDialog</name>
    <message>
        <source>Counting…</source>
        <translation>세는 중…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>쪽</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>청크</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>글자</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Embedding model</source>
        <translation>임베딩 모델</translation>
    </message>
    <message>
        <source>Size of the files</source>
        <translation>파일 크기</translation>
    </message>
    <message>
        <source>In the library</source>
        <translation>문서함에서</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>약 {size}</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>만든 날</translation>
    </message>
    <message numerus="yes">
        <source>%n ready</source>
        <translation>
            <numerusform>준비됨 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>읽지 못함 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without their file</source>
        <translation>
            <numerusform>파일 없어짐 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with vectors</source>
        <translation>
            <numerusform>벡터 있음 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Memory that is free on this computer now</source>
        <translation>지금 이 컴퓨터에 남은 메모리예요</translation>
    </message>
    <message>
        <source>Open the Models page</source>
        <translation>모델 화면 열기</translation>
    </message>
    <message>
        <source>demo only</source>
        <translation>체험용</translation>
    </message>
    <message>
        <source>downloading</source>
        <translation>내려받는 중</translation>
    </message>
    <message>
        <source>{name} is being fetched. Nothing of your chats or documents is sent.</source>
        <translation>내려받는 중: {name}. 대화나 문서 내용은 보내지 않아요.</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Nothing leaves this computer: models, documents and chats stay here. Workbench sends no usage data. It uses the network only when you press Download, or choose a model on a server.</source>
        <translation>아무것도 이 컴퓨터를 떠나지 않아요. 모델, 문서, 대화가 모두 여기에 있어요. Workbench는 사용 정보를 보내지 않아요. 네트워크는 ‘내려받기’를 눌렀을 때와 서버에 있는 모델을 골랐을 때만 써요.</translation>
    </message>
    <message>
        <source>on a server</source>
        <translation>서버 사용</translation>
    </message>
    <message>
        <source>Questions, chats and passages are sent to {address}.</source>
        <translation>질문, 대화, 구절을 {address} 주소로 보내요.</translation>
    </message>
    <message>
        <source>No model loaded</source>
        <translation>불러온 모델 없음</translation>
    </message>
    <message>
        <source>Loading {name}</source>
        <translation>{name} 불러오는 중</translation>
    </message>
    <message>
        <source>Starting the engine</source>
        <translation>엔진 시작하는 중</translation>
    </message>
    <message>
        <source>The engine stopped; starting it again</source>
        <translation>엔진이 멈춰 다시 시작하는 중</translation>
    </message>
    <message>
        <source>context {used} / {size}</source>
        <translation>컨텍스트 {used} / {size}</translation>
    </message>
    <message>
        <source>Tokens of this chat that the model reads again with each question. When the context is full, the oldest messages are left out.</source>
        <translation>질문할 때마다 모델이 다시 읽는 이 대화의 토큰이에요. 컨텍스트가 가득 차면 오래된 메시지부터 빠져요.</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>여유 {size}</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>What this step was sent, and what came back.</source>
        <translation>이 단계에 보낸 것과 돌아온 것이에요.</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>돌아온 글</translation>
    </message>
    <message>
        <source>Came back, sample {number}</source>
        <translation>돌아온 글, 표본 {number}</translation>
    </message>
    <message>
        <source>System text</source>
        <translation>시스템 글</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>보낸 글</translation>
    </message>
    <message>
        <source>Sent as an earlier answer</source>
        <translation>앞선 답으로 보낸 글</translation>
    </message>
</context>
<context>
    <name>SwitchRow</name>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
</context>
<context>
    <name>TableBar</name>
    <message>
        <source>Search in the rows</source>
        <translation>행에서 찾기</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>행 추가</translation>
    </message>
    <message>
        <source>Write another row below the others, or paste rows of a spreadsheet.</source>
        <translation>아래에 행을 하나 더 쓰거나, 스프레드시트의 행을 붙여 넣어요.</translation>
    </message>
    <message>
        <source>Blind vote</source>
        <translation>블라인드 투표</translation>
    </message>
    <message>
        <source>Choose the better answers without seeing which prompt gave them.</source>
        <translation>어느 프롬프트의 답인지 모르는 채로 더 좋은 답을 골라요.</translation>
    </message>
    <message>
        <source>Back to one input</source>
        <translation>입력 하나로 돌아가기</translation>
    </message>
    <message>
        <source>Keep the chosen row as the one input; undo brings the table back.</source>
        <translation>고른 행만 입력으로 남겨요. 실행 취소로 표를 되살릴 수 있어요.</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n행</numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {rows}</source>
        <translation>{rows} 중 {shown}</translation>
    </message>
    <message>
        <source>Changed since the earlier run</source>
        <translation>이전 실행과 달라진 행</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>모든 행</translation>
    </message>
    <message>
        <source>Only rows that differ</source>
        <translation>답이 서로 다른 행만</translation>
    </message>
    <message>
        <source>Only failed</source>
        <translation>실패한 행만</translation>
    </message>
    <message>
        <source>Which rows are shown</source>
        <translation>보이는 행</translation>
    </message>
    <message>
        <source>All rows, those whose answers differ, or those with an answer that failed.</source>
        <translation>모든 행, 답이 서로 다른 행, 실패한 답이 있는 행 중에서 골라요.</translation>
    </message>
</context>
<context>
    <name>TableHead</name>
    <message>
        <source>Prompt {letter}</source>
        <translation>프롬프트 {letter}</translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message>
        <source>won {won} of {shown} votes</source>
        <translation>투표 {shown}번 중 {won}번 이김</translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>Add row</source>
        <translation>행 추가</translation>
    </message>
    <message>
        <source>Checks of this row…</source>
        <translation>이 행의 검사…</translation>
    </message>
    <message>
        <source>Duplicate rows</source>
        <translation>행 복제</translation>
    </message>
    <message>
        <source>Run rows again</source>
        <translation>행 다시 실행</translation>
    </message>
    <message>
        <source>Remove rows</source>
        <translation>행 삭제</translation>
    </message>
</context>
<context>
    <name>TableView</name>
    <message>
        <source>Inputs and answers</source>
        <translation>입력과 답</translation>
    </message>
</context>
<context>
    <name>TailRow</name>
    <message>
        <source>This question has no answer.</source>
        <translation>이 질문에는 답이 없어요.</translation>
    </message>
    <message>
        <source>Answer it</source>
        <translation>답하기</translation>
    </message>
    <message>
        <source>Has the question answered now.</source>
        <translation>지금 이 질문에 답하게 해요.</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>모델 고르기</translation>
    </message>
    <message>
        <source>Opens the Models page. The answer begins once a model is loaded.</source>
        <translation>모델 화면을 열어요. 모델을 불러오면 답을 시작해요.</translation>
    </message>
</context>
<context>
    <name>TechniqueField</name>
    <message>
        <source>Technique</source>
        <translation>기법</translation>
    </message>
    <message>
        <source>{technique} (not known)</source>
        <translation>{technique} (없는 기법)</translation>
    </message>
</context>
<context>
    <name>TechniqueOptionsPart</name>
    <message>
        <source>as it stands</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>between marks</source>
        <translation>표시로 감싸기</translation>
    </message>
    <message>
        <source>marked in every blank</source>
        <translation>빈칸마다 표시</translation>
    </message>
    <message>
        <source>Needs examples whose Steps are filled in.</source>
        <translation>‘풀이’를 채운 예시가 필요해요.</translation>
    </message>
    <message>
        <source>Needs a JSON schema: see Sampling, More…, form of the answer.</source>
        <translation>JSON 스키마가 필요해요. 샘플링 &gt; 더 보기… &gt; 답 형식을 보세요.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>표본 수</translation>
    </message>
    <message>
        <source>How many answers are taken to find the most frequent one.</source>
        <translation>가장 많이 나온 답을 찾으려고 뽑는 답의 수예요.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>How much the samples vary. A column’s own temperature above 0 goes first.</source>
        <translation>표본이 서로 얼마나 달라질지 정해요. 열의 온도가 0보다 크면 그 온도를 먼저 써요.</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>되풀이</translation>
    </message>
    <message>
        <source>How often the answer is criticised and written again.</source>
        <translation>답을 비평하고 다시 쓰는 횟수예요.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Marks the input as text that is not to be obeyed, for texts of strangers. Source: Hines et al. 2024, arXiv 2403.14720.</source>
        <translation>모르는 사람이 쓴 글을 위해, 입력을 지시로 따르면 안 되는 글로 표시해요. 출처: Hines et al. 2024, arXiv 2403.14720.</translation>
    </message>
</context>
<context>
    <name>TextViewer</name>
    <message>
        <source>Chunks in colour</source>
        <translation>조각 색칠</translation>
    </message>
    <message>
        <source>Each piece that a search can find has its own colour; where two share text the colour is stronger.</source>
        <translation>검색되는 조각마다 색이 달라요. 두 조각이 겹치는 곳은 더 진해요.</translation>
    </message>
    <message>
        <source>Choose a file to see its text.</source>
        <translation>파일을 고르면 본문이 나와요.</translation>
    </message>
    <message>
        <source>Opening the text…</source>
        <translation>본문을 여는 중…</translation>
    </message>
    <message>
        <source>This document has no text.</source>
        <translation>이 문서에는 글이 없어요.</translation>
    </message>
    <message numerus="yes">
        <source>%n chunks</source>
        <translation>
            <numerusform>조각 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>Thresholds</name>
    <message>
        <source>Least likeness in meaning</source>
        <translation>뜻이 비슷한 정도의 하한</translation>
    </message>
    <message>
        <source>Passages less like the question than this are not found by their meaning. 0 keeps all, 0.3 drops most that are beside the point, 0.6 keeps near repeats only.</source>
        <translation>질문과 뜻이 이보다 덜 비슷한 구절은 뜻으로 찾지 않아요. 0이면 모두 남기고, 0.3이면 동떨어진 것을 대부분 빼고, 0.6이면 거의 같은 말만 남겨요.</translation>
    </message>
    <message>
        <source>Least score of words</source>
        <translation>낱말 점수의 하한</translation>
    </message>
    <message>
        <source>Passages whose words fit the question less than this are not found by their words. 0 keeps all. The scores are shown beside each passage in the test search.</source>
        <translation>낱말이 질문에 이보다 덜 맞는 구절은 낱말로 찾지 않아요. 0이면 모두 남겨요. 점수는 시험 검색에서 구절마다 볼 수 있어요.</translation>
    </message>
</context>
<context>
    <name>Timing</name>
    <message>
        <source>Measured</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Right guesses</source>
        <translation>맞힌 추측</translation>
    </message>
    <message>
        <source>The server sends no times. They are taken on this computer, so the way over the network is in them.</source>
        <translation>서버가 시간을 보내지 않아요. 이 컴퓨터에서 잰 것이라 네트워크를 오가는 시간이 들어 있어요.</translation>
    </message>
    <message>
        <source>The server sent its own times; the way over the network is not in them.</source>
        <translation>서버가 잰 시간을 보냈어요. 네트워크를 오가는 시간은 들어 있지 않아요.</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>생각</translation>
    </message>
    <message>
        <source>What the model wrote to itself before it answered.</source>
        <translation>모델이 답하기 전에 혼자 쓴 글이에요.</translation>
    </message>
    <message>
        <source>by the server</source>
        <translation>서버에서</translation>
    </message>
    <message>
        <source>here, with the network</source>
        <translation>여기서, 네트워크 포함</translation>
    </message>
    <message>
        <source>{guesses}. Guesses come from the prompt or a draft model and are checked, so the text is the same; each right one saves time.</source>
        <translation>{guesses}. 추측은 프롬프트나 초안 모델에서 나오고 모두 확인하므로 글은 같아요. 하나 맞힐 때마다 시간이 줄어요.</translation>
    </message>
    <message>
        <source>{right} of {guessed} ({share})</source>
        <translation>{guessed}개 중 {right}개({share})</translation>
    </message>
    <message>
        <source>{right} of {guessed} guessed tokens were right</source>
        <translation>추측한 토큰 {guessed}개 중 {right}개가 맞음</translation>
    </message>
    <message>
        <source>{time} · {tokens} tokens</source>
        <translation>{time} · {tokens}토큰</translation>
    </message>
</context>
<context>
    <name>TimingPanel</name>
    <message>
        <source>Where the time went</source>
        <translation>시간이 쓰인 곳</translation>
    </message>
    <message>
        <source>This model’s last answers</source>
        <translation>이 모델의 최근 답</translation>
    </message>
    <message>
        <source>After the first answer, you see here where its time went.</source>
        <translation>첫 답이 나오면 시간이 어디에 쓰였는지 여기에서 볼 수 있어요.</translation>
    </message>
    <message>
        <source>There are no numbers for this answer: it did not get to its end.</source>
        <translation>끝까지 쓰지 못한 답이라 수치가 없어요.</translation>
    </message>
    <message>
        <source>The numbers come when this answer has ended.</source>
        <translation>답이 끝나면 수치가 나와요.</translation>
    </message>
    <message>
        <source>For “{question}”</source>
        <translation>질문: ‘{question}’</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>retrieval</source>
        <translation>문서 검색</translation>
    </message>
    <message>
        <source>prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>생각 중</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>첫 토큰</translation>
    </message>
    <message>
        <source>From the question’s arrival at the model to the first piece of text (TTFT).</source>
        <translation>질문이 모델에 닿은 때부터 첫 글 조각이 나올 때까지예요(TTFT).</translation>
    </message>
    <message>
        <source>Whole answer</source>
        <translation>답 전체</translation>
    </message>
    <message>
        <source>From the question’s arrival at the model to the end of the answer.</source>
        <translation>질문이 모델에 닿은 때부터 답이 끝날 때까지예요.</translation>
    </message>
    <message>
        <source>Key press to text on screen</source>
        <translation>키를 누르고 글이 보이기까지</translation>
    </message>
    <message>
        <source>What you felt: from pressing Enter to the first word painted.</source>
        <translation>직접 느낀 시간이에요. Enter를 누른 때부터 첫 낱말이 화면에 나올 때까지예요.</translation>
    </message>
    <message>
        <source>Per token, typical</source>
        <translation>토큰당, 보통</translation>
    </message>
    <message>
        <source>Per token, slowest 5 %</source>
        <translation>토큰당, 느린 5%</translation>
    </message>
    <message>
        <source>Half of the tokens came at least this fast (p50).</source>
        <translation>토큰의 절반이 이보다 빨리 나왔어요(p50).</translation>
    </message>
    <message>
        <source>19 of 20 tokens came at least this fast (p95).</source>
        <translation>토큰 20개 중 19개가 이보다 빨리 나왔어요(p95).</translation>
    </message>
    <message>
        <source>Reading speed</source>
        <translation>읽는 속도</translation>
    </message>
    <message>
        <source>How fast the prompt was read; cached tokens are not counted.</source>
        <translation>프롬프트를 읽은 속도예요. 캐시된 토큰은 세지 않아요.</translation>
    </message>
    <message>
        <source>Writing speed</source>
        <translation>쓰는 속도</translation>
    </message>
    <message>
        <source>How fast the answer was written after its first token.</source>
        <translation>첫 토큰 뒤로 답을 쓴 속도예요.</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>입력 토큰</translation>
    </message>
    <message>
        <source>Instructions, this chat, passages and the question.</source>
        <translation>지시, 이 대화, 구절, 질문이에요.</translation>
    </message>
    <message>
        <source>of these cached</source>
        <translation>그중 캐시</translation>
    </message>
    <message>
        <source>Known from before, so not read again.</source>
        <translation>이미 읽어 두어 다시 읽지 않았어요.</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>출력 토큰</translation>
    </message>
    <message>
        <source>What the model wrote.</source>
        <translation>모델이 쓴 글이에요.</translation>
    </message>
    <message>
        <source>Context used</source>
        <translation>사용한 컨텍스트</translation>
    </message>
    <message>
        <source>How much of what the model can hold at once was in use.</source>
        <translation>모델이 한 번에 담을 수 있는 양 가운데 쓴 만큼이에요.</translation>
    </message>
    <message>
        <source>Answers at once</source>
        <translation>동시에 쓴 답</translation>
    </message>
    <message>
        <source>Others were made at the same time, so this one was slower.</source>
        <translation>다른 답과 동시에 써서 이 답은 더 느렸어요.</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close this message</source>
        <translation>이 알림 닫기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Open models</source>
        <translation>모델 열기</translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation>문서 열기</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>로그 보기</translation>
    </message>
</context>
<context>
    <name>TogglePart</name>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
</context>
<context>
    <name>TokenText</name>
    <message>
        <source>The answer, token by token</source>
        <translation>토큰별로 본 답</translation>
    </message>
</context>
<context>
    <name>Tokens</name>
    <message>
        <source>(half a character)</source>
        <translation>(글자의 반)</translation>
    </message>
    <message>
        <source>(nothing to see)</source>
        <translation>(보이는 것 없음)</translation>
    </message>
    <message>
        <source>&lt; 0.1 %</source>
        <translation>&lt; 0.1%</translation>
    </message>
    <message>
        <source>{value} %</source>
        <translation>{value}%</translation>
    </message>
</context>
<context>
    <name>TokensPanel</name>
    <message>
        <source>How sure was the model?</source>
        <translation>모델이 얼마나 확신했나요?</translation>
    </message>
    <message>
        <source>Each piece of an answer can be coloured by its chance, and you can look at what else could have come in its place.</source>
        <translation>답의 조각마다 확률에 따라 색을 입히고, 그 자리에 다른 무엇이 올 수 있었는지 볼 수 있어요.</translation>
    </message>
    <message>
        <source>Show it from the next answer on</source>
        <translation>다음 답부터 보기</translation>
    </message>
    <message>
        <source>From the next answer on</source>
        <translation>다음 답부터</translation>
    </message>
    <message>
        <source>The model tells its chances while it writes, so this answer has none. Ask something, or have this one answered again.</source>
        <translation>확률은 모델이 쓰는 동안에만 알 수 있어서 이 답에는 없어요. 무언가를 묻거나 이 질문에 다시 답하게 하세요.</translation>
    </message>
    <message>
        <source>Point at a piece, or go through them with the arrow keys.</source>
        <translation>조각을 가리키거나 화살표 키로 옮겨 다니세요.</translation>
    </message>
</context>
<context>
    <name>TourBanner</name>
    <message>
        <source>Add a model</source>
        <translation>모델 추가</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Messages</source>
        <translation>메시지</translation>
    </message>
</context>
<context>
    <name>VariableField</name>
    <message>
        <source>Stands in the templates in place of {variable}.</source>
        <translation>템플릿의 {variable} 자리에 들어가요.</translation>
    </message>
    <message>
        <source>needs a value</source>
        <translation>값이 필요해요</translation>
    </message>
    <message>
        <source>Choose a document…</source>
        <translation>문서 고르기…</translation>
    </message>
    <message>
        <source>Choose passages…</source>
        <translation>구절 고르기…</translation>
    </message>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%n자</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VariablesEditor</name>
    <message>
        <source>{variable} needs its choices, with commas between them.</source>
        <translation>{variable}: 선택지를 쉼표로 나누어 적으세요.</translation>
    </message>
    <message>
        <source>Type of {variable}</source>
        <translation>{variable} 종류</translation>
    </message>
    <message>
        <source>Text is typed; a choice is one of a list; a document or passages come from your documents.</source>
        <translation>글은 직접 적고, 선택은 목록에서 하나를 고르고, 문서나 구절은 내 문서에서 가져와요.</translation>
    </message>
    <message>
        <source>Default of {variable}</source>
        <translation>{variable} 기본값</translation>
    </message>
    <message>
        <source>Default, may stay empty</source>
        <translation>기본값(비워 둬도 돼요)</translation>
    </message>
    <message>
        <source>Choices with commas, the default first</source>
        <translation>선택지를 쉼표로, 기본값을 맨 앞에</translation>
    </message>
    <message>
        <source>Chosen in the lab</source>
        <translation>실험실에서 골라요</translation>
    </message>
</context>
<context>
    <name>VaryDialog</name>
    <message>
        <source>Vary a column</source>
        <translation>열 바꿔 보기</translation>
    </message>
    <message>
        <source>What varies</source>
        <translation>바꿀 것</translation>
    </message>
    <message>
        <source>Take the other columns away</source>
        <translation>다른 열은 빼기</translation>
    </message>
    <message>
        <source>Leaves only the columns of these values. You can undo it.</source>
        <translation>이 값들의 열만 남겨요. 되돌릴 수 있어요.</translation>
    </message>
    <message>
        <source>The loaded model</source>
        <translation>불러온 모델</translation>
    </message>
    <message numerus="yes">
        <source>Make %n columns</source>
        <translation>
            <numerusform>열 %n개 만들기</numerusform>
        </translation>
    </message>
    <message>
        <source>Make columns</source>
        <translation>열 만들기</translation>
    </message>
    <message numerus="yes">
        <source>A comparison holds at most {most} columns: %n would be left out.</source>
        <translation>
            <numerusform>비교에는 열이 {most}개까지라 %n개는 빠져요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Prompt {letter}</source>
        <translation>프롬프트 {letter}</translation>
    </message>
    <message>
        <source>new</source>
        <translation>새 열</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Tick what should become a column (Space).</source>
        <translation>열로 만들 것을 고르세요(Space).</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>The columns as they would be</source>
        <translation>만들어질 열의 모습</translation>
    </message>
</context>
<context>
    <name>VersionArrows</name>
    <message>
        <source>Shows the version before this one.</source>
        <translation>이전 버전을 보여 줘요.</translation>
    </message>
    <message>
        <source>Shows the version after this one.</source>
        <translation>다음 버전을 보여 줘요.</translation>
    </message>
    <message>
        <source>Version {number} of {total}</source>
        <translation>버전 {total}개 중 {number}번째</translation>
    </message>
</context>
<context>
    <name>VersionBar</name>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Every version is kept with its date and its note.</source>
        <translation>모든 버전을 날짜와 메모와 함께 보관해요.</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>견줄 버전</translation>
    </message>
    <message>
        <source>Shows which words differ from another version.</source>
        <translation>다른 버전과 어느 낱말이 다른지 보여요.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>VoteDialog</name>
    <message>
        <source>Blind vote</source>
        <translation>블라인드 투표</translation>
    </message>
    <message>
        <source>Which answer is best?</source>
        <translation>어느 답이 가장 좋나요?</translation>
    </message>
    <message>
        <source>Row {row}, answer {repeat} · {done} of {all} done</source>
        <translation>{row}행, 답 {repeat} · {all}개 중 {done}개 마침</translation>
    </message>
    <message>
        <source>Revealed</source>
        <translation>공개</translation>
    </message>
    <message numerus="yes">
        <source>%n votes</source>
        <translation>
            <numerusform>투표 %n번</numerusform>
        </translation>
    </message>
    <message>
        <source>Tie (0)</source>
        <translation>비김(0)</translation>
    </message>
    <message>
        <source>All are equally good (key 0)</source>
        <translation>모두 똑같이 좋아요(0 키)</translation>
    </message>
    <message>
        <source>All bad (X)</source>
        <translation>모두 나쁨(X)</translation>
    </message>
    <message>
        <source>None is any good (key X)</source>
        <translation>좋은 답이 없어요(X 키)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Take the last vote back (Backspace)</source>
        <translation>마지막 투표 취소(Backspace)</translation>
    </message>
    <message>
        <source>Reveal</source>
        <translation>공개하기</translation>
    </message>
    <message>
        <source>End here and show whose answers they were. You can go on later.</source>
        <translation>여기서 마치고 누구의 답이었는지 보여요. 나중에 이어 갈 수 있어요.</translation>
    </message>
    <message>
        <source>Vote on the rest</source>
        <translation>나머지 투표하기</translation>
    </message>
    <message>
        <source>Go back to the vote.</source>
        <translation>투표로 돌아가요.</translation>
    </message>
    <message>
        <source>Keep the winner in the library</source>
        <translation>이긴 프롬프트를 보관함에 남기기</translation>
    </message>
    <message>
        <source>Makes a version of the prompt that won.</source>
        <translation>이긴 프롬프트로 버전을 만들어요.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>WatchedFolders</name>
    <message>
        <source>Watches {folder}: new and changed files are read by themselves.</source>
        <translation>{folder} 폴더 지켜보는 중: 새 파일과 바뀐 파일을 저절로 읽어요.</translation>
    </message>
    <message>
        <source>{folder} cannot be reached. Its documents are kept.</source>
        <translation>{folder} 폴더에 닿을 수 없어요. 문서는 그대로 있어요.</translation>
    </message>
    <message>
        <source>Stop watching this folder</source>
        <translation>이 폴더 그만 지켜보기</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>What would you like to know?</source>
        <translation>무엇이 궁금하세요?</translation>
    </message>
    <message>
        <source>Everything you write and add stays on this computer. Drop a document to get answers that name the page they come from.</source>
        <translation>쓰고 추가한 것은 모두 이 컴퓨터에만 있어요. 문서를 끌어다 놓으면 몇 쪽에 있는 내용인지 밝히며 답해요.</translation>
    </message>
    <message>
        <source>Hello! What can you help me with?</source>
        <translation>안녕하세요! 무엇을 도와줄 수 있나요?</translation>
    </message>
    <message>
        <source>When does the ferry leave?</source>
        <translation>도서관은 몇 시에 문을 여나요?</translation>
    </message>
    <message>
        <source>Puts this message below; press Enter to send it.</source>
        <translation>이 메시지를 아래에 넣어요. Enter를 누르면 보내요.</translation>
    </message>
    <message>
        <source>Ask the sample document a question</source>
        <translation>견본 문서에 질문하기</translation>
    </message>
    <message>
        <source>Chooses the sample document for this chat and puts the question below.</source>
        <translation>이 대화에 견본 문서를 고르고 질문을 아래에 넣어요.</translation>
    </message>
    <message>
        <source>Compare two prompts side by side</source>
        <translation>프롬프트 두 개를 나란히 비교하기</translation>
    </message>
    <message>
        <source>Opens the prompt lab with a comparison that is ready to run.</source>
        <translation>바로 실행할 수 있는 비교를 프롬프트 실험실에서 열어요.</translation>
    </message>
</context>
<context>
    <name>WhatFits</name>
    <message>
        <source>What fits now with {model}:</source>
        <translation>{model}에 지금 들어가는 것:</translation>
    </message>
    <message>
        <source>Automatic: {tokens} tokens</source>
        <translation>자동: {tokens}토큰</translation>
    </message>
    <message>
        <source>Up to {tokens} tokens</source>
        <translation>{tokens}토큰까지</translation>
    </message>
    <message>
        <source>Nothing fits what is free now. Close other programs, or choose a smaller model.</source>
        <translation>지금 남은 메모리에 들어가는 것이 없어요. 다른 프로그램을 닫거나 더 작은 모델을 고르세요.</translation>
    </message>
    <message>
        <source>needs {needed} of {free} free</source>
        <translation>{free} 남음, {needed} 필요</translation>
    </message>
    <message>
        <source>Takes this context length, with this kind of cache.</source>
        <translation>이 컨텍스트 길이와 이 캐시 형식을 써요.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{value} s</source>
        <translation>{value}초</translation>
    </message>
    <message>
        <source>{minutes} min {rest} s</source>
        <translation>{minutes}분 {rest}초</translation>
    </message>
    <message>
        <source>{value} %</source>
        <translation>{value}%</translation>
    </message>
    <message>
        <source>{value} ms</source>
        <translation>{value}ms</translation>
    </message>
    <message>
        <source>{value} tok/s</source>
        <translation>{value}토큰/초</translation>
    </message>
    <message>
        <source>{size} bytes</source>
        <translation>{size}바이트</translation>
    </message>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>스레드 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>Tour model</source>
        <translation>둘러보기용 모델</translation>
    </message>
    <message>
        <source>{month} {day}</source>
        <translation>{month} {day}일</translation>
    </message>
    <message>
        <source>ended by itself</source>
        <translation>스스로 끝남</translation>
    </message>
    <message>
        <source>ended at a stop text</source>
        <translation>멈춤 문구에서 끝남</translation>
    </message>
    <message>
        <source>cut at the longest answer allowed</source>
        <translation>최대 길이에서 잘림</translation>
    </message>
    <message>
        <source>the context is full</source>
        <translation>컨텍스트가 가득 참</translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation>직접 멈춤</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>{tokens} in</source>
        <translation>입력 {tokens}</translation>
    </message>
    <message>
        <source>{tokens} in, {cached} cached</source>
        <translation>입력 {tokens}(캐시 {cached})</translation>
    </message>
    <message>
        <source>first token {time}</source>
        <translation>첫 토큰 {time}</translation>
    </message>
    <message>
        <source>{tokens} out</source>
        <translation>출력 {tokens}</translation>
    </message>
    <message>
        <source>Tour model: {size} parameters, made to show the features; add a real model for real work.</source>
        <translation>둘러보기용 모델이에요(매개변수 {size}). 기능을 보여 주려고 만들었으니, 실제 작업에는 다른 모델을 추가하세요.</translation>
    </message>
</context>
<context>
    <name>WritingSection</name>
    <message>
        <source>Enter sends</source>
        <translation>Enter로 보내기</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends</source>
        <translation>Ctrl+Enter로 보내기</translation>
    </message>
    <message>
        <source>Send with</source>
        <translation>보내는 키</translation>
    </message>
    <message>
        <source>The other way begins a new line: Shift+Enter, or Enter alone.</source>
        <translation>줄을 바꿀 때는 Shift+Enter 또는 Enter를 눌러요.</translation>
    </message>
    <message>
        <source>Passages per question</source>
        <translation>질문당 구절</translation>
    </message>
    <message>
        <source>Most passages from your documents that are sent with a question. More gives the model more to go by and takes longer to read.</source>
        <translation>질문과 함께 보내는 문서 구절의 최대 수예요. 늘리면 근거가 많아지지만 읽는 데 더 오래 걸려요.</translation>
    </message>
    <message>
        <source>For example: Answer briefly and in plain words.</source>
        <translation>예: 쉬운 말로 짧게 답하세요.</translation>
    </message>
    <message>
        <source>System text of new chats</source>
        <translation>새 대화의 시스템 프롬프트</translation>
    </message>
    <message>
        <source>Tells the model how to behave. Each chat can have its own.</source>
        <translation>모델에게 어떻게 행동할지 알려 줘요. 대화마다 다르게 둘 수 있어요.</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>대화</translation>
    </message>
</context>
<context>
    <name>_BiasLine</name>
    <message>
        <source>Number of the token</source>
        <translation>토큰 번호</translation>
    </message>
    <message>
        <source>The token’s number in this model, as shown under Tokens.</source>
        <translation>이 모델에서의 토큰 번호예요. 토큰 탭에 나와요.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>절대 안 나옴</translation>
    </message>
    <message>
        <source>How much more or less likely</source>
        <translation>얼마나 더 또는 덜 나올지</translation>
    </message>
    <message>
        <source>Added to the token’s score: 5 is much more likely, −100 practically never.</source>
        <translation>토큰 점수에 더해요. 5면 훨씬 잘 나오고, −100이면 거의 나오지 않아요.</translation>
    </message>
    <message>
        <source>Take this token off the list</source>
        <translation>이 토큰을 목록에서 빼기</translation>
    </message>
</context>
<context>
    <name>_Handle</name>
    <message>
        <source>Drag to give one half more room.</source>
        <translation>끌어서 한쪽을 넓힐 수 있어요.</translation>
    </message>
</context>
<context>
    <name>_Numbers</name>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>for example 0, 0.5, 1</source>
        <translation>예: 0, 0.5, 1</translation>
    </message>
    <message>
        <source>The values, with commas between them.</source>
        <translation>값을 쉼표로 나누어 적어요.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>처음</translation>
    </message>
    <message>
        <source>To</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>In steps of</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>채우기</translation>
    </message>
    <message>
        <source>Write the values of this range into the list above.</source>
        <translation>이 범위의 값을 위 목록에 적어요.</translation>
    </message>
    <message>
        <source>The range that “Fill in” writes into the list.</source>
        <translation>‘채우기’를 누르면 목록에 적을 범위예요.</translation>
    </message>
</context>
<context>
    <name>_StepBlock</name>
    <message>
        <source>Name of the step</source>
        <translation>단계 이름</translation>
    </message>
    <message>
        <source>What this step gives stands for {{name}} in the prompts after it.</source>
        <translation>이 단계의 결과가 뒤의 프롬프트에서 {{name}} 자리에 들어가요.</translation>
    </message>
    <message>
        <source>Prompt of the step</source>
        <translation>단계의 프롬프트</translation>
    </message>
    <message>
        <source>Sent as a prompt of its own. {{input}} stands for the input.</source>
        <translation>따로 하나의 프롬프트로 보내요. {{input}} 자리에는 입력이 들어가요.</translation>
    </message>
    <message>
        <source>Move this step up</source>
        <translation>이 단계 위로</translation>
    </message>
    <message>
        <source>Remove this step</source>
        <translation>이 단계 삭제</translation>
    </message>
</context>
</TS>
