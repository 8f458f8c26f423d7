import type { Language } from './enums.ts';

/** Error codes of the API and the HTTP status each one has. */
export const STATUS_OF = {
  invalid_request: 400, unauthenticated: 401, forbidden: 403, not_found: 404, conflict: 409, stale_version: 409, rule_violated: 422,
  too_many_requests: 429, internal: 500,
} as const;
type ErrorCode = keyof typeof STATUS_OF;

interface Text { readonly code: ErrorCode; readonly zh: string; readonly en: string }
const text = (code: ErrorCode, zh: string, en: string): Text => ({ code, zh, en });

/** Every expected refusal: its code, and what a person reads. `{name}` is filled from the refusal's parameters. */
export const REFUSALS = {
  invalid_fields: text('invalid_request', '有 {count} 处填写有误，请按提示修改后重试', '{count} field(s) need correcting; see the notes beside them'),
  malformed_json: text('invalid_request', '请求内容不是有效的 JSON', 'The request body is not valid JSON'),
  body_too_large: text('invalid_request', '请求内容超过 {limit}，请拆分后重试', 'The request body is over {limit}; split it and try again'),
  json_expected: text('invalid_request', '请以 application/json 发送一个 JSON 对象', 'Send a JSON object as application/json'),
  bad_query: text('invalid_request', '查询参数 {parameter} 不是有效的 JSON', 'The query parameter {parameter} is not valid JSON'),
  bad_sort: text('invalid_request', '不能按“{field}”排序；可用：{known}', 'Cannot sort by "{field}"; known: {known}'),
  bad_range: text('invalid_request', 'range 应为 [起, 止]，从 0 起，起不大于止', 'range must be [first, last], from 0, first not above last'),
  page_too_large: text('invalid_request', '一页最多 {limit} 行，请缩小范围', 'A page holds at most {limit} rows; ask for fewer'),
  unknown_filter: text('invalid_request', '不能按“{field}”筛选；可用：{known}', 'Cannot filter by "{field}"; known: {known}'),
  bad_filter: text('invalid_request', '筛选条件“{field}”的值无效', 'The value of filter "{field}" is not valid'),
  unknown_tier: text('invalid_request', '没有逾期层级“{tier}”；可用：{known}', 'There is no tier "{tier}"; known: {known}'),

  not_signed_in: text('unauthenticated', '请先登录', 'Please sign in'),
  wrong_password: text('unauthenticated', '用户名或密码不正确', 'The user name or the password is not right'),
  role_may_not: text('forbidden', '您的角色不能进行此操作', 'Your role may not do this'),
  foreign_origin: text('forbidden', '请求来自其他网站，已拒绝', 'The request came from another site and was refused'),
  too_many_attempts: text('too_many_requests', '登录失败次数过多，请在 {minutes} 分钟后重试', 'Too many failed sign-ins; try again in {minutes} minutes'),
  no_such_route: text('not_found', '没有这个地址', 'There is nothing at this address'),
  no_such_record: text('not_found', '没有编号为 {id} 的记录，可能已被删除', 'There is no record {id}; it may have been deleted'),
  internal: text('internal', '系统出错，您的操作未保存。请重试；若仍失败，请将编号 {id} 告知管理员', 'Something went wrong and nothing was saved. Try again; if it persists, give the id {id} to an administrator'),

  stale_version: text('stale_version', '此记录已被他人修改（当前第 {current} 版，您看到的是第 {sent} 版）。请刷新后重新填写', 'Someone changed this record meanwhile (now version {current}, you saw {sent}). Refresh and enter your change again'),
  key_reused: text('conflict', '此 Idempotency-Key 已用于另一个请求，请换一个', 'This Idempotency-Key was used for a different request; use a new one'),
  not_unique: text('conflict', '“{field}”的值已被另一条记录使用，请改用其他值', 'Another record already has this {field}; use a different value'),
  borrower_has_loans: text('conflict', '该借款人名下有 {count} 笔贷款，不能删除', 'This borrower has {count} loan(s) and cannot be deleted'),
  loan_has_history: text('conflict', '该贷款已有 {payments} 笔还款、{notes} 条催收记录，不能删除', 'This loan has {payments} payment(s) and {notes} note(s) and cannot be deleted'),
  loan_has_cases: text('conflict', '该贷款有 {count} 个法务案件，请先删除草稿案件', 'This loan has {count} legal case(s); delete the draft ones first'),
  case_not_draft: text('conflict', '只有草稿阶段的案件可以删除；本案已进入“{stage}”阶段', 'Only a draft case can be deleted; this one has reached {stage}'),
  in_use: text('conflict', '此记录被其他记录引用，不能删除', 'Other records refer to this one; it cannot be deleted'),
  reference_used: text('conflict', '此流水号已用于还款 {payment_id}，但内容不同。若是新的一笔，请换一个流水号', 'This reference was used for payment {payment_id} with other contents. For a new payment use a new reference'),
  adjustment_reference_used: text('conflict', '此流水号已用于调整 {id}，但内容不同。若是新的一笔，请换一个流水号', 'This reference was used for adjustment {id} with other contents. For a new one use a new reference'),

  no_such_loan: text('invalid_request', '没有这笔贷款，请重新选择', 'There is no such loan; choose another'),
  no_such_borrower: text('invalid_request', '没有这位借款人，请重新选择', 'There is no such borrower; choose another'),
  no_such_user: text('invalid_request', '没有这位用户，请重新选择', 'There is no such user; choose another'),
  masked_value: text('invalid_request', '这是遮盖后的值；要修改请填写完整的新值', 'This is a masked value; to change it enter the whole new value'),
  bullet_one_installment: text('invalid_request', '一次性还本付息只能有 1 期', 'A bullet loan has exactly 1 installment'),
  first_due_after_disbursement: text('invalid_request', '首期应还日须晚于放款日', 'The first due date must come after the disbursement'),
  promise_incomplete: text('invalid_request', '结果为“承诺还款”时，请填写承诺金额和承诺日期', 'An outcome of "promised" needs an amount and a date'),
  promise_unexpected: text('invalid_request', '只有结果为“承诺还款”时才填写承诺金额和日期', 'Only an outcome of "promised" has an amount and a date'),
  promise_in_past: text('rule_violated', '承诺日期不能早于联系当天 {date}', 'A promise cannot be for a day before the contact ({date})'),

  money_terms_frozen: text('rule_violated', '该贷款已有还款，金额条款只能通过重组变更', 'Something was paid on this loan: its money terms change only by a restructure'),
  loan_settled: text('rule_violated', '该贷款已结清，不能再记还款', 'This loan is settled; it takes no further payment'),
  loan_written_off: text('rule_violated', '该贷款已核销', 'This loan is written off'),
  paid_in_future: text('rule_violated', '还款日不能晚于业务日期 {date}', 'A payment cannot be dated after the business date {date}'),
  paid_before_disbursement: text('rule_violated', '还款日不能早于放款日 {date}', 'A payment cannot be dated before the disbursement on {date}'),
  disbursed_in_future: text('rule_violated', '放款日不能晚于业务日期 {date}', 'A loan cannot be disbursed after the business date {date}'),
  amount_needed: text('invalid_request', '请填写金额', 'Enter an amount'),
  amount_unexpected: text('invalid_request', '金额由系统计算，请勿填写', 'The amount follows from the loan; leave it out'),
  rate_needed: text('invalid_request', '请填写挪用期间适用的罚息年利率', 'Enter the annual penalty rate that applies from the misuse on'),
  rate_unexpected: text('invalid_request', '只有挪用认定才填写利率', 'Only a finding of misuse names a rate'),
  component_needed: text('invalid_request', '请选择减免哪一项', 'Choose what is waived'),
  component_unexpected: text('invalid_request', '只有减免才选择项目', 'Only a waiver names a component'),
  cost_kind_needed: text('invalid_request', '请选择费用种类', 'Choose the kind of cost'),
  cost_kind_unexpected: text('invalid_request', '只有计收费用才选择种类', 'Only a charge names a kind of cost'),
  value_in_future: text('rule_violated', '生效日不能晚于业务日期 {date}', 'The value date cannot be after the business date {date}'),
  more_than_open: text('rule_violated', '{on} 可用金额只有 {open} 元', 'Only {open} yuan is open on {on}'),
  nothing_open: text('rule_violated', '{on} 没有未还金额', 'Nothing is open on {on}'),
  changed_since: text('conflict', '申请之后账目已变：申请 {asked} 元，现为 {open} 元。请驳回后重新申请', 'The loan moved since: asked {asked} yuan, now {open}. Reject it and ask again'),
  already_decided: text('conflict', '该申请已有决定', 'This was already decided'),
  own_request: text('rule_violated', '不能决定自己提出的申请，请由另一人处理', 'You made this request; another person must decide it'),
  not_posted: text('conflict', '尚未生效，无需冲正', 'This has not taken effect; there is nothing to reverse'),
  bad_policy_value: text('invalid_request', '策略内容不符合“{kind}”的要求，请检查各项', 'The value does not fit a policy of the kind {kind}; check its parts'),
  policy_in_past: text('rule_violated', '生效日不能早于业务日期 {date}：策略不改写过去', 'A policy cannot take effect before the business date {date}: the past is not rewritten'),
  already_reversed: text('conflict', '已冲正，不能再次冲正', 'This was already reversed'),
  own_payment: text('rule_violated', '不能冲正自己记录的还款，请由另一位主管处理', 'You recorded this payment; another supervisor must reverse it'),
  contact_in_future: text('rule_violated', '联系时间不能晚于现在', 'A contact cannot lie in the future'),
  not_the_author: text('forbidden', '只有作者本人可以修改这条记录', 'Only its author may change this note'),
  note_withdrawn: text('conflict', '该记录已撤回', 'This note was withdrawn'),
  stage_not_reachable: text('rule_violated', '不能从“{from}”进入“{to}”；可进入：{allowed}', 'A case cannot go from {from} to {to}; possible: {allowed}'),
  stage_date_order: text('rule_violated', '日期须不早于当前阶段的 {date}，且不晚于业务日期', 'The date must not be before the current stage ({date}) nor after the business date'),
} as const satisfies Record<string, Text>;
export type RefusalKey = keyof typeof REFUSALS;
export type Parameters = Readonly<Record<string, string | number>>;

