import { expect, it } from 'vitest';
import type { BankLine } from '../../server/contract/resources/bankLines.ts';
import { bring, createSource, readLines } from '../helpers/bank.ts';
import { openDesk } from '../helpers/desk.ts';
import { isFull } from '../helpers/extent.ts';
import { labelledLines, type Labelled } from '../helpers/labelledLines.ts';

const { server, staff } = await openDesk();

/** What is wrong with what became of a line; undefined where nothing is. */
function wrongOf({ loan, sure, open = false }: Labelled, line: BankLine): string | undefined {
  const paid = line.parts.map(({ loan_id }) => loan_id);
  if (sure) return paid.length === 1 && paid[0] === loan ? undefined : `not booked: ${line.doubt}`;
  if (paid.length > 0) return 'booked by itself';
  const [best] = line.candidates;
  if (loan === null) return best === undefined ? undefined : 'offered to somebody';
  const offered = open ? line.candidates.slice(0, 2) : line.candidates.slice(0, 1);
  return offered.some(({ loan_id }) => loan_id === loan) ? undefined : 'another is offered first';
}

it('of lines as people write them 98 in 100 are right, none is booked wrongly', async () => {
  const labelled = await labelledLines(staff);
  expect(labelled.length).toBeGreaterThanOrEqual(isFull() ? 300 : 80);
  const source = await createSource(staff);
  const told = labelled.map((line) => line.told);
  let answer = await bring(staff, source, told);
  while (answer.unread_count > 0) {
    const { body } = await staff.post(`/api/bank_statements/${answer.id}/match`).send({});
    answer = { ...answer, ...(body as object) };
  }
  const lines = await readLines(staff, { statement_id: answer.id });
  const judged = labelled.map((one, at) => {
    const line = lines[at];
    if (line === undefined) throw new Error(`line ${at} is missing`);
    return { kind: one.kind, told: one.told, wrong: wrongOf(one, line), one, line };
  });
  const wrong = judged.filter((row) => row.wrong !== undefined);
  const bookedWrongly = judged.filter(({ one, line }) =>
    line.parts.some(({ loan_id }) => !one.sure || loan_id !== one.loan),
  );
  const said = wrong.map(({ kind, told: { remark = '', payer = '', amount }, wrong: why }) =>
    [kind, why, amount, payer, remark].join(' · '),
  );
  expect(bookedWrongly.map(({ kind, told: { reference } }) => `${kind} ${reference}`)).toEqual([]);
  expect(said.length / labelled.length, said.join('\n')).toBeLessThanOrEqual(0.02);
  // Every fen has a home or waits.
  const sum = lines.reduce((total, line) => total + line.booked_minor, 0);
  const paid = (await server.deps.database
    .read('payments')
    .where({ channel: 'bank_transfer', status: 'posted' })
    .sum({ sum: 'amount_minor' })
    .first()) as { sum: number | string } | undefined;
  expect(Number(paid?.sum)).toBe(sum);
}, 120_000);
