import { describe, expect, it } from 'vitest';
import type {
  ApprovalRow,
  Restructure,
  RestructureQuota,
} from '../../server/contract/resources/restructures.ts';
import { RESTRUCTURE_LIMITS } from '../../server/domain/policyDefaults.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLateLoan, pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { attachFile } from '../helpers/evidence.ts';
import { openPdf, readPages } from '../helpers/pdfPage.ts';
import { actOnPlan, draftPlan } from '../helpers/plans.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

const { server, staff, supervisor, supervisor2, compliance, admin } = await openDesk();
const borrower = await createBorrower(staff);

const draft = async ({
  terms = {},
  ...changes
}: { terms?: object } & Record<string, unknown> = {}) =>
  await draftPlan(staff, await createLateLoan(staff, borrower), terms, changes);
const submitted = async (changes: Parameters<typeof draft>[0] = {}): Promise<number> => {
  const { id } = await draft(changes);
  await actOnPlan(staff, id, 'submit').expect(200);
  return id;
};
const statusOf = async (id: number) =>
  ((await staff.get(`/api/restructures/${id}`).expect(200)).body as Restructure).status;

describe('decisions together', () => {
  it('approve the plain ones, all or none, and the desk says which they are', async () => {
    const [one, two, large] = [
      await submitted(),
      await submitted(),
      await submitted({ terms: { waived_principal_minor: 100_000 }, kinds: ['waiver'] }),
    ];
    const desk = (await supervisor.get('/api/approvals').expect(200)).body as ApprovalRow[];
    expect([one, two, large].map((id) => desk.find((row) => row.id === id)?.bulk)).toEqual([
      true,
      true,
      false,
    ]);
    expect(desk.find((row) => row.id === one)).toMatchObject({
      waiting_days: 0,
      owed_minor: 12_518_55,
      risks: ['no_evidence'],
      approvers_needed: 1,
    });
    const { body } = await supervisor
      .post('/api/restructures/bulk_approve')
      .send({ ids: [one, two, large] })
      .expect(422);
    expect(body.message).toContain(String(large));
    expect([await statusOf(one), await statusOf(two)]).toEqual(['submitted', 'submitted']);
    await staff
      .post('/api/restructures/bulk_approve')
      .send({ ids: [one] })
      .expect(403);
    await supervisor.post('/api/restructures/bulk_approve').send({ ids: [] }).expect(400);
    expect(
      (
        await supervisor
          .post('/api/restructures/bulk_approve')
          .send({ ids: [one, two], comment: '同批审阅' })
          .expect(200)
      ).body.ids,
    ).toEqual([one, two]);
    expect([await statusOf(one), await statusOf(two), await statusOf(large)]).toEqual([
      'approved',
      'approved',
      'submitted',
    ]);
  });

  it('leave out what has moved since it was submitted', async () => {
    const id = await submitted();
    const { body } = await staff.get(`/api/restructures/${id}`);
    await pay(staff, (body as Restructure).loan_id, 50_00, '2026-03-04', 'app');
    await supervisor
      .post('/api/restructures/bulk_approve')
      .send({ ids: [id] })
      .expect(422);
    const { body: now } = await supervisor.get(`/api/restructures/${id}/review`).expect(200);
    await actOnPlan(supervisor, id, 'approve', { seen: now.fingerprint }).expect(200);
  });
});

describe('the signature of the lender', () => {
  it('of a plan decided by two needs a signed copy where the requester records it', async () => {
    const id = await submitted({ terms: { installments_count: 40 } });
    await actOnPlan(supervisor, id, 'approve').expect(200);
    await actOnPlan(supervisor2, id, 'approve').expect(200);
    const lender = { party: 'lender', signed_on: TODAY };
    await actOnPlan(staff, id, 'sign', lender).expect(422);
    await attachFile(staff, 'restructures', id, 'signed_agreement');
    await actOnPlan(staff, id, 'sign', lender).expect(200);
  });
});

