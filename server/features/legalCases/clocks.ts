import type { Knex } from 'knex';
import { refuse, done } from '../../contract/outcome.ts';
import { loanClocks, type LoanClocks } from '../../contract/resources/legalDeadlines.ts';
import { daysBetween } from '../../domain/time/calendar.ts';
import { recordId } from '../../http/crudRouter.ts';
import { read } from '../../http/route.ts';
import { caseDeadlines, loanDeadlines } from '../../book/caseDeadlines.ts';
import { guaranteesOf, knownCases } from '../../book/caseFacts.ts';
import { openCasesOf } from '../../book/cases.ts';
import { limitationFacts, weighLimitation } from '../../book/limitation.ts';

type Deadline = LoanClocks['deadlines'][number];

/**
 * Deadlines of the loan's open cases, or without one the loan's own; what several cases share
 * stands once.
 */
async function deadlinesOf(
  db: Knex,
  loan_id: number,
  today: string,
): Promise<Deadline[] | undefined> {
  const facts = (await limitationFacts(db, [loan_id])).get(loan_id);
  if (facts === undefined) return undefined;
  const cases = await knownCases(db, await openCasesOf(db, [loan_id]));
  const found: Deadline[] =
    cases.length === 0
      ? loanDeadlines(facts, (await guaranteesOf(db, [loan_id])).get(loan_id) ?? [], today).map(
          (one) => ({ ...one, legal_case_id: null }),
        )
      : cases.flatMap((one) =>
          caseDeadlines(one, today).map((deadline) => ({ ...deadline, legal_case_id: one.row.id })),
        );
  const shared = new Set<string>();
  return found
    .sort((a, b) => a.days_left - b.days_left)
    .filter(({ kind, on, ref }: Deadline & { ref?: number | null }) => {
      if (kind !== 'limitation' && kind !== 'guarantee_period') return true;
      const key = `${kind} ${on} ${ref}`;
      return shared.has(key) ? false : shared.add(key) !== undefined;
    });
}

async function clocksOf(db: Knex, loan_id: number, today: string): Promise<LoanClocks | undefined> {
  const deadlines = await deadlinesOf(db, loan_id, today);
  const facts = (await limitationFacts(db, [loan_id])).get(loan_id);
  if (deadlines === undefined || facts === undefined) return undefined;
  const {
    on,
    starts_on,
    source,
    article,
    rolled,
    provisional,
    suspended,
    capped,
    interruptions,
    suspensions,
  } = weighLimitation(facts, today);
  return {
    limitation: {
      last_due_on: facts.last_due_on,
      starts_on,
      expires_on: on,
      days_left: daysBetween(today, on),
      expired: on < today,
      source,
      article,
      rolled,
      provisional,
      suspended,
      capped,
      interruptions,
      suspensions: suspensions.map(({ from, to, ...row }) => ({
        ...row,
        from_on: from,
        until_on: to,
      })),
    },
    deadlines: deadlines.map(
      ({
        kind,
        on: day,
        days_left,
        source: law,
        article: number,
        rolled: moved,
        provisional: open,
        legal_case_id,
      }) => ({
        kind,
        on: day,
        days_left,
        source: law,
        article: number,
        rolled: moved,
        provisional: open,
        legal_case_id,
      }),
    ),
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
    const id = recordId(params['id']);
    const clocks = id === undefined ? undefined : await clocksOf(db, id, businessDate);
    return clocks === undefined
      ? refuse('no_such_record', { id: params['id'] ?? '' })
      : done({ body: clocks });
  },
});
