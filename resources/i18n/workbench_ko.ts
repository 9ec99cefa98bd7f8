<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>AboutSection</name>
    <message>
        <source>Workbench {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run language models on your own computer, ground their answers in your documents, compare prompts. Free software under the MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built on {projects}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerFooter</name>
    <message>
        <source>Shows the passages that were sent with the question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer again; this answer is kept as a version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A good answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bad answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerMessage</name>
    <message numerus="yes">
        <source>%n citation(s) name(s) no passage.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Click to see it in the document.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerPane</name>
    <message>
        <source>Stop this column only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to the first token, speed, tokens read and written, why it ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerText</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatDock</name>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model is told, exactly as sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the model chooses its words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passages behind an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where an answer’s time went.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes this side.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatHeader</name>
    <message>
        <source>Shows or hides prompt, sampling, sources and timing at the right.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChunkText</name>
    <message>
        <source>Text of the document</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CollectionField</name>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a collection, passages that fit the input are sent with the prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No documents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CollectionsModel</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CollectionsPanel</name>
    <message>
        <source>New collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A collection is a set of documents that are searched together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnEditor</name>
    <message>
        <source>Prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is sent. {{input}} stands for the shared input; any other {{name}} gets a field above the columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the next word is chosen, and how long the answer may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who the model is and what it should keep to; sent before the prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent first, before the examples and the prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: You answer in one word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnHead</name>
    <message>
        <source>What is not the same as in the first column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt {letter}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The others are held against this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of this column. Click to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show exactly what is sent…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy settings to all columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gives this column&apos;s technique, documents and sampling to all columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be done with this column</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsView</name>
    <message>
        <source>Add a column</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends your message (Enter).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops the answer; what is written so far is kept (Esc).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message, or drop a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter sends, Enter begins a new line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter sends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter sends</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationDelegate</name>
    <message>
        <source>Title of the chat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationModel</name>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, pinned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Chats</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationsPanel</name>
    <message>
        <source>Search chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the chats whose title or messages have these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins an empty chat (Ctrl+N). The others stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes the chat to a Markdown or JSON file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes the chat off the list. You can undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No chat has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your chats will be listed here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataSection</name>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chats, runs, the index of your documents and the settings lie in this one folder. Copy it to keep a backup; delete it to forget everything. Models and documents stay where you put them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this computer. Workbench opens no network connection, loads no pictures or links from answers, sends no usage data and has no account. It works the same with the network unplugged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data and privacy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text as it was read, with the pieces a search can find.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page as it looks in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try what a question finds, with no model involved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiffDialog</name>
    <message>
        <source>Compare words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both answers with their differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both answers are the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Struck out: only in {first} ({removed}). Underlined: only in {second} ({added}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s name. Click to sort by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far the file is, or why it could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages; formats without pages show none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces of text that a search can find.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The size of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding, {percent}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its turn comes after the files before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is being taken out of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each piece is turned into numbers, so that it is found by its meaning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions can be answered from this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped it. Try again at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n chunks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens} tokens a chunk, {overlap} of them shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>page {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Add files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentsPill</name>
    <message>
        <source>Choose documents, and answers come from them, with the page they stand on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Documents: {name} ({ready} of %n file(s) ready)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Documents: {name} (%n file(s))</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF, Word, text, Markdown or web pages; they stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents (*.pdf *.docx *.txt *.md *.html *.htm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>{names} and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dropping</name>
    <message>
        <source>Add this model and load it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this comparison in the prompt lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to “{name}” and answer this chat from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a collection and answer this chat from it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the collection “{name}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a collection of these documents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExamplesEditor</name>
    <message>
        <source>Examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pairs that show the model what you want. Drag rows to order them, or press Alt+Up and Alt+Down; rows copied from a spreadsheet can be pasted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the chosen examples (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an example that shows the model what you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n examples</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No examples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExamplesModel</name>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileBar</name>
    <message>
        <source>Open the file with its own program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the chosen files again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop reading the chosen files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the chosen files; the files themselves stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add all documents of a folder and of the folders in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF, Word, text, Markdown and web pages. Dropping them works too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is starting. What you add is taken up then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library stopped and is being started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be done with this collection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileMenu</name>
    <message>
        <source>New comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready comparisons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the answers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison sheets (*.toml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything, for programs (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text to read (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>comparison</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilesView</name>
    <message>
        <source>Files of the collection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Runs this sheet once more in the other way and takes the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times inside a batch are not those of a lone run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a batch the columns share the computer, so each of them waits for others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure one after another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure one batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ended} of {all} answers · &lt;b&gt;{elapsed}&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the prompts, or hide them to give the answers all the room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show which words differ between two answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run is kept. Open an earlier one, or delete it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Undo the last change (Ctrl+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it again (Ctrl+Shift+Z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop all columns; what has come so far stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send every column to the model (Ctrl+Enter).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title of the comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The title of this comparison. Click to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompt lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same answers again. Repeats count up from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often each column is run, to see what is chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the columns are run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One batch: all columns at once, fastest in all. One after another: slower, but each column&apos;s times are those of a lone run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPlot</name>
    <message>
        <source>Writing speed of this model&apos;s last answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last one {last}, the fastest {best}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last answer: {rate}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) before the last: {rate}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>up to {rate}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>Comparing prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading documents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobLine</name>
    <message>
        <source>Cancel this job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JumpButton</name>
    <message>
        <source>Jump to latest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to the end of the chat and stays there (End).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>No technique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Think step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worked examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt is sent as it stands, with the examples if there are any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the model to think step by step before it answers. Source: Kojima et al. 2022, arXiv 2205.11916.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The examples show their steps before the output. Source: Wei et al. 2022, arXiv 2201.11903.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One after another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>system text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>technique</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top-k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeat penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frequency penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>presence penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stop texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs: nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differs: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the prompt, {percent} % · {elapsed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing · {elapsed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing · {rate} · {elapsed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for a free place in the batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{right} of {judged} right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An answer is right when it contains the expected answer. Judging by {judged} answers, the true share of right ones lies between {low} % and {high} % (95 % Wilson interval).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LabPage</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New, open, save, export</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LetterBadge</name>
    <message>
        <source>Column {letter}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LoadOptionsForm</name>
    <message>
        <source>Load options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used the next time a model is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context, tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much text the model can see at once: the question, the chat before it and the passages. More needs more memory. Automatic takes what the model was trained for, at most 8,192.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As many as fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None, use the CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of layers on the GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers of the model that are computed on the graphics card. More is faster, as long as its memory suffices. Without a supported graphics card this changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers on the GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor cores that compute at the same time. Automatic takes all physical cores; fewer leave more for other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch, tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens of a prompt that are read in one step. More reads long prompts faster and needs a little more memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most answers the lab generates side by side in one batch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the present model anew with these options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the program choose everything again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown as soon as a model is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loaded in {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogSection</name>
    <message>
        <source>What the program did, for reports. It holds no prompts, answers or file names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions, device and settings, and the end of the log; no prompts, no file names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what was logged since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of this window, not of the answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark colours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{points} points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in the window grows with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarkdownView</name>
    <message>
        <source>Copy code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageEditor</name>
    <message>
        <source>Edit your message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves the message as it was (Esc).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks with these words; the earlier ones are kept as a version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The earlier version is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MetadataTable</name>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the file says of itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Tour model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring this model into memory; the present one goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free the memory this model uses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More about this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the list (the file stays)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained for {tokens} tokens of context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>licence {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop loading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the file says of itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The metadata in the head of the GGUF file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs {needed} at {context} context; {free} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a shorter context or a smaller file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It fits, but other programs may become slow.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GGUF files on this computer. Drop one anywhere on the window to add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a .gguf file; it stays where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models in GGUF format (*.gguf)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnMessage</name>
    <message>
        <source>You wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit and ask again; what you wrote first is kept as a version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageSwitch</name>
    <message>
        <source>The page before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} / {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassageWords</name>
    <message>
        <source>{file}, page {page}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>meaning {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rank {rank}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out: no room (it has {tokens} tokens, {room} were left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearness in meaning: {score} of 1, place {rank}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared words: {score}, place {rank}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PdfPage</name>
    <message>
        <source>The page as it looks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PdfViewer</name>
    <message>
        <source>The file is no longer where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was read from it is still here, in the tab Text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is protected by a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in another program.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhaseLine</name>
    <message>
        <source>no model is loaded, your question is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model is still loading, your question is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting: place {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking in your documents… · {elapsed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writing · {rate} · {elapsed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading the prompt {percent} % · {elapsed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>A collection needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A collection was indexed with another embedding model; only keywords were used for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A comparison holds at most {count} columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A context of up to {largest} tokens fits: choose that in the model&apos;s settings, or close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it again from where it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow writing there, or start the program with another data folder (--profile).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds the data folder and does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using the data folder {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask its owner for permission, or add a copy of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is still there and that you may open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is there and that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the drive it lies on is connected, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that there is free space and that you may write to the data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you may write to the data folder and that the disk is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk and the folder {folder}, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a chat or instruction model in GGUF form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file that ends in .gguf, downloaded as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file that has text in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a smaller model or a smaller quantisation of it, such as Q4_K_M, or close other programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another chat from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder, or free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model, or another download of this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the model&apos;s main file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close its window, or choose another folder with --profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the file and open it again; the README shows the form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it again, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it again, to the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End it in the system&apos;s task list, or choose another folder with --profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the kind “{suffix}” cannot be read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on the disk that holds {folder}, then try again. What was saved before is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a value, or take it out of the template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the file {file}, {key} {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being started again; no document is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be damaged. If it is not, split it and add the parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It starts again by itself; then try again. If it comes back, choose a smaller context or another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a text recognition (OCR) program add a text layer, then add the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a model, then run the comparison again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load a model; the answer then begins by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load one in Models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load one on the Models page, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for a newer download of the same model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new collection and add the documents to that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it away and start again, or put a backup copy in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is loaded. Your question is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No passage had room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No passage was found for this question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing relevant was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent in this chat yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it in the program that made it, save it again, and add it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file took too long and was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file would take too much memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy without a password and add that one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as DOCX and add that file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the file as UTF-8 and add it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten it, ask for a shorter answer, or load the model with a longer context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten it, send fewer passages, or load the model with a larger context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split it and add the parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new chat, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the newer version, or choose another data folder (--profile).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The GPU could not take this model, so it runs on the CPU.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PDF is scanned: its pages are pictures, with no text in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chat was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The collection {name} was removed. Its files stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so the last change could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document holds more text than can be read here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document library cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document library cannot be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document library does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document library has crashed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document library has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document library was ended from outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The document library was made by a newer version of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The embedding model cannot be loaded; only keywords were used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The embedding model is still loading; only keywords were used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The embedding model that comes with the program cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The embedding model that comes with the program is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The embedding model that comes with the program is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoding of the text cannot be told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine could not go on with this answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine crashed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine stopped answering and was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine was ended from outside, perhaps because the memory ran out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file changed while it was read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends in “{suffix}” but holds no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends in “{suffix}”, but it is damaged or of another kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged and cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is in the old Word format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is larger than {limit_mb} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is protected with a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} could not be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} is damaged or is no database of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} is not a comparison sheet: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} is not a text in UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {file} was written by a newer version of the program; it was left untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} is a GGUF of a version that this program does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} is a GGUF, but no language model by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} is damaged: its header does not follow the GGUF format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} is no GGUF model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} is not complete: its end is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of models that comes with the program cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model cannot be loaded: this version of llama.cpp does not understand the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model is loaded, but there is no memory for its context of {size} tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s chat template cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s chat template refuses this conversation: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The old file is kept as {file}; repair it, or set your choices again in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt is too long for this model by {over} tokens: it has {tokens}, and {size} fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same document is already in this collection as “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file could not be understood, so the default settings are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The template uses {variable}, but it has no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vector index is being rebuilt; only keywords were used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no permission to write in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no text in the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These can be read: {readable}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chat is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This collection no longer exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This collection was indexed with another embedding model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a folder, not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long for the model&apos;s context by {tokens} tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This message is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model does not write text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model needs about {needed_gb} GB of memory with a context of {context} tokens; {free_gb} GB are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model needs about {needed_gb} GB of memory; {free_gb} GB are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run is no longer there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it comes back, copy the diagnostics from Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again; if it comes back, load the model anew or choose a smaller context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a message first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the input that all columns share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the newer version, or choose another data folder. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workbench is running on this data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not allowed to read the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} documents were removed. The files stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{file} could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was removed. The file stays where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was taken off the list. Its file stays.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProblemCard</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks the same question again; this answer is kept as a version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer could not be finished.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromptDialog</name>
    <message>
        <source>Exactly what is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rendering the prompt…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt as the model receives it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole prompt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n tokens. Marks such as &lt;|…|&gt; are control tokens of the model.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptPanel</name>
    <message>
        <source>Renders the prompt again, with what the composer holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: Answer in two sentences. Say so when you do not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions the model reads before every message of this chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions for this chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every character the model receives; coloured marks come from its template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the model, with or without your documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collections of files that answers can be grounded in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run several prompts side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add, load and describe models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language, look, keyboard, data folder, log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadoutWords</name>
    <message>
        <source>the program ended here; the text was kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First token {time}: how long the model took from your question to the first piece of its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate}: how fast it wrote after that. A token is a piece of a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens} in: tokens the model was given: instructions, this chat, passages and your question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens} cached: of these, it still knew so many from before and did not have to read them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens} out: tokens it wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended by itself: the model said all it had to say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended at one of your stop texts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reached the longest answer allowed; raise “Longest answer” under Sampling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The context is full: the model cannot hold more of this chat. Begin a new one, or load the model with a longer context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped it; the text so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not go on; the text so far is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasoningBlock</name>
    <message>
        <source>Shows or hides what the model wrote to itself before it answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasoning, still going on…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RepeatSwitch</name>
    <message>
        <source>The answer before this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which of the repeated answers is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} / {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultsModel</name>
    <message>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no. {rank} · {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The order in which passages would be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File and page of the passage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text itself. Enter shows it in the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place and score by likeness of meaning (cosine, 1 is the same).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place and score by words in common (BM25, higher is better).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both places joined; this decides the rank.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message>
        <source>Passages found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <source>Untitled comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{right} of {judged} right</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n columns</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsPanel</name>
    <message>
        <source>Nothing has been run yet. Each run is kept here by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the list of saved runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this run with all its answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this run; you can undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved runs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SamplingDialog</name>
    <message>
        <source>Sampling of this column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer ends before one of these texts. Separate several by commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put these numbers back to their defaults.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above 0, words that have come already become less likely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this many of the likeliest words are looked at. 0: all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the likeliest words that together have this share. 1: all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only words at least this likely, measured against the likeliest. 0: all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above 1, words of the last lines become less likely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SamplingFields</name>
    <message>
        <source>0 always takes the likeliest word; higher values vary more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is cut after this many tokens. A token is about a short word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-k, top-p, penalties and stop texts of this column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>temperature {temperature}, at most {tokens} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SamplingPanel</name>
    <message>
        <source>Reset to default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts every value of this form back to where it began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These count for every chat, from the next answer on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How freely the model chooses its words. 0 always takes the likeliest one, 1 follows its own odds, above that it becomes wild.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is cut after this many tokens. A token is a piece of a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses only among the likeliest tokens that together reach this share of the odds. 1 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Top-k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses only among this many of the likeliest tokens. 0 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Min-p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaves out tokens less likely than this share of the likeliest one. 0 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes tokens that came before less likely. 1 switches it off; small models repeat themselves less with 1.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a token less likely each time it was used. 0 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes a token less likely once it was used at all. 0 switches it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number that chance starts from. The same seed, question and settings give the same answer again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer ends as soon as one of these texts appears. One on each line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop texts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>Ask as you would in a chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question of the test search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows which passages would be sent to the model. No model is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find passages (Enter).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what a question finds, and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each passage shows its place by meaning, by words, and by both together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use other words, or words that stand in the documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file of this collection is ready yet: add files, or wait for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing relevant was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weights: meaning {dense}, words {keyword}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n passages searched</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>embedding {embed}, meaning {dense}, words {keyword}, in all {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SharedInput</name>
    <message>
        <source>Shared input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every column gets this text in place of {{input}}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text that all columns get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When given, an answer that contains it counts as right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands in the templates in place of {variable}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Open a page, counted from the top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a new chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the message field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the answer or the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo while typing, and in the lab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>Click to see it in the document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passage {number}, {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: {place}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message>
        <source>Sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For “{question}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When this chat answers from documents, the passages it was given are listed here. Choose documents below the message field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking in your documents…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer was given without documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) sent</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{tokens} tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found in {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n citation(s) name(s) no passage.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Answers from your own documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files or drop them here. In a chat the model then answers from them and names the page. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a whole folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds all documents of a folder and of the folders in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the sample document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds a short text that comes with the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out which prompt works better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write two or more prompts side by side, run them on the same input, and see each answer with how long it took. Every run is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with two prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or open a ready comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this comparison; you can change everything in it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Memory that is free on this computer now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tour model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this computer: models, documents and chats stay here. Workbench opens no network connection and sends no usage data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine stopped; starting it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>context {used} / {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens of this chat that the model reads again with each question. When the context is full, the oldest messages are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TailRow</name>
    <message>
        <source>This question has no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has the question answered now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the Models page. The answer begins once a model is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TechniqueField</name>
    <message>
        <source>Technique</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextViewer</name>
    <message>
        <source>Chunks in colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each piece that a search can find has its own colour; where two share text the colour is stronger.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file to see its text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the text…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This document has no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n chunks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimingPanel</name>
    <message>
        <source>Where the time went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model’s last answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After the first answer, you see here where its time went.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no numbers for this answer: it did not get to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers come when this answer has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For “{question}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>retrieval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the question’s arrival at the model to the first piece of text (TTFT).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the question’s arrival at the model to the end of the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key press to text on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you felt: from pressing Enter to the first word painted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token, usually</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half of the tokens came at least this fast (p50).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A token, slow ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>19 of 20 tokens came at least this fast (p95).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast the prompt was read; cached tokens are not counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast the answer was written after its first token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instructions, this chat, passages and the question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of these cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known from before, so not read again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of what the model can hold at once was in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others were made at the same time, so this one was slower.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TourBanner</name>
    <message>
        <source>Add a model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionArrows</name>
    <message>
        <source>Shows the version before this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the version after this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>What would you like to know?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything you write and add stays on this computer. Drop a document to get answers that name the page they come from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello! What can you help me with?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When does the ferry leave?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts this message below; press Enter to send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the sample document a question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses the sample document for this chat and puts the question below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare two prompts side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the prompt lab with a comparison that is ready to run.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>{value} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min {rest} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} tok/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Korean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month} {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended at a stop text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut at the longest answer allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the context is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens} in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens} in, {cached} cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first token {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tokens} out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tour model: {size} parameters, made to show the features; add a real model for real work.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WritingSection</name>
    <message>
        <source>Enter sends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter sends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other way begins a new line: Shift+Enter, or Enter alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passages per question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most passages from your documents that are sent with a question. More gives the model more to go by and takes longer to read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: Answer briefly and in plain words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System text of new chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tells the model how to behave. Each chat can have its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chats</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Handle</name>
    <message>
        <source>Drag to give one half more room.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
