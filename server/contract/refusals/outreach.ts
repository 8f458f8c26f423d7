import { text } from './text.ts';

/** Refusals about templates and messages. */
export const outreach = {
  unknown_variable: text(
    'invalid_request',
    '没有“{q}”这个变量，请从变量表中选择',
    'There is no variable {q}; choose one of the list',
  ),
  loose_bracket: text(
    'invalid_request',
    '花括号须成对，只用来写变量；请删去或补全',
    'Curly brackets come in pairs and only around a variable; complete or remove them',
  ),
  template_needs_subject: text(
    'invalid_request',
    '邮件须有中文主题',
    'An email needs a Chinese subject',
  ),
  no_subject_here: text(
    'invalid_request',
    '只有邮件才有主题，请清空',
    'Only an email has a subject; clear it',
  ),
  template_code_taken: text(
    'conflict',
    '已有模板使用这个代号，请另取一个',
    'Another template has this code; choose another',
  ),
  template_retired: text('conflict', '该模板已停用', 'This template is retired already'),
  template_in_use: text('conflict', '该模板未停用', 'This template is in use'),
  no_such_template: text(
    'invalid_request',
    '没有这个模板，请重新选择',
    'There is no such template; choose another',
  ),
  template_not_in_english: text(
    'invalid_request',
    '该模板没有英文文本，请改发中文',
    'This template has no English text; send the Chinese one',
  ),
  findings_need_comment: text(
    'rule_violated',
    '词库在文本中提示了不当用语；如仍批准，请写明理由',
    'The lexicon points at words in this text; say why it may be sent nevertheless',
  ),
  loan_of_another_person: text(
    'invalid_request',
    '所选贷款不属于该借款人，请重新选择',
    'One of the loans is another person’s; choose again',
  ),
  consent_needs_address: text(
    'invalid_request',
    '同意接收邮件须填写邮箱地址',
    'Consent to email needs the address',
  ),
  address_of_email_only: text(
    'invalid_request',
    '只有同意接收邮件时才填写地址，请清空',
    'Only consent to email has an address; clear it',
  ),
  message_gone: text(
    'conflict',
    '该消息已不在等待中，不能再更改',
    'This message no longer waits and cannot be changed',
  ),
  message_held_already: text(
    'conflict',
    '该消息已被人工暂停',
    'This message is held by hand already',
  ),
  message_not_held: text(
    'conflict',
    '该消息不是人工暂停的，到时会自行发出',
    'This message is not held by hand; it leaves when its time comes',
  ),
  message_not_failed: text(
    'conflict',
    '只有发送失败的消息可以重发',
    'Only a message that failed is sent again',
  ),
  message_resent: text(
    'conflict',
    '该消息已由第 {id} 号消息代替，请看那一条',
    'Message {id} came in its place; see that one',
  ),
  message_not_unknown: text(
    'conflict',
    '该消息的结果已知',
    'It is known what became of this message',
  ),
  message_not_approved: text(
    'rule_violated',
    '该模板没有可用的已批准版本，请先交合规批准',
    'This template has no approved version in use; compliance approves it first',
  ),
  message_opted_out: text(
    'rule_violated',
    '借款人已拒收这种消息；请换一种方式，或在其重新同意后登记',
    'The borrower opted out of this channel; use another, or record a new consent',
  ),
  message_no_consent: text(
    'rule_violated',
    '借款人没有同意接收邮件；请先登记同意和邮箱地址',
    'The borrower has not consented to email; record the consent and the address first',
  ),
  message_no_address: text(
    'rule_violated',
    '借款人没有可用于这种方式的号码或账号',
    'The borrower has no number or account for this channel',
  ),
  message_number_wrong: text(
    'rule_violated',
    '借款人的手机号已标为错号，请先登记正确的号码',
    'The borrower’s number is marked as wrong; record the right one first',
  ),
  message_complaint_open: text(
    'rule_violated',
    '借款人有投诉尚未答复，答复前不发消息',
    'A complaint of the borrower is not answered yet; nothing is sent before it is',
  ),
  message_loan_closed: text(
    'rule_violated',
    '所选贷款已结清，没有可通知的内容',
    'The chosen loans are settled; there is nothing to write about',
  ),
  message_nothing_owed: text(
    'rule_violated',
    '文本所说的金额或天数今天为零，请换一个模板',
    'An amount or a number of days that this text names is zero today; choose another template',
  ),
  not_signed_by_gateway: text(
    'unauthenticated',
    '签名不正确或已过时',
    'The signature is not right, or too old',
  ),
} as const;
