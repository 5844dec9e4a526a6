<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>Banner</name>
    <message>
        <source>What is wrong</source>
        <translation>문제 상황</translation>
    </message>
    <message>
        <source>lock degraded</source>
        <translation>잠금 저하</translation>
    </message>
    <message>
        <source>%1 more, in the tables below</source>
        <translation>외 %1건, 아래 표 참고</translation>
    </message>
</context>
<context>
    <name>CampaignActions</name>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;New campaign…</source>
        <translation>새 캠페인(&amp;N)…</translation>
    </message>
    <message>
        <source>Make a campaign</source>
        <translation>캠페인 만들기</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>변경(&amp;H)…</translation>
    </message>
    <message>
        <source>Change name, stock or opening times</source>
        <translation>이름, 수량, 운영 시간 변경</translation>
    </message>
    <message>
        <source>&amp;Pause…</source>
        <translation>일시 중지(&amp;P)…</translation>
    </message>
    <message>
        <source>Refuse new requests until resumed; what is accepted is still decided</source>
        <translation>재개할 때까지 새 요청 거절, 이미 접수된 요청은 그대로 처리</translation>
    </message>
    <message>
        <source>&amp;Resume…</source>
        <translation>재개(&amp;R)…</translation>
    </message>
    <message>
        <source>Accept new requests again</source>
        <translation>새 요청 다시 접수</translation>
    </message>
    <message>
        <source>&amp;Close…</source>
        <translation>종료(&amp;C)…</translation>
    </message>
    <message>
        <source>Refuse new requests for good; asks first</source>
        <translation>새 요청을 영구히 거절, 먼저 확인함</translation>
    </message>
    <message>
        <source>Pausing…</source>
        <translation>일시 중지하는 중…</translation>
    </message>
    <message>
        <source>The campaign is not paused: %1</source>
        <translation>캠페인을 일시 중지하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Resuming…</source>
        <translation>재개하는 중…</translation>
    </message>
    <message>
        <source>The campaign is not resumed: %1</source>
        <translation>캠페인을 재개하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Closing…</source>
        <translation>종료하는 중…</translation>
    </message>
    <message>
        <source>The campaign is not closed: %1</source>
        <translation>캠페인을 종료하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>No answer for %1; the figures show whether it happened.</source>
        <translation>%1 동안 응답이 없습니다. 실제 반영 여부는 수치로 확인됩니다.</translation>
    </message>
</context>
<context>
    <name>CampaignDialog</name>
    <message>
        <source>Change campaign</source>
        <translation>캠페인 변경</translation>
    </message>
    <message>
        <source>Create campaign</source>
        <translation>캠페인 만들기</translation>
    </message>
    <message>
        <source>New campaign</source>
        <translation>새 캠페인</translation>
    </message>
    <message>
        <source>Change “%1”</source>
        <translation>“%1” 변경</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>할인</translation>
    </message>
    <message>
        <source>On orders from (won)</source>
        <translation>최소 주문 금액(원)</translation>
    </message>
    <message>
        <source>Coupons in all</source>
        <translation>총 수량</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>즉시</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>when closed or sold out</source>
        <translation>직접 종료하거나 소진될 때</translation>
    </message>
    <message>
        <source>empty: for ever</source>
        <translation>비우면 무기한</translation>
    </message>
    <message>
        <source>Valid for (days)</source>
        <translation>유효 기간(일)</translation>
    </message>
    <message>
        <source>kept for the audit; may be empty</source>
        <translation>감사 기록에 남음, 비워도 됨</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>won</source>
        <translation>원</translation>
    </message>
    <message>
        <source>percent</source>
        <translation>퍼센트</translation>
    </message>
    <message>
        <source>Kind of discount</source>
        <translation>할인 방식</translation>
    </message>
    <message>
        <source>The campaign is not changed: %1</source>
        <translation>캠페인을 변경하지 못했습니다: %1</translation>
    </message>
    <message>
        <source>The campaign is not created: %1</source>
        <translation>캠페인을 만들지 못했습니다: %1</translation>
    </message>
