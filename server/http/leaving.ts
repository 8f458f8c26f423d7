import { z } from 'zod';

/** Cuts answers down to what their schema names: nothing a table or a rule added leaves. */

type Pick = (body: unknown) => unknown;

function pickObject(schema: z.ZodObject): Pick {
  if (schema.def.catchall !== undefined) return (body) => body;
  const names = Object.keys(schema.shape);
  return (body) => {
    if (typeof body !== 'object' || body === null) return body;
    const picked: [name: string, value: unknown][] = [];
    for (const name of names) {
      const value: unknown = body[name as keyof typeof body];
      if (value !== undefined) picked.push([name, value]);
    }
    return Object.fromEntries(picked);
  };
}

/** Cuts a body, or each row of a list, down to the fields of its schema. */
export function pickerOf(schema: z.ZodType | undefined): Pick {
  if (schema instanceof z.ZodObject) return pickObject(schema);
  if (!(schema instanceof z.ZodArray)) return (body) => body;
  const element = schema.element;
  if (!(element instanceof z.ZodObject)) return (body) => body;
  const pick = pickObject(element);
  return (body) => (Array.isArray(body) ? body.map(pick) : body);
}
