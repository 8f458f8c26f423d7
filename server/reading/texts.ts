import type { Language } from '../contract/enums.ts';

/** The problems an import finds in a tape, in both languages. */
const TEXTS = {
  missing_column: { zh: '缺少这一列，请补上', en: 'This column is missing; add it' },
  unknown_column: {
    zh: '没有这一列；可用：{known}',
    en: 'There is no such column; known: {known}',
  },
  repeated_column: { zh: '这一列出现了两次', en: 'This column appears twice' },
  unknown_column_near: {
    zh: '没有这一列；是不是 {near}？请改表头，或用 --propose-map 生成对照表',
    en: 'There is no such column; is it {near}? Change the header, or make a map with --propose-map',
  },
  missing_reference: {
    zh: '缺少这一列；没有 UUID 的，请改放银行流水号一列 bank_reference，由它生成',
    en: 'This column is missing; without UUIDs, give the bank’s number in bank_reference, from which they are made',
  },
  not_a_reference: {
    zh: '应为 UUID；银行流水号请放在 bank_reference 一列，由它生成',
    en: 'Must be a UUID; put a bank’s number into the column bank_reference, from which one is made',
  },
  mapped_column_gone: {
    zh: '对照表里有这一列，文件里没有；请改对照表或文件',
    en: 'The map names this column, the file has none; change the map or the file',
  },
  unmapped_column: {
    zh: '必须有 {column}：请在对照表的 columns 里指明哪一列，或在 fixed 里写一个固定值',
    en: '{column} is needed: name its column under columns in the map, or one value for all under fixed',
  },
  mapped_file_gone: {
    zh: '对照表里有这个文件，文件夹里没有',
    en: 'The map names this file, the folder has none',
  },
  broken_bytes: {
    zh: '有既不是 UTF-8 也不是 GB18030 的字节；请从源头重新导出',
    en: 'Holds bytes that are neither UTF-8 nor GB18030; export the file anew from its source',
  },
  open_quote: {
    zh: '这一行有一个引号没有配对；请补上另一半，或删去',
    en: 'A quote that opens on this line never closes; close it or remove it',
  },
  stray_quote: {
    zh: '引号之后还有内容；格子里的引号请写成两个，或删去多余的引号',
    en: 'Something follows a closing quote; write a quote inside a cell twice, or remove it',
  },
  swallowed: {
    zh: '从这一行开始的引号把后面的整行也括了进去；请删去这个引号，或补上它的另一半',
    en: 'A quote that opens on this line takes in whole rows after it; remove it or close it',
  },
  row_in_quotes: {
    zh: '整行被一对引号括成了一格；请删去行首和行尾的引号',
    en: 'The whole row stands in one pair of quotes; remove the quotes at its ends',
  },
  in_yuan: {
    zh: '“{text}”像是元；这一列以分计，应写 {fen}（或在对照表的 units 里写 "{column}": "yuan"）',
    en: '{text} looks like yuan; this column counts fen: {fen} (or say "{column}": "yuan" under units in a map)',
  },
  in_percent: {
    zh: '“{text}”像是百分数；这一列以基点计，应写 {bps}（或在对照表的 units 里写 "{column}": "percent"）',
    en: '{text} looks like percent; this column counts basis points: {bps} (or say "{column}": "percent" under units in a map)',
  },
  shortened: {
    zh: '“{text}”是电子表格缩写过的长编号，后几位已丢失；请把源文件这一列设为文本后重新导出',
    en: '{text} is a long number that a spreadsheet shortened, its digits lost; make the column text in the source and export anew',
  },
  scientific: {
    zh: '“{text}”是科学记数法；请写成普通数字',
    en: '{text} is in scientific notation; write the number out',
  },
  not_an_amount: {
    zh: '“{text}”不是金额；请按 1085.00 填写',
    en: '{text} is no amount; write it as 1085.00',
  },
  not_a_day: {
    zh: '“{text}”不是日期；请按 2026-03-05 填写',
    en: '{text} is no date; write it as 2026-03-05',
  },
  day_ahead: {
    zh: '“{text}”晚于业务日期；请确认日期，或到那一天再上传',
    en: '{text} is after the business date; see whether it is right, or send it on that day',
  },
  no_direction: {
    zh: '“{text}”看不出是收入还是支出；请写“收入”或“支出”',
    en: '{text} tells neither in nor out; write one of the two',
  },
  bad_map: {
    zh: '对照表 {file} 读不出来：{detail}',
    en: 'The map {file} cannot be read: {detail}',
  },
  taken_meanwhile: {
    zh: '导入期间，账簿里有人记入了同样的一条；没有写入任何数据，请重新导入',
    en: 'Somebody wrote the same one into the book while it was imported; nothing was written, run it again',
  },
  propose_nothing: {
    zh: '没有认出任何文件；请用 borrowers.csv 等文件名和 README 里的列名',
    en: 'No file was recognised; use the file names and columns that the README gives',
  },
  propose_written: {
    zh: '对照表已写入 {file}；看过、改好之后，用 --map 导入，下次同一来源还用它',
    en: 'The map is in {file}; look it over, then import with --map, also the next tape of this source',
  },
  propose_question: { zh: '按这张对照表导入吗？[y/N] ', en: 'Import by this map? [y/N] ' },
  propose_hint: {
    zh: '表头不是本系统的；用 --propose-map map.json 写出上面的对照表，看过之后用 --map map.json 导入',
    en: 'The columns are not ours; write the map above with --propose-map map.json, look it over, import with --map map.json',
  },
  propose_words: {
    zh: '{column} 里的这些词请在 values 里写明对应：{words}',
    en: 'Say under values what these words of {column} stand for: {words}',
  },
  read_separator: { zh: '分隔符 {sign}', en: 'separator {sign}' },
  read_header: { zh: '表头在第 {line} 行', en: 'header on line {line}' },
  read_blank: { zh: '跳过 {count} 个空行', en: '{count} blank rows skipped' },
  read_left_out: { zh: '不导入', en: 'left out' },
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
  same_identity: {
    zh: '身份证号与 {other} 相同，按同一人关联，联系次数合并计算',
    en: 'Has the identity number of {other}: linked as the same person, contacts count together',
  },
  same_phone: {
    zh: '电话与 {other} 相同，未关联；请在借款人页核对是不是同一人',
    en: 'Has the phone of {other} and was not linked; look on the borrower’s page whether it is the same person',
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
  sequence_gap: {
    zh: '期次应为 {expected}：期次须从 1 起连续编号',
    en: 'Must be {expected}: installments are numbered from 1 without a gap',
  },
  due_before_disbursement: {
    zh: '应还日须晚于放款日 {date}',
    en: 'Must fall due after the disbursement, {date}',
  },
  first_due_differs: {
    zh: '第 1 期的应还日与贷款的首期应还日 {date} 不同',
    en: 'The first installment falls due on another day than the loan’s first due date, {date}',
  },
  due_not_rising: {
    zh: '应还日须晚于上一期的 {date}',
    en: 'Must fall due after the installment before it, {date}',
  },
  due_beyond_term: {
    zh: '应还日晚于最长期限 {date}',
    en: 'Falls due beyond the longest term, {date}',
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
