import type { MessageChannel } from '../../../domain/outreach/words.ts';

/** What carries messages of a channel out of the house. */

/** A message as it is handed over; the same key never makes two of it. */
export interface Letter {
  readonly key: string;
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
  /** After this instant it must not reach anybody. */
  readonly expires_at: string;
}

/**
 * What became of handing over. `not_taken`: surely not, so that it may be tried again; `unsure`: it
 * may or may not have been taken.
 */
export type Handed =
  | { readonly kind: 'accepted'; readonly reference: string | null }
  | { readonly kind: 'rejected' | 'not_taken' | 'unsure'; readonly words: string };

/** What a gateway knows of a key. */
export type Known = Handed | { readonly kind: 'never_heard' };

export interface Gateway {
  send(letter: Letter): Promise<Handed>;
  /** Left out where the gateway cannot be asked. */
  ask?(key: string): Promise<Known>;
  close?(): void;
}

export type Gateways = Partial<Record<MessageChannel, Gateway>>;

/** How long a gateway may take, in milliseconds. */
export const GATEWAY_TIMEOUT_MS = 20_000;

/** Words of a machine, short enough to keep. */
export const shortWords = (words: string): string => words.replace(/\s+/g, ' ').slice(0, 300);
