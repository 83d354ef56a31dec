/** @jsxImportSource hono/jsx */
import type { CitizenNeeds, PageContext } from '../needs.ts';
import { KeepPage, type Kept } from './keep-page.tsx';
import { qrPicture } from './picture.ts';

/** Draws the page with the number and the code. The link in its picture has the code behind the #, which no server sees. */
export async function keepPage(c: PageContext, needs: CitizenNeeds, kept: Kept) {
  const picture = await qrPicture(`${needs.publicUrl}/case/${kept.id}#${kept.code}`);
  return <KeepPage needs={needs} visit={c.get('visit')} kept={kept} picture={picture} />;
}
