import {
  GATEWAY_TIMEOUT_MS,
  shortWords,
  type Gateway,
  type Handed,
  type Known,
  type Letter,
} from './gateway.ts';
import { SIGNATURE_HEADER, signatureOf, TIMESTAMP_HEADER } from './signing.ts';

/**
 * A gateway for SMS or app messages over HTTP: `POST <url>/messages` hands one over, and
 * `GET <url>/messages/<key>` says what became of it; both signed, see decision 0051.
 */

export interface HttpGatewaySettings {
  readonly url: string;
  readonly secret: string;
}

const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** What the answer of a gateway means. */
function meaning(status: number, body: string): Handed {
  if (status >= 200 && status < 300) return { kind: 'accepted', reference: referenceIn(body) };
  const words = shortWords(`${status} ${body}`);
  if (status === 429 || status === 503) return { kind: 'not_taken', words };
  return { kind: status >= 400 && status < 500 ? 'rejected' : 'unsure', words };
}

function referenceIn(body: string): string | null {
  try {
    const { id } = JSON.parse(body) as { id?: unknown };
    return typeof id === 'string' ? id.slice(0, 100) : null;
  } catch {
    return null;
  }
}

/** What an exception of a call means: only what never was connected was surely not taken. */
function failureOf(error: unknown): Extract<Handed, { words: string }> {
  const { cause } = error as { cause?: { code?: string } };
  const words = shortWords(cause?.code ?? (error instanceof Error ? error.message : String(error)));
  return { kind: NEVER_CONNECTED.includes(cause?.code ?? '') ? 'not_taken' : 'unsure', words };
}

/** `now`: the clock that both sides sign by. */
export function httpGateway(settings: HttpGatewaySettings, now: () => Date): Gateway {
  const call = async (method: 'GET' | 'POST', path: string, body: string): Promise<Response> => {
    const timestamp = now().toISOString();
    return await fetch(`${settings.url.replace(/\/$/, '')}${path}`, {
      method,
      headers: {
        [TIMESTAMP_HEADER]: timestamp,
        [SIGNATURE_HEADER]: signatureOf(settings.secret, timestamp, body || path),
        ...(method === 'POST' && { 'content-type': 'application/json' }),
      },
      ...(method === 'POST' && { body }),
      redirect: 'error',
      signal: AbortSignal.timeout(GATEWAY_TIMEOUT_MS),
    });
  };
  return {
    send: async ({ key, to, text, expires_at }: Letter): Promise<Handed> => {
      try {
        const answer = await call(
          'POST',
          '/messages',
          JSON.stringify({ key, to, text, expires_at }),
        );
        return meaning(answer.status, await answer.text());
      } catch (error) {
        return failureOf(error);
      }
    },
    ask: async (key: string): Promise<Known> => {
      try {
        const answer = await call('GET', `/messages/${encodeURIComponent(key)}`, '');
        if (answer.status === 404) return { kind: 'never_heard' };
        const body = await answer.text();
        return answer.ok
          ? { kind: 'accepted', reference: referenceIn(body) }
          : { kind: 'unsure', words: shortWords(`${answer.status} ${body}`) };
      } catch (error) {
        return { ...failureOf(error), kind: 'unsure' };
      }
    },
  };
}
