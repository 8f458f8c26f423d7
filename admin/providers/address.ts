/** Where the server answers, seen from the page. */
export const API = '/api';

/** Where a browser opens an attached file. */
export const fileUrl = (attachment_id: number): string =>
  `${API}/attachments/${attachment_id}/file`;

/** Where a browser opens the agreement of a restructure. */
export const agreementUrl = (restructure_id: number, language: string): string =>
  `${API}/restructures/${restructure_id}/agreement?language=${language}`;

/** Where a browser opens the written answer to a credit-repair request. */
export const repairLetterUrl = (repair_id: number, language: string): string =>
  `${API}/credit_repairs/${repair_id}/letter?language=${language}`;

/** Where a browser opens the record of a correction, before and after. */
export const repairCorrectionUrl = (repair_id: number, language: string): string =>
  `${API}/credit_repairs/${repair_id}/correction?language=${language}`;
