import type { Language } from '../../../contract/enums.ts';

/** Sentences an answer is put together from. A person reads it over before it is sent. */

const zh = {
  separator: '；',
  joint: '',
  received: '您于{received_on}就{subject}提出的{kind}已收悉。',
  subject_loan: '贷款（编号{loan_no}）',
  subject_all: '您在我机构的信用记录',
  pending: '我机构正在核查，将于{due_on}前书面答复您。',
  pending_late: '我机构仍在核查。本应于{due_on}前答复，已经超期，谨致歉意；一有结果即书面答复您。',
  true_record:
    '依照《征信业管理条例》第十六条，不良信息自不良行为终止之日起保存五年，期满即予删除。在此之前，任何机构和个人都无权提前删除真实、准确的记录，因此您所请求的删除我机构不能办理，请您谅解。',
  paid_repair:
    '信用记录不存在付费修复的情形：依照《征信业管理条例》第十六条，真实的不良信息保存五年，任何人收费都不能使其提前删除。请不要为此向任何人付款或交付身份资料。您所请求的付费修复我机构不能办理，请您谅解。',
  kept_until:
    '根据我机构账务，最后一次逾期已于{ended_on}结束，相关记录保存至{kept_until}，期满后由征信机构删除，您无需申请，也不需缴纳任何费用。',
  goes_on: '目前账户仍有逾期。五年自欠款还清之日起计算，越早还清，记录消除得越早。',
  never_bad:
    '根据我机构账务，没有发现逾期。如信用报告与此不符，请向我机构提出异议，我机构将核查更正。',
  ways: '您可以免费采取以下办法：一、认为记录有误的，提出异议，我机构自收到之日起二十日内核查并书面答复（第二十五条）；二、对记录作出说明，由征信机构予以记载（第十六条）；三、因疾病、失业、灾害等原因还款有困难的，申请纾困，与我机构商定还款安排。',
  differences:
    '经核对{read_on}的信用报告与我机构账务，以下{count}处不一致，我机构将向征信系统报送更正：{lines}。',
  differences_many:
    '经核对{read_on}的信用报告与我机构账务，共{count}处不一致，我机构将向征信系统报送更正，明细见书面答复所附对照表。',
  line: '{name}：报告为“{before}”，应为“{after}”',
  no_difference: '经逐项核对{read_on}的信用报告与我机构账务，两者一致，未发现错误，因此不予更正。',
  no_error: '经逐项核对{read_on}的信用报告与我机构账务，未发现需要更正的错误，因此不予更正。',
  granted: '经核查，我机构同意您的请求。',
  nothing_to_correct: '{read_on}的信用报告中没有需要我机构报送更正的项目。',
  declined: '经核查，现有材料不足以支持您的请求，因此不予同意。',
  declined_because: '经核查，我机构对您的请求不予同意。',
  reason: '理由：{reason}。',
  explanation: '我机构将请征信机构在您的信用记录中记载您的说明：“{explanation}”。',
  pause:
    '自{from}起至{until}止，我机构暂停向征信系统报送该笔债务新发生的不良信息；此前已经报送的真实记录不因此改变。',
  pause_over:
    '自{from}起至{until}止，我机构暂停向征信系统报送该笔债务新发生的不良信息；暂停期已经届满，报送已经恢复，此前已经报送的真实记录不因此改变。',
  pause_ended:
    '自{from}起，我机构暂停向征信系统报送该笔债务新发生的不良信息；暂停原定至{until}止，已于{ended_on}提前结束，此后恢复报送，此前已经报送的真实记录不因此改变。',
  pause_cancelled:
    '原定自{from}起至{until}止暂停向征信系统报送不良信息，已于{ended_on}取消，照常报送。',
  restructure: '您可以与我机构商定新的还款计划，另行签订书面协议后生效。',
  relief_kept: '真实的逾期记录依照第十六条保存五年，不因纾困而提前删除。',
  explain_way: '您仍可对记录作出说明，由征信机构予以记载。',
  decline_ways: '您仍可对记录作出说明，由征信机构予以记载（第十六条）；如有新的材料，可再次提出。',
  told: '经核查，我机构已于{told_on}将报送不良信息一事告知您本人，早于报送日，符合《征信业管理条例》第十五条的规定，告知凭证附后。',
  told_unreported: '经核查，我机构已于{told_on}将报送不良信息一事告知您本人，告知凭证附后。',
  told_before: '我机构的记录显示，已于{told_on}将报送不良信息一事告知您本人，并存有告知凭证。',
  not_told:
    '经核查，报送前未查到告知您本人的记录，我机构未履行《征信业管理条例》第十五条规定的告知义务，将依法整改并书面告知处理结果；所报送的信息属实的，不因此更正或者删除。',
  no_evidence:
    '经核查，我机构的记录显示已于{told_on}告知您本人，但未查到告知凭证，不能证明已履行《征信业管理条例》第十五条规定的告知义务，将依法整改并书面告知处理结果；所报送的信息属实的，不因此更正或者删除。',
  not_before:
    '经核查，我机构于{told_on}告知您本人，不早于报送日，未按《征信业管理条例》第十五条的规定事先告知，将依法整改并书面告知处理结果；所报送的信息属实的，不因此更正或者删除。',
};
type AnswerTexts = Readonly<Record<keyof typeof zh, string>>;