</context>
<context>
    <name>CampaignEntry</name>
    <message>
        <source>A whole number from %1 to %2</source>
        <translation>%1~%2 범위의 정수</translation>
    </message>
    <message>
        <source>A name of 1 to %1 characters</source>
        <translation>1~%1자의 이름</translation>
    </message>
    <message>
        <source>It must close after it opens</source>
        <translation>종료는 시작보다 늦어야 합니다</translation>
    </message>
    <message>
        <source>%1 won off</source>
        <translation>%1원 할인</translation>
    </message>
    <message>
        <source>%1 % off</source>
        <translation>%1% 할인</translation>
    </message>
    <message>
        <source>Opens %1</source>
        <translation>%1에 시작</translation>
    </message>
    <message>
        <source>Opens at once</source>
        <translation>즉시 시작</translation>
    </message>
    <message>
        <source>closes %1</source>
        <translation>%1에 종료</translation>
    </message>
    <message>
        <source>stays open until closed or sold out</source>
        <translation>종료하거나 소진될 때까지 운영</translation>
    </message>
    <message>
        <source>%1, %2.</source>
        <translation>%1, %2.</translation>
    </message>
    <message>
        <source>Stock from %1 to %2: %3 are issued, so %4 will be left. What waits now (%5) is decided on the stock that holds at its place in the log.</source>
        <translation>수량 %1 → %2: 발급 %3, 남는 수량 %4. 지금 대기 중인 요청(%5)은 로그의 자기 위치에서 유효한 수량으로 처리됩니다.</translation>
    </message>
    <message>
        <source>%1 are issued already; stock cannot be less than that</source>
        <translation>이미 %1장 발급되어 그보다 줄일 수 없습니다</translation>
    </message>
    <message>
        <source>%1 coupons: %2 orders from %3 won. %4</source>
        <translation>쿠폰 %1장: %3원 이상 주문 시 %2. %4</translation>
    </message>
    <message>
        <source>Customers see the new name at once.</source>
        <translation>고객에게 새 이름이 바로 보입니다.</translation>
    </message>
    <message>
        <source>Nothing changes yet.</source>
        <translation>아직 변경 사항이 없습니다.</translation>
    </message>
</context>
<context>
    <name>CampaignHeader</name>
    <message>
        <source>rehearsal</source>
        <translation>리허설</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>남은 수량</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>발급</translation>
    </message>
    <message>
        <source>accepted/s</source>
        <translation>초당 접수</translation>
    </message>
    <message>
        <source>issued/s</source>
        <translation>초당 발급</translation>
    </message>
    <message>
        <source>left of %1</source>
        <translation>남음 / 총 %1</translation>
    </message>
</context>
<context>
    <name>CampaignModel</name>
    <message>
        <source>%1 issued/s</source>
        <translation>초당 발급 %1</translation>
    </message>
    <message>
        <source> · %1 waiting</source>
        <translation> · 대기 %1</translation>
    </message>
    <message>
        <source> · oldest %1</source>
        <translation> · 최장 대기 %1</translation>
    </message>
    <message>
        <source>rehearsal · %1</source>
        <translation>리허설 · %1</translation>
    </message>
    <message>
        <source>%1, %2, %3 left of %4, %5</source>
        <translation>%1, %2, 총 %4 중 남은 수량 %3, %5</translation>
    </message>
    <message>
        <source>%1
Campaign %2 on partition %3</source>
        <translation>%1
캠페인 %2, 파티션 %3</translation>
    </message>
</context>
<context>
    <name>CampaignPage</name>
    <message>
        <source>Campaign</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>this campaign is on partition %1</source>
        <translation>이 캠페인은 파티션 %1에 있음</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>파티션</translation>
    </message>
