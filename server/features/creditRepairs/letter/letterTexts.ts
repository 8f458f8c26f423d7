import type { Language } from '../../../contract/enums.ts';

/** The fixed words of the letters that a request ends with. */

const zh = {
  watermark: '草稿 DRAFT',
  page: '第 {page} 页 共 {pages} 页',
  number: '编号：{no}',
  dated: '日期：{date}',
  numerals: '一,二,三,四,五,六',
  heading: '{numeral}、{title}',
  title: '关于{kind}的书面答复',
  kind_objection: '个人信用信息异议申请',
  kind_relief: '纾困申请',
  kind_pre_report_notice: '报送前告知查询',
  greeting: '尊敬的{name}：',
  unknown: '未提供',
  lender_place: '（贷款人全称）',
  asked: '您的申请',
  applicant: '申请人',
  national_id: '证件号码',
  loan: '所涉贷款',
  all_loans: '在我机构的全部贷款',
  kind: '申请类别',
  cause: '事由',
  asks_for: '请求事项',
  received_on: '收到日期',
  due_on: '答复期限',
  statement: '您的陈述：“{statement}”',
  checked: '核查情况',
  checked_intro: '收到申请后，我机构进行了以下核查：{checks}。',
  checked_none: '尚未登记核查事项。',
  check_separator: '、',
  checked_law: '所请求的事项为法律所不允许，无需核查其他事实。',
  found: '核查结果',
  found_differences: '{read_on}的信用报告与我机构账务有{count}处不一致，对照如下：',
  item: '项目',
  register: '信用报告所载',
  ledger: '我机构账务',
  found_same: '{read_on}的信用报告与我机构账务逐项一致，共核对{count}项。',
  found_right: '{read_on}的信用报告经与我机构账务逐项核对，没有需要更正之处，共核对{count}项。',
  found_no_record: '本申请没有需要与账务对照的信用报告记录。',
  note_paused: '其中{months}处于暂停报送期间，不应展示。',
  note_past_retention: '其中{months}的不良信息已满五年保存期限，应予删除。',
  note_one_off: '其中{months}符合一次性信用修复政策，应不予展示。',
  month_separator: '、',
  decision: '决定',
  decision_pending: '本申请尚未作出决定。',
  decision_granted_objection: '经核查，您的异议成立，依照《征信业管理条例》第二十五条予以更正。',
  decision_granted_objection_other: '经核查，您的异议成立，依照《征信业管理条例》第二十五条处理。',
  decision_granted_relief: '同意纾困申请。',
  decision_granted_relief_explained: '同意纾困申请；您的说明依照《征信业管理条例》第十六条附注。',
  decision_granted_pre_report_notice: '现就您查询的报送前告知情况答复如下。',
  decision_declined_objection:
    '经核查，相关信息不存在错误、遗漏，依照《征信业管理条例》第二十五条不予更正。',
  decision_declined_relief: '对本纾困申请不予同意。',
  decision_declined_pre_report_notice: '依照《征信业管理条例》第十五条核查，对本项申请不予同意。',
  decision_forbidden: '依照《征信业管理条例》{articles}，所请求的事项不能办理。',
  article: '第{number}条',
  article_separator: '、',
  decided_on: '决定日期：{date}。',
  next: '后续安排',
  next_correct:
    '我机构将把更正报送征信系统；更正以征信系统更新后的信用报告为准，您可届时查询核对。',
  next_corrected:
    '我机构已于{sent_on}将更正报送征信系统（凭证号：{reference}）；您可在征信系统更新后查询核对。',
  next_mark:
    '经核查确认不存在错误的，征信机构将取消异议标注；仍不能确认的，核查情况和异议内容将予以记载（第二十五条）。',
  next_pause: '{from}至{until}期间暂停报送新的不良信息，期满后恢复报送。',
  next_pause_over: '{from}至{until}的暂停报送已经届满，报送已经恢复。',
  next_pause_ended: '原定至{until}止的暂停报送已于{ended_on}提前结束，此后恢复报送。',
  next_pause_cancelled: '原定{from}至{until}的暂停报送已于{ended_on}取消，照常报送。',
  next_restructure: '新的还款计划须由双方另行签订书面协议后生效。',
  next_kept: '相关真实记录保存至{kept_until}，期满后由征信机构删除，无需申请，也不收费。',
  next_explain: '您可随时就记录提出说明，由征信机构予以记载（第十六条）。',
  next_explained: '您的说明由我机构提交征信机构，由其予以记载（第十六条）。',
  next_object:
    '上述不一致如您认为有误，可提出异议，我机构自收到之日起二十日内核查并书面答复（第二十五条）。',
  next_none: '本申请没有需要您另行办理的事项。',
  rights: '您的权利',
  rights_complain:
    '您认为合法权益受到侵害的，可以向所在地的中国人民银行分支机构投诉（《征信业管理条例》第二十六条）。',
  rights_sue: '您也可以直接向人民法院起诉（同条）。',
  rights_free: '提出异议、作出说明和取得本答复均不收费。',
  closing: '特此答复。',
  signing_lender: '答复单位（盖章）',
  sign_representative: '经办人签字：',
  sign_date: '日期：',
  correction_title: '个人信用信息更正记录',
  correction_basis: '依据',
  correction_basis_text: '《征信业管理条例》第二十五条，编号{no}的异议申请',
  correction_made: '本记录载明经核查确认有误、须在征信系统更正的内容：',
  before: '更正前（信用报告所载）',
  after: '更正后（我机构账务）',
  read_on: '报告日期',
  decided_label: '决定日期',
  sent_on: '报送日期',
  reference: '报送凭证号',
  not_sent: '尚未报送',
  correction_shown: '“不予展示”指该项内容不应在信用报告中展示。',
  correction_closing: '以上内容与我机构账务一致。',
  signing_reporter: '报送单位（盖章）',
  nothing: '无',
};
type LetterTexts = Readonly<Record<keyof typeof zh, string>>;

