import { describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import { openDesk } from '../helpers/desk.ts';
import { openPdf, readPages } from '../helpers/pdfPage.ts';
import { enactPolicy } from '../helpers/policies.ts';
import { ownRequests, PAUSES } from '../helpers/repairs.ts';

const desk = await openDesk();
const { server, staff, supervisor, on } = desk;
await enactPolicy(desk, PAUSES);
const { own, receive, command } = ownRequests(staff);

describe('the papers', () => {
  const pdf = async (
    address: string,
  ): Promise<{ bytes: Buffer; headers: Record<string, string> }> => {
    const { body, headers } = await staff
      .get(`/api/credit_repairs/${address}`)
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => {
          done(null, Buffer.concat(parts));
        });
      })
      .expect(200);
    return { bytes: body as Buffer, headers: headers as Record<string, string> };
  };
  const textOf = async (bytes: Buffer): Promise<string> => {
    const document = await openPdf(bytes);
    const pages = await readPages(document);
    await document.destroy();
    return pages
      .map(({ text }) => text)
      .join(' ')
      .replace(/\s+/g, '');
  };

  it('a letter to a name that the fonts lack is refused at the name', async () => {
    const { id, borrower_id } = await receive();
    const name = async (full_name: string) =>
      await staff.put(`/api/borrowers/${borrower_id}`).send({ full_name }).expect(200);
    await name('𠮷田');
    const { body } = await staff
      .get(`/api/credit_repairs/${id}/letter`)
      .set('Accept-Language', 'zh')
      .expect(422);
    expect(body.errors.full_name).toContain('“姓名”里有文件字体没有的字：𠮷 (U+20BB7)');
    await name('王小明');
    await staff.get(`/api/credit_repairs/${id}/letter`).expect(200);
  });

  it('a letter is a draft, then says what was answered, in two languages, logged', async () => {
    const { id } = await receive();
    await command(id, 'claim');
    await command(id, 'bureau', { read_on: TODAY, months: [{ month: '2026-01', code: '7' }] });
    const draft = await pdf(`${id}/letter`);
    expect([draft.headers['content-type'], draft.headers['content-disposition']]).toEqual([
      'application/pdf',
      `inline; filename="CR-2026-${String(id).padStart(6, '0')}-letter-zh.pdf"`,
    ]);
    expect(await textOf(draft.bytes)).toContain('草稿DRAFT');
    await command(id, 'submit');
    await command(id, 'grant', {}, supervisor);
    await command(id, 'answer', { answer: '经核查，一月记录有误。\n\n我们已请征信机构更正。' });
    const zh = await textOf((await pdf(`${id}/letter?language=zh`)).bytes);
    for (const part of [
      '关于个人信用信息异议申请的书面答复',
      '尊敬的王小明',
      '110***********002X',
      '2026年1月还款状态7（逾期181天起）2（逾期31—60天）',
      '第二十五条予以更正',
      '经核查，一月记录有误。',
      '中国人民银行分支机构投诉',
    ])
      expect(zh).toContain(part);
    expect(zh).not.toContain('草稿');
    const en = await textOf((await pdf(`${id}/letter?language=en`)).bytes);
    expect(en).toContain('Writtenanswertoyourobjection');
    expect(await textOf((await pdf(`${id}/correction`)).bytes)).toContain('尚未报送');
    await command(id, 'correct', { reference: 'GZ-9' });
    expect(await textOf((await pdf(`${id}/correction?language=en`)).bytes)).toContain('GZ-9');
    await staff.get(`/api/credit_repairs/${id}/letter`).query({ language: 'fr' }).expect(400);
    await staff.get('/api/credit_repairs/999999/letter').expect(404);
    const copies = await server.deps.database
      .read('audit_events')
      .where({ resource: 'credit_repairs', record_id: id, action: 'export' })
      .orderBy('id')
      .pluck('after');
    expect(copies.map((one: string) => JSON.parse(one))).toEqual([
      { letter: 'zh' },
      { letter: 'zh' },
      { letter: 'en' },
      { correction: 'zh' },
      { correction: 'en' },
    ]);
  });

  it("an answer that is the console's own is said in the language of the letter", async () => {
    const { id } = await receive({ asks_for: 'delete_true_record' });
    await command(id, 'answer');
    expect(await textOf((await pdf(`${id}/letter?language=en`)).bytes)).toContain(
      'Untilthennobodyhastherighttodelete',
    );
  });

  const relief = async (effects: object): Promise<number> => {
    const { id } = await receive({ kind: 'relief', cause: 'illness', received_on: '2026-03-01' });
    await command(id, 'claim');
    await command(id, 'submit', effects);
    await command(id, 'grant', { comment: '同意' }, supervisor);
    return id;
  };
  const letter = async (id: number, language = 'zh') =>
    await textOf((await pdf(`${id}/letter?language=${language}`)).bytes);

  it('an answer tells of a pause as of its day, and nothing later changes it', async () => {
    const id = await relief({ pause_from: '2026-03-02', pause_until: '2026-06-30' });
    expect(await letter(id)).toContain('2026年6月30日止，我机构暂停');
    await command(id, 'end_pause', { reason: '提前恢复' }, supervisor);
    const { body } = await staff.post(`/api/credit_repairs/${id}/answer`).send({}).expect(200);
    expect(body.answer).toContain('已于2026年3月5日提前结束');
    expect(body.answer).not.toContain('止，我机构暂停');
    expect(await letter(id)).not.toContain('期间暂停报送新的不良信息');
    expect(await letter(id, 'en')).toContain('endedearly,on5March2026');

    const first = await relief({ pause_from: '2026-03-02', pause_until: '2026-06-30' });
    await command(first, 'answer');
    const sent = await letter(first);
    await command(first, 'end_pause', {}, supervisor);
    expect(await letter(first)).toBe(sent);
    expect(await letter(first, 'en')).toContain('From2March2026to30June2026wereportnonew');
  });

  it("an answer in a person's own words takes no effect from the letter", async () => {
    const id = await relief({
      explanation: '住院三个月',
      pause_from: '2026-03-02',
      pause_until: '2026-06-30',
      wants_restructure: true,
    });
    await command(id, 'answer', { answer: '祝您早日康复。' });
    const text = await letter(id);
    for (const part of [
      '祝您早日康复。',
      '同意纾困申请',
      '“住院三个月”',
      '2026年3月2日起至2026年6月30日止，我机构暂停',
      '商定新的还款计划',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('您可随时就记录提出说明');
    expect(await letter(id, 'en')).toContain('Youcanagreeonanewplanwithus');
  });

  it('a notice that was declined says so, and why', async () => {
    const { id } = await receive({ kind: 'pre_report_notice', cause: 'other' });
    await command(id, 'claim');
    await command(id, 'submit', { proposal: 'decline', comment: '已告知' });
    await command(id, 'decline', { reason: '已告知' }, supervisor);
    const { body } = await staff.post(`/api/credit_repairs/${id}/answer`).send({}).expect(200);
    expect(body.answer).toMatch(/不予同意。理由：已告知。/);
    expect(body.answer).not.toMatch(/没有发现|联系处理/);
  });

  it("a correction takes a hidden month's amount with it", async () => {
    const pause = await relief({ pause_from: '2026-03-02', pause_until: '2026-06-30' });
    await command(pause, 'answer');
    const { staff2: clerk, supervisor2: chief } = await on('2026-04-10');
    const { id } = (
      await clerk
        .post('/api/credit_repairs')
        .send({
          borrower_id: own.borrower,
          loan_id: own.loan,
          kind: 'objection',
          cause: 'other',
          statement: '三月在暂停期内',
        })
        .expect(201)
    ).body as { id: number };
    await command(id, 'claim', {}, clerk);
    await command(
      id,
      'bureau',
      {
        read_on: '2026-04-05',
        months: [
          { month: '2026-03', code: '1', overdue_minor: 12_345 },
          { month: '2026-01', code: '2', overdue_minor: 12_345 },
        ],
      },
      clerk,
    );
    await command(id, 'submit', {}, clerk);
    await command(id, 'grant', {}, chief);
    const { body } = await clerk.get(`/api/credit_repairs/${id}/file`).expect(200);
    expect(
      (body.correction.lines as { field: string; month: string; after: unknown }[]).map(
        ({ field, month, after }) => [field, month, after],
      ),
    ).toEqual([
      ['month', '2026-03', null],
      ['month_overdue_minor', '2026-03', null],
      ['month_overdue_minor', '2026-01', 112_000 + 111_000],
    ]);
  });
});
