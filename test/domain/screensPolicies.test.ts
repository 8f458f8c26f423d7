import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contactRulesOf,
  EMPTY_CONTACT,
  strictestOf,
} from '../../admin/parts/policies/contactRules.ts';
import {
  entryProblem,
  type EntryForm,
  lexiconFormOf,
  lexiconOf,
  lexiconProblem,
  linesOf,
  missingIn,
  wordsOf,
} from '../../admin/policies/lexiconForm.ts';
import { groupsOf, isTogether, ruleOn, rulesOn } from '../../admin/policies/policyBook.ts';
import { ascending, bandsOf, ruleOf, startOf, startOfAll } from '../../admin/policies/ruleForm.ts';
import { POLICY_KINDS } from '../../server/contract/enums.ts';
import { POLICY_VALUES, type Policy } from '../../server/contract/resources/policies.ts';
import { bandsProblem } from '../../server/domain/ledger/delinquency.ts';
import { NOTE_LEXICON } from '../../server/domain/notes/lexicon.ts';
import { TIER_BANDS } from '../../server/domain/policyDefaults.ts';

const TODAY = '2026-03-05';
let ids = 0;
const policy = (changes: Partial<Policy>): Policy =>
  ({
    id: (ids += 1),
    kind: 'cost_cap',
    product: null,
    effective_on: '1970-01-01',
    status: 'approved',
    in_force: false,
    value: { annual_bps: 2400 },
    ...changes,
  }) as Policy;

describe('the rule that counts on a date', () => {
  const shipped = policy({});
  const june = policy({ effective_on: '2025-06-01' });
  const corrected = policy({ effective_on: '2025-06-01' });
  const card = policy({ effective_on: '2025-01-01', product: 'card' });
  const coming = policy({ effective_on: '2026-04-01' });
  const waiting = policy({ effective_on: '2025-07-01', status: 'proposed' });
  const refused = policy({ effective_on: '2025-07-02', status: 'rejected' });
  const other = policy({ effective_on: '2026-01-01', kind: 'early_payoff' });
  const all = [coming, refused, june, shipped, other, waiting, card, corrected];
  const on = (day: string, product: string | null = null, without?: number) =>
    ruleOn(all, {
      kind: 'cost_cap',
      product,
      on: day,
      ...(without === undefined ? {} : { without }),
    });

  it.each([
    ['is the first before any other', '2025-05-31', null, shipped],
    ['is the one approved last of two of the same day', '2025-06-01', null, corrected],
    ['stays it until the day of the next', '2026-03-31', null, corrected],
    ['is the next from its day on', '2026-04-01', null, coming],
    ["is the product's own, however old", '2026-04-01', 'card', card],
    ["is that for all before the product's own", '2024-12-31', 'card', shipped],
    ['is that for all of a product without one', '2025-06-01', 'phone_loan', corrected],
    ['is none before the first', '1969-12-31', null, undefined],
  ])('%s', (_name, day, product, rule) => {
    expect(on(day, product)).toBe(rule);
  });

  it('is looked up without the one it is compared with', () => {
    expect(on('2026-04-01', null, coming.id)).toBe(corrected);
    expect(on('2026-04-01', 'card', card.id)).toBe(coming);
  });

  it('does not hang on the order the rules come in', () => {
    const wanted = { kind: 'cost_cap', product: 'card', on: TODAY } as const;
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (rows) => {
        expect(ruleOn(rows, wanted)).toBe(card);
        expect(ruleOn(rows, { ...wanted, product: null })).toBe(corrected);
      }),
    );
  });

  it('is one of several where rules count side by side, oldest first', () => {
    const rules = [
      policy({ kind: 'contact_rules', effective_on: '2026-01-01' }),
      policy({ kind: 'contact_rules' }),
      policy({ kind: 'contact_rules', product: 'card' }),
      policy({ kind: 'contact_rules', product: 'phone_loan' }),
      policy({ kind: 'contact_rules', effective_on: '2026-03-06' }),
      policy({ kind: 'contact_rules', status: 'proposed' }),
    ];
    const wanted = { kind: 'contact_rules', on: TODAY } as const;
    expect(rulesOn(rules, { ...wanted, product: 'card' })).toEqual([rules[1], rules[2], rules[0]]);
    expect(rulesOn(rules, { ...wanted, product: null })).toEqual([rules[1], rules[0]]);
    expect(rulesOn(rules, { ...wanted, product: null, without: rules[0]?.id ?? 0 })).toEqual([
      rules[1],
    ]);
    expect(POLICY_KINDS.filter(isTogether)).toEqual(['contact_rules', 'holidays']);
  });
});

