import { globalRegistry, type z } from 'zod';
import { addDays } from '../domain/time/calendar.ts';
import type { Language } from './enums.ts';
import { done, refuseFields, type Outcome } from './outcome.ts';
import { MAX_AMOUNT_MINOR } from './limits.ts';
import { MOST_DAYS_AHEAD } from './primitives.ts';
import type { Refusal } from './refusals.ts';

type Issue = z.core.$ZodIssue;
type Say = (issue: Issue) => string;

const yuan = (minor: unknown): string =>
  (Number(minor) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
/**
 * A number too large to be exact is refused for that first; what a person is told is the limit of
 * money.
 */
const mostYuan = (maximum: unknown): string => yuan(Math.min(Number(maximum), MAX_AMOUNT_MINOR));
const isMoney = (issue: Issue): boolean => String(issue.path.at(-1)).endsWith('_minor');
const options = (issue: Issue): string =>
  'values' in issue ? (issue.values as unknown[]).join(', ') : '';
const missing = (issue: Issue): boolean =>
  (issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined;

const CUSTOM: Record<string, Record<Language, string>> = {
  calendar_date: {
    zh: '不是存在的日期，请按 2026-03-05 的格式填写（1970 至 2199 年）',
    en: 'Not a date that exists; write it as 2026-03-05 (1970 to 2199)',
  },
  instant_years: {
    zh: '时间须在 1970 至 2199 年之间',
    en: 'An instant lies in the years 1970 to 2199',
  },
  national_id: {
    zh: '身份证号应为 18 位且校验位正确',
    en: 'An identity number has 18 characters and a valid check digit',
  },
  each_once: { zh: '每一项须恰好出现一次', en: 'Each component exactly once' },
  bands: {
    zh: '分层须从 0 天起、首尾相接、不重叠，最后一层不设上限',
    en: 'Bands start at 0, follow on without gap or overlap, and the last is open',
  },
  classes: {
    zh: '风险分类（五级）须依次列出，起始天数递增，正常从 0 起',
    en: 'All five classes in order, with rising days, normal from 0',
  },
  fee_steps: {
    zh: '各档的截止月份须递增，只有最后一档可以不设截止',
    en: 'Steps end at rising months, and only the last may be open',
  },
  receipt_key: {
    zh: '请给出消息的键；只有借款人的回复可以只给号码',
    en: 'Name the key of the message; only a reply may come by its number alone',
  },
  steps_once: {
    zh: '每一步的代号和天数都不能重复',
    en: 'No two steps have the same key or the same days',
  },
  visit_bands: {
    zh: '前面的档次已包含这一档的全部分层和金额，请调整金额或次序',
    en: 'A band before takes everybody of this one; change the amounts or the order',
  },
  warning_shrinking: {
    zh: '递减的笔数不能多于连续的笔数',
    en: 'Shrinking payments cannot be more than those in a row',
  },
  hours_order: { zh: '开始时间须早于结束时间', en: 'The hours must begin before they end' },
  pause_document: {
    zh: '请写明允许暂停报送的文件',
    en: 'Name the document that allows reporting to pause',
  },
  holidays: {
    zh: '日期须在该年度内（可含上年 12 月），放假日与调休上班日不能重复',
    en: 'Dates lie in that year (or the December before), and none is both free and worked',
  },
  one_taker: {
    zh: '一行只能填写一名人员或一个团队',
    en: 'Name one person or one team, not both',
  },
  from_to: { zh: '起始值不能大于截止值', en: 'From cannot be above to' },
  strategies: {
    zh: '每个分层只能有一条策略，渠道不能重复',
    en: 'One strategy for each tier, each channel once',
  },
  reason_words: { zh: '请写明查看原因', en: 'Say in words why' },
  rule_names: { zh: '规则名称不能重复', en: 'Each rule needs a name of its own' },
  most_columns: { zh: '最多 40 列', en: 'At most 40 columns' },
  no_rule: { zh: '至少填写一项规则', en: 'Give at least one rule' },
  required: { zh: '必填', en: 'Required' },
  line_break: {
    zh: '这里只能填一行，第 {after} 个字之后有换行，请删去',
    en: 'One line only: there is a line break after {after} characters; remove it',
  },
  tab: {
    zh: '第 {after} 个字之后有制表符，请删去',
    en: 'There is a tab after {after} characters; remove it',
  },
  unseen_sign: {
    zh: '第 {after} 个字之后有看不见的字符（{sign}），请删去后重新输入',
    en: 'Holds a sign nobody sees ({sign}) after {after} characters; type this part anew',
  },
  broken_sign: {
    zh: '第 {after} 个字之后有损坏的字符（{sign}），请对照原件重新输入',
    en: 'Holds a broken sign ({sign}) after {after} characters; type it anew from the source',
  },
  time_zone: {
    zh: '没有这个时区，请从列表中选择，或按“洲/城市”的英文名称填写',
    en: 'There is no such time zone; choose one, or write its IANA name such as Asia/Urumqi',
  },
  phone: {
    zh: '不是电话号码，应如 13800138000、010-62345678-801（分机）或 +85291234567（境外）',
    en: 'Not a phone number; write it as 13800138000, 010-62345678-801 (extension) or +85291234567',
  },
};

const TYPES: Record<string, Record<Language, string>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  boolean: { zh: '是或否', en: 'yes or no' },
};
function expectedType(issue: Issue, language: Language): string {
  const expected = issue.code === 'invalid_type' ? issue.expected : '';
  return TYPES[expected]?.[language] ?? expected;
}

const chinese: Record<Issue['code'], Say> = {
  invalid_type: (issue) => (missing(issue) ? '必填' : `应为${expectedType(issue, 'zh')}`),
  too_small: (issue) => smallText(issue, 'zh'),
  too_big: (issue) => bigText(issue, 'zh'),
  invalid_format: (issue) => formatText(issue, 'zh'),
  invalid_value: (issue) => (missing(issue) ? '必填' : `不是可选的值；可用：${options(issue)}`),
  unrecognized_keys: () => '没有这个栏目，请删去',
  custom: (issue) => customText(issue, 'zh') ?? '无效',
  not_multiple_of: () => '应为整数',
  invalid_union: () => '无效',
  invalid_key: () => '无效',
  invalid_element: () => '无效',
};
const english: Record<Issue['code'], Say> = {
  invalid_type: (issue) => (missing(issue) ? 'Required' : `Must be ${expectedType(issue, 'en')}`),
  too_small: (issue) => smallText(issue, 'en'),
  too_big: (issue) => bigText(issue, 'en'),
  invalid_format: (issue) => formatText(issue, 'en'),
  invalid_value: (issue) =>
    missing(issue) ? 'Required' : `Not one of the possible values; known: ${options(issue)}`,
  unrecognized_keys: () => 'There is no such field; remove it',
  custom: (issue) => customText(issue, 'en') ?? 'Not valid',
  not_multiple_of: () => 'Must be a whole number',
  invalid_union: () => 'Not valid',
  invalid_key: () => 'Not valid',
  invalid_element: () => 'Not valid',
};

/** The text of an issue that names its own, its blanks filled from what came with the name. */
function customText(issue: Issue, language: Language): string | undefined {
  const params = (issue.code === 'custom' ? issue.params : undefined) as
    | Record<string, string | number>
    | undefined;
  return CUSTOM[params?.['key'] ?? '']?.[language].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(params?.[name] ?? ''),
  );
}

