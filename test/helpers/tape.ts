import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inject } from 'vitest';
import { largeFiles } from './largeFiles.ts';

/** A folder with these files in it, by their name without its ending. */
export function tapeOf(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(path.join(inject('scratch'), 'tape-'));
  for (const [name, content] of Object.entries(files))
    writeFileSync(path.join(folder, `${name}.csv`), content);
  return folder;
}

/**
 * A small tape that is right: two borrowers, three loans, one schedule given and two to be made,
 * two payments.
 */
export const SOUND_TAPE = {
  borrowers: 'external_id,full_name,phone\nB1,张三,13800001111\nB2,李四,\n',
  loans: [
    'loan_no,borrower_external_id,product,principal_minor,annual_rate_bps,penalty_rate_bps,' +
      'repayment_method,installments_count,disbursed_on,first_due_on',
    'T-1,B1,cash_loan,1000,0,0,flat,2,2025-12-01,2026-01-01',
    'T-2,B1,cash_loan,1200000,1200,0,equal_principal,12,2025-11-05,2025-12-05',
    'T-3,B2,phone_loan,50000,1825,,bullet,1,2026-02-01,2026-03-01',
    '',
  ].join('\n'),
  installments:
    'loan_no,sequence,due_on,principal_minor,interest_minor\nT-1,1,2026-01-01,400,7\nT-1,2,' +
    '2026-02-01,600,3\n',
  payments:
    'loan_no,client_reference,amount_minor,paid_on,channel\nT-1,' +
    '11111111-1111-4111-8111-111111111111,407,2026-01-05,debit\nT-2,' +
    '22222222-2222-4222-8222-222222222222,112000,2025-12-05,app\n',
};

/** Many loans, each with a payment, ten to a borrower. */
export const largeTape = (count: number): string => tapeOf(largeFiles(count));

export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command of the built server in a process of its own; `killAt` kills it without warning
 * once its progress says so. From the sources each start would take two seconds more.
 */
export async function runCommand(
  args: readonly string[],
  settings: Record<string, string>,
  killAt?: RegExp,
): Promise<Ended> {
  const child = spawn(process.execPath, ['dist/server/index.js', ...args], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { LANG: 'en_US.UTF-8', TZ: 'UTC', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    out.stderr += text;
    if (killAt?.test(out.stderr)) child.kill('SIGKILL');
  });
  return await new Promise((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...out }));
  });
}
