import { byId } from './dom.ts';
import { dropDraft } from './draft.ts';

/** The page with the code: copies it, and writes number and code into the picture. The draft is done with. */

void dropDraft();

const copy = byId('copy', HTMLButtonElement);
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(copy.dataset.text ?? '');
    copy.textContent = copy.dataset.done ?? '';
  });
}

const picture = byId('picture', HTMLImageElement);
if (picture) {
  if (picture.complete) drawWords(picture);
  else picture.addEventListener('load', () => drawWords(picture), { once: true });
}

/** A picture that is saved must say what it opens. The phone's own letters write it. */
function drawWords(image: HTMLImageElement): void {
  const lines = [...document.querySelectorAll('.code')].map((line) => line.textContent?.trim() ?? '');
  const canvas = document.createElement('canvas');
  const side = 480;
  canvas.width = side;
  canvas.height = side + 110;
  const pen = canvas.getContext('2d');
  if (!pen || image.dataset.words) return;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingEnabled = false;
  pen.drawImage(image, 0, 0, side, side);
  pen.fillStyle = '#000';
  pen.textAlign = 'center';
  pen.font = '600 30px ui-monospace, Consolas, monospace';
  lines.forEach((line, index) => {
    pen.fillText(line, side / 2, side + 30 + index * 44);
  });
  image.dataset.words = 'yes';
  image.src = canvas.toDataURL('image/png');
}
