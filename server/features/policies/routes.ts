import type { z } from 'zod';
import { KINDS_FOR_ALL, KINDS_OF_SUPERVISORS } from '../../contract/policyKinds.ts';
import { MIN_RETENTION_YEARS } from '../../contract/limits.ts';
import { done, orRefuse, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import { approveRequest, rejectRequest } from '../../contract/resources/adjustments.ts';
import { POLICY_VALUES, type PolicyRow, policies } from '../../contract/resources/policies.ts';
import { policyPreviewRequest, policyTouch } from '../../contract/views.ts';
import { parse } from '../../contract/validation.ts';
import {
  commandRoute,
  createRoute,
  readRoutes,
  type Present,
  serve,
} from '../../http/crudRouter.ts';
import { read, type Route, type SignedIn } from '../../http/route.ts';
import { applyAction, createRow } from '../../store/records.ts';
import { type UnitOfWork, personOf } from '../../store/unitOfWork.ts';
import type { PolicyValues } from '../../book/policies.ts';
import { refreshPositions } from '../../book/positions.ts';
import { policyPreview } from '../../views/policyPreview.ts';
import { inForceIds, loansChangedBy, unknownTemplates } from './store.ts';

const present: Present<typeof policies> = async (db, rows, { businessDate }) => {
  const inForce = await inForceIds(db, businessDate);
  return rows.map((row) => ({
    ...row,
    value: JSON.parse(row.value) as unknown,
    in_force: inForce.has(row.id),
  }));
};

const served = serve({
  definition: policies,
  spec: { table: 'policies', searched: policies.searched },
  present,
});

/** Whether notes would be kept for less than the law's floor. */
const keepsTooShort = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'retention_years' in value &&
  typeof value.retention_years === 'number' &&
  value.retention_years < MIN_RETENTION_YEARS;

/** Refuses a journey that names a template which is not there. */
async function checkTemplates(unit: UnitOfWork, value: unknown): Promise<Outcome<void>> {
  const { steps } = value as PolicyValues['outreach'];
  const codes = steps.flatMap(({ templates }) => templates);
  const [unknown] = await unknownTemplates(unit.db, codes);
  return unknown === undefined
    ? done(undefined)
    : refuseField('value', 'no_template_of_code', { q: unknown });
}

/**
 * Proposes a new dated row. It changes nothing before its date, and nothing at all until compliance
 * approves it.
 */
async function propose(
  unit: UnitOfWork,
  sent: z.output<typeof policies.create>,
  user: SignedIn,
): Promise<Outcome<PolicyRow>> {
  if (user.role === 'supervisor' && !KINDS_OF_SUPERVISORS.includes(sent.kind))
    return refuseField('kind', 'policy_of_admin');
  // The law's floor is named, where "not below 5" alone would look like a whim.
  if (sent.kind === 'note_review' && keepsTooShort(sent.value)) {
    const reason = {
      key: 'retention_too_short',
      parameters: { years: MIN_RETENTION_YEARS },
    } as const;
    return {
      ok: false,
      refusal: { ...reason, fields: { value: reason, 'value.retention_years': reason } },
    };
  }
  const value = parse(POLICY_VALUES[sent.kind], sent.value, 'zh');
  if (!value.ok) return refuseField('value', 'bad_policy_value', { kind: sent.kind });
  if (sent.kind === 'outreach') orRefuse(await checkTemplates(unit, value.value));
  // Among them assignment: who has loans of several products goes to one clerk with all of them.
  if (KINDS_FOR_ALL.includes(sent.kind) && sent.product != null)
    return refuseField('product', 'policy_for_all');
  if (sent.effective_on < unit.businessDate)
    return refuseField('effective_on', 'policy_in_past', { date: unit.businessDate });
  return done(
    await createRow(unit, policies, {
      ...sent,
      value: JSON.stringify(value.value),
      status: 'proposed',
      author_id: personOf(unit),
    }),
  );
}

async function decide(
  unit: UnitOfWork,
  row: PolicyRow,
  status: 'approved' | 'rejected',
  comment: string | null,
): Promise<Outcome<PolicyRow>> {
  if (row.status !== 'proposed') return refuse('already_decided');
  if (row.author_id === unit.actor.id) return refuse('own_request');
  if (status === 'approved' && row.effective_on < unit.businessDate)
    return refuse('policy_in_past', { date: unit.businessDate });
  const values = {
    status,
    decided_by: personOf(unit),
    decided_at: unit.now,
    decision_comment: comment,
  };
  const action = status === 'approved' ? 'approve' : 'reject';
  const after = await applyAction(unit, policies, row, action, values);
  // One that takes effect today meets events of today.
  if (status === 'approved') {
    const changed = await loansChangedBy(unit.db, row.kind, row.effective_on);
    await refreshPositions(unit.db, changed, unit.now);
  }
  return done(after);
}

const preview = read({
  method: 'post',
  path: '/policies/preview',
  access: { resource: 'policies', action: 'list' },
  summary: 'What these tiers or strategies would touch, were they in force today',
  body: policyPreviewRequest,
  answers: policyTouch,
  run: async (db, { body: { kind, value }, businessDate, language }) => {
    const rules =
      kind === 'tiers'
        ? { bands: orRefuse(parse(POLICY_VALUES.tiers, value, language)) }
        : { strategies: orRefuse(parse(POLICY_VALUES.tier_strategies, value, language)) };
    return done({ body: await policyPreview(db, rules, businessDate) });
  },
});

export const policyRoutes: Route[] = [
  preview,
  ...readRoutes(served),
  createRoute(served, policies.create, propose),
  commandRoute(
    served,
    'approve',
    'Let a policy take effect on its date',
    approveRequest,
    async (unit, row, { comment }) => await decide(unit, row, 'approved', comment ?? null),
  ),
  commandRoute(
    served,
    'reject',
    'Turn a policy down',
    rejectRequest,
    async (unit, row, { comment }) => await decide(unit, row, 'rejected', comment),
  ),
];
