import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Restructure, RestructureStep } from '../../server/contract/resources/restructures.ts';
import { RESTRUCTURE_LIMITS } from '../../server/domain/policyDefaults.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { isFull } from '../helpers/extent.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

const full = isFull();
const people = await openDesk();
const borrower = await createBorrower(people.staff);
beforeAll(async () => {
  // The quota of the month has tests of its own; many runs on one book would use it up.
  const value = {
    ...RESTRUCTURE_LIMITS.value,
    monthly_count: 100_000,
    monthly_waived_minor: 100_000_000_000,
  };
  const { body } = await people.admin
    .post('/api/policies')
    .send({
      kind: 'restructure_limits',
      effective_on: TODAY,
      value,
      source: '内部规定',
      confidence: 'C',
      reason: '扩大额度',
    })
    .expect(201);
  await people.compliance.post(`/api/policies/${body.id}/approve`).send({}).expect(200);
});

const ACTORS = ['staff', 'staff2', 'supervisor', 'supervisor2', 'compliance'] as const;
type Actor = (typeof ACTORS)[number];
const isSupervisor = (person: Actor) => person.startsWith('supervisor');

type Command =
  | { verb: 'submit' | 'approve' | 'reject' | 'reopen' | 'cancel' | 'update'; by: Actor }
  | { verb: 'sign'; by: Actor; party: 'borrower' | 'lender' | 'guarantor' }
  | { verb: 'pay'; by: 'staff' };

/**
 * What the contract says of a request, written anew: the test knows nothing of how the server
 * decides.
 */
interface Model {
  status: Restructure['status'];
  requester: Actor;
  large: boolean;
  first: Actor | null;
  signed: Set<string>;
}

/** The status after a command, or null where it must be refused. */
function next(model: Model, command: Command): Model | null {
  if (command.verb === 'pay') return model;
  const { by } = command;
  if (by === 'compliance') return null;
  const own = by === model.requester;
  const to = (status: Model['status'], changes: Partial<Model> = {}): Model => ({
    ...model,
    status,
    ...changes,
  });
  switch (command.verb) {
    case 'update':
      return model.status === 'draft' && own ? model : null;
    case 'submit':
      return model.status === 'draft' && own ? to('submitted', { first: null }) : null;
    case 'approve':
      if (model.status !== 'submitted' || !isSupervisor(by) || own || model.first === by)
        return null;
      return model.large && model.first === null
        ? to('submitted', { first: by })
        : to('approved', { signed: new Set() });
    case 'reject':
      return model.status === 'submitted' && isSupervisor(by) && !own
        ? to('rejected', { first: null })
        : null;
    case 'reopen':
      return model.status === 'rejected' && own ? to('draft') : null;
    case 'cancel':
      if (['draft', 'submitted', 'rejected'].includes(model.status))
        return own || isSupervisor(by) ? to('cancelled') : null;
      return model.status === 'approved' && isSupervisor(by) ? to('cancelled') : null;
    case 'sign': {
      if (
        model.status !== 'approved' ||
        command.party === 'guarantor' ||
        (command.party === 'lender' && own && model.large) ||
        model.signed.has(command.party)
      )
        return null;
      const signed = new Set([...model.signed, command.party]);
      return to(signed.size === 2 ? 'effective' : 'approved', { signed });
    }
  }
}

const person = fc.constantFrom(...ACTORS);
// Moves that lead on come more often than those that end it, or few runs would see an effect.
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      verb: fc.constant('submit' as const),
      by: fc.constantFrom<Actor>('staff', 'supervisor', 'staff2'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      verb: fc.constant('approve' as const),
      by: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom<Actor>('supervisor', 'supervisor2') },
        person,
      ),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      verb: fc.constant('sign' as const),
      by: fc.oneof({ weight: 4, arbitrary: fc.constantFrom<Actor>('staff', 'supervisor') }, person),
      party: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom('borrower' as const, 'lender' as const) },
        fc.constant('guarantor' as const),
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      verb: fc.constantFrom(
        'reject' as const,
        'reopen' as const,
        'cancel' as const,
        'update' as const,
      ),
      by: person,
    }),
  },
  { weight: 1, arbitrary: fc.constant({ verb: 'pay' as const, by: 'staff' as const }) },
);

