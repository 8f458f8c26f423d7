import { loadPolicies } from '../../book/policies.ts';
import { done, orRefuse, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import {
  enrolmentAnswer,
  factorAnswer,
  recoveryCodesAnswer,
} from '../../contract/resources/sessions.ts';
import { enrolRequest } from '../../contract/resources/system.ts';
import { businessDate, worldTime, type Deps } from '../../deps.ts';
import type { ToDo } from '../../domain/signIn.ts';
import { special, type Answer, type Route, type SignedIn } from '../../http/route.ts';
import { checkConfirmed, tokenHash, tokenOf } from '../../http/session.ts';
import { changeSession } from '../../store/sessionStore.ts';
import { unitOfWork, type UnitOfWork } from '../../store/unitOfWork.ts';
import { newCodes } from './credentials.ts';
import {
  beginFactor,
  countCodes,
  deleteFactor,
  enrolFactor,
  enrolledFactor,
  findFactor,
  replaceCodes,
} from './store/factors.ts';
import { enrolmentUri, newSecret, stepOfCode } from './totp.ts';

/** The second factor of whoever is signed in: codes of an app, and recovery codes. */

/** An enrolment that was begun is finished within this time. */
const ENROLMENT_MS = 15 * 60 * 1000;
const FACTOR_FIRST: readonly ToDo[] = ['factor'];

const own = { access: 'signed_in' as const };

async function asOwn(
  deps: Deps,
  { id, full_name }: SignedIn,
  work: (unit: UnitOfWork) => Promise<Outcome<Answer>>,
): Promise<Outcome<Answer>> {
  return await unitOfWork(deps, { id, name: full_name }, work);
}

async function isDemanded(deps: Deps, { role }: SignedIn): Promise<boolean> {
  const policies = await loadPolicies(deps.database.read);
  return policies.on('sign_in', businessDate(deps)).second_factor.includes(role);
}

const look = special({
  method: 'get',
  path: '/session/factor',
  access: { resource: 'account', action: 'show' },
  whileToDo: FACTOR_FIRST,
  summary: 'Whether you sign in with a code as well, and the recovery codes left',
  answers: factorAnswer,
  run: async ({ deps }, user) => {
    if (user === null) return refuse('not_signed_in');
    const { read } = deps.database;
    const factor = await enrolledFactor(read, user.id);
    const codes_left = factor === undefined ? 0 : await countCodes(read, user.id);
    const demanded = await isDemanded(deps, user);
    return done({ body: { enrolled_at: factor?.enrolled_at ?? null, codes_left, demanded } });
  },
});

const begin = special({
  ...own,
  method: 'post',
  path: '/session/factor/begin',
  whileToDo: FACTOR_FIRST,
  summary: 'Begin to set up an authenticator: a secret that counts once a code of it was right',
  answers: enrolmentAnswer,
  run: async ({ deps }, user) => {
    if (user === null) return refuse('not_signed_in');
    orRefuse(checkConfirmed(user));
    const secret = newSecret();
    return await asOwn(deps, user, async (unit) => {
      if ((await enrolledFactor(unit.db, user.id)) !== undefined) return refuse('factor_enrolled');
      await beginFactor(unit.db, { user_id: user.id, secret, begun_at: unit.now });
      return done({ body: { secret, uri: enrolmentUri(secret, user.username) }, status: 200 });
    });
  },
});

const enrol = special({
  ...own,
  method: 'post',
  path: '/session/factor/enrol',
  whileToDo: FACTOR_FIRST,
  summary: 'Finish it with a code; answers the recovery codes, once',
  body: enrolRequest,
  answers: recoveryCodesAnswer,
  run: async ({ body, deps, headers }, user) => {
    const token = tokenOf(headers.cookie);
    if (user === null || token === undefined) return refuse('not_signed_in');
    const begun = await findFactor(deps.database.read, user.id);
    if (begun === undefined) return refuse('no_enrolment');
    const codes = await newCodes(begun.secret);
    const at = worldTime(deps);
    return await asOwn(deps, user, async (unit) => {
      const factor = await findFactor(unit.db, user.id);
      const age = Date.parse(unit.now) - Date.parse(factor?.begun_at ?? '');
      if (factor?.secret !== begun.secret || !(age < ENROLMENT_MS)) return refuse('no_enrolment');
      if (factor.enrolled_at !== null) return refuse('factor_enrolled');
      const last_step = stepOfCode(factor.secret, body.code, at, factor.last_step);
      if (last_step === undefined) return refuseField('code', 'wrong_enrolment_code');
      await enrolFactor(unit.db, user.id, { enrolled_at: unit.now, last_step });
      await replaceCodes(unit.db, user.id, codes.hashes);
      await changeSession(unit.db, tokenHash(token), { to_do: null, confirmed_at: unit.now });
      unit.record({ action: 'enrol_factor', resource: 'users', record_id: user.id });
      return done({ body: { recovery_codes: codes.plain }, status: 200 });
    });
  },
});

const renew = special({
  ...own,
  method: 'post',
  path: '/session/factor/renew_codes',
  summary: 'Get new recovery codes; those before count no more',
  answers: recoveryCodesAnswer,
  run: async ({ deps }, user) => {
    if (user === null) return refuse('not_signed_in');
    orRefuse(checkConfirmed(user));
    const factor = await enrolledFactor(deps.database.read, user.id);
    if (factor === undefined) return refuse('no_factor');
    const codes = await newCodes(factor.secret);
    return await asOwn(deps, user, async (unit) => {
      if ((await enrolledFactor(unit.db, user.id))?.secret !== factor.secret)
        return refuse('no_factor');
      await replaceCodes(unit.db, user.id, codes.hashes);
      unit.record({ action: 'renew_codes', resource: 'users', record_id: user.id });
      return done({ body: { recovery_codes: codes.plain }, status: 200 });
    });
  },
});

const remove = special({
  ...own,
  method: 'post',
  path: '/session/factor/remove',
  summary: 'Sign in without a code from now on, where no policy asks for one',
  run: async ({ deps }, user) => {
    if (user === null) return refuse('not_signed_in');
    orRefuse(checkConfirmed(user));
    if (await isDemanded(deps, user)) return refuse('factor_demanded');
    return await asOwn(deps, user, async (unit) => {
      if ((await enrolledFactor(unit.db, user.id)) === undefined) return refuse('no_factor');
      await deleteFactor(unit.db, user.id);
      unit.record({ action: 'remove_factor', resource: 'users', record_id: user.id });
      return done({ body: { id: user.id }, status: 200 });
    });
  },
});

export const factorRoutes: Route[] = [look, begin, enrol, renew, remove];
