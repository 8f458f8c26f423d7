import { describe, expect, it } from 'vitest';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff, supervisor, compliance } = await openDesk();

const stored = async (table: string, id: number) =>
  (await server.deps.database.read(table).where({ id }).first()) as Record<string, unknown>;

describe('what is typed or pasted', () => {
  it.each([
    ['张三\nM2', '这里只能填一行，第 2 个字之后有换行，请删去'],
    ['张三\t13800138000', '第 2 个字之后有制表符，请删去'],
    ['张\u202e三', '第 1 个字之后有看不见的字符（U+202E），请删去后重新输入'],
    ['张\u200b三', '第 1 个字之后有看不见的字符（U+200B），请删去后重新输入'],
    ['张\ufffd', '第 1 个字之后有损坏的字符（U+FFFD），请对照原件重新输入'],
    ['\u200b\u3164', '必填'],
  ])('as a name, %j, is refused at the field by what is wrong', async (full_name, said) => {
    const { body } = await staff
      .post('/api/borrowers')
      .set('Accept-Language', 'zh')
      .send({ full_name })
      .expect(400);
    expect(body.errors['full_name']).toBe(said);
  });

  it('is composed and trimmed, whatever kind of space it has', async () => {
    const id = await createBorrower(staff, { full_name: '　E\u0301milie\u00a0Durand ' });
    expect((await stored('borrowers', id))['full_name']).toBe('Émilie Durand');
  });

  it('as a key is the same key with a sign nobody sees, or in full width', async () => {
    await createBorrower(staff, { external_id: 'C14' });
    for (const external_id of ['C14\u200b', '\ufeffC\u00ad14', 'Ｃ１４']) {
      const { body } = await staff
        .post('/api/borrowers')
        .send({ full_name: '李四', external_id })
        .expect(409);
      expect(body.errors).toHaveProperty('external_id');
    }
  });

  it('over several lines keeps its lines; the lexicon reads through what is unseen', async () => {
    const loan = await createLoan(staff, await createBorrower(staff));
    const { id } = await writeNote(staff, loan.id, {
      content: '今天通话\r\n再不还款就\u200b让\u2060你坐\u200b牢\t完',
    });
    const note = await stored('collection_notes', id);
    expect(note['content']).toBe('今天通话\n再不还款就让你坐牢\t完');
    expect(JSON.parse(String(note['findings']))).not.toEqual([]);
    await staff.put(`/api/collection_notes/${id}`).send({ content: '坏\ufffd字' }).expect(400);
  });
});

describe('a phone number', () => {
  it.each([
    ['+86 138 0013 8000', '13800138000', '138****8000'],
    ['１３８－００１３－８０００', '13800138000', '138****8000'],
    ['\u202d138.0013.8000\u202c', '13800138000', '138****8000'],
    ['(0755) 8234 5678 转 801', '0755-82345678-801', '075****-801'],
    ['00852 9123 4567', '+85291234567', '+85****4567'],
  ])('%s is taken, kept as %s and shown as %s', async (phone, kept, mask) => {
    const id = await createBorrower(staff, { phone, not_same_reason: '同一号码的另一种写法' });
    expect((await stored('borrowers', id))['phone']).toBe(kept);
    const { body } = await staff.get(`/api/borrowers/${id}`).expect(200);
    expect(body.phone).toBe(mask);
    const back = await staff.put(`/api/borrowers/${id}`).send({ phone: mask }).expect(200);
    expect(back.body.version).toBe(body.version);
    const plain = await compliance
      .post(`/api/borrowers/${id}/reveal`)
      .send({ fields: ['phone'], reason: '核对号码' })
      .expect(200);
    expect(plain.body.phone).toBe(kept);
  });

  it('of a contact is kept alike, and counts as one number however it is written', async () => {
    const borrower_id = await createBorrower(staff);
    const people = [];
    for (const phone of ['+86 139 0013 9000', '139-0013-9000'])
      people.push(
        await staff
          .post('/api/borrower_contacts')
          .send({ borrower_id, relation: 'emergency_contact', full_name: '王五', phone })
          .expect(201),
      );
    const rows = await Promise.all(
      people.map(({ body }) => stored('borrower_contacts', body.id as number)),
    );
    expect(rows.map(({ phone }) => phone)).toEqual(['13900139000', '13900139000']);
  });

  it('a landline or one abroad is kept with the contact it was reached at', async () => {
    for (const phone of ['0755-82345678-801', '+8613800138000', '+14155552671']) {
      const borrower = await createBorrower(staff, { phone, not_same_reason: '前面用过的号码' });
      const loan = await createLoan(staff, borrower);
      const { id } = await writeNote(supervisor, loan.id, {});
      expect((await stored('collection_notes', id))['reached_number']).toBe(
        phone.replace('+86', ''),
      );
    }
  });

  it('that is none is refused with the forms it may have', async () => {
    const { body } = await staff
      .post('/api/borrowers')
      .set('Accept-Language', 'zh')
      .send({ full_name: '甲', phone: '1.38E+10' })
      .expect(400);
    expect(body.errors.phone).toContain('010-62345678-801（分机）');
  });
});

describe('an identity number', () => {
  it('is taken with a small x, spaces and full width', async () => {
    const id = await createBorrower(staff, { national_id: ' １１０１０５ 19491231 002x' });
    expect((await stored('borrowers', id))['national_id']).toBe('11010519491231002X');
  });
});
