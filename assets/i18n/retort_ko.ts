<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Retort</source>
        <translation>Retort 정보</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>프로그램</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>버전 {version}</translation>
    </message>
    <message>
        <source>An assistant for bench chemists that works without a network. A small language model picks the tools, and the tools do the chemistry: every fact in an answer can be opened and checked.</source>
        <translation>네트워크 없이 동작하는 실험 화학자용 도우미입니다. 작은 언어 모델이 도구를 고르고 화학 계산은 도구가 합니다. 답에 나오는 모든 사실은 열어서 확인할 수 있습니다.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>none is loaded</source>
        <translation>불러온 모델 없음</translation>
    </message>
    <message>
        <source>Calculations</source>
        <translation>계산</translation>
    </message>
    <message>
        <source>In processes of their own. {0}</source>
        <translation>별도의 프로세스에서 실행됩니다. {0}</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Apache-2.0; parts by others under their own terms</source>
        <translation>Apache-2.0. 다른 이가 만든 부분은 각각의 조건을 따릅니다</translation>
    </message>
    <message>
        <source>What others made, and the full texts of the licences</source>
        <translation>다른 이가 만든 부분과 라이선스 전문</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>고지</translation>
    </message>
    <message>
        <source>Licence texts</source>
        <translation>라이선스 전문</translation>
    </message>
    <message>
        <source>Read the chosen text …</source>
        <translation>선택한 전문 읽기 …</translation>
    </message>
    <message>
        <source>Verified offline</source>
        <translation>오프라인 검증됨</translation>
    </message>
    <message>
        <source>Language model, chemistry and conversations stay on this computer. Nothing is sent, fetched, counted or updated, with a network or without one.</source>
        <translation>언어 모델, 화학 계산, 대화는 이 컴퓨터를 떠나지 않습니다. 네트워크가 있든 없든 아무것도 보내거나 받거나 집계하거나 업데이트하지 않습니다.</translation>
    </message>
    <message>
        <source>This is tested, not only promised. While the project&apos;s tests ask questions and use this window, every attempt of any of its processes to open a network connection fails the test; on Linux the calls to the kernel are watched too, so that libraries in C cannot slip past. The tests come with the source code: tests/test_no_sockets.py, tests/offline, tests/program/test_sample_question.py and tests/window/test_offline.py.</source>
        <translation>약속만 하는 것이 아니라 시험합니다. 프로젝트의 테스트가 질문을 하고 이 창을 쓰는 동안 어느 프로세스든 네트워크 연결을 열려고 하면 테스트가 실패합니다. Linux에서는 커널 호출까지 감시하므로 C 라이브러리도 빠져나갈 수 없습니다. 테스트는 소스 코드에 들어 있습니다: tests/test_no_sockets.py, tests/offline, tests/program/test_sample_question.py, tests/window/test_offline.py.</translation>
    </message>
    <message>
        <source>See for yourself</source>
        <translation>직접 확인하기</translation>
    </message>
    <message>
        <source>Switch the network off: nothing changes. On Linux, this lists every network connection that a question opens, and stays empty:</source>
        <translation>네트워크를 꺼 보십시오. 달라지는 것이 없습니다. Linux에서는 다음 명령이 질문 하나가 여는 모든 네트워크 연결을 나열하며, 결과는 비어 있습니다:</translation>
    </message>
    <message>
        <source>What does open a channel</source>
        <translation>통신 채널을 여는 경우</translation>
    </message>
    <message>
        <source>Windows talk to the desktop they are shown on, and a second start of Retort tells the first one to come to the front; both over channels within this computer. A folder or a file is opened in another program only when you ask for it.</source>
        <translation>창은 자신이 표시되는 데스크톱과 통신하고, Retort를 두 번째로 시작하면 먼저 열린 창을 앞으로 부릅니다. 둘 다 이 컴퓨터 안의 채널만 씁니다. 폴더나 파일은 사용자가 요청할 때만 다른 프로그램에서 열립니다.</translation>
    </message>
</context>
<context>
    <name>AnswerView</name>
    <message>
        <source>Copy this answer</source>
        <translation>이 답 복사</translation>
    </message>
    <message>
        <source>Answer once more</source>
        <translation>다시 답하기</translation>
    </message>
    <message>
        <source>{count} tokens in {seconds} s</source>
        <translation>{seconds}초에 {count}토큰</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>외 {count}개</translation>
    </message>
</context>
<context>
    <name>ArgumentForm</name>
    <message>
        <source>Run with these</source>
        <translation>이 값으로 실행</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>One structure a line</source>
        <translation>한 줄에 구조 하나</translation>
    </message>
    <message>
        <source>Handle, SMILES, InChI or name</source>
        <translation>핸들, SMILES, InChI 또는 이름</translation>
    </message>
</context>
<context>
    <name>BackupControl</name>
    <message>
        <source>Back up conversations</source>
        <translation>대화 백업</translation>
    </message>
    <message>
        <source>Backups (*.db);;All files (*)</source>
        <translation>백업 (*.db);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>백업 복원</translation>
    </message>
    <message>
        <source>Writing the backup …</source>
        <translation>백업을 쓰는 중 …</translation>
    </message>
    <message>
        <source>Backup written to {path}</source>
        <translation>백업을 {path}에 저장했습니다</translation>
    </message>
    <message>
        <source>Put {conversations} conversations with {messages} messages in the place of yours?</source>
        <translation>현재 대화를 대화 {conversations}개, 메시지 {messages}개로 바꾸시겠습니까?</translation>
    </message>
    <message>
        <source>The last message is of {latest}. The conversations that are here now are copied beside the database first; settings stay.</source>
        <translation>마지막 메시지는 {latest}의 것입니다. 지금 있는 대화는 먼저 데이터베이스 옆에 복사되며 설정은 그대로 유지됩니다.</translation>
    </message>
    <message>
        <source>An older Retort wrote the backup; it is brought up to date.</source>
        <translation>이전 버전의 Retort가 만든 백업이므로 현재 형식으로 바꿉니다.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>Wait until the answer is finished, then restore</source>
        <translation>답이 끝난 뒤에 복원하십시오</translation>
    </message>
    <message>
        <source>Restoring the backup …</source>
        <translation>백업을 복원하는 중 …</translation>
    </message>
    <message>
        <source>The backup is restored.</source>
        <translation>백업을 복원했습니다.</translation>
    </message>
    <message>
        <source>The conversations from before are kept in {path}.</source>
        <translation>이전 대화는 {path}에 보관되어 있습니다.</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>답 없음</translation>
    </message>
    <message>
        <source>took too long</source>
        <translation>시간 초과</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>비정상 종료</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>허용되지 않음</translation>
    </message>
    <message>
        <source>could not be parsed</source>
        <translation>해석할 수 없음</translation>
    </message>
    <message>
        <source>Cancel this call</source>
        <translation>이 호출 취소</translation>
    </message>
</context>
<context>
    <name>CallDetails</name>
    <message>
        <source>The tool gave no answer.</source>
        <translation>도구가 답을 내지 않았습니다.</translation>
    </message>
    <message>
        <source>What the model wrote</source>
        <translation>모델이 쓴 내용</translation>
    </message>
    <message>
        <source>Cancel this run</source>
        <translation>이 실행 취소</translation>
    </message>
    <message>
        <source>{0} (default)</source>
        <translation>{0} (기본값)</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>인수</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>외 {0}개</translation>
    </message>
    <message>
        <source>This call ran with</source>
        <translation>이 호출의 실행 환경</translation>
    </message>
    <message>
        <source>Printed by the libraries</source>
        <translation>라이브러리 출력</translation>
    </message>
    <message>
        <source>Standard error stream of the call</source>
        <translation>호출의 표준 오류 출력</translation>
    </message>
    <message>
        <source>Edit arguments …</source>
        <translation>인수 편집 …</translation>
    </message>
    <message>
        <source>Raw record</source>
        <translation>원본 기록</translation>
    </message>
    <message>
        <source>Copy JSON</source>
        <translation>JSON 복사</translation>
    </message>
    <message>
        <source>Copy Python</source>
        <translation>Python 복사</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>The call and its result as JSON</source>
        <translation>호출과 결과 (JSON)</translation>
    </message>
