import { orRefuse } from '../contract/outcome.ts';
import type { DemoCreditRepair } from '../../seeds/rows.ts';
import type { BureauRecord } from '../contract/resources/repairFile.ts';
import type { CreditRepairRow } from '../contract/resources/creditRepairs.ts';
import { addDays, addMonths } from '../domain/time/calendar.ts';
import { ledgerFacts } from '../features/creditRepairs/facts.ts';
import { receiveRepair } from '../features/creditRepairs/intake.ts';
import {
  answerRepair,
  checkRepair,
  claimRepair,
  declineRepair,
  enterBureauRecord,
  grantRepair,
  sendCorrection,
  submitRepair,
  withdrawRepair,
} from '../features/creditRepairs/service.ts';
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

/** Days from receipt to each step; an answer that came late came after every holiday. */
const AFTER = { claim: 1, check: 2, submit: 4, decide: 6, answer: 8, late: 40 } as const;
const MONTHS = 24;

/**
 * What the register shows: the ledger's own months, and where it differs one of them a month
 * overdue.
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
  const installment = account.installments[0];
  return {
    read_on,
    opened_on: facts.opened_on,
    principal_minor: facts.principal_minor,
    balance_minor: facts.balance_minor,
    overdue_minor: facts.overdue_minor,
    status: facts.status,
    closed_on: facts.closed_on,
    months: shown.map((one, at) =>
      at === wrong
        ? {
            ...one,
            code: '1',
            overdue_minor: (installment?.principal_minor ?? 0) + (installment?.interest_minor ?? 0),
          }
        : one,
    ),
  };
}

const TICK_NOTE = '已核对原件';

async function check(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { kind, bureau }: DemoCreditRepair,
  loan_id: number,
  clerk: SignedIn,
): Promise<CreditRepairRow> {
  let now = orRefuse(
    await checkRepair(unit, row, { check: 'identity', done: true, note: TICK_NOTE }, clerk),
  );
  if (bureau !== null)
    now = orRefuse(
      await enterBureauRecord(
        unit,
        now,
        await bureauOf(unit, loan_id, unit.businessDate, bureau === 'differs'),
        clerk,
      ),
    );
  if (kind === 'relief')
    now = orRefuse(
      await checkRepair(unit, now, { check: 'cause_evidence', done: true, note: TICK_NOTE }, clerk),
    );
  if (kind === 'pre_report_notice')
    now = orRefuse(
      await checkRepair(
        unit,
        now,
        { check: 'notice_proof', done: true, note: '短信回执已调取' },
        clerk,
      ),
    );
  return now;
}

const WAITING = new Set<DemoCreditRepair['fate']>(['received', 'forbidden']);
const PROPOSED = new Set<DemoCreditRepair['fate']>(['proposed', 'proposed_decline']);
const DECLINED = new Set<DemoCreditRepair['fate']>([
  'proposed_decline',
  'answered_decline',
  'answered_late',
]);

async function playOne(
  unit: UnitOfWork,
  plot: DemoCreditRepair,
  ids: Ids,
  people: People,
): Promise<void> {
  const {
    kind,
    cause,
    asks_for,
    statement,
    received_on,
    told_on,
    reported_on,
    fate,
    comment,
    effects,
  } = plot;
  const loan_id = ids.loan(plot.loan_no);
  const clerk = people(plot.assignee_username ?? 'staff');
  const at = (days: number, who = clerk): UnitOfWork => {
    const on = addDays(received_on, days);
    return asOn(unit, on < unit.businessDate ? on : unit.businessDate, who);
  };
  let now = orRefuse(
    await receiveRepair(
      at(0),
      {
        borrower_id: ids.borrower(plot.borrower_external_id),
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
  if (WAITING.has(fate)) return;
  now = orRefuse(await claimRepair(at(AFTER.claim), now, {}, clerk));
  if (fate === 'withdrawn') {
    orRefuse(await withdrawRepair(at(AFTER.check), now, { reason: comment }, clerk));
    return;
  }
  if (fate === 'forbidden_answered') {
    orRefuse(
      await answerRepair(
        at(AFTER.check),
        now,
        { channel: 'mail', reference: 'EMS1098764312' },
        clerk,
      ),
    );
    return;
  }
  now = await check(at(AFTER.check), now, plot, loan_id, clerk);
  if (fate === 'checking') return;
  const decline = DECLINED.has(fate);
  const pause =
    effects?.pause_days == null
      ? {}
      : {
          pause_from: addDays(received_on, AFTER.decide),
          pause_until: addDays(received_on, AFTER.decide + effects.pause_days - 1),
        };
  const asked =
    effects === null
      ? {}
      : {
          explanation: effects.explanation,
          wants_restructure: effects.wants_restructure,
          ...pause,
        };
  now = orRefuse(
    await submitRepair(
      at(AFTER.submit),
      now,
      { proposal: decline ? 'decline' : 'grant', comment, ...asked },
      clerk,
    ),
  );
  if (PROPOSED.has(fate)) return;
  const chief = people('supervisor');
  now = orRefuse(
    decline
      ? await declineRepair(at(AFTER.decide, chief), now, { comment: comment ?? '' }, chief)
      : await grantRepair(at(AFTER.decide, chief), now, { comment }, chief),
  );
  if (fate === 'granted') return;
  now = orRefuse(
    await answerRepair(
      at(fate === 'answered_late' ? AFTER.late : AFTER.answer),
      now,
      { channel: 'mail', reference: `EMS10987${String(now.id).padStart(5, '0')}` },
      clerk,
    ),
  );
  if (fate === 'corrected')
    orRefuse(
      await sendCorrection(
        at(AFTER.answer),
        now,
        { reference: `GZ${received_on.replaceAll('-', '')}01` },
        clerk,
      ),
    );
}
