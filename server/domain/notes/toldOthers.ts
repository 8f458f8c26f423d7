import type { Finding, Lexicon } from './lexiconModel.ts';
import { findings, merged } from './noteFindings.ts';

/**
 * Words that a note about an emergency contact must not hold: they may be asked for contact data or
 * to relay a message, and learn neither amount nor days (GB/T 45251—2025).
 */

const DIGITS = String.raw`[0-9０-９](?:[0-9０-９,，.． ]{0,18}[0-9０-９])?`;
const NUMERALS = '[零〇一二两兩三四五六七八九十百千万萬壹贰叁肆伍陆柒捌玖拾佰仟半几幾多]{1,16}';
const NUMBER = String.raw`(?:${DIGITS}|${NUMERALS})`;
const WORDS =
  '(?:\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|' +
  'half a|a few)';
const SPAN = String.raw`[+＋]?(?:个|個)?(?:多|半)?\s*(?:天|日|周|星期|礼拜|月|年|期)(?:多|余)?`;
const LATE = '逾期|拖欠|欠款|欠费|违约|超期|过期|欠了|拖了|欠着|拖着';
const LATE_EN = 'late|overdue|past[ -]due|behind|in arrears|delinquent|in default';
const UNITS_EN = 'days?|weeks?|months?|years?|installments?';
const PERIOD_EN =
  String.raw`${WORDS}[ -]?(?:(?:calendar|full|whole|more) )?` + `(?:${UNITS_EN}|payments?)`;

/** A number with its unit: 三万多块钱. */
const AMOUNT_ZH =
  String.raw`(?!一块(?!钱)|一塊(?!錢))${NUMBER}\s*(?:多|余|来)?` +
  String.raw`\s*(?:万|萬|千|百|[kw](?![a-z]))?\s*(?:多|余)?` +
  String.raw`\s*(?:元|圆|圓|块|塊|人民币)(?:钱|錢|整)?`;
/** A number without its unit, said to be owed: 欠款约 3000. */
const OWED_ZH =
  String.raw`(?<=(?:欠|欠款|欠了|债务|本金|本息|利息|罚息|金额|还款|还)` +
  String.raw`(?:是|为|共|约|了|有|共计|总计|合计|大约|大概)?\s*)` +
  String.raw`${DIGITS}\s*(?:多|余)?\s*(?:万|千|w|k)?(?![0-9０-９年月日天个期号点:：])`;
/** Tens of thousands: 五六万. */
const TEN_THOUSANDS =
  String.raw`(?:${DIGITS}|[一二两三四五六七八九十几][百千十几]{0,2})` +
  String.raw`\s*(?:多|余)?\s*(?:万|萬)(?![一二三四五六七分份])`;
/** A number said to be owed in English, which no unit of time follows. */
const OWED_EN =
  String.raw`(?<=\b(?:owes?|owed|owing|debt of|balance of|balance is|amount of|arrears of)` +
  String.raw`\s+(?:us\s+|about\s+|over\s+)?)` +
  String.raw`\d(?:[\d,.]{0,15}\d)?(?:k\b)?(?![\d,.]*\d|\s*(?:${UNITS_EN}))`;

const AMOUNTS = [
  String.raw`(?:[¥￥$]|rmb|cny)\s*${DIGITS}\s*(?:万|千|k|w)?`,
  AMOUNT_ZH,
  OWED_ZH,
  TEN_THOUSANDS,
  String.raw`\d[\d,.]{0,15}\s*(?:k|thousand|million)?\s*(?:yuan|rmb|cny|kuai|renminbi)\b`,
  OWED_EN,
];
/** Late by a period: 逾期已有三个月. */
const LATE_BY =
  String.raw`(?:${LATE})(?:了|已|已经|有|约|大约|超过|近|快|达|长达|将近){0,3}` +
  String.raw`\s*${NUMBER}\s*${SPAN}`;
/** A period without payment: 两个月都没还. */
const UNPAID_FOR =
  String.raw`(?<![第前过])${NUMBER}\s*${SPAN}(?:的)?(?:都|还|已经|一直)?` +
  '(?:没还|未还|没有还|不还|逾期|没交|未交|拖欠)';
const LATE_BY_EN =
  String.raw`\b(?:${LATE_EN})\s+(?:(?:by|for|with)\s+)?` +
  String.raw`(?:(?:over|about|more than|some|almost|nearly)\s+)?${PERIOD_EN}`;
const PERIODS = [
  LATE_BY,
  UNPAID_FOR,
  String.raw`${PERIOD_EN}\s+(?:${LATE_EN})`,
  LATE_BY_EN,
  String.raw`\b(?:missed|owes?|skipped)\s+${PERIOD_EN}`,
];
/** An amount owed or a time overdue. */
const TOLD = new RegExp([...PERIODS, ...AMOUNTS].join('|'), 'giu');

/** Words that speak for the note: it says in the same clause that nothing of it was told. */
const NOT_TOLD_ZH =
  '(?:未|没有|没|不|并未|不得|不能|不会|从未)(?:向[^，,。；;]{0,8})?' +
  '(?:告知|告诉|透露|提及|提到|说明|说|讲|泄露|披露)[^，,。；;！!？?]*$';
const NOT_TOLD_EN =
  String.raw`\b(?:not|never|without|did\s?n[o']t|refused to)\s+` +
  String.raw`(?:tell|told|mention(?:ed|ing)?|disclos\w*|say|said|reveal\w*|telling|saying)` +
  '[^,.;!?]*$';
const NOT_TOLD = new RegExp(`${NOT_TOLD_ZH}|${NOT_TOLD_EN}`, 'iu');

/** How many characters back a clause is read. */
const CLAUSE = 40;

/**
 * Finds amounts and days overdue in a text: private data told to another. `term` is what stands
 * there.
 */
export function toldToOthers(text: string): Finding[] {
  return [...text.matchAll(TOLD)]
    .filter(({ index }) => !NOT_TOLD.test(text.slice(Math.max(0, index - CLAUSE), index)))
    .map(({ 0: term, index }) => ({
      rule: 'R2',
      start: index,
      end: index + term.length,
      severity: 'high',
      term,
    }));
}

/** The findings of a note: in its words, and with a third party in what they were told. */
export const noteFindings = (
  note: { content: string; contacted_party: string },
  lexicon: Lexicon,
): Finding[] =>
  note.contacted_party === 'emergency_contact'
    ? merged([...findings(note.content, lexicon), ...toldToOthers(note.content)])
    : findings(note.content, lexicon);
