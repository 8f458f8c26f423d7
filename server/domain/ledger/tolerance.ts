/**
 * What may be left of an installment for it to count as met: a fen that is missing ages no loan. It
 * stays owed all the same.
 */
export interface Tolerance {
  /** In minor units. */
  readonly amount_minor: number;
  /** Of the installment, in basis points: both hold, the smaller counts. */
  readonly share_bps: number;
}

/** How much may be left of an installment, in minor units. */
export const toleratedOf = (
  row: { readonly principal_minor: number; readonly interest_minor: number },
  { amount_minor, share_bps }: Tolerance,
): number =>
  Math.min(
    amount_minor,
    Math.floor(((row.principal_minor + row.interest_minor) * share_bps) / 10_000),
  );

/** The same as an SQL expression over a table of installments. */
export const toleratedSql = (table: string, { amount_minor, share_bps }: Tolerance): string => {
  const share = `(${table}.principal_minor + ${table}.interest_minor) * ${share_bps} / 10000`;
  return `case when ${share} < ${amount_minor} then ${share} else ${amount_minor} end`;
};
