import { setTimeout as rest } from 'node:timers/promises';
import { isBusy } from '../../db/errors.ts';

/** How often, and how much later, something is tried again that people are in the way of. */
const TRIES = 60;
const LATER_MS = 500;

/** Does what needs the writer's lock however long others keep it: a backup or a start has time. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || tries === TRIES) throw error;
      await rest(LATER_MS);
    }
}
