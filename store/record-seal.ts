import { Binary } from 'mongodb';
import { type Keyring, seal, unseal } from '../privacy/index.ts';
import { DocumentProblem } from './problems.ts';

/**
 * Seals fields of documents with the installation's key for records. The document keeps the key's id as
 * `sealedWith`. Collection, id and field are the context, so that nobody can move a sealed value.
 */
export interface RecordSeal {
  /** Id of the key for new seals. */
  readonly keyId: string;
  /** Seals these fields and adds `sealedWith`. A missing field stays missing. */
  sealed<D extends Stored>(collection: string, document: D, fields: readonly (keyof D & string)[]): D;
  /** Opens the same fields. Documents from before the seals are returned unchanged. Throws DocumentProblem. */
  opened<D extends Stored>(collection: string, document: D, fields: readonly (keyof D & string)[]): D;
}

interface Stored {
  readonly _id: string;
  readonly sealedWith?: string;
}

export function recordSeal(keyring: Keyring): RecordSeal {
  const current = keyring.current('records');
  const each = <D extends Stored>(
    document: D,
    fields: readonly (keyof D & string)[],
    change: (value: unknown, field: string) => unknown,
  ) =>
    Object.fromEntries(
      fields.flatMap((field) =>
        document[field] === undefined ? [] : [[field, change(document[field], field)]],
      ),
    );
  return {
    keyId: current.id,
    sealed: (collection, document, fields) => {
      const place = (field: string) => `${collection} ${document._id} ${field}`;
      const made = each(
        document,
        fields,
        (value, field) => new Binary(seal(current, Buffer.from(JSON.stringify(value), 'utf8'), place(field))),
      );
      // The type describes the opened document, whereas the stored one has binary fields.
      return { ...document, ...made, sealedWith: current.id };
    },
    opened: (collection, document, fields) => {
      const { sealedWith, _id } = document;
      if (sealedWith === undefined) return document;
      const key = keyring.byId('records', sealedWith);
      if (!key)
        throw new DocumentProblem(collection, _id, `key ${sealedWith} is not one of the installation's`);
      const opened = each(document, fields, (value, field) => {
        const bytes = value instanceof Binary && unseal(key, value.buffer, `${collection} ${_id} ${field}`);
        if (!bytes) throw new DocumentProblem(collection, _id, `${field} does not open`);
        return JSON.parse(bytes.toString('utf8'));
      });
      const { sealedWith: _, ...plain } = { ...document, ...opened };
      return plain as unknown as typeof document;
    },
  };
}
