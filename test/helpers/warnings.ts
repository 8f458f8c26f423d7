import type { Agent } from 'supertest';
import type { Warning } from '../../server/contract/resources/warnings.ts';
import { WARNING_POLICY, type WarningPolicy } from '../../server/domain/warnings/policy.ts';
import { WARNING_RULES, type WarningRuleName } from '../../server/domain/warnings/words.ts';
import { query, TODAY } from './api.ts';
import { createBorrower, createLoan, newPhone } from './book.ts';
import { type Desk } from './desk.ts';
import { enactPolicy } from './policies.ts';

/** The shipped rules with only these, each with what is said of it. */
export const onlyRules = (
  changes: { readonly [R in WarningRuleName]?: object },
  figures: object = {},
): WarningPolicy =>
  ({
    ...WARNING_POLICY.value,
    ...figures,
    rules: Object.fromEntries(
      WARNING_RULES.map((rule) => [
        rule,
        { ...WARNING_POLICY.value.rules[rule], enabled: rule in changes, ...changes[rule] },
      ]),
    ),
  }) as WarningPolicy;

/** Puts such rules in force from a day on. */
export const enactRules = async (
  desk: Pick<Desk, 'admin' | 'compliance'>,
  value: WarningPolicy,
  effective_on = TODAY,
): Promise<number> => await enactPolicy(desk, { kind: 'warning_rules', value, effective_on });

/** A loan of a borrower with a number of their own; its first installment is due on a day. */
export async function loanDueFrom(
  agent: Agent,
  first_due_on: string,
  changes: Record<string, unknown> = {},
): Promise<{ loan_id: number; borrower_id: number }> {
  const { borrower_id = await createBorrower(agent, { phone: newPhone() }), ...terms } = changes;
  const { id } = await createLoan(agent, borrower_id as number, {
    annual_rate_bps: 0,
    installments_count: 6,
    principal_minor: 600_000,
    disbursed_on: '2025-09-05',
    first_due_on,
    ...terms,
  });
  return { loan_id: id, borrower_id: borrower_id as number };
}

export const warningsOf = async (agent: Agent, filter: object): Promise<Warning[]> =>
  (
    await agent
      .get('/api/warnings')
      .query(query({ filter, sort: ['id', 'ASC'], range: [0, 99] }))
      .expect(200)
  ).body as Warning[];
