import { createContext, useContext } from 'react';

/** One field that another person changed while this form was open. */
export interface Conflict {
  readonly field: string;
  /** What the other person put there. */
  readonly theirs: unknown;
  /** Whether something else was typed into it here; saving puts that over theirs. */
  readonly mine: boolean;
}

/** What a form tells about itself beside its fields; see `FormNotices`. */
export interface FormState {
  /** When the text that came back was typed, in milliseconds; null where nothing came back. */
  readonly restoredAt: number | null;
  /** Gives up what was typed and starts from the record, or from an empty form. */
  readonly discard: () => void;
  /** The last try to save got no answer: the network or the server is away. */
  readonly unsent: 'network' | 'server' | null;
  readonly conflicts: readonly Conflict[];
  /** Puts what the other person wrote into the fields both have changed. */
  readonly takeTheirs: () => void;
}

const nothing = () => undefined;

export const FormStateContext = createContext<FormState>({
  restoredAt: null,
  discard: nothing,
  unsent: null,
  conflicts: [],
  takeTheirs: nothing,
});

export const useFormNotices = () => useContext(FormStateContext);
