import { byId, sentences } from './dom.ts';

interface Said {
  readonly locating: string;
  readonly located: string;
  readonly notLocated: string;
}

export interface Place {
  /** Says which position the form holds. */
  show(): void;
}

/** The phone's position may take for ever in a stairwell. */
const patienceMs = 15_000;

/** Offers the phone's position. The words alone are enough, so that every failure leads back to them. */
export function offerPlace(form: HTMLFormElement): Place {
  const said = sentences<Said>();
  const place = byId('place', HTMLDivElement);
  const locate = byId('locate', HTMLButtonElement);
  const unlocate = byId('unlocate', HTMLButtonElement);
  const told = byId('place-said', HTMLParagraphElement);
  if (!said || !place || !locate || !unlocate || !told) return { show: () => {} };
  place.hidden = false;
  locate.hidden = !('geolocation' in navigator) || !isSecureContext;
  const set = (name: string, value: string) => {
    const field = byId(name, HTMLInputElement);
    if (field) field.value = value;
  };
  const show = (text: string, known: boolean) => {
    told.textContent = text;
    unlocate.hidden = !known;
    form.dispatchEvent(new Event('change'));
  };
  const clear = () => {
    for (const name of ['longitude', 'latitude', 'accuracyM', 'source']) set(name, '');
  };
  const showHeld = () => {
    const accuracy = byId('accuracyM', HTMLInputElement)?.value;
    if (accuracy) show(said.located.replace('0', accuracy), true);
  };
  showHeld();
  locate.addEventListener('click', () => {
    told.textContent = said.locating;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        set('longitude', coords.longitude.toFixed(6));
        set('latitude', coords.latitude.toFixed(6));
        set('accuracyM', String(Math.round(coords.accuracy)));
        set('source', 'device');
        show(said.located.replace('0', String(Math.round(coords.accuracy))), true);
      },
      () => {
        clear();
        show(said.notLocated, false);
      },
      { enableHighAccuracy: true, timeout: patienceMs, maximumAge: 60_000 },
    );
  });
  unlocate.addEventListener('click', () => {
    clear();
    show('', false);
  });
  return { show: showHeld };
}