</context>
<context>
    <name>CallReruns</name>
    <message>
        <source>Same result</source>
        <translation>같은 결과</translation>
    </message>
    <message>
        <source>Other result</source>
        <translation>다른 결과</translation>
    </message>
    <message>
        <source>No answer this time</source>
        <translation>이번에는 답 없음</translation>
    </message>
    <message>
        <source>Answers this time</source>
        <translation>이번에는 답함</translation>
    </message>
    <message>
        <source>Run {0}, other arguments</source>
        <translation>{0}번째 실행, 다른 인수</translation>
    </message>
    <message>
        <source>Run {0}, same arguments</source>
        <translation>{0}번째 실행, 같은 인수</translation>
    </message>
    <message>
        <source>The tool gave no answer.</source>
        <translation>도구가 답을 내지 않았습니다.</translation>
    </message>
    <message>
        <source>Differences: first result → this one</source>
        <translation>차이: 첫 결과 → 이번 결과</translation>
    </message>
</context>
<context>
    <name>CallResult</name>
    <message>
        <source>a further candidate</source>
        <translation>다른 후보</translation>
    </message>
    <message>
        <source>Show {0} more candidates</source>
        <translation>후보 {0}개 더 보기</translation>
    </message>
    <message>
        <source>Open all {0} as a table</source>
        <translation>{0}개 모두 표로 열기</translation>
    </message>
    <message>
        <source>Open as a table</source>
        <translation>표로 열기</translation>
    </message>
</context>
<context>
    <name>CallsPill</name>
    <message>
        <source>{count} without an answer</source>
        <translation>{count}개 답 없음</translation>
    </message>
    <message>
        <source>Show these calls in the trace</source>
        <translation>계산 기록에서 이 호출 보기</translation>
    </message>
    <message>
        <source>Trace of this answer: {calls}</source>
        <translation>이 답의 계산 기록: {calls}</translation>
    </message>
</context>
<context>
    <name>ChatExportDialog</name>
    <message>
        <source>One page for any browser, with structures; calls unfold</source>
        <translation>모든 브라우저용 한 페이지, 구조식 포함, 호출은 펼쳐 볼 수 있음</translation>
    </message>
    <message>
        <source>Pages to print or attach, with structures</source>
        <translation>인쇄하거나 첨부할 페이지, 구조식 포함</translation>
    </message>
    <message>
        <source>Text for notes and wikis, structures as SMILES</source>
        <translation>노트와 위키용 텍스트, 구조는 SMILES</translation>
    </message>
    <message>
        <source>Everything, with all branches; can be imported again</source>
        <translation>모든 분기를 포함한 전체, 다시 가져올 수 있음</translation>
    </message>
    <message>
        <source>A script that makes the calculations again</source>
        <translation>계산을 다시 하는 스크립트</translation>
    </message>
    <message>
        <source>Archive for electronic notebooks (RO-Crate)</source>
        <translation>전자 실험노트용 보관 파일 (RO-Crate)</translation>
    </message>
    <message>
        <source>Export conversation</source>
        <translation>대화 내보내기</translation>
    </message>
    <message>
        <source>Export this conversation as</source>
        <translation>이 대화를 다음 형식으로 내보내기</translation>
    </message>
</context>
<context>
    <name>ChatPanel</name>
    <message>
        <source>Conversation</source>
        <translation>대화</translation>
    </message>
    <message>
        <source>Sample questions</source>
        <translation>예시 질문</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Enter offers to change it</source>
        <translation>Enter 키를 누르면 바꿀 수 있습니다</translation>
    </message>
    <message>
        <source>Only a word in this message</source>
        <translation>이 메시지에서는 단어일 뿐</translation>
    </message>
    <message>
        <source>Left out: {text}</source>
        <translation>제외함: {text}</translation>
    </message>
    <message>
        <source>Not readable: {problem}</source>
        <translation>읽을 수 없음: {problem}</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>패턴</translation>
    </message>
    <message>
        <source>Reaction</source>
        <translation>반응</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Take it in again</source>
        <translation>다시 포함</translation>
    </message>
    <message>
        <source>Leave it out: it is only a word</source>
        <translation>제외: 단어일 뿐입니다</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>바꾸기 …</translation>
    </message>
    <message>
        <source>Remove it from the message</source>
        <translation>메시지에서 제거</translation>
    </message>
</context>
<context>
    <name>Chips</name>
    <message>
        <source>Structures found in the message</source>
        <translation>메시지에서 찾은 구조</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>외 {count}개</translation>
    </message>
</context>
<context>
    <name>CommandHelp</name>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Search commands</source>
        <translation>명령 검색</translation>
    </message>
    <message>
        <source>The chosen command</source>
        <translation>선택한 명령</translation>
    </message>
    <message>
        <source>Try the example</source>
        <translation>예제 실행</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>No command fits.</source>
        <translation>맞는 명령이 없습니다.</translation>
    </message>
    <message>
        <source> (may be left out)</source>
        <translation> (생략 가능)</translation>
    </message>
    <message>
        <source>one of</source>
        <translation>다음 중 하나</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>예제</translation>
    </message>
</context>
<context>
    <name>CommandList</name>
    <message>
        <source>Ways to go on</source>
        <translation>이어서 입력할 것</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>First molecule</source>
        <translation>첫째 분자</translation>
    </message>
    <message>
        <source>Second molecule</source>
        <translation>둘째 분자</translation>
    </message>
    <message>
        <source>Exchange the two molecules</source>
        <translation>두 분자 맞바꾸기</translation>
    </message>
    <message>
        <source>A conversation with two molecules can be compared here.</source>
        <translation>분자가 둘 있는 대화에서는 여기서 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>비교하는 중 …</translation>
    </message>
    <message>
        <source>The tools are still being loaded.</source>
        <translation>도구를 아직 불러오는 중입니다.</translation>
    </message>
    <message>
        <source>Not compared: {0}</source>
        <translation>비교하지 못함: {0}</translation>
    </message>
    <message>
        <source>What changed: {0}.</source>
        <translation>바뀐 것: {0}.</translation>
    </message>
    <message>
        <source>{0} atoms in common.</source>
        <translation>공통 원자 {0}개.</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>보내기 (Enter)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>중지 (Esc)</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>중지하는 중 …</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a new line</source>
        <translation>Enter로 보내고 Shift+Enter로 줄을 바꿉니다</translation>
    </message>
    <message>
        <source>Esc stops the answer</source>
        <translation>Esc로 답을 중지합니다</translation>
    </message>
    <message>
        <source>/ lists the commands</source>
        <translation>/ 를 입력하면 명령이 나옵니다</translation>
    </message>
    <message>
        <source>Reading {names} …</source>
        <translation>{names} 읽는 중 …</translation>
    </message>
</context>
<context>
    <name>ConversationControl</name>
    <message>
        <source>Sending the edited question keeps the old one as another version</source>
        <translation>고친 질문을 보내면 이전 질문은 다른 버전으로 남습니다</translation>
    </message>
