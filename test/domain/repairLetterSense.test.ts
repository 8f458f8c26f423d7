import { describe, expect, it } from 'vitest';
import type { Language, RepairKind } from '../../server/contract/enums.ts';
import { renderLetter } from '../../server/features/creditRepairs/letter/letter.ts';
import { compared, letterOf, type Sample } from '../helpers/letters.ts';
import { openPdf, readPages } from '../helpers/pdfPage.ts';

/**
 * What stands in a letter, of whatever kind, however it was decided, in the console's words or a
 * person's.
 */

const ROWS: Readonly<Record<RepairKind, NonNullable<Sample['row']>>> = {
  objection: { kind: 'objection', cause: 'system_error', asks_for: 'correction' },
  relief: { kind: 'relief', cause: 'illness', asks_for: 'relief' },
  pre_report_notice: {
    kind: 'pre_report_notice',
    cause: 'other',
    asks_for: 'proof_of_notice',
    told_on: '2026-01-20',
    reported_on: '2026-02-10',
  },
};
const GRANTED = { decision: 'grant', decision_comment: '同意' } as const;
const DECLINED = { status: 'declined', decision: 'decline', decision_comment: '已告知' } as const;
const EFFECTS = {
  explanation: '住院三个月',
  pause_from: '2026-03-06',
  pause_until: '2026-06-30',
  wants_restructure: 1,
} as const;
const WRONG = [
  compared('month', '2026-02', '1', 'N'),
  compared('month_overdue_minor', '2026-02', 112_000, 0),
];
const SAME = [compared('month', '2026-01', '2', '2')];
const OWN = '已与您电话沟通，详见附件。';

/**
 * Parts of the body in each language; English ones with the words of a person taken as they are.
 */
type Parts = Readonly<Record<Language, readonly string[]>>;
const both = (zh: readonly string[], en: readonly string[]): Parts => ({ zh, en });
const REASON = both(['理由：已告知'], ['The reason: 已告知']);
const ANY_TIME = both(
  ['您可随时就记录提出说明', '您仍可对记录作出说明'],
  ['You can give an explanation of a record at any time', 'You can still give an explanation'],
);
const RUNNING = both(
  ['2026年3月6日起至2026年6月30日止，我机构暂停', '2026年6月30日期间暂停报送'],
  [
    'From 6 March 2026 to 30 June 2026 we report no new',
    'From 6 March 2026 to 30 June 2026 no new',
  ],
);
const EARLY = both(['已于2026年3月9日提前结束'], ['ended early, on 9 March 2026']);
const NOT_TOLD = both(
  ['未查到告知您本人的记录', '未查到告知凭证'],
  ['We find no record of having told you', 'we have not found the proof'],
);
const merged = (...parts: readonly Parts[]): Parts =>
  both(
    parts.flatMap(({ zh }) => zh),
    parts.flatMap(({ en }) => en),
  );

