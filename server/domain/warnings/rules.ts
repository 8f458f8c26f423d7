import { addDays, daysBetween } from '../time/calendar.ts';
import {
  type Found,
  type Instalment,
  isRunning,
  isSettled,
  lateOn,
  type LoanHistory,
  nextDue,
  type PaymentMade,
  type PersonHistory,
} from './history.ts';
import type { WarningParameters } from './policy.ts';
import type { WarningRuleName } from './words.ts';

/** The rules of warnings: each a function of what happened up to a day. */

export interface Asked<R extends WarningRuleName> {
  readonly loan: LoanHistory;
  readonly person: PersonHistory;
  readonly rule: WarningParameters<R>;
  readonly on: string;
}
type Rule<R extends WarningRuleName> = (asked: Asked<R>) => Found | null;

/** How many days after its due date an installment was paid; before it counts as none. */
const daysLate = ({ due_on, settled_on }: Instalment): number =>
  settled_on === null ? 0 : Math.max(0, daysBetween(due_on, settled_on));

/** Of a loan the installments that were due and are paid by a day, the last first. */
const paidBefore = ({ instalments }: LoanHistory, on: string): Instalment[] =>
  instalments.filter((one) => one.due_on <= on && isSettled(one, on)).toReversed();

/** The last so many rows while all of them fit; fewer where one does not. */
function runOf<T>(rows: readonly T[], fits: (row: T, next: T | undefined) => boolean): T[] {
  const run: T[] = [];
  for (const row of rows) {
    if (!fits(row, run.at(-1))) break;
    run.push(row);
  }
  return run;
}

/** Nothing was paid on the first installment and it is so many days late. */
const firstMissed: Rule<'first_missed'> = ({ loan, rule, on }) => {
  const [first] = loan.instalments;
  if (first?.sequence !== 1 || loan.schedule_version !== 1 || isSettled(first, on)) return null;
  const days_late = daysBetween(first.due_on, on);
  if (days_late < rule.late_days) return null;
  return {
    cause: `due ${loan.loan_id} ${first.due_on}`,
    since_on: addDays(first.due_on, rule.late_days),
    figures: { installment_on: first.due_on, days_late, amount_minor: first.amount_minor },
  };
};

/** What a payment should have been: the installment last due by its day or the next, if less. */
function askedOf({ instalments }: LoanHistory, { paid_on }: PaymentMade): number {
  const next = instalments.find(({ due_on }) => due_on > paid_on);
  const last = instalments.findLast(({ due_on }) => due_on <= paid_on) ?? next;
  return Math.min(last?.amount_minor ?? 0, (next ?? last)?.amount_minor ?? 0);
}

/** The last payments were each less than an installment; fewer are enough where they shrink. */
const partPayments: Rule<'part_payments'> = ({ loan, rule, on }) => {
  const paid = loan.payments
    .filter(({ paid_on, returned_on }) => paid_on <= on && (returned_on ?? '9999') > on)
    .toReversed();
  const run = runOf(paid, (one) => one.amount_minor < askedOf(loan, one)).slice(0, MOST_IN_RUN);
  const [last] = run;
  const shrinks = run
    .slice(0, rule.shrinking)
    .every((one, at) => at === 0 || one.amount_minor > (run[at - 1]?.amount_minor ?? 0));
  const isLong = run.length >= rule.in_row;
  if (last === undefined || !(isLong || (shrinks && run.length >= rule.shrinking))) return null;
  return {
    cause: `payment ${last.id}`,
    same: run.map(({ id }) => `payment ${id}`),
    since_on: last.paid_on,
    figures: {
      happened_on: last.paid_on,
      count: run.length,
      amounts_minor: run
        .slice(0, MOST_TOLD)
        .map(({ amount_minor }) => amount_minor)
        .toReversed(),
      amount_minor: askedOf(loan, last),
    },
  };
};
/** Payments of a run that are looked back over, and figures of one that are told. */
const MOST_IN_RUN = 60;
const MOST_TOLD = 6;

