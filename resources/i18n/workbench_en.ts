<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>AnswerFormPart</name>
    <message numerus="yes">
        <source>%n rule(s): this grammar can be used.</source>
        <translation>
            <numerusform>%n rule: this grammar can be used.</numerusform>
            <numerusform>%n rules: this grammar can be used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswerMessage</name>
    <message numerus="yes">
        <source>%n citation(s) name(s) no passage.</source>
        <translation>
            <numerusform>%n citation names no passage.</numerusform>
            <numerusform>%n citations name no passage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) not found in the passage cited: see Sources.</source>
        <translation>
            <numerusform>%n sentence not found in the passage cited: see Sources.</numerusform>
            <numerusform>%n sentences not found in the passages cited: see Sources.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CollectionSettings</name>
    <message numerus="yes">
        <source>%n file(s) will be cut and embedded anew, in the background. Until a file is ready again, it is found as before.</source>
        <translation>
            <numerusform>%n file will be cut and embedded anew, in the background. Until it is ready again, it is found as before.</numerusform>
            <numerusform>%n files will be cut and embedded anew, in the background. Until a file is ready again, it is found as before.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CollectionsModel</name>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>What %n samples came to</source>
        <translation>
            <numerusform>What %n sample came to</numerusform>
            <numerusform>What %n samples came to</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CutPreview</name>
    <message numerus="yes">
        <source>%n chunk(s)</source>
        <translation>
            <numerusform>%n chunk</numerusform>
            <numerusform>%n chunks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n begin(s) with the end of the one before</source>
        <translation>
            <numerusform>%n begins with the end of the one before</numerusform>
            <numerusform>%n begin with the end of the one before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DevicesPart</name>
    <message numerus="yes">
        <source>%n layer(s) on it</source>
        <translation>
            <numerusform>%n layer on it</numerusform>
            <numerusform>%n layers on it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DiffDialog</name>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>%n chunks</source>
        <translation>
            <numerusform>%n chunk</numerusform>
            <numerusform>%n chunks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Questions can be answered from this file. %n invisible characters were taken out.</source>
        <translation>
            <numerusform>Questions can be answered from this file. %n invisible character was taken out.</numerusform>
            <numerusform>Questions can be answered from this file. %n invisible characters were taken out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentsPill</name>
    <message numerus="yes">
        <source>Documents: {name} ({ready} of %n file(s) ready)</source>
        <translation>
            <numerusform>Documents: {name} ({ready} of %n file ready)</numerusform>
            <numerusform>Documents: {name} ({ready} of %n files ready)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Documents: {name} (%n file(s))</source>
        <translation>
            <numerusform>Documents: {name} (%n file)</numerusform>
            <numerusform>Documents: {name} (%n files)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Documents: only %n file(s)</source>
        <translation>
            <numerusform>Documents: only %n file</numerusform>
            <numerusform>Documents: only %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExamplesEditor</name>
    <message numerus="yes">
        <source>%n examples</source>
        <translation>
            <numerusform>%n example</numerusform>
            <numerusform>%n examples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesView</name>
    <message numerus="yes">
        <source>Ask only these %n files</source>
        <translation>
            <numerusform>Ask only this %n file</numerusform>
            <numerusform>Ask only these %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HistoryPlot</name>
    <message numerus="yes">
        <source>%n answer(s) before the last: {rate}.</source>
        <translation>
            <numerusform>%n answer before the last: {rate}.</numerusform>
            <numerusform>%n answers before the last: {rate}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>Take %n rows</source>
        <translation>
            <numerusform>Take %n row</numerusform>
            <numerusform>Take %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n checks for every row</source>
        <translation>
            <numerusform>%n check for every row</numerusform>
            <numerusform>%n checks for every row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things are not taken</source>
        <translation>
            <numerusform>%n thing is not taken</numerusform>
            <numerusform>%n things are not taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{places} and %n others</source>
        <translation>
            <numerusform>{places} and %n other</numerusform>
            <numerusform>{places} and %n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %n prompts of the file as columns</source>
        <translation>
            <numerusform>With %n prompt of the file as a column</numerusform>
            <numerusform>With %n prompts of the file as columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message numerus="yes">
        <source>%n answers</source>
        <translation>
            <numerusform>%n answer</numerusform>
            <numerusform>%n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers: median {median}, 95 % below {p95}, from {least} to {most}</source>
        <translation>
            <numerusform>%n answer: median {median}, 95 % below {p95}, from {least} to {most}</numerusform>
            <numerusform>%n answers: median {median}, 95 % below {p95}, from {least} to {most}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different answers</source>
        <translation>
            <numerusform>%n different answer</numerusform>
            <numerusform>%n different answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n examples</source>
        <translation>
            <numerusform>%n example</numerusform>
            <numerusform>%n examples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rounds</source>
        <translation>
            <numerusform>%n round</numerusform>
            <numerusform>%n rounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n samples</source>
        <translation>
            <numerusform>%n sample</numerusform>
            <numerusform>%n samples</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at most %n examples</source>
        <translation>
            <numerusform>at most %n example</numerusform>
            <numerusform>at most %n examples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabTable</name>
    <message numerus="yes">
        <source>%n different answers</source>
        <translation>
            <numerusform>%n different answer</numerusform>
            <numerusform>%n different answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LikedDialog</name>
    <message numerus="yes">
        <source>Add %n examples</source>
        <translation>
            <numerusform>Add %n example</numerusform>
            <numerusform>Add %n examples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LoadOptionsForm</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassageWords</name>
    <message numerus="yes">
        <source>%n neighbouring piece(s) joined to it.</source>
        <translation>
            <numerusform>%n neighbouring piece joined to it.</numerusform>
            <numerusform>%n neighbouring pieces joined to it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Passages</name>
    <message numerus="yes">
        <source>%n passages were sent</source>
        <translation>
            <numerusform>%n passage was sent</numerusform>
            <numerusform>%n passages were sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptDetails</name>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PromptPanel</name>
    <message numerus="yes">
        <source>%n token(s)</source>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsView</name>
    <message numerus="yes">
        <source>%n votes</source>
        <translation>
            <numerusform>%n vote</numerusform>
            <numerusform>%n votes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ties.</source>
        <translation>
            <numerusform>%n tie.</numerusform>
            <numerusform>%n ties.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message numerus="yes">
        <source>%n columns</source>
        <translation>
            <numerusform>%n column</numerusform>
            <numerusform>%n columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SamplingForm</name>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message numerus="yes">
        <source>%n near copies left out</source>
        <translation>
            <numerusform>%n near copy left out</numerusform>
            <numerusform>%n near copies left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages searched</source>
        <translation>
            <numerusform>%n passage searched</numerusform>
            <numerusform>%n passages searched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n read again by a second model in {time}</source>
        <translation>
            <numerusform>%n read again by a second model in {time}</numerusform>
            <numerusform>%n read again by a second model in {time}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchScope</name>
    <message numerus="yes">
        <source>Only the %n chosen files</source>
        <translation>
            <numerusform>Only the %n chosen file</numerusform>
            <numerusform>Only the %n chosen files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourceDialog</name>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message numerus="yes">
        <source>from {seen} of %n file(s)</source>
        <translation>
            <numerusform>from {seen} of %n file</numerusform>
            <numerusform>from {seen} of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) read, notes of those that matter sent</source>
        <translation>
            <numerusform>%n piece read, notes of those that matter sent</numerusform>
            <numerusform>%n pieces read, notes of those that matter sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s) sent</source>
        <translation>
            <numerusform>%n passage sent</numerusform>
            <numerusform>%n passages sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The question seems to be about all documents, but only {seen} of %n are in view. Choose another way under the documents in the message field.</source>
        <translation>
            <numerusform>The question seems to be about all documents, but only {seen} of %n is in view. Choose another way under the documents in the message field.</numerusform>
            <numerusform>The question seems to be about all documents, but only {seen} of %n are in view. Choose another way under the documents in the message field.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n citation(s) name(s) no passage.</source>
        <translation>
            <numerusform>%n citation names no passage.</numerusform>
            <numerusform>%n citations name no passage.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatisticsDialog</name>
    <message numerus="yes">
        <source>%n ready</source>
        <translation>
            <numerusform>%n ready</numerusform>
            <numerusform>%n ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%n could not be read</numerusform>
            <numerusform>%n could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without their file</source>
        <translation>
            <numerusform>%n without its file</numerusform>
            <numerusform>%n without their file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with vectors</source>
        <translation>
            <numerusform>%n with vectors</numerusform>
            <numerusform>%n with vectors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableBar</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TextViewer</name>
    <message numerus="yes">
        <source>%n chunks</source>
        <translation>
            <numerusform>%n chunk</numerusform>
            <numerusform>%n chunks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VariableField</name>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VaryDialog</name>
    <message numerus="yes">
        <source>Make %n columns</source>
        <translation>
            <numerusform>Make %n column</numerusform>
            <numerusform>Make %n columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A comparison holds at most {most} columns: %n would be left out.</source>
        <translation>
            <numerusform>A comparison holds at most {most} columns: %n would be left out.</numerusform>
            <numerusform>A comparison holds at most {most} columns: %n would be left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VoteDialog</name>
    <message numerus="yes">
        <source>%n votes</source>
        <translation>
            <numerusform>%n vote</numerusform>
            <numerusform>%n votes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n threads</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
</context>
</TS>
