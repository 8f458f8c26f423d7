import type { Language } from '../../../contract/enums.ts';

/** The words that letters of all kinds of adjustments share. */
const zh = {
  number: '编号：{no}',
  dated: '日期：{date}',
  page: '第 {page} 页 共 {pages} 页',
  greeting: '尊敬的{name}：',
  closing: '特此通知。',
  lender: '贷款人（盖章）',
  lender_place: '（贷款人全称）',
  sign: '经办人签字：',
  sign_date: '日期：',
};

export const FRAME_TEXTS: Record<Language, typeof zh> = {
  zh,
  en: {
    number: 'No. {no}',
    dated: 'Date: {date}',
    page: 'Page {page} of {pages}',
    greeting: 'Dear {name},',
    closing: 'This is for your information.',
    lender: 'Lender (seal)',
    lender_place: '(name of the lender)',
    sign: 'Signature:',
    sign_date: 'Date:',
  },
};