</context>
<context>
    <name>CommandDialog</name>
    <message>
        <source>Pause “%1”?</source>
        <translation>“%1” 일시 중지?</translation>
    </message>
    <message>
        <source>Resume “%1”?</source>
        <translation>“%1” 재개?</translation>
    </message>
    <message>
        <source>Close “%1” for good?</source>
        <translation>“%1” 영구 종료?</translation>
    </message>
    <message>
        <source>Pause campaign</source>
        <translation>일시 중지</translation>
    </message>
    <message>
        <source>Resume campaign</source>
        <translation>재개</translation>
    </message>
    <message>
        <source>Close campaign</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>From then on new requests are refused, %1 a second right now, until the campaign is resumed. What is accepted and waits (%2) is still decided. %3 are left.</source>
        <translation>재개할 때까지 새 요청(현재 초당 %1건)이 거절됩니다. 접수되어 대기 중인 요청(%2)은 그대로 처리됩니다. 남은 수량 %3.</translation>
    </message>
    <message>
        <source>New requests are accepted again at once. %1 are left of %2.</source>
        <translation>새 요청을 바로 다시 접수합니다. 총 %2 중 남은 수량 %1.</translation>
    </message>
    <message>
        <source>From then on new requests are refused. What is accepted and waits (%1) is still decided. Of the %2 left of %3, those not given out then stay unissued. A closed campaign cannot be opened again.</source>
        <translation>새 요청이 거절됩니다. 접수되어 대기 중인 요청(%1)은 그대로 처리됩니다. 총 %3 중 남은 %2장 가운데 그때까지 나가지 않은 쿠폰은 발급되지 않습니다. 종료한 캠페인은 다시 열 수 없습니다.</translation>
    </message>
    <message>
        <source>kept for the audit; may be empty</source>
        <translation>감사 기록에 남음, 비워도 됨</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Type the campaign's number, %1, to confirm:</source>
        <translation>확인을 위해 캠페인 번호 %1을(를) 입력:</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Sample: 1,000 won off</source>
        <translation>예시: 1,000원 할인</translation>
    </message>
    <message>
        <source>Sample: lunch 20 %</source>
        <translation>예시: 점심 20%</translation>
    </message>
    <message>
        <source>No campaign yet</source>
        <translation>아직 캠페인이 없습니다</translation>
    </message>
    <message>
        <source>No figures yet</source>
        <translation>아직 수치가 없습니다</translation>
    </message>
    <message>
        <source>As soon as there is one, its stock shows here.</source>
        <translation>캠페인이 생기면 남은 수량이 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>The server is starting. Its first figures will show here.</source>
        <translation>서버를 시작하는 중입니다. 첫 수치가 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>Load the sample</source>
        <translation>예시 불러오기</translation>
    </message>
    <message>
        <source>Create the first one:</source>
        <translation>첫 캠페인 만들기:</translation>
    </message>
    <message>
        <source>Or look around with two made-up campaigns:</source>
        <translation>예시 캠페인 두 개로 둘러보기:</translation>
    </message>
    <message>
        <source>The same by hand, from anywhere:</source>
        <translation>명령으로 만들기:</translation>
    </message>
    <message>
        <source>Watch a server elsewhere:</source>
        <translation>다른 서버 보기:</translation>
    </message>
    <message>
        <source>Rehearse an opening night against this server:</source>
        <translation>이 서버로 오픈 리허설하기:</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>예시</translation>
    </message>
    <message>
        <source>The sample is not loaded: %1</source>
        <translation>예시를 불러오지 못했습니다: %1</translation>
    </message>
</context>
<context>
    <name>FreshnessBadge</name>
    <message>
        <source>%1 ago</source>
        <translation>%1 전</translation>
    </message>
    <message>
        <source>late: %1 ago</source>
        <translation>늦음: %1 전</translation>
    </message>
    <message>
        <source>frozen: %1 ago</source>
        <translation>멈춤: %1 전</translation>
    </message>
    <message>
        <source>No figures have been read yet.</source>
        <translation>아직 읽은 수치가 없습니다.</translation>
    </message>
    <message>
        <source>view paused: %1 ago</source>
        <translation>화면 정지: %1 전</translation>
    </message>
    <message>
        <source>These figures were read at %1.</source>
        <translation>%1에 읽은 수치입니다.</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Table copied as CSV</source>
        <translation>표를 CSV로 복사함</translation>
    </message>
    <message>
        <source>Page copied as curl</source>
        <translation>페이지를 curl로 복사함</translation>
    </message>
    <message>
        <source>Campaign: %1</source>
        <translation>캠페인: %1</translation>
    </message>
    <message>
        <source>Dibs</source>
        <translation>Dibs</translation>
    </message>
    <message>
        <source>Counted since the server started</source>
        <translation>서버 시작 이후 누계</translation>
    </message>
    <message>
        <source>This window is read-only: it changes nothing</source>
        <translation>읽기 전용 창: 아무것도 변경하지 않음</translation>
    </message>
    <message>
        <source>%1 – Dibs</source>
        <translation>%1 – Dibs</translation>
    </message>
    <message>
        <source>%1 · up %2</source>
        <translation>%1 · 가동 %2</translation>
    </message>
    <message>
        <source> · %1 instances share the partitions</source>
        <translation> · 인스턴스 %1개가 파티션 분담</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>접수</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>발급</translation>
    </message>
    <message>
        <source>sold out</source>
        <translation>소진</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>중복</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>거부</translation>
    </message>
    <message>
        <source>dead letters</source>
        <translation>처리 불가 레코드</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>응답 불가</translation>
    </message>
    <message>
        <source>not heard</source>
        <translation>응답 없음</translation>
    </message>
    <message>
        <source>%1 is not heard: %2</source>
        <translation>%1 응답 없음: %2</translation>
    </message>
    <message>
        <source>The window keeps what it knows and goes on trying by itself.</source>
        <translation>알고 있는 수치를 유지하며 자동으로 다시 연결합니다.</translation>
    </message>