</context>
<context>
    <name>ConversationFiles</name>
    <message>
        <source>There is nothing in this conversation yet</source>
        <translation>이 대화에는 아직 내용이 없습니다</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>{0} 저장함</translation>
    </message>
    <message>
        <source>Import conversation</source>
        <translation>대화 가져오기</translation>
    </message>
    <message>
        <source>Conversations (*.json)</source>
        <translation>대화 (*.json)</translation>
    </message>
    <message>
        <source>Imported as a new conversation</source>
        <translation>새 대화로 가져왔습니다</translation>
    </message>
    <message>
        <source>; {0} structures can&apos;t be read and are not found by structure</source>
        <translation>. 구조 {0}개는 읽을 수 없어 구조로 검색되지 않습니다</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Not imported: {0}</source>
        <translation>가져오지 못함: {0}</translation>
    </message>
    <message>
        <source>Retort is still answering; this can be done after that</source>
        <translation>Retort가 아직 답하는 중입니다. 끝난 뒤에 할 수 있습니다</translation>
    </message>
    <message>
        <source>There are no calculations in this conversation yet</source>
        <translation>이 대화에는 아직 계산이 없습니다</translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>New folder</source>
        <translation>새 폴더</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Remove the folder, keep its conversations</source>
        <translation>폴더만 제거하고 대화는 유지</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>완전히 삭제</translation>
    </message>
    <message>
        <source>No longer on top</source>
        <translation>맨 위 고정 해제</translation>
    </message>
    <message>
        <source>Keep on top</source>
        <translation>맨 위에 고정</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>옮기기</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>폴더 없음</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
</context>
<context>
    <name>ConversationModel</name>
    <message>
        <source>closed</source>
        <translation>닫힘</translation>
    </message>
    <message>
        <source>open</source>
        <translation>열림</translation>
    </message>
    <message>
        <source>Folder {name}, holds {count}, {state}</source>
        <translation>폴더 {name}, {count}개, {state}</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>고정됨</translation>
    </message>
</context>
<context>
    <name>ConversationPanel</name>
    <message>
        <source>Search words or a structure</source>
        <translation>단어나 구조로 검색</translation>
    </message>
    <message>
        <source>Words, numbers, names; a SMILES or SMARTS also finds the structures that contain it</source>
        <translation>단어, 숫자, 이름. SMILES나 SMARTS를 넣으면 이를 포함하는 구조도 찾습니다</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>대화 검색</translation>
    </message>
    <message>
        <source> New conversation</source>
        <translation> 새 대화</translation>
    </message>
    <message>
        <source>New conversation (Ctrl+N)</source>
        <translation>새 대화 (Ctrl+N)</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>새 대화</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>새 폴더</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>찾은 것이 없습니다</translation>
    </message>
    <message>
        <source>Searching …</source>
        <translation>검색하는 중 …</translation>
    </message>
    <message>
        <source>Folder “{name}” removed</source>
        <translation>폴더 “{name}”을(를) 제거했습니다</translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Conversations</source>
        <translation>대화 목록</translation>
    </message>
</context>
<context>
    <name>Copier</name>
    <message>
        <source>Copy {0} as</source>
        <translation>{0} 복사 형식</translation>
    </message>
    <message>
        <source>Structure, in all formats at once</source>
        <translation>구조, 모든 형식을 한꺼번에</translation>
    </message>
    <message>
        <source>For ChemDraw, Word, an ELN, a spreadsheet or a text: each takes what it can</source>
        <translation>ChemDraw, Word, 전자 실험노트, 스프레드시트, 텍스트: 각자 받을 수 있는 형식을 씁니다</translation>
    </message>
    <message>
        <source>{0} copied</source>
        <translation>{0} 복사함</translation>
    </message>
    <message>
        <source>{0} copied as {1}</source>
        <translation>{0}을(를) {1} 형식으로 복사함</translation>
    </message>
    <message>
        <source>Not copied: {0}</source>
        <translation>복사하지 못함: {0}</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Data on this computer</source>
        <translation>이 컴퓨터의 데이터</translation>
    </message>
    <message>
        <source>in memory only; they end with the program</source>
        <translation>메모리에만 있으며 프로그램과 함께 사라집니다</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>대화 목록</translation>
    </message>
    <message>
        <source>Merged policy</source>
        <translation>병합된 정책</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>none are written</source>
        <translation>기록하지 않음</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>데이터 폴더 열기</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>로그 폴더 열기</translation>
    </message>
    <message>
        <source>Back up …</source>
        <translation>백업 …</translation>
    </message>
    <message>
        <source>Restore …</source>
        <translation>복원 …</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>백업</translation>
    </message>
    <message>
        <source>A backup is one file with all conversations. It can be written while you work. Restoring puts its conversations in the place of those here, which are copied first.</source>
        <translation>백업은 모든 대화가 든 파일 하나입니다. 작업하는 동안에도 만들 수 있습니다. 복원하면 여기 있는 대화를 먼저 복사해 두고 백업의 대화로 바꿉니다.</translation>
    </message>
    <message>
        <source>Own compounds …</source>
        <translation>보유 화합물 …</translation>
    </message>
    <message>
        <source>Own compounds</source>
        <translation>보유 화합물</translation>
    </message>
    <message>
        <source>Lists of what you have on the shelf: syntheses may start from it.</source>
        <translation>가지고 있는 화합물의 목록입니다. 합성 경로는 여기에서 출발할 수 있습니다.</translation>
    </message>
    <message>
        <source>Put a diagnostics file together …</source>
        <translation>진단 파일 만들기 …</translation>
    </message>
    <message>
        <source>Check this installation …</source>
        <translation>설치 상태 점검 …</translation>
    </message>
    <message>
        <source>When something is wrong</source>
        <translation>문제가 있을 때</translation>
    </message>
    <message>
        <source>The logs say what the program did, without your words and structures. The diagnostics file shows what is in it before it is saved; it leaves this computer only if you take it away.</source>
        <translation>로그에는 프로그램이 한 일만 남고 사용자의 글과 구조는 남지 않습니다. 진단 파일은 저장하기 전에 내용을 모두 보여 주며, 사용자가 직접 옮길 때만 이 컴퓨터를 떠납니다.</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Sketch</source>
        <translation>구조 그리기</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Lineage</source>
        <translation>계보</translation>
    </message>
    <message>
        <source>There is no second molecule in this conversation yet</source>
        <translation>이 대화에는 아직 둘째 분자가 없습니다</translation>
    </message>
    <message>
        <source>Only molecules of this conversation can be compared</source>
        <translation>이 대화의 분자만 비교할 수 있습니다</translation>
    </message>
    <message>
        <source>Not pasted: {0}</source>
        <translation>붙여넣지 못함: {0}</translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Diagnostics file</source>
        <translation>진단 파일</translation>
    </message>
    <message>
        <source>Parts of the file</source>
        <translation>파일의 구성</translation>
    </message>
    <message>
        <source>Content of the chosen part</source>
        <translation>선택한 부분의 내용</translation>
    </message>
    <message>
        <source>Add the conversation that is shown, with your words and structures</source>
        <translation>표시된 대화를 글과 구조까지 함께 넣기</translation>
    </message>
    <message>
        <source>This is all that the file holds: versions, settings, counts and logs, without a message or a structure. It is only written to the place you choose.</source>
        <translation>파일의 내용은 이것이 전부입니다. 버전, 설정, 개수, 로그이며 메시지와 구조는 없습니다. 선택한 위치에만 저장됩니다.</translation>
    </message>
