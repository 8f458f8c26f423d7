import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../db/connection.ts';
import { isEmpty } from '../../db/snapshot.ts';
import { readBackupKey, seal } from '../../server/features/backups/envelope.ts';
import { verifyAudit } from '../../server/features/audit/verify.ts';
import { startTestServer, TODAY, type TestServer } from '../helpers/api.ts';
import { createBorrower, createLateLoan, paymentOf } from '../helpers/book.ts';
import { newDatabaseUrl } from '../helpers/database.ts';
import { attachFile } from '../helpers/evidence.ts';
import { enginesOf } from '../helpers/extent.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';
import { runCommand } from '../helpers/tape.ts';

const newFile = (): string => `${inject('scratch')}/${randomUUID()}`;
const newKey = (): string => {
  const file = newFile();
  writeFileSync(file, `${randomUUID()}${randomUUID()}`.replaceAll('-', ''));
  return file;
};

describe.each(enginesOf('postgres'))('a backup on %s', (dialect) => {
  let server: TestServer;
  let key: string;
  let settings: Record<string, string>;
  let good: string;
  /** Payments that were answered as saved before the backup began. */
  const answered: number[] = [];
  const newTarget = async () => await newDatabaseUrl({ dialect, bare: true });
  const command = async (args: string[], changes: Record<string, string> = {}) =>
    await runCommand(args, { ...settings, ...changes });

  beforeAll(async () => {
    server = await startTestServer({ dialect, keyed: true });
    const { audit, config } = server.deps;
    key = newKey();
    settings = {
      BACKUP_KEY: key,
      AUDIT_KEY: audit?.anchor.replace('.anchor', '') ?? '',
      AUDIT_ANCHOR: audit?.anchor ?? '',
      DATABASE_URL: config.databaseUrl,
      BUSINESS_DATE: TODAY,
    };
    good = newFile();
  });

  it('is taken while people save, and holds all that was answered before it began', async () => {
    const staff = await server.as('staff');
    const borrower = await createBorrower(staff);
    const loan = await createLateLoan(staff, borrower);
    await attachFile(staff, 'loans', loan, 'contract');
    const save = async () => {
      const { body } = await staff.post('/api/payments').send(paymentOf(loan, 100)).expect(201);
      return body.id as number;
    };
    for (let at = 0; at < 5; at += 1) answered.push(await save());
    const going = { on: true };
    const later: number[] = [];
    const saving = (async () => {
      while (going.on) later.push(await save());
    })();
    const made = await command(['backup', good]);
    going.on = false;
    await saving;
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toMatch(/MB, \d+ events up to \d+; read again and whole\.\n$/);
    expect(later.length).toBeGreaterThan(3);
    expect(statSync(good).mode & 0o077).toBe(0);
    expect(readFileSync(good).includes('王小明')).toBe(false);
  });

  it('restores into an empty database, and what is restored is verified and goes on', async () => {
    const url = await newTarget();
    const anchor = newFile();
    copyFileSync(settings.AUDIT_ANCHOR ?? '', anchor);
    const changes = { DATABASE_URL: url, AUDIT_ANCHOR: anchor };
    const restored = await command(['restore', good], changes);
    expect([restored.code, restored.stderr]).toEqual([0, '']);
    const database = openDatabase(url, 'process');
    onTestFinished(async () => {
      await database.close();
    });
    const { read } = database;
    const kept = await read('payments').orderBy('id').pluck('id');
    expect(kept).toEqual(expect.arrayContaining(answered));
    const files: { content: Buffer }[] = await read('attachment_files').select('content');
    const sources = await server.deps.database.read('attachment_files').select('content');
    expect(files).toEqual(sources);
    await expectStoredAsRecomputed(read);
    const audit = server.deps.audit && { ...server.deps.audit, anchor };
    const found = await verifyAudit({ database, audit });
    expect(found.findings).toEqual([]);
    // What people saved meanwhile is given up, and is said to be.
    expect(found.anchor?.restores).toHaveLength(1);
    expect(found.anchor?.givenUp).toBeGreaterThan(0);
    for (const name of ['verify:audit', 'verify:ledger'])
      expect(await command([name], changes), name).toMatchObject({ code: 0 });
    const again = await command(['restore', good], changes);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringMatching(/is not empty/) });
  });

  it.each<[name: string, change: (bytes: Buffer) => Buffer, told: RegExp]>([
    ['is cut off', (bytes) => bytes.subarray(0, -9), /^\S+ is cut off: its end is missing\.\n$/],
    ['lacks its middle', (b) => Buffer.concat([b.subarray(0, 900), b.subarray(1900)]), /damaged/],
    [
      'has one byte flipped',
      (bytes) => {
        const other = Buffer.from(bytes);
        other[2000] = (other[2000] ?? 0) ^ 1;
        return other;
      },
      /^\S+ is damaged: it is not byte for byte as it was written\.\n$/,
    ],
    [
      'says another thing of itself',
      (bytes) => Buffer.from(bytes.toString('latin1').replace('"event":', '"event":9'), 'latin1'),
      /is damaged/,
    ],
    ['is another file', () => Buffer.from('id,name\n1,x\n'), /is no backup of this console/],
    ['is empty', () => Buffer.alloc(0), /is no backup of this console/],
  ])('that %s is refused in a sentence, and nothing is written', async (_name, change, told) => {
    const [file, url] = [newFile(), await newTarget()];
    writeFileSync(file, change(readFileSync(good)));
    const ended = await command(['restore', file], { DATABASE_URL: url });
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.stderr).toMatch(told);
    const database = openDatabase(url);
    expect(await isEmpty(database.read)).toBe(true);
    await database.close();
  });

  it('needs its key, a known version, a free name and a key at all', async () => {
    const url = await newTarget();
    const into = { DATABASE_URL: url };
    const newer = newFile();
    await seal(
      newer,
      readBackupKey(key),
      { engine: dialect, schema: '0999_later', made_at: '', event: 0, hash: '' },
      (async function* () {
        yield Buffer.from('x');
      })(),
    );
    const asked: [args: string[], changes: Record<string, string>, told: RegExp][] = [
      [['restore', good], { ...into, BACKUP_KEY: newKey() }, /was encrypted with the key \w+, and/],
      [['restore', newer], into, /made by a newer version \(0999_later\); this one knows up to/],
      [['restore', newFile()], into, /is not there\.\n$/],
      [['restore', good], { ...into, BACKUP_KEY: '' }, /BACKUP_KEY names no key/],
      [['backup', good], {}, /is there already; no backup was made\.\n$/],
      [
        ['backup', '/nowhere/at/all'],
        {},
        /^\/nowhere\/at\/all\S* cannot be written or read: ENOENT/,
      ],
      [['backup', newFile()], { BACKUP_KEY: '' }, /BACKUP_KEY names no key/],
      [['backup', newFile()], { BACKUP_KEY: good }, /does not hold 64 hexadecimal digits/],
    ];
    for (const [args, changes, told] of asked) {
      const ended = await command(args, changes);
      expect(ended.code, args.join(' ')).toBe(1);
      expect(ended.stderr).toMatch(told);
      expect(ended.stderr.split('\n')).toHaveLength(2);
    }
    expect(existsSync(`${good}.part`)).toBe(false);
  });
});
