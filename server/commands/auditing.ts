import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { ConfigError, type Config } from '../config.ts';
import type { Auditing } from '../deps.ts';
import { makeAuditKeys, publicFile, readAuditKeys } from '../store/auditKeys.ts';

/**
 * The keys and the anchor of the audit that the settings name. A demo on SQLite has its key beside
 * its database file, made when it is first served: of use to try things, and no protection.
 *
 * @throws ConfigError where a file that is named cannot be used
 */
export function auditingOf(config: Config, serves: boolean): Auditing | undefined {
  const file = config.auditKey ?? demoKey(config);
  if (file === undefined) return undefined;
  if (config.auditKey === undefined && !existsSync(file)) {
    if (!serves || !config.demoAccounts) return undefined;
    mkdirSync(path.dirname(file), { recursive: true });
    makeAuditKeys(file);
  }
  const anchor = config.auditAnchor ?? `${file}.anchor`;
  return { keys: keysIn(file), anchor: writable(anchor) };
}

const demoKey = ({ production, databaseUrl }: Config): string | undefined =>
  production || !databaseUrl.startsWith('sqlite:')
    ? undefined
    : `${path.resolve(databaseUrl.replace(/^sqlite:(\/\/)?/, ''))}.audit-key`;

function keysIn(file: string): Auditing['keys'] {
  try {
    return readAuditKeys(file);
  } catch (error) {
    const why = (error as { code?: string }).code ?? 'it holds no Ed25519 key';
    throw new ConfigError(
      `AUDIT_KEY names ${file}, which cannot be used: ${why}. npm run keys -- <folder> makes one.`,
    );
  }
}

function writable(file: string): string {
  try {
    appendFileSync(file, '', { mode: 0o600 });
  } catch (error) {
    throw new ConfigError(
      `AUDIT_ANCHOR names ${file}, which cannot be written: ${(error as { code?: string }).code}`,
    );
  }
  return file;
}

const USAGE = 'npm run keys -- <folder>';

/** Makes the keys of a lender in a folder: the audit's pair and the backups' secret. */
export function keysCommand([folder]: readonly string[]): number {
  if (folder === undefined) {
    console.error(USAGE);
    return 2;
  }
  const [audit, backup] = [path.join(folder, 'audit.key'), path.join(folder, 'backup.key')];
  const there = [audit, backup].find((file) => existsSync(file));
  if (there !== undefined) {
    console.error(`${there} is there already; no key was made.`);
    return 1;
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { id } = makeAuditKeys(audit);
  writeFileSync(backup, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  console.log(`AUDIT_KEY=${audit}     signs the audit (${id}); only the server may read it`);
  console.log(`${publicFile(audit)}   is all that whoever verifies it needs; give it away`);
  console.log(`BACKUP_KEY=${backup}   without it no backup can be read: keep a copy elsewhere`);
  return 0;
}
