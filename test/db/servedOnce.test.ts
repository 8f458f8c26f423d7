import { afterAll, expect, it } from 'vitest';
import { newDatabaseUrl } from '../helpers/database.ts';
import { endProcesses, runCommand, settingsOf, startProcess } from '../helpers/processes.ts';

afterAll(endProcesses);

it('a SQLite file is served by one process; another says so, until the first is gone', async () => {
  const settings = settingsOf(await newDatabaseUrl({ dialect: 'sqlite' }));
  const first = await startProcess(settings);
  const second = await runCommand({ ...settings, PORT: '0' });
  expect(second.code).toBe(1);
  expect(second.said).toContain('is served by another process already');
  // Commands work beside it.
  expect(await runCommand(settings, 'verify:ledger')).toMatchObject({ code: 0 });
  // However it ends, the file is free.
  await first.kill();
  const next = await startProcess(settings);
  expect(await next.stop()).toBe(0);
  const last = await startProcess(settings);
  expect(await last.stop()).toBe(0);
});
