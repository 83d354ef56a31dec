import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Point } from '../../map/datum.ts';
import type { MountedMap } from '../../map/mount.ts';
import type { MapSettings } from '../../map/settings.ts';
import { type Appeal, answered, api } from '../app/api.ts';
import { dictionary, useTexts } from '../app/language.tsx';
import './place.css';

const placeTexts = dictionary({
  zh: {
    show: '看地图',
    hide: '收起地图',
    pick: '在地图上选',
    middle: '选地图中间这里',
    copy: '复制坐标',
    copied: '坐标已复制',
    away: '地图打不开，请按地点文字办理。',
    device: '手机定位',
    onMap: '地图上选的',
    words: '文字地点',
    program: '其他平台带来',
    accuracy: (metres: number) => `误差约 ${metres} 米`,
    map: '地图',
  },
  en: {
    show: 'Show the map',
    hide: 'Hide the map',
    pick: 'Choose on a map',
    middle: 'Choose the middle of the map',
    copy: 'Copy the coordinates',
    copied: 'Coordinates copied',
    away: 'The map does not open. Please go by the words.',
    device: 'from the phone',
    onMap: 'chosen on a map',
    words: 'in words',
    program: 'from another platform',
    accuracy: (metres: number) => `to about ${metres} metres`,
    map: 'Map',
  },
});

/** The county's map, or null where it has none. Then no page offers one. */
export function useMapSettings(): MapSettings | null {
  const { data } = useQuery({
    queryKey: ['map'],
    queryFn: () => answered(api.GET('/v1/map')),
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: false,
  });
  return data?.tiles && data.kind ? ({ ...data, tiles: data.tiles, kind: data.kind } as MapSettings) : null;
}

interface CountyMapProps {
  readonly settings: MapSettings;
  readonly point: Point | null;
  readonly onPick?: (point: Point) => void;
}

/** The map itself. It is loaded with this part, which people open by a button. */
function CountyMap({ settings, point, onPick }: CountyMapProps) {
  const texts = useTexts(placeTexts);
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<MountedMap | null>(null);
  const picks = useRef(onPick);
  picks.current = onPick;
  const [away, setAway] = useState(false);
  const first = useRef(point);
  useEffect(() => {
    let left = false;
    const open = async () => {
      const { mountMap } = await import('../../map/mount.ts');
      if (left || !place.current) return;
      const onPick = picks.current ? { onPick: (at: Point) => picks.current?.(at) } : {};
      const map = await mountMap(place.current, { settings, point: first.current, ...onPick });
      if (left) map.remove();
      else shown.current = map;
    };
    open().catch(() => setAway(true));
    return () => {
      left = true;
      shown.current?.remove();
    };
  }, [settings]);
  if (away) return <p role="alert">{texts.away}</p>;
  return (
    <>
      <section ref={place} className="county-map" aria-label={texts.map} />
      {onPick && <Button onClick={() => shown.current?.pickMiddle()}>{texts.middle}</Button>}
    </>
  );
}

/** How a case's place became known, and its map at a click. */
export function PlaceOnMap({ location }: { readonly location: Appeal['location'] }) {
  const texts = useTexts(placeTexts);
  const settings = useMapSettings();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const { longitude, latitude, source, accuracyM } = location ?? {};
  if (longitude === undefined || latitude === undefined) return null;
  const copy = async () => {
    await navigator.clipboard.writeText(`${longitude},${latitude}`);
    void message.success(texts.copied);
  };
  const known = [
    source ? texts[source === 'map' ? 'onMap' : source] : '',
    accuracyM ? texts.accuracy(accuracyM) : '',
  ];
  return (
    <div className="place">
      <span className="soft">{known.filter(Boolean).join(' · ')}</span>
      {settings && (
        <Button size="small" onClick={() => setOpen(!open)} aria-expanded={open}>
          {open ? texts.hide : texts.show}
        </Button>
      )}
      <Button size="small" onClick={() => void copy()}>
        {texts.copy}
      </Button>
      {open && settings && <CountyMap settings={settings} point={{ longitude, latitude }} />}
    </div>
  );
}

/** Lets a seat choose the place on the map, beside the words. */
export function PickOnMap(props: { readonly point: Point | null; readonly onPick: (point: Point) => void }) {
  const texts = useTexts(placeTexts);
  const settings = useMapSettings();
  const [open, setOpen] = useState(false);
  if (!settings) return null;
  return (
    <div className="place">
      <Button size="small" onClick={() => setOpen(!open)} aria-expanded={open}>
        {open ? texts.hide : texts.pick}
      </Button>
      {open && <CountyMap settings={settings} {...props} />}
    </div>
  );
}
