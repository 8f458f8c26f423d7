import { expect, it } from 'vitest';
import { openDatabase } from '../../db/connection.ts';
import { takeWriterLock } from '../../db/dialect.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff } = await openDesk();

it('a write that waits longer than a clerk can is 503 with Retry-After', async () => {
  const importing = openDatabase(server.deps.config.databaseUrl);
  const { body: borrower } = await staff
    .post('/api/borrowers')
    .send({ full_name: '甲' })
    .expect(201);
  await importing.write.transaction(async (held) => {
    await takeWriterLock(held);
    const answers = await Promise.all([
      staff.post('/api/borrowers').send({ full_name: '乙' }),
      staff.put(`/api/borrowers/${borrower.id}`).send({ full_name: '丙' }),
      staff
        .post(`/api/borrowers/${borrower.id}/reveal`)
        .send({ fields: ['phone'], reason: '核实' }),
      staff.get('/api/borrowers/export'),
    ]);
    for (const { status, headers, body } of answers) {
      expect(status).toBe(503);
      expect(headers['retry-after']).toBe('10');
      expect(body).toMatchObject({ code: 'unavailable', reason: 'book_busy' });
    }
    // Who only reads does not wait.
    await staff.get(`/api/borrowers/${borrower.id}`).expect(200);
  });
  await importing.close();
  await staff.put(`/api/borrowers/${borrower.id}`).send({ full_name: '丙' }).expect(200);
}, 60_000);
