import { addDays } from '../server/domain/time/calendar.ts';
import { personName } from './names.ts';
import { phoneNumber } from './borrowers.ts';
import type { Random } from './random.ts';
import type { DemoBorrower, DemoContact, DemoLoan, DemoNote } from './rows.ts';

/**
 * Guarantors and emergency contacts: of every third borrower, and of whoever's notes tell of a call
 * to one.
 */

const KIN: readonly (readonly [
  relationship: string,
  male: boolean | null,
  sameName: boolean,
  weight: number,
])[] = [
  ['配偶', null, false, 30],
  ['父亲', true, true, 14],
  ['母亲', false, false, 14],
  ['兄弟', true, true, 10],
  ['姐妹', false, true, 10],
  ['子女', null, true, 6],
  ['朋友', null, false, 10],
  ['同事', null, false, 6],
];
const GUARANTOR_EVERY = 14;

type Party = DemoContact['relation'];

function person(
  random: Random,
  borrower: DemoBorrower,
): Pick<DemoContact, 'full_name' | 'relationship'> {
  const [relationship, male, sameName] = random.weighted(KIN.map((kin) => [kin, kin[3]] as const));
  // The 17th character of a man's national id is odd. A spouse is of the other sex.
  const isMan = Number(borrower.national_id.charAt(16)) % 2 === 1;
  const name = personName(random, relationship === '配偶' ? !isMan : (male ?? random.chance(0.5)));
  const given = name.length > 3 ? name.slice(2) : name.slice(1);
  const surname =
    borrower.full_name.length > 3 ? borrower.full_name.slice(0, 2) : borrower.full_name.slice(0, 1);
  return {
    full_name: sameName ? surname + given : name,
    relationship: random.chance(0.92) ? relationship : null,
  };
}

/** When a borrower's notes last tell of a call to a guarantor or an emergency contact. */
function lastCalls(loans: readonly DemoLoan[], notes: readonly DemoNote[]): Map<string, string> {
  const borrowers = new Map(loans.map((loan) => [loan.loan_no, loan.borrower_external_id]));
  const calls = new Map<string, string>();
  for (const note of notes) {
    if (note.contacted_party === 'borrower') continue;
    const key = `${borrowers.get(note.loan_no)} ${note.contacted_party}`;
    if ((calls.get(key) ?? '') < note.contacted_at) calls.set(key, note.contacted_at);
  }
  return calls;
}

export function makeContacts(
  random: Random,
  borrowers: readonly DemoBorrower[],
  loans: readonly DemoLoan[],
  notes: readonly DemoNote[],
  businessDate: string,
): DemoContact[] {
  const taken = new Set(borrowers.map((borrower) => borrower.phone));
  const calls = lastCalls(loans, notes);
  const freshPhone = (): string => {
    const phone = phoneNumber(random);
    if (taken.has(phone)) return freshPhone();
    taken.add(phone);
    return phone;
  };
  const contact = (borrower: DemoBorrower, relation: Party): DemoContact => {
    const last_contacted_at = calls.get(`${borrower.external_id} ${relation}`) ?? null;
    const agreed = relation === 'guarantor' || random.chance(0.7);
    // Who refused did so when called.
    const refused =
      last_contacted_at !== null && relation === 'emergency_contact' && random.chance(0.2);
    return {
      borrower_external_id: borrower.external_id,
      relation,
      ...person(random, borrower),
      phone: freshPhone(),
      consented_on: agreed ? addDays(businessDate, -random.int(500, 900)) : null,
      refused_on: refused ? last_contacted_at.slice(0, 10) : null,
      last_contacted_at,
    };
  };
  return borrowers.flatMap((borrower, at) =>
    (['emergency_contact', 'guarantor'] as const)
      .filter(
        (relation) =>
          at % (relation === 'guarantor' ? GUARANTOR_EVERY : 3) === 0 ||
          calls.has(`${borrower.external_id} ${relation}`),
      )
      .map((relation) => contact(borrower, relation)),
  );
}
