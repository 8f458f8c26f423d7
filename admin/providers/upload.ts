import { HttpError } from 'react-admin';
import type { Attachment, NewAttachment } from '../../server/contract/resources/attachments.ts';
import { inOurWords, requestHeaders, wordsOf } from './http.ts';

export interface Upload {
  file: File;
  /**
   * The same for every try to send this file: a second one after a lost answer attaches nothing
   * twice.
   */
  key: string;
  /** Called with the part that has been sent, 0 to 1. */
  onProgress?: (part: number) => void;
}

/** Sends a form with one file. By XMLHttpRequest: fetch does not say how far it is. */
export async function uploadFile<T = Attachment>(
  url: string,
  fields: NewAttachment | Readonly<Record<string, string>>,
  { file, key, onProgress }: Upload,
  locale: string,
): Promise<T> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  form.append('file', file);
  const request = new XMLHttpRequest();
  request.open('POST', url);
  for (const [name, value] of Object.entries({
    ...requestHeaders(locale),
    'Idempotency-Key': key,
  }))
    request.setRequestHeader(name, value);
  request.responseType = 'json';
  try {
    return await new Promise<T>((resolve, reject) => {
      request.upload.addEventListener('progress', ({ loaded, total }) =>
        onProgress?.(total > 0 ? loaded / total : 0),
      );
      request.addEventListener('error', () => reject(new TypeError('network')));
      request.addEventListener('load', () => {
        const body: unknown = request.response;
        if (request.status >= 200 && request.status < 300) resolve(body as T);
        else reject(new HttpError(wordsOf(body) ?? '', request.status, body));
      });
      request.send(form);
    });
  } catch (error) {
    throw inOurWords(error);
  }
}
