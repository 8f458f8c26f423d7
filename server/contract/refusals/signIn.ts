import { text } from './text.ts';

/** Refusals about passwords, second factors, sessions, and what two people decide of accounts. */
export const signIn = {
  password_short: text(
    'invalid_request',
    '至少 {count} 个字符；可以是一句容易记住的话',
    'At least {count} characters; a sentence that is easy to remember will do',
  ),
  password_repeated: text(
    'invalid_request',
    '是同一段内容的重复，容易被猜到；请换一句话',
    'It says one thing over and over and is easily guessed; take a sentence instead',
  ),
  password_sequence: text(
    'invalid_request',
    '是连续的数字、字母或键盘上相邻的键，容易被猜到；请换一句话',
    'It follows the digits, the alphabet or the keyboard and is easily guessed; take a sentence instead',
  ),
  password_own_name: text(
    'invalid_request',
    '除了用户名或姓名，其余不足 8 个字符；请换一句话',
    'Beside the username or the name fewer than 8 characters are left; take a sentence instead',
  ),
  password_product: text(
    'invalid_request',
    '除了本系统的名称，其余不足 8 个字符；请换一句话',
    'Beside the name of this system fewer than 8 characters are left; take a sentence instead',
  ),
  password_common: text(
    'invalid_request',
    '是常见或已泄露的密码，即使加了数字或符号；请换一句话',
    'It is a common or leaked password, digits and signs around it or not; take a sentence instead',
  ),
  password_same: text(
    'invalid_request',
    '与当前密码相同；请换一个新的',
    'This is the password you have; choose another',
  ),
  current_needed: text('invalid_request', '请输入当前密码', 'Enter the password you have'),
  change_password_first: text(
    'password_change_required',
    '请先设置自己的密码，然后才能使用系统',
    'Set a password of your own first; nothing else can be done before',
  ),
  enrol_factor_first: text(
    'second_factor_required',
    '您的角色须使用动态验证码登录，请先绑定身份验证器',
    'Your role signs in with a code as well; set up an authenticator first',
  ),
  confirm_yourself: text(
    'confirmation_required',
    '请再次输入密码确认是本人，然后继续',
    'Enter your password once more to show that it is you, then go on',
  ),
  code_needed: text(
    'unauthenticated',
    '请输入身份验证器上的 6 位验证码，或一个恢复码',
    'Enter the 6 digits of your authenticator, or a recovery code',
  ),
  wrong_code: text(
    'unauthenticated',
    '验证码不正确、已用过或已过期；请等下一个验证码，或使用恢复码',
    'The code is wrong, was used or has run out; wait for the next one, or use a recovery code',
  ),
  code_required: text(
    'invalid_request',
    '请输入身份验证器上的 6 位验证码，或一个恢复码',
    'Enter the 6 digits of your authenticator, or a recovery code',
  ),
  code_not_right: text(
    'invalid_request',
    '验证码不正确、已用过或已过期；请等下一个验证码，或使用恢复码',
    'The code is wrong, was used or has run out; wait for the next one, or use a recovery code',
  ),
  wrong_enrolment_code: text(
    'invalid_request',
    '验证码不正确；请核对手机时间是否准确，并输入当前的 6 位验证码',
    'The code is not right; check the clock of the phone and enter the 6 digits it shows now',
  ),
  no_enrolment: text(
    'conflict',
    '绑定已过期，请重新开始',
    'This was begun too long ago; start anew',
  ),
  factor_enrolled: text(
    'conflict',
    '已绑定身份验证器；要更换请先解除',
    'An authenticator is set up already; remove it to set up another',
  ),
  no_factor: text('conflict', '没有绑定身份验证器', 'No authenticator is set up'),
  factor_demanded: text(
    'rule_violated',
    '策略要求此角色使用动态验证码，不能解除；手机丢失请管理员重置',
    'The policy asks this role for a code, so it cannot be removed; an administrator resets it when the phone is lost',
  ),
  no_such_session: text('not_found', '这个登录已经结束', 'This session has ended already'),
  account_waits: text(
    'conflict',
    '此账户已有同样的申请在等待另一人确认',
    'The same was asked for this account already and waits for another person',
  ),
  request_outdated: text(
    'conflict',
    '提出申请之后，此账户的角色已变；请驳回，需要时重新申请',
    'The role of the account has changed since this was asked; reject it, and ask anew where needed',
  ),
  account_unconfirmed: text(
    'rule_violated',
    '此账户还在等待另一人确认，不能启用',
    'This account waits for another person to confirm it and cannot be switched on',
  ),
  about_oneself: text(
    'rule_violated',
    '不能决定关于自己账户的申请，请由另一人处理',
    'This request is about your own account; another person must decide it',
  ),
} as const;