</context>
<context>
    <name>PaletteDialog</name>
    <message>
        <source>Command palette</source>
        <translation>명령 팔레트</translation>
    </message>
    <message>
        <source>An action or a campaign</source>
        <translation>동작 또는 캠페인</translation>
    </message>
    <message>
        <source>What matches</source>
        <translation>찾은 항목</translation>
    </message>
</context>
<context>
    <name>PartitionModel</name>
    <message>
        <source>%1 % of the log is decided</source>
        <translation>로그의 %1% 처리됨</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>파티션</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>처리</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>처리 위치</translation>
    </message>
    <message>
        <source>Log end</source>
        <translation>로그 끝</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>최장 대기</translation>
    </message>
    <message>
        <source>In/s</source>
        <translation>초당 유입</translation>
    </message>
    <message>
        <source>Out/s</source>
        <translation>초당 처리</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>담당</translation>
    </message>
    <message>
        <source>Part of the log; a campaign lives in one of them</source>
        <translation>로그의 한 부분, 캠페인은 그중 하나에 있음</translation>
    </message>
    <message>
        <source>How the queue of this partition does</source>
        <translation>이 파티션 대기열의 상태</translation>
    </message>
    <message>
        <source>Share of the log that is decided</source>
        <translation>로그 중 처리된 비율</translation>
    </message>
    <message>
        <source>The offset that is decided next, from the database</source>
        <translation>다음에 처리할 오프셋(데이터베이스 기준)</translation>
    </message>
    <message>
        <source>The offset the next record will get</source>
        <translation>다음 레코드가 받을 오프셋</translation>
    </message>
    <message>
        <source>Lag: accepted and not yet decided, in records</source>
        <translation>지연(lag): 접수되었으나 아직 처리되지 않은 레코드 수</translation>
    </message>
    <message>
        <source>How long the oldest undecided record has waited</source>
        <translation>처리되지 않은 가장 오래된 레코드의 대기 시간</translation>
    </message>
    <message>
        <source>Records appended per second</source>
        <translation>초당 추가된 레코드</translation>
    </message>
    <message>
        <source>Records decided per second</source>
        <translation>초당 처리된 레코드</translation>
    </message>
    <message>
        <source>The instance that decides this partition</source>
        <translation>이 파티션을 처리하는 인스턴스</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>PartitionTable</name>
    <message>
        <source>Partitions</source>
        <translation>파티션</translation>
    </message>
</context>
<context>
    <name>PartitionsPage</name>
    <message>
        <source>Partitions</source>
        <translation>파티션</translation>
    </message>
</context>
<context>
    <name>RateChart</name>
    <message>
        <source>issued %1/s, accepted %2/s</source>
        <translation>초당 발급 %1, 초당 접수 %2</translation>
    </message>
    <message>
        <source>Last five minutes</source>
        <translation>최근 5분</translation>
    </message>
    <message>
        <source>issued %1/s</source>
        <translation>발급 %1/초</translation>
    </message>
    <message>
        <source>accepted %1/s</source>
        <translation>접수 %1/초</translation>
    </message>
    <message>
        <source>5 min ago</source>
        <translation>5분 전</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
</context>
<context>
    <name>StockBar</name>
    <message>
        <source>%1 of %2 left</source>
        <translation>총 %2 중 남은 수량 %1</translation>
    </message>
    <message>
        <source>Stock left</source>
        <translation>남은 수량</translation>
    </message>
