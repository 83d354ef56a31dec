import { Readable } from 'node:stream';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import type { ApiContext } from '../http/env.ts';
import { Problem, problem } from '../http/problem.ts';

/** The one file of a form. */
export interface FormFile {
  /** The field `name` if it stood before the file, or what the client calls the file. */
  readonly name: string | null;
  /** Yields the file as it arrives. It ends with the form, or throws 400 `bad-form`. */
  readonly content: AsyncGenerator<Uint8Array>;
  /** The field `name`, once the form has ended: WeChat may send it behind the file. */
  readonly nameAtEnd: () => string | null;
}

const limits = { files: 1, fields: 20, fieldSize: 1000, parts: 30, headerPairs: 20 };

/**
 * Reads a `multipart/form-data` up to its file, and the file as somebody takes it: never whole in memory. Throws 400
 * `bad-form` where it is no such form, has no file or several.
 */
export async function formFile(c: ApiContext): Promise<FormFile> {
  const { body } = c.req.raw;
  const parser = parserOf(c.req.header('content-type'));
  if (!body || parser === null) throw problem('bad-form');
  const fields = new Map<string, string>();
  let fault: Error | null = null;
  parser.on('field', (field, value) => fields.set(field, value));
  parser.on('filesLimit', () => {
    fault = problem('bad-form');
  });
  const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  const ended = new Promise<void>((resolve) => {
    parser.once('finish', resolve);
    const failed = (error: Error) => {
      fault = error;
      resolve();
    };
    parser.on('error', () => failed(problem('bad-form')));
    source.on('error', failed);
  });
  const first = new Promise<{ stream: Readable; called: string } | null>((resolve) => {
    parser.once('file', (_, stream, called) => {
      // A form without its end breaks off the file before anybody reads it.
      stream.on('error', (error) => {
        fault ??= error;
      });
      resolve({ stream, called });
    });
    void ended.then(() => resolve(null));
  });
  source.pipe(parser);
  const found = await first;
  if (!found) throw fault ?? problem('bad-form');
  const name = () => fields.get('name') ?? null;
  async function* content(): AsyncGenerator<Uint8Array> {
    void ended.then(() => fault && found?.stream.destroy(fault));
    try {
      for await (const part of found?.stream ?? []) yield part;
      await ended;
      if (fault) throw fault;
    } catch (error) {
      throw error instanceof Problem || source.errored ? error : problem('bad-form');
    } finally {
      source.unpipe();
      source.destroy();
    }
  }
  return { name: name() ?? (found.called || null), content: content(), nameAtEnd: name };
}

function parserOf(type: string | undefined): BusboyInstance | null {
  try {
    return new Busboy({ headers: { 'content-type': type ?? '' } as BusboyHeaders, limits });
  } catch {
    return null;
  }
}
