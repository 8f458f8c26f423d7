import { z } from 'zod';
import { done, orRefuse, refuse } from '../../contract/outcome.ts';
import { optional, text } from '../../contract/primitives.ts';
import {
  importBuilt,
  importCheck,
  importProgress,
  imports,
  importSources,
  tapeMap,
  type ImportRow,
  type SentTapeFile,
} from '../../contract/resources/imports.ts';
import { worldTime } from '../../deps.ts';
import {
  changeRoute,
  commandRoute,
  createRoute,
  type Present,
  readRoutes,
  recordAt,
  serve,
} from '../../http/crudRouter.ts';
import { read, special, type Route } from '../../http/route.ts';
import { leaseEnds } from '../../store/pulse.ts';
import { insertRow } from '../../store/tableStore.ts';
import { unitOfWork } from '../../store/unitOfWork.ts';
import { act } from './acting.ts';
import { takeIn } from './intake.ts';
import { checkImport, mendsOf, refusedFile } from './preview.ts';
import { cancelImport, discardImport, startImport } from './running.ts';
import { builtOn } from './store/built.ts';
import { sourceNames } from './store/files.ts';
import { sweepRuns } from './store/runs.ts';
import { approveUndo, askUndo, rejectUndo, withdrawUndo } from './undo.ts';

/** 导入: tapes as administrators bring them in by the screens. */

const present: Present<typeof imports> = async (_db, rows, { user }) =>
  rows.map((row) => ({
    ...row,
    files: JSON.parse(row.files) as SentTapeFile[],
    map: row.map === null ? null : tapeMap.parse(JSON.parse(row.map)),
    // What a cell was mended to is personal data as likely as not.
    mends: row.created_by === user.id ? mendsOf(row) : [],
  }));

const served = serve({
  definition: imports,
  spec: { table: 'imports', searched: imports.searched },
  present,
});

const OPEN: readonly string[] = ['draft', 'failed', 'cancelled', 'interrupted'];

const create = createRoute(
  served,
  imports.create,
  async (unit, { source }, user) =>
    done(
      await insertRow(
        unit.db,
        imports,
        {
          source,
          status: 'draft',
          files: '[]',
          mends: '[]',
          created_by: user.id,
        },
        unit.now,
      ),
    ),
  async (unit, row, files) => await takeIn(unit, row, files),
);

const change = changeRoute(
  served,
  imports.update,
  async (unit, row: ImportRow, { map, mends, leave_out }, user) => {
    if (mends !== undefined && row.created_by !== user.id) return refuse('import_of_another');
    if (!OPEN.includes(row.status)) return refuse('import_not_ready');
    const values = {
      ...(map !== undefined && { map: JSON.stringify(map) }),
      ...(mends !== undefined && { mends: JSON.stringify(mends) }),
      ...(leave_out !== undefined && { leave_out }),
    };
    const cells = mends?.map(({ file, line, name }) => `${file}:${line} ${name}`);
    return done(await act(unit, row, 'update', values, cells && { cells }));
  },
);

const sources = read({
  method: 'get',
  path: '/imports/sources',
  access: { resource: 'imports', action: 'list' },
  summary: 'The names under which tapes came in, those of the latest first',
  answers: importSources,
  run: async (db) => done({ body: await sourceNames(db) }),
});

const check = special({
  method: 'post',
  path: '/imports/:id/check',
  access: { resource: 'imports', action: 'check' },
  summary: 'How the files would be read and what would come of it; writes nothing',
  body: z.strictObject({}),
  answers: importCheck,
  run: async ({ deps, params, language }) => {
    const row = await recordAt(deps.database.read, imports, params);
    return done({ body: orRefuse(await checkImport(deps, row, language)) });
  },
});

