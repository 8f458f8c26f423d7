import { describe, expect, it } from 'vitest';
import { importTape } from '../../server/features/imports/importTape.ts';
import { importsInto } from '../helpers/imports.ts';
import { rawRows } from '../../db/dialect.ts';
import { tapeOf } from '../helpers/tape.ts';

const IDENTITY = '11010519491231002X';
const TAPE = {
  borrowers: [
    'external_id,full_name,national_id,phone',
    `P1,张三,${IDENTITY},13800001111`,
    'P2,李四,,13800002222',
    `P3,张叁,${IDENTITY},13800003333`,
    'P4,王五,,13800002222',
    '',
  ].join('\n'),
};

describe.each(['sqlite', 'postgres'] as const)(
  'a tape with one person twice into %s',
  (dialect) => {
    const { fresh, db } = importsInto(dialect);

    it('links by identity number, reports a same phone, keeps phones as primary', async () => {
      const server = await fresh();
      const run = async (files: Record<string, string>) =>
        await importTape(server.deps, {
          folder: tapeOf(files),
          dryRun: false,
          language: 'en',
          onProgress: () => undefined,
        });
      const report = await run(TAPE);
      expect(report).toMatchObject({ badCount: 0, added: { borrowers: 4 }, noticeCount: 2 });
      expect(report.notices.map(({ line, field }) => [line, field])).toEqual([
        [4, 'national_id'],
        [5, 'phone'],
      ]);
      expect(report.notices[1]?.reason).toContain('P2');
      const people = async () =>
        (await db()('borrowers').orderBy('id').select('id', 'person_id')) as {
          id: number;
          person_id: number | null;
        }[];
      const [one, two, three, four] = await people();
      expect([one?.person_id, two?.person_id, three?.person_id, four?.person_id]).toEqual([
        one?.id,
        null,
        one?.id,
        null,
      ]);
      expect(
        await db()('borrower_numbers').orderBy('id').select('phone', 'source', 'is_primary'),
      ).toMatchObject([
        { phone: '13800001111', source: 'import', is_primary: 1 },
        { phone: '13800002222' },
        { phone: '13800003333' },
        { phone: '13800002222' },
      ]);
      // A later tape finds those who are stored, and a second run of this one says nothing new.
      expect(await run(TAPE)).toMatchObject({ noticeCount: 0, added: { borrowers: 0 } });
      const later = `external_id,full_name,national_id\nP9,张三,${IDENTITY}\n`;
      expect(await run({ borrowers: later })).toMatchObject({ noticeCount: 1 });
      expect((await people()).at(-1)?.person_id).toBe(one?.id);
    });

    it('asks for contacts and people by their indexes, whatever the size of the book', async () => {
      await fresh();
      const plan = async (sql: string): Promise<string> => {
        if (dialect === 'postgres') await db().raw('set enable_seqscan = off');
        const rows = await rawRows<Record<string, unknown>>(
          db(),
          `explain ${dialect === 'sqlite' ? 'query plan ' : ''}${sql}`,
        );
        return JSON.stringify(rows);
      };
      for (const [sql, index] of [
        [
          "select id from collection_notes where reached_number in ('1', '2') " +
            "and contacted_at between '2026' and '2027'",
          'collection_notes_number',
        ],
        ["select id from note_revisions where reached_number in ('1')", 'note_revisions_number'],
        [
          "select id from contact_reservations where reached_number in ('1') " +
            "and reserved_until > '2026'",
          'contact_reservations_number',
        ],
        ['select id from borrowers where person_id = 7', 'borrowers_person'],
        ["select id from borrower_numbers where phone in ('1', '2')", 'borrower_numbers_phone'],
      ] as const)
        expect(await plan(sql)).toContain(index);
    });
  },
);
