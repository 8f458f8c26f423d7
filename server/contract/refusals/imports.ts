import { text } from './text.ts';

/** Refusals about loan tapes that are brought in, and taken back. */
export const imports = {
  import_running: text(
    'conflict',
    '{name} 正在导入“{source}”；一次只能导入一个，请等它完成或停止',
    '{name} is importing {source}; one at a time: wait until it is done, or stop it',
  ),
  import_not_ready: text(
    'conflict',
    '这次导入现在的状态下不能这样做；请刷新后再看',
    'This cannot be done with the import as it stands now; look at it again',
  ),
  import_of_another: text(
    'forbidden',
    '文件里有个人信息，只有放入文件的人可以下载',
    'The file holds personal data; only who dropped it may take it',
  ),
  import_files_gone: text(
    'conflict',
    '文件已经删除；请重新放入',
    'The files are gone; drop them again',
  ),
  tape_no_table: text(
    'rule_violated',
    '“{file}”不是文本表格；请另存为 CSV 再放入',
    '{file} is no table of text; save it as CSV and drop that',
  ),
  tape_line_too_long: text(
    'rule_violated',
    '“{file}”第 {line} 行超过 {limit}；请检查引号或换行',
    'Line {line} of {file} is longer than {limit}; look at its quotes and line ends',
  ),
  tape_too_long: text(
    'rule_violated',
    '共 {count} 行，一次最多 {most} 行；请分批导入，或请运维用命令行导入',
    '{count} rows, at most {most} at a time; bring them in parts, or by the command line',
  ),
  tape_twice: text(
    'rule_violated',
    '有两个文件都叫“{file}”；请改名后再放入',
    'Two files are named {file}; rename one',
  ),
  import_has_faults: text(
    'rule_violated',
    '{reason}。请先对好各列',
    '{reason}. Match the columns first',
  ),
  import_has_refused: text(
    'rule_violated',
    '有 {count} 行不能导入；请改好，或确认先不导入这些行',
    '{count} row(s) cannot be taken; mend them, or agree to leave them out',
  ),
  import_broke_off: text(
    'unavailable',
    '导入中断，没有写入任何数据；请重试，仍不行请联系运维查看日志',
    'The import broke off and wrote nothing; try again, or have the log looked at',
  ),
  import_nothing_new: text('rule_violated', '没有可以导入的新记录', 'There is nothing new to take'),
  import_not_alone: text(
    'rule_violated',
    '这次导入有 {count} 笔还款记在导入前已有的贷款上，不能整批撤销；请逐笔冲正',
    '{count} payment(s) went to loans that were there before; they are reversed one by one',
  ),
  import_built_on: text(
    'conflict',
    '导入之后已有人在这些记录上做了 {count} 件事，不能撤销；清单见导入页',
    'People have done {count} thing(s) with these records since; the import’s page lists them',
  ),
  import_own_request: text(
    'forbidden',
    '撤销须由另一人批准',
    'Another person must decide about taking it back',
  ),
};
