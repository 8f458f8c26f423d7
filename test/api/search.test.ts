import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { borrowerPlaces } from '../../server/book/borrowerSearch.ts';
import { collectionNotes } from '../../server/contract/resources/collectionNotes.ts';
import { loans } from '../../server/contract/resources/loans.ts';
import { idsFound, placesOf, through, whereAsked } from '../../server/store/search.ts';
import { fillSearchColumns } from '../../server/store/searchText.ts';
import { borrowers } from '../../server/contract/resources/borrowers.ts';
import { query } from '../helpers/api.ts';
import { createBorrower, createLoan, pay } from '../helpers/book.ts';
import { openCase } from '../helpers/cases.ts';
import { writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff, compliance } = await openDesk();

const found = async (resource: string, q: string): Promise<number[]> => {
  const { body } = await staff
    .get(`/api/${resource}`)
    .query(query({ filter: { q }, range: [0, 99], sort: ['id', 'ASC'] }))
    .expect(200);
  return (body as { id: number }[]).map(({ id }) => id);
};

/** A borrower, and every way somebody may look for them. */
const PEOPLE: [sent: Record<string, string>, asked: string[]][] = [
  [
    { full_name: 'Émilie Łódź' },
    ['émilie', 'EMILIE', 'emilie lodz', 'ＥＭＩＬＩＥ', 'E\u0301milie'],
  ],
  [
    { full_name: '沈一', company_name: 'ＡＢＣ商贸' },
    ['ABC商贸', 'abc', 'ａｂｃ', 'ABC 商贸', 'abcshangmao'],
  ],
  [
    { full_name: '买买提·吐尔逊' },
    [
      '买买提吐尔逊',
      '买买提•吐尔逊',
      '买买提‧吐尔逊',
      '买买提・吐尔逊',
      '买买提 吐尔逊',
      '吐尔逊',
      'maimaiti',
    ],
  ],
  [{ full_name: '欧阳娜娜' }, ['娜娜', 'ouyang', 'ouyangnana', 'ouyang na na', 'oynn', 'OYNN']],
  [{ full_name: '单雄信' }, ['shanxiongxin', 'danxiongxin', 'sxx']],
  [
    { full_name: '金三', company_name: '深圳市腾飞科技有限公司' },
    [
      'shenzhenshitengf',
      'shenzhenshitengfe',
      'shenzhenshi tengfei keji youxiangongsi',
      '市腾飞科技有限公司',
    ],
  ],
  [{ full_name: '吕布' }, ['lvbu', 'lubu', 'lb']],
  [
    { full_name: '钱七', phone: '13612340987' },
    ['136 1234 0987', '+86 136-1234-0987', '008613612340987', '１３６１２３４０９８７', '0987'],
  ],
  [{ full_name: '孙八', phone: '0571-87654321-12' }, ['0571 87654321 转 12']],
  [
    { full_name: '周九', national_id: '11010519491231002X' },
    ['11010519491231002x', '110105 19491231 002X', '002x', '002X'],
  ],
  [{ full_name: '吴十', external_id: 'CRM-00417' }, ['crm-00417', 'CRM00417', 'crm 00417']],
];

describe('a borrower and their loan are found', () => {
  it.each(PEOPLE)('%j, however it is written', async (sent, asked) => {
    const id = await createBorrower(staff, { phone: null, national_id: null, ...sent });
    const loan = (await createLoan(staff, id)).id;
    for (const q of asked) {
      expect(await found('borrowers', q), q).toContain(id);
      expect(await found('loans', q), q).toContain(loan);
    }
  });

  it('after a change by the new name, and no more by the old', async () => {
    const id = await createBorrower(staff, { full_name: '郑旧名' });
    await staff.put(`/api/borrowers/${id}`).send({ full_name: '郑新名' }).expect(200);
    expect(await found('borrowers', 'zhengjiuming')).toEqual([]);
    expect(await found('borrowers', 'zhengxinming')).toEqual([id]);
    await staff.put(`/api/borrowers/${id}`).send({ other_lenders_count: 3 }).expect(200);
    expect(await found('borrowers', '郑新名')).toEqual([id]);
  });

  it('not by any part of a personal number but the end its mask shows', async () => {
    const id = await createBorrower(staff, {
      full_name: '冯十一',
      phone: '13512348765',
      national_id: '320581198001010013',
    });
    for (const part of [
      '1351',
      '3512',
      '1234',
      '2348',
      '48765',
      '765',
      '1351234876',
      '3205',
      '1980',
    ])
      expect(await found('borrowers', part), part).not.toContain(id);
    expect(await found('borrowers', '8765')).toContain(id);
  });

  it('not by signs that stand for anything', async () => {
    await createBorrower(staff, { full_name: '陈十二' });
    for (const q of ['%', '_', '@', '·', '\\', "'"])
      expect(await found('borrowers', q), q).toEqual([]);
  });
});