describe('the book of policies', () => {
  const now = policy({ in_force: true, effective_on: '2026-01-01' });
  const before = policy({ effective_on: '2025-01-01' });
  const next = policy({ effective_on: '2026-04-01' });
  const later = policy({ effective_on: '2026-05-01' });
  const waiting = policy({ effective_on: '2026-04-01', status: 'proposed' });
  const refused = policy({ effective_on: '2026-04-01', status: 'rejected' });
  const card = policy({ in_force: true, product: 'card' });
  const groups = groupsOf([refused, later, card, before, now, next, waiting], TODAY);

  it('has a group for every kind, also one without a rule', () => {
    expect(groups.map(({ kind }) => kind)).toEqual([...POLICY_KINDS]);
    expect(groups.filter(({ lines }) => lines.length > 0).map(({ kind }) => kind)).toEqual([
      'cost_cap',
    ]);
  });

  it('sorts the rules of a product: in force, coming next first, waiting, past', () => {
    const lines = groups.find(({ kind }) => kind === 'cost_cap')?.lines ?? [];
    expect(lines).toEqual([
      {
        product: null,
        now: [now],
        coming: [next, later],
        waiting: [waiting],
        past: [refused, before],
      },
      { product: 'card', now: [card], coming: [], waiting: [], past: [] },
    ]);
  });

  it('shows each rule once, whatever its date and status', () => {
    const anyPolicy = fc
      .record({
        product: fc.constantFrom(null, 'card', 'phone_loan'),
        effective_on: fc.constantFrom('1970-01-01', '2026-03-04', TODAY, '2026-03-06'),
        status: fc.constantFrom('approved' as const, 'proposed' as const, 'rejected' as const),
      })
      .map((changes) => policy(changes));
    fc.assert(
      fc.property(fc.array(anyPolicy), (rows) => {
        const lines = groupsOf(rows, TODAY).flatMap((group) => group.lines);
        const shown = lines.flatMap((line) => [
          ...line.now,
          ...line.coming,
          ...line.waiting,
          ...line.past,
        ]);
        const byId = (one: Policy, two: Policy) => one.id - two.id;
        expect(shown.toSorted(byId)).toEqual(rows.toSorted(byId));
      }),
    );
  });
});

