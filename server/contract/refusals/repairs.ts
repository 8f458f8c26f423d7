import { text } from './text.ts';

/** Refusals about credit repairs. */
export const repairs = {
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
} as const;
