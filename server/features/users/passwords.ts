import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with OWASP's minimum: 19 MiB, 2 passes, 1 lane. */
export const hashPassword = async (password: string): Promise<string> =>
  await hash(password, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 });

/** A hash to verify against where there is no account, so that the answer takes as long. */
let decoy: Promise<string> | undefined;
const decoyHash = (): Promise<string> => (decoy ??= hashPassword(randomBytes(16).toString('hex')));

/** Whether this is the password of a hash; false where there is no hash. */
export async function isPassword(
  password_hash: string | undefined,
  password: string,
): Promise<boolean> {
  const matches = await verify(password_hash ?? (await decoyHash()), password);
  return matches && password_hash !== undefined;
}
