import { text } from './text.ts';

/** Refusals about statements of banks and channels, their lines and days. */
export const bank = {
  moved_to_itself: text(
    'rule_violated',
    '这笔还款已经在该贷款上；请选择另一笔贷款',
    'The payment is on that loan already; choose another',
  ),
  no_such_source: text(
    'rule_violated',
    '没有这个来源；请先新建',
    'There is no such source; make it first',
  ),
  source_exists: text(
    'conflict',
    '已有名为“{name}”的来源；请直接选用，或换一个名称',
    'There is a source named {name}; use it, or choose another name',
  ),
  statement_columns: text(
    'rule_violated',
    '没有认出{columns}；请在预览中指明是哪一列',
    'Nothing was recognised as {columns}; say in the preview which column it is',
  ),
  statement_columns_twice: text(
    'rule_violated',
    '“{column}”指明了两列；只有摘要可以由几列合成',
    '{column} is taken from two columns; only the remark may be made of several',
  ),
  statement_empty: text(
    'rule_violated',
    '文件里没有一行流水；请确认是不是导出了正确的期间',
    'The file holds no line; see whether the right period was exported',
  ),
  statement_too_long: text(
    'rule_violated',
    '文件超过 {most} 行；请分期间导出',
    'The file has more than {most} lines; export it in shorter periods',
  ),
  statement_no_table: text(
    'rule_violated',
    '“{file}”是电子表格原文件；请另存为 CSV 再上传',
    '{file} is a workbook; save it as CSV and send that',
  ),
  statement_unreadable: text(
    'rule_violated',
    '有 {count} 行读不出来，第 {line} 行：{reason}。请改好文件，或确认不导入这些行',
    '{count} row(s) cannot be read; line {line}: {reason}. Mend the file, or agree to leave them out',
  ),
  bank_day_closed: text(
    'conflict',
    '{day} 已日结；要改动，请主管先重新打开这一天',
    '{day} is closed; a supervisor must reopen it first',
  ),
  line_outgoing: text(
    'rule_violated',
    '这是付出的款项，不能记到贷款上；请挂账并说明',
    'The money went out and cannot be booked on a loan; set it aside with a reason',
  ),
  line_has_home: text(
    'conflict',
    '这笔款已全部入账或退回；记错了，请在该笔还款上申请冲正或改记',
    'The money is booked or sent back; if wrong, ask for its payment to be reversed or moved',
  ),
  line_in_suspense: text('conflict', '这笔款已经挂账', 'The money is in suspense already'),
  split_sum: text(
    'rule_violated',
    '各份合计 {sum} 元，应为 {amount} 元，差 {difference} 元',
    'The parts sum to {sum}, the money is {amount}: {difference} apart',
  ),
  split_twice: text(
    'rule_violated',
    '同一笔贷款出现了两次；请合成一份',
    'A loan appears twice; make one part of both',
  ),
  payment_not_this: text(
    'rule_violated',
    '还款 {payment_id} 不是这笔款：须为同一贷款、同一金额、已记录且不是由流水记入的',
    'Payment {payment_id} is not this money: it must be of the same loan and amount, stand, and have come by no line',
  ),
  bank_day_empty: text(
    'not_found',
    '{day} 没有流水，也没有渠道总额',
    'On {day} nothing came in and no total is stated',
  ),
  bank_day_ahead: text('rule_violated', '{day} 还没有到', '{day} is still to come'),
  bank_day_waiting: text(
    'conflict',
    '“{source}”还有 {count} 笔待认领；请先入账、挂账或退回',
    '{source} has {count} line(s) waiting; book them, set them aside or send them back first',
  ),
  bank_day_unstated: text(
    'conflict',
    '“{source}”还没有填渠道总额',
    'The total that {source} states is missing',
  ),
  bank_day_differs: text(
    'conflict',
    '“{source}”差额不为零：收入差 {in} 元，支出差 {out} 元',
    '{source} differs: in by {in}, out by {out}',
  ),
  bank_day_own: text(
    'rule_violated',
    '这一天的总额或流水由您本人填报、上传或认领；须由另一名主管日结',
    'You stated, brought in or booked some of this day yourself; another supervisor closes it',
  ),
  bank_day_is_closed: text('conflict', '{day} 已经日结', '{day} is closed already'),
  bank_day_is_open: text('conflict', '{day} 没有日结，无需重新打开', '{day} is open already'),
};
