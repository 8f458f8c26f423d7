import { ofLoanNumbered } from '../../../book/borrowerSearch.ts';
import { whereInForce, whereOver, whereProposed, whereToCome } from '../../../book/holds.ts';
import { holds } from '../../../contract/resources/contacts.ts';
import { namedFilter } from '../../../store/namedFilter.ts';
import type { TableSpec } from '../../../store/tableStore.ts';

/** The list of holds; `status` asks in SQL what `holdStatus` answers for one of them. */
export const holdSpec = (today: string): TableSpec => ({
  table: 'holds',
  searched: holds.searched,
  places: (q) => [ofLoanNumbered('holds', q)],
  computed: {
    status: namedFilter([
      ['proposed', (group) => whereProposed(group, today)],
      ['in_force', (group) => whereInForce(group, today)],
      ['to_come', (group) => whereToCome(group, today)],
      ['over', (group) => whereOver(group, today)],
    ]),
  },
});
