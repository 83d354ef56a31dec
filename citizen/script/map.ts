import type { Point } from '../../map/datum.ts';
import { type MapOptions, mountMap } from '../../map/mount.ts';

/** Words of the page. */
interface Said {
  readonly map: MapOptions['settings'];
  readonly pick: string;
}

/**
 * Opens the map of the page and turns its button into one that picks the middle, for people who move the map by keys.
 * `picked` gets each place.
 */
export async function openMap(
  said: Said,
  point: Point | null,
  picked: (point: Point) => void,
): Promise<void> {
  const element = document.getElementById('map');
  const button = document.getElementById('open-map');
  if (!element || !button) return;
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = '/pages/map.css';
  document.head.append(style);
  element.hidden = false;
  const map = await mountMap(element, { settings: said.map, point, onPick: picked });
  button.textContent = said.pick;
  button.addEventListener('click', () => map.pickMiddle());
  document.getElementById('unlocate')?.addEventListener('click', () => map.set(null));
}
