import type { Deps } from '../deps.ts';
import type { Gateways } from '../features/outreach/gateways/gateway.ts';
import { queueMessages } from '../features/outreach/queueing.ts';
import { sendMessages } from '../features/outreach/sending.ts';

/** Writes the messages of the day into the outbox, then sends what is due. */
export async function reachPeople(
  deps: Deps,
  gateways: Gateways,
  signal?: AbortSignal,
): Promise<void> {
  await queueMessages(deps, signal);
  await sendMessages(deps, gateways, signal);
}