function smallText(issue: Issue, language: Language): string {
  if (issue.code !== 'too_small') return '';
  if (issue.origin === 'string' && issue.minimum > 1)
    return language === 'zh'
      ? `至少 ${issue.minimum} 个字符`
      : `At least ${issue.minimum} characters`;
  if (issue.origin === 'string') return language === 'zh' ? '必填' : 'Required';
  if (issue.origin === 'array')
    return language === 'zh' ? `至少 ${issue.minimum} 项` : `At least ${issue.minimum}`;
  if (isMoney(issue))
    return language === 'zh'
      ? `金额不能小于 ${yuan(issue.minimum)} 元`
      : `Not less than ${yuan(issue.minimum)} yuan`;
  return language === 'zh' ? `不能小于 ${issue.minimum}` : `Not less than ${issue.minimum}`;
}

function bigText(issue: Issue, language: Language): string {
  if (issue.code !== 'too_big') return '';
  if (issue.origin === 'string')
    return language === 'zh' ? `最多 ${issue.maximum} 个字` : `At most ${issue.maximum} characters`;
  if (issue.origin === 'array')
    return language === 'zh' ? `最多 ${issue.maximum} 项` : `At most ${issue.maximum}`;
  if (isMoney(issue))
    return language === 'zh'
      ? `金额不能大于 ${mostYuan(issue.maximum)} 元`
      : `Not more than ${mostYuan(issue.maximum)} yuan`;
  return language === 'zh' ? `不能大于 ${issue.maximum}` : `Not more than ${issue.maximum}`;
}