</context>
<context>
    <name>TitleStrip</name>
    <message>
        <source>Dibs</source>
        <translation>Dibs</translation>
    </message>
    <message>
        <source>All campaigns</source>
        <translation>전체 캠페인</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>no figures yet</source>
        <translation>수치 없음</translation>
    </message>
    <message>
        <source>%1 accepted/s · %2 issued/s · %3 waiting</source>
        <translation>초당 접수 %1 · 초당 발급 %2 · 대기 %3</translation>
    </message>
    <message>
        <source> · oldest %1</source>
        <translation> · 최장 대기 %1</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>문제 %1건</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>Command &amp;palette…</source>
        <translation>명령 팔레트(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>단축키(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Find or filter</source>
        <translation>찾기·거르기(&amp;F)</translation>
    </message>
    <message>
        <source>Pause the &amp;view</source>
        <translation>화면 정지(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Wall display</source>
        <translation>벽면 표시(&amp;W)</translation>
    </message>
    <message>
        <source>Copy table as &amp;CSV</source>
        <translation>표를 CSV로 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy page as c&amp;url</source>
        <translation>페이지를 curl로 복사(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>배치 초기화(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>Theme: as the desktop</source>
        <translation>테마: 시스템 설정</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>테마: 밝게</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>테마: 어둡게</translation>
    </message>
    <message>
        <source>Theme: high contrast</source>
        <translation>테마: 고대비</translation>
    </message>
    <message>
        <source>Language: as the desktop</source>
        <translation>언어: 시스템 설정</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Campaign</source>
        <translation>캠페인(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
</context>
<context>
    <name>console</name>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>nothing is left</source>
        <translation>남은 수량 없음</translation>
    </message>
    <message>
        <source>sold out in ≈ %1 at %2/s</source>
        <translation>초당 %2 기준 약 %1 후 소진</translation>
    </message>
    <message>
        <source>at this rate it lasts for more than a day</source>
        <translation>이 속도로는 하루 넘게 남음</translation>
    </message>
    <message>
        <source>no estimate: nothing is being issued</source>
        <translation>예상 불가: 발급이 없음</translation>
    </message>
    <message>
        <source>clears in ≈ %1</source>
        <translation>약 %1 후 대기 해소</translation>
    </message>
    <message>
        <source>no estimate: as many come as are decided</source>
        <translation>예상 불가: 처리되는 만큼 들어옴</translation>
    </message>
    <message>
        <source>not clearing: %1/s in, %2/s out</source>
        <translation>해소 안 됨: 초당 유입 %1, 처리 %2</translation>
    </message>
    <message>
        <source>not clearing: nothing is being decided</source>
        <translation>해소 안 됨: 처리가 없음</translation>
    </message>
    <message>
        <source>not clearing: nobody consumes</source>
        <translation>해소 안 됨: 소비자 없음</translation>
    </message>
    <message>
        <source>not clearing: somebody must look</source>
        <translation>해소 안 됨: 확인 필요</translation>
    </message>
    <message>
        <source>opens %1</source>
        <translation>%1에 시작</translation>
    </message>
    <message>
        <source>closes %1</source>
        <translation>%1에 종료</translation>
    </message>
    <message>
        <source>new requests are refused</source>
        <translation>새 요청 거절 중</translation>
    </message>
    <message>
        <source>everything is issued</source>
        <translation>모두 발급됨</translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>대기 없음</translation>
    </message>
    <message>
        <source>%1 under way, none for a second</source>
        <translation>%1건 처리 중, 1초 이상 대기 없음</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>대기 %1</translation>
    </message>
    <message>
        <source>oldest %1</source>
        <translation>최장 대기 %1</translation>
    </message>
    <message>
        <source>no estimate: its partition is not seen</source>
        <translation>예상 불가: 파티션이 보이지 않음</translation>
    </message>
    <message>
        <source>&lt; %1</source>
        <translation>%1 미만</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1분 %2초</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1시간 %2분</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1일 %2시간</translation>
    </message>
    <message>
        <source>%1 waiting, the oldest for %2</source>
        <translation>대기 %1, 최장 %2</translation>
    </message>
    <message>
        <source>Partition %1 takes in %2/s and decides %3/s; %4.</source>
        <translation>파티션 %1: 초당 유입 %2, 처리 %3. %4.</translation>
    </message>
    <message>
        <source>Partition %1 has decided nothing for %2; %3.</source>
        <translation>파티션 %1: %2째 처리 멈춤. %3.</translation>
    </message>
    <message>
        <source>Nobody consumes partition %1; %2.</source>
        <translation>파티션 %1: 소비자 없음. %2.</translation>
    </message>
    <message>
        <source>Partition %1 stopped: %2.</source>
        <translation>파티션 %1 중단: %2.</translation>
    </message>
    <message>
        <source>Partition %1 is decided up to offset %2, but its log ends at %3: the two do not belong together.</source>
        <translation>파티션 %1: 오프셋 %2까지 처리되었으나 로그는 %3에서 끝납니다. 서로 맞지 않는 데이터입니다.</translation>
    </message>
    <message>
        <source>If it goes on, start another instance to share the partitions, or pause the campaign.</source>
        <translation>계속되면 인스턴스를 하나 더 시작해 파티션을 나누거나 캠페인을 일시 중지하세요.</translation>
    </message>
    <message>
        <source>See the log of the instance that owns it, then restart that instance. Nothing accepted is lost.</source>
        <translation>담당 인스턴스의 로그를 확인한 뒤 재시작하세요. 접수된 요청은 유실되지 않습니다.</translation>
    </message>
    <message>
        <source>Start an instance of dibs. Nothing accepted is lost; it is decided as soon as one runs.</source>
        <translation>dibs 인스턴스를 시작하세요. 접수된 요청은 유실되지 않으며 시작되면 바로 처리됩니다.</translation>
    </message>
    <message>
        <source>Was the log or the database replaced or restored? Run dibs verify before anything else.</source>
        <translation>로그나 데이터베이스를 교체하거나 복원했습니까? 먼저 dibs verify를 실행하세요.</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Nothing can be accepted: %1. New requests are told to come back later.</source>
        <translation>접수 불가: %1. 새 요청에는 나중에 다시 시도하라고 응답합니다.</translation>
    </message>
    <message>
        <source>Check that the event log is running and its disk is not full.</source>
        <translation>이벤트 로그가 실행 중인지, 디스크가 가득 차지 않았는지 확인하세요.</translation>
    </message>
    <message>
        <source>database</source>
        <translation>데이터베이스</translation>
    </message>
    <message>
        <source>Nothing can be decided: %1. What is accepted stays in the log; %2 waiting.</source>
        <translation>처리 불가: %1. 접수된 요청은 로그에 남아 있습니다. 대기 %2.</translation>
    </message>
    <message>
        <source>Check that the database is running and its disk is not full.</source>
        <translation>데이터베이스가 실행 중인지, 디스크가 가득 차지 않았는지 확인하세요.</translation>
    </message>
    <message>
        <source>lock degraded</source>
        <translation>잠금 저하</translation>
    </message>
    <message>
        <source>Issuing goes on without the Redis lock: %1. Outcomes stay right; answers to waiting clients may come later.</source>
        <translation>Redis 잠금 없이 발급 중: %1. 결과는 정확하며, 기다리는 클라이언트의 응답이 늦을 수 있습니다.</translation>
    </message>
    <message>
        <source>Check that Redis is running.</source>
        <translation>Redis가 실행 중인지 확인하세요.</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>The figures stopped %1 ago: what you see is how it was then, not how it is.</source>
        <translation>수치가 %1 전에 멈췄습니다. 지금이 아니라 그때의 상태입니다.</translation>
    </message>
    <message>
        <source>Check that the server runs and can be reached; figures resume by themselves.</source>
        <translation>서버가 실행 중이고 연결되는지 확인하세요. 수치는 저절로 다시 표시됩니다.</translation>
    </message>
    <message>
        <source>caught up</source>
        <translation>대기 없음</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>줄어드는 중</translation>
    </message>
    <message>
        <source>growing</source>
        <translation>늘어나는 중</translation>
    </message>
    <message>
        <source>stalled</source>
        <translation>처리 멈춤</translation>
    </message>
    <message>
        <source>no consumer</source>
        <translation>소비자 없음</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>불일치</translation>
    </message>
    <message>
        <source>scheduled</source>
        <translation>예정</translation>
    </message>
    <message>
        <source>open</source>
        <translation>운영 중</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시 중지</translation>
    </message>
    <message>
        <source>sold out</source>
        <translation>소진</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>종료</translation>
    </message>
</context>
</TS>
