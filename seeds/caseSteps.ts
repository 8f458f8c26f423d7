import { addDays, daysBetween } from '../server/domain/time/calendar.ts';
import type { DemoCase, DemoCaseStep } from './rows.ts';

/** Ways to a title that are not a suit, of cases in which payment was demanded. */

type Days = Pick<
  DemoCaseStep,
  'begun_on' | 'accepted_on' | 'issued_on' | 'served_on' | 'ended_on' | 'outcome'
>;
const NO_DAYS = {
  accepted_on: null,
  issued_on: null,
  served_on: null,
  ended_on: null,
  outcome: null,
} as const;

/** No step began more days before today. */
const EARLIEST = 12;

/** One step for each of the newest of these cases, the next one five days on. */
const STEPS: readonly {
  kind: DemoCaseStep['kind'];
  body: (court: string) => string;
  reference: string;
  days: (today: string, demanded_on: string) => Days;
}[] = [
  {
    // The court has fifteen days to issue it.
    kind: 'payment_order',
    body: (court) => court,
    reference: '民督118号',
    days: (today) => ({
      ...NO_DAYS,
      begun_on: addDays(today, -9),
      accepted_on: addDays(today, -6),
    }),
  },
  {
    // Thirty days from the agreement to have it confirmed.
    kind: 'mediation',
    body: () => '金融消费纠纷调解中心',
    reference: '调字31号',
    days: (today) => ({
      ...NO_DAYS,
      begun_on: addDays(today, -10),
      issued_on: addDays(today, -4),
    }),
  },
  {
    // The debtor can still object.
    kind: 'payment_order',
    body: (court) => court,
    reference: '民督97号',
    days: (today) => ({
      ...NO_DAYS,
      begun_on: addDays(today, -12),
      accepted_on: addDays(today, -11),
      issued_on: addDays(today, -8),
      served_on: addDays(today, -5),
    }),
  },
  {
    kind: 'mediation',
    body: () => '金融消费纠纷调解中心',
    reference: '调字24号',
    days: (today) => ({
      ...NO_DAYS,
      begun_on: addDays(today, -12),
      ended_on: addDays(today, -3),
      outcome: 'failed',
    }),
  },
  {
    // An award where there was time for one: two years to have it enforced.
    kind: 'arbitration',
    body: () => '仲裁委员会',
    reference: '仲字206号',
    days: (today, demanded_on) => {
      const begun_on = addDays(demanded_on, 5);
      return {
        ...NO_DAYS,
        begun_on,
        accepted_on: addDays(begun_on, 3),
        issued_on: daysBetween(begun_on, today) < 60 ? null : addDays(today, -10),
      };
    },
  },
];

export function stepsOf(cases: readonly DemoCase[], today: string): DemoCaseStep[] {
  const demanded = cases
    .filter(
      ({ stage, demanded_on }) =>
        stage === 'demand' && demanded_on !== null && demanded_on <= addDays(today, -EARLIEST),
    )
    .slice(0, STEPS.length);
  return demanded.map((row, at) => {
    const { kind, body, reference, days } = STEPS[at] as (typeof STEPS)[number];
    return {
      loan_no: row.loan_no,
      kind,
      body: body(row.court ?? '人民法院'),
      reference: `（${today.slice(0, 4)}）${reference}`,
      ...days(today, row.demanded_on ?? today),
    };
  });
}
