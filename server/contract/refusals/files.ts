import { text } from './text.ts';

/** Refusals about files. */
export const files = {
  file_withdrawn: text('conflict', '该文件已撤回', 'This file was withdrawn'),
  form_unreadable: text(
    'invalid_request',
    '上传内容不完整或格式不对，请重新上传',
    'The upload is incomplete or malformed; send it again',
  ),
  file_needed: text('invalid_request', '请选择一个文件', 'Choose a file'),
  one_file: text(
    'invalid_request',
    '一次只能上传一个文件，栏目名为 file',
    'Send exactly one file, in the field "file"',
  ),
  file_empty: text(
    'invalid_request',
    '文件「{file}」是空的，请重新选择',
    '“{file}” is empty; choose another',
  ),
  file_too_large: text(
    'invalid_request',
    '文件超过 {limit}，请压缩或拆分后上传',
    'The file is over {limit}; compress or split it',
  ),
  named_file_too_large: text(
    'invalid_request',
    '文件「{file}」超过 {limit}，请压缩或拆分后上传',
    'The file “{file}” is over {limit}; compress or split it',
  ),
  files_too_large: text(
    'invalid_request',
    '这些文件合计超过 {limit}，请分次上传：先保存，再补充其余文件',
    'These files together are over {limit}; save first, then add the others',
  ),
  too_many_files: text(
    'invalid_request',
    '一次最多上传 {most} 个文件；先保存，再补充其余文件',
    'At most {most} files can be sent at once; save first, then add the others',
  ),
  file_type: text(
    'invalid_request',
    '不能上传「{file}」这种文件；可用：{allowed}',
    '“{file}” is of a kind that is not accepted; known: {allowed}',
  ),
  file_type_differs: text(
    'invalid_request',
    '「{file}」的内容与名称或声明的类型不符；可用：{allowed}',
    'The content of “{file}” is not what its name or declared type says; known: {allowed}',
  ),
  cannot_be_drawn: text(
    'rule_violated',
    '“{place}”里有文件字体没有的字：{characters}。印出来会是空框，请改用字体里有的写法，或手工出具',
    'The fonts of the document lack characters of the {place}: {characters}. They would print as empty boxes; use a spelling the fonts have, or issue it by hand',
  ),
  not_the_uploader: text(
    'forbidden',
    '只有上传者本人或主管可以撤回这份文件',
    'Only who uploaded this file, or a supervisor, may withdraw it',
  ),
  withdrawn_file: text(
    'forbidden',
    '该文件已撤回（{reason}），只有合规和主管可以查看',
    'This file was withdrawn ({reason}); only compliance and supervisors may open it',
  ),
} as const;
