import { z } from 'zod';
import { isCalendarDate } from './domain/time/calendar.ts';

/** The one reader of the environment. */
export interface Config {
  readonly port: number;
  readonly databaseUrl: string;
  /** Fixed business date for demos and tests; unset: today in Asia/Shanghai. */
  readonly businessDate: string | undefined;
  /** Whether a new database gets the demo book. Never in production. */
  readonly demoBook: boolean;
  /** Whether demo accounts exist and the sign-in page may show them. Never in production. */
  readonly demoAccounts: boolean;
  readonly demoPassword: string;
  readonly production: boolean;
  /**
   * Set the Secure flag on the session cookie; needed behind TLS, impossible on a plain-HTTP LAN
   * address.
   */
  readonly secureCookie: boolean;
  readonly logLevel: string;
  readonly trustProxy: boolean;
  /** As agreements and letters name the lender. */
  readonly lenderName: string | undefined;
  /** File of the private key that signs the audit; unset in demos: one beside the database. */
  readonly auditKey: string | undefined;
  /** File outside the database that is told of every write; unset: beside the key. */
  readonly auditAnchor: string | undefined;
  /** File of the secret that backups are encrypted with. */
  readonly backupKey: string | undefined;
  /** Folder of the nightly backups; unset: none are made. */
  readonly backupFolder: string | undefined;
  /** How many nightly backups are kept. */
  readonly backupCopies: number;
  /** Language of the command line, as the terminal says it: zh… or en…. */
  readonly language: string;
}

export class ConfigError extends Error {}

const onOff = z.enum(['on', 'off'], { error: 'must be on or off' });

/** Every variable the server reads; the error says what it must be. */
const SETTINGS = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], {
      error: 'must be production, development or test',
    })
    .optional(),
  PORT: z.coerce
    .number({ error: 'must be a port number' })
    .int('must be a port number')
    .min(0, 'must be a port number')
    .max(65535, 'must be a port number')
    .default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.|postgres(ql)?:\/\/.)/, 'must start with sqlite: or postgres://')
    .default('sqlite:data/daihou.sqlite'),
  BUSINESS_DATE: z
    .string()
    .refine(isCalendarDate, 'must be a day of the calendar as YYYY-MM-DD')
    .optional(),
  DEMO_BOOK: onOff.default('on'),
  DEMO_PASSWORD: z.string().default('daihou-demo'),
  SECURE_COOKIE: onOff.default('off'),
  TRUST_PROXY: onOff.default('off'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .optional(),
  LENDER_NAME: z.string().optional(),
  AUDIT_KEY: z.string().optional(),
  AUDIT_ANCHOR: z.string().optional(),
  BACKUP_KEY: z.string().optional(),
  BACKUP_FOLDER: z.string().optional(),
  BACKUP_COPIES: z.coerce
    .number({ error: 'must be a number from 1 to 1000' })
    .int('must be a number from 1 to 1000')
    .min(1, 'must be a number from 1 to 1000')
    .max(1000, 'must be a number from 1 to 1000')
    .default(14),
});

/** Names this long are not mistaken for another program's. */
const DISTINCT = 8;

/** Whether a name is another with one letter changed, left out or added, or two swapped. */
function isSlipOf(name: string, known: string): boolean {
  if (Math.abs(name.length - known.length) > 1 || name === known) return false;
  let start = 0;
  while (start < known.length && name[start] === known[start]) start += 1;
  const rest = (text: string, skipped: number) => text.slice(start + skipped);
  const swapped = `${known[start + 1] ?? ''}${known[start] ?? ''}${rest(known, 2)}`;
  return (
    rest(name, 1) === rest(known, 1) ||
    rest(name, 0) === rest(known, 1) ||
    rest(name, 1) === rest(known, 0) ||
    rest(name, 0) === swapped
  );
}

/** A variable that is set under a name nobody reads, but for a slip. */
function misspelt(env: NodeJS.ProcessEnv): string | undefined {
  for (const known of Object.keys(SETTINGS.shape).filter(({ length }) => length >= DISTINCT)) {
    const slip = Object.keys(env).find((name) => isSlipOf(name.toUpperCase(), known));
    if (slip !== undefined) return `${slip} is not read; did you mean ${known}?`;
  }
  return undefined;
}

/**
 * The settings of the environment; an empty value is as none.
 *
 * @throws ConfigError naming the variable, what it must be, and what it is
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const slip = misspelt(env);
  if (slip !== undefined) throw new ConfigError(slip);
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { data: settings, error } = SETTINGS.safeParse(given);
  if (settings === undefined) {
    const lines = error.issues.map(({ path: [name], message }) => {
      return `${String(name)} ${message}, not "${env[String(name)]}"`;
    });
    throw new ConfigError(lines.join('\n'));
  }
  if (settings.BACKUP_FOLDER !== undefined && settings.BACKUP_KEY === undefined)
    throw new ConfigError('BACKUP_FOLDER needs BACKUP_KEY: a backup is never written in the clear');
  const production = settings.NODE_ENV === 'production';
  return {
    port: settings.PORT,
    databaseUrl: settings.DATABASE_URL,
    businessDate: settings.BUSINESS_DATE,
    demoBook: !production && settings.DEMO_BOOK === 'on',
    demoAccounts: !production,
    demoPassword: settings.DEMO_PASSWORD,
    production,
    secureCookie: settings.SECURE_COOKIE === 'on',
    logLevel: settings.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    trustProxy: settings.TRUST_PROXY === 'on',
    lenderName: settings.LENDER_NAME,
    auditKey: settings.AUDIT_KEY,
    auditAnchor: settings.AUDIT_ANCHOR,
    backupKey: settings.BACKUP_KEY,
    backupFolder: settings.BACKUP_FOLDER,
    backupCopies: settings.BACKUP_COPIES,
    language: env['LC_ALL'] || env['LANG'] || 'en',
  };
}