/** The last installments were each paid later than the one before, though paid. */
const laterEachTime: Rule<'later_each_time'> = ({ loan, rule, on }) => {
  if (lateOn(loan, on).length > 0) return null;
  const run = runOf(paidBefore(loan, on), (one, next) =>
    next === undefined ? daysLate(one) >= rule.late_days : daysLate(one) < daysLate(next),
  );
  const [last] = run;
  if (last?.settled_on == null || run.length < rule.periods) return null;
  return {
    cause: `due ${loan.loan_id} ${last.due_on}`,
    same: run.map(({ due_on }) => `due ${loan.loan_id} ${due_on}`),
    since_on: last.settled_on,
    figures: {
      installment_on: last.due_on,
      count: run.length,
      days: run.slice(0, MOST_TOLD).map(daysLate).toReversed(),
    },
  };
};

/** Within a period: the last ones were paid late, and the next falls due in so many days. */
const lateHabit: Rule<'late_habit'> = ({ loan, rule, on }) => {
  if (lateOn(loan, on).length > 0) return null;
  const next = nextDue(loan, on);
  if (next === undefined || daysBetween(on, next.due_on) > rule.before_days) return null;
  const last = paidBefore(loan, on)
    .filter(({ due_on }) => due_on < next.due_on)
    .slice(0, rule.periods);
  if (last.length < rule.periods || last.some((one) => daysLate(one) < rule.late_days)) return null;
  return {
    cause: `due ${loan.loan_id} ${next.due_on}`,
    since_on: addDays(next.due_on, -rule.before_days),
    figures: {
      installment_on: next.due_on,
      amount_minor: next.amount_minor,
      count: last.length,
      days: last.map(daysLate).toReversed(),
    },
  };
};

/** So many promises were broken within some days, and something is still late. */
const promiseBroken: Rule<'promise_broken'> = ({ loan, rule, on }) => {
  const broken = loan.promises.filter(
    ({ promise_on }) => promise_on < on && promise_on >= addDays(on, -rule.within_days),
  );
  const last = broken.at(-1);
  if (last === undefined || broken.length < rule.times || lateOn(loan, on).length === 0)
    return null;
  return {
    cause: `note ${last.note_id} ${loan.loan_id}`,
    since_on: addDays(last.promise_on, 1),
    figures: {
      happened_on: last.promise_on,
      amount_minor: last.amount_minor,
      count: broken.length,
    },
  };
};

/** So many payments came back within some days. */
const paymentReturned: Rule<'payment_returned'> = ({ loan, rule, on }) => {
  const back = loan.payments
    .filter(
      ({ returned_on }) =>
        returned_on !== null && returned_on <= on && returned_on >= addDays(on, -rule.within_days),
    )
    .toSorted((a, b) => (a.returned_on ?? '').localeCompare(b.returned_on ?? '') || a.id - b.id);
  const last = back.at(-1);
  if (last?.returned_on == null || back.length < rule.times) return null;
  return {
    cause: `payment ${last.id}`,
    since_on: last.returned_on,
    figures: { happened_on: last.returned_on, amount_minor: last.amount_minor, count: back.length },
  };
};

/** Whether a loan is the one of its borrower that falls due first: one warning for the person. */
function isFirst({ loan, person, on }: Asked<WarningRuleName>, among = person.loans): boolean {
  const dueOn = (one: LoanHistory) =>
    lateOn(one, on)[0]?.due_on ?? nextDue(one, on)?.due_on ?? '9999';
  const first = among
    .filter((one) => isRunning(one, on))
    .toSorted((a, b) => dueOn(a).localeCompare(dueOn(b)) || a.loan_id - b.loan_id)[0];
  return first?.loan_id === loan.loan_id;
}

const ofBorrower = ({ loan, person }: Asked<WarningRuleName>): LoanHistory[] =>
  person.loans.filter(({ borrower_id }) => borrower_id === loan.borrower_id);