</context>
<context>
    <name>DifferenceTable</name>
    <message>
        <source>Differences of the properties</source>
        <translation>물성의 차이</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>물성</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>차이</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>{title} panel</source>
        <translation>{title} 패널</translation>
    </message>
    <message>
        <source>Close the panel: {title}</source>
        <translation>패널 닫기: {title}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export molecules</source>
        <translation>분자 내보내기</translation>
    </message>
    <message>
        <source>Molecules of this conversation</source>
        <translation>이 대화의 분자</translation>
    </message>
    <message>
        <source>File format</source>
        <translation>파일 형식</translation>
    </message>
    <message>
        <source>Molecules to export</source>
        <translation>내보낼 분자</translation>
    </message>
    <message>
        <source>All</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>{count} of {total} chosen</source>
        <translation>{total}개 중 {count}개 선택</translation>
    </message>
    <message>
        <source>SDF: structures with properties</source>
        <translation>SDF: 구조와 물성</translation>
    </message>
    <message>
        <source>SMI: SMILES and names</source>
        <translation>SMI: SMILES와 이름</translation>
    </message>
    <message>
        <source>CSV: table for a spreadsheet</source>
        <translation>CSV: 스프레드시트용 표</translation>
    </message>
    <message>
        <source>XLSX: Excel workbook with pictures of the structures</source>
        <translation>XLSX: 구조 그림이 든 Excel 통합 문서</translation>
    </message>
    <message>
        <source>PNG: picture</source>
        <translation>PNG: 그림</translation>
    </message>
    <message>
        <source>SVG: drawing that scales</source>
        <translation>SVG: 크기를 바꿀 수 있는 그림</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in this conversation</source>
        <translation>이 대화에서 찾기</translation>
    </message>
    <message>
        <source>Previous place (Shift+Enter)</source>
        <translation>이전 위치 (Shift+Enter)</translation>
    </message>
    <message>
        <source>Next place (Enter)</source>
        <translation>다음 위치 (Enter)</translation>
    </message>
    <message>
        <source>Close the search (Esc)</source>
        <translation>찾기 닫기 (Esc)</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{count}개 중 {number}번째</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>FlowText</name>
    <message>
        <source>{handle}: show the call that produced this value</source>
        <translation>{handle}: 이 값을 낸 호출 보기</translation>
    </message>
    <message>
        <source>Not supported by any calculation: {why}</source>
        <translation>뒷받침하는 계산이 없음: {why}</translation>
    </message>
</context>
<context>
    <name>Forecasting</name>
    <message>
        <source>about {low} to {high} s on this computer</source>
        <translation>이 컴퓨터에서 약 {low}~{high}초</translation>
    </message>
    <message>
        <source>about {seconds} s on this computer</source>
        <translation>이 컴퓨터에서 약 {seconds}초</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>Appearance and language</source>
        <translation>모양과 언어</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
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
        <source>Colours</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>글자 크기</translation>
    </message>
    <message>
        <source>Of all text in the window. Ctrl++ and Ctrl+- change it too, Ctrl+0 goes back to 100 %.</source>
        <translation>창의 모든 글자에 적용됩니다. Ctrl++와 Ctrl+-로도 바꾸고 Ctrl+0으로 100 %로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>창의 언어</translation>
    </message>
    <message>
        <source>Takes effect with the next start. The model understands and writes English.</source>
        <translation>다음 시작부터 적용됩니다. 모델은 영어를 이해하고 영어로 답합니다.</translation>
    </message>
</context>
<context>
    <name>KeyboardPage</name>
    <message>
        <source>Keyboard</source>
        <translation>키보드</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>명령이나 키 찾기</translation>
    </message>
    <message>
        <source>Message box › send</source>
        <translation>메시지 상자 › 보내기</translation>
    </message>
    <message>
        <source>Message box › new line</source>
        <translation>메시지 상자 › 줄 바꿈</translation>
    </message>
    <message>
        <source>Message box › a tool by its name</source>
        <translation>메시지 상자 › 이름으로 도구 부르기</translation>
    </message>
    <message>
        <source>List of conversations › open, rename, delete</source>
        <translation>대화 목록 › 열기, 이름 바꾸기, 삭제</translation>
    </message>
    <message>
        <source>Enter, F2, Delete</source>
        <translation>Enter, F2, Delete</translation>
    </message>
    <message>
        <source>Next and previous control</source>
        <translation>다음/이전 항목</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Shift+Tab</translation>
    </message>
    <message>
        <source>Press the button that has the focus</source>
        <translation>초점이 있는 단추 누르기</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Close a dialog</source>
        <translation>대화 상자 닫기</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>명령과 키</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
</context>
<context>
    <name>LineagePanel</name>
    <message>
        <source>Go back to this one</source>
        <translation>이 분자로 돌아가기</translation>
    </message>
    <message>
        <source>Compare with its parent</source>
        <translation>모체 분자와 비교</translation>
    </message>
    <message>
        <source>Lineage of the molecules</source>
        <translation>분자의 계보</translation>
    </message>
    <message>
        <source>Molecule and what was changed</source>
        <translation>분자와 바뀐 부분</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Make it the current molecule and begin a message about it</source>
        <translation>현재 분자로 삼고 이에 대한 메시지를 시작</translation>
    </message>
    <message>
        <source>Molecules that are made from others in a conversation appear here as a family tree.</source>
        <translation>대화에서 다른 분자로부터 만든 분자가 계통도로 나타납니다.</translation>
    </message>
    <message>
        <source>turn {0}</source>
        <translation>{0}번째 차례</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Appearance</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>계산 기록</translation>
    </message>
    <message>
        <source>Molecule</source>
        <translation>분자</translation>
    </message>
    <message>
        <source>There are no molecules in this conversation yet</source>
        <translation>이 대화에는 아직 분자가 없습니다</translation>
    </message>
    <message>
        <source>Saved {path}</source>
        <translation>{path} 저장함</translation>
    </message>
    <message>
        <source>Conversations are not saved</source>
        <translation>대화가 저장되지 않습니다</translation>
    </message>
    <message>
        <source>The model can&apos;t be used: {why}</source>
        <translation>모델을 쓸 수 없습니다: {why}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Use the Retort policy</source>
        <translation>Retort 정책 사용</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>“{title}” deleted</source>
        <translation>“{title}” 삭제함</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;Conversation</source>
        <translation>대화(&amp;C)</translation>
    </message>
    <message>
        <source>New</source>
        <translation>새로 만들기</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>이름 바꾸기 …</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>답 중지</translation>
    </message>
    <message>
        <source>Export molecules …</source>
        <translation>분자 내보내기 …</translation>
    </message>
    <message>
        <source>Export conversation …</source>
        <translation>대화 내보내기 …</translation>
    </message>
    <message>
        <source>Import conversation …</source>
        <translation>대화 가져오기 …</translation>
    </message>
    <message>
        <source>Run the calculations again …</source>
        <translation>계산 다시 실행 …</translation>
    </message>
    <message>
        <source>Back up all conversations …</source>
        <translation>모든 대화 백업 …</translation>
    </message>
    <message>
        <source>Restore a backup …</source>
        <translation>백업 복원 …</translation>
    </message>
    <message>
        <source>Own compounds …</source>
        <translation>보유 화합물 …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>대화 목록</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>글자 크게</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>글자 작게</translation>
    </message>
    <message>
        <source>Usual text size</source>
        <translation>기본 글자 크기</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정대로</translation>
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
        <source>&amp;Go</source>
        <translation>이동(&amp;G)</translation>
    </message>
    <message>
        <source>All commands …</source>
        <translation>모든 명령 …</translation>
    </message>
    <message>
        <source>Find in this conversation</source>
        <translation>이 대화에서 찾기</translation>
    </message>
    <message>
        <source>Search all conversations</source>
        <translation>모든 대화 검색</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Settings …</source>
        <translation>설정 …</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>모델(&amp;M)</translation>
    </message>
    <message>
        <source>Model in use …</source>
        <translation>사용 중인 모델 …</translation>
    </message>
    <message>
        <source>Use the Retort policy</source>
        <translation>Retort 정책 사용</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Keyboard …</source>
        <translation>키보드 …</translation>
    </message>
    <message>
        <source>Check this installation …</source>
        <translation>설치 상태 점검 …</translation>
    </message>
    <message>
        <source>Diagnostics file …</source>
        <translation>진단 파일 …</translation>
    </message>
    <message>
        <source>Open the log folder</source>
        <translation>로그 폴더 열기</translation>
    </message>
    <message>
        <source>Verified offline …</source>
        <translation>오프라인 검증 …</translation>
    </message>
    <message>
        <source>About Retort …</source>
        <translation>Retort 정보 …</translation>
    </message>
