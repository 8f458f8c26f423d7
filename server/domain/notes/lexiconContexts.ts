/** Contexts, in the notation of `Lexicon`, that most terms share. */

/** Something was not done, is not allowed, or was said to be so. */
const DENIED: readonly string[] = [
  '不涉及|不构成|不属于|不等于…',
  '不得|严禁|禁止|不可|不可以|不准|不许|不会|绝不|从不|从未|并未|未进行|没有进行|不存在|并非|不是|拒绝|杜绝|避免|防止…',
  '不收|不收取|无需|无须|不需|不用|不要|请勿|切勿|勿|不建议|劝阻|无法…',
  '(未|没|没有)(使用|用)…',
  '别再|别让|别告诉|别去|别给|别用|未|没有|没|无|不能|不再',
  '…不属实|不可取',
  '…,不属实|非我司|核实非|与我司无关|与我方无关|查无|核实无|不建议',
];

/**
 * Something the borrower or another says, asks, wants or does. `他说` is left out: it is as often
 * what he was told.
 */
const REPORTED: readonly string[] = [
  '(客户|借款人|对方|债务人|家属|本人|其母|其父|其妻|其|他|她)(称|反映|声称|自称|自述)…',
  '(客户|借款人|对方|债务人)(说|讲|表示|投诉|抱怨|质疑|问|咨询|担心|害怕|怕|要求|想|让我|自己|主动|提供|认为|觉得|怀疑|打算|准备|名下|语气)…',
  '^客户|借款人…',
  '客户语气|客户情绪|对方情绪|对方语气,…',
  '担心|询问|会不会|能否|能不能|是否|要不要|投诉|举报…',
  '其他平台|别的平台|别家|他行|其他公司|隔壁公司|另一家|有人|他人…',
];

/** Warnings, teaching and checks. */
const WARNED: readonly string[] = [
  '警惕|提防|防范|谨防|当心|勿信|勿轻信|远离|不要相信|提醒客户不要|提醒客户勿|话术|培训|质检|复核|抽检|规定…',
  '话术|质检|培训,…',
  '…的诈骗|诈骗电话|骗局|广告',
  '…,提醒是骗局|建议报警|已提示防骗',
];

/** Voids: whom the writer spoke to or dealt with is not the one who speaks or acts. */
const ADDRESSED =
  '!(跟|对|向|给|和|告诉|告知|告|让|叫|要求|劝|加|加了|加上了|骂|骂了|警告|回复|回|骗|威胁|通知|逼|请)(客户|借款人|对方|债务人|家属|本人|其|他|她)';
/** Voids: at the borrower's house it is not the borrower who acts. */
const PLACES = '!(客户|借款人)(公司|单位|家|楼下|楼道|小区|村|店|厂|车|办公室|门口)';

export const INNOCENT: readonly string[] = [...DENIED, ...REPORTED, ...WARNED, ADDRESSED, PLACES];

const DENIED_EN: readonly string[] = [
  "do not|did not|don't|didn't|not to|never|nobody|without|must not|cannot|can't…",
  'does not|avoid|forbidden to|not allowed to|refused to|advised not|no longer…',
  'no|not',
  '…,not us|not ours|not our',
];

const REPORTED_EN: readonly string[] = [
  '(borrower|customer|client|debtor|bwr|he|she) (says|said|claims|reports|complains|asked|offered)…',
  '(borrower|customer|client|debtor|bwr|he|she) (wants|himself|herself)…',
  '(borrower|customer|client|debtor|bwr|he|she) (worries|worried|fears|feared|asks|wonders|thinks)…',
  'asked if|asked whether|asked about|someone|another lender|other lender|another agency…',
  'complain|per his|per her…',
];

const WARNED_EN: readonly string[] = [
  'beware|scammer|scam|fraudster|warned about|not to trust|burglar|thieves…',
  'warned (borrower|customer) about…',
  'coaching|training|reminder|policy|script…',
  '…,coaching done|reminder given',
];

const ADDRESSED_EN = ['(told|warned|called|asked)', '(said to|threatened|promised|lied to)'].map(
  (verb) => `!${verb} (borrower|customer|client|bwr|he|she)`,
);

export const INNOCENT_EN: readonly string[] = [
  ...DENIED_EN,
  ...REPORTED_EN,
  ...WARNED_EN,
  ...ADDRESSED_EN,
];

/** Terms no longer than a policy takes: the part with most choices is cut in two until they fit. */
export function short(terms: readonly string[]): string[] {
  return terms.flatMap((term) => {
    if (term.length <= 100) return [term];
    const parts = term.split('…').map((part) => part.split('|'));
    const most = parts.reduce(
      (best, part, at) => (part.length > (parts[best]?.length ?? 0) ? at : best),
      0,
    );
    const choices = parts[most] ?? [];
    const middle = Math.ceil(choices.length / 2);
    if (choices.length < 2) return [term];
    return short(
      [choices.slice(0, middle), choices.slice(middle)].map((half) =>
        parts.map((part, at) => (at === most ? half : part).join('|')).join('…'),
      ),
    );
  });
}
