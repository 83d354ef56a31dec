import 'leaflet/dist/leaflet.css';
import * as leaflet from 'leaflet';
import { converted, type Point } from './datum.ts';
import type { MapSettings } from './settings.ts';

export interface MapOptions {
  readonly settings: MapSettings;
  /** The place to show, in WGS 84. Null shows the county's middle. */
  readonly point: Point | null;
  /** Gets the place that somebody picks, in WGS 84. Without it the map only shows. */
  readonly onPick?: (point: Point) => void;
}

export interface MountedMap {
  set(point: Point | null): void;
  /** Picks the middle of the map, for somebody who moves it by keys. */
  pickMiddle(): void;
  remove(): void;
}

const closeZoom = 16;
/** A map without a middle shows the whole country. */
const wholeCountry = { longitude: 104, latitude: 35, zoom: 4 };
const accent = '#0958d9';

/** Draws the county's map into an element. Only then are tiles asked for. */
export async function mountMap(element: HTMLElement, options: MapOptions): Promise<MountedMap> {
  const { settings, onPick } = options;
  const { datum, centre } = settings;
  const onMap = ({ longitude, latitude }: Point): leaflet.LatLngTuple => {
    const there = converted({ longitude, latitude }, 'wgs84', datum);
    return [there.latitude, there.longitude];
  };
  const map = leaflet.map(element, { attributionControl: true, zoomControl: true });
  map.attributionControl.setPrefix(false);
  const start = { zoom: closeZoom, ...(options.point ?? centre ?? wholeCountry) };
  map.setView(onMap(start), start.zoom);
  (await layerOf(settings)).addTo(map);
  const mark = leaflet.circleMarker(onMap(start), { radius: 10, color: accent, weight: 4 });
  const set = (point: Point | null): void => {
    if (point === null) mark.remove();
    else mark.setLatLng(onMap(point)).addTo(map);
  };
  const pick = ({ lat, lng }: leaflet.LatLng): void => {
    const point = converted({ longitude: lng, latitude: lat }, datum, 'wgs84');
    set(point);
    onPick?.(point);
  };
  set(options.point);
  if (onPick) map.on('click', ({ latlng }) => pick(latlng));
  return { set, pickMiddle: () => pick(map.getCenter()), remove: () => map.remove() };
}

/** Vector tiles bring a renderer of their own, which counties with pictures do not load. */
async function layerOf({ kind, tiles, credit }: MapSettings): Promise<leaflet.Layer> {
  if (kind === 'raster') return leaflet.tileLayer(tiles, { attribution: credit, maxZoom: 18 });
  const { leafletLayer } = await import('protomaps-leaflet');
  return leafletLayer({
    url: tiles,
    flavor: 'light',
    lang: 'zh',
    attribution: credit,
  }) as unknown as leaflet.Layer;
}
