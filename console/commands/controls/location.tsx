import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../app/language.tsx';
import { useNames } from '../../app/words.ts';
import { recordOf } from '../body.ts';
import type { ControlProps } from '../context.ts';
import { commandTexts } from '../texts.ts';

const digits = 6;
const withinMs = 10_000;

/** A place: its address, and coordinates from the phone. */
export function LocationControl({ id, value, change, describedBy, isWrong }: ControlProps) {
  const texts = useTexts(commandTexts);
  const name = useNames();
  const [hasFailed, setFailed] = useState(false);
  const place = recordOf(value);
  const text = (part: string) => (place[part] === undefined ? '' : String(place[part]));
  const set = (part: string, next: string) => change({ ...place, [part]: next });
  const type = (part: string, next: string) => {
    const { accuracyM: _, ...rest } = place;
    change({ ...rest, [part]: next, source: 'words' });
  };
  const locate = () => {
    setFailed(false);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        change({
          ...place,
          longitude: coords.longitude.toFixed(digits),
          latitude: coords.latitude.toFixed(digits),
          source: 'device',
          accuracyM: String(Math.round(coords.accuracy)),
        }),
      () => setFailed(true),
      { enableHighAccuracy: true, timeout: withinMs },
    );
  };
  const hasPoint = text('longitude') !== '' || text('latitude') !== '';
  return (
    <div role="group" aria-labelledby={`${id}-label`} className="location">
      <Input
        id={id}
        value={text('address')}
        onChange={(event) => set('address', event.target.value)}
        aria-label={name('fields', 'address')}
        aria-describedby={describedBy}
        status={isWrong ? 'error' : undefined}
        maxLength={400}
        autoComplete="off"
      />
      <Button onClick={locate}>{texts.here}</Button>
      {hasFailed && (
        <p className="fault" role="alert">
          {texts.hereFailed}
        </p>
      )}
      {hasPoint &&
        (['longitude', 'latitude'] as const).map((part) => (
          <Input
            key={part}
            className="short"
            inputMode="decimal"
            value={text(part)}
            onChange={(event) => type(part, event.target.value)}
            aria-label={texts[part]}
            prefix={texts[part]}
          />
        ))}
    </div>
  );
}
