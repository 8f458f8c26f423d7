import { hash } from '@node-rs/argon2';

/** argon2id with OWASP's minimum: 19 MiB, 2 passes, 1 lane. */
export const hashPassword = async (password: string): Promise<string> =>
  await hash(password, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 });

export const MIN_PASSWORD_LENGTH = 10;
