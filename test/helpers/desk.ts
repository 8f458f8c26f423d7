import type { Agent } from 'supertest';
import { afterAll, onTestFinished } from 'vitest';
import { startTestServer, type TestServer } from './api.ts';

export const PEOPLE = [
  'staff',
  'staff2',
  'supervisor',
  'supervisor2',
  'compliance',
  'admin',
] as const;
export type Person = (typeof PEOPLE)[number];

/** A server on a book, and a client of each demo account. */
export interface Desk extends Readonly<Record<Person, Agent>> {
  readonly server: TestServer;
  /** The same book on another business date. */
  readonly on: (businessDate: string) => Promise<Desk>;
}

async function deskAt(server: TestServer): Promise<Desk> {
  const people: [Person, Agent][] = [];
  for (const name of PEOPLE) people.push([name, await server.as(name)]);
  return {
    server,
    ...(Object.fromEntries(people) as Record<Person, Agent>),
    on: async (businessDate) => await deskAt(server.on(businessDate)),
  };
}

/** The desk of a whole test file on a new book, closed after its last test. */
export async function openDesk(): Promise<Desk> {
  const server = await startTestServer();
  afterAll(server.close);
  return await deskAt(server);
}

/** The desk of one test on a new book, closed when that ends. */
export async function openDeskInTest(options: { businessDate?: string } = {}): Promise<Desk> {
  const server = await startTestServer(options);
  onTestFinished(server.close);
  return await deskAt(server);
}
