import { type CreditRepairRow, creditRepairs } from '../../contract/resources/creditRepairs.ts';
import { borrowers } from '../../contract/resources/borrowers.ts';
import type { Knex } from 'knex';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../contract/enums.ts';
import { type Outcome, done, orRefuse, refuse } from '../../contract/outcome.ts';
import { parse } from '../../contract/validation.ts';
import { maskPersonal } from '../../domain/identity.ts';
import { forbiddenBy } from '../../domain/repair/repairAsks.ts';
import { recordAt } from '../../http/crudRouter.ts';
import { special, type Answer, type Route } from '../../http/route.ts';
import { rereadRow } from '../../store/tableStore.ts';
import { unitOfWork } from '../../store/unitOfWork.ts';
import { checkDrawn } from '../../documents/coverage.ts';
import { type AnswerFacts, answerFactsOf } from './answerFacts.ts';
import { answerText, outcomeText } from './answerText.ts';
import { factsOf } from './facts.ts';
import { renderCorrection } from './letter/correction.ts';
import { renderLetter } from './letter/letter.ts';
import type { LetterInput } from './letter/draft.ts';
import { LETTER_TEXTS } from './letter/letterTexts.ts';
import { correctionOf } from './store/register.ts';

/** How a paper is to be drawn. */
interface Wanted {
  language: Language;
  lender: string | undefined;
  today: string;
}

/**
 * What a letter is drawn from, as of the day of the answer, or of today while there is none: what
 * came after a letter is not in it.
 */
async function inputOf(
  db: Knex,
  row: CreditRepairRow,
  { language, lender, today }: Wanted,
): Promise<LetterInput> {
  const made_on = row.answered_on ?? today;
  const facts = await factsOf(db, row, made_on);
  const known = await answerFactsOf(db, row, made_on, facts);
  const { full_name, national_id } = await rereadRow(db, borrowers, row.borrower_id);
  const own = ownWords(row, known);
  return {
    letter_no: `CR-${row.received_on.slice(0, 4)}-${String(row.id).padStart(6, '0')}`,
    language,
    lender_name: lender ?? LETTER_TEXTS[language].lender_place,
    borrower: {
      full_name,
      national_id_masked: national_id === null ? null : maskPersonal('national_id', national_id),
    },
    loan_no: known.loan_no,
    request: {
      ...row,
      forbidden: row.forbidden_rule === null ? null : forbiddenBy(row.kind, row.asks_for),
      wants_restructure: row.wants_restructure === 1,
    },
    checks: facts.checklist.filter((item) => item.done).map(({ check }) => check),
    bureau_read_on: facts.bureau?.read_on ?? null,
    comparison: facts.comparison,
    correction: await correctionOf(db, row.id),
    pause: known.pause,
    record_kept_until: facts.record_kept_until,
    outcome:
      own === null
        ? []
        : outcomeText(known, language).filter((sentence) => !own.includes(sentence)),
    answer: own ?? answerText(known, language),
    made_on,
  };
}

/**
 * A person's own words in an answer; null where it is the console's, which can be said in either
 * language.
 */
const ownWords = ({ answer }: CreditRepairRow, known: AnswerFacts): string | null =>
  LANGUAGES.some((language) => answer === answerText(known, language)) ? null : answer;

async function draw(
  db: Knex,
  row: CreditRepairRow,
  wanted: Wanted,
  what: 'letter' | 'correction',
): Promise<Outcome<Answer>> {
  const input = await inputOf(db, row, wanted);
  const { correction, borrower, lender_name, answer, request } = input;
  const { statement, explanation } = request;
  orRefuse(checkDrawn({ borrower, lender_name, answer, statement, explanation }));
  if (what === 'correction' && correction === null) return refuse('nothing_to_correct');
  const body =
    what === 'letter' || correction === null
      ? await renderLetter(input)
      : await renderCorrection({
          ...input,
          correction,
          made_on: correction.sent_on ?? wanted.today,
        });
  const headers = {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `inline; filename="${input.letter_no}-${what}-${wanted.language}.pdf"`,
  };
  return done({ body, headers });
}

/**
 * A route that draws a paper, each time from the record. Who took a copy is logged, for it names
 * the borrower.
 */
const paper = (what: 'letter' | 'correction', summary: string): Route =>
  special({
    method: 'get',
    path: `/credit_repairs/:id/${what}`,
    access: { resource: 'credit_repairs', action: 'show' },
    summary,
    run: async ({ deps, params, query, language, businessDate }, user) => {
      const asked = orRefuse(
        parse(z.object({ language: z.enum(LANGUAGES).optional() }), query, language),
      );
      if (user === null) throw new Error('a letter without a user');
      const wanted: Wanted = {
        language: asked.language ?? 'zh',
        lender: deps.config.lenderName,
        today: businessDate,
      };
      const row = await recordAt(deps.database.read, creditRepairs, params);
      const drawn = orRefuse(await draw(deps.database.read, row, wanted, what));
      return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
        unit.record({
          action: 'export',
          resource: 'credit_repairs',
          record_id: row.id,
          after: { [what]: wanted.language },
        });
        return done(drawn);
      });
    },
  });

export const letterRoutes: Route[] = [
  paper('letter', 'The written answer as PDF, in Chinese or English; a draft until it is decided'),
  paper('correction', 'The record of a correction as PDF: before, after, and when it was sent'),
];
