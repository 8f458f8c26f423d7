import { beijingDay } from '../../domain/time/beijing.ts';
import type { Knex } from 'knex';
import { z } from 'zod';
import { loadAccounts, loanAt, type Account } from '../../book/accounts.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import { may } from '../../contract/access.ts';
import { LANGUAGES, type Language, type Role } from '../../contract/enums.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { optional } from '../../contract/primitives.ts';
import { borrowerContacts } from '../../contract/resources/borrowerContacts.ts';
import { borrowers } from '../../contract/resources/borrowers.ts';
import { type RestructureRow, restructures } from '../../contract/resources/restructures.ts';
import { readReason } from '../../contract/personal.ts';
import { parse } from '../../contract/validation.ts';
import { maskPersonal } from '../../domain/identity.ts';
import { recordAt } from '../../http/crudRouter.ts';
import { special, type Answer, type Route } from '../../http/route.ts';
import { checkReads } from '../../book/readLimits.ts';
import { findRow, rereadRow } from '../../store/tableStore.ts';
import { unitOfWork, type UnitOfWork } from '../../store/unitOfWork.ts';
import { checkDrawn } from '../../documents/coverage.ts';
import { renderAgreement, type AgreementInput } from './agreement/agreement.ts';
import { figuresAt } from './store/steps.ts';
import { kindsOf } from './stored.ts';

const LENDER: Record<Language, string> = { zh: '（贷款人全称）', en: '(name of the lender)' };

/** A personal datum as a copy shows it. */
type Shown = (field: 'national_id' | 'phone' | 'address', value: string | null) => string | null;
const masked: Shown = (field, value) => (value === null ? null : maskPersonal(field, value));
const plain: Shown = (_field, value) => value;

/**
 * The loan with the rates it had when the restructure was asked for: once that is in effect, the
 * loan shows the new ones.
 */
function formerLoan(
  account: Account,
  policies: PolicyBook,
  id: number,
  as_of: string,
): AgreementInput['loan'] {
  const { loan_no, principal_minor, disbursed_on, product } = account.loan;
  const before = {
    ...account,
    restructures: account.restructures.filter((plan) => plan.id !== id),
  };
  const { annual_rate_bps, penalty_rate_bps } = loanAt(before, { as_of });
  return {
    loan_no,
    principal_minor,
    disbursed_on,
    annual_rate_bps,
    penalty_rate_bps,
    product,
    grace_charged_back: policies.on('grace', disbursed_on, product).charged_back,
    early_fee: policies.on('early_payoff', disbursed_on, product),
  };
}

async function borrowerOf(
  db: Knex,
  row: RestructureRow,
  shown: Shown,
): Promise<AgreementInput['borrower']> {
  const borrower = await rereadRow(db, borrowers, row.borrower_id);
  return {
    full_name: borrower.full_name,
    national_id: shown('national_id', borrower.national_id),
    phone: shown('phone', borrower.phone),
    address: shown('address', borrower.address),
  };
}

/** The id of the guarantor who joins by this restructure; null where none does. */
const namedGuarantor = (row: RestructureRow): number | null =>
  kindsOf(row).includes('add_guarantor') ? row.guarantor_id : null;

/** The guarantor who joins by this restructure; null where none does. */
async function guarantorOf(
  db: Knex,
  row: RestructureRow,
  shown: Shown,
): Promise<AgreementInput['guarantor']> {
  const id = namedGuarantor(row);
  if (id === null) return null;
  const guarantor = await findRow(db, borrowerContacts, id);
  if (guarantor === undefined) return null;
  const { full_name, phone, national_id, address, relationship } = guarantor;
  return {
    full_name,
    relationship,
    phone: shown('phone', phone),
    national_id: shown('national_id', national_id),
    address: shown('address', address),
  };
}

interface Copy {
  language: Language;
  full: boolean;
}

/**
 * The input of the agreement: the figures that were frozen, never those of today; null before
 * any were.
 */
