import { text } from './text.ts';

/** Refusals about cases, deadlines and what they rest on. */
export const legal = {
  no_such_guarantor: text(
    'invalid_request',
    '该借款人没有这位保证人，请重新选择',
    'This borrower has no such guarantor; choose another',
  ),
  step_day_unexpected: text(
    'invalid_request',
    '这类程序没有这个日期，请清空',
    'This kind of step has no such day; clear it',
  ),
  step_no_title: text(
    'invalid_request',
    '申请执行之前须有执行依据，请先填这个日期',
    'Enforcement follows a title: give this day first',
  ),
  step_end_needed: text('invalid_request', '填写了结果，请填结束日期', 'Give the day it ended'),
  step_outcome_needed: text(
    'invalid_request',
    '填写了结束日期，请选择结果',
    'Say how it ended, since it has an end',
  ),
  step_outcome_unexpected: text(
    'invalid_request',
    '这类程序没有这种结果，请另选',
    'This kind of step does not end so; choose another outcome',
  ),
  step_not_served: text(
    'invalid_request',
    '债务人提出异议之前支付令须已送达，请填送达日期',
    'An objection follows the service: give the day the order was served',
  ),
  objection_too_late: text(
    'rule_violated',
    '异议期已于 {date} 届满，逾期异议不影响支付令（《民事诉讼法》第 227 条）',
    'The time to object ended on {date}: a later objection does not count (Civil Procedure Law 227)',
  ),
  case_not_draft: text(
    'conflict',
    '只有草稿阶段的案件可以删除；本案已进入“{stage}”阶段',
    'Only a draft case can be deleted; this one has reached {stage}',
  ),
  no_such_attached: text(
    'invalid_request',
    '没有这条记录，请重新选择',
    'There is no such record; choose another',
  ),
  day_in_future: text(
    'rule_violated',
    '日期不能晚于业务日期 {date}',
    'The date cannot be after the business date {date}',
  ),
  not_desk: text(
    'invalid_request',
    '只能指派给在职的经办或主管',
    'Only an active member of staff or supervisor can be assigned',
  ),
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
    '裁判已上诉，尚未生效；请先登记二审裁判的送达日，并勾选“不得上诉的裁判或调解书”',
    'The decision was appealed and does not bind; first enter the service of the second-instance decision, and that no appeal is possible',
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
} as const;
