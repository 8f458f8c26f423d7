import type { Agent } from 'supertest';
import { FILING_EVIDENCE } from '../../server/domain/legal/filingGate.ts';

let made = 0;

/** Attaches a small file of a kind, other bytes each time; answers its id. */
export async function attachFile(
  agent: Agent,
  resource: string,
  record_id: number,
  kind: string,
  filename = `${kind}.pdf`,
): Promise<number> {
  made += 1;
  const { body } = await agent
    .post('/api/attachments')
    .field({ resource, record_id, kind })
    .attach('file', Buffer.from(`%PDF-1.7 ${made}`), { filename, contentType: 'application/pdf' })
    .expect(201);
  return (body as { id: number }).id;
}

/** Attaches all that a filing needs to the loan, except for some kinds. */
export async function attachEvidence(
  agent: Agent,
  loan_id: number,
  except: readonly string[] = [],
): Promise<void> {
  for (const kind of FILING_EVIDENCE)
    if (!except.includes(kind)) await attachFile(agent, 'loans', loan_id, kind);
}
