import { Button } from 'antd';
import { dictionary, useTexts } from '../app/language.tsx';

const texts = dictionary({
  zh: {
    fresh: (count: number) => `${count} 件新到`,
    gone: (count: number) => `${count} 件已变动`,
    take: '点击载入',
    and: '、',
    left: '已变动',
  },
  en: {
    fresh: (count: number) => `${count} new`,
    gone: (count: number) => `${count} moved on`,
    take: 'click to load',
    and: ', ',
    left: 'moved on',
  },
});

interface NewsProps {
  readonly fresh: number;
  readonly gone: number;
  readonly onTake: () => void;
}

/** Rows that wait to be shown, so that nothing jumps under the pointer. */
export function News({ fresh, gone, onTake }: NewsProps) {
  const words = useTexts(texts);
  const told = [fresh > 0 ? words.fresh(fresh) : '', gone > 0 ? words.gone(gone) : ''].filter(Boolean);
  return (
    <div role="status" className="news">
      {told.length > 0 && (
        <Button size="small" onClick={onTake}>
          {`${told.join(words.and)} · ${words.take}`}
        </Button>
      )}
    </div>
  );
}

/** A row that no longer belongs to the list, until somebody loads the list anew. */
export function MovedOn() {
  return <span className="pill">{useTexts(texts).left}</span>;
}
