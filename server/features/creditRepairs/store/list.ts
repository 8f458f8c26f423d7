import { creditRepairs } from '../../../contract/resources/creditRepairs.ts';
import { REPAIR_OPEN } from '../../../domain/repair/repairCase.ts';
import { namePlaces, ofLoanNumbered } from '../../../book/borrowerSearch.ts';
import { namedFilter } from '../../../store/namedFilter.ts';
import { through } from '../../../store/search.ts';
import type { TableSpec } from '../../../store/tableStore.ts';

/** How the list of requests filters, sorts and is searched. */

const ANSWERED = "credit_repairs.status = 'answered'";
const LATE =
  `((${ANSWERED} and credit_repairs.answered_on > credit_repairs.due_on) ` +
  "or (credit_repairs.status = 'withdrawn' and " +
  'credit_repairs.withdrawn_on > credit_repairs.due_on))';

/**
 * The list of requests. `q` also finds those about a loan by its whole number, and those of a
 * borrower by a part of the name.
 */
export const repairSpec: TableSpec = {
  table: 'credit_repairs',
  searched: creditRepairs.searched,
  computed: {
    /** Asks in SQL what `timelinessOf` answers for one request. */
    timeliness: namedFilter([
      [
        'in_time',
        (group) => {
          group.whereRaw(`${ANSWERED} and credit_repairs.answered_on <= credit_repairs.due_on`);
        },
      ],
      [
        'late',
        (group) => {
          group.whereRaw(LATE);
        },
      ],
      [
        null,
        (group) => {
          group.whereRaw(
            `not (${ANSWERED} and credit_repairs.answered_on is not null) ` +
              `and not coalesce(${LATE}, false)`,
          );
        },
      ],
    ]),
    declined_by_law: namedFilter([
      [
        1,
        (group) => {
          group.whereNotNull('credit_repairs.forbidden_rule');
        },
      ],
      [
        0,
        (group) => {
          group.whereNull('credit_repairs.forbidden_rule');
        },
      ],
    ]),
    unclaimed: namedFilter([
      [
        1,
        (group) => {
          group
            .whereNull('credit_repairs.assignee_id')
            .whereIn('credit_repairs.status', REPAIR_OPEN);
        },
      ],
      [
        0,
        (group) => {
          group
            .whereNotNull('credit_repairs.assignee_id')
            .orWhereNotIn('credit_repairs.status', REPAIR_OPEN);
        },
      ],
    ]),
  },
  places: (q) => [
    ofLoanNumbered('credit_repairs', q),
    ...through('credit_repairs.borrower_id', 'borrowers', 'id', namePlaces(q)),
  ],
};
