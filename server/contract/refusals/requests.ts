import { text } from './text.ts';

/** Refusals of any request: its form, its fields, its moment. */
export const requests = {
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
  bad_key: text(
    'invalid_request',
    '应为 [值, id]，照抄相邻一页 Daihou-Keys 的内容；不填则按 range 取页',
    'It must be [value, id], as the page beside told it in Daihou-Keys; leave it out to count by range',
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
  role_may_not: text('forbidden', '您的角色不能进行此操作', 'Your role may not do this'),
  foreign_origin: text(
    'forbidden',
    '请求来自其他网站，已拒绝',
    'The request came from another site and was refused',
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
  not_the_requester: text(
    'forbidden',
    '只有申请人本人可以进行此操作',
    'Only the person who made the request may do this',
  ),
  in_use: text(
    'conflict',
    '此记录被其他记录引用，不能删除',
    'Other records refer to this one; it cannot be deleted',
  ),
  no_such_loan: text(
    'invalid_request',
    '没有这笔贷款，请重新选择',
    'There is no such loan; choose another',
  ),
  known_by_national_id: text(
    'conflict',
    '身份证号与借款人“{name}”（序号 {id}）相同，共 {count} 条：请打开核对；是同一人就关联，不是请写明理由',
    'Borrower {name} (no. {id}) has this identity number, {count} in all: open and compare; link the same person, or say why it is another',
  ),
  known_by_phone: text(
    'conflict',
    '电话与借款人“{name}”（序号 {id}）相同，共 {count} 条：请打开核对；是同一人就关联，不是请写明理由',
    'Borrower {name} (no. {id}) has this phone number, {count} in all: open and compare; link the same person, or say why it is another',
  ),
  book_busy: text(
    'unavailable',
    '正在写入大量数据，这次没有保存；请过几秒再试，填写的内容还在',
    'The book is being written to at length and this was not saved; try again in some seconds, what was typed is still there',
  ),
  disk_full: text(
    'unavailable',
    '存放数据的磁盘已满，这次没有保存；填写的内容还在，请告知管理员腾出空间后再试',
    'The disk that holds the book is full and this was not saved; what was typed is still there: tell an administrator, and try again once there is room',
  ),
  book_gone: text(
    'unavailable',
    '数据库文件已不在原处或已被替换，这次没有保存；填写的内容还在，请告知管理员恢复文件并重新启动',
    'The database file is gone or was replaced and this was not saved; what was typed is still there: tell an administrator to put it back and start the server anew',
  ),
  book_unreachable: text(
    'unavailable',
    '暂时连不上数据库，这次没有得到确认；填写的内容还在，请过几秒再试，仍不行请告知管理员',
    'The database cannot be reached just now and this was not confirmed; what was typed is still there: try again in some seconds, then tell an administrator',
  ),
  no_such_user: text(
    'invalid_request',
    '没有这位用户，请重新选择',
    'There is no such user; choose another',
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
  already_decided: text('conflict', '该申请已有决定', 'This was already decided'),
  own_request: text(
    'rule_violated',
    '不能决定自己提出的申请，请由另一人处理',
    'You made this request; another person must decide it',
  ),
  day_too_far: text(
    'invalid_request',
    '日期过远，最晚为 {date}',
    'Too far ahead: the last day possible is {date}',
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
  contact_number_refused: text(
    'rule_violated',
    '这个号码已要求不再拨打，请选另一个号码',
    'They asked not to be called on this number; choose another',
  ),
  contact_visit_collectors: text(
    'rule_violated',
    '上门须由两名催收人员同行，请填写同行人员',
    'A visit is made by two collectors; name the second one',
  ),
  plan_kept: text(
    'rule_violated',
    '借款人正在按已签署的重组协议履约，不能立案；违约或协议失效后再办理',
    'The borrower keeps a signed restructure, so the case cannot be filed; file once it is broken or has lapsed',
  ),
} as const;
