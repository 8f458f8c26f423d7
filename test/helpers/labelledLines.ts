import type { Agent } from 'supertest';
import { nationalIdCheckDigit } from '../../server/domain/identity.ts';
import type { Told } from './bank.ts';
import { createBorrower, createLoan, newPhone, pay } from './book.ts';
import { isFull } from './extent.ts';

/**
 * Lines of a bank as people write them, each with what is right: the loan it is booked on by
 * itself, the loan a person is offered first, or nothing.
 */
export interface Labelled {
  readonly kind: string;
  readonly told: Told;
  /** The loan whose money it is; null: nobody's. */
  readonly loan: number | null;
  /** Whether it is sure; else it waits, with the loan offered first. */
  readonly sure: boolean;
  /** Whether any of the loans offered first is right. */
  readonly open?: boolean;
}

interface Debtor {
  readonly name: string;
  readonly borrower: number;
  readonly national_id: string;
  readonly phone: string;
  readonly loan: number;
  readonly no: string;
}

const SURNAMES = Array.from('赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何');
const FIRST = Array.from('嘉梓若雨思宇浩俊志文');
const SECOND = Array.from('涵轩彤泽晨阳琪航铭远');
let at = 0;
/** A name that nobody else has, and that is no part of another. */
function newName(): string {
  at += 1;
  const pick = (list: readonly string[], step: number) => list[Math.floor(at / step) % list.length];
  return `${pick(SURNAMES, 1)}${pick(FIRST, 20)}${pick(SECOND, 200)}`;
}

let persons = 0;
function newNationalId(): string {
  persons += 1;
  const born = new Date(Date.UTC(1970, 0, persons)).toISOString().slice(0, 10).replaceAll('-', '');
  const first17 = `310101${born}${String(100 + (persons % 900))}`;
  return first17 + nationalIdCheckDigit(first17);
}

async function newDebtor(agent: Agent, name = newName()): Promise<Debtor> {
  const [phone, national_id] = [newPhone(), newNationalId()];
  const borrower = await createBorrower(agent, { full_name: name, phone, national_id });
  const loan = await createLoan(agent, borrower);
  return { name, borrower, national_id, phone, loan: loan.id, no: String(loan['loan_no']) };
}

/** What a loan of the tests may be paid on its day: its oldest installments, one, two, … */
const EXACT = ['1120.00', '2230.00', '3330.00', '4420.00'];
const exact = (turn: number): string => EXACT[turn % EXACT.length] ?? '';
const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const of = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T;

type Make = (agent: Agent, turn: number) => Promise<readonly Omit<Labelled, 'kind'>[]>;

