type Kind<T> = abstract new (...given: never[]) => T;

/** The element of an id, where it is of that kind. */
export function byId<T extends Element>(id: string, kind: Kind<T>): T | null {
  const found = document.getElementById(id);
  return found instanceof kind ? found : null;
}

/** The sentences of the page in its language. */
export function sentences<T>(): T | null {
  const text = document.getElementById('sentences')?.dataset.said;
  return text ? (JSON.parse(text) as T) : null;
}

/** Shows a sentence where a screen reader hears it. */
export function say(text: string, ...more: readonly Node[]): void {
  const place = document.getElementById('said');
  if (!place) return;
  place.className = text === '' ? '' : 'note';
  place.replaceChildren(text, ...more);
}

export function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'link';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

/** A script that is loaded only when somebody needs it. */
export function loaded<T>(name: string): Promise<T> {
  const address = `/pages/${name}.js`;
  return import(/* @vite-ignore */ address) as Promise<T>;
}
