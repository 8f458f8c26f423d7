import { text } from './text.ts';

/** Refusals about visits. */
export const visits = {
  visit_open_already: text(
    'conflict',
    '该借款人已有未完成的走访（第 {id} 号），请在那一次上安排',
    'A visit of this borrower is open already (no. {id}); use that one',
  ),
  visit_nothing_owed: text(
    'rule_violated',
    '借款人没有未结清的贷款，不需要走访',
    'The borrower has no running loan; there is nothing to visit for',
  ),
  visit_complaint_open: text(
    'rule_violated',
    '借款人有投诉尚未答复，答复前不走访',
    'A complaint of the borrower is not answered yet; no visit before it is',
  ),
  visit_address_missing: text(
    'rule_violated',
    '借款人没有登记地址，请先在借款人页面补充',
    'No address of the borrower is known; add it on the borrower’s page first',
  ),
  visit_in_past: text(
    'invalid_request',
    '走访时间须在现在之后，请另选时间',
    'The time of a visit lies ahead; choose a later one',
  ),
  visit_due_in_past: text(
    'invalid_request',
    '最晚日期不能早于 {date}',
    'The last day cannot be before {date}',
  ),
  visit_too_far: text(
    'invalid_request',
    '走访最晚安排到 {date}，请另选时间',
    'Visits are planned up to {date}; choose an earlier time',
  ),
  visit_not_yours: text(
    'forbidden',
    '该走访由他人负责，请联系负责人或主管',
    'This visit is in another’s hands; ask them or a supervisor',
  ),
  visit_supervisor_assigns: text(
    'forbidden',
    '只有主管可以把走访交给他人',
    'Only a supervisor gives a visit to somebody else',
  ),
  visit_holder_not_desk: text(
    'invalid_request',
    '负责人须是在职的催收员或主管，请重新选择',
    'The holder must be a clerk or supervisor who can sign in; choose another',
  ),
  visit_companion_is_holder: text(
    'invalid_request',
    '同行人不能是负责人本人，请另选',
    'Who goes along cannot be the holder; choose another',
  ),
  visit_needs_two: text(
    'rule_violated',
    '上门须两人同行，请选择同行人',
    'A visit is made by two; choose who goes along',
  ),
  visit_not_due: text(
    'conflict',
    '该走访已安排时间；如需改期请用“改期”',
    'This visit has a time already; move it instead',
  ),
  visit_not_planned: text(
    'conflict',
    '该走访没有安排好的时间，请先安排',
    'This visit has no time yet; plan it first',
  ),
  visit_other_day: text(
    'rule_violated',
    '该走访安排在 {date}；如今天就去，请先改期',
    'This visit is planned for {date}; move it if you go today',
  ),
  visit_closed: text('conflict', '该走访已结束', 'This visit is closed'),
  visit_of_borrower_only: text(
    'rule_violated',
    '没有见到借款人本人，这一项须为空：债务只与本人谈',
    'The borrower was not met; leave this empty, as debts are spoken of with nobody else',
  ),
  visit_nobody_met: text(
    'invalid_request',
    '没有见到人，这一项须为空',
    'Nobody was met; leave this empty',
  ),
  visit_entry_unsaid: text(
    'invalid_request',
    '请写明是否进屋、是否经同意',
    'Say whether you went in, and with consent',
  ),
  visit_place_not_kept: text(
    'rule_violated',
    '本机构不记录走访位置，请不要附位置',
    'This lender keeps no places of visits; send it without',
  ),
  visit_willingness_unsaid: text(
    'invalid_request',
    '见到了本人，请选择还款意愿',
    'The borrower was met; choose how willing they are',
  ),
} as const;
