import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { httpGateway } from '../../server/features/outreach/gateways/httpGateway.ts';
import { sendMessages } from '../../server/features/outreach/sending.ts';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import { startTestServer, type TestServer } from '../helpers/api.ts';
import { createBorrower, createLateLoan, newPhone } from '../helpers/book.ts';
import { beijing } from '../helpers/contacts.ts';
import { enginesOf } from '../helpers/extent.ts';
import { SECRET, startGateway } from '../helpers/gateway.ts';
import { approvedTemplate, messagesOf, writeMessage } from '../helpers/outreach.ts';

const MESSAGES = 12;
const ROOT = path.resolve(import.meta.dirname, '../..');

/** A sender of its own process on the book of another. */
const sender = (server: TestServer, url: string, instant: string): ChildProcess =>
  spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      'test/helpers/senderProcess.ts',
      server.deps.config.databaseUrl,
      url,
      instant,
    ],
    { cwd: ROOT, stdio: 'ignore' },
  );

describe.each(enginesOf('postgres'))('a sender on %s', (dialect) => {
  it('killed as a message is taken sends it no second time, and leaves none out', async () => {
    const server = await startTestServer({ dialect });
    onTestFinished(server.close);
    const [staff, supervisor, compliance] = [
      await server.as('staff'),
      await server.as('supervisor'),
      await server.as('compliance'),
    ];
    let now = beijing('12:00:00');
    const gateway = await startGateway(() => new Date(now));
    onTestFinished(gateway.close);
    const template = await approvedTemplate({ supervisor, compliance });
    for (let n = 0; n < MESSAGES; n += 1) {
      const borrower_id = await createBorrower(staff, { phone: newPhone() });
      const loan_id = await createLateLoan(staff, borrower_id);
      await writeMessage(staff, borrower_id, [loan_id], template.id).expect(201);
    }
    // Three times the process dies between the gateway's taking a message and the note of it.
    for (const [at, atLeast] of [1, 2, 6].entries()) {
      now = beijing(`12:0${at * 3}:00`);
      const child = sender(server, gateway.url, now);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      gateway.onTaken = (count) => {
        if (count >= atLeast) child.kill('SIGKILL');
      };
      await ended;
    }
    expect(gateway.taken.length).toBeGreaterThanOrEqual(6);
    expect(gateway.taken.length).toBeLessThan(MESSAGES);
    gateway.onTaken = () => undefined;
    const sms = httpGateway({ url: gateway.url, secret: SECRET }, () => new Date(now));
    for (const time of ['12:12:00', '12:15:00']) {
      now = beijing(time);
      server.setClock(now);
      await Promise.all([sendMessages(server.deps, { sms }), sendMessages(server.deps, { sms })]);
    }
    expect(gateway.taken).toHaveLength(MESSAGES);
    expect(new Set(gateway.taken.map(({ key }) => key)).size).toBe(MESSAGES);
    expect(await messagesOf(staff, { status: 'sent' })).toHaveLength(MESSAGES);
    expect(await brokenAuditEvents(server.deps.database.read)).toEqual([]);
  });
});
