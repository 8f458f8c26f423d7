interface PromiseFields {
  outcome?: unknown;
  promise_amount_minor?: unknown;
  promise_on?: unknown;
}

/** A promise belongs to a note that says so: with another outcome, what was typed for one is dropped. */
export function withoutStrayPromise<T extends PromiseFields>(note: T): T {
  return note.outcome === 'promised' ? note : { ...note, promise_amount_minor: null, promise_on: null };
}
