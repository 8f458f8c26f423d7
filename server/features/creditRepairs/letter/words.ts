import type { Language } from '../../../contract/enums.ts';
import type { CreditRepair } from '../../../contract/resources/creditRepairs.ts';
import type { ComparedLine, CorrectionLine } from '../../../contract/resources/repairFile.ts';
import type { RepairCheck } from '../../../domain/repair/repairChecklist.ts';
import type { BureauCode, BureauStatus } from '../../../domain/repair/bureauRecord.ts';
import { amount, fill, longDate } from '../../../documents/format.ts';

/** How letters and answers name what is in a record of the credit register. */

interface Words {
  yuan: string;
  nothing: string;
  not_shown: string;
  month: string;
  month_code: string;
  month_overdue: string;
  fields: Readonly<Record<Exclude<ComparedLine['field'], 'month' | 'month_overdue_minor'>, string>>;
  statuses: Readonly<Record<BureauStatus, string>>;
  codes: Readonly<Record<BureauCode, string>>;
  kinds: Readonly<Record<CreditRepair['kind'], string>>;
  asks: Readonly<Record<CreditRepair['asks_for'], string>>;
  causes: Readonly<Record<CreditRepair['cause'], string>>;
  checks: Readonly<Record<RepairCheck, string>>;
}

export const WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    yuan: '{amount}元',
    nothing: '无',
    not_shown: '不予展示',
    month: '{year}年{month}月',
    month_code: '{month}还款状态',
    month_overdue: '{month}逾期金额',
    fields: {
      opened_on: '开立日期',
      principal_minor: '借款金额',
      balance_minor: '本金余额',
      overdue_minor: '当前逾期总额',
      status: '账户状态',
      closed_on: '结清日期',
    },
    statuses: {
      normal: '正常',
      overdue: '逾期',
      settled: '结清',
      bad_debt: '呆账',
      written_off: '核销',
      transferred: '转出',
    },
    codes: {
      N: 'N（正常）',
      '1': '1（逾期1—30天）',
      '2': '2（逾期31—60天）',
      '3': '3（逾期61—90天）',
      '4': '4（逾期91—120天）',
      '5': '5（逾期121—150天）',
      '6': '6（逾期151—180天）',
      '7': '7（逾期181天起）',
      B: 'B（呆账）',
      C: 'C（结清）',
      G: 'G（其他方式终止）',
      D: 'D（担保人代还）',
      Z: 'Z（以资抵债）',
      M: 'M（约定还款）',
      '*': '*（当月无需还款）',
      '#': '#（状态未知）',
    },
    kinds: { objection: '异议申请', relief: '纾困申请', pre_report_notice: '报送前告知查询' },
    asks: {
      correction: '更正记录',
      explanation: '附注本人说明',
      relief: '纾困',
      proof_of_notice: '出示告知凭证',
      delete_true_record: '删除真实记录',
      paid_repair: '付费修复记录',
    },
    causes: {
      illness: '疾病',
      accident: '意外',
      disaster: '灾害',
      job_loss: '失业',
      fraud: '被冒用或诈骗',
      system_error: '系统差错',
      other: '其他',
    },
    checks: {
      dispute_marked: '作出异议标注',
      identity: '身份核验',
      bureau_record: '读取信用报告记录',
      ledger_compared: '与本机构账务核对',
      cause_evidence: '查验事由证明',
      income_evidence: '查验收入证明',
      police_report: '查验报案回执',
      fault_report: '查阅故障报告',
      notice_proof: '查验告知凭证',
      contact_made: '与本人联系核实',
    },
  },
  en: {
    yuan: '{amount} yuan',
    nothing: 'nothing',
    not_shown: 'not to be shown',
    month: '{year}-{month}',
    month_code: 'Status of {month}',
    month_overdue: 'Overdue amount of {month}',
    fields: {
      opened_on: 'Opened on',
      principal_minor: 'Amount lent',
      balance_minor: 'Principal outstanding',
      overdue_minor: 'Overdue in all',
      status: 'Status of the account',
      closed_on: 'Closed on',
    },
    statuses: {
      normal: 'normal',
      overdue: 'overdue',
      settled: 'settled',
      bad_debt: 'bad debt',
      written_off: 'written off',
      transferred: 'transferred',
    },
    codes: {
      N: 'N (normal)',
      '1': '1 (1–30 days overdue)',
      '2': '2 (31–60 days overdue)',
      '3': '3 (61–90 days overdue)',
      '4': '4 (91–120 days overdue)',
      '5': '5 (121–150 days overdue)',
      '6': '6 (151–180 days overdue)',
      '7': '7 (181 days or more overdue)',
      B: 'B (bad debt)',
      C: 'C (settled)',
      G: 'G (ended otherwise)',
      D: 'D (repaid by a guarantor)',
      Z: 'Z (settled with assets)',
      M: 'M (agreed plan)',
      '*': '* (nothing was due)',
      '#': '# (unknown)',
    },
    kinds: {
      objection: 'objection',
      relief: 'request for relief',
      pre_report_notice: 'query about the notice before reporting',
    },
    asks: {
      correction: 'a correction of the record',
      explanation: 'an explanation attached to the record',
      relief: 'relief',
      proof_of_notice: 'proof of the notice',
      delete_true_record: 'deletion of a true record',
      paid_repair: 'repair of a record against payment',
    },
    causes: {
      illness: 'illness',
      accident: 'accident',
      disaster: 'disaster',
      job_loss: 'loss of employment',
      fraud: 'misuse of identity or fraud',
      system_error: 'system error',
      other: 'other',
    },
    checks: {
      dispute_marked: 'record marked as disputed',
      identity: 'identity checked',
      bureau_record: 'record of the credit report read',
      ledger_compared: 'compared with our ledger',
      cause_evidence: 'evidence of the cause seen',
      income_evidence: 'evidence of income seen',
      police_report: 'police report seen',
      fault_report: 'fault report read',
      notice_proof: 'proof of the notice seen',
      contact_made: 'spoken with the person',
    },
  },
};

const own = <T>(words: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;

/** A month written `2026-01`, in words. */
export const monthName = (month: string, language: Language): string =>
  fill(WORDS[language].month, {
    year: month.slice(0, 4),
    month: language === 'zh' ? String(Number(month.slice(5))) : month.slice(5),
  });

/** The name of a line of the comparison or the correction. */
export function fieldName(
  { field, month }: Pick<CorrectionLine, 'field' | 'month'>,
  language: Language,
): string {
  const words = WORDS[language];
  if (month === null) return own(words.fields, field) ?? field;
  return fill(field === 'month' ? words.month_code : words.month_overdue, {
    month: monthName(month, language),
  });
}

/** A value of a record as a person reads it; `none` stands where there is no value. */
export function valueText(
  field: string,
  value: string | number | null,
  language: Language,
  none: string,
): string {
  const words = WORDS[language];
  if (value === null) return none;
  if (typeof value === 'number') return fill(words.yuan, { amount: amount(value) });
  if (field === 'status') return own(words.statuses, value) ?? value;
  return field === 'month' ? (own(words.codes, value) ?? value) : longDate(value, language);
}

/**
 * The value of a line after a correction, in words. A loan that goes on has no closing day; for
 * every other field no value means that it is not to be shown.
 */
export function afterText(
  { field, after }: Pick<CorrectionLine, 'field' | 'after'>,
  language: Language,
): string {
  const { nothing, not_shown } = WORDS[language];
  return valueText(field, after, language, field === 'closed_on' ? nothing : not_shown);
}
