/** The longer side of a photo that is sent. Words on a sign stay readable. */
const mostPixels = 2048;
const shrinkable = ['image/jpeg', 'image/png', 'image/webp'];

/** Makes a photo smaller where this saves something. What cannot be read here goes as it is. */
export async function smaller(file: File): Promise<File> {
  if (!shrinkable.includes(file.type) || typeof createImageBitmap !== 'function') return file;
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, mostPixels / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' });
  } catch {
    return file;
  }
}

export type Kinds = Readonly<Record<'picture' | 'sound' | 'video' | 'document', number>>;

/** The most MiB that the county takes of a file's kind. */
export function mostOf({ type }: File, most: Kinds): number {
  if (type.startsWith('image/')) return most.picture;
  if (type.startsWith('audio/')) return most.sound;
  return type.startsWith('video/') ? most.video : most.document;
}
