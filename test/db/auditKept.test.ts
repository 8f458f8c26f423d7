import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { verifyExport } from '../../server/features/audit/exported.ts';
import {
  makeAuditKeys,
  publicFile,
  publicKeysIn,
  readAuditKeys,
} from '../../server/store/auditKeys.ts';
import { sealNow } from '../../server/store/auditSeals.ts';
import { linesIn } from '../../server/store/lines.ts';
import { startTestServer, TODAY, type TestServer } from '../helpers/api.ts';
import { createBorrower, createLateLoan, pay } from '../helpers/book.ts';
import { newDatabaseUrl } from '../helpers/database.ts';
import { enginesOf } from '../helpers/extent.ts';
import { largeTape, runCommand, SOUND_TAPE, tapeOf } from '../helpers/tape.ts';
import { anchorCopy, foundIn } from '../helpers/tampering.ts';

const newFile = (): string => `${inject('scratch')}/${randomUUID()}`;

describe.each(enginesOf('postgres'))('the audit of a book on %s', (dialect) => {
  let server: TestServer;
  let key: string;
  let settings: Record<string, string>;
  const command = async (args: string[], changes: Record<string, string> = {}) =>
    await runCommand(args, { ...settings, ...changes });
  const auditing = () => {
    const { audit } = server.deps;
    if (audit === undefined) throw new Error('no keys');
    return audit;
  };

  beforeAll(async () => {
    server = await startTestServer({ dialect, keyed: true });
    const { anchor } = auditing();
    key = anchor.replace('.anchor', '');
    settings = {
      AUDIT_KEY: key,
      AUDIT_ANCHOR: anchor,
      DATABASE_URL: server.deps.config.databaseUrl,
      BUSINESS_DATE: TODAY,
      DEMO_BOOK: 'off',
    };
  });

  it('is whole after an import by another process, beside people who save', async () => {
    const staff = await server.as('staff');
    const loan = await createLateLoan(staff, await createBorrower(staff));
    const going = { on: true };
    const saving = (async () => {
      while (going.on) {
        await pay(staff, loan, 100);
        await rest(5);
      }
    })();
    const ended = await command(['import', largeTape(300)]);
    const seen = await command(['verify:audit']);
    going.on = false;
    await saving;
    expect(ended).toMatchObject({ code: 0 });
    expect(seen.stdout).toMatch(/guards: the audit is whole\.\n$/);
    expect(await command(['import', tapeOf(SOUND_TAPE)])).toMatchObject({ code: 0 });
    expect(await foundIn(server.deps.database, auditing())).toEqual([]);
  });

  it('is verified from a file by the public key alone, and a change of that is told', async () => {
    await sealNow(server.deps);
    const file = newFile();
    expect(await command(['export:audit', file])).toMatchObject({ code: 0 });
    expect(await command(['export:audit', file])).toMatchObject({ code: 1 });
    const pub = publicFile(key);
    const alone = async (...args: string[]) => await runCommand(['verify:export', ...args], {});
    const whole = await alone(file, pub);
    expect([whole.code, whole.stderr]).toEqual([0, '']);
    expect(whole.stdout).toMatch(
      /\d+ events, \d+ seals, by the key \w{12}: the audit is whole\.\n$/,
    );
    expect(await alone(file, pub, auditing().anchor)).toMatchObject({ code: 0 });
    const text = readFileSync(file, 'utf8');
    const lines = text.trimEnd().split('\n');
    const other = newFile();
    makeAuditKeys(other);
    const changed: [told: RegExp, text: string, pub?: string][] = [
      [/event changed +event \d+/, text.replace('"actor_name":"陈晓岚"', '"actor_name":"别人"')],
      [/event removed +event \d+/, [...lines.slice(0, 9), ...lines.slice(10)].join('\n')],
      [/end cut off +line \d+ +the file ends without/, lines.slice(0, -1).join('\n')],
      [
        /seal removed +seal 2/,
        lines.filter((line) => !/"kind":"seal".*"sequence":1,/.test(line)).join('\n'),
      ],
      [/events re-chained/, text, publicFile(other)],
    ];
    for (const [told, content, by] of changed) {
      const forged = newFile();
      writeFileSync(forged, content);
      const keys = publicKeysIn(readFileSync(by ?? pub, 'utf8'));
      const { findings } = await verifyExport(forged, keys);
      expect(findings.map(({ kind, where, what }) => `${kind} ${where} ${what}`)).toEqual(
        expect.arrayContaining([expect.stringMatching(told)]),
      );
    }
    expect(await alone(newFile(), pub)).toMatchObject({ code: 2 });
    expect(await alone(file, file)).toMatchObject({ code: 2 });
  });

  it('tells a line of the anchor that nobody could have written', async () => {
    const audit = anchorCopy(auditing());
    const [first = ''] = readFileSync(audit.anchor, 'utf8').split('\n');
    const restored = { kind: 'restored', event: 1, hash: '', at: '', signature: 'x:y' };
    const seal = { ...JSON.parse(first).seal, events: 1 };
    appendFileSync(
      audit.anchor,
      [JSON.stringify(restored), 'half a li', JSON.stringify({ kind: 'seal', seal }), ''].join(
        '\n',
      ),
    );
    const found = await foundIn(server.deps.database, audit);
    expect(found).toHaveLength(3);
    expect(found.every((line) => line.startsWith('anchor unread | line'))).toBe(true);
  });

  it('says what it cannot know without a key, and goes on with no key but its own', async () => {
    const keyless = { AUDIT_KEY: '', AUDIT_ANCHOR: '' };
    const plain = await command(['verify:audit'], keyless);
    expect(plain.stdout).toMatch(/^No key: signatures, seals, the anchor and masked fields were/);
    const other = newFile();
    makeAuditKeys(other);
    const refused: [changes: Record<string, string>, told: RegExp][] = [
      [keyless, /is sealed with the key \w{12}\. AUDIT_KEY must name its file/],
      [{ AUDIT_KEY: other }, /is sealed with the key \w{12}, and AUDIT_KEY names \w{12}/],
      [{ AUDIT_KEY: newFile() }, /which cannot be used: ENOENT\. npm run keys/],
      [{ AUDIT_KEY: publicFile(other) }, /which cannot be used: /],
      [{ AUDIT_ANCHOR: '/nowhere/at/all' }, /which cannot be written: ENOENT/],
    ];
    for (const [changes, told] of refused) {
      const ended = await command(['business-day'], changes);
      expect([ended.code, ended.stdout]).toEqual([1, '']);
      expect(ended.stderr).toMatch(told);
    }
    // A new key goes on where the public one of the former stands beside it.
    appendFileSync(publicFile(other), readFileSync(publicFile(key)));
    expect(await command(['business-day'], { AUDIT_KEY: other })).toMatchObject({ code: 0 });
    const keys = readAuditKeys(other);
    const found = await foundIn(server.deps.database, { ...auditing(), keys });
    expect(found).toEqual([]);
  });
});