</context>
<context>
    <name>MessageEdit</name>
    <message>
        <source>Ask about a molecule, or type / for a command</source>
        <translation>분자에 대해 묻거나 / 를 입력해 명령을 부르십시오</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>The pasted text has {count} characters; a message can have {most}.</source>
        <translation>붙여넣은 글이 {count}자입니다. 메시지는 {most}자까지 쓸 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>ModelChooser</name>
    <message>
        <source>Models used before</source>
        <translation>이전에 쓴 모델</translation>
    </message>
    <message>
        <source>Choose a GGUF file …</source>
        <translation>GGUF 파일 선택 …</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>이 모델 사용</translation>
    </message>
    <message>
        <source>Other models</source>
        <translation>다른 모델</translation>
    </message>
    <message>
        <source>Any model that llama.cpp runs can take its place, also in the middle of a conversation. Drop a GGUF file anywhere on the window, or choose one. Nothing is downloaded.</source>
        <translation>llama.cpp로 실행되는 모델이면 대화 중에도 바꿔 쓸 수 있습니다. GGUF 파일을 창 아무 곳에나 끌어다 놓거나 선택하십시오. 아무것도 내려받지 않습니다.</translation>
    </message>
    <message>
        <source>Retort policy (comes with Retort)</source>
        <translation>Retort 정책 (기본 제공)</translation>
    </message>
    <message>
        <source> — in use</source>
        <translation> — 사용 중</translation>
    </message>
    <message>
        <source>It needs about {needed} of memory, and {free} are free. Close other programs, choose a shorter context or a smaller model.</source>
        <translation>메모리가 약 {needed} 필요한데 {free}만 남아 있습니다. 다른 프로그램을 닫거나 더 짧은 문맥 또는 더 작은 모델을 고르십시오.</translation>
    </message>
    <message>
        <source>It was not trained on Retort&apos;s tools. Its answers are checked against the tools&apos; results all the same, and what no result supports is marked.</source>
        <translation>Retort의 도구로 학습하지 않은 모델입니다. 그래도 답은 도구의 결과와 대조하며, 결과로 뒷받침되지 않는 부분은 표시됩니다.</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>모델 선택</translation>
    </message>
    <message>
        <source>GGUF models (*.gguf);;All files (*)</source>
        <translation>GGUF 모델 (*.gguf);;모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>ModelFacts</name>
    <message>
        <source>Context</source>
        <translation>문맥 길이</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Talked to</source>
        <translation>대화 방식</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>도구</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>바탕 모델</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>어댑터</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>명시되지 않음</translation>
    </message>
    <message>
        <source>{given} of {trained} that it was trained for</source>
        <translation>학습 길이 {trained} 중 {given}</translation>
    </message>
    <message>
        <source>about {needed}; {free} are free</source>
        <translation>약 {needed}; {free} 사용 가능</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>comes with Retort</source>
        <translation>Retort에 포함</translation>
    </message>
    <message>
        <source>{count} tokens</source>
        <translation>{count}토큰</translation>
    </message>
    <message>
        <source>{count} parameters</source>
        <translation>매개변수 {count}</translation>
    </message>
    <message>
        <source>natively: it knows the tools and sees handles, no structures or numbers</source>
        <translation>전용 방식: 도구를 이미 알고 있으며 구조나 숫자 대신 핸들만 봅니다</translation>
    </message>
    <message>
        <source>with descriptions of the tools that fit the question</source>
        <translation>질문에 맞는 도구의 설명과 함께</translation>
    </message>
    <message>
        <source>natively: it was trained on Retort&apos;s tools</source>
        <translation>전용 방식: Retort의 도구로 학습했습니다</translation>
    </message>
    <message>
        <source>with descriptions of the tools; it was not trained on them</source>
        <translation>도구 설명과 함께. 도구로 학습하지는 않았습니다</translation>
    </message>
    <message>
        <source>its own chat format is not ChatML, which may cost quality</source>
        <translation>자체 대화 형식이 ChatML이 아니어서 품질이 떨어질 수 있습니다</translation>
    </message>
    <message>
        <source>may call {known} of {total}</source>
        <translation>{total}개 중 {known}개 호출 가능</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} 외 {count}개</translation>
    </message>
    <message>
        <source>{words}. It does not know: {names}. These answer to /commands.</source>
        <translation>{words}. 모르는 도구: {names}. 이 도구는 / 명령으로 쓸 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>ModelInUse</name>
    <message>
        <source>At work</source>
        <translation>작업 중</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>시험해 보기</translation>
    </message>
    <message>
        <source>Ask a test question and measure the speed; nothing is kept</source>
        <translation>시험 질문을 하고 속도를 잽니다. 아무것도 저장하지 않습니다</translation>
    </message>
    <message>
        <source>Card of the model …</source>
        <translation>모델 카드 …</translation>
    </message>
    <message>
        <source>Try to load it again</source>
        <translation>다시 불러오기</translation>
    </message>
    <message>
        <source>Loading the model …</source>
        <translation>모델을 불러오는 중 …</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>불러온 모델이 없습니다</translation>
    </message>
    <message>
        <source>reads {read} and writes {written} tokens a second</source>
        <translation>초당 {read}토큰을 읽고 {written}토큰을 씁니다</translation>
    </message>
    <message>
        <source>“{question}” was not answered: {why}. It {speeds}.</source>
        <translation>“{question}”에 답하지 못했습니다: {why}. {speeds}.</translation>
    </message>
    <message>
        <source>“{question}” — “{answer}” ({seconds} s). It {speeds}.</source>
        <translation>“{question}” — “{answer}” ({seconds}초). {speeds}.</translation>
    </message>
</context>
<context>
    <name>ModelsPage</name>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Language model</source>
        <translation>언어 모델</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Automatic takes the physical cores, at most 8. More threads than cores are slower.</source>
        <translation>자동은 물리 코어 수를 쓰며 최대 8입니다. 코어보다 많은 스레드는 오히려 느립니다.</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>문맥 길이</translation>
    </message>
    <message>
        <source>How much text the model can see at once. Automatic is 2,048 tokens for the Retort policy, which needs no more, and 8,192 for other models. More takes more memory.</source>
        <translation>모델이 한 번에 볼 수 있는 글의 양입니다. 자동은 Retort 정책에 2,048토큰(그 이상 필요 없음), 다른 모델에 8,192토큰입니다. 길수록 메모리를 더 씁니다.</translation>
    </message>
    <message>
        <source>Settings of the engine</source>
        <translation>엔진 설정</translation>
    </message>
</context>
<context>
    <name>MoleculeCard</name>
    <message>
        <source>Molecule {handle}: {what}</source>
        <translation>분자 {handle}: {what}</translation>
    </message>
</context>
<context>
    <name>MoleculeFacts</name>
    <message>
        <source>What to show about the molecule</source>
        <translation>분자에 대해 보여 줄 것</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>물성</translation>
    </message>
    <message>
        <source>Rules and alerts</source>
        <translation>규칙과 구조 경고</translation>
    </message>
    <message>
        <source>Identifiers</source>
        <translation>식별자</translation>
    </message>
    <message>
        <source>{0} of the molecule</source>
        <translation>분자의 {0}</translation>
    </message>
    <message>
        <source>Calculating …</source>
        <translation>계산하는 중 …</translation>
    </message>
    <message>
        <source>The tools are still being loaded.</source>
        <translation>도구를 아직 불러오는 중입니다.</translation>
    </message>
</context>
<context>
    <name>MoleculePanel</name>
    <message>
        <source>Structures that you mention, or that a calculation makes, appear here.</source>
        <translation>메시지에 쓴 구조나 계산으로 얻은 구조가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Molecules of this conversation</source>
        <translation>이 대화의 분자</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>복사 형식</translation>
    </message>
    <message>
        <source>Save molecules of this conversation as SDF, SMI, CSV, XLSX, PNG or SVG</source>
        <translation>이 대화의 분자를 SDF, SMI, CSV, XLSX, PNG, SVG로 저장</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>내보내기 …</translation>
    </message>
    <message>
        <source>Edit this molecule in the sketch</source>
        <translation>이 분자를 구조 그리기에서 편집</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>Compare this molecule with another one</source>
        <translation>이 분자를 다른 분자와 비교</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