/** What makes the lines of a kind. */
const KINDS: Readonly<Record<string, Make>> = {
  'own name, whole installments': async (agent, turn) => {
    const { name, loan } = await newDebtor(agent);
    const remark = of(['还款', '', '手机贷还款', '转账', '3月还款谢谢'], turn);
    return [{ told: { amount: exact(turn), payer: name, remark }, loan, sure: true }];
  },
  'own name with spaces': async (agent, turn) => {
    const { name, loan } = await newDebtor(agent);
    const payer = Array.from(name).join(of([' ', '\u3000', '  '], turn));
    return [{ told: { amount: exact(turn), payer }, loan, sure: true }];
  },
  'loan number as it is, part of what is due': async (agent, turn) => {
    const { name, loan, no } = await newDebtor(agent);
    const remark = of([no, `还${no}`, `贷款编号：${no}。`, `${no}还款`], turn);
    return [{ told: { amount: '300.00', payer: name, remark }, loan, sure: true }];
  },
  'loan number as people write it': async (agent, turn) => {
    const { loan, no } = await newDebtor(agent);
    const bare = no.replaceAll('-', '');
    const written = [
      bare,
      bare.toLowerCase(),
      wide(no),
      no.replaceAll('-', ' '),
      `还款${bare}谢谢`,
    ];
    const remark = of(written, turn);
    return [{ told: { amount: exact(turn), payer: '某某代付', remark }, loan, sure: true }];
  },
  'identity number in the remark': async (agent, turn) => {
    const { national_id, loan } = await newDebtor(agent);
    const remark = of([national_id, `身份证${national_id.toLowerCase()}`], turn);
    return [{ told: { amount: exact(turn), payer: '代付人甲', remark }, loan, sure: true }];
  },
  'phone in the remark': async (agent, turn) => {
    const { phone, loan } = await newDebtor(agent);
    const spaced = phone.replace(/^(\d{3})(\d{4})/, '$1 $2 ');
    const remark = of([`手机${phone}`, phone, spaced], turn);
    return [{ told: { amount: exact(turn), remark }, loan, sure: true }];
  },
  'own name amid long numbers': async (agent, turn) => {
    const { name, loan } = await newDebtor(agent);
    const remark = `订单2026030500${turn}88812345678901 卡尾号8899 受理2026-03-05 09:30`;
    return [{ told: { amount: exact(turn), payer: name, remark }, loan, sure: true }];
  },
  'two loans, the amount fits one': async (agent, turn) => {
    const { name, borrower, loan } = await newDebtor(agent);
    await createLoan(agent, borrower, { principal_minor: 777_700 });
    return [{ told: { amount: exact(turn), payer: name }, loan, sure: true }];
  },
  'an account that paid before': async (agent, turn) => {
    const { name, loan } = await newDebtor(agent);
    const account = `62148500${String(10_000_000 + persons)}`;
    const first = { amount: '1120.00', payer: name, account };
    const next = { amount: '1110.00', payer: of(['财付通', '网银转账'], turn), account };
    return [
      { told: first, loan, sure: true },
      { told: next, loan, sure: true },
    ];
  },
  'own name, which is part of another': async (agent, turn) => {
    const long = await newDebtor(agent);
    await newDebtor(agent, long.name.slice(0, 2));
    const told = { amount: exact(turn), payer: long.name, remark: `${long.name}还款` };
    return [{ told, loan: long.loan, sure: true }];
  },
  'a name that two have': async (agent, turn) => {
    const one = await newDebtor(agent);
    await newDebtor(agent, one.name);
    const told = { amount: exact(turn), payer: one.name };
    return [{ told, loan: one.loan, sure: false, open: true }];
  },
  'two loans that it fits alike': async (agent, turn) => {
    const { name, borrower, loan } = await newDebtor(agent);
    await createLoan(agent, borrower);
    const told = { amount: exact(turn), payer: name };
    return [{ told, loan, sure: false, open: true }];
  },
  'paid by another, who is named in the remark': async (agent, turn) => {
    const { name, loan } = await newDebtor(agent);
    const remark = of([`代${name}还款`, `替${name}还`, `${name}还贷款`], turn);
    return [{ told: { amount: exact(turn), payer: '王女士', remark }, loan, sure: false }];
  },
  'paid by another borrower, who has a loan too': async (agent, turn) => {
    const [payer, owes] = [await newDebtor(agent), await newDebtor(agent)];
    const told = { amount: exact(turn), payer: payer.name, remark: owes.no };
    return [{ told, loan: owes.loan, sure: false }];
  },
  'a number one digit off': async (agent, turn) => {
    const [near, owes] = [await newDebtor(agent), await newDebtor(agent)];
    const told = { amount: exact(turn), payer: owes.name, remark: near.no };
    return [{ told, loan: owes.loan, sure: false, open: true }];
  },
  'a fen off': async (agent, turn) => {
    const { name, loan } = await newDebtor(agent);
    const amount = of(['1120.01', '1119.99', '3330.10', '1000.00'], turn);
    return [{ told: { amount, payer: name }, loan, sure: false }];
  },
  'more than is due': async (agent, turn) => {
    const { name, loan, no } = await newDebtor(agent);
    const amount = of(['5000.00', '12420.00', '4420.01'], turn);
    return [{ told: { amount, payer: name, remark: no }, loan, sure: false }];
  },
  'a loan that is settled': async (agent) => {
    const { name, loan, no } = await newDebtor(agent);
    await pay(agent, loan, 1_242_000);
    return [{ told: { amount: '1120.00', payer: name, remark: no }, loan, sure: false }];
  },
  'two numbers in one remark': async (agent, turn) => {
    const [one, two] = [await newDebtor(agent), await newDebtor(agent)];
    const told = { amount: exact(turn), payer: one.name, remark: `${one.no} ${two.no}` };
    return [{ told, loan: one.loan, sure: false }];
  },
  'nobody’s': async (_agent, turn) => {
    const payer = of(['上海某某商贸有限公司', '财付通支付科技有限公司', '阿不都·外力', ''], turn);
    const remark = of(['货款', '退款3300', '工资 2026-03', '还款', '利息'], turn);
    return [{ told: { amount: exact(turn), payer, remark }, loan: null, sure: false }];
  },
};

/** Of each kind, where one turn makes two lines of some. */
const TURNS = isFull() ? 15 : 4;

/** The labelled lines, with the debtors they are about made on the way. */
export async function labelledLines(agent: Agent): Promise<Labelled[]> {
  const all: Labelled[] = [];
  for (const [kind, make] of Object.entries(KINDS))
    for (let turn = 0; turn < TURNS; turn += 1)
      for (const line of await make(agent, turn)) {
        const reference = `L${String(all.length + 1).padStart(4, '0')}`;
        all.push({ ...line, kind, told: { ...line.told, reference } });
      }
  return all;
}
