import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { normalPassword } from '../../domain/passwordRules.ts';

/** Of the four threads in which SQLite reads as well. */
const AT_ONCE = 2;
const queue: (() => void)[] = [];
let working = 0;

/** Waits for a turn: whoever tries many passwords does not keep those from reading who work. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (working < AT_ONCE) working += 1;
  else await new Promise<void>((resolve) => queue.push(resolve));
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next === undefined) working -= 1;
    else next();
  }
}

/** argon2id with OWASP's minimum: 19 MiB, 2 passes, 1 lane. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password in its normal form: signs that look alike are one. */
export const hashPassword = async (password: string): Promise<string> =>
  await inTurn(async () => await hash(normalPassword(password), COST));

/**
 * The hash of a recovery code, salted by the secret it stands in for, so that one look finds it
 * among those of its person. Too few bits for a fast hash: NIST SP 800-63B, section 3.1.2.2.
 */
export async function hashCode(code: string, secret: string): Promise<string> {
  const salt = createHash('sha256').update(`recovery ${secret}`).digest().subarray(0, 16);
  return await inTurn(async () => await hash(code, { ...COST, salt }));
}

/** A hash to verify against where there is no account, so that the answer takes as long. */
let decoy: Promise<string> | undefined;
const decoyHash = (): Promise<string> => (decoy ??= hashPassword(randomBytes(16).toString('hex')));

/** Whether this is the password of a hash; false where there is no hash. */
export async function isPassword(
  password_hash: string | undefined,
  password: string,
): Promise<boolean> {
  const compared = password_hash ?? (await decoyHash());
  const normal = normalPassword(password);
  // Older hashes are of what was typed.
  const forms = normal === password ? [normal] : [normal, password];
  for (const form of forms)
    if (await inTurn(async () => await verify(compared, form))) return password_hash !== undefined;
  return false;
}
