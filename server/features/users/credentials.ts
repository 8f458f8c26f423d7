import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import { loadPolicies } from '../../book/policies.ts';
import { done, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import type { RefusalKey } from '../../contract/refusals.ts';
import type { UserRow } from '../../contract/resources/system.ts';
import { passwordFault, type PasswordFault } from '../../domain/passwordRules.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { rankOfCommon } from './commonPasswords.ts';
import type { Tried } from './doors.ts';
import { isUnusedCode, spend, type FactorRow } from './store/factors.ts';
import { hashCode, isPassword } from './passwords.ts';
import { stepOfCode, toBase32 } from './totp.ts';

/** What somebody shows to sign in: a password and, where there is a second factor, a code. */

const FAULTS: Readonly<Record<PasswordFault, RefusalKey>> = {
  short: 'password_short',
  repeated: 'password_repeated',
  sequence: 'password_sequence',
  own_name: 'password_own_name',
  product: 'password_product',
  common: 'password_common',
};

/** Refuses a new password that is easily guessed, by the policy of a date. */
export async function checkPassword(
  db: Knex,
  password: string,
  of: Pick<UserRow, 'username' | 'full_name'>,
  businessDate: string,
): Promise<Outcome<void>> {
  const { least_length } = (await loadPolicies(db)).on('sign_in', businessDate);
  const fault = passwordFault(password, {
    leastLength: least_length,
    username: of.username,
    fullName: of.full_name,
    rankOf: await rankOfCommon(),
  });
  if (fault === null) return done(undefined);
  return refuseField('password', FAULTS[fault], { count: least_length });
}

/** A code that was right, and what of it is used up. */
type Spendable = { step: number } | { code_hash: string };

const DIGITS = /^\d{6}$/;

async function spendable(
  db: Knex,
  factor: FactorRow,
  code: string,
  now: Date,
): Promise<Spendable | undefined> {
  if (DIGITS.test(code)) {
    const step = stepOfCode(factor.secret, code, now, factor.last_step);
    return step === undefined ? undefined : { step };
  }
  const code_hash = await hashCode(code, factor.secret);
  const isUnused = await isUnusedCode(db, { user_id: factor.user_id, code_hash });
  return isUnused ? { code_hash } : undefined;
}

export interface Shown {
  readonly password: string;
  readonly code?: string | undefined;
}

/** A try of what somebody shows; what it uses up is known afterwards. */
export class Credentials {
  #spendable: Spendable | undefined;
  readonly #db: Knex;
  readonly #factor: FactorRow | undefined;
  readonly #shown: Shown;

  constructor(db: Knex, factor: FactorRow | undefined, shown: Shown) {
    this.#db = db;
    this.#factor = factor;
    this.#shown = shown;
  }

  /** Whether a code is still to be asked for, after a right password. */
  get lacksCode(): boolean {
    return this.#factor !== undefined && this.#shown.code === undefined;
  }

  async try(
    user: Pick<UserRow, 'password_hash' | 'active'> | undefined,
    now: Date,
  ): Promise<Tried> {
    const { password, code } = this.#shown;
    const isRight = await isPassword(user?.password_hash, password);
    if (!isRight || user?.active !== 1) return 'wrong_password';
    if (this.#factor === undefined || code === undefined) return 'right';
    this.#spendable = await spendable(this.#db, this.#factor, code, now);
    return this.#spendable === undefined ? 'wrong_code' : 'right';
  }

  /** Uses the code up; two requests with the same one do not both succeed. */
  async spend(unit: UnitOfWork): Promise<Outcome<void>> {
    const [factor, code] = [this.#factor, this.#spendable];
    if (factor === undefined || code === undefined) return done(undefined);
    if (!(await spend(unit.db, factor.user_id, code, unit.now))) return refuse('wrong_code');
    if ('code_hash' in code)
      unit.record({ action: 'use_code', resource: 'users', record_id: factor.user_id });
    return done(undefined);
  }
}

const CODES = 10;
/** 50 bits each. */
const CODE_SIGNS = 10;

/** Recovery codes as they are read, and as they are kept. */
export async function newCodes(secret: string): Promise<{ plain: string[]; hashes: string[] }> {
  const codes = Array.from({ length: CODES }, () =>
    toBase32(randomBytes(CODE_SIGNS)).slice(0, CODE_SIGNS),
  );
  const hashes = await Promise.all(codes.map(async (code) => await hashCode(code, secret)));
  return { plain: codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`), hashes };
}