</context>
<context>
    <name>MoleculePictures</name>
    <message>
        <source>Kind of picture</source>
        <translation>그림 종류</translation>
    </message>
    <message>
        <source>2D</source>
        <translation>2D</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>Atom numbers</source>
        <translation>원자 번호</translation>
    </message>
    <message>
        <source>Stereo labels</source>
        <translation>입체 표시</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>표현 방식</translation>
    </message>
    <message>
        <source>Ball and stick</source>
        <translation>공-막대</translation>
    </message>
    <message>
        <source>Sticks</source>
        <translation>막대</translation>
    </message>
    <message>
        <source>Space-filling</source>
        <translation>공간 채움</translation>
    </message>
    <message>
        <source>Hydrogens</source>
        <translation>수소</translation>
    </message>
    <message>
        <source>Copy the 3D structure</source>
        <translation>3D 구조 복사</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>Building the 3D shape …</source>
        <translation>3D 구조를 만드는 중 …</translation>
    </message>
    <message>
        <source>The tools are still being loaded.</source>
        <translation>도구를 아직 불러오는 중입니다.</translation>
    </message>
    <message>
        <source>No 3D shape: {0}</source>
        <translation>3D 구조 없음: {0}</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Dismiss this note</source>
        <translation>알림 닫기</translation>
    </message>
</context>
<context>
    <name>OwnStockDialog</name>
    <message>
        <source>Own compounds</source>
        <translation>보유 화합물</translation>
    </message>
    <message>
        <source>Syntheses may start from what stands in these lists. A list is a file of SMILES, SDF, CSV or Excel; only hashes of its structures are kept, and nothing leaves this computer.</source>
        <translation>합성 경로는 이 목록에 있는 화합물에서 출발할 수 있습니다. 목록은 SMILES, SDF, CSV 또는 Excel 파일입니다. 구조의 해시만 보관되며, 아무것도 이 컴퓨터를 떠나지 않습니다.</translation>
    </message>
    <message>
        <source>Lists of own compounds</source>
        <translation>보유 화합물 목록</translation>
    </message>
    <message>
        <source>Rows that were left out</source>
        <translation>제외된 행</translation>
    </message>
    <message>
        <source>Taking the list in</source>
        <translation>목록을 들여오는 중</translation>
    </message>
    <message>
        <source>the tools are still being started; try again in a moment</source>
        <translation>도구를 아직 시작하는 중입니다. 잠시 후 다시 시도하세요</translation>
    </message>
    <message>
        <source>Take in a list …</source>
        <translation>목록 들여오기 …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Take in a list</source>
        <translation>목록 들여오기</translation>
    </message>
    <message>
        <source>Lists of compounds ({files})</source>
        <translation>화합물 목록 ({files})</translation>
    </message>
    <message>
        <source>{name}: {count} compounds taken in</source>
        <translation>{name}: 화합물 {count}개를 들여왔습니다</translation>
    </message>
    <message>
        <source>rows left out: {count}</source>
        <translation>제외된 행: {count}</translation>
    </message>
    <message>
        <source>Not taken in: {reason}</source>
        <translation>들여오지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>{name}: {count} compounds, taken in on {date}</source>
        <translation>{name}: 화합물 {count}개, {date}에 들여옴</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>A command, a conversation, a tool …</source>
        <translation>명령, 대화, 도구 …</translation>
    </message>
    <message>
        <source>Find a command, a conversation or a tool</source>
        <translation>명령, 대화, 도구 찾기</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>찾은 항목</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>맞는 것이 없습니다</translation>
    </message>
</context>
<context>
    <name>Pasting</name>
    <message>
        <source>the clipboard is empty</source>
        <translation>클립보드가 비어 있습니다</translation>
    </message>
    <message>
        <source>the tools are still being loaded</source>
        <translation>도구를 아직 불러오는 중입니다</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Click to enlarge</source>
        <translation>클릭하면 크게 봅니다</translation>
    </message>
</context>
<context>
    <name>PictureWindow</name>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Save as SVG …</source>
        <translation>SVG로 저장 …</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>그림이 복사되었습니다</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>그림 저장</translation>
    </message>
</context>
<context>
    <name>ProgramControl</name>
    <message>
        <source>Saved {path}</source>
        <translation>{path} 저장함</translation>
    </message>
    <message>
        <source>The folder is {path}</source>
        <translation>폴더 위치: {path}</translation>
    </message>
    <message>
        <source>Nothing is logged: the data folder cannot be written</source>
        <translation>데이터 폴더에 쓸 수 없어 로그를 남기지 않습니다</translation>
    </message>
    <message>
        <source>Open conversation</source>
        <translation>대화 열기</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>도구</translation>
    </message>
    <message>
        <source>{name} is in use</source>
        <translation>{name} 사용 중</translation>
    </message>
    <message>
        <source>{reason} The model before is still in use.</source>
        <translation>{reason} 이전 모델을 계속 사용합니다.</translation>
    </message>
</context>
<context>
    <name>ProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>PropertyTable</name>
    <message>
        <source>Not calculated: {0}</source>
        <translation>계산하지 못함: {0}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Choose this row to see the atoms</source>
        <translation>이 행을 선택하면 해당 원자가 보입니다</translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>and {count} more</source>
        <translation>외 {count}개</translation>
    </message>
    <message>
        <source>Edit this message</source>
        <translation>이 메시지 편집</translation>
    </message>
    <message>
        <source>Edit and ask again</source>
        <translation>고쳐서 다시 묻기</translation>
    </message>
    <message>
        <source>Your message</source>
        <translation>내 메시지</translation>
    </message>
    <message>
        <source>Show all {count} characters</source>
        <translation>{count}자 모두 보기</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Retort ended unexpectedly last time.</source>
        <translation>지난번에 Retort가 예기치 않게 끝났습니다.</translation>
    </message>
    <message>
        <source>Your conversation is kept.</source>
        <translation>대화는 보존되어 있습니다.</translation>
    </message>
    <message>
        <source>All {count} conversations are kept.</source>
        <translation>대화 {count}개가 모두 보존되어 있습니다.</translation>
    </message>
    <message>
        <source>An answer was cut short; what had come of it is kept.</source>
        <translation>답 하나가 중간에 끊겼으며, 그때까지의 내용은 보존되어 있습니다.</translation>
    </message>
    <message>
        <source>{count} answers were cut short; what had come is kept.</source>
        <translation>답 {count}개가 중간에 끊겼으며, 그때까지의 내용은 보존되어 있습니다.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
</context>
<context>
    <name>ReplayDialog</name>
    <message>
        <source>same</source>
        <translation>같음</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>바뀜</translation>
    </message>
    <message>
        <source>fails now</source>
        <translation>이번에는 실패</translation>
    </message>
    <message>
        <source>answers now</source>
        <translation>이번에는 답함</translation>
    </message>
    <message>
        <source>no longer exists</source>
        <translation>더 이상 없음</translation>
    </message>
    <message>
        <source>not run again</source>
        <translation>다시 실행하지 않음</translation>
    </message>
    <message>
        <source>Run the calculations again</source>
        <translation>계산 다시 실행</translation>
    </message>
    <message>
        <source>Running {0} calls …</source>
        <translation>호출 {0}개 실행 중 …</translation>
    </message>
    <message>
        <source>Calls that have been run</source>
        <translation>실행한 호출</translation>
    </message>
    <message>
        <source>Calls, then and now</source>
        <translation>호출의 이전과 지금</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>호출</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>인수</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>보고서 복사</translation>
    </message>
    <message>
        <source>Save as Python …</source>
        <translation>Python으로 저장 …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>the tools are still being started; try again in a moment</source>
        <translation>도구를 시작하는 중입니다. 잠시 뒤 다시 시도하십시오</translation>
    </message>
    <message>
        <source>Calls run again: {0}. {1}</source>
        <translation>다시 실행한 호출: {0}. {1}</translation>
    </message>
    <message>
        <source>Then and now: {0}</source>
        <translation>이전과 지금: {0}</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>기록 없음</translation>
    </message>
    <message>
        <source>Then: {0}. Now: {1}.</source>
        <translation>이전: {0}. 지금: {1}.</translation>
    </message>
    <message>
        <source>Not run to the end: {0}</source>
        <translation>끝까지 실행하지 못함: {0}</translation>
    </message>
    <message>
        <source>Report copied</source>
        <translation>보고서를 복사했습니다</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>{0} 저장함</translation>
    </message>
    <message>
        <source>Not saved: {0}</source>
        <translation>저장하지 못함: {0}</translation>
    </message>
    <message>
        <source>Save script</source>
        <translation>스크립트 저장</translation>
    </message>
