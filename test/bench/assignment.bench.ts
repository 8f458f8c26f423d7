import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isOneOf } from '../../db/dialect.ts';
import type { AssignedPerson, DeskPerson } from '../../server/domain/assignment/assignmentRules.ts';
import type { AssignmentPolicy } from '../../server/domain/assignment/assignmentRules.ts';
import { loadsOf, movesOf, spreadOf, type HeldLoan } from '../../server/domain/assignment/moves.ts';
import { shareOut } from '../../server/domain/assignment/sharing.ts';
import { planRun } from '../../server/features/assignment/plan.ts';
import { carryOut } from '../../server/features/assignment/runs.ts';
import { unitOfWork } from '../../server/store/unitOfWork.ts';
import { largeBook, TODAY } from './largeBook.ts';
import { median } from './measure.ts';

/**
 * Persons shared out among people at the desk by four rules, with moves and loads, against dealing
 * the same persons round like cards. Figures are made by a fixed sequence.
 */
const PERSONS = Number(process.env['PERSONS'] ?? 100_000);
const PEOPLE = 60;
const LOANS = Number(process.env['LOANS'] ?? 60_000);

const policy: AssignmentPolicy = {
  rules: [
    { name: 'M4+', days_from: 91, to: [{ team: 'late', max_persons: 5000, weight: 1 }] },
    { name: 'large', overdue_from_minor: 1_500_000, to: [{ max_persons: 5000, weight: 1 }] },
    { name: 'card', products: ['card'], to: [{ team: 'early', max_persons: 5000, weight: 1 }] },
    { name: 'else', to: [{ max_persons: 5000, weight: 1 }] },
  ],
  balance: 'amount',
  sticky: true,
  automatic: false,
};
const desk = Array.from(
  { length: PEOPLE },
  (_, at): DeskPerson => ({
    user_id: at + 1,
    team: at % 2 === 0 ? 'early' : 'late',
    clerk: true,
    away: at % 20 === 7,
  }),
);
/** Numbers that look random and are the same each time (a linear congruence modulo 2³²). */
function* sequence(): Generator<number, never> {
  for (let state = 7; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

function made(): { persons: AssignedPerson[]; loans: HeldLoan[] } {
  const numbers = sequence();
  const upTo = (most: number): number => Math.floor(numbers.next().value * most);
  const persons = Array.from(
    { length: PERSONS },
    (_, at): AssignedPerson => ({
      id: at + 1,
      overdue_minor: 10_000 + upTo(2_000_000),
      days_past_due: 1 + upTo(140),
      tier: 'M1',
      products: [upTo(4) === 0 ? 'card' : 'phone_loan'],
      region: null,
      holder: upTo(3) === 0 ? null : 1 + upTo(PEOPLE + 5),
      keeper: null,
    }),
  );
  const loans = persons.map(({ id, holder, overdue_minor }) => ({
    id,
    borrower_id: id,
    person_id: id,
    assigned_to: holder,
    overdue_minor,
  }));
  return { persons, loans };
}

/** The baseline: the next of those at the desk gets the next person. */
function dealtRound(persons: readonly AssignedPerson[]): ReadonlyMap<number, number> {
  return new Map(persons.map(({ id }, at) => [id, desk[at % PEOPLE]?.user_id ?? 0]));
}

/** A run over a large book: how long it is worked out, and how long writers wait for it. */
async function benchRun(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'daihou-bench-'));
  const deps = await largeBook(`sqlite:${folder}/book.sqlite`, LOANS);
  const { read, write } = deps.database;
  await write('policies').insert({
    kind: 'assignment',
    effective_on: TODAY,
    status: 'approved',
    source: 'bench',
    confidence: 'C',
    value: JSON.stringify({ ...policy, rules: policy.rules.slice(3), sticky: false }),
    created_at: TODAY,
    updated_at: TODAY,
  });
  const started = performance.now();
  const plan = await planRun(read, TODAY);
  const planned = performance.now();
  const outcome = await unitOfWork(
    deps,
    { id: null, name: 'bench' },
    async (unit) => await carryOut(unit, plan, 0),
  );
  const written = performance.now();
  if (!outcome.ok) throw new Error(`the run was refused: ${outcome.refusal.key}`);
  // The baseline: the same loans in one statement, without moves, audit or kept standings.
  const ids = plan.moves.map(({ loan_id }) => loan_id);
  await write.transaction(async (trx) => {
    await trx('loans')
      .where(isOneOf(trx, 'id', ids))
      .update({ assigned_to: 1 });
  });
  const bare = performance.now() - written;
  const { persons_count, moves_count } = outcome.value;
  console.log(
    `a run over ${LOANS} loans: worked out in ${(planned - started).toFixed(0)} ms, ` +
      `${persons_count} persons (${moves_count} loans) moved while writers wait ` +
      `${(written - planned).toFixed(0)} ms, a bare update ${bare.toFixed(0)} ms, ` +
      `${((written - planned) / bare).toFixed(1)} times as long`,
  );
  await deps.database.close();
  rmSync(folder, { recursive: true });
}

export async function benchAssignment(): Promise<void> {
  const { persons, loans } = made();
  const free = persons.map((person) => ({ ...person, holder: null }));
  const run = (some: readonly AssignedPerson[]) => {
    const sharing = shareOut(some, policy, desk);
    return { moves: movesOf(loans, sharing), loads: loadsOf(some, sharing, policy, desk) };
  };
  const baseline = await median(5, async () => await Promise.resolve(void dealtRound(persons)));
  for (const [what, some] of [
    ['two of three held', persons],
    ['nobody held', free],
  ] as const) {
    const ms = await median(3, async () => await Promise.resolve(void run(some)));
    const times = (ms / baseline).toFixed(0);
    console.log(
      `${PERSONS} persons to ${PEOPLE} people, ${what}: by rules ${ms.toFixed(0)} ms, ` +
        `dealt round ${baseline.toFixed(2)} ms, ${times} times as long`,
    );
    const { moves, loads } = run(some);
    const spread = ((spreadOf(loads, 'after', 'amount') ?? 0) / 10_000).toFixed(4);
    console.log(`  ${moves.length} moves; greatest load over least: ${spread}`);
  }
  await benchRun();
}
