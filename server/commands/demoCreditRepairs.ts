import { orRefuse } from '../contract/outcome.ts';
import type { DemoCreditRepair } from '../../seeds/rows.ts';
import type { BureauRecord } from '../contract/resources/repairFile.ts';
import type { CreditRepairRow } from '../contract/resources/creditRepairs.ts';
import { addDays, addMonths } from '../domain/time/calendar.ts';
import { ledgerFacts } from '../features/creditRepairs/facts.ts';
import { receiveRepair } from '../features/creditRepairs/intake.ts';
import {
  checkRepair,
  enterBureauRecord,
  submitRepair,
} from '../features/creditRepairs/checking.ts';
import { claimRepair } from '../features/creditRepairs/claiming.ts';
import { answerRepair, sendCorrection, withdrawRepair } from '../features/creditRepairs/closing.ts';
import { declineRepair, grantRepair } from '../features/creditRepairs/deciding.ts';
import { markRepair, unmarkRepair } from '../features/creditRepairs/marking.ts';
import type { RepairCheck } from '../domain/repair/repairChecklist.ts';
import type { SignedIn } from '../http/route.ts';
import { loadAccounts } from '../book/accounts.ts';
import { loadPolicies } from '../book/policies.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import { asOn, type People } from './demoRestructures.ts';

interface Ids {
  loan: (loan_no: string) => number;
  borrower: (external_id: string) => number;
}

/**
 * Brings each request of the demo book to the state it is meant to be in, by the same steps people
 * take.
 */
export async function playCreditRepairs(
  unit: UnitOfWork,
  rows: readonly DemoCreditRepair[],
  ids: Ids,
  people: People,
): Promise<void> {
  for (const row of rows) await playOne(unit, row, ids, people);
}

/** Days from receipt to each step; a late answer comes after every holiday. */
const AFTER = { claim: 1, check: 2, submit: 4, decide: 6, answer: 8, late: 40 } as const;
const MONTHS = 24;

/**
 * What the register shows of a loan: the ledger's own months and, where it shall differ, one of
 * them as a month overdue.
 */
async function bureauOf(
  unit: UnitOfWork,
  loan_id: number,
  read_on: string,
  differs: boolean,
): Promise<BureauRecord> {
  const [account] = await loadAccounts(unit.db, [loan_id]);
  if (account === undefined)
    throw new Error(`the demo book names loan ${loan_id}, which it does not have`);
  const months = Array.from({ length: MONTHS }, (_, back) => ({
    month: addMonths(`${read_on.slice(0, 7)}-01`, -1 - back).slice(0, 7),
    code: '*' as const,
    overdue_minor: null,
  }));
  const facts = ledgerFacts(account, await loadPolicies(unit.db), { read_on, months });
  const shown = facts.months
    .filter(({ month }) => month >= facts.opened_on.slice(0, 7))
    .map(({ month, code, overdue_minor }): BureauRecord['months'][number] => ({
      month,
      code: code ?? '*',
      overdue_minor,
    }));
  const wrong = differs ? shown.findIndex(({ code }, at) => code === 'N' && at >= 2) : -1;
  const [installment] = account.installments;
  const installment_minor =
    (installment?.principal_minor ?? 0) + (installment?.interest_minor ?? 0);
  return {
    read_on,
    opened_on: facts.opened_on,
    principal_minor: facts.principal_minor,
    balance_minor: facts.balance_minor,
    overdue_minor: facts.overdue_minor,
    status: facts.status,
    closed_on: facts.closed_on,
    months: shown.map((month, at) =>
      at === wrong ? { ...month, code: '1', overdue_minor: installment_minor } : month,
    ),
  };
}

const TICK_NOTE = '已核对原件';

/** Who plays a request of the demo book, on days counted from its receipt. */
interface Play {
  plot: DemoCreditRepair;
  loan_id: number;
  clerk: SignedIn;
  chief: SignedIn;
  /** The work of a day so long after receipt, but never later than today. */
  at: (days: number, who?: SignedIn) => UnitOfWork;
}

async function receive(
  { plot, loan_id, clerk, at }: Play,
  borrower_id: number,
): Promise<CreditRepairRow> {
  const { kind, cause, asks_for, statement, told_on, reported_on } = plot;
  return orRefuse(
    await receiveRepair(
      at(0),
      {
        borrower_id,
        loan_id,
        kind,
        cause,
        ...(asks_for === null ? {} : { asks_for }),
        statement,
        told_on,
        reported_on,
      },
      clerk,
    ),
  );
}

/** Marks the record of an objection as disputed; one that nobody took up waits for it. */
const mark = async ({ clerk, at }: Play, row: CreditRepairRow): Promise<CreditRepairRow> =>
  row.kind === 'objection' && row.forbidden_rule === null
    ? orRefuse(await markRepair(at(AFTER.claim), row, {}, clerk))
    : row;

