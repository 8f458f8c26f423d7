import type { Route } from '../../http/route.ts';
import { accountRequestRoutes } from './accountRequests.ts';
import { accountRoutes } from './accounts.ts';
import { factorRoutes } from './factor.ts';
import { ownPassword } from './ownPassword.ts';
import { confirm, signIn, signOut, welcome, whoAmI } from './signIn.ts';

/** Signing in, one's own access, and the accounts of others. */
export const userRoutes: Route[] = [
  signIn,
  whoAmI,
  confirm,
  ownPassword,
  signOut,
  welcome,
  ...factorRoutes,
  ...accountRoutes,
  ...accountRequestRoutes,
];
