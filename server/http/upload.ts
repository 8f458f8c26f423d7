import { createHash } from 'node:crypto';
import type { Request as ExpressRequest, Response } from 'express';
import multer, { type Multer, MulterError } from 'multer';
import { MAX_BYTES_TOGETHER, MAX_FILE_BYTES, MAX_FILES_TOGETHER } from '../contract/limits.ts';
import { done, orRefuse, refuse, refuseField, type Outcome } from '../contract/outcome.ts';
import type { SentFile } from '../domain/files.ts';
import type { NamedFile } from './route.ts';

const FIELD = 'file';
/** What a refusal of one of several files names. */
const FILES = 'files';
/** Holds the JSON of a record that comes with several files. */
const RECORD = 'record';
const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 10_000;
const MAX_RECORD_BYTES = 100_000;
/** How many bytes the form's own lines and small fields may add to the files. */
const FORM_BYTES = 256 * 1024;
const megabytes = (bytes: number): string => `${bytes / 1024 / 1024} MB`;
const LIMIT = megabytes(MAX_FILE_BYTES);

/** Names come in UTF-8, as browsers send them; the package would read them as Latin-1. */
const taking = (files: number, fieldSize: number): Multer =>
  multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8',
    limits: {
      fileSize: MAX_FILE_BYTES,
      files,
      fields: MAX_FIELDS,
      parts: MAX_FIELDS + files,
      fieldSize,
      fieldNestingDepth: 0,
    },
    // A file that is refused for its size is known by its name only here.
    fileFilter: (req, file, accept) => {
      (req as Named).latestFile = file.originalname;
      accept(null, true);
    },
  });

const takeOne = taking(1, MAX_FIELD_BYTES).single(FIELD);
const takeSeveral = taking(MAX_FILES_TOGETHER, MAX_RECORD_BYTES).any();

type Named = ExpressRequest & { latestFile?: string };

/** Reads a form into memory; answers the problem it has, if any. */
const problemOf = async (
  take: typeof takeOne,
  req: ExpressRequest,
  res: Response,
): Promise<unknown> =>
  await new Promise<unknown>((resolve) => {
    take(req, res, resolve);
  });

const isLonger = (req: ExpressRequest, most: number): boolean =>
  Number(req.get('content-length') ?? 0) > most + FORM_BYTES;

const sentFile = (file: Express.Multer.File): SentFile => ({
  name: file.originalname,
  type: file.mimetype,
  bytes: file.buffer,
  sha256: createHash('sha256').update(file.buffer).digest('hex'),
});

/**
 * Reads a form with at most one file into memory; its fields become the request's body. A body of
 * another kind is left as it is and answers no file.
 */
export async function readUpload(
  req: ExpressRequest,
  res: Response,
): Promise<Outcome<SentFile | undefined>> {
  if (isLonger(req, MAX_FILE_BYTES)) return refuseField(FIELD, 'file_too_large', { limit: LIMIT });
  const problem = await problemOf(takeOne, req, res);
  if (problem !== undefined && problem !== null) return refusalOf(problem, req);
  return done(req.file && sentFile(req.file));
}

/**
 * Reads a form with a record and files into memory; the record becomes the request's body. A body
 * of another kind is left as it is and answers no files.
 */
export async function readUploads(
  req: ExpressRequest,
  res: Response,
): Promise<Outcome<readonly NamedFile[]>> {
  if (isLonger(req, MAX_BYTES_TOGETHER))
    return refuseField(FILES, 'files_too_large', { limit: megabytes(MAX_BYTES_TOGETHER) });
  if (!req.is('multipart/form-data')) return done([]);
  const problem = await problemOf(takeSeveral, req, res);
  if (problem !== undefined && problem !== null) return severalRefusalOf(problem, req);
  const files = Array.isArray(req.files) ? req.files : [];
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total > MAX_BYTES_TOGETHER)
    return refuseField(FILES, 'files_too_large', { limit: megabytes(MAX_BYTES_TOGETHER) });
  req.body = orRefuse(recordIn(req.body));
  return done(files.map((file) => ({ ...sentFile(file), field: file.fieldname })));
}

function recordIn(fields: unknown): Outcome<unknown> {
  const { [RECORD]: record } = (fields ?? {}) as Record<string, unknown>;
  try {
    return typeof record === 'string' ? done(JSON.parse(record)) : refuse('form_unreadable');
  } catch {
    return refuse('form_unreadable');
  }
}

function refusalOf(problem: unknown, req: Named, field = FIELD): ReturnType<typeof refuse> {
  if (!(problem instanceof MulterError)) return refuse('form_unreadable');
  if (problem.code === 'LIMIT_FILE_SIZE')
    return refuseField(field, 'named_file_too_large', {
      file: req.latestFile ?? '',
      limit: LIMIT,
    });
  return problem.code === 'LIMIT_FILE_COUNT' || problem.code === 'LIMIT_UNEXPECTED_FILE'
    ? refuseField(FIELD, 'one_file')
    : refuse('form_unreadable');
}

const severalRefusalOf = (problem: unknown, req: Named): ReturnType<typeof refuse> =>
  problem instanceof MulterError && problem.code === 'LIMIT_FILE_COUNT'
    ? refuseField(FILES, 'too_many_files', { most: MAX_FILES_TOGETHER })
    : refusalOf(problem, req, FILES);