/** An expected "no": a value, not an exception. `fields` says which field each part belongs to. */
export interface Refusal {
  readonly key: RefusalKey;
  readonly parameters?: Parameters;
  readonly fields?: Readonly<Record<string, { readonly key: RefusalKey; readonly parameters?: Parameters } | { readonly text: string }>>;
}

/** Values that a Chinese sentence must not show as the API spells them. */
const CHINESE: Readonly<Record<string, string>> = {
  draft: '草稿', demand: '催告', filed: '已立案', trial: '审理', judgment: '判决', enforcement: '执行', closed: '结案',
  external_id: '外部编号', loan_no: '贷款编号', client_reference: '流水号', username: '用户名',
  tiers: '逾期分层', asset_classes: '资产分类', allocation: '还款抵扣顺序', penalty_day_base: '罚息日基数', cost_cap: '综合成本上限', early_payoff: '提前结清',
};
/** Parameters that hold such values, one or a list; others are what a person typed, and stay. */
const SPELLED = new Set(['stage', 'from', 'to', 'allowed', 'field', 'kind']);

function said(name: string, value: string | number | undefined, language: Language): string {
  const text = String(value ?? '');
  if (language !== 'zh' || !SPELLED.has(name)) return text;
  return text.split(', ').map((word) => (Object.hasOwn(CHINESE, word) ? CHINESE[word] : word)).join('、');
}

export function refusalText(key: RefusalKey, parameters: Parameters | undefined, language: Language): string {
  return REFUSALS[key][language].replace(/\{(\w+)\}/g, (_, name: string) => said(name, parameters?.[name], language));
}

export interface ErrorBody { code: ErrorCode; message: string; errors: Record<string, string | { serverError: string }> }

export function errorBody(refusal: Refusal, language: Language): ErrorBody {
  const message = refusalText(refusal.key, refusal.parameters, language);
  const texts = Object.entries(refusal.fields ?? {}).map(([field, reason]) => [field, 'text' in reason ? reason.text : refusalText(reason.key, reason.parameters, language)] as const);
  const errors: ErrorBody['errors'] = { ...Object.fromEntries(texts), root: { serverError: message } };
  return { code: REFUSALS[refusal.key].code, message, errors };
}
