import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import {
  isSigned,
  SIGNATURE_HEADER,
  signatureOf,
  TIMESTAMP_HEADER,
} from '../../server/features/outreach/gateways/signing.ts';

/** Gateways as a lender's contractors run them, on this machine: one for SMS, one for mail. */

export const SECRET = 'a-secret-of-two-houses';

export interface TakenMessage {
  readonly key: string;
  readonly to: string;
  readonly text: string;
  readonly expires_at: string;
}

/** What the gateway does with the next message. */
type Mood = 'well' | 'busy' | 'refuses' | 'takes_and_breaks' | 'breaks';

export interface LocalGateway {
  readonly url: string;
  /** Every message that was taken, in order; one key twice would stand here twice. */
  readonly taken: TakenMessage[];
  mood: Mood;
  /** Called once a message was taken and before that is answered, with how many there are. */
  onTaken: (count: number) => void;
  readonly close: () => Promise<void>;
}

/** Listens for signed messages; `now` is the clock that signatures are judged by. */
export async function startGateway(now: () => Date): Promise<LocalGateway> {
  const taken: TakenMessage[] = [];
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      const body = Buffer.concat(parts).toString();
      const path = req.url ?? '';
      const head = {
        timestamp: String(req.headers[TIMESTAMP_HEADER]),
        signature: String(req.headers[SIGNATURE_HEADER]),
      };
      const answer = (status: number, said: object) => {
        res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said));
      };
      if (!isSigned(SECRET, head, body || path, now().toISOString()))
        return answer(401, { error: 'signature' });
      const key = decodeURIComponent(path.split('/').at(-1) ?? '');
      if (req.method === 'GET') {
        const at = taken.findIndex((message) => message.key === key);
        return at === -1 ? answer(404, {}) : answer(200, { id: `gw-${at + 1}` });
      }
      if (gateway.mood === 'busy') return answer(503, { error: 'busy' });
      if (gateway.mood === 'refuses') return answer(422, { error: 'blacklisted' });
      if (gateway.mood === 'breaks') return res.destroy();
      taken.push(JSON.parse(body) as TakenMessage);
      gateway.onTaken(taken.length);
      if (gateway.mood === 'takes_and_breaks') return res.destroy();
      return answer(202, { id: `gw-${taken.length}` });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gateway: LocalGateway = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    mood: 'well',
    onTaken: () => undefined,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return gateway;
}

/** The headers of a body that the gateway signs. */
export const signed = (body: string, now: string): Record<string, string> => ({
  'content-type': 'application/json',
  [TIMESTAMP_HEADER]: now,
  [SIGNATURE_HEADER]: signatureOf(SECRET, now, body),
});

export interface LocalMail {
  readonly url: string;
  /** Whole mails as they came. */
  readonly mails: string[];
  readonly close: () => Promise<void>;
}

/** A mail server; an address at refused.example has no mailbox. */
export async function startMailServer(): Promise<LocalMail> {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      if (!address.endsWith('@refused.example')) return done();
      done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    },
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        mails.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    close: async () =>
      await new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}
