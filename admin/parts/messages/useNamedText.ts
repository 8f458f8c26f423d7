import { useTranslate } from 'react-admin';
import { namedText } from './namedText.ts';

/** Reads a template's text with its variables in words. */
export function useNamedText(): (text: string) => string {
  const translate = useTranslate();
  return (text) => namedText(text, [], (name) => translate(`templates.variables.${name}`)).text;
}
