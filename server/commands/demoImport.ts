import { createHash } from 'node:crypto';
import { orRefuse, done } from '../contract/outcome.ts';
import { imports } from '../contract/resources/imports.ts';
import type { Deps } from '../deps.ts';
import { takeIn } from '../features/imports/intake.ts';
import { insertRow } from '../store/tableStore.ts';
import { unitOfWork } from '../store/unitOfWork.ts';
import { demoPeople } from './demoPeople.ts';

/** A tape that waits in the room of imports, with a row to mend; none of it is in the book. */

const TAPE = [
  '客户编号,姓名,身份证号,手机号,地址',
  'XT-0001,欧阳明远,,13900990001,江苏省苏州市姑苏区',
  'XT-0002,司徒雅文,,1390099,江苏省无锡市梁溪区',
  'XT-0003,上官清和,,13900990003,江苏省常州市天宁区',
].join('\n');

/** Drops it as the administrator who brings tapes in. */
export async function playImport(deps: Deps): Promise<void> {
  const { user } = await demoPeople(deps.database.read);
  const { id, full_name } = user('admin');
  const bytes = Buffer.from(TAPE);
  const file = {
    field: 'files',
    name: '借款人.csv',
    type: 'text/csv',
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  orRefuse(
    await unitOfWork<undefined>(deps, { id, name: full_name }, async (unit) => {
      const values = { source: '旧系统', status: 'draft', files: '[]', mends: '[]' } as const;
      const row = await insertRow(unit.db, imports, { ...values, created_by: id }, unit.now);
      orRefuse(await takeIn(unit, row, [file]));
      return done(undefined);
    }),
  );
}
