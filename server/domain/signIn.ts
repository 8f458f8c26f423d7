import type { PolicyDefault } from './policyDefaults.ts';

/** How people sign in: what a lender may set, and what is told of a session. */

type Role = 'staff' | 'supervisor' | 'compliance' | 'admin';

export interface SignInPolicy {
  /** Characters of a password, at least. */
  readonly least_length: number;
  /** Days after which a password must be changed; 0: never. */
  readonly password_days: number;
  /** A session ends so long after its person was last at work. */
  readonly idle_minutes: number;
  /** A session ends so long after the sign-in, whatever is done in it. */
  readonly session_hours: number;
  /** Roles that sign in with a second factor as well. */
  readonly second_factor: readonly Role[];
}

/** Nobody is asked for a second factor until the lender says who. */
export const SIGN_IN: PolicyDefault<SignInPolicy> = {
  value: {
    least_length: 12,
    password_days: 0,
    idle_minutes: 30,
    session_hours: 12,
    second_factor: [],
  },
  source: 'NIST SP 800-63B; figures by practice of lenders',
  confidence: 'C',
};

/** What somebody has to do before anything else they may do. */
export const TO_DOS = ['password', 'factor'] as const;
export type ToDo = (typeof TO_DOS)[number];

/** What is known of somebody who signs in. */
export interface Signing {
  readonly role: Role;
  /** The password was set by another person. */
  readonly isGiven: boolean;
  /** When the password was set, an instant. */
  readonly passwordSetAt: string;
  readonly hasFactor: boolean;
}

const DAY_MS = 86_400_000;

/** What is to be done first; null where nothing is. */
export function toDoOf(who: Signing, policy: SignInPolicy, now: string): ToDo | null {
  const age = Date.parse(now) - Date.parse(who.passwordSetAt);
  const isOld = policy.password_days > 0 && age >= policy.password_days * DAY_MS;
  if (who.isGiven || isOld) return 'password';
  return policy.second_factor.includes(who.role) && !who.hasFactor ? 'factor' : null;
}

/** Roles that decide on what others asked for, or on who may. */
export const isDeciding = (role: Role): boolean => role !== 'staff';

/** Browsers and systems that are told apart; the first that fits counts. */
const BROWSER_SIGNS: readonly (readonly [string, RegExp])[] = [
  ['wechat', /MicroMessenger|WeCom|wxwork/i],
  ['edge', /Edg(e|A|iOS)?\//],
  ['firefox', /Firefox\/|FxiOS\//],
  ['chrome', /Chrome\/|CriOS\//],
  ['safari', /Safari\//],
];
const SYSTEM_SIGNS: readonly (readonly [string, RegExp])[] = [
  ['ios', /iPhone|iPad|iPod/],
  ['android', /Android/],
  ['windows', /Windows/],
  ['mac', /Macintosh|Mac OS X/],
  ['linux', /Linux|X11/],
];
export const BROWSERS = ['wechat', 'edge', 'firefox', 'chrome', 'safari', 'other'] as const;
export const SYSTEMS = ['ios', 'android', 'windows', 'mac', 'linux', 'other'] as const;

const named = <Name extends string>(
  agent: string,
  signs: typeof BROWSER_SIGNS,
  names: readonly Name[],
): Name => {
  const found = signs.find(([, sign]) => sign.test(agent))?.[0] ?? 'other';
  return names.find((name) => name === found) ?? (names.at(-1) as Name);
};

/** The browser and the system that a request says it comes from. */
export const browserOf = (agent: string): (typeof BROWSERS)[number] =>
  named(agent, BROWSER_SIGNS, BROWSERS);
export const systemOf = (agent: string): (typeof SYSTEMS)[number] =>
  named(agent, SYSTEM_SIGNS, SYSTEMS);

/** An address without the part that tells one place of a network from the next. */
export function maskedAddress(address: string): string {
  const plain = address.replace(/^::ffff:/i, '');
  const four = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(plain);
  if (four) return `${four[1]}.${four[2]}.*.*`;
  const groups = plain.split(':').filter((group) => group !== '');
  return groups.length > 1 ? `${groups.slice(0, 2).join(':')}:*` : plain.slice(0, 20);
}