</context>
<context>
    <name>Rerunning</name>
    <message>
        <source>Retort is still answering; the call can be made again after that</source>
        <translation>Retort가 아직 답하는 중입니다. 끝난 뒤에 다시 호출할 수 있습니다</translation>
    </message>
    <message>
        <source>The run was cancelled; nothing of it is kept</source>
        <translation>실행을 취소했습니다. 아무것도 저장하지 않았습니다</translation>
    </message>
    <message>
        <source>Shown, but not kept: {0}</source>
        <translation>표시했지만 저장하지 못함: {0}</translation>
    </message>
    <message>
        <source>the tools are still being started; try again in a moment</source>
        <translation>도구를 시작하는 중입니다. 잠시 뒤 다시 시도하십시오</translation>
    </message>
</context>
<context>
    <name>ResultExtras</name>
    <message>
        <source>Show in 3D</source>
        <translation>3D로 보기</translation>
    </message>
    <message>
        <source>Read the whole card</source>
        <translation>카드 전체 읽기</translation>
    </message>
    <message>
        <source>Other proposals</source>
        <translation>다른 제안</translation>
    </message>
    <message>
        <source>Proposal {0}</source>
        <translation>제안 {0}</translation>
    </message>
    <message>
        <source>Table: {0}</source>
        <translation>표: {0}</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>표 복사</translation>
    </message>
</context>
<context>
    <name>ResultModel</name>
    <message>
        <source>What</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>핸들</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>비고</translation>
    </message>
</context>
<context>
    <name>ResultPictures</name>
    <message>
        <source>Which route is shown</source>
        <translation>표시할 경로</translation>
    </message>
    <message>
        <source>Which picture</source>
        <translation>표시할 그림</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>크게 보기</translation>
    </message>
    <message>
        <source>Copy route</source>
        <translation>경로 복사</translation>
    </message>
    <message>
        <source>Save route …</source>
        <translation>경로 저장 …</translation>
    </message>
    <message>
        <source>Save route</source>
        <translation>경로 저장</translation>
    </message>
    <message>
        <source>Saved {path}</source>
        <translation>{path}에 저장했습니다</translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation>저장하지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>Route {0}</source>
        <translation>경로 {0}</translation>
    </message>
    <message>
        <source>Picture {0}</source>
        <translation>그림 {0}</translation>
    </message>
    <message>
        <source>Picture: {0}</source>
        <translation>그림: {0}</translation>
    </message>
</context>
<context>
    <name>ResultStructures</name>
    <message>
        <source>SMILES of {0}</source>
        <translation>{0}의 SMILES</translation>
    </message>
</context>
<context>
    <name>ResultTable</name>
    <message>
        <source>Filter</source>
        <translation>거르기</translation>
    </message>
    <message>
        <source>Filter the table</source>
        <translation>표 거르기</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Save as CSV …</source>
        <translation>CSV로 저장 …</translation>
    </message>
    <message>
        <source>{0} rows copied</source>
        <translation>{0}행을 복사했습니다</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>표 저장</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{1}개 중 {0}개</translation>
    </message>
</context>
<context>
    <name>ResultWindow</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>{0} 저장함</translation>
    </message>
    <message>
        <source>Not saved: {0}</source>
        <translation>저장하지 못함: {0}</translation>
    </message>
</context>
<context>
    <name>SavingDialog</name>
    <message>
        <source>Save as …</source>
        <translation>다른 이름으로 저장 …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>저장하는 중 …</translation>
    </message>
    <message>
        <source>Not saved: {0}</source>
        <translation>저장하지 못함: {0}</translation>
    </message>
</context>
<context>
    <name>SelfTestDialog</name>
    <message>
        <source>Check of the installation</source>
        <translation>설치 상태 점검</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>점검하는 중 …</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>작업 중</translation>
    </message>
    <message>
        <source>Diagnostics file …</source>
        <translation>진단 파일 …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>works</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>동작하지 않음</translation>
    </message>
    <message>
        <source>{wrong} of {count} checks failed</source>
        <translation>점검 {count}개 중 {wrong}개 실패</translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation>모두 정상입니다</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>도구</translation>
    </message>
    <message>
        <source>Descriptors</source>
        <translation>기술자(descriptor)</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>데이터베이스</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Test question</source>
        <translation>시험 질문</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>설정 페이지</translation>
    </message>
    <message>
        <source>General</source>
        <translation>일반</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>키보드</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
</context>
<context>
    <name>ShapeCopier</name>
    <message>
        <source>Copy the 3D structure</source>
        <translation>3D 구조 복사</translation>
    </message>
    <message>
        <source>{0} (coordinates)</source>
        <translation>{0} (좌표)</translation>
    </message>
    <message>
        <source>Picture as it is shown</source>
        <translation>보이는 그대로의 그림</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>다른 이름으로 저장 …</translation>
    </message>
    <message>
        <source>There is no 3D structure to copy yet</source>
        <translation>복사할 3D 구조가 아직 없습니다</translation>
    </message>
    <message>
        <source>3D structure copied as {0}</source>
        <translation>3D 구조를 {0} 형식으로 복사함</translation>
    </message>
    <message>
        <source>Not saved: the name must end in .xyz, .sdf or .png</source>
        <translation>저장하지 못함: 이름은 .xyz, .sdf, .png로 끝나야 합니다</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>{0} 저장함</translation>
    </message>
    <message>
        <source>Not done: {0}</source>
        <translation>하지 못함: {0}</translation>
    </message>
    <message>
        <source>Save the 3D structure</source>
        <translation>3D 구조 저장</translation>
    </message>
</context>
<context>
    <name>ShapeView</name>
    <message>
        <source>Drag or press the arrow keys to turn, wheel or + and − to zoom, Home to put back.
Click on two, three or four atoms to measure.</source>
        <translation>끌거나 화살표 키로 돌리고, 휠이나 +와 −로 확대·축소하고, Home으로 되돌립니다.
원자를 둘, 셋, 넷 클릭하면 거리나 각도를 잽니다.</translation>
    </message>
    <message>
        <source>3D structure of {0}</source>
        <translation>{0}의 3D 구조</translation>
    </message>
    <message>
        <source>No 3D structure</source>
        <translation>3D 구조 없음</translation>
    </message>
</context>
<context>
    <name>ShapeWindow</name>
    <message>
        <source>Copy or save</source>
        <translation>복사 또는 저장</translation>
    </message>
</context>
<context>
    <name>SketchCanvas</name>
    <message>
        <source>Drawing area, empty</source>
        <translation>그리기 영역, 비어 있음</translation>
    </message>
    <message>
        <source>Click to draw. Paste a SMILES or a structure with Ctrl+V.</source>
        <translation>클릭하여 그립니다. Ctrl+V로 SMILES나 구조를 붙여넣습니다.</translation>
    </message>
    <message>
        <source>Drawing area, {0} atoms</source>
        <translation>그리기 영역, 원자 {0}개</translation>
    </message>
