import type { Language } from '../../contract/enums.ts';

/** The problems an import finds in a tape, in both languages. */
const TEXTS = {
  missing_column: { zh: '缺少这一列，请补上', en: 'This column is missing; add it' },
  unknown_column: {
    zh: '没有这一列；可用：{known}',
    en: 'There is no such column; known: {known}',
  },
  repeated_column: { zh: '这一列出现了两次', en: 'This column appears twice' },
  broken_csv: {
    zh: 'CSV 格式有误（{detail}），请检查引号和逗号',
    en: 'Broken CSV ({detail}); check quotes and commas',
  },
  cell_count: {
    zh: '本行有 {count} 格，表头有 {expected} 格；请检查有没有未加引号的逗号',
    en: 'This row has {count} cells, the header {expected}; look for a comma without quotes',
  },
  no_files: {
    zh: '文件夹里没有 borrowers.csv、loans.csv、installments.csv 或 payments.csv',
    en: 'The folder has no borrowers.csv, loans.csv, installments.csv or payments.csv',
  },
  no_folder: { zh: '没有这个文件夹：{folder}', en: 'There is no such folder: {folder}' },
  duplicate: { zh: '与第 {line} 行重复', en: 'Duplicates line {line}' },
  differs: {
    zh: '与已导入的记录不同（已存 {stored}）；已有记录请在系统中修改',
    en: 'Differs from what is stored ({stored}); change existing records in the console',
  },
  unknown_borrower: {
    zh: '没有外部编号为 {key} 的借款人',
    en: 'There is no borrower with external id {key}',
  },
  unknown_loan: { zh: '没有编号为 {key} 的贷款', en: 'There is no loan {key}' },
  first_due_after_disbursement: {
    zh: '首期应还日须晚于放款日',
    en: 'The first due date must come after the disbursement',
  },
  bullet_one_installment: {
    zh: '一次性还本付息只能有 1 期',
    en: 'A bullet loan has exactly 1 installment',
  },
  in_future: { zh: '日期不能晚于今天 {date}', en: 'The date cannot be after today, {date}' },
  before_disbursement: {
    zh: '还款日不能早于放款日 {date}',
    en: 'A payment cannot be dated before the disbursement on {date}',
  },
  principal_sum: {
    zh: '各期本金合计 {sum} 分，应等于贷款本金 {principal} 分',
    en: 'The installments’ principal sums to {sum}, the loan lent {principal}',
  },
  installment_count: {
    zh: '有 {count} 期，贷款写明 {expected} 期',
    en: 'There are {count} installments, the loan says {expected}',
  },
  not_a_schedule: {
    zh: '该贷款已有还款计划，不能再导入期次',
    en: 'This loan already has a schedule; its installments cannot be imported',
  },
} as const satisfies Record<string, Record<Language, string>>;

export type TapeText = keyof typeof TEXTS;
export const TAPE_TEXTS: Readonly<Record<string, Record<Language, string>>> = TEXTS;

export const sayTape = (
  key: TapeText,
  language: Language,
  parameters: Readonly<Record<string, string | number>> = {},
): string =>
  TEXTS[key][language].replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ''));
