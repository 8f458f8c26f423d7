import simpleRest from 'ra-data-simple-rest';
import type { DataProvider, GetManyParams, Identifier, RaRecord, SortPayload } from 'react-admin';
import type { Resource } from '../../server/contract/access.ts';
import type { revealAnswer } from '../../server/contract/personal.ts';
import type {
  LoanLedger,
  OpenAmounts,
  Payoff,
} from '../../server/contract/resources/adjustments.ts';
import type { Attachment, NewAttachment } from '../../server/contract/resources/attachments.ts';
import type { StatementAnswer } from '../../server/contract/resources/bankStatements.ts';
import type { Explained, Explanation } from '../../server/contract/resources/explanations.ts';
import type { Import } from '../../server/contract/resources/imports.ts';
import type { Loan, ScheduleRow } from '../../server/contract/resources/loans.ts';
import type { OverdueTier, SmallBalance } from '../../server/contract/views.ts';
import { fetchFile, httpClientFor } from './http.ts';
import { type ChosenFile, formOfRecord, letGo } from './chosenFiles.ts';
import { type Moment, queryOf } from './moment.ts';
import { pageMemory } from './pageMemory.ts';
import { type Upload, uploadFile } from './upload.ts';

/**
 * The ids of one getMany stand in one address; longer lists are cut, or the server would refuse the
 * header.
 */
const IDS_PER_REQUEST = 100;

export interface ListQuery {
  filter?: object;
  sort?: SortPayload;
}

type Revealed = {
  -readonly [F in keyof (typeof revealAnswer)['_output']]: (typeof revealAnswer)['_output'][F];
};

/** Resources that hold personal data, shown masked. */
export type PersonalResource = Extract<
  Resource,
  'borrowers' | 'borrower_contacts' | 'borrower_numbers'
>;

/** Sums over all rows of a list, in fen, by field. */
export type Sums = Readonly<Record<string, number>>;

/** What a list is answered with beside its rows and their total. */
export interface ListMeta {
  readonly sums?: Sums;
  /** Whether there are more rows than the total says: they were not counted to the end. */
  readonly capped?: boolean;
}

export interface DaihouDataProvider extends DataProvider {
  get: <T>(path: string, signal?: AbortSignal) => Promise<T>;
  post: <T>(path: string, body: object, signal?: AbortSignal) => Promise<T>;
  /** POST /api/<resource>/<id>/<verb> */
  command: <T extends RaRecord>(
    resource: Resource,
    id: Identifier,
    verb: string,
    body: object,
  ) => Promise<T>;
  /** Personal data in plain, for a reason that is kept. */
  reveal: (
    resource: PersonalResource,
    id: Identifier,
    fields: readonly string[],
    reason: string,
  ) => Promise<Revealed>;
  /** The book by tier, as it stood on a date; today's without one. */
  overdueTiers: (as_of?: string, signal?: AbortSignal) => Promise<OverdueTier[]>;
  /** The loan as it stood at a moment; null for today, here and below. */
  loanAt: (id: number, moment: Moment | null, signal?: AbortSignal) => Promise<Loan>;
  /** The schedule in force at a moment, with what had become of each installment. */
  schedule: (id: number, moment: Moment | null, signal?: AbortSignal) => Promise<ScheduleRow[]>;
  /** Every event of a loan up to a moment, and where each fen went. */
  ledger: (id: number, moment: Moment | null, signal?: AbortSignal) => Promise<LoanLedger>;
  explain: (
    id: number,
    figure: Explained,
    moment: Moment | null,
    signal?: AbortSignal,
  ) => Promise<Explanation>;
  /** What settles the loan on a day. */
  payoff: (id: number, on: string, signal?: AbortSignal) => Promise<Payoff>;
  /** What a waiver may take of each component on a day. */
  openAmounts: (id: number, on: string, signal?: AbortSignal) => Promise<OpenAmounts>;
  /** Running loans of which so little is left that it may be waived. */
  smallBalances: (signal?: AbortSignal) => Promise<SmallBalance[]>;
  /** The whole filtered list as a file for machines: every field, amounts in fen. */
  exportCsv: (
    resource: string,
    query: ListQuery,
    signal?: AbortSignal,
  ) => Promise<{ blob: Blob; name: string }>;
  /** The whole filtered list, these fields of each row; the first item says who took it, when. */
  exportRows: (
    resource: string,
    query: ListQuery,
    fields: readonly string[],
    signal?: AbortSignal,
  ) => Promise<Record<string, unknown>[]>;
  /** Attaches one file to a record. */
  attach: (to: NewAttachment, upload: Upload) => Promise<Attachment>;
  /** Drops the files of a tape; they wait as an import. */
  dropTape: (source: string, files: readonly File[]) => Promise<Import>;
  /** The refused rows of one file of an import, with why. */
  refusedRows: (id: number, file: string) => Promise<Blob>;
  /** Sends a bank's statement; with `dry_run` asks what it would bring. */
  bringStatement: (
    fields: Readonly<Record<string, string>>,
    upload: Upload,
  ) => Promise<StatementAnswer>;
}

