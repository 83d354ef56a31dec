import { ApiProblem, answered, api, type Schemas } from '../app/api.ts';
import type { Uploaded } from './body.ts';

type Attachment = Schemas['Attachment'];

/** Sends a file in pieces, each after the last. `onSent` hears how much has arrived. */
export async function upload(
  file: File,
  onSent: (part: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> {
  const body = { name: file.name.slice(-200), bytes: file.size, type: file.type || null };
  const announced = await answered(api.POST('/v1/attachments', { body, signal }));
  const { id, chunkBytes } = announced;
  let offset = 0;
  let taken: Attachment | null = null;
  while (offset < file.size) {
    const piece = file.slice(offset, offset + chunkBytes);
    taken = await sendPiece(id, piece, offset, signal);
    offset += piece.size;
    onSent(offset / file.size);
  }
  return { id, name: taken?.name ?? file.name, bytes: file.size, notes: taken?.notes ?? [] };
}

const waitsMs = [1000, 3000, 6000];

/** A piece whose connection broke is sent again from where the server stands. */
async function sendPiece(
  id: string,
  piece: Blob,
  offset: number,
  signal: AbortSignal,
): Promise<Attachment | null> {
  for (const waitMs of [...waitsMs, null]) {
    try {
      return await patch(id, piece, offset, signal);
    } catch (error) {
      const isBroken = error instanceof ApiProblem && (error.status === 0 || error.status === 503);
      if (!isBroken || waitMs === null || signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      const arrived = await offsetOf(id, signal).catch(() => offset);
      if (arrived > offset) {
        const rest = piece.slice(arrived - offset);
        return rest.size > 0 ? sendPiece(id, rest, arrived, signal) : null;
      }
    }
  }
  return null;
}

async function patch(id: string, piece: Blob, offset: number, signal: AbortSignal) {
  const headers = {
    'Content-Type': 'application/offset+octet-stream',
    'Upload-Offset': String(offset),
  };
  const request = fetch(`/v1/attachments/${encodeURIComponent(id)}`, {
    method: 'PATCH',
    credentials: 'same-origin',
    headers,
    body: piece,
    signal,
  });
  return answered(request.then(readAnswer));
}

async function readAnswer(response: Response) {
  const content: unknown = response.status === 204 ? null : await response.json().catch(() => undefined);
  return response.ok ? { data: content as Attachment | null, response } : { error: content, response };
}

async function offsetOf(id: string, signal: AbortSignal): Promise<number> {
  const response = await fetch(`/v1/attachments/${encodeURIComponent(id)}`, {
    method: 'HEAD',
    credentials: 'same-origin',
    signal,
  });
  return Number(response.headers.get('upload-offset') ?? 0);
}
