import { byId, loaded, sentences } from './dom.ts';

interface Said {
  readonly locating: string;
  readonly located: string;
  readonly notLocated: string;
  /** The county's map, or null. */
  readonly map: object | null;
  readonly mapAway: string;
  readonly picked: string;
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
  const put: Put = (longitude, latitude, accuracy, source) => {
    set('longitude', longitude.toFixed(6));
    set('latitude', latitude.toFixed(6));
    set('accuracyM', accuracy);
    set('source', source);
  };
  const show: Show = (text, known) => {
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
        const accuracy = String(Math.round(coords.accuracy));
        put(coords.longitude, coords.latitude, accuracy, 'device');
        show(said.located.replace('0', accuracy), true);
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
  const open = byId('open-map', HTMLButtonElement);
  if (said.map && open) {
    open.hidden = false;
    open.addEventListener('click', () => void openMap(said, put, show), { once: true });
  }
  return { show: showHeld };
}

type Put = (longitude: number, latitude: number, accuracy: string, source: string) => void;
type Show = (text: string, known: boolean) => void;

/** Loads the map, which most people never need. Where it does not come, the words are enough. */
async function openMap(said: Said, put: Put, show: Show): Promise<void> {
  const value = (name: string) => Number(byId(name, HTMLInputElement)?.value || Number.NaN);
  const point = { longitude: value('longitude'), latitude: value('latitude') };
  try {
    const map = await loaded<typeof import('./map.ts')>('map');
    await map.openMap(said as never, point.longitude ? point : null, ({ longitude, latitude }) => {
      put(longitude, latitude, '', 'map');
      show(said.picked, true);
    });
  } catch {
    show(said.mapAway, false);
  }
}