describe('bands as they are typed', () => {
  it.each([
    [
      'end the day before the next',
      [0, 1, 31],
      [
        [0, 0],
        [1, 30],
        [31, null],
      ],
    ],
    [
      'may be of a single day',
      [0, 1, 2],
      [
        [0, 0],
        [1, 1],
        [2, null],
      ],
    ],
    ['have one open band at least', [0], [[0, null]]],
    ['are none of none', [], []],
    [
      'stay open before one that is still empty',
      [0, 5, null],
      [
        [0, 4],
        [5, null],
        [0, null],
      ],
    ],
  ])('%s', (_name, starts, days) => {
    const bands = bandsOf(starts.map((from_days) => ({ from_days })));
    expect(bands.map(({ from_days, to_days }) => [from_days, to_days])).toEqual(days);
    expect(bands.map(({ id }) => id)).toEqual(days.map((_band, at) => `M${at}`));
  });

  it.each([
    [[0, 1, 31], true],
    [[0], true],
    [[], true],
    [[1, 31], false],
    [[0, 31, 31], false],
    [[0, 31, 30], false],
    [[0, null], false],
  ])('from %j are in order: %s', (starts, fine) => {
    expect(ascending(starts.map((from_days) => ({ from_days })))).toBe(fine);
  });

  it('put every day into one band, whenever they are in order', () => {
    const starts = fc
      .uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 19 })
      .map((days) => [0, ...days.toSorted((a, b) => a - b)]);
    fc.assert(
      fc.property(starts, (from) => {
        const typed = from.map((from_days) => ({ from_days }));
        expect(ascending(typed)).toBe(true);
        expect(bandsProblem(bandsOf(typed))).toBeNull();
      }),
    );
  });

  it('come back as they were, from the shipped ones', () => {
    const rule = policy({ kind: 'tiers', value: TIER_BANDS.value as Policy['value'] });
    const form = startOfAll([rule], TODAY);
    expect(form.tiers.map(({ from_days }) => from_days)).toEqual([0, 1, 31, 61, 91, 121, 151, 181]);
    expect(ruleOf('tiers', form)).toEqual(TIER_BANDS.value);
  });
});

describe('the form of a new rule', () => {
  it.each([
    ['tiers', [{ from_days: 0 }, { from_days: 1 }]],
    ['cost_cap', { annual_bps: null }],
    ['penalty_day_base', { base: 360 }],
    ['note_lexicon', { entries: [] }],
  ] as const)('of %s starts empty where there is no rule to start from', (kind, start) => {
    expect(startOf([], kind, null, TODAY)).toEqual(start);
  });

  it('starts from the rule of the product, and changes nothing of it', () => {
    const rule = policy({ value: { annual_bps: 1800 }, product: 'card' });
    const start = startOf([policy({}), rule], 'cost_cap', 'card', TODAY);
    expect(start).toEqual({ annual_bps: 1800 });
    start.annual_bps = 1;
    expect(rule.value).toEqual({ annual_bps: 1800 });
    expect(startOf([policy({}), rule], 'cost_cap', null, TODAY)).toEqual({ annual_bps: 2400 });
  });

  it('of rules that count side by side starts empty, whatever counts', () => {
    const rule = policy({ kind: 'contact_rules', value: { attempts_per_day: 6 } });
    expect(startOf([rule], 'contact_rules', null, TODAY)).toEqual(EMPTY_CONTACT);
  });

  it('is sent in the shape of the contract', () => {
    const form = startOfAll([], TODAY);
    const typed = {
      ...form,
      cost_cap: { annual_bps: 0 },
      early_payoff: {
        basis: 'interest_months' as const,
        steps: [
          { until_month: 12, fee_bps: 300, months: 2 },
          { until_month: null, fee_bps: null, months: 1 },
        ],
      },
      // A choice of the page is text.
      penalty_day_base: { base: JSON.parse('"365"') as number },
    };
    for (const kind of [
      'tiers',
      'allocation',
      'cost_cap',
      'early_payoff',
      'contact_rules',
    ] as const)
      expect(POLICY_VALUES[kind].safeParse(ruleOf(kind, typed)).success, kind).toBe(
        kind !== 'contact_rules',
      );
    expect(ruleOf('penalty_day_base', typed)).toEqual({ base: 365 });
    expect(ruleOf('early_payoff', typed)).toEqual({
      basis: 'interest_months',
      steps: [
        { until_month: 12, months: 2 },
        { until_month: null, months: 1 },
      ],
    });
  });
});