describe('a guarantor', () => {
  it("must be the borrower's and have consented, and signs as the third", async () => {
    const contact = async (relation: string) =>
      (
        (
          await staff
            .post('/api/borrower_contacts')
            .send({
              borrower_id: borrower,
              relation,
              full_name: '赵强',
              phone: '13700002222',
              relationship: '兄弟',
            })
            .expect(201)
        ).body as { id: number }
      ).id;
    const [friend, guarantor] = [await contact('emergency_contact'), await contact('guarantor')];
    const { id } = await draft({ kinds: ['add_guarantor', 'extension'] });
    expect((await actOnPlan(staff, id, 'submit').expect(422)).body.errors).toHaveProperty(
      'guarantor_id',
    );
    await staff.put(`/api/restructures/${id}`).send({ guarantor_id: friend }).expect(400);
    await staff.put(`/api/restructures/${id}`).send({ guarantor_id: guarantor }).expect(200);
    expect((await actOnPlan(staff, id, 'submit').expect(422)).body.message).toContain('consent');
    await staff
      .put(`/api/borrower_contacts/${guarantor}`)
      .send({ consented_on: TODAY })
      .expect(200);
    await actOnPlan(staff, id, 'submit').expect(200);
    await actOnPlan(supervisor, id, 'approve').expect(200);
    for (const party of ['borrower', 'lender'])
      expect(
        (await actOnPlan(supervisor, id, 'sign', { party, signed_on: TODAY }).expect(200)).body
          .status,
      ).toBe('approved');
    expect(
      (await actOnPlan(staff, id, 'sign', { party: 'guarantor', signed_on: TODAY }).expect(200))
        .body,
    ).toMatchObject({ status: 'effective', guarantor_signed_on: TODAY });
    await expectStoredAsRecomputed(server.deps.database.read);
  });

  it.each([
    ['before the approval', '2026-03-04'],
    ['tomorrow', '2026-03-06'],
  ])('or anybody cannot have signed %s', async (_name, signed_on) => {
    const id = await submitted();
    await actOnPlan(supervisor, id, 'approve').expect(200);
    expect(
      (await actOnPlan(staff, id, 'sign', { party: 'borrower', signed_on }).expect(422)).body
        .errors,
    ).toHaveProperty('signed_on');
    await actOnPlan(staff, id, 'sign', { party: 'guarantor', signed_on: TODAY }).expect(422);
    await actOnPlan(staff, id, 'sign', { party: 'borrower', signed_on: TODAY }).expect(200);
    await actOnPlan(staff, id, 'sign', { party: 'borrower', signed_on: TODAY }).expect(409);
  });
});

describe('the agreement', () => {
  it('is there from the submission on, in both languages, and each copy is logged', async () => {
    const { id } = await draft();
    await staff.get(`/api/restructures/${id}/agreement`).expect(409);
    await actOnPlan(staff, id, 'submit').expect(200);
    for (const language of ['zh', 'en']) {
      const { headers, body } = await compliance
        .get(`/api/restructures/${id}/agreement`)
        .query({ language })
        .buffer(true)
        .parse((res, done) => {
          const chunks: Buffer[] = [];
          res.on('data', (chunk: Buffer) => chunks.push(chunk));
          res.on('end', () => done(null, Buffer.concat(chunks)));
        })
        .expect(200);
      expect(headers['content-type']).toBe('application/pdf');
      const document = await openPdf(body as Buffer);
      const text = (await readPages(document)).map((page) => page.text).join(' ');
      await document.destroy();
      expect(text).toContain('2,000.00');
      expect(text).toMatch(language === 'zh' ? /补充协议/ : /[Aa]greement/);
      expect(text).not.toContain('13800005678');
    }
    await compliance.get(`/api/restructures/${id}/agreement`).query({ language: 'fr' }).expect(400);
    const { body: events } = await compliance
      .get('/api/audit_events')
      .query(query({ filter: { resource: 'restructures', record_id: id, action: 'export' } }))
      .expect(200);
    expect(events).toHaveLength(2);
  });
});

