import { createHash } from 'node:crypto';
import type { Client, WorkflowHandle } from '@temporalio/client';
import { BSON, type Db } from 'mongodb';

/** Words that stand for personal data: filed, said and written in a case, and then looked for wherever they must not be. */

/** Texts that a person's own key seals before it leaves the API. */
export const sealedMarks = {
  title: 'MARK-TITLE-7f3a 欧阳标题',
  description: 'MARK-WORDS-7f3a 500101199001017777',
  address: 'MARK-ADDRESS-7f3a 梧桐巷 77 号',
  name: 'MARK-NAME-7f3a 欧阳标记',
  phone: '13955507777',
  email: 'mark-7f3a@example.org',
  otherName: 'MARK-OTHER-7f3a 司徒标记',
  otherPhone: '13955508888',
  supplement: 'MARK-SUPPLEMENT-7f3a',
  urge: 'MARK-URGE-7f3a',
  comment: 'MARK-COMMENT-7f3a',
  said: 'MARK-SAID-7f3a',
  report: 'MARK-REPORT-7f3a',
  about: 'MARK-ABOUT-7f3a',
} as const;

/** Texts of offices, which are sealed with the installation's keys only. */
export const officeMarks = {
  note: 'MARK-NOTE-7f3a',
  progress: 'MARK-PROGRESS-7f3a',
  statement: 'MARK-STATEMENT-7f3a',
  sanction: 'MARK-SANCTION-7f3a',
  signal: 'MARK-SIGNAL-7f3a',
} as const;

/** A mark's telling parts: each word of it by itself, and the hash that anybody could make of a number. */
const tracesOf = (mark: string): string[] => [
  ...mark.split(' ').filter((word) => word.length > 3 || /\p{Script=Han}{3}/u.test(word)),
  createHash('sha256').update(mark).digest('hex'),
];

/** The marks that stand somewhere in a text, as they are or in base64. */
export function marksIn(text: string, marks: readonly string[]): string[] {
  return marks.filter((mark) =>
    tracesOf(mark).some((trace) => text.includes(trace) || text.includes(middleOfBase64(trace))),
  );
}

/** What stands of a text in base64 wherever in it the text begins at a multiple of three bytes. */
const middleOfBase64 = (text: string): string =>
  Buffer.from(text, 'utf8').toString('base64').replace(/=+$/, '').slice(0, -1);

/** Every document of every collection as its bytes. */
export async function documentTexts(db: Db): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const { name } of await db.listCollections().toArray()) {
    const documents = await db.collection(name).find().toArray();
    texts[name] = documents
      .map((document) => Buffer.from(BSON.serialize(document)).toString('utf8'))
      .join('\n');
  }
  return texts;
}

/** What whoever runs Temporal sees of a workflow: `history` as its bytes, `face` without opening any of it. */
export async function workflowTexts(client: Client, id: string) {
  const handle: WorkflowHandle = client.workflow.getHandle(id);
  const { events } = await handle.fetchHistory();
  const { raw, memo, workflowId, ...told } = await handle.describe();
  const words = [await told.staticSummary(), await told.staticDetails()];
  const attributes = raw.workflowExecutionInfo?.searchAttributes;
  const details = await handle.query('__temporal_workflow_metadata').catch(() => null);
  const start = events?.map(({ userMetadata }) => userMetadata);
  return {
    history: bytesIn(events).join('\n'),
    face: [workflowId, ...words, memo, details, bytesIn(attributes), bytesIn(start)]
      .map((part) => JSON.stringify(part) ?? '')
      .join('\n'),
  };
}

/** All strings and bytes of a message, however deep. */
function bytesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(bytesIn);
}