async function inputOf(
  db: Knex,
  row: RestructureRow,
  { language, full }: Copy,
  lender_name: string,
): Promise<AgreementInput | null> {
  const shown = full ? plain : masked;
  const frozen = await figuresAt(db, row.id, ['submit', 'approve_first', 'approve']);
  const [account] = await loadAccounts(db, [row.loan_id]);
  if (frozen === null || account === undefined) return null;
  return {
    agreement_no: `${account.loan.loan_no}-R${row.id}`,
    language,
    full,
    draft: row.decided_by === null || row.status === 'rejected' || row.status === 'cancelled',
    lender_name,
    loan: formerLoan(account, await loadPolicies(db), row.id, frozen.figures.terms.effective_on),
    borrower: await borrowerOf(db, row, shown),
    guarantor: await guarantorOf(db, row, shown),
    kinds: kindsOf(row),
    cause: row.cause,
    figures: frozen.figures,
    made_on: beijingDay(frozen.at),
    signed: {
      borrower: row.borrower_signed_on,
      lender: row.lender_signed_on,
      guarantor: row.guarantor_signed_on,
    },
  };
}

async function draw(
  db: Knex,
  row: RestructureRow,
  copy: Copy,
  lender: string | undefined,
): Promise<Outcome<Answer>> {
  const { language } = copy;
  const input = await inputOf(db, row, copy, lender ?? LENDER[language]);
  if (input === null) return refuse('no_agreement_yet');
  orRefuse(checkDrawn(input));
  const headers = {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="${input.agreement_no}-${language}.pdf"`,
  };
  return done({ body: await renderAgreement(input), headers });
}

const copyQuery = z.object({
  language: z.enum(LANGUAGES).optional(),
  copy: z.literal('signing').optional(),
  reason: optional(readReason(300)),
});

/** Checks that a copy with personal data in full is asked for by who may, and for a reason. */
function checkFull(role: Role, { copy, reason }: z.output<typeof copyQuery>): Outcome<boolean> {
  if (copy === undefined) return done(false);
  if (!may(role, 'borrowers', 'reveal')) return refuse('no_full_copy');
  return reason == null ? refuseField('reason', 'copy_reason_needed') : done(true);
}

/** Keeps whose personal data the copy shows, and why: the borrower's and a new guarantor's. */
function recordReveal(unit: UnitOfWork, row: RestructureRow, reason: string): void {
  const fields = ['national_id', 'phone', 'address'];
  const after = { fields, reason };
  unit.record({ action: 'reveal', resource: 'borrowers', record_id: row.borrower_id, after });
  const guarantor = namedGuarantor(row);
  if (guarantor !== null)
    unit.record({ action: 'reveal', resource: 'borrower_contacts', record_id: guarantor, after });
}

/**
 * The supplementary agreement, drawn each time from what was frozen. Who took a copy is logged: it
 * names the borrower. The copy to be signed carries identity numbers and addresses in full, for a
 * reason that is kept.
 */
export const agreementRoute: Route = special({
  method: 'get',
  path: '/restructures/:id/agreement',
  access: { resource: 'restructures', action: 'show' },
  summary:
    'The supplementary agreement as PDF, in Chinese or English; `copy=signing` with a reason is ' +
    'the one to be signed, with personal data in full',
  run: async ({ deps, params, query, language }, user) => {
    const asked = orRefuse(parse(copyQuery, query, language));
    if (user === null) throw new Error('an agreement without a user');
    const full = orRefuse(checkFull(user.role, asked));
    const copy = { language: asked.language ?? 'zh', full };
    const row = await recordAt(deps.database.read, restructures, params);
    const drawn = orRefuse(await draw(deps.database.read, row, copy, deps.config.lenderName));
    return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
      unit.record({
        action: 'export',
        resource: 'restructures',
        record_id: row.id,
        after: { agreement: copy.language },
      });
      if (full) {
        orRefuse(await checkReads(unit, user, 'reveals'));
        recordReveal(unit, row, asked.reason ?? '');
      }
      return done(drawn);
    });
  },
});
