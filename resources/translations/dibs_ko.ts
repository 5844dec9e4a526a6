<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>Alarms</name>
    <message>
        <source>&amp;Alert rules…</source>
        <translation>알림 규칙(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Quiet alerts for 15 minutes</source>
        <translation>15분간 알림 끄기(&amp;Q)</translation>
    </message>
    <message>
        <source>It is over</source>
        <translation>알림 종료</translation>
    </message>
    <message>
        <source>over</source>
        <translation>알림 종료</translation>
    </message>
    <message>
        <source>Stock is low</source>
        <translation>남은 수량 부족</translation>
    </message>
    <message>
        <source>A partition is stalled or lost</source>
        <translation>파티션 처리 멈춤 또는 불일치</translation>
    </message>
    <message>
        <source>A partition has no consumer</source>
        <translation>파티션에 소비자 없음</translation>
    </message>
    <message>
        <source>Dead letters wait</source>
        <translation>데드 레터 대기</translation>
    </message>
    <message>
        <source>Somebody waits for long</source>
        <translation>오래 기다리는 요청</translation>
    </message>
</context>
<context>
    <name>AlertsDialog</name>
    <message>
        <source>below %1 %</source>
        <translation>%1% 미만</translation>
    </message>
    <message>
        <source>for %1 s</source>
        <translation>%1초 동안</translation>
    </message>
    <message>
        <source>from %1 on</source>
        <translation>%1건부터</translation>
    </message>
    <message>
        <source>longer than %1 s</source>
        <translation>%1초 초과</translation>
    </message>
    <message>
        <source>Notify on the desktop</source>
        <translation>데스크톱 알림 표시</translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation>소리로 알림</translation>
    </message>
    <message>
        <source>Alert rules</source>
        <translation>알림 규칙</translation>
    </message>
    <message>
        <source>%1: limit</source>
        <translation>%1: 기준</translation>
    </message>
    <message>
        <source>Notify on the desktop (this desktop has no tray)</source>
        <translation>데스크톱 알림 표시(이 데스크톱에는 트레이가 없음)</translation>
    </message>
    <message>
        <source>The banner in the window always tells. An alert calls once, and again when it is over; a figure that trembles around its limit does not call anew.</source>
        <translation>창의 배너에는 항상 표시됩니다. 알림은 시작될 때 한 번, 끝날 때 한 번 울리며, 기준 근처에서 오르내려도 다시 울리지 않습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>What is wrong</source>
        <translation>문제 상황</translation>
    </message>
    <message>
        <source>%1 more: %2</source>
        <translation>그 밖에 %1건: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>how many problems, of which kind</comment>
        <translation>%2 %1건</translation>
    </message>
</context>
<context>
    <name>BytesView</name>
    <message>
        <source>These bytes are no text: as text they would be damaged.</source>
        <translation>텍스트가 아닌 바이트입니다. 텍스트로 바꾸면 손상됩니다.</translation>
    </message>
    <message>
        <source>First pairs of the digits 0 to 9 and a to f, then another form.</source>
        <translation>먼저 0~9, a~f 두 자리씩 올바르게 입력한 뒤 형식을 바꾸세요.</translation>
    </message>
    <message>
        <source>Pairs of the digits 0 to 9 and a to f, and nothing else.</source>
        <translation>0~9, a~f를 두 자리씩만 입력할 수 있습니다.</translation>
    </message>
    <message>
        <source>The first %1 of %2 bytes; so many are mended through the API only.</source>
        <translation>전체 %2바이트 중 처음 %1바이트. 이 크기는 API로만 고칠 수 있습니다.</translation>
    </message>
    <message>
        <source>Form of: %1</source>
        <translation>표시 형식: %1</translation>
    </message>
    <message>
        <source>as text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>as hex digits</source>
        <translation>16진수</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
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
        <source>C&amp;hange the campaign…</source>
        <translation>캠페인 변경(&amp;H)…</translation>
    </message>
    <message>
        <source>Change name, stock or opening times</source>
        <translation>이름, 수량, 운영 시간 변경</translation>
    </message>
    <message>
        <source>&amp;Pause the campaign…</source>
        <translation>캠페인 일시 중지(&amp;P)…</translation>
    </message>
    <message>
        <source>Refuse new requests until resumed; what is accepted is still decided</source>
        <translation>재개할 때까지 새 요청 거절, 이미 접수된 요청은 그대로 처리</translation>
    </message>
    <message>
        <source>&amp;Resume the campaign…</source>
        <translation>캠페인 재개(&amp;R)…</translation>
    </message>
    <message>
        <source>Accept new requests again</source>
        <translation>새 요청 다시 접수</translation>
    </message>
    <message>
        <source>&amp;Close the campaign…</source>
        <translation>캠페인 종료(&amp;C)…</translation>
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
        <translation>캠페인을 일시 중지하지 못했습니다. %1</translation>
    </message>
    <message>
        <source>Resuming…</source>
        <translation>재개하는 중…</translation>
    </message>
    <message>
        <source>The campaign is not resumed: %1</source>
        <translation>캠페인을 재개하지 못했습니다. %1</translation>
    </message>
    <message>
        <source>Closing…</source>
        <translation>종료하는 중…</translation>
    </message>
    <message>
        <source>The campaign is not closed: %1</source>
        <translation>캠페인을 종료하지 못했습니다. %1</translation>
    </message>
    <message>
        <source>No answer for %1; the figures show whether it happened.</source>
        <translation>%1 동안 응답이 없습니다. 실제 반영 여부는 수치로 확인됩니다.</translation>
    </message>
    <message>
        <source>Repor&amp;t of the campaign…</source>
        <translation>캠페인 보고서(&amp;T)…</translation>
    </message>
    <message>
        <source>Figures and proof as PDF, CSV or JSON, once the campaign is over</source>
        <translation>캠페인이 끝난 뒤 수치와 증명을 PDF, CSV, JSON으로 저장</translation>
    </message>
    <message>
        <source>Re&amp;hearse an opening night…</source>
        <translation>오픈 리허설(&amp;H)…</translation>
    </message>
    <message>
        <source>Play an opening night against this server, and prove that nobody is wronged</source>
        <translation>이 서버로 오픈 상황을 재현하고 모두 공정했는지 증명</translation>
    </message>
    <message>
        <source>New campaign…</source>
        <translation>새 캠페인…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>변경…</translation>
    </message>
    <message>
        <source>Pause…</source>
        <translation>일시 중지…</translation>
    </message>
    <message>
        <source>Resume…</source>
        <translation>재개…</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>종료…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>보고서…</translation>
    </message>
    <message>
        <source>Rehearse…</source>
        <translation>리허설…</translation>
    </message>
</context>
<context>
    <name>CampaignBrowser</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2개 중 %1개</translation>
    </message>
    <message>
        <source>No campaign has “%1” in its name, number or state. Esc shows all.</source>
        <translation>“%1”에 맞는 캠페인이 없습니다(이름·번호·상태). Esc를 누르면 모두 표시됩니다.</translation>
    </message>
    <message>
        <source>Filter campaigns</source>
        <translation>캠페인 거르기</translation>
    </message>
    <message>
        <source>Filter campaigns by name, number or state</source>
        <translation>이름, 번호, 상태로 캠페인 거르기</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>All campaigns</source>
        <translation>전체 캠페인</translation>
    </message>
    <message>
        <source>Order of the campaigns</source>
        <translation>캠페인 순서</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>최신순</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>이름순</translation>
    </message>
    <message>
        <source>Trouble first</source>
        <translation>문제 있는 순</translation>
    </message>
    <message>
        <source>Most left first</source>
        <translation>남은 수량 많은 순</translation>
    </message>
    <message>
        <source>Fastest first</source>
        <translation>발급 빠른 순</translation>
    </message>
    <message>
        <source>Most waiting first</source>
        <translation>대기 많은 순</translation>
    </message>
    <message>
        <source>Longest wait first</source>
        <translation>오래 기다린 순</translation>
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
        <translation>캠페인을 변경하지 못했습니다. %1</translation>
    </message>
    <message>
        <source>The campaign is not created: %1</source>
        <translation>캠페인을 만들지 못했습니다. %1</translation>
    </message>
    <message>
        <source>empty: no limit in days</source>
        <translation>비우면 일수 제한 없음</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>정하지 않음</translation>
    </message>
    <message>
        <source>All coupons expire</source>
        <translation>쿠폰 만료일</translation>
    </message>
</context>
<context>
    <name>CampaignDialogs</name>
    <message>
        <source>Save the report</source>
        <translation>보고서 저장</translation>
    </message>
    <message>
        <source>Save in:</source>
        <translation>저장 위치:</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
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
        <translation>수량 %1 → %2: 발급 %3, 남는 수량 %4. 지금 대기 중인 요청(%5건)은 로그의 자기 위치에서 유효한 수량으로 처리됩니다.</translation>
    </message>
    <message>
        <source>%1 are issued already; stock cannot be less than that</source>
        <translation>이미 %1장 발급되어 그보다 줄일 수 없습니다</translation>
    </message>
    <message>
        <source>%1 coupons: %2 orders from %3 won.</source>
        <translation>쿠폰 %1장: %3원 이상 주문 시 %2.</translation>
    </message>
    <message>
        <source>Customers see the new name at once.</source>
        <translation>고객에게 새 이름이 바로 보입니다.</translation>
    </message>
    <message>
        <source>Nothing changes yet.</source>
        <translation>아직 변경 사항이 없습니다.</translation>
    </message>
    <message>
        <source>Give days or a date, not both</source>
        <translation>유효 일수와 만료일 중 하나만 입력하세요</translation>
    </message>
    <message>
        <source>Coupons must expire after the campaign opens</source>
        <translation>쿠폰 만료는 캠페인 시작보다 늦어야 합니다</translation>
    </message>
    <message>
        <source>Coupons must not expire before the campaign closes</source>
        <translation>쿠폰은 캠페인 종료 전에 만료될 수 없습니다</translation>
    </message>
    <message>
        <source>A coupon is valid for %1 days.</source>
        <translation>쿠폰은 %1일간 유효합니다.</translation>
    </message>
    <message>
        <source>All coupons expire %1.</source>
        <translation>모든 쿠폰은 %1에 만료됩니다.</translation>
    </message>
    <message>
        <source>Coupons no longer expire at a date.</source>
        <translation>쿠폰 만료일이 없어집니다.</translation>
    </message>
    <message>
        <source>All coupons expire %1, also those in people’s hands.</source>
        <translation>이미 발급된 쿠폰을 포함해 모두 %1에 만료됩니다.</translation>
    </message>
    <message>
        <source>Still needed: %1.</source>
        <translation>아직 필요한 항목: %1.</translation>
    </message>
    <message>
        <source>the name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>the discount</source>
        <translation>할인</translation>
    </message>
    <message>
        <source>how many coupons</source>
        <translation>총 수량</translation>
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
        <translation>남음 / %1</translation>
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
    <message>
        <source>Campaign</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>남은 수량</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>총 수량</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>발급</translation>
    </message>
    <message>
        <source>Accepted/s</source>
        <translation>초당 접수</translation>
    </message>
    <message>
        <source>Issued/s</source>
        <translation>초당 발급</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>최근 1분</translation>
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
        <source>Opens</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Closes</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>파티션</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
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
        <source>Partitions</source>
        <translation>파티션</translation>
    </message>
    <message>
        <source>All campaigns as a &amp;table</source>
        <translation>전체 캠페인 표(&amp;T)</translation>
    </message>
    <message>
        <source>Feed &amp;beside the campaign</source>
        <translation>캠페인 옆에 피드 표시(&amp;B)</translation>
    </message>
    <message>
        <source>The feed shows beside one campaign as soon as the window is wide enough</source>
        <translation>창이 충분히 넓어지면 캠페인 옆에 피드가 나타납니다</translation>
    </message>
</context>
<context>
    <name>CommandDialog</name>
    <message>
        <source>Pause “%1”?</source>
        <translation>“%1” 캠페인을 일시 중지할까요?</translation>
    </message>
    <message>
        <source>Resume “%1”?</source>
        <translation>“%1” 캠페인을 재개할까요?</translation>
    </message>
    <message>
        <source>Close “%1” for good?</source>
        <translation>“%1” 캠페인을 영구 종료할까요?</translation>
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
        <translation>재개할 때까지 새 요청(현재 초당 %1건)이 거절됩니다. 접수되어 대기 중인 요청(%2건)은 그대로 처리됩니다. 남은 수량 %3.</translation>
    </message>
    <message>
        <source>New requests are accepted again at once. %1 are left of %2.</source>
        <translation>새 요청을 바로 다시 접수합니다. 총 %2 중 남은 수량 %1.</translation>
    </message>
    <message>
        <source>From then on new requests are refused. What is accepted and waits (%1) is still decided. Of the %2 left of %3, those not given out then stay unissued. A closed campaign cannot be opened again.</source>
        <translation>새 요청이 거절됩니다. 접수되어 대기 중인 요청(%1건)은 그대로 처리됩니다. 남은 %2장(총 %3장) 중 그 뒤에도 남는 쿠폰은 발급되지 않습니다. 종료한 캠페인은 다시 열 수 없습니다.</translation>
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
        <source>Type the campaign’s number, %1, to confirm:</source>
        <translation>확인을 위해 캠페인 번호(%1) 입력:</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>Customer</source>
        <translation>고객</translation>
    </message>
    <message>
        <source>Type a user id, as 1042, or the request id that was answered</source>
        <translation>1042 같은 사용자 ID나 응답받은 요청 ID를 입력하세요</translation>
    </message>
    <message>
        <source>nobody searched for yet</source>
        <translation>아직 찾은 고객 없음</translation>
    </message>
    <message>
        <source>“I pressed first!”</source>
        <translation>“내가 먼저 눌렀어요”</translation>
    </message>
    <message>
        <source>Type a user id or a request id above. You see when the request was accepted, where it stands in the log, what was decided, and who stands before and after it.</source>
        <translation>위에 사용자 ID나 요청 ID를 입력하세요. 언제 접수되었고, 로그의 어디에 있으며, 어떻게 처리되었고, 앞뒤에 누가 있는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>찾는 중</translation>
    </message>
    <message>
        <source>It takes longer than usual: all outcomes are read for a user. You may wait, or ask for something else.</source>
        <translation>평소보다 오래 걸립니다. 사용자 조회는 모든 결과를 읽습니다. 기다리거나 다른 조회를 해도 됩니다.</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>No request of this user is decided. One that was accepted a moment ago may still wait: look again, or ask for the request id that was answered.</source>
        <translation>이 사용자의 처리된 요청이 없습니다. 방금 접수된 요청은 아직 대기 중일 수 있으니 다시 조회하거나, 응답받은 요청 ID로 찾으세요.</translation>
    </message>
    <message>
        <source>No request was ever answered with this id here. See that it is whole, and that this is the right server; or ask for the user id.</source>
        <translation>이 서버가 응답한 적 없는 ID입니다. ID가 온전한지, 맞는 서버인지 확인하거나 사용자 ID로 찾으세요.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 조회</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>사용자 %1</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>요청 %1</translation>
    </message>
    <message>
        <source>Nothing is known of %1 yet. If that goes on, the Health page says what is wrong with the server.
The reason: %2</source>
        <translation>%1에 대해 아직 알 수 없습니다. 계속되면 시스템 상태 페이지에서 서버의 문제를 확인하세요.
%2</translation>
    </message>
    <message>
        <source>not read again</source>
        <translation>다시 읽지 못함</translation>
    </message>
    <message>
        <source>F5 looks again</source>
        <translation>F5로 다시 조회</translation>
    </message>
    <message>
        <source>the newest %1 requests</source>
        <translation>최근 요청 %1건</translation>
    </message>
    <message>
        <source>the one asked for is not among them</source>
        <translation>찾던 요청은 이 중에 없음</translation>
    </message>
    <message>
        <source>Find a customer</source>
        <translation>고객 찾기</translation>
    </message>
    <message>
        <source>User id or request id</source>
        <translation>사용자 ID 또는 요청 ID</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Requests of this customer, newest first</source>
        <translation>이 고객의 요청, 최신순</translation>
    </message>
    <message>
        <source>read at %1</source>
        <translation>%1 조회</translation>
    </message>
</context>
<context>
    <name>DiscardDialog</name>
    <message>
        <source>Discard a dead letter</source>
        <translation>데드 레터 폐기</translation>
    </message>
    <message>
        <source>Discard dead letter %1 for good?</source>
        <translation>데드 레터 %1번을 영구 폐기할까요?</translation>
    </message>
    <message>
        <source>Whoever sent it gets no coupon by it, and it cannot be replayed any more. It stays in the database, with your reason. It does not decode: %1.</source>
        <translation>보낸 사람은 이 레코드로 쿠폰을 받지 못하며, 더 이상 재처리할 수 없습니다. 사유와 함께 데이터베이스에 남습니다. 해석 불가 원인: %1</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>폐기</translation>
    </message>
    <message>
        <source>Discarding…</source>
        <translation>폐기하는 중…</translation>
    </message>
    <message>
        <source>It is not discarded: %1</source>
        <translation>폐기하지 못했습니다. %1</translation>
    </message>
    <message>
        <source>Type its number, %1, to confirm:</source>
        <translation>확인을 위해 번호(%1) 입력:</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>needed; kept for the audit</source>
        <translation>필수, 감사 기록에 남음</translation>
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
        <source>Create one by hand, from anywhere:</source>
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
        <translation>예시를 불러오지 못했습니다. %1</translation>
    </message>
</context>
<context>
    <name>EventModel</name>
    <message>
        <source>Time</source>
        <translation>시각</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>FeedFilterBar</name>
    <message>
        <source>Only this outcome</source>
        <translation>이 결과만</translation>
    </message>
    <message>
        <source>All outcomes</source>
        <translation>모든 결과</translation>
    </message>
    <message>
        <source>Only this user</source>
        <translation>이 사용자만</translation>
    </message>
    <message>
        <source>User id</source>
        <translation>사용자 ID</translation>
    </message>
    <message>
        <source>Only this partition</source>
        <translation>이 파티션만</translation>
    </message>
    <message>
        <source>All partitions</source>
        <translation>모든 파티션</translation>
    </message>
    <message>
        <source>Partition %1</source>
        <translation>파티션 %1</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>필터 지우기</translation>
    </message>
</context>
<context>
    <name>FeedPage</name>
    <message>
        <source>Feed</source>
        <translation>피드</translation>
    </message>
    <message>
        <source>Pause the feed</source>
        <translation>피드 정지</translation>
    </message>
    <message>
        <source>Resume the feed</source>
        <translation>피드 재개</translation>
    </message>
</context>
<context>
    <name>FeedPanel</name>
    <message>
        <source>Feed</source>
        <translation>피드</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>숨기기</translation>
    </message>
    <message>
        <source>Hide the feed</source>
        <translation>피드 숨기기</translation>
    </message>
    <message>
        <source>Live feed</source>
        <translation>실시간 피드</translation>
    </message>
</context>
<context>
    <name>FeedView</name>
    <message>
        <source>paused</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>a sample</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>every request</source>
        <translation>표본 아님</translation>
    </message>
    <message>
        <source>%1 · %2 newer rows wait · %3 resumes it</source>
        <translation>%1 · 새 행 %2개 대기 · %3 키로 재개</translation>
    </message>
    <message>
        <source>%1 of the %2 requests decided in the last second are rows here</source>
        <translation>최근 1초 동안 처리된 요청 %2건 중 %1건을 표시</translation>
    </message>
    <message>
        <source>%1 decided in the last second; above %2 the feed becomes a sample</source>
        <translation>최근 1초 동안 %1건 처리. %2건을 넘으면 표본만 표시</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>필터 적용됨</translation>
    </message>
    <message>
        <source>No row matches the filter</source>
        <translation>필터에 맞는 행이 없습니다</translation>
    </message>
    <message>
        <source>The filter hides all %1 rows. What comes and matches shows here.</source>
        <translation>%1개 행이 모두 필터에 가려져 있습니다. 맞는 요청이 오면 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>필터 지우기</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>조용함</translation>
    </message>
    <message>
        <source>Nothing was decided lately</source>
        <translation>최근에 처리된 요청이 없습니다</translation>
    </message>
    <message>
        <source>As soon as a request is decided, it shows here. Who asked before is found on the customer page.</source>
        <translation>요청이 처리되면 바로 여기에 나타납니다. 그 전의 요청은 고객 페이지에서 찾을 수 있습니다.</translation>
    </message>
    <message>
        <source>Decided requests, newest first</source>
        <translation>처리된 요청, 최신순</translation>
    </message>
    <message>
        <source>No new figures come from the server; what is shown is as old as they are</source>
        <translation>서버에서 새 수치가 오지 않습니다. 표시된 내용은 그만큼 오래된 것입니다</translation>
    </message>
</context>
<context>
    <name>FreshnessBadge</name>
    <message>
        <source>view paused: %1</source>
        <translation>화면 정지: %1</translation>
    </message>
    <message>
        <source>These figures were read at %1.</source>
        <translation>%1에 읽은 수치입니다.</translation>
    </message>
</context>
<context>
    <name>HealthPage</name>
    <message>
        <source>partitions: %1</source>
        <translation>파티션: %1</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>시스템 상태</translation>
    </message>
    <message>
        <source>The past: %1, %2 ago. Figures and neighbours are as they were then, the line above as it is now.</source>
        <translation>과거 화면: %1, %2 전. 수치와 연결 대상은 그때의 상태이고, 맨 윗줄만 지금 상태입니다.</translation>
    </message>
    <message>
        <source>The past: %1, %2 ago. Nothing is kept of that time.</source>
        <translation>과거 화면: %1, %2 전. 그 시점의 기록이 없습니다.</translation>
    </message>
    <message>
        <source>Back to &amp;now</source>
        <translation>지금으로(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Earlier event</source>
        <translation>이전 사건(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Later event</source>
        <translation>다음 사건(&amp;L)</translation>
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
        <source>waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>oldest</source>
        <translation>최장 대기</translation>
    </message>
    <message>
        <source>dead letters</source>
        <translation>데드 레터</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>연결 대상</translation>
    </message>
    <message>
        <source>This server has not said yet which services it uses.</source>
        <translation>이 서버의 연결 대상을 아직 알 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>how many partitions, in which state</comment>
        <translation>%2 %1</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>The history’s file was damaged: it was set aside as %1, and a new one is begun.</source>
        <translation>기록 파일이 손상되어 새로 시작했습니다. 손상된 파일을 옮겨 둔 곳: %1</translation>
    </message>
    <message>
        <source>The history’s file was written by a newer Dibs: it was set aside as %1, and a new one is begun.</source>
        <translation>더 새로운 Dibs가 쓴 기록 파일이어서 새로 시작했습니다. 그 파일을 옮겨 둔 곳: %1</translation>
    </message>
    <message>
        <source>Another window keeps the history of this server. What this one sees is forgotten when it is closed.</source>
        <translation>이 서버의 기록은 다른 창이 남기고 있습니다. 이 창이 본 내용은 창을 닫으면 사라집니다.</translation>
    </message>
    <message>
        <source>The history cannot be kept: %1. What this window sees is forgotten when it is closed.</source>
        <translation>기록을 남길 수 없으며, 이 창이 본 내용은 창을 닫으면 사라집니다. %1</translation>
    </message>
    <message>
        <source>The history is not written: %1</source>
        <translation>기록을 쓰지 못하고 있습니다. %1</translation>
    </message>
    <message>
        <source>History</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>Last 15 minutes</source>
        <translation>최근 15분</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>최근 1시간</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>최근 6시간</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>최근 24시간</translation>
    </message>
    <message>
        <source>How far back the curve goes</source>
        <translation>그래프에 표시할 기간</translation>
    </message>
    <message>
        <source>Moment that is shown; at the right end: now</source>
        <translation>표시하는 시점, 오른쪽 끝은 지금</translation>
    </message>
    <message>
        <source>← and → step 10 s, Page keys 10 min, Home the oldest, End now</source>
        <translation>←·→ 10초, Page 키 10분, Home 가장 이전, End 지금</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>사건</translation>
    </message>
    <message>
        <source>Nothing happened in the last 24 hours that is worth a mark: no pause, no sell-out, no lost consumer, no restart, no dead letter.</source>
        <translation>최근 24시간 동안 표시할 사건이 없습니다. 일시 중지, 소진, 소비자 없음, 재시작, 데드 레터가 없었습니다.</translation>
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
    <name>LetterDialog</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>LetterModel</name>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>발견</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>해석 불가 원인</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>LetterView</name>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>페이로드</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>헤더</translation>
    </message>
    <message>
        <source>Dead letter %1</source>
        <translation>데드 레터 %1</translation>
    </message>
    <message>
        <source>It does not decode: %1</source>
        <translation>해석 불가 원인: %1</translation>
    </message>
    <message>
        <source>Found at %1 on %2 · %3 bytes</source>
        <translation>%1에서 %2에 발견 · %3바이트</translation>
    </message>
    <message>
        <source>Replayed on %1, without a reason</source>
        <translation>%1에 재처리, 사유 없음</translation>
    </message>
    <message>
        <source>Discarded on %1, without a reason</source>
        <translation>%1에 폐기, 사유 없음</translation>
    </message>
    <message>
        <source>Replayed on %1: %2</source>
        <translation>%1에 재처리: %2</translation>
    </message>
    <message>
        <source>Discarded on %1: %2</source>
        <translation>%1에 폐기: %2</translation>
    </message>
</context>
<context>
    <name>LettersPage</name>
    <message>
        <source>Dead letter %1 is replayed</source>
        <translation>데드 레터 %1 재처리 완료</translation>
    </message>
    <message>
        <source>Dead letter %1 is discarded</source>
        <translation>데드 레터 %1 폐기 완료</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>데드 레터</translation>
    </message>
    <message>
        <source>This window is read-only: it changes nothing</source>
        <translation>읽기 전용 창입니다. 아무것도 변경하지 않습니다</translation>
    </message>
    <message>
        <source>Append it to the log again, mended (Ctrl+Y)</source>
        <translation>고쳐서 로그에 다시 추가 (Ctrl+Y)</translation>
    </message>
    <message>
        <source>Give it up for good; asks first (Ctrl+Shift+D)</source>
        <translation>영구 폐기, 먼저 확인함 (Ctrl+Shift+D)</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>읽지 못함</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>읽는 중</translation>
    </message>
    <message>
        <source>the first %1</source>
        <translation>처음 %1건</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>모두 %1건</translation>
    </message>
    <message>
        <source>No coupon waits for them: deciding goes on.
The reason: %1</source>
        <translation>쿠폰 처리는 이와 상관없이 계속됩니다.
%1</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>다시 조회</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>No dead letter waits</source>
        <translation>대기 중인 데드 레터가 없습니다</translation>
    </message>
    <message>
        <source>A record that does not decode is kept here, and its partition goes on. Those that were handled are found by the choice above.</source>
        <translation>해석할 수 없는 레코드는 여기에 보관되고 파티션 처리는 계속됩니다. 이미 처리한 항목은 위의 선택에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>There is none of these</source>
        <translation>해당하는 항목이 없습니다</translation>
    </message>
    <message>
        <source>The choice above shows the others.</source>
        <translation>다른 항목은 위의 선택에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Replay…</source>
        <translation>재처리…</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>폐기…</translation>
    </message>
    <message>
        <source>Which dead letters</source>
        <translation>표시할 데드 레터</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Replay dead letter…</source>
        <translation>데드 레터 재처리…</translation>
    </message>
    <message>
        <source>Discard dead letter…</source>
        <translation>데드 레터 폐기…</translation>
    </message>
    <message>
        <source>read at %1</source>
        <translation>%1 조회</translation>
    </message>
    <message>
        <source>· %1 · new ones come by themselves</source>
        <translation>· %1 · 새 항목은 자동으로 표시</translation>
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
        <source>Counted since the server started, but for dead letters: those that wait</source>
        <translation>서버 시작 이후 누계. 데드 레터는 대기 중인 수</translation>
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
        <source>dead letters waiting</source>
        <translation>대기 데드 레터</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>접수 거절</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>응답 불가</translation>
    </message>
</context>
<context>
    <name>NeighbourModel</name>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Neighbour</source>
        <translation>연결 대상</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>왕복 시간</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>상태 변경</translation>
    </message>
    <message>
        <source>What that means</source>
        <translation>의미</translation>
    </message>
    <message>
        <source>Asked once a second by the server</source>
        <translation>서버가 1초마다 확인</translation>
    </message>
    <message>
        <source>How long its last answer took, measured at the server</source>
        <translation>마지막 응답에 걸린 시간(서버에서 측정)</translation>
    </message>
    <message>
        <source>When it became so, healthy or not</source>
        <translation>정상 또는 이상 상태가 시작된 시각</translation>
    </message>
    <message>
        <source>%1: %2.
%3</source>
        <translation>%1에 문제가 있습니다. %2
%3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>OrdersLine</name>
    <message>
        <source>orders/s</source>
        <translation>초당 주문</translation>
    </message>
    <message>
        <source>orders paid</source>
        <translation>주문 결제</translation>
    </message>
    <message>
        <source>orders failed</source>
        <translation>주문 실패</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>recovering</source>
        <translation>복구 중</translation>
    </message>
    <message>
        <source>Whether the coupon role answers the core role</source>
        <translation>쿠폰 서비스가 주문 서비스에 응답하는지</translation>
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
        <source>State</source>
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
    <message>
        <source>%1 ×</source>
        <translation>%1배</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>최근 1분</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>비중</translation>
    </message>
    <message>
        <source>Records decided per second over the last minute</source>
        <translation>최근 1분 동안 초당 처리된 레코드</translation>
    </message>
    <message>
        <source>Its records against an even share of all records, which is the tick in the middle</source>
        <translation>전체 레코드를 고르게 나눈 몫(가운데 눈금)과 비교한 이 파티션의 레코드</translation>
    </message>
    <message>
        <source>%1 an even share of all records</source>
        <translation>전체 레코드를 고르게 나눈 몫의 %1</translation>
    </message>
    <message>
        <source>Partition %1 has %2 an even share of all records. A campaign lives in one partition, so a large one makes its partition hot; others are not held up by it.</source>
        <translation>파티션 %1의 레코드는 고르게 나눈 몫의 %2입니다. 캠페인은 한 파티션에 있으므로 큰 캠페인이 있는 파티션에 몰립니다. 다른 파티션은 그 때문에 늦어지지 않습니다.</translation>
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
    <name>PastChart</name>
    <message>
        <source>History</source>
        <translation>기록</translation>
    </message>
    <message>
        <source>%1 marks; looking at %2</source>
        <translation>사건 %1개, %2 시점</translation>
    </message>
    <message>
        <source>%1 marks; looking at now</source>
        <translation>사건 %1개, 지금</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>issued/s</source>
        <translation>초당 발급</translation>
    </message>
    <message>
        <source>accepted/s</source>
        <translation>초당 접수</translation>
    </message>
</context>
<context>
    <name>RateChart</name>
    <message>
        <source>issued %1/s, accepted %2/s</source>
        <translation>초당 발급 %1, 초당 접수 %2</translation>
    </message>
    <message>
        <source>Issued and accepted, the last %1</source>
        <translation>발급과 접수, 최근 %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>issued %1/s</source>
        <translation>초당 발급 %1</translation>
    </message>
    <message>
        <source>accepted %1/s</source>
        <translation>초당 접수 %1</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>그때로부터 %1 전</translation>
    </message>
    <message>
        <source>the last figures</source>
        <translation>마지막 수치</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 전</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
</context>
<context>
    <name>RehearsalDialog</name>
    <message>
        <source>People press</source>
        <translation>사람들이 누르는 중</translation>
    </message>
    <message>
        <source>The queue is decided</source>
        <translation>대기열 처리 중</translation>
    </message>
    <message>
        <source>Every outcome is read</source>
        <translation>모든 결과를 읽는 중</translation>
    </message>
    <message>
        <source>Never oversold</source>
        <translation>초과 발급 없음</translation>
    </message>
    <message>
        <source>At most one coupon a person</source>
        <translation>한 사람에 쿠폰 최대 1장</translation>
    </message>
    <message>
        <source>Everybody accepted got an outcome</source>
        <translation>접수된 모두에게 결과 있음</translation>
    </message>
    <message>
        <source>First come, first served</source>
        <translation>선착순</translation>
    </message>
    <message>
        <source>No outcome without a request</source>
        <translation>요청 없는 결과 없음</translation>
    </message>
    <message>
        <source>Nobody refused while stock was left</source>
        <translation>수량이 남은 동안 거절 없음</translation>
    </message>
    <message>
        <source>Start the rehearsal</source>
        <translation>리허설 시작</translation>
    </message>
    <message>
        <source>Stop pressing</source>
        <translation>누르기 중단</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>보고서 복사</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>리허설</translation>
    </message>
    <message>
        <source>Plays opening night against %1: it makes a campaign of its own, marked as a rehearsal, lets people who do not exist press, proves that nobody was wronged, and closes the campaign again.</source>
        <translation>%1 서버로 오픈 상황을 재현합니다. 리허설로 표시된 캠페인을 따로 만들고, 가상의 사람들이 누르게 한 뒤, 모두 공정했는지 증명하고 캠페인을 종료합니다.</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람 수</translation>
    </message>
    <message>
        <source>Coupons</source>
        <translation>쿠폰 수</translation>
    </message>
    <message>
        <source>Presses a second</source>
        <translation>초당 요청</translation>
    </message>
    <message>
        <source>as many as it can take</source>
        <translation>가능한 만큼</translation>
    </message>
    <message>
        <source>This server is marked “%1”. I know that its users will share it with the load.</source>
        <translation>이 서버의 표시는 “%1”입니다. 실제 사용자가 이 부하를 함께 겪는다는 것을 알고 있습니다.</translation>
    </message>
    <message>
        <source>How far the rehearsal is</source>
        <translation>리허설 진행 정도</translation>
    </message>
    <message>
        <source>Break off</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Break off and close</source>
        <translation>그만두고 닫기</translation>
    </message>
    <message>
        <source>The campaign is made</source>
        <translation>캠페인을 만드는 중</translation>
    </message>
    <message>
        <source>%1 of %2 · %3/s · %4 accepted</source>
        <translation>%2 중 %1 · 초당 %3 · 접수 %4</translation>
    </message>
    <message>
        <source> · about %1 left</source>
        <translation> · 약 %1 남음</translation>
    </message>
    <message>
        <source>There is no proof: %1</source>
        <translation>증명하지 못했습니다. %1</translation>
    </message>
    <message>
        <source>Nobody was wronged: all guarantees hold.</source>
        <translation>모두 공정했습니다. 모든 보장이 지켜졌습니다.</translation>
    </message>
    <message>
        <source>Guarantees were violated.</source>
        <translation>보장이 지켜지지 않았습니다.</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>지켜짐</translation>
    </message>
    <message>
        <source>violated %1 times</source>
        <translation>%1번 어김</translation>
    </message>
    <message>
        <source>%1 presses · %2 accepted · %3 of %4 coupons issued · %5 sold out · %6 duplicate</source>
        <translation>요청 %1 · 접수 %2 · 쿠폰 %4장 중 %3장 발급 · 소진 %5 · 중복 %6</translation>
    </message>
</context>
<context>
    <name>ReplayDialog</name>
    <message>
        <source>its key is not %1, so it may land on another partition</source>
        <translation>키가 %1 값과 달라 다른 파티션으로 갈 수 있음</translation>
    </message>
    <message>
        <source>User %1 asks for a coupon of campaign %2</source>
        <translation>사용자 %1의 캠페인 %2 쿠폰 요청</translation>
    </message>
    <message>
        <source>Replay a dead letter</source>
        <translation>데드 레터 재처리</translation>
    </message>
    <message>
        <source>Replay dead letter %1</source>
        <translation>데드 레터 %1 재처리</translation>
    </message>
    <message>
        <source>Replay it</source>
        <translation>재처리</translation>
    </message>
    <message>
        <source>Replaying…</source>
        <translation>재처리하는 중…</translation>
    </message>
    <message>
        <source>It is not replayed: %1</source>
        <translation>재처리하지 못했습니다. %1</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>페이로드</translation>
    </message>
    <message>
        <source>Append it even so: it may become another dead letter</source>
        <translation>그래도 추가: 다시 데드 레터가 될 수 있음</translation>
    </message>
    <message>
        <source>does not decode</source>
        <translation>해석 불가</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>kept for the audit; may be empty</source>
        <translation>감사 기록에 남음, 비워도 됨</translation>
    </message>
    <message>
        <source>what is typed is no bytes yet</source>
        <translation>입력한 내용이 아직 바이트가 아님</translation>
    </message>
    <message>
        <source>decodes</source>
        <translation>해석됨</translation>
    </message>
    <message>
        <source>It is appended to the log as a new record, behind all that wait, and decided like any other. Why it did not decode: %1.</source>
        <translation>새 레코드로 로그의 맨 뒤에 추가되어 다른 요청과 똑같이 처리됩니다. 해석 불가 원인: %1</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>%1 (%2 %)</source>
        <translation>%1 (%2%)</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>총 수량</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>발급</translation>
    </message>
    <message>
        <source>Left over</source>
        <translation>남은 수량</translation>
    </message>
    <message>
        <source>Requests decided</source>
        <translation>처리된 요청</translation>
    </message>
    <message>
        <source>First accepted</source>
        <translation>첫 접수</translation>
    </message>
    <message>
        <source>Last decided</source>
        <translation>마지막 처리</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>소요 시간</translation>
    </message>
    <message>
        <source>Waits, from accepted to decided</source>
        <translation>접수부터 처리까지 대기 시간</translation>
    </message>
    <message>
        <source>Half waited at most</source>
        <translation>절반의 최대 대기</translation>
    </message>
    <message>
        <source>95 % waited at most</source>
        <translation>95%의 최대 대기</translation>
    </message>
    <message>
        <source>99 % waited at most</source>
        <translation>99%의 최대 대기</translation>
    </message>
    <message>
        <source>The longest</source>
        <translation>최장 대기</translation>
    </message>
    <message>
        <source>Refusals by reason</source>
        <translation>사유별 거절</translation>
    </message>
    <message>
        <source>not proved</source>
        <translation>증명 안 됨</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>불일치</translation>
    </message>
    <message>
        <source>proved</source>
        <translation>증명됨</translation>
    </message>
    <message>
        <source>The log could not be replayed, so nothing is proved: %1</source>
        <translation>로그를 재생할 수 없어 아무것도 증명되지 않았습니다. %1</translation>
    </message>
    <message>
        <source>%1 records of the log were replayed, and %2 differences from the database were found. A human must look.</source>
        <translation>로그의 레코드 %1건을 재생한 결과 데이터베이스와 다른 점이 %2건 있습니다. 사람이 확인해야 합니다.</translation>
    </message>
    <message>
        <source>%1 records of the log were replayed: the database says of each request what the log gives. First come was first served, and no coupon too many.</source>
        <translation>로그의 레코드 %1건을 재생했습니다. 모든 요청의 결과가 로그와 같습니다. 먼저 온 순서대로 발급되었고 초과 발급은 없습니다.</translation>
    </message>
</context>
<context>
    <name>ReportCurve</name>
    <message>
        <source>%1 a second</source>
        <translation>초당 %1</translation>
    </message>
    <message>
        <source>%1 later</source>
        <translation>%1 후</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Report of “%1”</source>
        <translation>“%1” 보고서</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>being made</source>
        <translation>만드는 중</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>The log is replayed and compared with the database.</source>
        <translation>로그를 재생해 데이터베이스와 비교하고 있습니다.</translation>
    </message>
    <message>
        <source>It may take a minute. Coupons are issued meanwhile; closing this window stops the report.</source>
        <translation>1분쯤 걸릴 수 있습니다. 그동안 요청 처리는 계속되고 다른 작업도 할 수 있으며, 이 창을 닫으면 보고서 작성이 중지됩니다.</translation>
    </message>
    <message>
        <source>not made</source>
        <translation>만들지 못함</translation>
    </message>
    <message>
        <source>The reason: %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Nothing was written. It can be made at any later time, too.</source>
        <translation>저장된 것은 없습니다. 나중에 언제든 다시 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>저장 못 함</translation>
    </message>
    <message>
        <source>The report is made, but not saved: %1</source>
        <translation>보고서를 만들었지만 저장하지 못했습니다. %1</translation>
    </message>
    <message>
        <source>It would go to %1. Make room there, or choose another place.</source>
        <translation>저장 위치: %1. 공간을 확보하거나 다른 위치를 고르세요.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>저장 위치: %1</translation>
    </message>
</context>
<context>
    <name>ReportPdf</name>
    <message>
        <source>Campaign %1 · report of %2</source>
        <translation>캠페인 %1 · 보고서 작성 %2</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>증명</translation>
    </message>
    <message>
        <source>Issued a second</source>
        <translation>초당 발급</translation>
    </message>
</context>
<context>
    <name>RequestCells</name>
    <message>
        <source>Order</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>접수</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>처리</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>User</source>
        <translation>사용자</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Where it stands to the request asked for</source>
        <translation>조회한 요청을 기준으로 한 순서</translation>
    </message>
    <message>
        <source>When the server took the request</source>
        <translation>서버가 요청을 접수한 시각</translation>
    </message>
    <message>
        <source>When it was decided</source>
        <translation>처리된 시각</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>요청의 결과</translation>
    </message>
    <message>
        <source>The number of the coupon, or why there is none</source>
        <translation>쿠폰 번호, 또는 발급되지 않은 이유</translation>
    </message>
    <message>
        <source>The campaign it asks a coupon of</source>
        <translation>쿠폰을 요청한 캠페인</translation>
    </message>
    <message>
        <source>Who asked</source>
        <translation>요청한 사용자</translation>
    </message>
    <message>
        <source>Partition and offset in the log: p1@5231</source>
        <translation>로그의 파티션과 오프셋: p1@5231</translation>
    </message>
    <message>
        <source>From accepted to decided</source>
        <translation>접수부터 처리까지</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>this request</source>
        <translation>이 요청</translation>
    </message>
    <message>
        <source>on the wrong partition</source>
        <translation>잘못된 파티션</translation>
    </message>
    <message>
        <source>campaign %1</source>
        <translation>캠페인 %1</translation>
    </message>
</context>
<context>
    <name>RequestModel</name>
    <message>
        <source>%1 before</source>
        <translation>%1건 앞</translation>
    </message>
    <message>
        <source>this request</source>
        <translation>이 요청</translation>
    </message>
    <message>
        <source>%1 after</source>
        <translation>%1건 뒤</translation>
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
    <name>StoryView</name>
    <message>
        <source>In the order of the log</source>
        <translation>로그 순서</translation>
    </message>
    <message>
        <source>Neighbours in the order of the log</source>
        <translation>로그 순서로 본 앞뒤 요청</translation>
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
        <source>%1 waiting</source>
        <translation>대기 %1</translation>
    </message>
    <message>
        <source> · %1 issued/s · %2 accepted/s</source>
        <translation> · 초당 발급 %1 · 초당 접수 %2</translation>
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
    <name>Watch</name>
    <message>
        <source>who is it?</source>
        <translation>누구인가요?</translation>
    </message>
    <message>
        <source>Type a user id, as 1042, or the request id that was answered. Enter searches, Esc leaves it.</source>
        <translation>사용자 ID(예: 1042)나 응답받은 요청 ID를 입력하세요. Enter로 찾고 Esc로 그만둡니다.</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>찾는 중</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>One that was accepted a moment ago may still wait: r looks again, / asks for another.</source>
        <translation>방금 접수된 요청은 아직 대기 중일 수 있습니다. r 다시 찾기, / 다른 고객 찾기.</translation>
    </message>
    <message>
        <source>nobody searched for yet</source>
        <translation>아직 찾은 고객 없음</translation>
    </message>
    <message>
        <source>“I pressed first!”</source>
        <translation>“제가 먼저 눌렀어요!”</translation>
    </message>
    <message>
        <source>Press / and type a user id or a request id. You see when the request was accepted, where it stands in the log, what was decided, and who stands before and after it.</source>
        <translation>/를 누르고 사용자 ID나 요청 ID를 입력하세요. 언제 접수되었고 로그의 어디에 있으며 어떻게 처리되었고, 앞뒤에 누가 있는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>사용자 %1</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>요청 %1</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>request %1 of %2%3   ↑ ↓ others</source>
        <translation>요청 %1 / %2%3   ↑ ↓ 다른 요청</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>조회: %1</translation>
    </message>
    <message>
        <source>In the order of the log</source>
        <translation>로그 순서</translation>
    </message>
    <message>
        <source>place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>user</source>
        <translation>사용자</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>접수</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Type a user id, as 1042, or the request id that was answered</source>
        <translation>사용자 ID(예: 1042)나 응답받은 요청 ID를 입력하세요</translation>
    </message>
    <message>
        <source>Resume “%1”? y / n</source>
        <translation>“%1” 재개할까요? y / n</translation>
    </message>
    <message>
        <source>Pause “%1”? y / n</source>
        <translation>“%1” 일시 중지할까요? y / n</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Dead letters: %1</source>
        <translation>데드 레터: %1</translation>
    </message>
    <message>
        <source>the first %1</source>
        <translation>처음 %1건</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>dead letters</comment>
        <translation>%1건</translation>
    </message>
    <message>
        <source>not read: %1</source>
        <translation>읽지 못함. %1</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>읽는 중</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>A record that does not decode is kept here, and its partition goes on. s shows those of another state.</source>
        <translation>해석할 수 없는 레코드는 여기에 보관되고 파티션은 계속 처리됩니다. s로 다른 상태를 봅니다.</translation>
    </message>
    <message>
        <source>Dead letter %1</source>
        <translation>데드 레터 %1</translation>
    </message>
    <message>
        <source>It does not decode: %1</source>
        <translation>해석 불가 원인: %1</translation>
    </message>
    <message>
        <source>Replayed on %1%2</source>
        <translation>%1에 재처리%2</translation>
    </message>
    <message>
        <source>Discarded on %1%2</source>
        <translation>%1에 폐기%2</translation>
    </message>
    <message>
        <source>key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>payload</source>
        <translation>페이로드</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1바이트</translation>
    </message>
    <message>
        <source>number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>state</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>found</source>
        <translation>발견</translation>
    </message>
    <message>
        <source>why it does not decode</source>
        <translation>해석 불가 원인</translation>
    </message>
    <message>
        <source>campaign</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>partitions</source>
        <translation>파티션</translation>
    </message>
    <message>
        <source>feed</source>
        <translation>피드</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>고객</translation>
    </message>
    <message>
        <source>health</source>
        <translation>시스템 상태</translation>
    </message>
    <message>
        <source>dead letters</source>
        <translation>데드 레터</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>‖ view paused</source>
        <translation>‖ 화면 정지</translation>
    </message>
    <message>
        <source>no figures yet</source>
        <translation>아직 수치 없음</translation>
    </message>
    <message>
        <source>%1 left of %2</source>
        <translation>남은 수량 %1 / %2</translation>
    </message>
    <message>
        <source>issued %1   %2 issued/s   %3 accepted/s</source>
        <translation>발급 %1   초당 발급 %2   초당 접수 %3</translation>
    </message>
    <message>
        <source>issued/s</source>
        <translation>초당 발급</translation>
    </message>
    <message>
        <source>The server is starting. Its first figures will show here.</source>
        <translation>서버를 시작하는 중입니다. 첫 수치가 여기에 표시됩니다.</translation>
    </message>
    <message>
        <source>No campaign yet: create one with POST /api/coupons, or in the window.</source>
        <translation>아직 캠페인이 없습니다. 창에서, 또는 POST /api/coupons로 만드세요.</translation>
    </message>
    <message>
        <source>No campaign is called that: / changes the filter.</source>
        <translation>그런 이름의 캠페인이 없습니다. /로 필터를 바꿉니다.</translation>
    </message>
    <message>
        <source>left</source>
        <translation>남음</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>no.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>position</source>
        <translation>처리 위치</translation>
    </message>
    <message>
        <source>end</source>
        <translation>로그 끝</translation>
    </message>
    <message>
        <source>oldest</source>
        <translation>최장 대기</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>담당</translation>
    </message>
    <message>
        <source>campaign %1</source>
        <translation>캠페인 %1</translation>
    </message>
    <message>
        <source>A sample: %1 of %2 decided in the last second</source>
        <translation>표본: 지난 1초에 처리된 %2건 중 %1건</translation>
    </message>
    <message>
        <source>Every decided request, the newest first</source>
        <translation>처리된 모든 요청, 최신순</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>처리</translation>
    </message>
    <message>
        <source>result</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>orders %1/s   paid %2   failed %3   recovering %4</source>
        <translation>초당 주문 %1   결제 %2   실패 %3   복구 중 %4</translation>
    </message>
    <message>
        <source>This server has not said yet which services it uses.</source>
        <translation>이 서버가 연결 대상을 아직 알려 주지 않았습니다.</translation>
    </message>
    <message>
        <source>neighbour</source>
        <translation>연결 대상</translation>
    </message>
    <message>
        <source>round trip</source>
        <translation>왕복 시간</translation>
    </message>
    <message>
        <source>since</source>
        <translation>상태 변경</translation>
    </message>
    <message>
        <source>campaign, partitions, feed, customer, health, dead letters</source>
        <translation>캠페인, 파티션, 피드, 고객, 시스템 상태, 데드 레터</translation>
    </message>
    <message>
        <source>another campaign, request or dead letter</source>
        <translation>다른 캠페인, 요청, 데드 레터</translation>
    </message>
    <message>
        <source>campaigns whose name has a text; on 4: a user id or a request id</source>
        <translation>이름으로 캠페인 거르기. 4에서는 사용자 ID나 요청 ID</translation>
    </message>
    <message>
        <source>look again, on 4 and 6</source>
        <translation>다시 조회(4와 6)</translation>
    </message>
    <message>
        <source>dead letters of another state, on 6</source>
        <translation>다른 상태의 데드 레터(6)</translation>
    </message>
    <message>
        <source>space</source>
        <translation>space</translation>
    </message>
    <message>
        <source>all that is wrong, and what to do</source>
        <translation>모든 문제와 해야 할 일</translation>
    </message>
    <message>
        <source>pause or resume the campaign; asks first</source>
        <translation>캠페인 일시 중지와 재개(먼저 확인)</translation>
    </message>
    <message>
        <source>this page</source>
        <translation>이 도움말</translation>
    </message>
    <message>
        <source>leave; the server elsewhere goes on</source>
        <translation>끝내기(다른 곳의 서버는 계속 실행)</translation>
    </message>
    <message>
        <source>? keys  q quit</source>
        <translation>? 단축키  q 끝내기</translation>
    </message>
    <message>
        <source>user or request id: %1</source>
        <translation>사용자 ID 또는 요청 ID: %1</translation>
    </message>
    <message>
        <source>Replay or discard them in the window.</source>
        <translation>창에서 재처리하거나 폐기하세요.</translation>
    </message>
    <message>
        <source>Press 6 to read them; replay or discard them in the window.</source>
        <translation>6을 눌러 확인하고, 창에서 재처리하거나 폐기하세요.</translation>
    </message>
    <message>
        <source>! tells all</source>
        <translation>! 모두 보기</translation>
    </message>
    <message>
        <source>also</source>
        <translation>그 밖에</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>문제 1건</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>문제 %1건</translation>
    </message>
    <message>
        <source>↑ ↓ the others   ! back</source>
        <translation>↑ ↓ 다른 문제   ! 돌아가기</translation>
    </message>
    <message>
        <source>%1 problems, the gravest first</source>
        <translation>문제 %1건, 심각한 순</translation>
    </message>
    <message>
        <source>↑ %1 before</source>
        <translation>↑ 앞에 %1건</translation>
    </message>
    <message>
        <source>↓ %1 more</source>
        <translation>↓ %1건 더</translation>
    </message>
    <message>
        <source>pause the view, and resume it</source>
        <translation>화면 정지와 다시 보기</translation>
    </message>
    <message>
        <source>%1 issued/s · %2 waiting · %3 dead letters waiting</source>
        <translation>초당 발급 %1 · 대기 %2 · 대기 데드 레터 %3</translation>
    </message>
    <message>
        <source>%1 accepted/s · </source>
        <translation>초당 접수 %1 · </translation>
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
        <translation>대형 화면 표시(&amp;W)</translation>
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
    <message>
        <source>Look &amp;again</source>
        <translation>다시 조회(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>페이지(&amp;P)</translation>
    </message>
    <message>
        <source>Go to a page</source>
        <translation>페이지 이동</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
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
        <source>no estimate: the figures stopped</source>
        <translation>예상 불가: 수치 멈춤</translation>
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
        <source>The curve begins when it opens.</source>
        <translation>시작되면 그래프가 그려집니다.</translation>
    </message>
    <message>
        <source>Paused at %1. The curve goes on when it is resumed.</source>
        <translation>%1에 일시 중지되었습니다. 재개하면 그래프가 이어집니다.</translation>
    </message>
    <message>
        <source>Paused. The curve goes on when it is resumed.</source>
        <translation>일시 중지되었습니다. 재개하면 그래프가 이어집니다.</translation>
    </message>
    <message>
        <source>Sold out at %1. The report shows how it went.</source>
        <translation>%1에 모두 소진되었습니다. 진행 과정은 보고서에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Sold out. The report shows how it went.</source>
        <translation>모두 소진되었습니다. 진행 과정은 보고서에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Closed at %1. The report shows how it went.</source>
        <translation>%1에 종료되었습니다. 진행 과정은 보고서에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Closed. The report shows how it went.</source>
        <translation>종료되었습니다. 진행 과정은 보고서에서 볼 수 있습니다.</translation>
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
        <source>&lt; %1 ms</source>
        <translation>%1ms 미만</translation>
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
        <translation>파티션 %1: %2.</translation>
    </message>
    <message>
        <source>Partition %1 stopped: %2.</source>
        <translation>파티션 %1 중단. %2</translation>
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
        <source>See the log of %1, then restart it. Nothing accepted is lost.</source>
        <translation>로그를 확인한 뒤 재시작하세요: %1. 접수된 요청은 유실되지 않습니다.</translation>
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
        <source>log down</source>
        <translation>로그 장애</translation>
    </message>
    <message>
        <source>Nothing can be accepted: %1. New requests are told to come back later.</source>
        <translation>접수 불가. 새 요청에는 나중에 다시 시도하라고 응답합니다. %1</translation>
    </message>
    <message>
        <source>Check that the event log is running and its disk is not full.</source>
        <translation>이벤트 로그가 실행 중인지, 디스크가 가득 차지 않았는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check that the coupon role is running and can be reached from the core role.</source>
        <translation>쿠폰 서비스가 실행 중인지, 주문 서비스에서 연결되는지 확인하세요.</translation>
    </message>
    <message>
        <source>database down</source>
        <translation>데이터베이스 장애</translation>
    </message>
    <message>
        <source>Nothing can be decided: %1. What is accepted stays in the log; %2 waiting.</source>
        <translation>처리 불가. 접수된 요청은 로그에 남아 있습니다. 대기 %2. %1</translation>
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
        <translation>Redis 잠금 없이 발급 중. 결과는 정확하며, 기다리는 클라이언트의 응답이 늦을 수 있습니다. %1</translation>
    </message>
    <message>
        <source>Check that Redis is running.</source>
        <translation>Redis가 실행 중인지 확인하세요.</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 전</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1부터</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>%1째</translation>
    </message>
    <message>
        <source>late: %1</source>
        <translation>늦음: %1</translation>
    </message>
    <message>
        <source>frozen: %1</source>
        <translation>멈춤: %1</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>The figures have stood still %1: what you see is how it was then, not how it is.</source>
        <translation>수치가 멈춰 있습니다(%1). 지금이 아니라 그때의 상태입니다.</translation>
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
    <message>
        <source>%1 ms</source>
        <translation>%1ms</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>접수</translation>
    </message>
    <message>
        <source>The request was accepted</source>
        <translation>요청 접수</translation>
    </message>
    <message>
        <source>Request id %1</source>
        <translation>요청 ID %1</translation>
    </message>
    <message>
        <source>in the log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>In the log at %1</source>
        <translation>로그 위치 %1</translation>
    </message>
    <message>
        <source>Partition %1, offset %2. This place decides who is first, not the clock of a phone.</source>
        <translation>파티션 %1, 오프셋 %2. 누가 먼저인지는 휴대폰 시계가 아니라 이 위치로 정해집니다.</translation>
    </message>
    <message>
        <source>Issued: coupon number %1</source>
        <translation>발급: 쿠폰 번호 %1</translation>
    </message>
    <message>
        <source>Sold out</source>
        <translation>소진</translation>
    </message>
    <message>
        <source>Duplicate: user %1 has a coupon of this campaign already</source>
        <translation>중복: 사용자 %1에게 이 캠페인의 쿠폰이 이미 있음</translation>
    </message>
    <message>
        <source>Rejected: %1</source>
        <translation>거부: %1</translation>
    </message>
    <message>
        <source>Decided %1 after it was accepted</source>
        <translation>접수 %1 후 처리</translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>아직 처리되지 않음</translation>
    </message>
    <message>
        <source>It waits for its turn in the log; look again in a moment. If it goes on waiting, the partitions page says why.</source>
        <translation>로그에서 차례를 기다리고 있습니다. 잠시 후 다시 조회하세요. 계속 기다린다면 파티션 페이지에서 이유를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>used</source>
        <translation>사용됨</translation>
    </message>
    <message>
        <source>Used by order %1</source>
        <translation>주문 %1에 사용</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>사용됨</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>만료</translation>
    </message>
    <message>
        <source>Expired without being used</source>
        <translation>사용되지 않고 만료</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>미사용</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>아직 사용하지 않음</translation>
    </message>
    <message>
        <source>Expires %1</source>
        <translation>%1 만료</translation>
    </message>
    <message>
        <source>Never expires</source>
        <translation>만료 없음</translation>
    </message>
    <message>
        <source>in the same millisecond</source>
        <translation>같은 밀리초에</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>%1 먼저</translation>
    </message>
    <message>
        <source>%1 later</source>
        <translation>%1 늦게</translation>
    </message>
    <message>
        <source>issued</source>
        <translation>발급</translation>
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
        <source>waiting</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>replayed</source>
        <translation>재처리됨</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>폐기됨</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>번호 %1</translation>
    </message>
    <message>
        <source>has one already</source>
        <translation>이미 보유</translation>
    </message>
    <message>
        <source>no such campaign</source>
        <translation>없는 캠페인</translation>
    </message>
    <message>
        <source>on the wrong partition</source>
        <translation>잘못된 파티션</translation>
    </message>
    <message>
        <source>This request is accepted and not decided yet.</source>
        <translation>접수되었고 아직 처리되지 않은 요청입니다.</translation>
    </message>
    <message>
        <source>campaign %1</source>
        <translation>캠페인 %1</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>User %1 got coupon number %2 of %3.</source>
        <translation>사용자 %1: %3 쿠폰 번호 %2 발급.</translation>
    </message>
    <message>
        <source>User %1 got no coupon of %2: all were given to requests that stand earlier in the log.</source>
        <translation>사용자 %1: %2 쿠폰을 받지 못했습니다. 로그에서 앞선 요청에 모두 발급되었습니다.</translation>
    </message>
    <message>
        <source>User %1 got no second coupon of %2: an earlier request of this user brought one.</source>
        <translation>사용자 %1: %2 쿠폰을 더 받지 못했습니다. 이 사용자의 앞선 요청으로 이미 발급되었습니다.</translation>
    </message>
    <message>
        <source>User %1 got no coupon of %2: %3.</source>
        <translation>사용자 %1: %2 쿠폰을 받지 못했습니다. 이유: %3.</translation>
    </message>
    <message>
        <source>No request for this campaign stands before it in the log.</source>
        <translation>로그에서 이 캠페인에 대해 앞선 요청이 없습니다.</translation>
    </message>
    <message>
        <source>Right before it stands user %1 at %2, accepted %3.</source>
        <translation>바로 앞: 사용자 %1 (%2), %3 접수.</translation>
    </message>
    <message>
        <source>Right after it stands user %1 at %2, accepted %3.</source>
        <translation>바로 뒤: 사용자 %1 (%2), %3 접수.</translation>
    </message>
    <message>
        <source>stock low</source>
        <translation>수량 부족</translation>
    </message>
    <message>
        <source>“%1” has %2 left.</source>
        <translation>“%1”의 남은 수량 %2.</translation>
    </message>
    <message>
        <source>Raise the stock while there is some, or let it sell out.</source>
        <translation>남아 있을 때 수량을 늘리거나, 그대로 소진되게 두세요.</translation>
    </message>
    <message>
        <source>Partition %1 does not move.</source>
        <translation>파티션 %1: 처리가 진행되지 않습니다.</translation>
    </message>
    <message>
        <source>dead letter</source>
        <translation>데드 레터</translation>
    </message>
    <message>
        <source>1 record did not decode and waits for somebody to look at it.</source>
        <translation>해석할 수 없는 레코드 1건이 확인을 기다립니다.</translation>
    </message>
    <message>
        <source>%1 records did not decode and wait for somebody to look at them.</source>
        <translation>해석할 수 없는 레코드 %1건이 확인을 기다립니다.</translation>
    </message>
    <message>
        <source>Mend and replay them, or discard them.</source>
        <translation>고쳐서 재처리하거나 폐기하세요.</translation>
    </message>
    <message>
        <source>long wait</source>
        <translation>대기 김</translation>
    </message>
    <message>
        <source>On partition %1 the oldest request has waited for %2.</source>
        <translation>파티션 %1: 가장 오래된 요청이 %2째 기다립니다.</translation>
    </message>
    <message>
        <source>“%1” is sold out.</source>
        <translation>“%1” 쿠폰이 모두 소진되었습니다.</translation>
    </message>
    <message>
        <source>“%1” is no longer low on stock: %2 left.</source>
        <translation>“%1”의 수량이 다시 충분합니다. 남은 수량 %2.</translation>
    </message>
    <message>
        <source>Partition %1 moves again.</source>
        <translation>파티션 %1: 처리 재개됨.</translation>
    </message>
    <message>
        <source>Partition %1 has a consumer again.</source>
        <translation>파티션 %1: 소비자가 다시 있음.</translation>
    </message>
    <message>
        <source>The dead letters are handled.</source>
        <translation>데드 레터를 모두 처리했습니다.</translation>
    </message>
    <message>
        <source>Nobody waits long on partition %1 any more.</source>
        <translation>파티션 %1: 오래 기다리는 요청이 없어졌습니다.</translation>
    </message>
    <message>
        <source>opened</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>재개</translation>
    </message>
    <message>
        <source>consumer lost</source>
        <translation>소비자 없어짐</translation>
    </message>
    <message>
        <source>consumer back</source>
        <translation>소비자 돌아옴</translation>
    </message>
    <message>
        <source>restarted</source>
        <translation>재시작</translation>
    </message>
    <message>
        <source>not answering</source>
        <translation>응답 없음</translation>
    </message>
    <message>
        <source>healthy again</source>
        <translation>다시 정상</translation>
    </message>
    <message>
        <source>“%1” opened</source>
        <translation>“%1” 시작됨</translation>
    </message>
    <message>
        <source>“%1” was paused</source>
        <translation>“%1” 일시 중지됨</translation>
    </message>
    <message>
        <source>“%1” was resumed</source>
        <translation>“%1” 재개됨</translation>
    </message>
    <message>
        <source>“%1” is sold out</source>
        <translation>“%1” 소진됨</translation>
    </message>
    <message>
        <source>“%1” was closed</source>
        <translation>“%1” 종료됨</translation>
    </message>
    <message>
        <source>Partition %1 lost its consumer</source>
        <translation>파티션 %1의 소비자 없어짐</translation>
    </message>
    <message>
        <source>Partition %1 has a consumer again</source>
        <translation>파티션 %1에 소비자 돌아옴</translation>
    </message>
    <message>
        <source>%1 was restarted</source>
        <translation>%1 재시작됨</translation>
    </message>
    <message>
        <source>New dead letters: %1</source>
        <translation>해석할 수 없는 레코드 %1건</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 응답 없음</translation>
    </message>
    <message>
        <source>%1 answers again</source>
        <translation>%1 다시 응답함</translation>
    </message>
    <message>
        <source>Keeps every accepted request, in order.</source>
        <translation>접수된 모든 요청을 순서대로 보관합니다.</translation>
    </message>
    <message>
        <source>Holds stock, coupons and outcomes.</source>
        <translation>수량, 쿠폰, 결과를 보관합니다.</translation>
    </message>
    <message>
        <source>Carries the lock and the news between instances.</source>
        <translation>잠금과 인스턴스 사이의 소식을 전달합니다.</translation>
    </message>
    <message>
        <source>Shares the partitions with this server.</source>
        <translation>이 서버와 파티션을 나누어 처리합니다.</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>확인 전</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>저하</translation>
    </message>
    <message>
        <source>does not work</source>
        <translation>이상</translation>
    </message>
    <message>
        <source>Event log</source>
        <translation>이벤트 로그</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>데이터베이스</translation>
    </message>
    <message>
        <source>Lock and news</source>
        <translation>잠금·소식</translation>
    </message>
    <message>
        <source>Other instance</source>
        <translation>다른 인스턴스</translation>
    </message>
    <message>
        <source>Nothing can be accepted; new requests are told to come back later.</source>
        <translation>접수 불가. 새 요청에는 나중에 다시 시도하라고 응답합니다.</translation>
    </message>
    <message>
        <source>Nothing can be decided; what is accepted stays in the log.</source>
        <translation>처리 불가. 접수된 요청은 로그에 남아 있습니다.</translation>
    </message>
    <message>
        <source>Outcomes stay right; answers to clients that wait elsewhere may come later.</source>
        <translation>결과는 정확합니다. 다른 인스턴스에서 기다리는 클라이언트의 응답이 늦을 수 있습니다.</translation>
    </message>
    <message>
        <source>Its partitions go to the other instances within seconds.</source>
        <translation>담당 파티션은 몇 초 안에 다른 인스턴스로 넘어갑니다.</translation>
    </message>
    <message>
        <source>Check that it runs, can be reached from this server, and its disk is not full. dibs --check says more.</source>
        <translation>실행 중인지, 이 서버에서 연결되는지, 디스크가 가득 차지 않았는지 확인하세요. dibs --check로 더 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Check that it runs, can be reached from this server, and its disk is not full. Deciding goes on by itself. dibs --check says more.</source>
        <translation>실행 중인지, 이 서버에서 연결되는지, 디스크가 가득 차지 않았는지 확인하세요. 처리는 저절로 다시 시작됩니다. dibs --check로 더 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Check that it runs and can be reached; it is used again by itself.</source>
        <translation>실행 중이고 연결되는지 확인하세요. 저절로 다시 사용합니다.</translation>
    </message>
    <message>
        <source>See the log of that instance, then restart it.</source>
        <translation>그 인스턴스의 로그를 확인한 뒤 재시작하세요.</translation>
    </message>
    <message>
        <source>coupons answer</source>
        <translation>쿠폰 서비스 정상</translation>
    </message>
    <message>
        <source>coupons away</source>
        <translation>쿠폰 연결 끊김</translation>
    </message>
    <message>
        <source>asking again</source>
        <translation>다시 확인 중</translation>
    </message>
    <message>
        <source>The coupon role does not answer the shop: orders with a coupon are refused, those without go on. What was begun is finished or undone as soon as it answers.</source>
        <translation>쿠폰 서비스가 응답하지 않습니다. 쿠폰을 쓰는 주문은 거절되고 나머지 주문은 계속됩니다. 시작된 주문은 응답이 돌아오면 완료되거나 되돌려집니다.</translation>
    </message>
    <message>
        <source>not heard</source>
        <translation>응답 없음</translation>
    </message>
    <message>
        <source>%1 has not been heard %2: %3</source>
        <translation>%1 응답 없음(%2). %3</translation>
    </message>
    <message>
        <source>What is known stays, and it is tried again by itself.</source>
        <translation>마지막으로 받은 수치를 보여 주며 자동으로 다시 연결합니다.</translation>
    </message>
    <message>
        <source>other version</source>
        <translation>버전 다름</translation>
    </message>
    <message>
        <source>%1 has not been understood %2: %3</source>
        <translation>%1의 응답을 읽을 수 없음(%2). %3</translation>
    </message>
    <message>
        <source>Use a Dibs of the server’s version. What is known stays, and it is tried again by itself.</source>
        <translation>서버와 같은 버전의 Dibs를 사용하세요. 마지막으로 받은 수치를 보여 주며 자동으로 다시 연결합니다.</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>it has ended the connection</source>
        <translation>서버가 연결을 끊음</translation>
    </message>
    <message>
        <source>nothing has come from it</source>
        <translation>수신된 내용 없음</translation>
    </message>
    <message>
        <source>its figures are late</source>
        <translation>수치가 늦게 도착</translation>
    </message>
    <message>
        <source>it answers %1</source>
        <translation>응답 코드 %1</translation>
    </message>
    <message>
        <source>it has no event stream for consoles</source>
        <translation>콘솔용 이벤트 스트림이 없음</translation>
    </message>
    <message>
        <source>it answers %1 in the place of events</source>
        <translation>이벤트 대신 %1 형식으로 응답</translation>
    </message>
    <message>
        <source>an event has no end</source>
        <translation>끝나지 않는 이벤트</translation>
    </message>
    <message>
        <source>it is version %1, and this is version %2</source>
        <translation>서버는 버전 %1, 이 창은 버전 %2</translation>
    </message>
    <message>
        <source>its snapshot cannot be read: %1</source>
        <translation>스냅샷을 읽을 수 없음. %1</translation>
    </message>
    <message>
        <source>its feed cannot be read: %1</source>
        <translation>피드를 읽을 수 없음. %1</translation>
    </message>
    <message>
        <source>Check that this is the address of a Dibs. What is known stays, and it is tried again by itself.</source>
        <translation>Dibs 서버 주소가 맞는지 확인하세요. 마지막으로 받은 수치를 보여 주며 자동으로 다시 연결합니다.</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1일</translation>
    </message>
    <message>
        <source>records %1 to %2 are missing from the log</source>
        <translation>로그에 없는 레코드: %1~%2.</translation>
    </message>
    <message>
        <source>record %1 of partition %2 is missing: topic %3 has cleanup.policy=%4, which throws records away</source>
        <translation>파티션 %2에 없는 레코드: %1. 토픽 %3의 설정 cleanup.policy=%4가 레코드를 삭제합니다.</translation>
    </message>
    <message>
        <source>position %1 is beyond the end of the log, %2: log and database are not of the same time</source>
        <translation>처리 위치(%1)가 로그의 끝(%2)보다 뒤에 있습니다. 로그와 데이터베이스의 시점이 다릅니다.</translation>
    </message>
    <message>
        <source>the log no longer holds record %1 of partition %2: topic %3 was made anew, or its retention has deleted it</source>
        <translation>파티션 %2의 로그에 더 이상 없는 레코드: %1. 토픽(%3)이 새로 만들어졌거나 보존 기간이 지나 삭제되었습니다.</translation>
    </message>
    <message>
        <source>the log has another record at offset %1 than the one that was decided: it was made anew</source>
        <translation>오프셋 %1의 레코드가 이미 처리한 것과 다릅니다. 로그가 새로 만들어졌습니다.</translation>
    </message>
    <message>
        <source>the database has consumed another log (%1) than this one (%2)</source>
        <translation>데이터베이스는 이 로그(%2)가 아닌 다른 로그(%1)를 처리해 왔습니다.</translation>
    </message>
    <message>
        <source>the log does not say which log it is</source>
        <translation>로그에 식별 정보가 없습니다.</translation>
    </message>
    <message>
        <source>topic %1 was made anew, or has lost records: it is not the one that was opened</source>
        <translation>토픽(%1)이 새로 만들어졌거나 레코드를 잃었습니다. 처음 열었던 토픽이 아닙니다.</translation>
    </message>
    <message>
        <source>topic %1 is gone</source>
        <translation>토픽(%1)이 사라졌습니다.</translation>
    </message>
    <message>
        <source>topic %1 has no partition %2: it was deleted</source>
        <translation>토픽(%1)에 없는 파티션: %2. 삭제되었습니다.</translation>
    </message>
    <message>
        <source>topic %1 has %2 partitions now instead of %3: requests of one coupon would come to lie on two of them</source>
        <translation>토픽 %1의 파티션 수가 바뀌었습니다(%3 → %2). 한 쿠폰의 요청이 두 파티션에 나뉘게 됩니다.</translation>
    </message>
    <message>
        <source>there is no topic %1</source>
        <translation>토픽(%1)이 없습니다.</translation>
    </message>
    <message>
        <source>no answer from %1</source>
        <translation>%1에서 응답이 없습니다.</translation>
    </message>
    <message>
        <source>appending to %1</source>
        <translation>%1에 기록하지 못했습니다.</translation>
    </message>
    <message>
        <source>reading partition %1</source>
        <translation>파티션(%1)을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>joining group %1</source>
        <translation>그룹 %1에 참여하지 못했습니다.</translation>
    </message>
    <message>
        <source>%1: free some space, it goes on by itself</source>
        <translation>디스크 공간을 비우면 저절로 이어집니다. 세부: “%1”</translation>
    </message>
    <message>
        <source>%1: free some space on the server, it goes on by itself</source>
        <translation>서버의 디스크 공간을 비우면 저절로 이어집니다. 세부: “%1”</translation>
    </message>
    <message>
        <source>somebody else holds %1</source>
        <translation>다른 인스턴스가 잡고 있음: %1.</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>제때 응답이 없습니다.</translation>
    </message>
    <message>
        <source>Redis has closed the connection</source>
        <translation>Redis가 연결을 끊었습니다.</translation>
    </message>
    <message>
        <source>this host has no address</source>
        <translation>이 호스트의 주소가 없습니다.</translation>
    </message>
    <message>
        <source>the name server does not answer</source>
        <translation>이름 서버가 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>other instances learn late what is decided here</source>
        <translation>여기서 처리한 결과를 다른 인스턴스가 늦게 압니다.</translation>
    </message>
    <message>
        <source>what other instances decide is learned late</source>
        <translation>다른 인스턴스가 처리한 결과를 늦게 압니다.</translation>
    </message>
    <message>
        <source>member &quot;%1&quot; is missing or not a number</source>
        <translation>“%1” 항목이 없거나 숫자가 아님</translation>
    </message>
    <message>
        <source>member &quot;%1&quot; is not a whole number</source>
        <translation>“%1” 항목이 정수가 아님</translation>
    </message>
    <message>
        <source>member &quot;%1&quot; is out of range</source>
        <translation>“%1” 항목이 범위를 벗어남</translation>
    </message>
    <message>
        <source>member &quot;%1&quot; is missing or not a UUID</source>
        <translation>“%1” 항목이 없거나 UUID가 아님</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>JSON 객체가 아님</translation>
    </message>
    <message>
        <source>not JSON</source>
        <translation>JSON이 아닙니다.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a reason, and the one behind it</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1</source>
        <comment>as a neighbour said it</comment>
        <translation>세부: “%1”</translation>
    </message>
</context>
</TS>
