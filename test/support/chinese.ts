/** Names of protocols and formats, which have no Chinese. */
const protocolNames = [
  'If-Match',
  'Idempotency-Key',
  'Upload-Offset',
  'JSON',
  'YAML',
  'UTF-8',
  'ASCII',
  'ISO 8601',
  'JPEG',
  'POST',
] as const;

/** Every Latin letter, brace or underscore of a Chinese sentence that is neither quoted, a number of a case nor a protocol's name. */
export function foreignIn(sentence: string): string {
  const bare = protocolNames.reduce((text, name) => text.replaceAll(name, ''), sentence);
  return bare
    .replaceAll(/“[^”]*”/g, '')
    .replaceAll(/\d{8}-[0-9A-Z-]+/g, '')
    .replaceAll(/[^A-Za-z{}_]/g, '');
}
