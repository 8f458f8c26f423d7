import { text } from './text.ts';

/** Refusals about policies. */
export const policies = {
  bad_policy_value: text(
    'invalid_request',
    '策略内容不符合“{kind}”的要求，请检查各项',
    'The value does not fit a policy of the kind {kind}; check its parts',
  ),
  retention_too_short: text(
    'invalid_request',
    '记录至少保存 {years} 年（《消费金融公司管理办法》，依据为转载一致）',
    'Notes are kept for {years} years at least (Measures for the Administration of Consumer Finance Companies, as secondary copies agree)',
  ),
  policy_in_past: text(
    'rule_violated',
    '生效日不能早于业务日期 {date}：策略不改写过去',
    'A policy cannot take effect before the business date {date}: the past is not rewritten',
  ),
  policy_for_all: text(
    'rule_violated',
    '这类策略适用于所有产品，请不选产品；分案按产品区分的，写在规则里',
    'A policy of this kind is for all products: choose none; a rule of assignment may name products',
  ),
  no_template_of_code: text(
    'invalid_request',
    '没有代号为“{q}”的消息模板，请先写好模板或另选一个',
    'There is no template of the code {q}; write it first, or choose another',
  ),
  policy_of_admin: text(
    'forbidden',
    '主管只能提议“消息触达”策略，其余策略由管理员提议',
    'A supervisor proposes policies of outreach only; the others are proposed by an administrator',
  ),
} as const;
