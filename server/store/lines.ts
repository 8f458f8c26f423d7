import { StringDecoder } from 'node:string_decoder';

/**
 * The lines that some bytes hold, each ended by a line feed and by nothing else: a text may hold
 * other signs that some readers take for the end of a line.
 */
export async function* linesIn(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const some of bytes) {
    const lines = (rest + decoder.write(some)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}
