import { cleanPicture } from './clean-picture.ts';
import type { Decoded, ToDecode } from './picture-decoder.ts';
import { PictureRefused } from './picture-fault.ts';

/** The process that decodes pictures, one after the other. It knows no key and no secret, and may die at any time. */
process.on('message', async ({ upload, type }: ToDecode) => {
  const decoded: Decoded = await cleanPicture(upload, type).catch((error: unknown) => ({
    fault: error instanceof PictureRefused ? error.fault : 'picture-unreadable',
  }));
  process.send?.(decoded);
});
process.on('disconnect', () => process.exit());
