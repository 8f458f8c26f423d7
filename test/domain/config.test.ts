import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';

describe('the settings of the environment', () => {
  it('have defaults, and an empty value is as none', () => {
    expect(readConfig({ PORT: '', BUSINESS_DATE: '', DEMO_BOOK: '' })).toMatchObject({
      port: 3000,
      databaseUrl: 'sqlite:data/daihou.sqlite',
      businessDate: undefined,
      demoBook: true,
      demoAccounts: true,
      secureCookie: false,
      logLevel: 'warn',
    });
  });

  it('have no demo in production, whatever else is set', () => {
    expect(readConfig({ NODE_ENV: 'production', DEMO_BOOK: 'on' })).toMatchObject({
      demoBook: false,
      demoAccounts: false,
      logLevel: 'info',
    });
  });

  it('let nothing leave unless it is said, and never beside a demo book', () => {
    const settings = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'Lender <a@lender.example>' };
    expect(readConfig(settings).outreach).toMatchObject({ leaves: false, sms: undefined });
    expect(readConfig({ ...settings, OUTREACH: 'on' }).outreach.leaves).toBe(false);
    const outreach = readConfig({ ...settings, OUTREACH: 'on', DEMO_BOOK: 'off' }).outreach;
    expect(outreach).toMatchObject({
      leaves: true,
      smtp: { url: 'smtp://mail.example', from: 'Lender <a@lender.example>' },
    });
  });

  it('send the cookie over TLS alone in production, unless they say otherwise', () => {
    expect(readConfig({ NODE_ENV: 'production' }).secureCookie).toBe(true);
    expect(readConfig({ NODE_ENV: 'production', SECURE_COOKIE: 'off' }).secureCookie).toBe(false);
    expect(readConfig({ NODE_ENV: 'development' }).secureCookie).toBe(false);
    expect(readConfig({ SECURE_COOKIE: 'on' }).secureCookie).toBe(true);
  });

  const WRONG: [string, string, string][] = [
    ['PORT', 'http', 'PORT must be a port number, not "http"'],
    ['PORT', '70000', 'PORT must be a port number, not "70000"'],
    ['PORT', '80.5', 'PORT must be a port number, not "80.5"'],
    [
      'BUSINESS_DATE',
      '2026-13-45',
      'BUSINESS_DATE must be a day of the calendar as YYYY-MM-DD, not "2026-13-45"',
    ],
    [
      'BUSINESS_DATE',
      '2026-02-29',
      'BUSINESS_DATE must be a day of the calendar as YYYY-MM-DD, not "2026-02-29"',
    ],
    ['SECURE_COOKIE', 'true', 'SECURE_COOKIE must be on or off, not "true"'],
    ['TRUST_PROXY', '1', 'TRUST_PROXY must be on or off, not "1"'],
    ['DEMO_BOOK', 'no', 'DEMO_BOOK must be on or off, not "no"'],
    [
      'NODE_ENV',
      'Production',
      'NODE_ENV must be production, development or test, not "Production"',
    ],
    [
      'LOG_LEVEL',
      'loud',
      'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent, not "loud"',
    ],
    [
      'DATABASE_URL',
      'mysql://x',
      'DATABASE_URL must start with sqlite: or postgres://, not "mysql://x"',
    ],
    [
      'SMS_GATEWAY_URL',
      'ftp://x',
      'SMS_GATEWAY_URL must start with http:// or https://, not "ftp://x"',
    ],
    ['SMS_GATEWAY_SECRET', 'short', 'SMS_GATEWAY_SECRET must have 16 characters or more'],
    ['SMTP_URL', 'smtp://mail', 'SMTP_URL and MAIL_FROM are set together, or neither'],
    ['DATABSE_URL', 'sqlite:x', 'DATABSE_URL is not read; did you mean DATABASE_URL?'],
    ['SECURE_COOKIES', 'on', 'SECURE_COOKIES is not read; did you mean SECURE_COOKIE?'],
    ['BUISNESS_DATE', '2026-03-05', 'BUISNESS_DATE is not read; did you mean BUSINESS_DATE?'],
    ['NODE_EMV', 'production', 'NODE_EMV is not read; did you mean NODE_ENV?'],
  ];
  it.each(WRONG)('refuse %s=%s in words that say what and how', (name, value, message) => {
    expect(() => readConfig({ [name]: value })).toThrow(new ConfigError(message));
  });

  it("leave other programs' variables alone", () => {
    expect(readConfig({ PORTS: 'x', PATH: '/bin', DATABASE: 'x', HOME: '/root' }).port).toBe(3000);
  });
});
