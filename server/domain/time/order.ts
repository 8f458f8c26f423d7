/** Orders texts by their code units, as ISO dates, instants and keys are ordered. */
export function textOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
