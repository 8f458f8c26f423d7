import { text } from './text.ts';

/** Refusals about loans, payments and adjustments. */
export const money = {
  unknown_tier: text(
    'invalid_request',
    '没有逾期层级“{tier}”；可用：{known}',
    'There is no tier "{tier}"; known: {known}',
  ),

  position_differs: text(
    'conflict',
    '贷款 {loan_no} 的账务与其流水不符，数据可能被绕过系统改动；这次没有入账，已记入审计，请管理员核对后再办',
    'What is stored of loan {loan_no} is not what its events make it: it may have been changed behind the console. Nothing was booked, the audit keeps it: let an administrator look into it first',
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
  loan_has_restructures: text(
    'conflict',
    '该贷款有 {count} 个重组申请，不能删除',
    'This loan has {count} restructure request(s) and cannot be deleted',
  ),
  no_small_balance_letter: text(
    'conflict',
    '豁免批准、贷款结清之后才有通知书',
    'There is a letter once the waiver is approved and the loan settled',
  ),
  no_repayment_day_letter: text(
    'conflict',
    '变更获批之后才有通知书',
    'There is a letter once the change is approved',
  ),
  no_adjustment_letter: text(
    'conflict',
    '只有小额豁免和还款日变更有通知书',
    'Only a waived small balance and another repayment day have a letter',
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
  money_terms_frozen: text(
    'rule_violated',
    '该贷款已有还款，金额条款只能通过重组变更',
    'Something was paid on this loan: its money terms change only by a restructure',
  ),
  money_terms_planned: text(
    'rule_violated',
    '该贷款已宣布提前到期或已变更还款日：撤回之后，才能修改金额条款',
    'The loan was declared due or its repayment day changed: take that back before its money terms change',
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
  small_balance_today: text(
    'rule_violated',
    '小额豁免自业务日期 {date} 起生效，生效日请留空',
    'A small balance is waived on the business date {date}; leave the value date out',
  ),
  small_balance_above: text(
    'rule_violated',
    '剩余 {open} 元，超过小额豁免上限 {limit} 元。请先收回超出的部分，或申请减免',
    '{open} yuan is left, more than the {limit} that may be waived. Collect the rest first, or ask for a waiver',
  ),
  small_balance_case: text(
    'rule_violated',
    '案件 {id} 尚未结案，结案后才能豁免剩余金额',
    'Case {id} is still open; close it before what is left is waived',
  ),
  repayment_day_needed: text(
    'invalid_request',
    '请填写变更后的下一个还款日',
    'Give the next due date after the change',
  ),
  repayment_day_unexpected: text(
    'invalid_request',
    '只有变更还款日才填写下一个还款日',
    'Only a change of the repayment day names the next due date',
  ),
  repayment_day_today: text(
    'rule_violated',
    '还款日自申请当天（{date}）起变更',
    'The repayment day changes from the day it is asked for, {date}',
  ),
  repayment_day_not_active: text(
    'rule_violated',
    '贷款已结清或已核销，不能变更还款日',
    'The loan is settled or written off: its repayment day cannot change',
  ),
  repayment_day_overdue: text(
    'rule_violated',
    '贷款有逾期或未付的罚息、费用，还清后才能变更还款日；还不上的请申请重组',
    'Something is overdue, or penalty or a cost is open: have it paid first, or ask for a restructure',
  ),
  repayment_day_plan: text(
    'rule_violated',
    '贷款有在途的重组申请，或正在履行重组方案，还款日请在重组中变更',
    'A restructure is on its way or in effect: change the repayment day within a restructure',
  ),
  repayment_day_last: text(
    'rule_violated',
    '贷款只剩最后一期，推迟还款请申请展期',
    'Only one installment is left: to pay it later, ask for an extension',
  ),
  repayment_day_between: text(
    'rule_violated',
    '下一个还款日须在 {from} 之后，不晚于 {latest}；更晚的请申请展期',
    'The next due date lies after {from} and not after {latest}; for later ask for an extension',
  ),
  repayment_day_same: text(
    'rule_violated',
    '下一个还款日本来就是 {date}，没有变更',
    'The next due date is {date} already: nothing changes',
  ),
  repayment_day_overtaken: text(
    'rule_violated',
    '提出申请以后还款计划有了变化，请驳回后重新申请',
    'The schedule has changed since this was asked for: reject it and ask again',
  ),
  small_balance_plan: text(
    'rule_violated',
    '贷款有在途的重组申请，或一次性结清方案正在履行，不能豁免剩余金额',
    'A restructure is on its way or a settlement in effect: what is left cannot be waived',
  ),
  small_balance_refund: text(
    'rule_violated',
    '借款人还有多退待收 {open} 元，收回后才能豁免剩余金额',
    'The borrower owes back {open} yuan that was refunded; collect it before what is left is waived',
  ),
  changed_since: text(
    'conflict',
    '申请之后账目已变：申请 {asked} 元，现为 {open} 元。请驳回后重新申请',
    'The loan moved since: asked {asked} yuan, now {open}. Reject it and ask again',
  ),
  not_posted: text(
    'conflict',
    '尚未生效，无需冲正',
    'This has not taken effect; there is nothing to reverse',
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
  case_for_charge_only: text(
    'invalid_request',
    '只有计收费用才选择案件',
    'Only a charge belongs to a case',
  ),
} as const;
