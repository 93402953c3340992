import { groupDigits } from "../../scripts/core/group-digits.ts";
import { humanSize, pad2 } from "../format.ts";
import { readingMinutes } from "../reading.ts";
import { CAPTURE_WORDS } from "./capture-words.ts";
import { FLOOR_WORDS } from "./floor-words.ts";
import { LIST_WORDS } from "./list-words.ts";
import type { Strings } from "./strings.ts";

/**
 * Syllables of Korean read in a minute: an assumption, the same as for Japanese. The texts that the speeds of other
 * languages were measured with have no Korean version.
 */
const SYLLABLES_A_MINUTE = 500;

/** Korean. */
export const ko: Strings = {
  format: {
    date: (at) => {
      const day = `${at.year}년 ${at.month}월 ${at.day}일`;
      return at.hour === undefined ? day : `${day} ${pad2(at.hour)}:${pad2(at.minute ?? 0)}`;
    },
    year: (year) => `${year}년`,
    month: (year, month) => `${year}년 ${month}월`,
    shortMonth: (month) => `${month}월`,
    monthDay: (month, day) => `${month}월 ${day}일`,
    undated: "날짜 미상",
    number: groupDigits,
    fileSize: humanSize,
    length: ({ characters, words }) => {
      if (characters === 0) return `${groupDigits(words)}단어`;
      const inCharacters = `${groupDigits(characters)}자`;
      return words === 0 ? inCharacters : `${inCharacters}, ${groupDigits(words)}단어`;
    },
    readingTime: (length) => `읽는 데 약 ${groupDigits(readingMinutes(length, SYLLABLES_A_MINUTE))}분`,
  },

  page: {
    skip: "본문으로 건너뛰기",
    siteNav: "사이트 메뉴",
    breadcrumb: "현재 위치",
    footerNav: "사이트 정보",
    search: "검색",
    searchHint: "사이트 내 검색",
    madeWith: "Stele로 만듦",
    settings: "읽기 설정",
    feed: "피드",
    feedsText: "주소를 피드 리더에 넣으면 새 글을 받아 볼 수 있습니다. 피드마다 Atom과 JSON Feed가 있습니다.",
  },

  offline: {
    title: "오프라인 상태입니다",
    text: "이 페이지는 기기에 없습니다. 온라인에서 읽은 페이지는 오프라인에서도 읽을 수 있습니다.",
    kept: "기기에 있는 페이지",
  },

  thread: {
    op: "글쓴이",
    floor: (n) => `${n}번 글`,
    onlyOp: "글쓴이의 글만 보기",
    contents: "목차",
    alsoIn: "다른 언어",
    comma: ", ",
    updated: "마지막 수정",
    license: "라이선스",
    rights: "저작권",
    source: "출처",
    captured: "수집일",
    views: (n) => `수집 당시 조회 ${groupDigits(n)}회`,
    replies: (n) => `답글 ${groupDigits(n)} 개`,
    tags: "태그",
    revisions: "수정",
    history: "수정 이력",
    edit: "이 글 편집",
    repliesTitle: "답글",
    floorPages: "답글 페이지",
    floorRange: (first, last) => `${first}–${last}번`,
    firstPage: "첫 글로",
    related: "관련 글",
    linkedFrom: "이 글을 링크한 글",
    series: "연재",
    part: (n) => `${groupDigits(n)}편`,
    neighbours: "이 게시판의 앞뒤 글",
    previous: "이전 글",
    next: "다음 글",
  },

  floors: FLOOR_WORDS.ko,

  post: {
    note: "참고",
    tip: "도움말",
    important: "중요",
    warning: "경고",
    caution: "주의",
    done: "완료:",
    open: "할 일:",
  },
  reading: { copy: "복사", copied: "복사됨", section: "이 절의 링크" },
  remote: {
    at: (host) => `${host}의 그림`,
    script: {
      load: "그림 불러오기",
      all: "{host}의 그림 {n}개 모두 불러오기",
      failed: "그림을 불러오지 못했습니다.",
      retry: "다시 시도",
    },
  },

  attachments: {
    title: "첨부 파일",
    missing: "수집되지 않음",
    stripped: "촬영 장소와 기기 번호를 지움",
    downloads: (n) => `수집 당시 다운로드 ${groupDigits(n)}회`,
    shown: "본문에 표시됨",
  },

  media: {
    script: {
      pictures: "그림",
      previous: "이전 그림",
      next: "다음 그림",
      zoom: "확대",
      close: "닫기",
      original: "원본",
      failed: "그림을 불러오지 못했습니다.",
      copy: "{file}의 SHA-256 복사",
      copied: "복사했습니다",
    },
    read: "내용 보기",
    reading: {
      loading: "불러오는 중…",
      cut: "앞부분만 표시합니다. 나머지는 파일에 있습니다.",
      readAs: "{encoding} 인코딩으로 읽었습니다.",
      unreadable: "이 파일은 여기에서 볼 수 없습니다. 링크로 여세요.",
    },
  },

  capture: {
    title: "수집 기록",
    software: "게시판 소프트웨어",
    pages: "수집한 페이지",
    repairs: "복구",
    flags: "확인할 점",
    titleOf: (title) => `수집 기록: ${title}`,
    whole: "전체 기록",
    rejectedTitle: "채택하지 않은 제목",
    where: "위치",
    before: "원문",
    after: "복구 후",
    certainty: "확실성",
    certain: "확실",
    inferred: "추정",
    unlisted: (n) => `그 밖의 ${groupDigits(n)}건은 따로 나열하지 않았습니다.`,
    words: CAPTURE_WORDS.ko,
  },

  history: {
    titleOf: (title) => `수정 이력: ${title}`,
    changes: (n) => `수정 ${groupDigits(n)}회`,
    someone: "수정자 미상",
    noMessage: "설명 없음",
    firstVersion: "첫 판",
    movedFrom: "옮기기 전 위치",
    postText: "첫 글",
    added: "추가",
    changed: "변경",
    removed: "삭제",
    textRemoved: "이 글은 삭제되었습니다.",
    linesLeftOut: "바뀌지 않은 줄은 생략",
    diffCut: "변경이 길어 이후는 생략합니다.",
    diffLarge: "글이 너무 길어 비교할 수 없습니다.",
    diffInvisible: "공백만 바뀌었습니다.",
    olderChanges: (n) => `이보다 오래된 수정 ${groupDigits(n)}회는 표시하지 않습니다.`,
  },

  lists: LIST_WORDS.ko,

  notices: {
    withdrawn: "공개 중단",
    withdrawnText: "이 글은 공개가 중단되었습니다. 오래된 링크가 끊기지 않도록 주소는 남겨 둡니다.",
    reason: "사유",
    backTo: (place) => `‘${place}’(으)로 돌아가기`,
    notFound: "페이지를 찾을 수 없습니다",
    notFoundText: "주소가 잘못되었거나 페이지가 옮겨졌을 수 있습니다.",
    toHome: "첫 페이지로",
    moved: "이 페이지는 옮겨졌습니다",
    movedText: "새 주소:",
  },

  comments: {
    title: "댓글",
    load: "댓글 불러오기",
    contacts: (hosts) => `댓글은 다른 사이트에 있습니다. 버튼을 누르기 전에는 ${hosts}에 접속하지 않습니다.`,
    remember: "다음부터 자동으로 불러오기",
    failed: "댓글을 불러오지 못했습니다. 본문은 그대로 읽을 수 있습니다.",
    retry: "다시 시도",
    elsewhere: (host) => `${host}에서 토론 보기`,
    needsScript: "댓글을 불러오려면 JavaScript가 필요합니다.",
    archived: (day) => `${day}에 보존한 댓글`,
    edited: "수정",
    deleted: "이 댓글은 원래 있던 곳에서 삭제되었습니다.",
    inReplyTo: (author) => `${author} 님에게 답글`,
    anonymous: "익명",
  },

  search: {
    button: "검색",
    hint: "모든 글과 답글 검색",
    results: "검색 결과",
    help: "검색 방법",
    examples: [
      ["물류 창고", "두 낱말이 모두 있는 글. 중국어는 번체와 간체, 지역에 따른 용어를 구별하지 않습니다"],
      ['"무인 매장"', "그대로 일치하는 글"],
      ["손님 -광고", "앞의 낱말은 있고 뒤의 낱말은 없는 글"],
      ["author:점장", "이 사람이 쓰거나 답글을 단 글. board:, tag:, year:2010-2012도 쓸 수 있습니다"],
    ],
    withoutScript: "검색은 브라우저 안에서 이루어지므로 JavaScript가 필요합니다. 없으면 여기에서 찾으세요:",
    script: {
      searching: "검색 중…",
      found: "글 {n}개를 찾았습니다",
      foundOne: "글 1개를 찾았습니다",
      foundAtLeast: "글을 {n}개 이상 찾았습니다",
      some: "일부 낱말이 있는 글: {n}개",
      unknown: "어느 글에도 없는 낱말: {words}",
      excluded: "제외한 낱말: {words}",
      comma: ", ",
      none: "‘{q}’에 맞는 글이 없습니다.",
      nearest: "결과가 있는 가장 가까운 검색: {q} ({n}개)",
      failed: "색인 {m}개 부분 가운데 {n}개를 불러오지 못했습니다. 결과가 빠졌을 수 있습니다.",
      unsearched: "모든 글에서 ‘{q}’을(를) 검색하지는 못했습니다.",
      unavailable: "검색 색인을 불러오지 못했습니다. 잠시 뒤에 다시 시도하세요.",
      retry: "다시 시도",
      missing: "이 결과를 불러오지 못했습니다.",
      more: "결과 더 보기",
      all: "결과 {n}개 모두 보기",
      floor: "{n}번 글",
      comment: "댓글",
      locale: "ko",
      undated: "날짜 미상",
      replies: "답글 {n}개",
      reply: "답글 1개",
      narrow: "좁히기",
      remove: "조건 ‘{value}’ 빼기",
      condition: "{name}: {value}",
      without: "{value} 제외",
      unquoted: "따옴표 없이 검색: {q} ({n}개)",
      unfiltered: "조건 없이 검색: {n}개",
      sort: "정렬",
      byRelevance: "관련도순",
      byNewest: "최신순",
      byOldest: "오래된순",
      byReplies: "답글 많은순",
      board: "게시판",
      author: "작성자",
      tag: "태그",
      year: "연도",
      authors: "작성자(답글 포함)",
      fromYear: "시작 연도",
      toYear: "끝 연도",
      noBoard: "‘{value}’ 게시판은 없습니다.",
      noAuthor: "작성자 ‘{value}’은(는) 없습니다.",
      noTag: "태그 ‘{value}’은(는) 없습니다.",
      noYear: "{value}년의 글은 없습니다.",
      recent: "최근 검색",
      forget: "기록 지우기",
      close: "닫기",
      inThread: "이 글에서만",
      foundPosts: "이 글에서 {n}개를 찾았습니다",
      foundPost: "이 글에서 1개를 찾았습니다",
      noneInThread: "이 글에는 ‘{q}’에 맞는 것이 없습니다.",
      failedPages: "이 글의 {m}페이지 가운데 {n}페이지를 불러오지 못했습니다.",
    },
  },
};
