/** No network, in contrast to a refusal in words. */
export class NoNetwork extends Error {}
/** The server's refusal, in the page's language. */
export class RefusedFile extends Error {}

interface Upload {
  readonly id: string;
  readonly name: string;
  readonly chunkBytes: number;
  readonly notes: readonly Readonly<Record<string, string>>[];
}

const home = '/v1/public/attachments';
const mostChunk = 2 * 1024 * 1024;

async function asked(path: string, request: RequestInit): Promise<Response> {
  const headers = { 'Accept-Language': document.documentElement.lang, ...request.headers };
  const answer = await fetch(path, { ...request, headers, credentials: 'omit' }).catch(() => {
    throw new NoNetwork();
  });
  if (answer.status === 503) throw new NoNetwork();
  if (answer.ok) return answer;
  const { detail } = (await answer.json().catch(() => ({}))) as { detail?: string };
  throw new RefusedFile(detail ?? '');
}

/** Sends a file in parts and returns the form's value for it. `key` makes a repeated announcement the same one. */
export async function upload(file: File, key: string, progress: (percent: number) => void): Promise<string> {
  const announced = await asked(home, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body: JSON.stringify({ name: file.name, bytes: file.size }),
  });
  const { id, name, chunkBytes } = (await announced.json()) as Upload;
  let note = '';
  let offset = Number(announced.headers.get('upload-offset') ?? 0);
  const step = Math.min(chunkBytes, mostChunk);
  while (offset < file.size) {
    const part = file.slice(offset, offset + step);
    const answer = await asked(`${home}/${id}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) },
      body: part,
    });
    offset = Number(answer.headers.get('upload-offset') ?? offset + part.size);
    progress(Math.floor((100 * offset) / file.size));
    const done = answer.status === 200 ? ((await answer.json()) as Upload) : null;
    const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
    note = (done?.notes ?? []).map((one) => one[language]).join(' ');
  }
  return [id, name, note].join('|');
}
