import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..');
const full = process.env['FULL'] === '1';

const project = (name: string, include: string[], rest: object = {}) => ({
  extends: true as const,
  test: { name, include, provide: { dialect: 'sqlite', full }, ...rest },
});

/**
 * Files that a short run leaves to SQLite: rules and refusals, whose statements other files send to
 * both engines. A full run sends all to both.
 */
const ON_ONE_ENGINE = [
  'acceleration',
  'badFields',
  'badRequests',
  'bankLabelled',
  'caseHearings',
  'caseMeasures',
  'caseStages',
  'caseSteps',
  'complaintTerms',
  'contactNumbers',
  'contactSlots',
  'costAfterSettlement',
  'costCap',
  'courtFees',
  'courtSlips',
  'disputeMarks',
  'doubledInterest',
  'dueDays',
  'evidenceSlips',
  'explain',
  'filingGate',
  'filingObstacles',
  'flags',
  'guarantees',
  'guarantors',
  'handedIn',
  'holds',
  'interruptionKinds',
  'legalClocks',
  'legalInterruptions',
  'legalReminders',
  'legalSuspensions',
  'limitationSources',
  'observeAgain',
  'openAmounts',
  'pathBack',
  'payoff',
  'planDay',
  'prepareCases',
  'prepayments',
  'promiseDay',
  'refusedAdjustments',
  'refusedContacts',
  'refusedPolicies',
  'reliefLife',
  'reminderHolders',
  'repairDays',
  'repairHands',
  'repairIntake',
  'repairLimits',
  'repairLives',
  'repairPapers',
  'restructureDecisions',
  'restructureKinds',
  'restructureModel',
  'restructureReview',
  'restructureTerms',
  'takeBack',
  'tierBands',
  'tolerance',
  'twoTimesOfTerms',
  'waivers',
  'writtenText',
];

/** The same API suite runs on both databases; a bare machine needs nothing but what npm brought. */
export default defineConfig({
  root,
  test: {
    globalSetup: ['test/helpers/globalSetup.ts'],
    reporters: ['default', './test/helpers/totalReporter.ts'],
    pool: 'forks',
    // On two cores: a fifth of the time, a worker waits for a browser or a database.
    maxWorkers: 3,
    // One module graph per worker: loading the server anew for every file took a third of the time.
    isolate: false,
    testTimeout: full ? 300_000 : 30_000,
    hookTimeout: 120_000,
    env: { TZ: 'UTC' },
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
        provide: { dialect: 'postgres', full },
        exclude: full ? [] : ON_ONE_ENGINE.map((name) => `test/api/${name}.test.ts`),
      }),
      project('database', ['test/db/**/*.test.ts'], { testTimeout: 120_000 }),
      project('browser', ['test/browser/**/*.test.ts'], { testTimeout: 240_000 }),
    ],
  },
});
