import type { Agent } from 'supertest';
import { afterAll, beforeAll } from 'vitest';
import { startTestServer, type TestServer } from './api.ts';

const PEOPLE = ['staff', 'staff2', 'supervisor', 'supervisor2', 'compliance', 'admin'] as const;

export type Desk = { server: TestServer } & Record<(typeof PEOPLE)[number], Agent>;

/** A server for a whole test file and the people at it, there from its first test to its last. */
export function deskForFile(): Desk {
  const desk = {} as Desk;
  beforeAll(async () => {
    const server = await startTestServer();
    Object.assign(desk, { server });
    for (const name of PEOPLE) desk[name] = await server.as(name);
  });
  afterAll(async () => {
    await desk.server.close();
  });
  return desk;
}