</context>
<context>
    <name>SketchPanel</name>
    <message>
        <source>SMILES of the drawing; type or paste one and press Enter</source>
        <translation>그림의 SMILES. 입력하거나 붙여넣고 Enter를 누르십시오</translation>
    </message>
    <message>
        <source>SMILES of the drawing</source>
        <translation>그림의 SMILES</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Clean up</source>
        <translation>정리</translation>
    </message>
    <message>
        <source>Arrange the atoms evenly</source>
        <translation>원자를 고르게 배치</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Insert in message</source>
        <translation>메시지에 넣기</translation>
    </message>
    <message>
        <source>Not possible: {0}</source>
        <translation>할 수 없음: {0}</translation>
    </message>
</context>
<context>
    <name>SketchTools</name>
    <message>
        <source>Select and move</source>
        <translation>선택하고 옮기기</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>Single bond</source>
        <translation>단일 결합</translation>
    </message>
    <message>
        <source>Double bond</source>
        <translation>이중 결합</translation>
    </message>
    <message>
        <source>Triple bond</source>
        <translation>삼중 결합</translation>
    </message>
    <message>
        <source>Wedge: comes forward</source>
        <translation>쐐기: 앞으로</translation>
    </message>
    <message>
        <source>Hashed wedge: goes back</source>
        <translation>점선 쐐기: 뒤로</translation>
    </message>
    <message>
        <source>Benzene ring</source>
        <translation>벤젠 고리</translation>
    </message>
    <message>
        <source>Six-membered ring</source>
        <translation>6원자 고리</translation>
    </message>
    <message>
        <source>Five-membered ring</source>
        <translation>5원자 고리</translation>
    </message>
    <message>
        <source>Four-membered ring</source>
        <translation>4원자 고리</translation>
    </message>
    <message>
        <source>Three-membered ring</source>
        <translation>3원자 고리</translation>
    </message>
    <message>
        <source>Atom {0}</source>
        <translation>원자 {0}</translation>
    </message>
    <message>
        <source>Charge up</source>
        <translation>전하 늘리기</translation>
    </message>
    <message>
        <source>Charge down</source>
        <translation>전하 줄이기</translation>
    </message>
    <message>
        <source>Other elements and R groups</source>
        <translation>다른 원소와 R 기</translation>
    </message>
    <message>
        <source>Another one …</source>
        <translation>다른 것 …</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>작용기</translation>
    </message>
    <message>
        <source>Groups to put on an atom</source>
        <translation>원자에 붙일 작용기</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>원소</translation>
    </message>
    <message>
        <source>Symbol of the element</source>
        <translation>원소 기호</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Speed of writing in the last answer</source>
        <translation>마지막 답을 쓴 속도</translation>
    </message>
    <message>
        <source>Share of the model&apos;s context that the last answer used</source>
        <translation>마지막 답이 쓴 문맥의 비율</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>Model, tools and conversations stay on this computer: click to read how that is tested</source>
        <translation>모델, 도구, 대화는 이 컴퓨터에만 있습니다. 클릭하면 어떻게 시험하는지 볼 수 있습니다</translation>
    </message>
    <message>
        <source>Verified offline: read how this is tested</source>
        <translation>오프라인 검증됨: 시험 방법 보기</translation>
    </message>
    <message>
        <source>Loading the model …</source>
        <translation>모델을 불러오는 중 …</translation>
    </message>
    <message>
        <source>No model: tools and conversations still work</source>
        <translation>모델 없음: 도구와 대화는 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>모델: {name}</translation>
    </message>
    <message>
        <source>{rate} tokens/s</source>
        <translation>{rate} 토큰/초</translation>
    </message>
    <message>
        <source>Context {used} of {size}</source>
        <translation>문맥 {used} / {size}</translation>
    </message>
</context>
<context>
    <name>StructureEditor</name>
    <message>
        <source>Change a structure</source>
        <translation>구조 바꾸기</translation>
    </message>
    <message>
        <source>SMILES, InChI or name</source>
        <translation>SMILES, InChI 또는 이름</translation>
    </message>
</context>
<context>
    <name>StructureTip</name>
    <message>
        <source>Structure of {name}</source>
        <translation>{name}의 구조</translation>
    </message>
</context>
<context>
    <name>StructureView</name>
    <message>
        <source>Structure of {0}</source>
        <translation>{0}의 구조</translation>
    </message>
    <message>
        <source>No structure</source>
        <translation>구조 없음</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Whole turn {0}</source>
        <translation>전체 {0}</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>도구</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
</context>
<context>
    <name>TraceGroup</name>
    <message>
        <source>Show how the turn spent its time</source>
        <translation>시간을 어디에 썼는지 보기</translation>
    </message>
    <message>
        <source>{0}, timeline</source>
        <translation>{0}, 시간 흐름</translation>
    </message>
</context>
<context>
    <name>TracePanel</name>
    <message>
        <source>Trace of the conversation</source>
        <translation>대화의 계산 기록</translation>
    </message>
    <message>
        <source>The calculations behind each answer appear here, one line each. Click one to see all of it.</source>
        <translation>각 답의 근거가 된 계산이 한 줄씩 나타납니다. 클릭하면 전체를 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>TurnParts</name>
    <message>
        <source>1 call</source>
        <translation>호출 1개</translation>
    </message>
    <message>
        <source>{count} calls</source>
        <translation>호출 {count}개</translation>
    </message>
    <message>
        <source>Reading prompt, {percent} %</source>
        <translation>질문 읽는 중, {percent} %</translation>
    </message>
    <message>
        <source>Waiting for the model to load</source>
        <translation>모델을 불러오기를 기다리는 중</translation>
    </message>
    <message>
        <source>Thinking</source>
        <translation>생각하는 중</translation>
    </message>
    <message>
        <source>Previous version of this question</source>
        <translation>이 질문의 이전 버전</translation>
    </message>
    <message>
        <source>Previous version of this answer</source>
        <translation>이 답의 이전 버전</translation>
    </message>
    <message>
        <source>Next version of this question</source>
        <translation>이 질문의 다음 버전</translation>
    </message>
    <message>
        <source>Next version of this answer</source>
        <translation>이 답의 다음 버전</translation>
    </message>
</context>
<context>
    <name>ValueLabel</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Ask about a molecule</source>
        <translation>분자에 대해 물어보십시오</translation>
    </message>
    <message>
        <source>Type a name, a SMILES or an InChI, or drop a file. Every fact in an answer comes from a calculation on this computer, which you can open and check.</source>
        <translation>이름, SMILES, InChI를 입력하거나 파일을 끌어다 놓으십시오. 답에 나오는 모든 사실은 이 컴퓨터의 계산에서 나오며, 열어서 확인할 수 있습니다.</translation>
    </message>
    <message>
        <source>To begin with</source>
        <translation>먼저 해 볼 것</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>물성</translation>
    </message>
    <message>
        <source>Rings and groups</source>
        <translation>고리와 작용기</translation>
    </message>
    <message>
        <source>Rules and alerts</source>
        <translation>규칙과 구조 경고</translation>
    </message>
    <message>
        <source>Change a structure</source>
        <translation>구조 바꾸기</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Notations</source>
        <translation>표기법</translation>
    </message>
    <message>
        <source>Sample questions: {family}</source>
        <translation>예시 질문: {family}</translation>
    </message>
    <message>
        <source>Ask: {question}</source>
        <translation>질문하기: {question}</translation>
    </message>
</context>
<context>
    <name>ZoomableStructure</name>
    <message>
        <source>Wheel or + and − to zoom, drag or arrow keys to move, Home for all of it</source>
        <translation>휠이나 +와 −로 확대·축소, 끌거나 화살표 키로 이동, Home으로 전체 보기</translation>
    </message>
</context>
</TS>
