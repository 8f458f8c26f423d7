import { createInterface } from 'node:readline/promises';
import { ROLES, type Role } from '../contract/enums.ts';
import { MIN_PASSWORD_LENGTH } from '../contract/limits.ts';
import { done, settle } from '../contract/outcome.ts';
import { errorBody } from '../contract/refusals.ts';
import { users } from '../contract/resources/system.ts';
import { parse } from '../contract/validation.ts';
import { businessDate, type Deps } from '../deps.ts';
import { checkPassword } from '../features/users/credentials.ts';
import { hashPassword } from '../features/users/passwords.ts';
import { insertUsers } from '../features/users/store/accounts.ts';
import { findUserByName } from '../store/sessionStore.ts';
import { unitOfWork } from '../store/unitOfWork.ts';

const USAGE =
  `npm run user:create -- <username> <${ROLES.join('|')}> [full name]\n` +
  'The password is asked for, or read from standard input.';

const ACCOUNT = users.create.pick({ username: true, role: true, full_name: true });

/**
 * Creates one account, such as the first administrator of a production server; answers the exit
 * code.
 */
export async function userCreate(deps: Deps, args: readonly string[]): Promise<number> {
  const [name, role, ...names] = args;
  if (name === undefined || !ROLES.includes(role as Role)) {
    console.error(USAGE);
    return 2;
  }
  const given = parse(ACCOUNT, { username: name, role, full_name: names.join(' ') || name }, 'en');
  if (!given.ok) {
    const { root: _all, ...errors } = errorBody(given.refusal, 'en').errors;
    for (const [field, text] of Object.entries(errors))
      if (typeof text === 'string') console.error(`${field}: ${text}`);
    return 1;
  }
  const account = given.value;
  const { username } = account;
  if ((await findUserByName(deps.database.read, username)) !== undefined) {
    console.error(`There is already a user "${username}".`);
    return 1;
  }
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  const password = await lines.question(
    `Password for ${username} (at least ${MIN_PASSWORD_LENGTH} characters): `,
  );
  lines.close();
  const fine = await settle(
    async () => await checkPassword(deps.database.read, password, account, businessDate(deps)),
  );
  if (!fine.ok) {
    console.error(`${errorBody(fine.refusal, 'en').message}. No user was created.`);
    return 1;
  }
  const password_hash = await hashPassword(password);
  await unitOfWork(deps, { id: null, name: 'user:create' }, async (unit) => {
    const [id] = await insertUsers(unit.db, [{ ...account, password_hash }], unit.now);
    const after = { ...account, active: 1, password_hash };
    unit.record({ action: 'create', resource: 'users', record_id: id ?? null, after });
    return done(undefined);
  });
  console.log(`Created ${role} "${username}".`);
  return 0;
}
