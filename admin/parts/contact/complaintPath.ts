/** The form of a complaint about a loan, or about a note of it. */
export const complaintPath = (about: { loan_id: number; note_id?: number }): string =>
  `/complaints/create?source=${encodeURIComponent(JSON.stringify(about))}`;
