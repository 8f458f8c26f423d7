import type { Language } from './enums.ts';
import { bank } from './refusals/bank.ts';
import { contact } from './refusals/contact.ts';
import { files } from './refusals/files.ts';
import { imports } from './refusals/imports.ts';
import { legal } from './refusals/legal.ts';
import { money } from './refusals/money.ts';
import { outreach } from './refusals/outreach.ts';
import { people } from './refusals/people.ts';
import { policies } from './refusals/policies.ts';
import { repairs } from './refusals/repairs.ts';
import { requests } from './refusals/requests.ts';
import { restructures } from './refusals/restructures.ts';
import { signIn } from './refusals/signIn.ts';
import { visits } from './refusals/visits.ts';
import { warnings } from './refusals/warnings.ts';
import { work } from './refusals/work.ts';
import type { ErrorCode, Text } from './refusals/text.ts';

export { STATUS_OF } from './refusals/text.ts';

/**
 * Every expected refusal: its code, and what a person reads. `{name}` is filled from the refusal's
 * parameters.
 */
export const REFUSALS = {
  ...requests,
  ...money,
  ...bank,
  ...people,
  ...signIn,
  ...contact,
  ...files,
  ...restructures,
  ...imports,
  ...legal,
  ...policies,
  ...work,
  ...repairs,
  ...outreach,
  ...visits,
  ...warnings,
} as const satisfies Record<string, Text>;
export type RefusalKey = keyof typeof REFUSALS;
export type Parameters = Readonly<Record<string, string | number>>;

/** An expected "no": a value, not an exception. `fields` says which field each part belongs to. */
export interface Refusal {
  readonly key: RefusalKey;
  readonly parameters?: Parameters;
  readonly fields?: Readonly<
    Record<
      string,
      { readonly key: RefusalKey; readonly parameters?: Parameters } | { readonly text: string }
    >
  >;
}

/** An amount in minor units as a refusal names it, in yuan: 1050003 → `10500.03`. */
export const yuan = (minor: number): string => (minor / 100).toFixed(2);

/** Values that a Chinese sentence must not show as the API spells them. */
const CHINESE: Readonly<Record<string, string>> = {
  contract: '合同',
  disbursement_proof: '放款凭证',
  repayment_record: '还款记录',
  identity: '身份证明',
  demand_record: '催告记录',
  draft: '草稿',
  demand: '催告',
  filed: '已立案',
  trial: '审理',
  judgment: '判决',
  enforcement: '执行',
  closed: '结案',
  external_id: '外部编号',
  full_name: '姓名',
  borrower_name: '借款人姓名',
  lender_name: '贷款机构名称',
  address: '地址',
  relationship: '与借款人关系',
  company_name: '名下企业',
  cause: '困难原因',
  statement: '陈述',
  answer: '答复',
  property: '财产',
  text: '正文',
  loan_no: '贷款编号',
  client_reference: '流水号',
  username: '用户名',
  submitted: '待审批',
  approved: '已批准',
  rejected: '已驳回',
  signed: '已签署',
  effective: '已生效',
  cancelled: '已取消',
  submit: '提交',
  approve: '批准',
  reject: '驳回',
  reopen: '退回草稿',
  sign: '签署',
  cancel: '取消',
  take_effect: '生效',
  lapse: '失效',
  update: '修改',
  cost: '费用',
  penalty: '罚息',
  compound_interest: '复利',
  interest: '利息',
  principal: '本金',
  extension: '展期',
  installment_plan: '分期',
  rate_cut: '降息',
  waiver: '减免',
  capitalise: '利息转本金',
  add_guarantor: '增加担保',
  settlement: '一次性结清',
  restructure_limits: '重组权限',
  observation: '观察期',
  contact_rules: '联系规则',
  holidays: '节假日安排',
  note_lexicon: '用语词库',
  note_review: '记录复核',
  received: '待认领',
  checking: '核查中',
  awaiting_decision: '待决定',
  granted: '已同意',
  declined: '不予同意',
  answered: '已答复',
  withdrawn: '已撤回',
  claim: '认领',
  assign: '指派',
  grant: '同意',
  decline: '不予同意',
  correct: '更正',
  withdraw: '撤回',
  bureau_record: '登记征信记录',
  ledger_compared: '与账务比对',
  cause_evidence: '原因的证明材料',
  notice_proof: '告知凭证',
  credit_repair: '信用修复',
  worklist: '今日清单',
  assignment: '分案',
  tiers: '逾期分层',
  asset_classes: '风险分类（五级）',
  allocation: '还款抵扣顺序',
  penalty_day_base: '罚息日基数',
  grace: '宽限期',
  due_days: '还款日遇休息日',
  cost_cap: '综合成本上限',
  early_payoff: '提前结清',
  outreach: '消息触达',
};
/** Parameters whose words have underscores, which no sentence shows. */
const SPACED = new Set(['status', 'move', 'checks', 'missing', 'place']);
/** Parameters that hold such values, one or a list; others are what a person typed, and stay. */
const SPELLED = new Set([
  'stage',
  'from',
  'to',
  'allowed',
  'field',
  'kind',
  'status',
  'move',
  'part',
  'checks',
  'missing',
  'article',
  'place',
]);

/** A parameter as a sentence of the language says it. */
function said(name: string, value: string | number | undefined, language: Language): string {
  const text = String(value ?? '');
  if (language !== 'zh') return SPACED.has(name) ? text.replaceAll('_', ' ') : text;
  if (!SPELLED.has(name)) return text;
  return text
    .split(', ')
    .map((word) => (Object.hasOwn(CHINESE, word) ? CHINESE[word] : word))
    .join('、');
}

/**
 * The last clause of a sentence, which names the next permitted time. It falls away where there is
 * none to name: where time alone does not help.
 */
const TIME_CLAUSE = /[；;][^；;]*\{next\}[^；;]*$/;

/** What a person reads of a refusal. */
export function refusalText(
  key: RefusalKey,
  parameters: Parameters | undefined,
  language: Language,
): string {
  const text = REFUSALS[key][language];
  return (parameters?.['next'] === '' ? text.replace(TIME_CLAUSE, '') : text).replace(
    /\{(\w+)\}/g,
    (_, name: string) => said(name, parameters?.[name], language),
  );
}

export interface ErrorBody {
  code: ErrorCode;
  /** Which refusal it is, for programs: many share a code. */
  reason: RefusalKey;
  message: string;
  errors: Record<string, string | { serverError: string }>;
}

/** The body the API answers a refusal with: its code, its text, and the text of each field. */
export function errorBody(refusal: Refusal, language: Language): ErrorBody {
  const message = refusalText(refusal.key, refusal.parameters, language);
  const texts = Object.entries(refusal.fields ?? {}).map(
    ([field, reason]) =>
      [
        field,
        'text' in reason ? reason.text : refusalText(reason.key, reason.parameters, language),
      ] as const,
  );
  const errors: ErrorBody['errors'] = {
    ...Object.fromEntries(texts),
    root: { serverError: message },
  };
  return { code: REFUSALS[refusal.key].code, reason: refusal.key, message, errors };
}