describe('what a record is found by', () => {
  it('stays inside: no answer and no event tells it', async () => {
    const { body } = await staff.post('/api/borrowers').send({ full_name: '褚十三' }).expect(201);
    expect(Object.keys(body)).not.toContain('search_text');
    const { body: read } = await staff.get(`/api/borrowers/${body.id}`).expect(200);
    expect(Object.keys(read)).not.toContain('search_pinyin');
    const { body: events } = await compliance
      .get('/api/audit_events')
      .query(query({ filter: { resource: 'borrowers', record_id: body.id } }))
      .expect(200);
    expect(JSON.stringify(events)).not.toMatch(/search_|chushisan/);
  });

  it('is filled for rows that an older version wrote', async () => {
    const id = await createBorrower(staff, { full_name: '卫十四' });
    const { write } = server.deps.database;
    await write('borrowers').where({ id }).update({ search_text: null, search_pinyin: null });
    expect(await found('borrowers', 'weishisi')).toEqual([]);
    await write.transaction(async (trx) => await fillSearchColumns(trx, borrowers));
    expect(await found('borrowers', 'weishisi')).toEqual([id]);
  });
});

/** Notes by a short name, each on a loan of its own. */
const notes = Object.fromEntries(
  await Promise.all(
    Object.entries({
      one: '客户说：下周一一定还款。',
      other: 'Promised ＡＢ-12 by noon',
      old: '不打算还这一笔',
    }).map(async ([name, content]) => {
      const loan = (await createLoan(staff, await createBorrower(staff))).id;
      return [name, { loan, note: (await writeNote(staff, loan, { content })).id }] as const;
    }),
  ),
);

describe('a text is found', () => {
  it.each([
    ['客户说', 'one'],
    ['说下周', 'one'],
    ['一定还款', 'one'],
    ['下周一一定还款', 'one'],
    ['还款下周', null],
    ['ab12', 'other'],
    ['promised ab 12 BY', 'other'],
    ['打算', 'old'],
  ])('of a note by %s, whatever stands between the signs', async (q, name) => {
    expect(await found('collection_notes', q)).toEqual(name === null ? [] : [notes[name]?.note]);
  });

  it('of a payment by its memo, before and after it is changed', async () => {
    const { id } = await pay(staff, notes['one']?.loan ?? 0, 10_000);
    await staff.put(`/api/payments/${id}`).send({ memo: '支付宝 代扣（补）' }).expect(200);
    expect(await found('payments', '代扣补')).toEqual([id]);
    await staff.put(`/api/payments/${id}`).send({ memo: '微信转入' }).expect(200);
    expect(await found('payments', '代扣补')).toEqual([]);
    expect(await found('payments', '微信转')).toEqual([id]);
  });
});

describe('a search finds the same rows', () => {
  /** What somebody may type: any part of what is stored, as it stands and read aloud. */
  const texts = fc
    .constantFrom(
      '王伟明',
      '欧阳 娜娜',
      'ＡＢＣ-商贸',
      'CRM-00417',
      'wangweiming',
      'shenzhenshitengfeikejiyouxiangongsi',
      '下周一定还款',
    )
    .chain((text) =>
      fc
        .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 24 }))
        .map(([from, signs]) => text.repeat(3).slice(from, from + signs)),
    );
  const PLACES = {
    borrowers: borrowerPlaces,
    loans: (q: string) => [
      ...placesOf({ table: 'loans', searched: loans.searched, folded: loans.folded }, q),
      ...through('loans.borrower_id', 'borrowers', 'id', borrowerPlaces(q)),
    ],
    collection_notes: (q: string) =>
      placesOf(
        {
          table: 'collection_notes',
          searched: { part: [] },
          folded: collectionNotes.folded,
        },
        q,
      ),
  };

  it('by its terms and by looking at each row, whatever is asked', async () => {
    const { read } = server.deps.database;
    for (const full_name of ['王伟明', '欧阳娜娜', '王伟', '明王'])
      await createLoan(
        staff,
        await createBorrower(staff, { full_name, company_name: 'ＡＢＣ商贸' }),
      );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.entries(PLACES)),
        texts,
        async ([table, places], q) => {
          const { ids: led } = await idsFound(read, table, places(q), 100_000);
          const asked: { id: number }[] = await read(table)
            .select('id')
            .where((rows) => whereAsked(rows, places(q)));
          expect(new Set(led)).toEqual(new Set(asked.map(({ id }) => id)));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a case and a contact are found', () => {
  it('a case by its number without its brackets and by its court read aloud', async () => {
    const loan = (await createLoan(staff, await createBorrower(staff))).id;
    const { id } = await openCase(staff, loan, {
      case_no: '（2026）京0105民初77号',
      court: '海淀区人民法院',
    });
    for (const q of ['(2026)京0105民初77号', '2026京0105民初77', '京 0105 民初', 'haidian', 'hdq'])
      expect(await found('legal_cases', q), q).toEqual([id]);
  });

  it('a contact by name read aloud and by the end of their number', async () => {
    const { body } = await staff
      .post('/api/borrower_contacts')
      .send({
        borrower_id: await createBorrower(staff),
        relation: 'emergency_contact',
        full_name: '蒋十五',
        phone: '+86 134 5678 2468',
      })
      .expect(201);
    for (const q of ['jiangshiwu', 'jsw', '2468', '134-5678-2468'])
      expect(await found('borrower_contacts', q), q).toEqual([body.id]);
  });
});
