import { text } from './text.ts';

/** Refusals about the list of the day and who gets whom. */
export const work = {
  not_of_your_team: text(
    'forbidden',
    '只能查看本组成员的今日清单',
    'Only the day of a member of your own team can be looked at',
  ),
  not_on_your_list: text(
    'not_found',
    '该借款人不在您的今日清单上；可能已处理，或贷款已改派',
    'This borrower is not on your list of the day: dealt with, or the loan went to another',
  ),
  assignment_changed: text(
    'conflict',
    '预览之后贷款或人员有变动，结果已不同：现在将改派 {count} 笔贷款。请重新预览后再执行',
    'The book changed since the preview and the result would differ: {count} loan(s) would move now. Preview again, then run',
  ),
  assignment_meanwhile: text(
    'conflict',
    '执行期间有贷款被改派给他人，本次分案没有执行；请重新预览后再执行',
    'While this ran, somebody assigned one of the loans to another; nothing was done. Preview again, then run',
  ),
  not_handled: text(
    'conflict',
    '贷款已结清或核销，没有处置策略',
    'The loan is settled or written off: no strategy applies',
  ),
  run_undone: text('conflict', '本次分案已经撤销', 'This run has been undone already'),
  keep_open: text(
    'conflict',
    '该借款人已有留案申请或有效留案，见第 {id} 号',
    'This borrower is kept already, or it was asked for: see request {id}',
  ),
  keep_over: text(
    'rule_violated',
    '留案须留到 {date} 或以后',
    'Keep the borrower until {date} or later',
  ),
  not_at_desk: text(
    'rule_violated',
    '请选择在用的业务人员或主管账号',
    'Choose an account of the desk that is in use',
  ),
  absence_backwards: text(
    'rule_violated',
    '最后一天不能早于第一天（{date}）',
    'The last day cannot be before the first ({date})',
  ),
  absence_over: text(
    'rule_violated',
    '最后一天不能早于今天（{date}）',
    'The last day cannot be before today ({date})',
  ),
  snooze_not_ahead: text(
    'rule_violated',
    '请推迟到 {first} 至 {last} 之间的一天',
    'Put it off to a day from {first} to {last}',
  ),
  snooze_past_promise: text(
    'rule_violated',
    '承诺还款日是 {date}，不能推迟到这天之后',
    'A payment is promised for {date}; it cannot be put off past that day',
  ),
  snooze_past_deadline: text(
    'rule_violated',
    '{date} 有法律或答复期限，不能推迟到这天之后',
    'A deadline ends on {date}; it cannot be put off past that day',
  ),
  nothing_to_undo: text(
    'conflict',
    '今天没有可以撤销的处理；只能撤销当天的',
    'Nothing of today can be taken back; only what was done the same day',
  ),
} as const;
