import type { IncomingMessage } from 'node:http';

/** The bytes of a JSON body as they came: what a signature is about. */

const bodies = new WeakMap<IncomingMessage, Buffer>();

/** Keeps the bytes of a request while it is answered. */
export const keepBody = (req: IncomingMessage, _res: unknown, body: Buffer): void => {
  bodies.set(req, body);
};

/** The body of a request as text; undefined where it had none. */
export const rawBody = (req: IncomingMessage): string | undefined => bodies.get(req)?.toString();