describe('the copy of an agreement that is signed', () => {
  it('asks for a reason, is for who may see personal data, and is logged as such', async () => {
    const { id } = await draft();
    await actOnPlan(staff, id, 'submit').expect(200);
    const copy = (agent: typeof staff, more: object) =>
      agent.get(`/api/restructures/${id}/agreement`).query({ copy: 'signing', ...more });
    await copy(staff, {}).expect(400);
    await copy(admin, { reason: '打印供签署' }).expect(403);
    await copy(staff, { reason: '打印供签署' }).expect(200);
    const { borrower_id } = (await staff.get(`/api/restructures/${id}`).expect(200)).body;
    const { body: events } = await compliance
      .get('/api/audit_events')
      .query(query({ filter: { resource: 'borrowers', record_id: borrower_id, action: 'reveal' } }))
      .expect(200);
    expect(events).toMatchObject([
      { after: { fields: ['national_id', 'phone', 'address'], reason: '打印供签署' } },
    ]);
  });
});

describe('the copy that a new guarantor signs', () => {
  it('shows their identity number and address, and is logged at their record too', async () => {
    const { id, borrower_id } = await draft({ kinds: ['add_guarantor'] });
    const contact = {
      borrower_id,
      relation: 'guarantor',
      full_name: '王建国',
      phone: '13912340000',
      national_id: '11010519491231002X',
      address: '北京市朝阳区建国路 88 号',
      consented_on: TODAY,
    };
    const guarantor_id = (await staff.post('/api/borrower_contacts').send(contact).expect(201)).body
      .id as number;
    await staff.put(`/api/restructures/${id}`).send({ guarantor_id }).expect(200);
    await actOnPlan(staff, id, 'submit').expect(200);
    const text = async (more: object): Promise<string> => {
      const { body } = await staff
        .get(`/api/restructures/${id}/agreement`)
        .query(more)
        .buffer(true)
        .parse((res, done) => {
          const parts: Buffer[] = [];
          res.on('data', (part: Buffer) => parts.push(part));
          res.on('end', () => {
            done(null, Buffer.concat(parts));
          });
        })
        .expect(200);
      const document = await openPdf(body as Buffer);
      const pages = await readPages(document);
      await document.destroy();
      return pages.map((page) => page.text).join(' ');
    };
    expect(await text({})).not.toContain('11010519491231002X');
    const full = await text({ copy: 'signing', reason: '打印供签署' });
    expect(full).toContain('11010519491231002X');
    expect(full.replace(/\s/g, '')).toContain('北京市朝阳区建国路88号');
    const { body: events } = await compliance
      .get('/api/audit_events')
      .query(
        query({
          filter: { resource: 'borrower_contacts', record_id: guarantor_id, action: 'reveal' },
        }),
      )
      .expect(200);
    expect(events).toMatchObject([{ after: { reason: '打印供签署' } }]);
  });
});

describe('the quota of a month', () => {
  it('is shown with what is used, and holds', async () => {
    const quota = async () =>
      (await staff.get('/api/restructure_quota').expect(200)).body as RestructureQuota;
    const { approved_count } = await quota();
    expect(approved_count).toBeGreaterThan(3);
    const value = {
      ...RESTRUCTURE_LIMITS.value,
      monthly_count: approved_count + 1,
      monthly_waived_minor: 50_000,
    };
    const { body } = await admin
      .post('/api/policies')
      .send({
        kind: 'restructure_limits',
        effective_on: TODAY,
        value,
        source: '内部规定',
        confidence: 'C',
        reason: '试行',
      })
      .expect(201);
    await compliance.post(`/api/policies/${body.id}/approve`).send({}).expect(200);
    const [wide, narrow] = [
      await submitted({ terms: { waived_principal_minor: 60_000 }, kinds: ['waiver'] }),
      await submitted(),
    ];
    expect((await actOnPlan(supervisor, wide, 'approve').expect(422)).body.message).toMatch(
      /500\.00.*600\.00/,
    );
    await actOnPlan(supervisor, narrow, 'approve').expect(200);
    expect(await quota()).toMatchObject({
      approved_count: approved_count + 1,
      count_limit: approved_count + 1,
      waived_limit_minor: 50_000,
    });
    expect(
      (await actOnPlan(supervisor2, await submitted(), 'approve').expect(422)).body,
    ).toMatchObject({
      code: 'rule_violated',
    });
  });
});
