import { text } from './text.ts';

/** Refusals about borrowers, their numbers and rows, and about users. */
export const people = {
  not_signed_in: text('unauthenticated', '请先登录', 'Please sign in'),
  wrong_password: text(
    'unauthenticated',
    '用户名或密码不正确',
    'The user name or the password is not right',
  ),
  wrong_current_password: text(
    'invalid_request',
    '当前密码不正确',
    'This is not your current password',
  ),
  own_role: text(
    'rule_violated',
    '不能更改自己的角色，请由另一位管理员处理',
    'You cannot change your own role; another administrator can',
  ),
  own_account: text(
    'rule_violated',
    '不能停用自己的账户，请由另一位管理员处理',
    'You cannot switch off your own account; another administrator can',
  ),
  last_admin: text(
    'rule_violated',
    '至少须保留一位可登录的管理员',
    'At least one administrator who can sign in must remain',
  ),
  over_reveals: text(
    'too_many_requests',
    '一小时内最多查看 {limit} 次明文，已达上限，{next} 起可再查看；已报主管和合规，急需时请其放行',
    'At most {limit} reveals an hour, and that many were made; again from {next}. Supervisors and compliance have been told and can allow more',
  ),
  over_files: text(
    'too_many_requests',
    '一小时内最多打开 {limit} 个附件，已达上限，{next} 起可再打开；已报主管和合规，急需时请其放行',
    'At most {limit} files an hour, and that many were opened; again from {next}. Supervisors and compliance have been told and can allow more',
  ),
  over_exports: text(
    'too_many_requests',
    '一天内最多导出 {limit} 次，已达上限，{next} 起可再导出；已报主管和合规，急需时请其放行',
    'At most {limit} exports a day, and that many were made; again from {next}. Supervisors and compliance have been told and can allow more',
  ),
  own_alarm: text(
    'forbidden',
    '自己触发的上限须由他人处理',
    'Whoever reached the limit does not decide on it',
  ),
  too_many_attempts: text(
    'too_many_requests',
    '密码或验证码错误次数过多，请在 {minutes} 分钟后重试',
    'Too many wrong passwords or codes; try again in {minutes} min',
  ),
  borrower_has_loans: text(
    'conflict',
    '该借款人名下有 {count} 笔贷款，不能删除',
    'This borrower has {count} loan(s) and cannot be deleted',
  ),
  borrower_has_contacted: text(
    'conflict',
    '该借款人有 {count} 位联系人已被联系过，不能删除',
    '{count} contact(s) of this borrower have been contacted; the borrower cannot be deleted',
  ),
  no_such_borrower: text(
    'invalid_request',
    '没有这位借款人，请重新选择',
    'There is no such borrower; choose another',
  ),
  borrower_merged: text(
    'conflict',
    '这条档案已并入序号 {id} 的借款人，请在那一条上操作',
    'This record was merged into borrower {id}; work on that one',
  ),
  same_record: text(
    'rule_violated',
    '这是同一条档案，请选另一条',
    'This is the record itself; choose another',
  ),
  already_linked: text(
    'conflict',
    '已作为同一人关联；要分开请由主管取消关联',
    'They are linked as one person already; a supervisor can unlink them',
  ),
  not_linked: text('conflict', '这条档案没有关联其他档案', 'This record is linked to no other'),
  number_known: text(
    'conflict',
    '这位借款人已有这个号码，请修改那一条',
    'The borrower has this number already; change that entry',
  ),
  number_is_primary: text(
    'rule_violated',
    '这是首选号码；请先把另一个号码设为首选',
    'This is the primary number; make another one primary first',
  ),
  number_was_called: text(
    'rule_violated',
    '这个号码拨打过，不能删除；打错的请标为“错号”',
    'This number was called and cannot be deleted; mark a wrong one as wrong',
  ),
  number_refusal_stays: text(
    'rule_violated',
    '对方要求不再拨打这个号码；要恢复请由主管处理',
    'They asked not to be called on this number; a supervisor can lift that',
  ),
  merge_identity_differs: text(
    'rule_violated',
    '两条档案的身份证号不同，不是同一人；写错的请先改正',
    'The two records have different identity numbers: they are two persons; correct a wrong one first',
  ),
  merge_asked: text(
    'conflict',
    '{who}已申请合并这条档案，等待主管审批',
    '{who} has asked for this record to be merged; a supervisor is to decide',
  ),
  merge_open_repairs: text(
    'conflict',
    '两条档案各有一件同类的信用修复未结；请先办结或撤回其中一件',
    'Both records have an open credit repair of the same kind; close or withdraw one first',
  ),
  borrower_has_pointers: text(
    'conflict',
    '有 {count} 条档案并入了这位借款人，不能删除',
    '{count} record(s) were merged into this borrower, who cannot be deleted',
  ),
  masked_value: text(
    'invalid_request',
    '这是遮盖后的值；要修改请填写完整的新值',
    'This is a masked value; to change it enter the whole new value',
  ),
} as const;