const en: LetterTexts = {
  watermark: '草稿 DRAFT',
  page: 'Page {page} of {pages}',
  number: 'No. {no}',
  dated: 'Date: {date}',
  numerals: '1,2,3,4,5,6',
  heading: '{numeral}. {title}',
  title: 'Written answer to your {kind}',
  kind_objection: 'objection to credit information',
  kind_relief: 'request for relief',
  kind_pre_report_notice: 'query about the notice before reporting',
  greeting: 'Dear {name},',
  unknown: 'not given',
  lender_place: '(name of the lender)',
  asked: 'What you asked for',
  applicant: 'Applicant',
  national_id: 'Identity number',
  loan: 'Loan',
  all_loans: 'all loans with us',
  kind: 'Kind',
  cause: 'Cause',
  asks_for: 'Request',
  received_on: 'Received on',
  due_on: 'To be answered by',
  statement: 'In your words: "{statement}"',
  checked: 'What was checked',
  checked_intro: 'After we received it, this was done: {checks}.',
  checked_none: 'No check has been recorded yet.',
  check_separator: '; ',
  checked_law: 'Law does not allow what was asked for; no other fact had to be checked.',
  found: 'What was found',
  found_differences:
    'The credit report of {read_on} and our ledger differ in the entries below. Number of entries: {count}.',
  item: 'Entry',
  register: 'Credit report',
  ledger: 'Our ledger',
  found_same:
    'The credit report of {read_on} and our ledger agree in every entry. Number of entries compared: {count}.',
  found_right:
    'The credit report of {read_on} was compared with our ledger entry by entry; nothing in it has to be corrected. Number of entries compared: {count}.',
  found_no_record: 'This request has no record of a credit report to be compared with our ledger.',
  note_paused: 'Of these, {months} lie in a reporting pause and are not to be shown.',
  note_past_retention:
    'Of these, {months} are past the five years for which they are kept and are to be deleted.',
  note_one_off:
    'Of these, {months} are covered by the one-off credit repair policy and are not to be shown.',
  month_separator: ', ',
  decision: 'Decision',
  decision_pending: 'This request has not been decided yet.',
  decision_granted_objection:
    'By article 25 of the Regulation on the Administration of the Credit Reporting Industry the correction is granted.',
  decision_granted_objection_other:
    'Having checked it by article 25 of the Regulation on the Administration of the Credit Reporting Industry, we grant the objection.',
  decision_granted_relief: 'Relief is granted.',
  decision_granted_relief_explained:
    'Relief is granted; your explanation is put on record by article 16 of the Regulation on the Administration of the Credit Reporting Industry.',
  decision_granted_pre_report_notice:
    'You asked about the notice before reporting. Our answer follows.',
  decision_declined_objection:
    'Having checked it by article 25 of the Regulation on the Administration of the Credit Reporting Industry, we make no correction on this objection.',
  decision_declined_relief: 'This request for relief is declined.',
  decision_declined_pre_report_notice:
    'Having checked it by article 15 of the Regulation on the Administration of the Credit Reporting Industry, we decline this query.',
  decision_forbidden:
    'By {articles} of the Regulation on the Administration of the Credit Reporting Industry we cannot do what was asked for.',
  article: 'article {number}',
  article_separator: ' and ',
  decided_on: 'Decided on {date}.',
  next: 'What happens next',
  next_correct:
    'We will send the correction to the credit register. What counts is the credit report once the register is updated, which you can then look at.',
  next_corrected:
    'We sent the correction to the credit register on {sent_on} (reference {reference}). You can check it in the credit report once the register is updated.',
  next_mark:
    'Where there is no error, the credit bureau takes the mark of the objection off; where that cannot be told, it puts the check and the objection on record (article 25).',
  next_pause:
    'From {from} to {until} no new information about bad behaviour is reported; after that reporting goes on.',
  next_pause_over:
    'The time from {from} to {until} in which nothing new was reported is over; reporting goes on.',
  next_pause_ended:
    'The reporting pause was to last until {until} and ended early, on {ended_on}; since then reporting goes on.',
  next_pause_cancelled:
    'The reporting pause from {from} to {until} was called off on {ended_on}; reporting goes on as usual.',
  next_restructure:
    'A new plan takes effect once both sides have signed a written agreement about it.',
  next_kept:
    'The true record is kept until {kept_until} and then deleted by the credit bureau. You need not apply for that, and it costs nothing.',
  next_explain:
    'You can give an explanation of a record at any time; the credit bureau puts it on record (article 16).',
  next_explained:
    'We send your explanation to the credit bureau, which puts it on record (article 16).',
  next_object:
    'If you believe that the entries above that differ are wrong, you can raise an objection, which we check and answer in writing within twenty days (article 25).',
  next_none: 'Nothing else has to be done by you.',
  rights: 'Your rights',
  rights_complain:
    "If you believe that your rights were infringed, you can complain to the local branch of the People's Bank of China (article 26 of the Regulation on the Administration of the Credit Reporting Industry).",
  rights_sue: 'You can also go to court directly (the same article).',
  rights_free: 'An objection, an explanation and this answer cost nothing.',
  closing: 'This is our answer.',
  signing_lender: 'Lender (seal)',
  sign_representative: 'Signature:',
  sign_date: 'Date:',
  correction_title: 'Record of a correction of personal credit information',
  correction_basis: 'Basis',
  correction_basis_text:
    'article 25 of the Regulation on the Administration of the Credit Reporting Industry, objection no. {no}',
  correction_made: 'What was found to be wrong and is to be corrected in the credit register:',
  before: 'Before (credit report)',
  after: 'After (our ledger)',
  read_on: 'Date of the report',
  decided_label: 'Decided on',
  sent_on: 'Sent on',
  reference: 'Reference',
  not_sent: 'not sent yet',
  correction_shown: '"Not to be shown" means that the entry does not belong in the credit report.',
  correction_closing: 'The above agrees with our ledger.',
  signing_reporter: 'Reporting lender (seal)',
  nothing: 'nothing',
};

export const LETTER_TEXTS: Readonly<Record<Language, LetterTexts>> = { zh, en };
export type LetterKey = keyof typeof zh;
