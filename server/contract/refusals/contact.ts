import { text } from './text.ts';

/** Refusals about contacts, notes, promises, holds, complaints and review. */
export const contact = {
  contact_was_contacted: text(
    'conflict',
    '该联系人已于 {date} 联系过，记录须保留，不能删除',
    'This person was contacted on {date}; the record stays and cannot be deleted',
  ),
  of_guarantors_only: text(
    'rule_violated',
    '只有保证人才登记证件号码、住址和报送同意，请改为保证人或清空',
    'Identity number, address and consent to be reported are kept of guarantors only; clear them',
  ),
  number_not_valid: text(
    'rule_violated',
    '这个号码已标为错号，请选另一个号码',
    'This number is marked as wrong; choose another',
  ),
  no_such_number: text(
    'invalid_request',
    '借款人没有这个号码，请重新选择',
    'The borrower has no such number; choose another',
  ),
  number_of_borrower: text(
    'invalid_request',
    '只有联系借款人本人时才选号码',
    'A number is chosen only where the borrower is contacted',
  ),
  promise_incomplete: text(
    'invalid_request',
    '结果为“承诺还款”时，请填写承诺金额和承诺日期',
    'An outcome of "promised" needs an amount and a date',
  ),
  promise_unexpected: text(
    'invalid_request',
    '只有结果为“承诺还款”时才填写承诺金额和日期',
    'Only an outcome of "promised" has an amount and a date',
  ),
  promise_in_past: text(
    'rule_violated',
    '承诺日期不能早于联系当天 {date}',
    'A promise cannot be for a day before the contact ({date})',
  ),

  contact_in_future: text(
    'rule_violated',
    '联系时间不能晚于现在',
    'A contact cannot lie in the future',
  ),
  check_before_loan: text(
    'invalid_request',
    '时间不能早于放款日 {date}',
    'A contact about this loan cannot be before its disbursement on {date}',
  ),
  check_too_far: text(
    'invalid_request',
    '只能查询到 {date} 为止',
    'A contact can be asked about up to {date}',
  ),
  reserve_not_now: text(
    'invalid_request',
    '只能为现在起 {minutes} 分钟内的联系预留名额，请在联系前再预留',
    'A slot is held for a contact within {minutes} minutes of now only; reserve it when you make the contact',
  ),
  not_the_author: text(
    'forbidden',
    '只有作者本人可以修改这条记录',
    'Only its author may change this note',
  ),
  no_such_contact: text(
    'invalid_request',
    '该借款人没有这位联系人，请重新选择',
    'This borrower has no such contact; choose another',
  ),
  no_such_note: text(
    'invalid_request',
    '该贷款没有这条记录，请重新选择',
    'This loan has no such note; choose another',
  ),
  no_such_reservation: text(
    'invalid_request',
    '没有为您预留这次联系，请重新检查',
    'There is no such reservation of yours; check again',
  ),
  reservation_lapsed: text(
    'invalid_request',
    '为您预留的名额已于 {at} 失效，请重新检查，或不用预留直接保存',
    'The reservation lapsed at {at}; check again, or save without it',
  ),
  reservation_of_another: text(
    'invalid_request',
    '预留的是另一种方式或另一位对象的联系，请为这次联系重新检查，或不用预留直接保存',
    'The reservation is for another channel or another person; check again for this contact, or save without it',
  ),
  second_collector_not_desk: text(
    'invalid_request',
    '同行人员须为在职的经办或主管，请重新选择',
    'The second collector is an active member of staff or supervisor; choose another',
  ),
  contact_before_loan: text(
    'rule_violated',
    '联系时间不能早于放款日 {date}',
    'A contact about this loan cannot be before its disbursement on {date}',
  ),
  third_party_promise: text(
    'rule_violated',
    '紧急联系人只可询问联系方式或请其转告，不能记录其还款承诺；请改选其他结果',
    'An emergency contact may only be asked for contact data or to relay a message; they promise nothing: choose another outcome',
  ),
  refusal_stays: text(
    'rule_violated',
    '该联系人已于 {date} 拒绝联系，此日期不能清除或推后',
    'This person refused on {date}; the day can be neither cleared nor moved later',
  ),
  refused_number_stays: text(
    'rule_violated',
    '该号码已于 {date} 拒绝联系，不能更改；如有其他联系人，请另行登记',
    'This number refused on {date} and stays as it is; add another person as an entry of their own',
  ),
  refused_relation_stays: text(
    'rule_violated',
    '该联系人已于 {date} 拒绝联系，身份不能更改；如其已签署保证，请另行登记为保证人并填写同意日期',
    'This person refused on {date}, and their role stays; if they signed a guarantee, add them anew as a guarantor with the day of consent',
  ),
  guarantor_number_refused: text(
    'rule_violated',
    '该号码已于 {date} 拒绝联系；只有已签署保证的人可登记为保证人，请填写同意日期',
    'This number refused on {date}; only somebody who signed a guarantee can be its guarantor: enter the day of consent',
  ),
  second_collector_is_author: text(
    'invalid_request',
    '上门须有另一位同行人员',
    'A visit needs another person beside you',
  ),
  hold_ends_before_start: text(
    'invalid_request',
    '结束日不能早于开始日 {date}',
    'The end cannot be before the start on {date}',
  ),
  hold_is_over: text(
    'rule_violated',
    '结束日不能早于业务日期 {date}',
    'The end cannot be before the business date {date}',
  ),
  supervisor_lifts: text(
    'forbidden',
    '主管批准的暂停联系和“不得联系”只能由主管解除，请交主管处理',
    'A hold that a supervisor approved, and a ban on contact, are lifted by a supervisor; hand it to one',
  ),
  hold_ended: text('conflict', '该暂停已结束', 'This hold has ended'),
  no_first_review: text(
    'conflict',
    '该记录尚无首次复核结论，请先完成首次复核',
    'This note has no first review yet; review it first',
  ),
  already_reviewed: text('conflict', '该记录已有复核结论', 'This note was reviewed already'),
  no_verdict: text('conflict', '该记录没有复核结论可撤回', 'This note has no verdict to take back'),
  not_own_verdict: text(
    'forbidden',
    '只有作出结论的人可以撤回它',
    'Only the one who gave a verdict takes it back',
  ),
  verdict_stands: text(
    'rule_violated',
    '结论作出已超过 {minutes} 分钟，或已有答复或二次复核，不能撤回；借款人投诉或记录修改后会重新复核',
    'The verdict is older than {minutes} minutes, or was answered or looked at again, and stands; a complaint or an edit brings the note back',
  ),
  claimed_by_another: text(
    'conflict',
    '另一位复核人正在处理这条记录',
    'Another reviewer has this note',
  ),
  not_flagged: text(
    'conflict',
    '该记录未被标记，无需答复',
    'This note is not flagged; there is nothing to answer',
  ),
  answered_by_own_team: text(
    'forbidden',
    '作者所在小组“{team}”有自己的主管，应由该组主管答复',
    "The author's team, {team}, has a supervisor of its own, who answers this flag",
  ),
  not_for_second_look: text(
    'rule_violated',
    '该记录不在二次复核样本内',
    'This note is not in the sample for a second look',
  ),
  nothing_to_review: text('not_found', '没有待复核的记录', 'No note waits for review'),
  note_withdrawn: text('conflict', '该记录已撤回', 'This note was withdrawn'),
  complaint_late: text(
    'rule_violated',
    '答复期限已过，不能再延长，请尽快答复',
    'The time to answer has passed and cannot be extended: answer at once',
  ),
  complaint_longest: text(
    'conflict',
    '已延长至最长期限',
    'The time to answer was extended as far as it can be',
  ),
  extension_own: text(
    'forbidden',
    '再次延长须由另一人批准',
    'A second extension is approved by another person',
  ),
  complaint_interest: text(
    'forbidden',
    '投诉涉及您本人或您参与的联系，须由无利害关系的人处理',
    'The complaint is about you or a contact you took part in: somebody without interest handles it',
  ),
  own_complaint: text(
    'forbidden',
    '这件投诉由您登记，不能由您认定不成立；请由另一位合规人员处理',
    'You recorded this complaint and cannot dismiss it; another person of compliance can',
  ),
} as const;
