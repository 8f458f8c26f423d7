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
  /** Language of the command line, as the terminal says it: zh… or en…. */
  readonly language: string;
}

export class ConfigError extends Error {}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const production = env['NODE_ENV'] === 'production';
  const port = Number(env['PORT'] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new ConfigError(`PORT must be a port number, not "${env['PORT']}"`);
  const businessDate = env['BUSINESS_DATE'] || undefined;
  if (businessDate !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(businessDate))
    throw new ConfigError(`BUSINESS_DATE must be YYYY-MM-DD, not "${businessDate}"`);
  const databaseUrl = env['DATABASE_URL'] || 'sqlite:data/daihou.sqlite';
  if (!/^(sqlite:|postgres(ql)?:\/\/)/.test(databaseUrl))
    throw new ConfigError('DATABASE_URL must start with sqlite: or postgres://');
  return {
    port,
    databaseUrl,
    businessDate,
    demoBook: !production && env['DEMO_BOOK'] !== 'off',
    demoAccounts: !production,
    demoPassword: env['DEMO_PASSWORD'] || 'daihou-demo',
    production,
    secureCookie: env['SECURE_COOKIE'] === 'on',
    logLevel: env['LOG_LEVEL'] || (production ? 'info' : 'warn'),
    trustProxy: env['TRUST_PROXY'] === 'on',
    lenderName: env['LENDER_NAME'] || undefined,
    language: env['LC_ALL'] || env['LANG'] || 'en',
  };
}
