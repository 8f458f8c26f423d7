import { loadPolicies } from '../../book/policies.ts';
import { contractRows } from '../../book/contractRows.ts';
import { done, refuseField } from '../../contract/outcome.ts';
import {
  installments,
  loans,
  schedulePreviewAnswer,
  schedulePreviewRequest,
} from '../../contract/resources/loans.ts';
import { allInCost } from '../../domain/ledger/cost.ts';
import { scheduleProblem, type ScheduleTerms } from '../../domain/ledger/schedule.ts';
import { changeRoute, createRoute, readRoutes, removeRoute, serve } from '../../http/crudRouter.ts';
import { read, type Route, type SignedIn } from '../../http/route.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { presentInstallments, presentLoans } from './present.ts';
import { changeLoan, createLoan, deleteLoan, type NewLoan } from './service.ts';
import { momentRoutes } from './momentRoutes.ts';
import { installmentSpec, loanListSpec } from './store.ts';

export const servedLoans = serve({ definition: loans, spec: loanListSpec, present: presentLoans });
export const servedInstallments = serve({
  definition: installments,
  spec: async (_db, today) => done(installmentSpec(today)),
  present: presentInstallments,
});

const preview = read({
  method: 'post',
  path: '/schedule_preview',
  access: { resource: 'schedule_preview', action: 'show' },
  summary: 'The schedule these terms would make',
  body: schedulePreviewRequest,
  answers: schedulePreviewAnswer,
  run: async (db, { body }) => {
    const terms: ScheduleTerms = {
      ...body,
      day_count: body.day_count ?? '30/360',
      rounding: body.rounding ?? 'half_up',
    };
    const problem = scheduleProblem(terms);
    if (problem !== null)
      return refuseField(
        problem.field,
        problem.key as 'bullet_one_installment' | 'first_due_after_disbursement',
      );
    const rows = contractRows(terms, await loadPolicies(db), body.product);
    const total_interest_minor = rows.reduce((sum, row) => sum + row.interest_minor, 0);
    return done({ body: { installments: rows, total_interest_minor, ...allInCost(terms, rows) } });
  },
});

/** Whoever sees only some loans has those they enter, unless they say who has them. */
const add = async (unit: UnitOfWork, sent: NewLoan, { id, scope }: SignedIn) =>
  await createLoan(unit, scope === null ? sent : { ...sent, assigned_to: sent.assigned_to ?? id });

export const loanRoutes: Route[] = [
  ...momentRoutes,
  ...readRoutes(servedLoans).filter((route) => route.path !== '/loans/:id'),
  createRoute(servedLoans, loans.create, add),
  changeRoute(servedLoans, loans.update, changeLoan),
  removeRoute(servedLoans, deleteLoan),
  ...readRoutes(servedInstallments),
  preview,
];
