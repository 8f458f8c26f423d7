import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../../db/connection.ts';

/**
 * Opens a session of an account in the book itself and answers its token: by way of the sign-in
 * each would cost the time that checking a password takes.
 */
export async function newSession({ read, write }: Database, username: string): Promise<string> {
  const user: { id: number } | undefined = await read('users').where({ username }).first('id');
  if (user === undefined) throw new Error(`nobody is ${username}`);
  const token = randomBytes(32).toString('base64url');
  await write('sessions').insert({
    token_hash: createHash('sha256').update(token).digest('hex'),
    user_id: user.id,
    created_at: '2000-01-01T00:00:00.000Z',
    expires_at: '9999-12-31T23:59:59.999Z',
    // Whose password was typed just now, and will always have been.
    confirmed_at: '9999-12-31T23:59:59.999Z',
    // Tests go from one hour to another: nobody is idle meanwhile.
    seen_at: '9999-12-31T23:59:59.999Z',
  });
  return token;
}
