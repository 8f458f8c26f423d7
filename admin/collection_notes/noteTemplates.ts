import type { Language, NOTE_OUTCOMES } from '../../server/contract/enums.ts';

type Outcome = (typeof NOTE_OUTCOMES)[number];

/**
 * Phrases to begin a note with, by what came of the contact. Facts only; a colon waits for the
 * borrower's words.
 */
export const NOTE_TEMPLATES: Record<Language, Record<Outcome, readonly string[]>> = {
  zh: {
    connected: [
      '已核实身份并说明来意，告知应还金额和还款方式。',
      '借款人已知悉，说明目前的困难：',
      '请其转告借款人回电，未提及金额。',
    ],
    no_answer: ['拨打登记号码，无人接听。', '响铃后被挂断，稍后再试。'],
    invalid_number: ['号码为空号，需更新联系方式。', '接听人称不认识借款人，已致歉。'],
    refused: ['借款人表示不还款，原因：', '对方表示不愿再被联系，已致歉。'],
    promised: ['借款人承诺按约定日期足额还款，已告知还款方式。', '借款人承诺先还一部分，余款：'],
    disputed: ['借款人对金额有异议，称：', '已登记异议，核对账目后回复。'],
    message_left: ['已留言请借款人回电，未提及金额。'],
  },
  en: {
    connected: [
      'Checked identity, gave the reason for the call, the amount due and how to pay.',
      'The borrower is aware and told of a hardship: ',
      'Asked to have the borrower call back; no amount was mentioned.',
    ],
    no_answer: [
      'Called the number on record; nobody answered.',
      'The call was cut off; to be tried later.',
    ],
    invalid_number: [
      'The number does not exist; a new one is needed.',
      'The person who answered does not know the borrower; apologised.',
    ],
    refused: [
      'The borrower will not pay, because: ',
      'The person does not wish to be contacted again; apologised.',
    ],
    promised: [
      'The borrower promised to pay in full on the agreed day and knows how to pay.',
      'The borrower promised a part now; the rest: ',
    ],
    disputed: [
      'The borrower disputes the amount: ',
      'The dispute is on record; an answer follows once the ledger is checked.',
    ],
    message_left: ['Left a message asking to be called back; no amount was mentioned.'],
  },
};
