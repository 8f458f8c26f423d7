import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

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
export const hashPassword = async (password: string): Promise<string> =>
  await inTurn(
    async () =>
      await hash(password, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
  );

/** A hash to verify against where there is no account, so that the answer takes as long. */
let decoy: Promise<string> | undefined;
const decoyHash = (): Promise<string> => (decoy ??= hashPassword(randomBytes(16).toString('hex')));

/** Whether this is the password of a hash; false where there is no hash. */
export async function isPassword(
  password_hash: string | undefined,
  password: string,
): Promise<boolean> {
  const compared = password_hash ?? (await decoyHash());
  const matches = await inTurn(async () => await verify(compared, password));
  return matches && password_hash !== undefined;
}
