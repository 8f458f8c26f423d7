import { type RestructureRow, restructures } from '../../contract/resources/restructures.ts';
import { borrowers } from '../../contract/resources/borrowers.ts';
import type { Knex } from 'knex';
import { z } from 'zod';
import { LANGUAGES, type Language, type RestructureKind } from '../../contract/enums.ts';
import { type Outcome, done, orRefuse, refuse } from '../../contract/outcome.ts';
import { parse } from '../../contract/validation.ts';
import { dateInShanghai } from '../../deps.ts';
import { maskPersonal } from '../../domain/identity.ts';
import { recordId } from '../../http/crudRouter.ts';
import { special, type Answer, type Route } from '../../http/route.ts';
import { loadAccounts, loanAt } from '../../book/accounts.ts';
import { findRow, rereadRow } from '../../store/tableStore.ts';
import { unitOfWork } from '../../store/unitOfWork.ts';
import { renderAgreement, type AgreementInput } from './agreement/agreement.ts';
import { figuresAt, guarantorOf, kindsOf } from './store.ts';

const LENDER: Record<Language, string> = { zh: '（贷款人全称）', en: '(name of the lender)' };

const masked = (field: 'national_id' | 'phone' | 'address', value: unknown): string | null =>
  typeof value === 'string' ? maskPersonal(field, value) : null;

/** What the agreement is made of: the figures that were frozen, never those of today. */
async function inputOf(
  db: Knex,
  row: RestructureRow,
  language: Language,
  lender: string | undefined,
): Promise<AgreementInput | null> {
  const frozen = await figuresAt(db, row.id, ['submit', 'approve_first', 'approve']);
  const [account] = await loadAccounts(db, [row.loan_id]);
  if (frozen === null || account === undefined) return null;
  const borrower = await rereadRow(db, borrowers, row.borrower_id);
  const guarantor =
    row.guarantor_id === null || !kindsOf(row).includes('add_guarantor')
      ? undefined
      : await guarantorOf(db, row.guarantor_id);
  const { loan_no, principal_minor, disbursed_on, product } = account.loan;
  // The terms in force when it was asked for: once it is in effect, the loan shows the new ones.
  const { annual_rate_bps, penalty_rate_bps } = loanAt(
    { ...account, restructures: account.restructures.filter(({ id }) => id !== row.id) },
    { as_of: frozen.figures.terms.effective_on },
  );
  return {
    agreement_no: `${loan_no}-R${row.id}`,
    language,
    draft: row.decided_by === null || row.status === 'rejected' || row.status === 'cancelled',
    lender_name: lender ?? LENDER[language],
    loan: { loan_no, principal_minor, disbursed_on, annual_rate_bps, penalty_rate_bps, product },
    borrower: {
      full_name: String(borrower['full_name']),
      national_id_masked: masked('national_id', borrower['national_id']),
      phone_masked: masked('phone', borrower['phone']),
      address_masked: masked('address', borrower['address']),
    },
    guarantor:
      guarantor === undefined
        ? null
        : {
            full_name: guarantor.full_name,
            phone_masked: masked('phone', guarantor.phone),
            relationship: guarantor.relationship,
          },
    kinds: kindsOf(row) as RestructureKind[],
    cause: row.cause,
    figures: frozen.figures,
    made_on: dateInShanghai(new Date(frozen.at)),
    signed: {
      borrower: row.borrower_signed_on,
      lender: row.lender_signed_on,
      guarantor: row.guarantor_signed_on,
    },
  };
}

async function draw(
  db: Knex,
  id: number | undefined,
  language: Language,
  lender: string | undefined,
): Promise<Outcome<{ answer: Answer; id: number }>> {
  const stored = id === undefined ? undefined : await findRow(db, restructures, id);
  if (stored === undefined) return refuse('no_such_record', { id: id ?? '' });
  const input = await inputOf(db, stored, language, lender);
  if (input === null) return refuse('no_agreement_yet');
  const headers = {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="${input.agreement_no}-${language}.pdf"`,
  };
  return done({ answer: { body: await renderAgreement(input), headers }, id: stored.id });
}

/**
 * The supplementary agreement, drawn each time from what was frozen. Who took a copy is logged: it
 * names the borrower.
 */
export const agreementRoute: Route = special({
  method: 'get',
  path: '/restructures/:id/agreement',
  access: { resource: 'restructures', action: 'show' },
  summary: 'The supplementary agreement as PDF, in Chinese or English',
  run: async ({ deps, params, query, language }, user) => {
    const asked = orRefuse(
      parse(z.object({ language: z.enum(LANGUAGES).optional() }), query, language),
    );
    if (user === null) throw new Error('an agreement without a user');
    const wanted = asked.language ?? 'zh';
    const drawn = orRefuse(
      await draw(deps.database.read, recordId(params['id']), wanted, deps.config.lenderName),
    );
    return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
      unit.record({
        action: 'export',
        resource: 'restructures',
        record_id: drawn.id,
        after: { agreement: wanted },
      });
      return done(drawn.answer);
    });
  },
});
