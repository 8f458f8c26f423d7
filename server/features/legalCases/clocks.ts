import type { Knex } from 'knex';
import { done } from '../../contract/outcome.ts';
import { loanClocks, type LoanClocks } from '../../contract/resources/legalDeadlines.ts';
import { loans } from '../../contract/resources/loans.ts';
import type { CaseDeadline } from '../../domain/legal/deadlines.ts';
import { INTERRUPTION_RULES } from '../../domain/legal/interruptionRules.ts';
import { daysBetween } from '../../domain/time/calendar.ts';
import { recordAt } from '../../http/crudRouter.ts';
import { read } from '../../http/route.ts';
import { caseDeadlines, loanDeadlines } from '../../book/caseDeadlines.ts';
import { guaranteesOf, knownCases } from '../../book/caseFacts.ts';
import { openCasesOf } from '../../book/cases.ts';
import { limitationFacts, weighLimitation, type KnownLimitation } from '../../book/limitation.ts';

/** The legal clocks of a loan, in one answer. */

type LoanDeadline = CaseDeadline & { legal_case_id: number | null };

/** The deadlines of the loan's open cases, or without one the loan's own. */
async function allDeadlines(
  db: Knex,
  loan_id: number,
  limitation: KnownLimitation,
  today: string,
): Promise<LoanDeadline[]> {
  const cases = await knownCases(db, await openCasesOf(db, [loan_id]));
  if (cases.length === 0) {
    const guarantees = (await guaranteesOf(db, [loan_id])).get(loan_id) ?? [];
    return loanDeadlines(limitation, guarantees, today).map((deadline) => ({
      ...deadline,
      legal_case_id: null,
    }));
  }
  return cases.flatMap((known) =>
    caseDeadlines(known, today).map((deadline) => ({ ...deadline, legal_case_id: known.row.id })),
  );
}

const SHARED: ReadonlySet<LoanDeadline['kind']> = new Set([
  'limitation',
  'guarantee_period',
  'guarantee_limitation',
]);

/** Deadlines by date; the limitation and the guarantees, which cases share, stand once. */
function shownDeadlines(deadlines: readonly LoanDeadline[]): LoanClocks['deadlines'] {
  const shared = new Set<string>();
  return deadlines
    .toSorted((a, b) => a.days_left - b.days_left)
    .filter(({ kind, on, ref }) => {
      if (!SHARED.has(kind)) return true;
      const key = `${kind} ${on} ${ref}`;
      const first = !shared.has(key);
      shared.add(key);
      return first;
    })
    .map(({ ref: _ref, ...deadline }) => deadline);
}

function shownLimitation(facts: KnownLimitation, today: string): LoanClocks['limitation'] {
  const { on, suspensions, interruptions, ...limitation } = weighLimitation(facts, today);
  return {
    ...limitation,
    last_due_on: facts.last_due_on,
    expires_on: on,
    days_left: daysBetween(today, on),
    expired: on < today,
    interruptions: interruptions.map((row) => {
      const { source, article } = INTERRUPTION_RULES[row.kind];
      return { ...row, rule: { source, article } };
    }),
    suspensions: suspensions.map(({ from, to, ...row }) => ({
      ...row,
      from_on: from,
      until_on: to,
    })),
  };
}

export const clocksRoute = read({
  method: 'get',
  path: '/loans/:id/clocks',
  access: { resource: 'loans', action: 'show' },
  summary:
    'The limitation of a loan with everything that started it anew, and all legal deadlines ' +
    'of it and its cases',
  answers: loanClocks,
  run: async (db, { params, businessDate }) => {
    const { id } = await recordAt(db, loans, params);
    const facts = (await limitationFacts(db, [id])).get(id);
    if (facts === undefined) throw new Error(`loan ${id} vanished`);
    return done({
      body: {
        limitation: shownLimitation(facts, businessDate),
        deadlines: shownDeadlines(await allDeadlines(db, id, facts, businessDate)),
      },
    });
  },
});
