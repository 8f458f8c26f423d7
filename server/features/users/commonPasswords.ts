let ranks: Promise<ReadonlyMap<string, number>> | undefined;

/** The list comes with a package of its own and is read when a password is first set. */
async function load(): Promise<ReadonlyMap<string, number>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Map(dictionary['passwords-common'].map((word, at) => [String(word), at]));
}

/** Asks how common a text is as a password: its place among known ones, 0 the worst. */
export async function rankOfCommon(): Promise<(text: string) => number | undefined> {
  const known = await (ranks ??= load());
  return (text) => known.get(text);
}
