import { z } from 'zod';
import { isCalendarDate } from './domain/time/calendar.ts';

interface SignedGateway {
  readonly url: string;
  readonly secret: string;
}

interface OutreachSettings {
  /** Never beside a demo book: the outbox then shows what would leave. */
  readonly leaves: boolean;
  readonly sms: SignedGateway | undefined;
  readonly app: SignedGateway | undefined;
  readonly smtp: { readonly url: string; readonly from: string } | undefined;
}

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
   * Sets the Secure flag on the session cookie: browsers send it over TLS alone, and to their own
   * machine. In production it is set unless the settings say otherwise.
   */
  readonly secureCookie: boolean;
  readonly logLevel: string;
  readonly trustProxy: boolean;
  /** As agreements and letters name the lender. */
  readonly lenderName: string | undefined;
  /** What carries messages out of the house, and whether any leaves at all. */
  readonly outreach: OutreachSettings;
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

const webAddress = z.string().regex(/^https?:\/\/./, 'must start with http:// or https://');
const secret = z.string().min(16, 'must have 16 characters or more');
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
  SECURE_COOKIE: onOff.optional(),
  TRUST_PROXY: onOff.default('off'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .optional(),
  LENDER_NAME: z.string().optional(),
  OUTREACH: onOff.default('off'),
  SMS_GATEWAY_URL: webAddress.optional(),
  SMS_GATEWAY_SECRET: secret.optional(),
  APP_GATEWAY_URL: webAddress.optional(),
  APP_GATEWAY_SECRET: secret.optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/./, 'must start with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^@]*[^@\s<]@[^@\s]+$/, 'must be an address such as Lender <mail@lender.example>')
    .optional(),
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

/** Settings that are of no use one without the other. */
const TOGETHER = [
  ['SMS_GATEWAY_URL', 'SMS_GATEWAY_SECRET'],
  ['APP_GATEWAY_URL', 'APP_GATEWAY_SECRET'],
  ['SMTP_URL', 'MAIL_FROM'],
] as const;

type Settings = z.output<typeof SETTINGS>;

/** What carries messages, where both of its settings are there. */
function outreachOf(settings: Settings, demoBook: boolean): OutreachSettings {
  const gateway = (url: string | undefined, shared: string | undefined) =>
    url === undefined || shared === undefined ? undefined : { url, secret: shared };
  const { SMTP_URL: url, MAIL_FROM: from } = settings;
  return {
    leaves: settings.OUTREACH === 'on' && !demoBook,
    sms: gateway(settings.SMS_GATEWAY_URL, settings.SMS_GATEWAY_SECRET),
    app: gateway(settings.APP_GATEWAY_URL, settings.APP_GATEWAY_SECRET),
    smtp: url === undefined || from === undefined ? undefined : { url, from },
  };
}

/** A setting that needs another which is not there. */
function halfSet(settings: Settings): string | undefined {
  for (const [one, other] of TOGETHER)
    if ((settings[one] === undefined) !== (settings[other] === undefined))
      return `${one} and ${other} are set together, or neither`;
  return undefined;
}

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
      const isSecret = String(name).endsWith('_SECRET');
      return `${String(name)} ${message}${isSecret ? '' : `, not "${env[String(name)]}"`}`;
    });
    throw new ConfigError(lines.join('\n'));
  }
  const half = halfSet(settings);
  if (half !== undefined) throw new ConfigError(half);
  if (settings.BACKUP_FOLDER !== undefined && settings.BACKUP_KEY === undefined)
    throw new ConfigError('BACKUP_FOLDER needs BACKUP_KEY: a backup is never written in the clear');
  const production = settings.NODE_ENV === 'production';
  const demoBook = !production && settings.DEMO_BOOK === 'on';
  return {
    port: settings.PORT,
    databaseUrl: settings.DATABASE_URL,
    businessDate: settings.BUSINESS_DATE,
    demoBook,
    demoAccounts: !production,
    demoPassword: settings.DEMO_PASSWORD,
    production,
    secureCookie: (settings.SECURE_COOKIE ?? (production ? 'on' : 'off')) === 'on',
    logLevel: settings.LOG_LEVEL ?? (production ? 'info' : 'warn'),
    trustProxy: settings.TRUST_PROXY === 'on',
    lenderName: settings.LENDER_NAME,
    outreach: outreachOf(settings, demoBook),
    auditKey: settings.AUDIT_KEY,
    auditAnchor: settings.AUDIT_ANCHOR,
    backupKey: settings.BACKUP_KEY,
    backupFolder: settings.BACKUP_FOLDER,
    backupCopies: settings.BACKUP_COPIES,
    language: env['LC_ALL'] || env['LANG'] || 'en',
  };
}
