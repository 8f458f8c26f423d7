/** Fields of one line, in which a browser would join pasted lines without a word. */
const ONE_LINE = new Set(['text', 'search', 'tel', 'url', 'email']);

/**
 * Refuses, at the field, text of several lines or cells pasted into a field of one: joined, a name
 * and an amount would be one name. The field says so until something is typed into it or it is
 * left.
 */
export function refusePastedLines(page: Document, sentence: () => string): void {
  const onPaste = (event: ClipboardEvent) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !ONE_LINE.has(field.type)) return;
    const pasted = event.clipboardData?.getData('text/plain').trim() ?? '';
    if (!/[\n\r\t\v\f\u0085\u2028\u2029]/.test(pasted)) return;
    event.preventDefault();
    field.setCustomValidity(sentence());
    field.reportValidity();
    const clear = () => {
      field.setCustomValidity('');
      field.removeEventListener('input', clear);
      field.removeEventListener('blur', clear);
    };
    field.addEventListener('input', clear);
    field.addEventListener('blur', clear);
  };
  page.addEventListener('paste', onPaste, true);
}
