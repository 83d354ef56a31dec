import { useNow } from '../app/clock.ts';
import { dictionary, useLanguage, useTexts } from '../app/language.tsx';
import { durationWords, shortInstant, weekdayOf } from './instants.ts';
import { Light, type LightColour } from './light.tsx';

const timeTexts = dictionary({
  zh: {
    left: (time: string) => `剩 ${time}`,
    over: (time: string) => `已逾期 ${time}`,
    held: '暂缓，不计时',
    none: '无期限',
  },
  en: {
    left: (time: string) => `${time} left`,
    over: (time: string) => `${time} overdue`,
    held: 'on hold, not counted',
    none: 'no deadline',
  },
});

/** An instant as people write it; the weekday stands in its title. */
export function Instant({ at }: { readonly at: string | null | undefined }) {
  const { language } = useLanguage();
  if (!at) return null;
  return (
    <time dateTime={at} title={weekdayOf(at, language)} className="instant">
      {shortInstant(at)}
    </time>
  );
}

interface TimeLeftProps {
  readonly dueAt: string | null | undefined;
  readonly light: LightColour;
  readonly suspended?: boolean;
}

/** The light, and the time left or passed by the server's clock. */
export function TimeLeft({ dueAt, light, suspended = false }: TimeLeftProps) {
  const texts = useTexts(timeTexts);
  const { language } = useLanguage();
  const nowMs = useNow();
  if (suspended) return <Light light={light} word={texts.held} />;
  if (!dueAt) return <Light light={light} word={texts.none} />;
  const leftMs = Date.parse(dueAt) - nowMs;
  const words = durationWords(leftMs, language);
  return <Light light={light} word={leftMs > 0 ? texts.left(words) : texts.over(words)} />;
}
