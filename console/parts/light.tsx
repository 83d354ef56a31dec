import { useNames } from '../app/words.ts';

export type LightColour = 'green' | 'yellow' | 'red';

const shapes: Readonly<Record<LightColour, string>> = { green: '●', yellow: '▲', red: '■' };

/** A light has a shape and a word, so that nobody needs to tell colours. */
export function Light({ light, word }: { readonly light: LightColour; readonly word?: string }) {
  const name = useNames();
  return (
    <span className={`light ${light}`}>
      <span aria-hidden="true">{shapes[light]}</span> {word ?? name('lights', light)}
    </span>
  );
}