describe('keys', () => {
  it('are made in a folder once, readable by their owner alone', async () => {
    const folder = newFile();
    const made = await runCommand(['keys', folder], {});
    expect(made).toMatchObject({ code: 0, stderr: '' });
    for (const name of ['audit.key', 'backup.key'])
      expect(statSync(`${folder}/${name}`).mode & 0o777, name).toBe(0o600);
    expect(existsSync(`${folder}/audit.key.pub`)).toBe(true);
    expect(await runCommand(['keys', folder], {})).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/audit\.key is there already; no key was made\.\n$/),
    });
    expect(await runCommand(['keys'], {})).toMatchObject({ code: 2 });
  });

  it('change nothing of a book that has none: it says so, and is served', async () => {
    const url = await newDatabaseUrl({ dialect: 'postgres' });
    const settings = { DATABASE_URL: url, BUSINESS_DATE: TODAY };
    expect(await runCommand(['business-day'], settings)).toMatchObject({ code: 0 });
    const seen = await runCommand(['verify:audit'], settings);
    expect(seen).toMatchObject({ code: 0 });
    expect(seen.stdout).toMatch(/^No key: /);
  });
});

describe('the lines of a file', () => {
  it('end with a line feed and with nothing else', async () => {
    const text = '一\u2028二\u0085三\r四\n五\n\n六';
    const bytes = Buffer.from(text);
    const some = async function* () {
      for (let at = 0; at < bytes.length; at += 2) yield bytes.subarray(at, at + 2);
    };
    const lines: string[] = [];
    for await (const line of linesIn(some())) lines.push(line);
    expect(lines).toEqual(['一\u2028二\u0085三\r四', '五', '', '六']);
  });
});
