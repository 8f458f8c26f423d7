import { COMPONENTS } from '../../../server/contract/enums.ts';
import type { RestructureFigures } from '../../../server/contract/resources/restructures.ts';
import { sumOf } from '../../shared/sumOf.ts';

type Parts = RestructureFigures['parts'];

const COLUMNS = ['open_minor', 'waived_minor', 'carried_minor', 'capitalised_minor'] as const;
export type PartColumn = (typeof COLUMNS)[number];

/** The components that have something open, and principal always; principal first. */
export const shownParts = (parts: Parts) =>
  COMPONENTS.filter((name) => name === 'principal' || parts[name].open_minor > 0).toReversed();

export const partSum = (parts: Parts, column: PartColumn): number =>
  sumOf(COMPONENTS, (name) => parts[name][column]);

/** What nobody gets is no column, but that nothing is waived is worth seeing. */
export const partColumns = (parts: Parts): PartColumn[] =>
  COLUMNS.filter(
    (column) => column === 'open_minor' || column === 'waived_minor' || partSum(parts, column) > 0,
  );

/** The groups of what is overdue that a treatment is chosen for. */
export const TREATED = ['interest', 'penalty', 'cost'] as const;

/** The open amount of a group; compound interest is treated with the penalty. */
export const treatedOpen = (parts: Parts, group: (typeof TREATED)[number]): number =>
  parts[group].open_minor + (group === 'penalty' ? parts.compound_interest.open_minor : 0);

/** The way a total goes, and by how much. */
export function changeOf(
  before_minor: number,
  after_minor: number,
): { way: 'less' | 'same' | 'more'; minor: number } {
  const difference = after_minor - before_minor;
  const change = difference < 0 ? 'less' : 'more';
  return { way: difference === 0 ? 'same' : change, minor: Math.abs(difference) };
}