/** The number that is called first is known to be wrong. */
const numberInvalid: Rule<'number_invalid'> = (asked) => {
  const { loan, person, on } = asked;
  const wrong = person.numbers.find(
    ({ borrower_id, since_on }) => borrower_id === loan.borrower_id && since_on <= on,
  );
  if (wrong === undefined || !isFirst(asked, ofBorrower(asked))) return null;
  const installment_on = nextDue(loan, on)?.due_on;
  return {
    cause: `number ${wrong.id} ${wrong.since_on}`,
    since_on: wrong.since_on,
    figures: {
      happened_on: wrong.since_on,
      ...(installment_on !== undefined && { installment_on }),
    },
  };
};

/** Employer or address was changed shortly before or after a due date. */
const detailsChanged: Rule<'details_changed'> = (asked) => {
  const { loan, person, rule, on } = asked;
  const change = person.changes.findLast(
    (one) => one.borrower_id === loan.borrower_id && one.on <= on,
  );
  if (change === undefined || !isFirst(asked, ofBorrower(asked))) return null;
  const near = loan.instalments.find(
    ({ due_on }) =>
      due_on >= addDays(change.on, -rule.after_days) &&
      due_on <= addDays(change.on, rule.before_days),
  );
  if (near === undefined) return null;
  return {
    cause: `event ${change.event_id}`,
    since_on: change.on,
    figures: { happened_on: change.on, installment_on: near.due_on, detail: change.detail },
  };
};

/** A person has several loans, and another of them is late: what is paid now may not be next. */
const jointExposure: Rule<'joint_exposure'> = (asked) => {
  const { loan, person, rule, on } = asked;
  if (lateOn(loan, on).length > 0) return null;
  const running = person.loans.filter((one) => isRunning(one, on));
  const outstanding_minor = running.reduce((sum, one) => sum + one.outstanding_minor, 0);
  if (running.length < rule.loans || outstanding_minor < rule.outstanding_minor) return null;
  const [worst] = running
    .flatMap((one) => {
      const [oldest] = lateOn(one, on);
      return oldest === undefined ? [] : [{ one, due_on: oldest.due_on }];
    })
    .toSorted((a, b) => a.due_on.localeCompare(b.due_on) || a.one.loan_id - b.one.loan_id);
  if (worst === undefined || daysBetween(worst.due_on, on) < rule.late_days) return null;
  const onTime = running.filter((one) => lateOn(one, on).length === 0);
  if (!isFirst(asked, onTime)) return null;
  return {
    cause: `late ${worst.one.loan_id} ${worst.due_on}`,
    since_on: addDays(worst.due_on, rule.late_days),
    figures: {
      loan_id: worst.one.loan_id,
      days_late: daysBetween(worst.due_on, on),
      count: running.length,
      outstanding_minor,
    },
  };
};

/** A complaint has no answer yet: the person may hold back what is due until there is one. */
const complaintOpen: Rule<'complaint_open'> = (asked) => {
  const { loan, person, rule, on } = asked;
  const open = person.complaints.find(
    (one) =>
      (one.loan_id === loan.loan_id ||
        (one.loan_id === null &&
          one.borrower_id === loan.borrower_id &&
          isFirst(asked, ofBorrower(asked)))) &&
      addDays(one.received_on, rule.open_days) <= on &&
      (one.answered_on === null || one.answered_on > on),
  );
  if (open === undefined) return null;
  return {
    cause: `complaint ${open.id}`,
    since_on: addDays(open.received_on, rule.open_days),
    figures: { happened_on: open.received_on, count: daysBetween(open.received_on, on) },
  };
};

const RULES: { readonly [R in WarningRuleName]: Rule<R> } = {
  first_missed: firstMissed,
  part_payments: partPayments,
  later_each_time: laterEachTime,
  late_habit: lateHabit,
  promise_broken: promiseBroken,
  payment_returned: paymentReturned,
  number_invalid: numberInvalid,
  details_changed: detailsChanged,
  joint_exposure: jointExposure,
  complaint_open: complaintOpen,
};

/** Why a rule warns of a running loan on a day; null where it does not. */
export const ask = <R extends WarningRuleName>(name: R, asked: Asked<R>): Found | null =>
  RULES[name](asked);
