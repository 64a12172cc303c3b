<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Retort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An assistant for bench chemists that works without a network. A small language model picks the tools, and the tools do the chemistry: every fact in an answer can be opened and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none is loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apache-2.0; parts by others under their own terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What others made, and the full texts of the licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the chosen text …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language model, chemistry and conversations stay on this computer. Nothing is sent, fetched, counted or updated, with a network or without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is tested, not only promised. While the project&apos;s tests ask questions and use this window, every attempt of any of its processes to open a network connection fails the test; on Linux the calls to the kernel are watched too, so that libraries in C cannot slip past. The tests come with the source code: tests/test_no_sockets.py, tests/offline, tests/program/test_sample_question.py and tests/window/test_offline.py.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See for yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch the network off: nothing changes. On Linux, this lists every network connection that a question opens, and stays empty:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does open a channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows talk to the desktop they are shown on, and a second start of Retort tells the first one to come to the front; both over channels within this computer. A folder or a file is opened in another program only when you ask for it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArgumentForm</name>
    <message>
        <source>Run with these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One structure a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handle, SMILES, InChI or name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupControl</name>
    <message>
        <source>Back up conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups (*.db);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the backup …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup written to {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put {conversations} conversations with {messages} messages in the place of yours?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last message is of {latest}. The conversations that are here now are copied beside the database first; settings stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An older Retort wrote the backup; it is brought up to date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until the answer is finished, then restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring the backup …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversations from before are kept in {path}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>took too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>crashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be parsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel this call</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallDetails</name>
    <message>
        <source>The tool gave no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the model wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions and limits that this call ran with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed by the libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard error stream of the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit arguments …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raw record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The call and its result as JSON</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallReruns</name>
    <message>
        <source>Same result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {0}, other arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run {0}, same arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tool gave no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Differences: first result → this one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CallResult</name>
    <message>
        <source>Open all {0} as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open as a table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChatExportDialog</name>
    <message>
        <source>One page for any browser, with structures; calls unfold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages to print or attach, with structures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text for notes and wikis, structures as SMILES</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything, with all branches; can be imported again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A script that makes the calculations again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive for electronic notebooks (RO-Crate)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export this conversation as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Enter offers to change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a word in this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not readable: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out: it is only a word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove it from the message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Structures found in the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandHelp</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No command fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (may be left out)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandList</name>
    <message>
        <source>Ways to go on</source>
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
        <source>Send (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc stops the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/ lists the commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {names} …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationFiles</name>
    <message>
        <source>There is nothing in this conversation yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported as a new conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; {0} structures can&apos;t be read and are not found by structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not imported: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retort is still answering; this can be done after that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no calculations in this conversation yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationModel</name>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder {name}, holds {count}, {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationPanel</name>
    <message>
        <source>Search words or a structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, numbers, names; a SMILES or SMARTS also finds the structures that contain it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversation (Ctrl+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder “{name}” removed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Copier</name>
    <message>
        <source>Copy {0} as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structure, in all formats at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For ChemDraw, Word, an ELN, a spreadsheet or a text: each takes what it can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} copied as {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not copied: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Data on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in memory only; they end with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none are written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup is one file with all conversations. It can be written while you work. Restoring puts its conversations in the place of those here, which are copied first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a diagnostics file together …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this installation …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When something is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The logs say what the program did, without your words and structures. The diagnostics file shows what is in it before it is saved; it leaves this computer only if you take it away.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Sketch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not pasted: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Diagnostics file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content of the chosen part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the conversation that is shown, with your words and structures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is all that the file holds: versions, settings, counts and logs, without a message or a structure. It is only written to the place you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zip files (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous place (Shift+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next place (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Forecasting</name>
    <message>
        <source>about {low} to {high} s on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {seconds} s on this computer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>Appearance and language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
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
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of all text in the window. Ctrl++ and Ctrl+- change it too, Ctrl+0 goes back to 100 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes effect with the next start. The model understands and writes English.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyboardPage</name>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message box › send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message box › new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message box › a tool by its name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of conversations › open, rename, delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter, F2, Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next and previous control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the button that has the focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close a dialog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations are not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model can&apos;t be used: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the Retort policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export molecules …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export conversation …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import conversation …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the calculations again …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up all conversations …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore a backup …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
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
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All commands …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model in use …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the Retort policy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this installation …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified offline …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Retort …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageEdit</name>
    <message>
        <source>Ask about a molecule, or type / for a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pasted text has {count} characters; a message can have {most}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelChooser</name>
    <message>
        <source>Models used before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a GGUF file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any model that llama.cpp runs can take its place, also in the middle of a conversation. Drop a GGUF file anywhere on the window, or choose one. Nothing is downloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retort policy (comes with Retort)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> — in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs about {needed} of memory, and {free} are free. Close other programs, choose a shorter context or a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not trained on Retort&apos;s tools. Its answers are checked against the tools&apos; results all the same, and what no result supports is marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GGUF models (*.gguf);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelInUse</name>
    <message>
        <source>At work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask a test question and measure the speed; nothing is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Card of the model …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try to load it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reads {read} and writes {written} tokens a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{question}” was not answered: {why}. It {speeds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{question}” — “{answer}” ({seconds} s). It {speeds}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic takes the physical cores, at most 8. More threads than cores are slower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much text the model can see at once. Automatic is 2,048 tokens for the Retort policy, which needs no more, and 8,192 for other models. More takes more memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of the engine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoleculeFacts</name>
    <message>
        <source>What to show about the molecule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules and alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of the molecule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calculating …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tools are still being loaded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoleculePanel</name>
    <message>
        <source>Structures that you mention, or that a calculation makes, appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Molecules of this conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save molecules of this conversation as SDF, SMI, CSV, PNG or SVG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit this molecule in the sketch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare this molecule with another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoleculePictures</name>
    <message>
        <source>Kind of picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Atom numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stereo labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Style</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ball and stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sticks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space-filling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hydrogens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the 3D structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Building the 3D shape …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tools are still being loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No 3D shape: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A command, a conversation, a tool …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command, a conversation or a tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message>
        <source>the tools are still being loaded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgramControl</name>
    <message>
        <source>Saved {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is logged: the data folder cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} The model before is still in use.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PropertyTable</name>
    <message>
        <source>Not calculated: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose this row to see the atoms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReplayDialog</name>
    <message>
        <source>same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fails now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no longer exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the calculations again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running {0} calls …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls that have been run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls, then and now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as Python …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tools are still being started; try again in a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then and now: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then: {0}. Now: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not run to the end: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save script</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rerunning</name>
    <message>
        <source>Retort is still answering; the call can be made again after that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was cancelled; nothing of it is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown, but not kept: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tools are still being started; try again in a moment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResultTable</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as CSV …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} rows copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SelfTestDialog</name>
    <message>
        <source>Check of the installation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics file …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{wrong} of {count} checks failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descriptors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShapeCopier</name>
    <message>
        <source>Copy the 3D structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} (coordinates)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture as it is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no 3D structure to copy yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3D structure copied as {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: the name must end in .xyz, .sdf or .png</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the 3D structure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShapeView</name>
    <message>
        <source>Drag or press the arrow keys to turn, wheel or + and − to zoom, Home to put back.
Click on two, three or four atoms to measure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3D structure of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No 3D structure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SketchCanvas</name>
    <message>
        <source>Drawing area, empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to draw. Paste a SMILES or a structure with Ctrl+V.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing area, {0} atoms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SketchPanel</name>
    <message>
        <source>SMILES of the drawing; type or paste one and press Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMILES of the drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrange the atoms evenly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert in message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not possible: {0}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SketchTools</name>
    <message>
        <source>Select and move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single bond</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double bond</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Triple bond</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wedge: comes forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hashed wedge: goes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Benzene ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six-membered ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five-membered ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four-membered ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three-membered ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Atom {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charge up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charge down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other elements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other elements and R groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another one …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symbol of the element</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Speed of writing in the last answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the model&apos;s context that the last answer used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model, tools and conversations stay on this computer: click to read how that is tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified offline: read how this is tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the model …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model: tools and conversations still work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context {used} of {size}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StructureEditor</name>
    <message>
        <source>Change a structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SMILES, InChI or name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StructureView</name>
    <message>
        <source>Structure of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No structure</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Whole turn {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TraceGroup</name>
    <message>
        <source>Show how the turn spent its time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TracePanel</name>
    <message>
        <source>Trace of the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The calculations behind each answer appear here, one line each. Click one to see all of it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ZoomableStructure</name>
    <message>
        <source>Wheel or + and − to zoom, drag or arrow keys to move, Home for all of it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>panel</name>
    <message>
        <source>New folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the folder, keep its conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer on top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep on top</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