const FORMATS: Record<string, Record<Language, string>> = {
  datetime: {
    zh: '应为带时区的时间，如 2026-03-05T08:00:00Z',
    en: 'Must be an instant with its zone, such as 2026-03-05T08:00:00Z',
  },
  guid: {
    zh: '应为 UUID，如 4b2693c8-a16e-4c51-a3b0-5ff888ba2618',
    en: 'Must be a UUID such as 4b2693c8-a16e-4c51-a3b0-5ff888ba2618',
  },
  regex: {
    zh: '含有不允许的字符或长度不对',
    en: 'Has characters that are not allowed, or the wrong length',
  },
};

function formatText(issue: Issue, language: Language): string {
  if (issue.code !== 'invalid_format') return '';
  return (
    FORMATS[issue.format]?.[language] ??
    (language === 'zh' ? '格式不正确' : 'The format is not right')
  );
}

/** What a person reads of one issue of a schema. */
export function issueText(issue: Issue, language: Language): string {
  return (language === 'zh' ? chinese : english)[issue.code](issue);
}

/** The refusal for what a schema found: one text per field, the first that was found. */
export function refusalOf(issues: readonly Issue[], language: Language): Refusal {
  const texts = new Map<string, { text: string }>();
  for (const issue of issues) {
    const names =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => [...issue.path, key])
        : [issue.path];
    for (const name of names) {
      const field = name.join('.');
      if (field !== '' && !texts.has(field)) texts.set(field, { text: issueText(issue, language) });
    }
  }
  return {
    key: texts.size === 0 ? 'json_expected' : 'invalid_fields',
    parameters: { count: texts.size },
    fields: Object.fromEntries(texts),
  };
}

/** The schema within one that is optional, nullable or preprocessed. */
function core(schema: z.core.$ZodType): z.core.$ZodType {
  const { innerType, out } = schema._zod.def as {
    innerType?: z.core.$ZodType;
    out?: z.core.$ZodType;
  };
  const inner = innerType ?? out;
  return inner === undefined ? schema : core(inner);
}

/**
 * The fields whose day lies further ahead of the business date than their schema allows, with the
 * last day it may be.
 */
function tooFarAhead(
  schema: z.core.$ZodType,
  value: unknown,
  today: string,
  path: readonly string[] = [],
): [field: string, last: string][] {
  const kind = core(schema);
  if (typeof value === 'string') {
    const most = globalRegistry.get(kind)?.[MOST_DAYS_AHEAD];
    return typeof most === 'number' && value > addDays(today, most)
      ? [[path.join('.'), addDays(today, most)]]
      : [];
  }
  const { shape } = kind._zod.def as { shape?: Record<string, z.core.$ZodType> };
  if (shape === undefined || typeof value !== 'object' || value === null) return [];
  return Object.entries(shape).flatMap(([name, field]) =>
    tooFarAhead(field, value[name as keyof typeof value], today, [...path, name]),
  );
}

/**
 * Reads what was sent by its schema, or refuses it field by field. With the business date, days
 * that lie too far ahead of it are refused, too.
 */
export function parse<S extends z.ZodType>(
  schema: S,
  value: unknown,
  language: Language,
  today?: string,
): Outcome<z.output<S>> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) return { ok: false, refusal: refusalOf(parsed.error.issues, language) };
  const far = today === undefined ? [] : tooFarAhead(schema, parsed.data, today);
  if (far.length === 0) return done(parsed.data);
  return refuseFields(
    Object.fromEntries(
      far.map(([field, date]) => [field, { key: 'day_too_far', parameters: { date } }]),
    ),
  );
}
