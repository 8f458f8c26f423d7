import { may } from '../../../server/contract/access.ts';
import type { LOAN_STATUSES, Role } from '../../../server/contract/enums.ts';

/** What can be done from the search with a loan that was found; `open` also with anything else. */
export type VerbKind = 'payment' | 'note' | 'restructure' | 'payoff' | 'case' | 'open';

export interface Verb {
  readonly kind: VerbKind;
  /** Its name as a translation key; the same words as on the button of the loan's page. */
  readonly nameKey: string;
  /** What people type for it, in either language; its names are among them. */
  readonly words: readonly string[];
  /** The loans that can take it; of `open` all. */
  readonly statuses: readonly (typeof LOAN_STATUSES)[number][];
  readonly allowed: (role: Role) => boolean;
  /** Whether an amount may stand beside the subject. */
  readonly takesAmount?: true;
}

const UNSETTLED = ['active', 'written_off'] as const;

/** In the order in which they are offered. */
export const VERBS: readonly Verb[] = [
  {
    kind: 'payment',
    nameKey: 'loans.actions.payment',
    words: ['记录还款', '记还款', '登记还款', '还款', '收款', 'record payment', 'payment', 'pay'],
    statuses: UNSETTLED,
    allowed: (role) => may(role, 'payments', 'create'),
    takesAmount: true,
  },
  {
    kind: 'note',
    nameKey: 'loans.actions.note',
    words: ['记一笔', '写记录', '催记', 'add note', 'note'],
    statuses: UNSETTLED,
    allowed: (role) => may(role, 'collection_notes', 'create'),
  },
  {
    kind: 'restructure',
    nameKey: 'loans.actions.restructure',
    words: ['申请重组', '重组', 'restructure'],
    statuses: ['active'],
    allowed: (role) => may(role, 'restructures', 'create'),
  },
  {
    kind: 'payoff',
    nameKey: 'payoff.open',
    words: ['结清试算', '试算结清', '结清', 'payoff quote', 'payoff', 'quote'],
    statuses: UNSETTLED,
    allowed: (role) => may(role, 'loans', 'show'),
  },
  {
    kind: 'case',
    nameKey: 'loans.actions.case',
    words: ['新建案件', '新案件', 'open case', 'new case'],
    statuses: UNSETTLED,
    allowed: (role) => may(role, 'legal_cases', 'create'),
  },
  {
    kind: 'open',
    nameKey: 'app.search.to_open',
    words: ['打开', '查看', 'open'],
    statuses: [],
    allowed: () => true,
  },
];

export const verbsOf = (role: Role): readonly Verb[] =>
  VERBS.filter(({ allowed }) => allowed(role));