const run = special({
  method: 'post',
  path: '/imports/:id/run',
  access: { resource: 'imports', action: 'run' },
  summary: 'Begin to take the files in; answers at once, see progress',
  body: z.strictObject({}),
  answers: imports.record,
  run: async ({ deps, params, language, businessDate }, user) => {
    if (user === null) return refuse('not_signed_in');
    const { read: db } = deps.database;
    const { id } = await recordAt(db, imports, params);
    const row = orRefuse(await startImport(deps, id, user, language));
    const [shown] = await present(db, [row], { businessDate, user });
    return done({ body: shown, status: 202 });
  },
});

const progress = special({
  method: 'get',
  path: '/imports/:id/progress',
  access: { resource: 'imports', action: 'show' },
  summary: 'How far an import is; one whose process ended is interrupted',
  answers: importProgress,
  run: async ({ deps, params }) => {
    const { database } = deps;
    const row = await recordAt(database.read, imports, params);
    const now = worldTime(deps);
    const isDead = row.status === 'running' && (row.beat_at ?? '') <= leaseEnds(now);
    if (isDead)
      await unitOfWork(deps, { id: null, name: 'import' }, async ({ db }) => {
        await sweepRuns(db, now);
        return done(undefined);
      });
    return done({ body: isDead ? await recordAt(database.read, imports, params) : row });
  },
});

const refused = special({
  method: 'get',
  path: '/imports/:id/refused',
  access: { resource: 'imports', action: 'refused' },
  summary: 'The rows of one file (`file`) that are refused, with why, as CSV',
  run: async ({ deps, params, query, language }, user) => {
    const row = await recordAt(deps.database.read, imports, params);
    if (user === null || user.id !== row.created_by) return refuse('import_of_another');
    const file = query['file'] ?? '';
    const csv = orRefuse(await refusedFile(deps, row, file, language));
    const actor = { id: user.id, name: user.full_name };
    return await unitOfWork(deps, actor, async (unit) => {
      const after = { file };
      unit.record({ action: 'export', resource: 'imports', record_id: row.id, after });
      return done({
        body: csv,
        headers: {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': `attachment; filename="refused-${row.id}.csv"`,
        },
      });
    });
  },
});

const built = read({
  method: 'get',
  path: '/imports/:id/built',
  access: { resource: 'imports', action: 'show' },
  summary: 'What people did since with what it brought: how much, and the first ten',
  answers: importBuilt,
  run: async (db, { params }) => {
    const { id } = await recordAt(db, imports, params);
    return done({ body: await builtOn(db, id) });
  },
});

const cancel = special({
  method: 'post',
  path: '/imports/:id/cancel',
  access: { resource: 'imports', action: 'cancel' },
  summary: 'Stop an import that runs: nothing of it is left',
  body: z.strictObject({}),
  answers: imports.record,
  run: async ({ deps, params, businessDate }, user) => {
    if (user === null) return refuse('not_signed_in');
    const actor = { id: user.id, name: user.full_name };
    const row = orRefuse(
      await unitOfWork(deps, actor, async (unit) =>
        cancelImport(deps, unit, await recordAt(unit.db, imports, params)),
      ),
    );
    const [shown] = await present(deps.database.read, [row], { businessDate, user });
    return done({ body: shown });
  },
});

const reason = z.strictObject({ reason: text(500) });
const comment = z.strictObject({ comment: text(500) });
const remark = z.strictObject({ comment: optional(text(500)) });
const nothing = z.strictObject({});

export const importRoutes: Route[] = [
  sources,
  ...readRoutes(served),
  create,
  change,
  check,
  run,
  progress,
  refused,
  built,
  cancel,
  commandRoute(served, 'discard', 'Delete the files of an import', nothing, discardImport),
  commandRoute(served, 'undo', 'Ask to take a whole import back', reason, askUndo),
  commandRoute(served, 'withdraw', 'Ask for that no more', nothing, withdrawUndo),
  commandRoute(served, 'approve', 'Take the import back', remark, approveUndo),
  commandRoute(served, 'reject', 'Let the import stand', comment, rejectUndo),
];
