/** The server's address, seen from the page. */
export const API = '/api';

/** The address of an attached file. */
export const fileUrl = (attachment_id: number): string =>
  `${API}/attachments/${attachment_id}/file`;

/** The address of the agreement of a restructure. */
export const agreementUrl = (restructure_id: number, language: string): string =>
  `${API}/restructures/${restructure_id}/agreement?language=${language}`;

/** The address of the copy of an agreement that is signed, with personal data in full. */
export const signingCopyUrl = (restructure_id: number, language: string, reason: string): string =>
  `${agreementUrl(restructure_id, language)}&copy=signing&reason=${encodeURIComponent(reason)}`;

/** The address of the written answer to a credit-repair request. */
export const repairLetterUrl = (repair_id: number, language: string): string =>
  `${API}/credit_repairs/${repair_id}/letter?language=${language}`;

/** The address of the letter on a waived small balance or another repayment day. */
export const adjustmentLetterUrl = (adjustment_id: number, language: string): string =>
  `${API}/adjustments/${adjustment_id}/letter?language=${language}`;

/** The address of the record of a correction, before and after. */
export const repairCorrectionUrl = (repair_id: number, language: string): string =>
  `${API}/credit_repairs/${repair_id}/correction?language=${language}`;
