import { z } from 'zod';
import { BROWSERS, SYSTEMS } from '../enums.ts';

/** Where somebody is signed in, and with what. */

export const sessionLine = z.object({
  id: z.string(),
  place: z.string().nullable().meta({ description: 'the address, in part' }),
  browser: z.enum(BROWSERS).nullable(),
  system: z.enum(SYSTEMS).nullable(),
  started_at: z.string(),
  last_used_at: z.string(),
  ends_at: z.string().meta({ description: 'at the latest' }),
  current: z.boolean().meta({ description: 'the one that asks' }),
});
export const sessionList = z.array(sessionLine);
export type SessionLine = z.infer<typeof sessionLine>;

const sessionId = z.string().regex(/^[0-9a-f]{16}$/);
/** One session by its id; all others where none is named. */
export const endSessionsRequest = z.strictObject({ session_id: sessionId.optional() });

export const factorAnswer = z.object({
  enrolled_at: z.string().nullable(),
  codes_left: z.int().meta({ description: 'recovery codes that were not used' }),
  demanded: z.boolean().meta({ description: 'a policy asks the role for it' }),
});
export type Factor = z.infer<typeof factorAnswer>;

export const enrolmentAnswer = z.object({
  secret: z.string(),
  uri: z.string().meta({ description: 'what an app reads from a picture' }),
});
export type Enrolment = z.infer<typeof enrolmentAnswer>;

export const recoveryCodesAnswer = z.object({
  recovery_codes: z.array(z.string()).meta({ description: 'told this once' }),
});
export type RecoveryCodes = z.infer<typeof recoveryCodesAnswer>;