const en: AnswerTexts = {
  separator: '; ',
  joint: ' ',
  received: 'We received your {kind} about {subject} on {received_on}.',
  subject_loan: 'loan {loan_no}',
  subject_all: 'your credit record with us',
  pending: 'We are looking into it and will answer you in writing by {due_on}.',
  pending_late:
    'We are still looking into it. You were to have our answer by {due_on}: we are late, and we apologise. We will answer you in writing as soon as we have the result.',
  true_record:
    'By article 16 of the Regulation on the Administration of the Credit Reporting Industry, information about bad behaviour is kept for five years from the end of that behaviour and then deleted. Until then nobody has the right to delete a record that is true and accurate, so we cannot do what you ask for, and we ask for your understanding.',
  paid_repair:
    'No credit record can be repaired against payment: by article 16 of the Regulation on the Administration of the Credit Reporting Industry, true information about bad behaviour is kept for five years, and nobody who charges for it can have it deleted earlier. Please pay nobody for this and hand nobody your identity papers. We cannot do what you ask for, and we ask for your understanding.',
  kept_until:
    'By our ledger the last time overdue ended on {ended_on}; the record of it is kept until {kept_until} and then deleted by the credit bureau. You need not apply for that, and it costs nothing.',
  goes_on:
    'Something is still overdue on the account. The five years begin on the day it is paid: the sooner that is, the sooner the record goes.',
  never_bad:
    'By our ledger nothing was overdue. If the credit report says otherwise, please raise an objection: we will check it and correct it.',
  ways: 'What you can do, free of charge: first, if you believe a record is wrong, raise an objection, which we check and answer in writing within twenty days (article 25); second, give an explanation, which the credit bureau puts on record (article 16); third, if illness, loss of employment, a disaster or the like makes it hard to pay, ask us for relief and agree on a plan with us.',
  differences:
    'We compared the credit report of {read_on} with our ledger. Entries that differ: {count}. We will send their correction to the credit register: {lines}.',
  differences_many:
    'We compared the credit report of {read_on} with our ledger. Entries that differ: {count}. We will send their correction to the credit register; the table in our letter lists them.',
  line: '{name}: the report says "{before}", it should say "{after}"',
  no_difference:
    'We compared the credit report of {read_on} with our ledger entry by entry. They agree and we found no error, so nothing is corrected.',
  no_error:
    'We compared the credit report of {read_on} with our ledger entry by entry. We found no error that has to be corrected, so nothing is corrected.',
  granted: 'Having looked into it, we grant your request.',
  nothing_to_correct:
    'The credit report of {read_on} has no entry whose correction we would have to send.',
  declined_because: 'Having looked into it, we cannot grant your request.',
  declined:
    'Having looked into it, we find that what we have does not support your request, and so we cannot grant it.',
  reason: 'The reason: {reason}.',
  explanation: 'We will ask the credit bureau to put your explanation on record: "{explanation}".',
  pause:
    'From {from} to {until} we report no new information about bad behaviour on this debt to the credit register; true records that were reported before stay as they are.',
  pause_over:
    'From {from} to {until} we reported no new information about bad behaviour on this debt to the credit register; that time is over and reporting goes on, and true records that were reported before stay as they are.',
  pause_ended:
    'From {from} we reported no new information about bad behaviour on this debt to the credit register; this was to last until {until} and ended early, on {ended_on}. Since then reporting goes on; true records that were reported before stay as they are.',
  pause_cancelled:
    'From {from} to {until} no new information about bad behaviour was to be reported to the credit register; this was called off on {ended_on}, and reporting goes on as usual.',
  restructure:
    'You can agree on a new plan with us; it takes effect by a written agreement of its own.',
  relief_kept:
    'By article 16 true records of overdue payments are kept for five years, and relief does not delete them earlier.',
  explain_way: 'You can still give an explanation, which the credit bureau puts on record.',
  decline_ways:
    'You can still give an explanation, which the credit bureau puts on record (article 16); with new evidence you can ask again.',
  told: 'We find that we told you on {told_on} that information about bad behaviour would be reported: before it was, as article 15 of the Regulation on the Administration of the Credit Reporting Industry asks for. The proof is enclosed.',
  told_unreported:
    'We find that we told you on {told_on} that information about bad behaviour would be reported. The proof is enclosed.',
  told_before:
    'Our records say that we told you on {told_on} that information about bad behaviour would be reported, and we keep the proof of it.',
  not_told:
    'We find no record of having told you before information about bad behaviour was reported: we did not fulfil the duty of article 15 of the Regulation on the Administration of the Credit Reporting Industry. We will put this right as law asks and tell you the result in writing. What was reported and is true is not corrected or deleted for that.',
  no_evidence:
    'Our records say that we told you on {told_on}, but we have not found the proof, and so cannot show that we fulfilled the duty of article 15 of the Regulation on the Administration of the Credit Reporting Industry. We will put this right as law asks and tell you the result in writing. What was reported and is true is not corrected or deleted for that.',
  not_before:
    'We find that we told you on {told_on}, which was not before the report, as article 15 of the Regulation on the Administration of the Credit Reporting Industry asks for. We will put this right as law asks and tell you the result in writing. What was reported and is true is not corrected or deleted for that.',
};

export const ANSWER_TEXTS: Readonly<Record<Language, AnswerTexts>> = { zh, en };
export type AnswerKey = keyof typeof zh;
