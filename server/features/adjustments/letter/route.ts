import { z } from 'zod';
import { loadAccounts } from '../../../book/accounts.ts';
import { LANGUAGES } from '../../../contract/enums.ts';
import { done, orRefuse, refuse } from '../../../contract/outcome.ts';
import { adjustments, type AdjustmentRow } from '../../../contract/resources/adjustments.ts';
import { borrowers } from '../../../contract/resources/borrowers.ts';
import { parse } from '../../../contract/validation.ts';
import { beijingDay } from '../../../domain/time/beijing.ts';
import { recordAt } from '../../../http/crudRouter.ts';
import { special, type Route } from '../../../http/route.ts';
import { rereadRow } from '../../../store/tableStore.ts';
import { unitOfWork } from '../../../store/unitOfWork.ts';
import { drawLetter, type WriteLetter } from './frame.ts';
import { repaymentDayLetter } from './repaymentDay.ts';
import { smallBalanceLetter } from './smallBalance.ts';

const LETTERS: Partial<Record<AdjustmentRow['kind'], WriteLetter>> = {
  small_balance: smallBalanceLetter,
  repayment_day: repaymentDayLetter,
};

/** Drawn each time from the record. Who took a copy is logged, for it names the borrower. */
export const adjustmentLetter: Route = special({
  method: 'get',
  path: '/adjustments/:id/letter',
  access: { resource: 'adjustments', action: 'show' },
  summary:
    'The letter on a waived small balance or another repayment day as PDF, in Chinese or English',
  run: async ({ deps, params, query, language: reader }, user) => {
    const { language = 'zh' } = orRefuse(
      parse(z.object({ language: z.enum(LANGUAGES).optional() }), query, reader),
    );
    if (user === null) throw new Error('a letter without a user');
    const { read } = deps.database;
    const row = await recordAt(read, adjustments, params);
    const write = LETTERS[row.kind];
    if (write === undefined) return refuse('no_adjustment_letter');
    const [account] = await loadAccounts(read, [row.loan_id]);
    if (account === undefined) throw new Error(`adjustment ${row.id} has no loan`);
    const { full_name } = await rereadRow(read, borrowers, account.loan.borrower_id);
    const { file, pdf } = await drawLetter({
      ...orRefuse(await write(read, row, account, language)),
      row,
      language,
      lender_name: deps.config.lenderName ?? null,
      full_name,
      made_on: beijingDay(row.posted_at ?? row.updated_at),
    });
    return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
      unit.record({
        action: 'export',
        resource: 'adjustments',
        record_id: row.id,
        after: { letter: language },
      });
      return done({
        body: pdf,
        headers: {
          'Content-Type': 'application/pdf',
          'Content-Disposition': `inline; filename="${file}"`,
        },
      });
    });
  },
});
