import { beijingEnd, beijingStart, listPath, notesPath } from '../../collection_notes/notesPath.ts';
import type { Period } from './usePeriod.ts';

/** Where the notes of a period are listed; they count by the Beijing days of their contacts. */
export const notesOf = ({ from, to }: Period, filter: object = {}): string => notesPath({ ...filter, contacted_at_gte: beijingStart(from), contacted_at_lte: beijingEnd(to) });

/** A note is reviewed after its contact, so those of the period with a verdict have one since its beginning. */
export const reviewedOf = (period: Period, filter: object = {}): string => notesOf(period, { ...filter, reviewed_at_gte: beijingStart(period.from) });

export const twiceOf = (period: Period): string => notesOf(period, { second_reviewed_at_gte: beijingStart(period.from) });

export const complaintsOf = ({ from, to }: Period): string => listPath('complaints', { received_on_gte: from, received_on_lte: to });