export function createDataProvider(apiUrl: string, locale: () => string): DaihouDataProvider {
  const http = httpClientFor(locale);
  const besidePage = pageMemory();
  const rest = simpleRest(apiUrl, http);
  const get = async <T>(path: string, signal?: AbortSignal) =>
    (await http(`${apiUrl}/${path}`, { signal })).json as T;
  const post = async <T>(path: string, body: object, signal?: AbortSignal) =>
    (await http(`${apiUrl}/${path}`, { method: 'POST', body: JSON.stringify(body), signal }))
      .json as T;
  return {
    ...rest,
    supportAbortSignal: true,
    // With the files of its form, if any, and under a form's own key: however often it is sent, it
    // makes one record.
    create: async (resource, { data, meta }) => {
      const { key } = (meta ?? {}) as { key?: string };
      const { files = [], ...record } = data as { files?: readonly ChosenFile[] };
      const { json } = await http(`${apiUrl}/${resource}`, {
        method: 'POST',
        body: files.length > 0 ? formOfRecord(record, files) : JSON.stringify(record),
        ...(key === undefined ? {} : { headers: new Headers({ 'Idempotency-Key': key }) }),
      });
      for (const file of files) letGo(file);
      return { data: json };
    },
    getList: async (resource, params) => {
      let meta: ListMeta = {};
      const listening: typeof http = async (url, options) => {
        const { query, heard } = besidePage(resource, params);
        const answer = await http(`${String(url)}${query}`, options);
        meta = metaOf(answer.headers);
        heard(answer.headers.get('Daihou-Keys'));
        return answer;
      };
      return { ...(await simpleRest(apiUrl, listening).getList(resource, params)), meta };
    },
    getMany: (resource, params) => getManyInChunks(rest, resource, params),
    get,
    post,
    command: (resource, id, verb, body) =>
      post(`${resource}/${encodeURIComponent(id)}/${verb}`, body),
    reveal: (resource, id, fields, reason) =>
      post(`${resource}/${encodeURIComponent(id)}/reveal`, { fields, reason }),
    attach: (to, upload) => uploadFile(`${apiUrl}/attachments`, to, upload, locale()),
    bringStatement: (fields, upload) =>
      uploadFile<StatementAnswer>(`${apiUrl}/bank_statements`, fields, upload, locale()),
    dropTape: async (source, files) => {
      const form = new FormData();
      form.append('record', JSON.stringify({ source }));
      for (const file of files) form.append('files', file, file.name);
      return (await http(`${apiUrl}/imports`, { method: 'POST', body: form })).json as Import;
    },
    refusedRows: async (id, file) => {
      const address = `${apiUrl}/imports/${id}/refused?file=${encodeURIComponent(file)}`;
      return await (await fetchFile(address, locale())).blob();
    },
    overdueTiers: (as_of, signal) =>
      get(as_of ? `overdue_tiers?as_of=${encodeURIComponent(as_of)}` : 'overdue_tiers', signal),
    loanAt: (id, moment, signal) => get(`loans/${id}${queryOf(moment)}`, signal),
    schedule: (id, moment, signal) => get(`loans/${id}/schedule${queryOf(moment)}`, signal),
    ledger: (id, moment, signal) => get(`loans/${id}/ledger${queryOf(moment)}`, signal),
    explain: (id, figure, moment, signal) =>
      get(`loans/${id}/explain${queryOf(moment)}${moment ? '&' : '?'}figure=${figure}`, signal),
    payoff: (id, on, signal) => get(`loans/${id}/payoff?on=${encodeURIComponent(on)}`, signal),
    smallBalances: (signal) => get('adjustments/small_balances', signal),
    openAmounts: (id, on, signal) =>
      get(`loans/${id}/open_amounts?on=${encodeURIComponent(on)}`, signal),
    exportCsv: async (resource, query, signal) => {
      const response = await fetchFile(exportAddress(apiUrl, resource, query), locale(), signal);
      const name = /filename="?([^";]+)"?/.exec(
        response.headers.get('Content-Disposition') ?? '',
      )?.[1];
      return { blob: await response.blob(), name: name ?? `${resource}.csv` };
    },
    exportRows: async (resource, query, fields, signal) => {
      const more = { form: 'rows', fields: JSON.stringify(fields) };
      const address = exportAddress(apiUrl, resource, query, more);
      const response = await fetchFile(address, locale(), signal);
      const lines = (await response.text()).trimEnd().split('\n');
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
  };
}

const metaOf = (headers: Headers): ListMeta => {
  const sums = headers.get('Daihou-Sums');
  return {
    ...(sums !== null && { sums: JSON.parse(sums) as Sums }),
    ...(headers.get('X-Total-Capped') === 'true' && { capped: true }),
  };
};

async function getManyInChunks<T extends RaRecord>(
  rest: DataProvider,
  resource: string,
  params: GetManyParams<T>,
) {
  const chunks: Identifier[][] = [];
  for (let from = 0; from < params.ids.length; from += IDS_PER_REQUEST)
    chunks.push(params.ids.slice(from, from + IDS_PER_REQUEST));
  const answers = await Promise.all(
    chunks.map((ids) => rest.getMany<T>(resource, { ...params, ids })),
  );
  return { data: answers.flatMap(({ data }) => data) };
}

function exportAddress(
  apiUrl: string,
  resource: string,
  { filter = {}, sort }: ListQuery,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ filter: JSON.stringify(filter), ...more });
  if (sort) query.set('sort', JSON.stringify([sort.field, sort.order]));
  return `${apiUrl}/${resource}/export?${query.toString()}`;
}
