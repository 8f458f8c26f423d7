import type { Language } from './enums.ts';

/** Error codes of the API and the HTTP status each one has. */
export const STATUS_OF = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale_version: 409,
  rule_violated: 422,
  too_many_requests: 429,
  internal: 500,
} as const;
type ErrorCode = keyof typeof STATUS_OF;

interface Text {
  readonly code: ErrorCode;
  readonly zh: string;
  readonly en: string;
}
const text = (code: ErrorCode, zh: string, en: string): Text => ({ code, zh, en });

/**
 * Every expected refusal: its code, and what a person reads. `{name}` is filled from the refusal's
 * parameters.
 */
export const REFUSALS = {
  invalid_fields: text(
    'invalid_request',
    '有 {count} 处填写有误，请按提示修改后重试',
    '{count} field(s) need correcting; see the notes beside them',
  ),
  page_of_another: text(
    'conflict',
    '此浏览器里已有另一人登录，本页仍是前一人的，不能再操作；请重新载入',
    'Somebody else has signed in in this browser; this page is of the person before. Reload it',
  ),
  malformed_json: text(
    'invalid_request',
    '请求内容不是有效的 JSON',
    'The request body is not valid JSON',
  ),
  body_too_large: text(
    'invalid_request',
    '请求内容超过 {limit}，请拆分后重试',
    'The request body is over {limit}; split it and try again',
  ),
  json_expected: text(
    'invalid_request',
    '请以 application/json 发送一个 JSON 对象',
    'Send a JSON object as application/json',
  ),
  bad_query: text(
    'invalid_request',
    '查询参数 {parameter} 不是有效的 JSON',
    'The query parameter {parameter} is not valid JSON',
  ),
  bad_sort: text(
    'invalid_request',
    '不能按“{field}”排序；可用：{known}',
    'Cannot sort by "{field}"; known: {known}',
  ),
  bad_range: text(
    'invalid_request',
    'range 应为 [起, 止]，从 0 起，起不大于止',
    'range must be [first, last], from 0, first not above last',
  ),
  page_too_large: text(
    'invalid_request',
    '一页最多 {limit} 行，请缩小范围',
    'A page holds at most {limit} rows; ask for fewer',
  ),
  unknown_filter: text(
    'invalid_request',
    '不能按“{field}”筛选；可用：{known}',
    'Cannot filter by "{field}"; known: {known}',
  ),
  bad_filter: text(
    'invalid_request',
    '筛选条件“{field}”的值无效',
    'The value of filter "{field}" is not valid',
  ),
  unknown_tier: text(
    'invalid_request',
    '没有逾期层级“{tier}”；可用：{known}',
    'There is no tier "{tier}"; known: {known}',
  ),

  not_signed_in: text('unauthenticated', '请先登录', 'Please sign in'),
  wrong_password: text(
    'unauthenticated',
    '用户名或密码不正确',
    'The user name or the password is not right',
  ),
  wrong_current_password: text(
    'invalid_request',
    '当前密码不正确',
    'This is not your current password',
  ),
  own_role: text(
    'rule_violated',
    '不能更改自己的角色，请由另一位管理员处理',
    'You cannot change your own role; another administrator can',
  ),
  own_account: text(
    'rule_violated',
    '不能停用自己的账户，请由另一位管理员处理',
    'You cannot switch off your own account; another administrator can',
  ),
  last_admin: text(
    'rule_violated',
    '至少须保留一位可登录的管理员',
    'At least one administrator who can sign in must remain',
  ),
  role_may_not: text('forbidden', '您的角色不能进行此操作', 'Your role may not do this'),
  foreign_origin: text(
    'forbidden',
    '请求来自其他网站，已拒绝',
    'The request came from another site and was refused',
  ),
  too_many_attempts: text(
    'too_many_requests',
    '登录失败次数过多，请在 {minutes} 分钟后重试',
    'Too many failed sign-ins; try again in {minutes} minutes',
  ),
  no_such_route: text('not_found', '没有这个地址', 'There is nothing at this address'),
  no_such_record: text(
    'not_found',
    '没有编号为 {id} 的记录，可能已被删除',
    'There is no record {id}; it may have been deleted',
  ),
  internal: text(
    'internal',
    '系统出错，您的操作未保存。请重试；若仍失败，请将编号 {id} 告知管理员',
    'Something went wrong and nothing was saved. Try again; if it persists, give the id {id} to an administrator',
  ),

  stale_version: text(
    'stale_version',
    '此记录已被他人修改（当前第 {current} 版，您填写的依据是第 {sent} 版）。请核对他人的修改后再保存',
    'Somebody changed this record (now version {current}; yours rests on {sent}). Look at what they changed, then save again',
  ),
  key_reused: text(
    'conflict',
    '这份表单已经保存过一次，内容与这次不同；请打开已保存的记录，在那里修改',
    'This form was saved already, with other contents; open the saved record and change it there',
  ),
  not_unique: text(
    'conflict',
    '“{field}”的值已被另一条记录使用，请改用其他值',
    'Another record already has this {field}; use a different value',
  ),
  borrower_has_loans: text(
    'conflict',
    '该借款人名下有 {count} 笔贷款，不能删除',
    'This borrower has {count} loan(s) and cannot be deleted',
  ),
  loan_has_history: text(
    'conflict',
    '该贷款已有 {payments} 笔还款、{notes} 条催收记录，不能删除',
    'This loan has {payments} payment(s) and {notes} note(s) and cannot be deleted',
  ),
  loan_has_cases: text(
    'conflict',
    '该贷款有 {count} 个法务案件，请先删除草稿案件',
    'This loan has {count} legal case(s); delete the draft ones first',
  ),
  borrower_has_contacted: text(
    'conflict',
    '该借款人有 {count} 位联系人已被联系过，不能删除',
    '{count} contact(s) of this borrower have been contacted; the borrower cannot be deleted',
  ),
  contact_was_contacted: text(
    'conflict',
    '该联系人已于 {date} 联系过，记录须保留，不能删除',
    'This person was contacted on {date}; the record stays and cannot be deleted',
  ),
  file_withdrawn: text('conflict', '该文件已撤回', 'This file was withdrawn'),
  loan_has_restructures: text(
    'conflict',
    '该贷款有 {count} 个重组申请，不能删除',
    'This loan has {count} restructure request(s) and cannot be deleted',
  ),
  restructure_not_possible: text(
    'conflict',
    '申请现为“{status}”，不能{move}',
    'The request is {status} now; it cannot {move}',
  ),
  same_supervisor: text(
    'conflict',
    '您已作为第一位主管批准，须由另一位主管复批',
    'You gave the first approval; another supervisor must give the second',
  ),
  not_the_requester: text(
    'forbidden',
    '只有申请人本人可以进行此操作',
    'Only the person who made the request may do this',
  ),
  supervisor_cancels: text(
    'forbidden',
    '已批准的申请只能由主管取消',
    'An approved request is cancelled by a supervisor',
  ),
  already_signed: text('conflict', '该方已于 {on} 签署', 'This party signed on {on} already'),
  no_guarantor: text('rule_violated', '本申请没有增加保证人', 'This request adds no guarantor'),
  guarantor_needed: text(
    'rule_violated',
    '增加担保须先选择保证人',
    'To add a guarantor, choose who it is',
  ),
  guarantor_not_consented: text(
    'rule_violated',
    '保证人尚未同意，请先在借款人页登记同意日期',
    'The guarantor has not consented yet; record the date of consent on the borrower page first',
  ),
  no_such_guarantor: text(
    'invalid_request',
    '该借款人没有这位保证人，请重新选择',
    'This borrower has no such guarantor; choose another',
  ),
  open_restructure: text(
    'conflict',
    '该贷款已有一个进行中的重组申请（编号 {id}，{status}），请先处理',
    'This loan has a restructure request under way already (no. {id}, {status}); deal with it first',
  ),
  effective_in_past: text(
    'rule_violated',
    '生效日不能早于业务日期 {date}',
    'The effective date cannot be before the business date {date}',
  ),
  value_before_disbursement: text(
    'rule_violated',
    '生效日不能早于放款日 {date}',
    'The effective date cannot be before the disbursement on {date}',
  ),
  first_due_after_effect: text(
    'invalid_request',
    '新的首期应还日须晚于生效日',
    'The first new due date must come after the effective date',
  ),
  first_due_passed: text(
    'rule_violated',
    '新的首期应还日 {date} 已到，请取消后重新申请',
    'The first new due date {date} has come; cancel and ask again',
  ),
  nothing_to_restructure: text(
    'rule_violated',
    '生效日没有未还金额，无需重组',
    'Nothing is owed on the effective date; there is nothing to restructure',
  ),
  waived_principal_too_much: text(
    'rule_violated',
    '减免本金不能超过未还本金 {open} 元',
    'No more principal can be waived than the {open} yuan that is open',
  ),
  too_many_installments: text(
    'rule_violated',
    '期数不能超过 {limit} 期',
    'At most {limit} installments',
  ),
  kinds_do_not_fit: text(
    'rule_violated',
    '所选类型与条款不符：{kind}',
    'The terms do not fit the kind: {kind}',
  ),
  waiver_of_nothing: text(
    'rule_violated',
    '类型含“减免”，但条款没有减免任何金额：请在利息、罚息或费用的处理方式中选“减免”，或去掉“减免”类型',
    'The request names a waiver, but its terms waive nothing: choose "waive" for interest, penalty or costs, or leave the waiver out',
  ),
  rate_not_cut: text(
    'rule_violated',
    '类型含“降息”，但年利率没有低于现在的 {rate}：请调低年利率，或去掉“降息”类型',
    'The request names a rate cut, but the rate is not below the present {rate}: lower it, or leave the rate cut out',
  ),
  nothing_capitalised: text(
    'rule_violated',
    '类型含“利息转本金”，但没有金额转入本金：请把欠息的处理方式改为“转为本金”，或去掉该类型',
    'The request names a capitalisation, but nothing becomes principal: choose it for the overdue interest, or leave it out',
  ),
  quota_count: text(
    'rule_violated',
    '本月重组名额 {limit} 件已用完',
    'The {limit} approvals of this month are used up',
  ),
  quota_waived: text(
    'rule_violated',
    '本月减免额度 {limit} 元，剩余 {left} 元，不足以批准 {asked} 元',
    'Of the {limit} yuan that may be waived this month {left} are left; this request waives {asked}',
  ),
  figures_moved: text(
    'conflict',
    '您看到的数字已变动，请核对最新数字后再批准',
    'The figures have changed since you saw them; look at the new ones before you approve',
  ),
  owes_more_than_agreed: text(
    'conflict',
    '借款人现欠金额超过协议所载（{part}：协议 {agreed} 元，现为 {now} 元），不能生效。请取消后重新申请',
    'The loan owes more than was agreed ({part}: agreed {agreed} yuan, now {now}); it cannot take effect. Cancel and ask again',
  ),
  signed_before_decision: text(
    'rule_violated',
    '签署日须不早于批准日 {from}，且不晚于业务日期 {to}',
    'A signature is dated from the approval on {from} to the business date {to}',
  ),
  comment_needed: text('invalid_request', '请写明理由', 'Give a reason'),
  not_for_bulk: text(
    'rule_violated',
    '申请 {id} 不能批量批准：须逐笔审阅',
    'Request {id} cannot be approved together with others; review it by itself',
  ),
  no_agreement_yet: text(
    'conflict',
    '提交之后才有协议文本',
    'There is an agreement once the request is submitted',
  ),
  case_not_draft: text(
    'conflict',
    '只有草稿阶段的案件可以删除；本案已进入“{stage}”阶段',
    'Only a draft case can be deleted; this one has reached {stage}',
  ),
  in_use: text(
    'conflict',
    '此记录被其他记录引用，不能删除',
    'Other records refer to this one; it cannot be deleted',
  ),
  reference_used: text(
    'conflict',
    '此流水号已用于还款 {payment_id}，但内容不同。若是新的一笔，请换一个流水号',
    'This reference was used for payment {payment_id} with other contents. For a new payment use a new reference',
  ),
  adjustment_reference_used: text(
    'conflict',
    '此流水号已用于调整 {id}，但内容不同。若是新的一笔，请换一个流水号',
    'This reference was used for adjustment {id} with other contents. For a new one use a new reference',
  ),

  form_unreadable: text(
    'invalid_request',
    '上传内容不完整或格式不对，请重新上传',
    'The upload is incomplete or malformed; send it again',
  ),
  file_needed: text('invalid_request', '请选择一个文件', 'Choose a file'),
  one_file: text(
    'invalid_request',
    '一次只能上传一个文件，栏目名为 file',
    'Send exactly one file, in the field "file"',
  ),
  file_empty: text(
    'invalid_request',
    '文件是空的，请重新选择',
    'The file is empty; choose another',
  ),
  file_too_large: text(
    'invalid_request',
    '文件超过 {limit}，请压缩或拆分后上传',
    'The file is over {limit}; compress or split it',
  ),
  file_type: text(
    'invalid_request',
    '不能上传这种文件；可用：{allowed}',
    'This kind of file is not accepted; known: {allowed}',
  ),
  file_type_differs: text(
    'invalid_request',
    '文件内容与名称或声明的类型不符；可用：{allowed}',
    'The content is not what the name or the declared type says; known: {allowed}',
  ),
  no_such_attached: text(
    'invalid_request',
    '没有这条记录，请重新选择',
    'There is no such record; choose another',
  ),
  no_such_loan: text(
    'invalid_request',
    '没有这笔贷款，请重新选择',
    'There is no such loan; choose another',
  ),
  no_such_borrower: text(
    'invalid_request',
    '没有这位借款人，请重新选择',
    'There is no such borrower; choose another',
  ),
  no_such_user: text(
    'invalid_request',
    '没有这位用户，请重新选择',
    'There is no such user; choose another',
  ),
  masked_value: text(
    'invalid_request',
    '这是遮盖后的值；要修改请填写完整的新值',
    'This is a masked value; to change it enter the whole new value',
  ),
  bullet_one_installment: text(
    'invalid_request',
    '一次性还本付息只能有 1 期',
    'A bullet loan has exactly 1 installment',
  ),
  first_due_after_disbursement: text(
    'invalid_request',
    '首期应还日须晚于放款日',
    'The first due date must come after the disbursement',
  ),
  promise_incomplete: text(
    'invalid_request',
    '结果为“承诺还款”时，请填写承诺金额和承诺日期',
    'An outcome of "promised" needs an amount and a date',
  ),
  promise_unexpected: text(
    'invalid_request',
    '只有结果为“承诺还款”时才填写承诺金额和日期',
    'Only an outcome of "promised" has an amount and a date',
  ),
  promise_in_past: text(
    'rule_violated',
    '承诺日期不能早于联系当天 {date}',
    'A promise cannot be for a day before the contact ({date})',
  ),

  money_terms_frozen: text(
    'rule_violated',
    '该贷款已有还款，金额条款只能通过重组变更',
    'Something was paid on this loan: its money terms change only by a restructure',
  ),
  disbursed_after_charge: text(
    'rule_violated',
    '{date} 已有费用或调整，放款日不能晚于这一天；请先冲正',
    'A cost or an adjustment of {date} stands: the loan was paid out by then. Reverse it first',
  ),
  disbursed_after_note: text(
    'rule_violated',
    '{date} 已有催收记录，放款日不能晚于这一天',
    'There is a note of a contact on {date}: the loan was paid out by then',
  ),
  disbursed_after_legal: text(
    'rule_violated',
    '该贷款已于 {date} 起诉，放款日不能晚于这一天',
    'The loan was sued for on {date}: it was paid out by then',
  ),
  disbursed_after_interruption: text(
    'rule_violated',
    '{date} 已有时效中断事由，放款日不能晚于这一天',
    'The limitation was interrupted on {date}: the loan was paid out by then',
  ),
  disbursed_after_suspension: text(
    'rule_violated',
    '{date} 已有时效中止事由，放款日不能晚于这一天',
    'The limitation was suspended on {date}: the loan was paid out by then',
  ),
  disbursed_after_guarantee: text(
    'rule_violated',
    '已有担保的主债务于 {date} 到期，放款日不能晚于这一天',
    'A guarantee counts from {date}: the loan was paid out by then',
  ),
  prepayment_needs_more: text(
    'rule_violated',
    '没有可提前归还的本金：应先还的有 {due} 元，超过的部分才冲减本金',
    'Nothing is left to prepay: {due} yuan are due first, and only what is beyond comes off principal',
  ),
  prepayment_cannot_shorten: text(
    'rule_violated',
    '这种还款方式没有每期等额的部分，不能缩短期限，请选择减少每期还款',
    'This repayment method has no equal shares to keep: choose lower installments',
  ),
  loan_written_off: text('rule_violated', '该贷款已核销', 'This loan is written off'),
  paid_in_future: text(
    'rule_violated',
    '还款日不能晚于业务日期 {date}',
    'A payment cannot be dated after the business date {date}',
  ),
  paid_before_disbursement: text(
    'rule_violated',
    '还款日不能早于放款日 {date}',
    'A payment cannot be dated before the disbursement on {date}',
  ),
  disbursed_in_future: text(
    'rule_violated',
    '放款日不能晚于业务日期 {date}',
    'A loan cannot be disbursed after the business date {date}',
  ),
  amount_needed: text('invalid_request', '请填写金额', 'Enter an amount'),
  amount_unexpected: text(
    'invalid_request',
    '金额由系统计算，请勿填写',
    'The amount follows from the loan; leave it out',
  ),
  notice_unexpected: text(
    'invalid_request',
    '只有宣布提前到期才填写通知到达日',
    'Only an acceleration names the day its notice arrived',
  ),
  due_before_notice: text(
    'rule_violated',
    '提前到期日不能早于通知到达日 {date}',
    'A loan cannot be declared due before the notice arrived on {date}',
  ),
  rate_needed: text(
    'invalid_request',
    '请填写挪用期间适用的罚息年利率',
    'Enter the annual penalty rate that applies from the misuse on',
  ),
  rate_unexpected: text(
    'invalid_request',
    '只有挪用认定才填写利率',
    'Only a finding of misuse names a rate',
  ),
  component_needed: text('invalid_request', '请选择减免哪一项', 'Choose what is waived'),
  component_unexpected: text(
    'invalid_request',
    '只有减免才选择项目',
    'Only a waiver names a component',
  ),
  cost_kind_needed: text('invalid_request', '请选择费用种类', 'Choose the kind of cost'),
  cost_kind_unexpected: text(
    'invalid_request',
    '只有计收费用才选择种类',
    'Only a charge names a kind of cost',
  ),
  value_in_future: text(
    'rule_violated',
    '生效日不能晚于业务日期 {date}',
    'The value date cannot be after the business date {date}',
  ),
  more_than_open: text(
    'rule_violated',
    '{on} 可用金额只有 {open} 元',
    'Only {open} yuan is open on {on}',
  ),
  nothing_open: text('rule_violated', '{on} 没有未还金额', 'Nothing is open on {on}'),
  changed_since: text(
    'conflict',
    '申请之后账目已变：申请 {asked} 元，现为 {open} 元。请驳回后重新申请',
    'The loan moved since: asked {asked} yuan, now {open}. Reject it and ask again',
  ),
  already_decided: text('conflict', '该申请已有决定', 'This was already decided'),
  own_request: text(
    'rule_violated',
    '不能决定自己提出的申请，请由另一人处理',
    'You made this request; another person must decide it',
  ),
  not_posted: text(
    'conflict',
    '尚未生效，无需冲正',
    'This has not taken effect; there is nothing to reverse',
  ),
  bad_policy_value: text(
    'invalid_request',
    '策略内容不符合“{kind}”的要求，请检查各项',
    'The value does not fit a policy of the kind {kind}; check its parts',
  ),
  retention_too_short: text(
    'invalid_request',
    '记录至少保存 {years} 年（《消费金融公司管理办法》，依据为转载一致）',
    'Notes are kept for {years} years at least (Measures for the Administration of Consumer Finance Companies, as secondary copies agree)',
  ),
  policy_in_past: text(
    'rule_violated',
    '生效日不能早于业务日期 {date}：策略不改写过去',
    'A policy cannot take effect before the business date {date}: the past is not rewritten',
  ),
  no_such_payment: text('rule_violated', '没有这笔还款', 'There is no such payment'),
  reversal_asked: text(
    'conflict',
    '{who}已申请冲正这笔还款，等待主管审批',
    '{who} has asked for this payment to be reversed; a supervisor is to decide',
  ),
  already_reversed: text('conflict', '已冲正，不能再次冲正', 'This was already reversed'),
  own_payment: text(
    'rule_violated',
    '不能冲正自己记录的还款，请由另一位主管处理',
    'You recorded this payment; another supervisor must reverse it',
  ),
  contact_in_future: text(
    'rule_violated',
    '联系时间不能晚于现在',
    'A contact cannot lie in the future',
  ),
  day_too_far: text(
    'invalid_request',
    '日期过远，最晚为 {date}',
    'Too far ahead: the last day possible is {date}',
  ),
  check_before_loan: text(
    'invalid_request',
    '时间不能早于放款日 {date}',
    'A contact about this loan cannot be before its disbursement on {date}',
  ),
  check_too_far: text(
    'invalid_request',
    '只能查询到 {date} 为止',
    'A contact can be asked about up to {date}',
  ),
  reserve_not_now: text(
    'invalid_request',
    '只能为现在起 {minutes} 分钟内的联系预留名额，请在联系前再预留',
    'A slot is held for a contact within {minutes} minutes of now only; reserve it when you make the contact',
  ),
  day_in_future: text(
    'rule_violated',
    '日期不能晚于业务日期 {date}',
    'The date cannot be after the business date {date}',
  ),
  not_the_uploader: text(
    'forbidden',
    '只有上传者本人或主管可以撤回这份文件',
    'Only who uploaded this file, or a supervisor, may withdraw it',
  ),
  withdrawn_file: text(
    'forbidden',
    '该文件已撤回（{reason}），只有合规和主管可以查看',
    'This file was withdrawn ({reason}); only compliance and supervisors may open it',
  ),
  not_the_author: text(
    'forbidden',
    '只有作者本人可以修改这条记录',
    'Only its author may change this note',
  ),
  no_such_contact: text(
    'invalid_request',
    '该借款人没有这位联系人，请重新选择',
    'This borrower has no such contact; choose another',
  ),
  no_such_note: text(
    'invalid_request',
    '该贷款没有这条记录，请重新选择',
    'This loan has no such note; choose another',
  ),
  no_such_reservation: text(
    'invalid_request',
    '没有为您预留这次联系，请重新检查',
    'There is no such reservation of yours; check again',
  ),
  reservation_lapsed: text(
    'invalid_request',
    '为您预留的名额已于 {at} 失效，请重新检查，或不用预留直接保存',
    'The reservation lapsed at {at}; check again, or save without it',
  ),
  reservation_of_another: text(
    'invalid_request',
    '预留的是另一种方式或另一位对象的联系，请为这次联系重新检查，或不用预留直接保存',
    'The reservation is for another channel or another person; check again for this contact, or save without it',
  ),
  second_collector_not_desk: text(
    'invalid_request',
    '同行人员须为在职的经办或主管，请重新选择',
    'The second collector is an active member of staff or supervisor; choose another',
  ),
  contact_before_loan: text(
    'rule_violated',
    '联系时间不能早于放款日 {date}',
    'A contact about this loan cannot be before its disbursement on {date}',
  ),
  third_party_promise: text(
    'rule_violated',
    '紧急联系人只可询问联系方式或请其转告，不能记录其还款承诺；请改选其他结果',
    'An emergency contact may only be asked for contact data or to relay a message; they promise nothing: choose another outcome',
  ),
  refusal_stays: text(
    'rule_violated',
    '该联系人已于 {date} 拒绝联系，此日期不能清除或推后',
    'This person refused on {date}; the day can be neither cleared nor moved later',
  ),
  refused_number_stays: text(
    'rule_violated',
    '该号码已于 {date} 拒绝联系，不能更改；如有其他联系人，请另行登记',
    'This number refused on {date} and stays as it is; add another person as an entry of their own',
  ),
  refused_relation_stays: text(
    'rule_violated',
    '该联系人已于 {date} 拒绝联系，身份不能更改；如其已签署保证，请另行登记为保证人并填写同意日期',
    'This person refused on {date}, and their role stays; if they signed a guarantee, add them anew as a guarantor with the day of consent',
  ),
  guarantor_number_refused: text(
    'rule_violated',
    '该号码已于 {date} 拒绝联系；只有已签署保证的人可登记为保证人，请填写同意日期',
    'This number refused on {date}; only somebody who signed a guarantee can be its guarantor: enter the day of consent',
  ),
  second_collector_is_author: text(
    'invalid_request',
    '上门须有另一位同行人员',
    'A visit needs another person beside you',
  ),
  contact_hours: text(
    'rule_violated',
    '现在不在允许联系的时间内；最早可于 {next} 联系',
    'Outside the permitted hours; the next permitted time is {next}',
  ),
  contact_connected_per_day: text(
    'rule_violated',
    '该债务人今日已接通次数达到上限；最早可于 {next} 联系',
    'The debtor has been reached as often as a day allows; the next permitted time is {next}',
  ),
  contact_attempts_per_day: text(
    'rule_violated',
    '该号码今日未接通次数达到上限；最早可于 {next} 联系',
    'This number has been tried as often as a day allows; the next permitted time is {next}',
  ),
  contact_third_party_not_lost: text(
    'rule_violated',
    '尚未失联：须号码无效或连续多次联系不上借款人，才可联系紧急联系人',
    'The borrower is not out of reach: an emergency contact may be asked only after an invalid number or failures in a row',
  ),
  contact_third_party_refused: text(
    'rule_violated',
    '该联系人已拒绝联系，不得再次联系',
    'This person refused; they must not be contacted again',
  ),
  contact_guarantor_refused: text(
    'rule_violated',
    '该号码已拒绝联系，且没有已签署保证的记录，不得联系；如已签署，请在保证人处填写同意日期',
    "This number refused, and no signed guarantee is recorded: it must not be contacted. If one was signed, enter the guarantor's day of consent",
  ),
  contact_plan_kept: text(
    'rule_violated',
    '借款人正在按补充协议履约，履约期间不得催收',
    'The borrower keeps a signed plan; no collection contact while it is kept',
  ),
  contact_hold: text(
    'rule_violated',
    '该贷款处于暂停联系期；最早可于 {next} 联系',
    'The loan is on hold; the next permitted time is {next}',
  ),
  contact_do_not_contact: text(
    'rule_violated',
    '该借款人不得联系',
    'This borrower must not be contacted',
  ),
  contact_visit_collectors: text(
    'rule_violated',
    '上门须由两名催收人员同行，请填写同行人员',
    'A visit is made by two collectors; name the second one',
  ),
  hold_ends_before_start: text(
    'invalid_request',
    '结束日不能早于开始日 {date}',
    'The end cannot be before the start on {date}',
  ),
  hold_is_over: text(
    'rule_violated',
    '结束日不能早于业务日期 {date}',
    'The end cannot be before the business date {date}',
  ),
  supervisor_lifts: text(
    'forbidden',
    '主管批准的暂停联系和“不得联系”只能由主管解除，请交主管处理',
    'A hold that a supervisor approved, and a ban on contact, are lifted by a supervisor; hand it to one',
  ),
  hold_ended: text('conflict', '该暂停已结束', 'This hold has ended'),
  no_first_review: text(
    'conflict',
    '该记录尚无首次复核结论，请先完成首次复核',
    'This note has no first review yet; review it first',
  ),
  already_reviewed: text('conflict', '该记录已有复核结论', 'This note was reviewed already'),
  no_verdict: text('conflict', '该记录没有复核结论可撤回', 'This note has no verdict to take back'),
  not_own_verdict: text(
    'forbidden',
    '只有作出结论的人可以撤回它',
    'Only the one who gave a verdict takes it back',
  ),
  verdict_stands: text(
    'rule_violated',
    '结论作出已超过 {minutes} 分钟，或已有答复或二次复核，不能撤回；借款人投诉或记录修改后会重新复核',
    'The verdict is older than {minutes} minutes, or was answered or looked at again, and stands; a complaint or an edit brings the note back',
  ),
  claimed_by_another: text(
    'conflict',
    '另一位复核人正在处理这条记录',
    'Another reviewer has this note',
  ),
  not_flagged: text(
    'conflict',
    '该记录未被标记，无需答复',
    'This note is not flagged; there is nothing to answer',
  ),
  answered_by_own_team: text(
    'forbidden',
    '作者所在小组“{team}”有自己的主管，应由该组主管答复',
    "The author's team, {team}, has a supervisor of its own, who answers this flag",
  ),
  not_for_second_look: text(
    'rule_violated',
    '该记录不在二次复核样本内',
    'This note is not in the sample for a second look',
  ),
  nothing_to_review: text('not_found', '没有待复核的记录', 'No note waits for review'),
  no_such_repair: text(
    'invalid_request',
    '该借款人没有这个信用修复申请，请重新选择',
    'This borrower has no such credit-repair request; choose another',
  ),
  repair_without_restructure: text(
    'rule_violated',
    '该信用修复申请未批准重组，不能据此发起',
    'This credit-repair request was not granted with a restructure; none can be made for it',
  ),
  loan_of_another: text(
    'invalid_request',
    '该贷款不属于这位借款人，请重新选择',
    "This loan is another borrower's; choose another",
  ),
  received_before_loan: text(
    'invalid_request',
    '收到日期不能早于放款日 {date}',
    'It cannot have come before the disbursement on {date}',
  ),
  received_before_loans: text(
    'invalid_request',
    '收到日期不能早于该借款人首笔贷款的放款日 {date}',
    "It cannot have come before the disbursement of the borrower's first loan on {date}",
  ),
  received_too_early: text(
    'invalid_request',
    '该借款人名下没有贷款，收到日期最早为 {date}',
    'The borrower has no loan: it cannot have come before {date}',
  ),
  repair_open: text(
    'conflict',
    '该借款人就同一事项已有未答复的申请（编号 {id}，{status}），请在该申请中处理',
    'There is an open request of this borrower about the same (no. {id}, {status}); go on with that one',
  ),
  repair_not_possible: text(
    'conflict',
    '申请现为“{status}”，不能{move}',
    'The request is {status} now; it cannot {move}',
  ),
  repair_not_claimed: text('conflict', '请先认领这个申请', 'Claim this request first'),
  repair_claimed_by_another: text(
    'conflict',
    '{name}正在处理这个申请；可请主管改派',
    '{name} has this request in hand; a supervisor can assign it to you',
  ),
  nothing_to_claim: text('not_found', '没有待认领的申请', 'No request waits to be claimed'),
  not_the_assignee: text(
    'forbidden',
    '只有处理人本人可以进行此操作；可先认领，或请主管改派',
    'Only the person who has it in hand may do this; claim it, or ask a supervisor to assign it',
  ),
  repair_decided: text(
    'conflict',
    '申请已有决定，不能撤回，请书面答复本人',
    'The request is decided and cannot be withdrawn: answer the person in writing',
  ),
  not_yours_to_withdraw: text(
    'forbidden',
    '只有经办人本人（无人认领时为登记人）或主管可以撤回这个申请',
    'Only the person who has it in hand, who recorded it while nobody has, or a supervisor may withdraw this request',
  ),
  withdrawal_reason_needed: text(
    'invalid_request',
    '申请已有人办理，请写明撤回原因',
    'Somebody works on this request; give the reason why it is withdrawn',
  ),
  own_repair: text(
    'forbidden',
    '不能决定自己处理或提交的申请，请由另一位主管处理',
    'You checked or proposed this request; another supervisor must decide it',
  ),
  repair_forbidden_by_law: text(
    'rule_violated',
    '法律不允许所请求的事项（《征信业管理条例》第{article}条），不能批准，请书面答复本人',
    'Law forbids what is asked for (Regulation on the Administration of the Credit Reporting Industry, art. {article}); it cannot be granted: answer the person in writing',
  ),
  ask_forbidden: text(
    'rule_violated',
    '法律不允许所请求的事项；请另行登记，系统会给出答复要点',
    'Law forbids this; record it as a request of its own, and the console drafts the answer',
  ),
  not_desk: text(
    'invalid_request',
    '只能指派给在职的经办或主管',
    'Only an active member of staff or supervisor can be assigned',
  ),
  proposal_comment_needed: text(
    'invalid_request',
    '建议不予同意时，请写明理由',
    'Give a reason when you propose to decline',
  ),
  checks_open: text(
    'rule_violated',
    '必查项目尚未完成：{checks}。请先完成，或写明为何仍予同意',
    'Required checks are still open: {checks}. Complete them, or say in a comment why you grant it all the same',
  ),
  check_by_itself: text(
    'rule_violated',
    '该项由系统自行判断，不能手工勾选',
    'The console sees this by itself; it cannot be ticked by hand',
  ),
  check_not_listed: text(
    'invalid_request',
    '该申请没有这个核查项目',
    'This request has no such check',
  ),
  effect_not_for_kind: text(
    'rule_violated',
    '只有纾困申请可以暂停报送或申请重组',
    'Only a request for relief can pause reporting or lead to a restructure',
  ),
  pause_incomplete: text(
    'invalid_request',
    '请填写暂停报送的截止日',
    'Enter the day the reporting pause ends',
  ),
  pause_ends_before_start: text(
    'invalid_request',
    '截止日不能早于开始日 {date}',
    'The end cannot be before the start on {date}',
  ),
  pause_before_receipt: text(
    'invalid_request',
    '暂停报送的开始日不能早于收到日期 {date}',
    'A reporting pause cannot begin before the request came on {date}',
  ),
  pause_too_long: text(
    'rule_violated',
    '同一贷款的暂停报送合计最长 {limit} 天，此前已用 {used} 天',
    'The reporting pauses of a loan last {limit} days at most in all; {used} were taken before',
  ),
  pause_not_allowed: text(
    'rule_violated',
    '没有规定允许暂停报送真实的不良信息；确有文件的，先由管理员在策略中写明该文件和最长天数',
    'No rule lets true bad information go unreported; where a document does, a policy has to name ' +
      'it and the longest time first',
  ),
  no_pause: text(
    'conflict',
    '该申请没有进行中的暂停报送',
    'No reporting pause of this request is running',
  ),
  answered_too_early: text(
    'rule_violated',
    '答复日须不早于 {from}，且不晚于业务日期 {to}',
    'An answer is dated from {from} to the business date {to}',
  ),
  no_dispute: text(
    'rule_violated',
    '这不是异议申请，没有需要标注的争议',
    'This is no objection: nothing is in dispute',
  ),
  already_marked: text(
    'conflict',
    '已于 {on} 作异议标注',
    'The record was marked as disputed on {on} already',
  ),
  not_marked: text('conflict', '尚未作异议标注', 'The record is not marked as disputed'),
  already_unmarked: text(
    'conflict',
    '异议标注已于 {on} 取消',
    'The mark was taken off on {on} already',
  ),
  day_between: text(
    'rule_violated',
    '日期须不早于 {from}，且不晚于业务日期 {to}',
    'The date lies between {from} and the business date {to}',
  ),
  sent_too_early: text(
    'rule_violated',
    '报送日须不早于决定日 {from}，且不晚于业务日期 {to}',
    'A correction is sent from the decision on {from} to the business date {to}',
  ),
  nothing_to_correct: text(
    'conflict',
    '该申请没有需要更正的内容',
    'This request has nothing to correct',
  ),
  correction_sent: text(
    'conflict',
    '更正已于 {on} 报送（凭证号 {reference}）',
    'The correction was sent on {on} already (reference {reference})',
  ),
  report_day: text(
    'invalid_request',
    '日期不能晚于报告日期 {date}',
    'The day cannot be after the date of the report, {date}',
  ),
  period_order: text(
    'invalid_request',
    '开始日不能晚于结束日 {date}',
    'A period cannot begin after its end on {date}',
  ),
  report_month: text(
    'invalid_request',
    '月份须不晚于报告日所在月，且每月一次',
    'Each month once, and none after the month of the report',
  ),
  note_withdrawn: text('conflict', '该记录已撤回', 'This note was withdrawn'),
  stage_not_reachable: text(
    'rule_violated',
    '不能从“{from}”进入“{to}”；可进入：{allowed}',
    'A case cannot go from {from} to {to}; possible: {allowed}',
  ),
  stage_date_order: text(
    'rule_violated',
    '日期须不早于当前阶段的 {date}，且不晚于业务日期',
    'The date must not be before the current stage ({date}) nor after the business date',
  ),
  case_closed: text(
    'conflict',
    '本案已结案，不能再更改',
    'This case is closed and takes no further change',
  ),
  case_has_records: text(
    'conflict',
    '本案已有 {count} 条保全、开庭、费用、中断、中止记录或附件，不能删除；可将其结案',
    'This case has {count} record(s) of measures, hearings, costs, interruptions, suspensions or files and cannot be deleted; close it instead',
  ),
  no_such_case: text(
    'invalid_request',
    '该贷款没有这个案件，请重新选择',
    'This loan has no such case; choose another',
  ),
  no_such_attachment: text(
    'invalid_request',
    '没有这份文件，或文件已撤回、属于其他记录，请重新选择',
    'There is no such file, or it was withdrawn or belongs to another record; choose another',
  ),
  evidence_missing: text(
    'rule_violated',
    '立案材料不全，缺：{missing}。请上传后再立案',
    'The evidence for filing is not complete. Missing: {missing}. Attach it, then file',
  ),
  period_reversed: text(
    'invalid_request',
    '起始日不能晚于截止日 {date}',
    'The period cannot start after its end on {date}',
  ),
  nothing_to_sue: text(
    'rule_violated',
    '该贷款已无欠款，不能起诉',
    'This loan owes nothing; there is nothing to sue for',
  ),
  nothing_owed: text(
    'rule_violated',
    '该贷款已无欠款，不能立案；请将本案结案',
    'The loan owes nothing, so the case cannot be filed; close it',
  ),
  nothing_claimed: text(
    'rule_violated',
    '请求金额为 0，不能立案；请先修改请求金额',
    'The claim is zero, so the case cannot be filed; enter what is claimed first',
  ),
  plan_kept: text(
    'rule_violated',
    '借款人正在按已签署的重组协议履约，不能立案；违约或协议失效后再办理',
    'The borrower keeps a signed restructure, so the case cannot be filed; file once it is broken or has lapsed',
  ),
  other_case_filed: text(
    'rule_violated',
    '该贷款已有另一个案件立案且未结案，不能重复立案；请在那个案件中办理，或先将其结案',
    'Another case of this loan is filed and still open; go on with that one, or close it first',
  ),
  filing_day_stays: text(
    'rule_violated',
    '本案已立案，立案日不能清空；填错的请改为正确的日期',
    'The case is filed, so the filing date cannot be empty; enter the right day if it was wrong',
  ),
  appeal_open: text(
    'rule_violated',
    '上诉期未满，裁判尚未生效；{date} 起可以申请执行',
    'The appeal term still runs and the decision does not bind yet; enforcement is possible from {date}',
  ),
  after_enforcement: text(
    'rule_violated',
    '裁判生效日不能晚于申请执行日 {date}',
    'A decision cannot have taken effect after enforcement was applied for on {date}',
  ),
  decision_appealed: text(
    'rule_violated',
    '裁判已上诉，尚未生效；请先登记二审结果（送达日，并标为终局）',
    'The decision was appealed and does not bind; first enter the second-instance decision, its service and that it is final',
  ),
  measure_lapsed: text(
    'rule_violated',
    '该措施已于 {date} 到期失效，不能续行；请向法院重新申请，并登记为新的措施',
    'This measure lapsed on {date} and cannot be renewed; apply to the court anew and record a new measure',
  ),
  renewed_that_day: text(
    'conflict',
    '{date} 的续行已登记；如登记有误，请先撤回',
    'The renewal of {date} is recorded already; withdraw it first if it is wrong',
  ),
  claim_unproven: text(
    'invalid_request',
    '请填写主张的证据，如起诉状或催告函的编号',
    'Enter what proves the claim, such as the number of the complaint or the demand',
  ),
  guarantee_recorded: text(
    'conflict',
    '{name}对该贷款的保证已登记，请在那条记录上办理',
    'The guarantee of {name} for this loan is recorded already; use that record',
  ),
  limitation_expired: text(
    'rule_violated',
    '诉讼时效已于 {date} 届满。可先取得借款人重新确认；或由主管写明理由后立案（民法典第一百九十三条：法院不主动适用时效）',
    'The limitation expired on {date}. Let the borrower reaffirm the debt first, or a supervisor files with a reason (Civil Code art. 193: a court does not apply it on its own motion)',
  ),
  supervisor_overrides: text(
    'forbidden',
    '时效届满后的立案只能由主管决定，请交主管处理',
    'Only a supervisor may file after the limitation has expired; hand it to one',
  ),
  not_at_stage: text(
    'invalid_request',
    '进入“{stage}”时不填写此栏，请留空',
    'This does not go with the stage {stage}; leave it empty',
  ),
  not_judged_yet: text(
    'rule_violated',
    '本案还没有判决，请先推进到“判决”阶段再登记裁判内容',
    'There is no judgment in this case yet; advance it to the judgment first',
  ),
  not_enforced_yet: text(
    'rule_violated',
    '本案还没有进入执行，请推进到“执行”阶段，由此登记申请执行日',
    'This case is not in enforcement yet; advancing it to enforcement enters the day',
  ),
  claim_stays: text(
    'rule_violated',
    '本案已立案，请求金额不能为 0；不再请求的请以撤诉结案',
    'The case is filed, so the claim cannot be zero; to give it up, close the case as withdrawn',
  ),
  outcome_needs_enforcement: text(
    'rule_violated',
    '本案没有进入执行，不能以“执行完毕”或“终结本次执行程序”结案；可选：全部清偿、和解、撤诉、其他，判决之后还可选驳回',
    'The case did not come to enforcement and cannot end so; possible: paid, settled, withdrawn, other, and from the judgment on dismissed',
  ),
  outcome_needs_judgment: text(
    'rule_violated',
    '本案没有判决，不能以“驳回”结案；可选：全部清偿、和解、撤诉、其他',
    'The case did not come to a judgment and cannot end as dismissed; possible: paid, settled, withdrawn, other',
  ),
  interruption_unproven: text(
    'invalid_request',
    '请选择或上传证据文件；没有文件的，请写明凭什么证明',
    'Choose or attach the file that proves it; where there is none, say in words what does',
  ),
  claim_before_due: text(
    'rule_violated',
    '主债务 {date} 才到期，到期前的主张不占用保证期间（民法典第六百九十二、六百九十三条）；主张日不能早于到期日',
    'The debt falls due on {date}; a claim before that day does not use the period (Civil Code arts. 692, 693), so it cannot be dated earlier',
  ),
  lift_before_renewal: text(
    'rule_violated',
    '该措施 {date} 已续行，解除日不能早于这一天；续行登记有误的请先撤回',
    'The measure was renewed on {date} and cannot be lifted before; withdraw that renewal first if it is wrong',
  ),
  not_filed_yet: text(
    'rule_violated',
    '案件尚未立案，请先办理立案',
    'The case is not filed yet; file it first',
  ),
  not_pre_suit: text(
    'rule_violated',
    '诉前保全须是起诉前采取的保全措施',
    'A pre-suit measure is one of preservation that was taken before the filing',
  ),
  claim_first: text(
    'rule_violated',
    '请先登记对保证人的主张',
    'Enter the claim against the guarantor first',
  ),
  no_full_copy: text(
    'forbidden',
    '您的角色不能查看完整的个人信息，不能打印签署文本',
    'Your role may not see personal data in full, nor print the copy to be signed',
  ),
  copy_reason_needed: text(
    'invalid_request',
    '请写明打印签署文本的原因',
    'Say why the copy to be signed is printed',
  ),
  complaint_late: text(
    'rule_violated',
    '答复期限已过，不能再延长，请尽快答复',
    'The time to answer has passed and cannot be extended: answer at once',
  ),
  complaint_longest: text(
    'conflict',
    '已延长至最长期限',
    'The time to answer was extended as far as it can be',
  ),
  extension_own: text(
    'forbidden',
    '再次延长须由另一人批准',
    'A second extension is approved by another person',
  ),
  complaint_interest: text(
    'forbidden',
    '投诉涉及您本人或您参与的联系，须由无利害关系的人处理',
    'The complaint is about you or a contact you took part in: somebody without interest handles it',
  ),
  no_plan_in_force: text(
    'conflict',
    '这个重组方案已不在执行中，没有观察期',
    'This plan is no longer in force and is not observed',
  ),
  observation_runs: text(
    'rule_violated',
    '观察期 {on} 才届满，届满时仍未解决财务困难的才重新计算',
    'It is observed until {on}; whether the hardship is solved is judged then',
  ),
  performance_twice: text(
    'rule_violated',
    '履行期届满日和生效后天数只能填一项',
    'Name the end of the performance period, or the days after effect, not both',
  ),
  day_too_early: text('rule_violated', '日期不能早于 {date}', 'The date cannot be before {date}'),
  hearing_to_come: text(
    'rule_violated',
    '开庭日 {date} 未到，不能记为已开庭',
    'The hearing is on {date}, which has not come; it cannot have been held',
  ),
  measure_lifted: text('conflict', '该措施已于 {date} 解除', 'This measure was lifted on {date}'),
  one_agreed_term: text(
    'invalid_request',
    '约定月数与约定日期只能填一项',
    'Give the agreed months or the agreed day, not both',
  ),
  no_proceeding: text(
    'invalid_request',
    '只有诉讼、仲裁等程序才有终结日',
    'Only a suit or an arbitration has an end',
  ),
  interruption_withdrawn: text('conflict', '该中断事由已撤回', 'This interruption was withdrawn'),
  suspension_withdrawn: text('conflict', '该中止事由已撤回', 'This suspension was withdrawn'),
  suspension_ended: text(
    'conflict',
    '该障碍的消除日已登记为 {date}，不能清空；填错的请撤回后重新登记',
    'The obstacle is recorded as gone on {date} and cannot last again; withdraw the row and enter it anew if that was wrong',
  ),
  no_such_renewal: text(
    'invalid_request',
    '该措施没有 {date} 的续行，请刷新后重试',
    'This measure has no renewal of {date}; refresh and try again',
  ),
  not_last_renewal: text(
    'conflict',
    '{date} 之后还有续行，只能撤回最近的一次续行',
    'A later renewal is recorded, of {date}; only the last one can be withdrawn',
  ),
  case_for_charge_only: text(
    'invalid_request',
    '只有计收费用才选择案件',
    'Only a charge belongs to a case',
  ),
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
  answer: '答复',
  correct: '更正',
  withdraw: '撤回',
  bureau_record: '登记征信记录',
  ledger_compared: '与账务比对',
  cause_evidence: '原因的证明材料',
  notice_proof: '告知凭证',
  credit_repair: '信用修复',
  tiers: '逾期分层',
  asset_classes: '风险分类（五级）',
  allocation: '还款抵扣顺序',
  penalty_day_base: '罚息日基数',
  cost_cap: '综合成本上限',
  early_payoff: '提前结清',
};
/** Parameters whose words have underscores, which no sentence shows. */
const SPACED = new Set(['status', 'move', 'checks', 'missing']);
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
