/** What Safari says of a key that an input method took: it ends the composition before the key. */
const TAKEN_BY_INPUT_METHOD = 229;

/** Whether a key belongs to a Chinese word that is being chosen, and means nothing else. */
export const isComposing = ({ isComposing: composes, keyCode }: KeyboardEvent): boolean =>
  composes || keyCode === TAKEN_BY_INPUT_METHOD;
