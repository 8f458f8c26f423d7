import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');
const full = process.env['FULL'] === '1';
/** Servers on one PostgreSQL that the requests of the API suite go to in turn. */
const processes = full ? 2 : Number(process.env['PROCESSES'] ?? 1);

/** A project has what is here; it extends nothing, or would do the global setup again by itself. */
const project = (name: string, include: string[], rest: object = {}) => ({
  root,
  test: {
    name,
    include,
    pool: 'forks' as const,
    // One module graph per worker: loading the server anew for every file took a third of the time.
    isolate: false,
    // Room for a machine that is busy with something else: what hangs, hangs for longer.
    testTimeout: full ? 300_000 : 60_000,
    hookTimeout: 120_000,
    env: { TZ: 'UTC' },
    provide: { dialect: 'sqlite', full, processes: 1 },
    ...rest,
  },
});

/**
 * Files that a short run leaves to SQLite, because other files that cost less send their statements
 * to both engines: decision 0041. A full run sends all to both.
 */
const ON_ONE_ENGINE = [
  'adjustmentLetters',
  'badFields',
  'badRequests',
  'bankLabelled',
  'caseStages',
  'contactEdits',
  'contactNumbers',
  'contactSlots',
  'costAfterSettlement',
  'costCap',
  'courtSlips',
  'disputeMarks',
  'dueDays',
  'evidenceSlips',
  'explain',
  'filingGate',
  'filingObstacles',
  'guarantees',
  'handedIn',
  'holds',
  'interruptionKinds',
  'legalCases',
  'legalClocks',
  'noteLoans',
  'noteReport',
  'noteRounds',
  'observeAgain',
  'outreachSimulation',
  'openAmounts',
  'pathBack',
  'payoff',
  'planDay',
  'prepareCases',
  'prepayments',
  'promiseDay',
  'refusedAdjustments',
  'refusedPolicies',
  'reminderHolders',
  'repairHands',
  'repairLimits',
  'repairLives',
  'repairPapers',
  'repaymentDay',
  'restructureDecisions',
  'restructureKinds',
  'restructureModel',
  'restructureReview',
  'restructureTerms',
  'restructuresInEffect',
  'rowScope',
  'smallBalance',
  'smallBalances',
  'takeBack',
  'tierBands',
  'tolerance',
  'twoTimes',
  'twoTimesOfTerms',
  'waivers',
  'worklistCount',
  'worklistDemo',
  'worklistPages',
  'writtenText',
];

/** The same API suite runs on both databases; a bare machine needs nothing but what npm brought. */
export default defineConfig({
  root,
  test: {
    globalSetup: ['test/helpers/globalSetup.ts'],
    reporters: ['default', './test/helpers/totalReporter.ts'],
    // On two cores: a fifth of the time, a worker waits for a browser or a database.
    maxWorkers: 3,
    projects: [
      project('rules', [
        'test/domain/**/*.test.ts',
        'test/tidy.test.ts',
        'test/rooms.test.ts',
        'test/complete.test.ts',
        'test/words.test.ts',
      ]),
      project('api sqlite', ['test/api/**/*.test.ts']),
      project('api postgres', ['test/api/**/*.test.ts'], {
        provide: { dialect: 'postgres', full, processes },
        exclude: full ? [] : ON_ONE_ENGINE.map((name) => `test/api/${name}.test.ts`),
      }),
      project('database', ['test/db/**/*.test.ts'], { testTimeout: 120_000 }),
      project('browser', ['test/browser/**/*.test.ts'], { testTimeout: 240_000 }),
    ],
  },
});
