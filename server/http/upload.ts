import { createHash } from 'node:crypto';
import type { Request as ExpressRequest, Response } from 'express';
import multer, { MulterError } from 'multer';
import { MAX_FILE_BYTES } from '../contract/limits.ts';
import { done, refuse, refuseField, type Outcome } from '../contract/outcome.ts';
import type { UploadedFile } from './route.ts';

const FIELD = 'file';
const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 10_000;
/** How many bytes the form's own lines and small fields may add to the file. */
const FORM_BYTES = 256 * 1024;
const LIMIT = `${MAX_FILE_BYTES / 1024 / 1024} MB`;

/** Names come in UTF-8, as browsers send them; the package would read them as Latin-1. */
const takeOne = multer({
  storage: multer.memoryStorage(),
  defParamCharset: 'utf8',
  limits: {
    fileSize: MAX_FILE_BYTES,
    files: 1,
    fields: MAX_FIELDS,
    parts: MAX_FIELDS + 1,
    fieldSize: MAX_FIELD_BYTES,
    fieldNestingDepth: 0,
  },
}).single(FIELD);

/**
 * Reads a form with at most one file into memory; its fields become the request's body. A body of
 * another kind is left as it is and answers no file.
 */
export async function readUpload(
  req: ExpressRequest,
  res: Response,
): Promise<Outcome<UploadedFile | undefined>> {
  if (Number(req.get('content-length') ?? 0) > MAX_FILE_BYTES + FORM_BYTES) return tooLarge();
  const problem = await new Promise<unknown>((resolve) => {
    takeOne(req, res, resolve);
  });
  if (problem !== undefined && problem !== null) return refusalOf(problem);
  const { file } = req;
  if (file === undefined) return done(undefined);
  return done({
    name: file.originalname,
    type: file.mimetype,
    bytes: file.buffer,
    sha256: createHash('sha256').update(file.buffer).digest('hex'),
  });
}

const tooLarge = () => refuseField(FIELD, 'file_too_large', { limit: LIMIT });

function refusalOf(problem: unknown): ReturnType<typeof refuse> {
  if (!(problem instanceof MulterError)) return refuse('form_unreadable');
  if (problem.code === 'LIMIT_FILE_SIZE') return tooLarge();
  return problem.code === 'LIMIT_FILE_COUNT' || problem.code === 'LIMIT_UNEXPECTED_FILE'
    ? refuseField(FIELD, 'one_file')
    : refuse('form_unreadable');
}
