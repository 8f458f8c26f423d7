import type { Knex } from 'knex';
import type { CreditRepairRow } from '../../contract/resources/creditRepairs.ts';
import type { CorrectionLine } from '../../contract/resources/repairFile.ts';
import { pauseState, type PauseStanding } from '../../domain/repair/reportingPause.ts';
import { factsOf, type RepairFacts } from './facts.ts';
import { loanOf } from './store/loans.ts';
import { pauseEndedBy } from './store/pauses.ts';
import { correctionOf } from './store/register.ts';

/** Everything an answer to a request can speak of. */
export interface AnswerFacts {
  row: CreditRepairRow;
  today: string;
  loan_no: string | null;
  facts: Pick<
    RepairFacts,
    'bureau' | 'comparison' | 'notice_problem' | 'bad_ended_on' | 'record_kept_until'
  >;
  /** The correction as the decision froze it. */
  lines: readonly CorrectionLine[] | null;
  /** The pause that is proposed or was granted, as it stands. */
  pause: PauseStanding | null;
}

async function pauseOf(db: Knex, row: CreditRepairRow, on: string): Promise<PauseStanding | null> {
  const { pause_from: from_on, pause_until: until_on } = row;
  if (from_on === null || until_on === null) return null;
  const pause = { from_on, until_on, ended_on: await pauseEndedBy(db, row, on) };
  return { ...pause, state: pauseState(pause, on) };
}

/**
 * What an answer rests on as of a day; for an answer that was given, the day it was given on.
 * `known` saves reading the facts again.
 */
export async function answerFactsOf(
  db: Knex,
  row: CreditRepairRow,
  on: string,
  known?: RepairFacts,
): Promise<AnswerFacts> {
  const loan = row.loan_id === null ? undefined : await loanOf(db, row.loan_id);
  return {
    row,
    today: on,
    loan_no: loan?.loan_no ?? null,
    facts: known ?? (await factsOf(db, row, on)),
    lines: (await correctionOf(db, row.id))?.lines ?? null,
    pause: await pauseOf(db, row, on),
  };
}
