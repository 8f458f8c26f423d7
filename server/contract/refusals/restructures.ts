import { text } from './text.ts';

/** Refusals about restructures. */
export const restructures = {
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
  supervisor_cancels: text(
    'forbidden',
    '已批准的申请只能由主管取消',
    'An approved request is cancelled by a supervisor',
  ),
  already_signed: text('conflict', '该方已于 {on} 签署', 'This party signed on {on} already'),
  signed_copy_needed: text(
    'rule_violated',
    '此申请经两位主管批准且由您提出，贷款人签署须由另一人登记，或先上传已签协议',
    'You made this request, and two supervisors decided it: another person records that the lender signed, or keep the signed copy with it first',
  ),
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
  file_kind: text(
    'invalid_request',
    '文件「{file}」的类别「{kind}」不能用在这里；可用：{allowed}',
    'The kind “{kind}” of the file “{file}” does not go here; known: {allowed}',
  ),
  loan_written_off: text('rule_violated', '该贷款已核销', 'This loan is written off'),
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
} as const;