const ALONG: readonly Command[] = [
  { verb: 'submit', by: 'staff' },
  { verb: 'approve', by: 'supervisor2' },
  { verb: 'sign', by: 'staff', party: 'borrower' },
];

const BODY: Record<string, object> = {
  reject: { comment: '材料不足' },
  cancel: { reason: '借款人改变主意' },
};

async function send(id: number, loan_id: number, one: Command): Promise<number> {
  if (one.verb === 'pay')
    return (
      await people.staff.post('/api/payments').send({
        loan_id,
        client_reference: randomUUID(),
        amount_minor: 100,
        paid_on: '2026-03-04',
        channel: 'cash',
      })
    ).status;
  if (one.verb === 'update')
    return (
      await people[one.by].put(`/api/restructures/${id}`).send({ cause: `改动 ${randomUUID()}` })
    ).status;
  if (one.verb === 'approve') {
    const { body: now } = await people[one.by].get(`/api/restructures/${id}/review`);
    const { status } = await people[one.by]
      .post(`/api/restructures/${id}/approve`)
      .send({ seen: now.fingerprint });
    return status;
  }
  const body =
    one.verb === 'sign' ? { party: one.party, signed_on: TODAY } : (BODY[one.verb] ?? {});
  return (await people[one.by].post(`/api/restructures/${id}/${one.verb}`).send(body)).status;
}

describe('random commands by random people', () => {
  it('never bring a request where the rules do not lead', async () => {
    let effects = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Actor>('staff', 'supervisor'),
        fc.boolean(),
        fc.nat({ max: 3 }),
        fc.array(command, { minLength: 4, maxLength: full ? 24 : 12 }),
        async (requester, large, ahead, random) => {
          // Three in four begin some way along: chance alone seldom gets to a signature.
          const commands = [
            ...ALONG.slice(0, ahead).map((one) =>
              one.verb === 'submit' ? { ...one, by: requester } : one,
            ),
            ...random,
          ];
          const { id: loan_id } = await createLoan(people.staff, borrower, {
            penalty_rate_bps: 1800,
          });
          const terms = {
            effective_on: TODAY,
            installments_count: 6,
            first_due_on: '2026-04-05',
            ...(large ? { waived_principal_minor: 600_000 } : {}),
          };
          const { body } = await people[requester]
            .post('/api/restructures')
            .send({ loan_id, kinds: ['extension'], cause: 'illness', statement: '住院', terms })
            .expect(201);
          const { id } = body as Restructure;
          let model: Model = { status: 'draft', requester, large, first: null, signed: new Set() };
          for (const one of commands) {
            const after = next(model, one);
            const status = await send(id, loan_id, one);
            expect(
              status < 300,
              `${JSON.stringify(one)} on ${model.status} answered ${status}`,
            ).toBe(after !== null);
            if (after === null) expect([403, 409, 422]).toContain(status);
            model = after ?? model;
            const { body: now } = await people.staff.get(`/api/restructures/${id}`).expect(200);
            expect(now).toMatchObject({
              status: model.status,
              effective_at: model.status === 'effective' ? expect.any(String) : null,
            });
            if (now.decided_by !== null) expect(now.decided_by).not.toBe(now.requested_by);
          }
          const { body: steps } = await people.staff
            .get(`/api/restructures/${id}/steps`)
            .expect(200);
          for (const { step, actor_id } of steps as RestructureStep[]) {
            if (step === 'approve' || step === 'reject' || step === 'approve_first')
              expect(actor_id).not.toBe((body as Restructure).requested_by);
          }
          if (model.status === 'effective') effects += 1;
        },
      ),
      { numRuns: full ? 250 : 20 },
    );
    await expectStoredAsRecomputed(people.server.deps.database.read);
    if (full) expect(effects).toBeGreaterThan(10);
  });
});
