import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTexts } from '../app/language.tsx';
import { setSearchText, useSearchText } from '../app/search-text.ts';
import { Choose } from '../parts/choose.tsx';
import './appeals.css';
import { Chips, FilterBar } from './filter-bar.tsx';
import { type Conditions, clean, conditionsIn, savedIn } from './filters.ts';
import { Rows } from './rows.tsx';
import { Saved } from './saved.tsx';
import { appealsTexts } from './texts.ts';
import { useFacets } from './use-facets.ts';

/** The cases that the reader may see, by filters that stand in the address. A telephone stands in no address. */
export function AppealsPage() {
  const texts = useTexts(appealsTexts);
  const search: Conditions = useSearch({ from: '/appeals' });
  const sought = useSearchText();
  const navigate = useNavigate();
  const conditions = conditionsIn(sought === '' ? search : { ...search, q: sought });
  const facets = useFacets(conditions);
  const go = (next: Conditions) => void navigate({ to: '/appeals', search: clean(next) });
  const choose = (part: Conditions) => {
    if ('q' in part) setSearchText('');
    go({ ...search, ...part });
  };
  const clear = () => {
    setSearchText('');
    go({ sort: search.sort });
  };
  return (
    <>
      <div className="head">
        <h1>{texts.title}</h1>
        {facets.total !== undefined && <span className="soft">{texts.total(facets.total)}</span>}
        <span className="end">
          <Saved current={savedIn(search)} onOpen={go} />
        </span>
        <Choose
          aria-label={texts.sort}
          value={search.sort ?? '-registered'}
          onChange={(value) => choose({ sort: value })}
          options={[
            { value: '-registered', label: texts.newest },
            { value: 'due', label: texts.due },
            { value: 'moved', label: texts.moved },
          ]}
        />
      </div>
      <FilterBar conditions={conditions} facets={facets} onChoose={choose} />
      <Chips conditions={conditions} onChoose={choose} onClear={clear} />
      <Rows conditions={conditions} sort={search.sort} />
    </>
  );
}
