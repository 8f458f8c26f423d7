/** The files of a tape of many loans, each with a payment, ten to a borrower. */
export function largeFiles(count: number): Record<string, string> {
  const borrowers = ['external_id,full_name'];
  const loans = [
    'loan_no,borrower_external_id,product,principal_minor,annual_rate_bps,repayment_method,' +
      'installments_count,disbursed_on,first_due_on',
  ];
  const payments = ['loan_no,client_reference,amount_minor,paid_on,channel'];
  for (let n = 0; n < count / 10; n += 1) borrowers.push(`K${n},借款人${n}`);
  for (let n = 0; n < count; n += 1) {
    loans.push(
      `K-${n},K${n % (count / 10)},cash_loan,${100_000 + n},1200,flat,3,2025-12-01,2026-01-01`,
    );
    payments.push(
      `K-${n},${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000,` +
        `${500 + n},2026-01-15,app`,
    );
  }
  return {
    borrowers: borrowers.join('\n'),
    loans: loans.join('\n'),
    payments: payments.join('\n'),
  };
}
