import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTexts } from '../app/language.tsx';
import { looksLikeTelephone, setSearchText, useSearchText } from '../app/search-text.ts';
import { Choose } from '../parts/choose.tsx';
import { Nothing } from '../parts/states.tsx';
import './appeals.css';
import { Chips } from './chips.tsx';
import { FilterBar } from './filter-bar.tsx';
import { type Conditions, clean, conditionsIn, savedIn } from './filters.ts';
import { Rows } from './rows.tsx';
import { Saved } from './saved.tsx';
import { appealsTexts } from './texts.ts';
import { useFacets } from './use-facets.ts';

/** Takes a telephone out of an address that somebody typed or was sent. */
function useTelephoneKept(search: Conditions): void {
  const navigate = useNavigate();
  const { q } = search;
  useEffect(() => {
    if (!q || !looksLikeTelephone(q)) return;
    setSearchText(q);
    void navigate({
      to: '/appeals',
      search: clean({ ...search, q: undefined, by: 'telephone' }),
      replace: true,
    });
  }, [q, search, navigate]);
}

/** The cases that the reader may see, by filters that stand in the address. A telephone stands in no address. */
export function AppealsPage() {
  const texts = useTexts(appealsTexts);
  const search: Conditions = useSearch({ from: '/appeals' });
  const sought = useSearchText();
  const navigate = useNavigate();
  const byTelephone = search.by === 'telephone';
  const conditions = conditionsIn(byTelephone ? { ...search, q: sought } : search);
  useTelephoneKept(search);
  const isForgotten = byTelephone && sought === '';
  const facets = useFacets(conditions);
  const go = (next: Conditions) => void navigate({ to: '/appeals', search: clean(next) });
  const choose = (part: Conditions) => {
    if (!('q' in part)) return go({ ...search, ...part });
    setSearchText('');
    go({ ...search, ...part, by: undefined });
  };
  const clear = () => {
    setSearchText('');
    go({ sort: search.sort });
  };
  return (
    <>
      <div className="head">
        <h1>{texts.title}</h1>
        {facets.total !== undefined && !isForgotten && (
          <span className="soft">{texts.total(facets.total)}</span>
        )}
        <span className="end">
          <Saved current={savedIn(search)} onOpen={go} />
        </span>
        <Choose
          aria-label={texts.sort}
          value={search.sort ?? '-registered'}
          onChange={(value) => choose({ sort: value })}
          options={[
            { value: '-registered', label: texts.newest },
            { value: 'registered', label: texts.oldest },
            { value: 'due', label: texts.due },
            { value: 'moved', label: texts.moved },
          ]}
        />
      </div>
      <FilterBar conditions={conditions} facets={facets} onChoose={choose} />
      <Chips conditions={conditions} onChoose={choose} onClear={clear} />
      {isForgotten ? (
        <Nothing>{texts.telephoneAgain}</Nothing>
      ) : (
        <Rows conditions={conditions} sort={search.sort} />
      )}
    </>
  );
}