describe('rules of contact', () => {
  it('say only what was filled in: 0 is, half of the hours is not', () => {
    expect(contactRulesOf(EMPTY_CONTACT)).toEqual({});
    expect(
      contactRulesOf({ ...EMPTY_CONTACT, from: '08:00', attempts_per_day: 0, plan_freezes: true }),
    ).toEqual({ attempts_per_day: 0, plan_freezes: true });
    expect(contactRulesOf({ ...EMPTY_CONTACT, from: '08:00', until: '22:00' })).toEqual({
      hours: { from: '08:00', until: '22:00' },
    });
  });

  it.each([
    [
      'the shorter hours',
      { hours: { from: '08:00', until: '20:00' } },
      { hours: { from: '09:00', until: '22:00' } },
      { hours: { from: '09:00', until: '20:00' } },
    ],
    [
      'the fewer attempts',
      { attempts_per_day: 6 },
      { attempts_per_day: 3 },
      { attempts_per_day: 3 },
    ],
    [
      'the more failures before a third party is called',
      { third_party_after_failures: 3 },
      { third_party_after_failures: 5 },
      { third_party_after_failures: 5 },
    ],
    [
      'the more collectors of a visit',
      { visit_collectors: 2 },
      { visit_collectors: 1 },
      { visit_collectors: 2 },
    ],
    [
      'what only one of them says',
      { connected_per_day: 3 },
      { plan_freezes: true },
      { connected_per_day: 3, plan_freezes: true },
    ],
    [
      '0, which is stricter than any count',
      { attempts_per_day: 0 },
      { attempts_per_day: 3 },
      { attempts_per_day: 0 },
    ],
  ])('of two sets ask for %s', (_name, one, other, both) => {
    expect(strictestOf([one, other])).toEqual(both);
    expect(strictestOf([other, one])).toEqual(both);
  });

  it('of no set ask for nothing', () => {
    expect(strictestOf([])).toEqual({});
  });
});

describe('a lexicon as it is typed', () => {
  const entry: EntryForm = { rule: 'R1', severity: 'high', terms: '上门', unless: '' };

  it('has a word a line: trimmed, without empty lines and repeats', () => {
    expect(linesOf(' 一 \n\n二\n一\n \n')).toEqual(['一', '二']);
    expect(linesOf('')).toEqual([]);
  });

  it('comes back as it was', () => {
    expect(lexiconOf(lexiconFormOf(NOTE_LEXICON.value))).toEqual(NOTE_LEXICON.value);
  });

  it.each([
    ['without a word', { terms: ' \n' }, 'policies.lexicon.no_terms'],
    ['with a word of 101 letters', { terms: '字'.repeat(101) }, 'policies.lexicon.too_long'],
    ['with an exception of 101 letters', { unless: '字'.repeat(101) }, 'policies.lexicon.too_long'],
    [
      'with 501 words',
      { terms: Array.from({ length: 501 }, (_, at) => at).join('\n') },
      'policies.lexicon.too_many',
    ],
    ['with a word of 100 letters', { terms: '字'.repeat(100) }, undefined],
    ['with 500 words', { terms: Array.from({ length: 500 }, (_, at) => at).join('\n') }, undefined],
  ])('is told of an entry %s', (_name, changes, problem) => {
    const typed = { ...entry, ...changes };
    expect(entryProblem(typed)).toBe(problem);
    expect(lexiconProblem([typed])).toBe(problem);
  });

  it('has an entry at least, and two hundred at most', () => {
    const many = (length: number) => Array.from({ length }, () => entry);
    expect(lexiconProblem(undefined)).toBe('policies.lexicon.empty');
    expect(lexiconProblem([])).toBe('policies.lexicon.empty');
    expect(lexiconProblem(many(200))).toBeUndefined();
    expect(lexiconProblem(many(201))).toBe('policies.lexicon.too_many');
  });

  it('is laid beside another word by word: a graver word is another one', () => {
    const words = (severity: EntryForm['severity'], ...terms: string[]) =>
      wordsOf({ entries: [{ rule: 'R1', severity, terms }] }, 'R1');
    const before = words('low', '一', '二');
    expect([...missingIn(words('low', '二', '三'), before)].map(({ word }) => word)).toEqual([
      '三',
    ]);
    expect([...missingIn(words('high', '一'), before)].map(({ word }) => word)).toEqual(['一']);
    expect(missingIn([], before).size).toBe(0);
  });
});
