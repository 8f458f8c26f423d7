import { inject } from 'vitest';
import type { Dialect } from '../../db/dialect.ts';

/**
 * How much a run tries: a full run everything, a short one a fixed share, so that a failure of one
 * is a failure of the other too. What a short run leaves out is told in decision 0041.
 */
export const isFull = (): boolean => inject('full');

/** Every `nth` of a long list, counted from `from`; all of it in a full run. */
export const shareOf = <T>(all: readonly T[], nth: number, from = 0): T[] =>
  isFull() ? [...all] : all.filter((_one, at) => at % nth === from % nth);

/** The engines that a test of processes is tried on: `short` alone in a short run. */
export const enginesOf = (short: Dialect): readonly Dialect[] =>
  isFull() ? ['sqlite', 'postgres'] : [short];