async function check(
  { plot: { kind, bureau }, loan_id, clerk, at }: Play,
  received: CreditRepairRow,
): Promise<CreditRepairRow> {
  const unit = at(AFTER.check);
  const tick = async (row: CreditRepairRow, item: RepairCheck, note: string) =>
    orRefuse(await checkRepair(unit, row, { check: item, done: true, note }, clerk));
  let row = await tick(received, 'identity', TICK_NOTE);
  if (bureau !== null) {
    const shown = await bureauOf(unit, loan_id, unit.businessDate, bureau === 'differs');
    row = orRefuse(await enterBureauRecord(unit, row, shown, clerk));
  }
  if (kind === 'relief') row = await tick(row, 'cause_evidence', TICK_NOTE);
  if (kind === 'pre_report_notice') row = await tick(row, 'notice_proof', '短信回执已调取');
  return row;
}

/** The effects that are proposed, as the request's fields. */
function proposedEffects({ effects, received_on }: DemoCreditRepair) {
  if (effects === null) return {};
  const { explanation, wants_restructure, pause_days } = effects;
  return {
    explanation,
    wants_restructure,
    ...(pause_days !== null && {
      pause_from: addDays(received_on, AFTER.decide),
      pause_until: addDays(received_on, AFTER.decide + pause_days - 1),
    }),
  };
}

const WAITING = new Set<DemoCreditRepair['fate']>(['received', 'forbidden']);
const PROPOSED = new Set<DemoCreditRepair['fate']>(['proposed', 'proposed_decline']);
const DECLINED = new Set<DemoCreditRepair['fate']>([
  'proposed_decline',
  'answered_decline',
  'answered_late',
]);

async function propose({ plot, clerk, at }: Play, row: CreditRepairRow): Promise<CreditRepairRow> {
  const proposal = DECLINED.has(plot.fate) ? 'decline' : 'grant';
  const sent = { proposal, comment: plot.comment, ...proposedEffects(plot) } as const;
  return orRefuse(await submitRepair(at(AFTER.submit), row, sent, clerk));
}

async function decide(
  { plot: { fate, comment }, chief, at }: Play,
  row: CreditRepairRow,
): Promise<CreditRepairRow> {
  const unit = at(AFTER.decide, chief);
  return orRefuse(
    DECLINED.has(fate)
      ? await declineRepair(unit, row, { comment: comment ?? '' }, chief)
      : await grantRepair(unit, row, { comment }, chief),
  );
}

async function answer(
  { plot: { fate, received_on }, clerk, at }: Play,
  row: CreditRepairRow,
): Promise<void> {
  const day = fate === 'answered_late' ? AFTER.late : AFTER.answer;
  const reference = `EMS10987${String(row.id).padStart(5, '0')}`;
  const answered = orRefuse(
    await answerRepair(at(day), row, { channel: 'mail', reference }, clerk),
  );
  if (answered.marked_on !== null) orRefuse(await unmarkRepair(at(day), answered, {}, clerk));
  if (fate !== 'corrected') return;
  const proof = { reference: `GZ${received_on.replaceAll('-', '')}01` };
  orRefuse(await sendCorrection(at(AFTER.answer), answered, proof, clerk));
}

/** Plays a request as far as its fate lets it come. */
async function playOne(
  unit: UnitOfWork,
  plot: DemoCreditRepair,
  ids: Ids,
  people: People,
): Promise<void> {
  const { fate, comment, received_on } = plot;
  const clerk = people(plot.assignee_username ?? 'staff');
  const at = (days: number, who = clerk): UnitOfWork => {
    const on = addDays(received_on, days);
    return asOn(unit, on < unit.businessDate ? on : unit.businessDate, who);
  };
  const play = { plot, loan_id: ids.loan(plot.loan_no), clerk, chief: people('supervisor'), at };
  const received = await receive(play, ids.borrower(plot.borrower_external_id));
  if (WAITING.has(fate)) return;
  const claimed = await mark(
    play,
    orRefuse(await claimRepair(at(AFTER.claim), received, {}, clerk)),
  );
  if (fate === 'withdrawn') {
    orRefuse(await withdrawRepair(at(AFTER.check), claimed, { reason: comment }, clerk));
    return;
  }
  if (fate === 'forbidden_answered') {
    const sent = { channel: 'mail', reference: 'EMS1098764312' } as const;
    orRefuse(await answerRepair(at(AFTER.check), claimed, sent, clerk));
    return;
  }
  const checked = await check(play, claimed);
  if (fate === 'checking') return;
  const proposed = await propose(play, checked);
  if (PROPOSED.has(fate)) return;
  const decided = await decide(play, proposed);
  if (fate !== 'granted') await answer(play, decided);
}
