import { pino } from 'pino';
import { openDatabase } from '../../db/connection.ts';
import { readConfig } from '../../server/config.ts';
import { beijingDay } from '../../server/domain/time/beijing.ts';
import { httpGateway } from '../../server/features/outreach/gateways/httpGateway.ts';
import { sendMessages } from '../../server/features/outreach/sending.ts';
import { SECRET } from './gateway.ts';

/** A sender in a process of its own, on a book, a gateway and an instant. */

const [databaseUrl = '', url = '', instant = ''] = process.argv.slice(2);
const clock = { now: () => new Date(instant) };
const database = openDatabase(databaseUrl);
await sendMessages(
  {
    config: { ...readConfig({}), databaseUrl, businessDate: beijingDay(instant) },
    database,
    clock,
    log: pino({ level: 'silent' }),
  },
  { sms: httpGateway({ url, secret: SECRET }, clock.now) },
);
await database.close();
