import { randomUUID } from 'node:crypto';
import type { PageContext } from '../needs.ts';

/** The fields that a form sent. Texts are trimmed; a field that is missing is empty. */
export interface Form {
  text(name: string): string;
  all(name: string): readonly string[];
  files(name: string): readonly File[];
  has(name: string): boolean;
}

const known = new WeakMap<Request, Promise<Form>>();

/** Reads the form of a request once, for the guard and the page alike. */
export function formOf(c: PageContext): Promise<Form> {
  const kept = known.get(c.req.raw) ?? readForm(c);
  known.set(c.req.raw, kept);
  return kept;
}

async function readForm(c: PageContext): Promise<Form> {
  const data = await c.req.raw.formData().catch(() => new FormData());
  const texts = (name: string) => data.getAll(name).filter((value) => typeof value === 'string');
  return {
    // A textarea's line ends come as CR LF.
    text: (name) => (texts(name)[0] ?? '').replaceAll('\r\n', '\n').trim(),
    all: texts,
    files: (name) => data.getAll(name).filter((value) => isChosen(value)),
    has: (name) => data.has(name),
  };
}

/** The key under which the form is carried out once. One that no page of ours made is replaced. */
export function keyIn(form: Form): string {
  const key = form.text('key');
  return /^[\w-]{8,64}$/.test(key) ? key : randomUUID();
}

/** A browser sends an empty file for a field where nothing was chosen. */
const isChosen = (value: File | string): value is File =>
  typeof value !== 'string' && (value.size > 0 || value.name !== '');