const TABLE: readonly (readonly [name: string, sample: Sample, must: Parts, mustNot: Parts])[] = [
  [
    'an objection granted with what is wrong',
    { row: { ...ROWS.objection, ...GRANTED }, comparison: WRONG },
    both(
      [
        '予以更正',
        '2026年2月还款状态1（逾期1—30天）N（正常）',
        '我机构将向征信系统报送更正',
        '我机构将把更正报送征信系统',
      ],
      ['the correction is granted', 'We will send the correction to the credit register'],
    ),
    both(['不予更正', '理由'], ['no correction', 'The reason']),
  ],
  [
    'an objection granted with an explanation and nothing wrong',
    { row: { ...ROWS.objection, ...GRANTED, explanation: '住院三个月' }, comparison: SAME },
    both(
      [
        '您的异议成立',
        '没有需要我机构报送更正的项目',
        '“住院三个月”',
        '您的说明由我机构提交征信机构',
      ],
      [
        'we grant the objection',
        'no entry whose correction',
        '"住院三个月"',
        'We send your explanation',
      ],
    ),
    merged(
      both(
        ['予以更正', '报送征信系统；'],
        ['the correction is granted', 'We will send the correction'],
      ),
      ANY_TIME,
    ),
  ],
  [
    'an objection granted without a report',
    { row: { ...ROWS.objection, ...GRANTED } },
    both(
      ['您的异议成立', '我机构同意您的请求'],
      ['we grant the objection', 'we grant your request'],
    ),
    both(['予以更正'], ['the correction is granted']),
  ],
  [
    'an objection declined, all the same',
    { row: { ...ROWS.objection, ...DECLINED }, comparison: SAME },
    merged(REASON, both(['不予更正', '两者一致'], ['we make no correction', 'They agree'])),
    both(['同意', '现有材料不足'], ['granted', 'does not support']),
  ],
  [
    'an objection declined though something differs',
    { row: { ...ROWS.objection, ...DECLINED }, comparison: WRONG },
    merged(REASON, both(['不予更正'], ['we make no correction'])),
    both(
      ['我机构将向征信系统报送更正', '两者一致', '现有材料不足'],
      ['We will send', 'They agree', 'does not support'],
    ),
  ],
  [
    'an objection declined for a month that a pause keeps out',
    {
      row: { ...ROWS.objection, ...DECLINED },
      comparison: [
        { ...compared('month', '2026-01', 'N', '2', 'paused'), differs: false, worse: false },
      ],
    },
    both(
      ['没有需要更正之处', '未发现需要更正的错误'],
      ['nothing in it has to be corrected', 'no error that has to be corrected'],
    ),
    both(['逐项一致', '两者一致'], ['agree in every entry', 'They agree']),
  ],
  [
    'relief granted with all its effects',
    { row: { ...ROWS.relief, ...GRANTED, ...EFFECTS } },
    merged(
      RUNNING,
      both(
        ['同意纾困申请；您的说明', '“住院三个月”', '商定新的还款计划', '不因纾困而提前删除'],
        [
          'Relief is granted; your explanation',
          '"住院三个月"',
          'agree on a new plan',
          'relief does not delete them earlier',
        ],
      ),
    ),
    merged(ANY_TIME, EARLY),
  ],
  [
    'relief granted, its pause ended early',
    { row: { ...ROWS.relief, ...GRANTED, ...EFFECTS }, ended_on: '2026-03-09' },
    EARLY,
    RUNNING,
  ],
  [
    'relief granted, its pause ended before it began',
    {
      row: { ...ROWS.relief, ...GRANTED, ...EFFECTS, pause_from: '2026-03-20' },
      ended_on: '2026-03-09',
    },
    both(['已于2026年3月9日取消', '照常报送'], ['called off on 9 March 2026']),
    both(['我机构暂停', '提前结束'], ['we report no new', 'ended early']),
  ],
  [
    'relief granted, answered after its pause',
    { row: { ...ROWS.relief, ...GRANTED, ...EFFECTS }, on: '2026-07-01' },
    both(['暂停期已经届满', '报送已经恢复'], ['that time is over and reporting goes on']),
    both(['期满后恢复报送'], ['we report no new', 'after that reporting goes on']),
  ],
  [
    'relief granted with a pause alone',
    { row: { ...ROWS.relief, ...GRANTED, ...EFFECTS, explanation: null, wants_restructure: 0 } },
    merged(RUNNING, ANY_TIME),
    both(
      ['记载您的说明', '还款计划', '您的说明依照'],
      ['put your explanation on record', 'new plan', 'your explanation is put'],
    ),
  ],
  [
    'relief declined that had proposed effects',
    { row: { ...ROWS.relief, ...DECLINED, ...EFFECTS } },
    merged(REASON, both(['对本纾困申请不予同意'], ['This request for relief is declined'])),
    both(
      ['暂停报送', '住院三个月', '还款计划', '现有材料不足', '我机构同意'],
      ['no new information', '住院三个月', 'new plan', 'does not support', 'Relief is granted'],
    ),
  ],
  [
    'a notice granted, proved',
    { row: { ...ROWS.pre_report_notice, ...GRANTED } },
    both(
      ['现就您查询的报送前告知情况答复如下', '早于报送日', '告知凭证附后'],
      ['Our answer follows', 'The proof is enclosed'],
    ),
    merged(NOT_TOLD, both(['不予同意'], ['we decline'])),
  ],
  [
    'a notice granted, nothing reported yet',
    { row: { ...ROWS.pre_report_notice, ...GRANTED, reported_on: null } },
    both(['告知您本人，告知凭证附后'], ['The proof is enclosed']),
    merged(NOT_TOLD, both(['早于报送日'], ['before it was'])),
  ],
  [
    'a notice granted, nobody was told, with an explanation',
    {
      row: { ...ROWS.pre_report_notice, ...GRANTED, told_on: null, explanation: '住院三个月' },
      notice: 'not_told',
    },
    both(
      ['报送前未查到告知您本人的记录', '不因此更正或者删除', '“住院三个月”'],
      ['We find no record of having told you', '"住院三个月"'],
    ),
    merged(ANY_TIME, both(['不予同意'], ['decline'])),
  ],
  [
    'a notice declined, for a reason of its own',
    {
      row: { ...ROWS.pre_report_notice, ...DECLINED, told_on: null },
      notice: 'not_told',
      comparison: [compared('month', '2026-01', '2', '2', 'not_told')],
    },
    merged(REASON, both(['对本项申请不予同意'], ['we decline this query'])),
    merged(
      NOT_TOLD,
      both(
        ['没有告知本人', '未查到告知', '现有材料不足'],
        ['was not told', 'no record of having told', 'does not support'],
      ),
    ),
  ],
  [
    'a notice declined, proved',
    { row: { ...ROWS.pre_report_notice, ...DECLINED } },
    merged(
      REASON,
      both(['已于2026年1月20日将报送不良信息一事告知'], ['we told you on 20 January 2026']),
    ),
    merged(NOT_TOLD, both(['凭证附后'], ['enclosed'])),
  ],
  [
    'what law forbids',
    {
      row: {
        ...ROWS.relief,
        ...DECLINED,
        decision_comment: null,
        decided_by: null,
        asks_for: 'delete_true_record',
        forbidden_rule: 'true_record',
      },
      ended: '2026-02-05',
    },
    both(
      ['依照《征信业管理条例》第十六条，所请求的事项不能办理', '保存至2031年2月5日'],
      ['By article 16', 'kept until 5 February 2031'],
    ),
    both(
      ['理由', '现有材料不足', '暂停报送'],
      ['The reason', 'does not support', 'no new information'],
    ),
  ],
];
const WAYS_KEPT_OUT = ['不因纾困而提前删除', 'relief does not delete them earlier'];

async function read(sample: Sample, language: Language): Promise<string> {
  const document = await openPdf(await renderLetter(letterOf(sample, language)));
  const pages = await readPages(document);
  await document.destroy();
  return pages
    .map(({ text }) => text)
    .join('\n')
    .replace(/\s+/g, language === 'zh' ? '' : ' ');
}

describe.each(TABLE)('%s', (_name, sample, must, mustNot) => {
  it.each<[Language, string]>([
    ['zh', 'the console'],
    ['en', 'the console'],
    ['zh', 'a person'],
    ['en', 'a person'],
  ])(
    '%s, in the words of %s: says what was decided and comes of it, and nothing against it',
    async (language, whose) => {
      const own = whose === 'a person';
      const text = await read(own ? { ...sample, own: OWN } : sample, language);
      // Ways that stay open are the console's words; a person may leave them out.
      for (const part of must[language].filter(
        (one) =>
          !own || (!WAYS_KEPT_OUT.includes(one) && !ANY_TIME[language].slice(1).includes(one)),
      ))
        expect(text).toContain(part);
      for (const part of mustNot[language]) expect(text).not.toContain(part);
      expect(text.includes(OWN)).toBe(own);
    },
  );
});
