import { z } from 'zod';
import { WARNING_PARAMETERS } from '../domain/warnings/policy.ts';
import { SEVERITIES, WARNING_OWNERS } from './enums.ts';

type Bounds = Readonly<Record<string, readonly [number, number]>>;
type Figures<B extends Bounds> = { [P in keyof B]: z.ZodInt };

/** A rule with figures of its own, each between the least and the most it may be. */
const ruleOf = <const B extends Bounds>(bounds: B) =>
  z.strictObject({
    enabled: z.boolean(),
    severity: z.enum(SEVERITIES),
    owner: z.enum(WARNING_OWNERS),
    act_days: z.int().min(1).max(60),
    ...(Object.fromEntries(
      Object.entries(bounds).map(([name, [least, most]]) => [name, z.int().min(least).max(most)]),
    ) as Figures<B>),
  });

const P = WARNING_PARAMETERS;

/** Which loans are warned of, who acts on it until when, and how the rules are measured. */
export const warningPolicy = z.strictObject({
  rules: z.strictObject({
    first_missed: ruleOf(P.first_missed),
    part_payments: ruleOf(P.part_payments).refine(({ in_row, shrinking }) => shrinking <= in_row, {
      path: ['shrinking'],
      params: { key: 'warning_shrinking' },
    }),
    later_each_time: ruleOf(P.later_each_time),
    late_habit: ruleOf(P.late_habit),
    promise_broken: ruleOf(P.promise_broken),
    payment_returned: ruleOf(P.payment_returned),
    number_invalid: ruleOf(P.number_invalid),
    details_changed: ruleOf(P.details_changed),
    joint_exposure: ruleOf(P.joint_exposure),
    complaint_open: ruleOf(P.complaint_open),
  }),
  fresh_days: z.int().min(1).max(90),
  late_days: z.int().min(1).max(90),
  within_days: z.int().min(7).max(180),
});
