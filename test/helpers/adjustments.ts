import type { Agent, Test } from 'supertest';
import { openPdf, readPages } from './pdfPage.ts';

/** Asks for an adjustment. */
export const askAdjustment = (agent: Agent, sent: Record<string, unknown>): Test =>
  agent.post('/api/adjustments').send({ reason: '核对后申请', ...sent });

/** Asks for one that must be taken; answers its id. */
export const proposeAdjustment = async (
  agent: Agent,
  sent: Record<string, unknown>,
): Promise<number> => (await askAdjustment(agent, sent).expect(201)).body.id as number;

/** Approves an adjustment. */
export const approveAdjustment = (agent: Agent, id: number, body: object = {}): Test =>
  agent.post(`/api/adjustments/${id}/approve`).send(body);

/** Takes an adjustment back. */
export const reverseAdjustment = (agent: Agent, id: number): Test =>
  agent.post(`/api/adjustments/${id}/reverse`).send({ reason: '录错' });

/** Reads the letter of an adjustment; its text without any space. */
export async function adjustmentLetter(
  agent: Agent,
  id: number,
  language: 'zh' | 'en',
): Promise<string> {
  const { body } = await agent
    .get(`/api/adjustments/${id}/letter?language=${language}`)
    .buffer(true)
    .parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => {
        done(null, Buffer.concat(parts));
      });
    })
    .expect(200);
  const document = await openPdf(body as Buffer);
  const pages = await readPages(document);
  await document.destroy();
  return pages
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, '');
}
