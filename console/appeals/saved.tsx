import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Modal, Popover } from 'antd';
import { useState } from 'react';
import { answered, api, isProblem, type Schemas } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import type { Conditions } from './filters.ts';
import { appealsTexts } from './texts.ts';

type Filter = Schemas['SavedFilter'];
const key = ['filters'] as const;

interface SavedProps {
  /** The part of the present filters that may be saved. */
  readonly current: Conditions;
  readonly onOpen: (query: Conditions) => void;
}

/** Filters that somebody saved, alone or for the whole unit. */
export function Saved({ current, onOpen }: SavedProps) {
  const texts = useTexts(appealsTexts);
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState(false);
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => answered(api.GET('/v1/me/filters')),
    staleTime: 60_000,
  });
  const filters = data?.items ?? [];
  const choose = (query: Conditions) => {
    setOpen(false);
    onOpen(query);
  };
  const list = (
    <ul className="saved">
      {filters.length === 0 && <li className="soft">{texts.noSaved}</li>}
      {filters.map((filter) => (
        <SavedFilter key={filter.id} filter={filter} current={current} onOpen={choose} />
      ))}
    </ul>
  );
  return (
    <>
      <Popover
        content={list}
        trigger="click"
        // Inside of the page’s own region, where a screen reader looks.
        getPopupContainer={(button) => button.parentElement ?? document.body}
        open={open}
        onOpenChange={setOpen}
        placement="bottomRight"
      >
        <Button size="small" aria-expanded={open}>
          {texts.saved}
        </Button>
      </Popover>
      {Object.keys(current).length > 0 && (
        <Button size="small" type="link" onClick={() => setNaming(true)}>
          {texts.save}
        </Button>
      )}
      {naming && <Naming query={current} onClose={() => setNaming(false)} />}
    </>
  );
}

interface SavedFilterProps {
  readonly filter: Filter;
  readonly current: Conditions;
  readonly onOpen: (query: Conditions) => void;
}

/** One filter. Only its owner changes it. */
function SavedFilter({ filter, current, onOpen }: SavedFilterProps) {
  const texts = useTexts(appealsTexts);
  const county = useCountyNames();
  const { remove, replace, error } = useChanges(filter);
  const isOther = JSON.stringify(sorted(current)) !== JSON.stringify(sorted(filter.query));
  return (
    <li>
      <Button type="link" size="small" onClick={() => onOpen(filter.query)}>
        {filter.name}
      </Button>
      {!filter.mine && <span className="soft">{texts.byOther(county.person(filter.by))}</span>}
      {filter.mine && (
        <span>
          {filter.shared && <span className="pill">{texts.withUnit}</span>}
          {isOther && Object.keys(current).length > 0 && (
            <Button type="text" size="small" onClick={() => replace(current)}>
              {texts.replace}
            </Button>
          )}
          <Button type="text" size="small" aria-label={texts.delete(filter.name)} onClick={() => remove()}>
            ×
          </Button>
        </span>
      )}
      {error}
    </li>
  );
}

const sorted = (query: Conditions) => Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1));

/** Changes one saved filter, as long as nobody has changed it since. */
function useChanges({ id, name, shared, version }: Filter) {
  const said = useSaid();
  const client = useQueryClient();
  const params = { path: { id }, header: { 'If-Match': `"${version}"` } };
  const settled = { onSettled: () => client.invalidateQueries({ queryKey: key }) };
  const removal = useMutation({
    mutationFn: () => answered(api.DELETE('/v1/me/filters/{id}', { params })),
    ...settled,
  });
  const replacing = useMutation({
    mutationFn: (query: Conditions) =>
      answered(api.PUT('/v1/me/filters/{id}', { params, body: { name, query, shared } as never })),
    ...settled,
  });
  const failed = removal.error ?? replacing.error;
  return {
    remove: removal.mutate,
    replace: replacing.mutate,
    error: isProblem(failed) && <span role="alert">{said(failed.said)}</span>,
  };
}

function Naming({ query, onClose }: { readonly query: Conditions; readonly onClose: () => void }) {
  const texts = useTexts(appealsTexts);
  const said = useSaid();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const saving = useMutation({
    mutationFn: () =>
      answered(api.POST('/v1/me/filters', { body: { name: name.trim(), query, shared } as never })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: key });
      void message.success(texts.savedDone);
      onClose();
    },
  });
  return (
    <Modal
      open
      title={texts.save}
      okText={texts.keep}
      cancelText={texts.cancel}
      okButtonProps={{ disabled: name.trim() === '', loading: saving.isPending }}
      onOk={() => saving.mutate()}
      onCancel={onClose}
    >
      <Input
        autoFocus
        aria-label={texts.name}
        placeholder={texts.name}
        maxLength={60}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onPressEnter={() => name.trim() && saving.mutate()}
      />
      <p>
        <Checkbox checked={shared} onChange={({ target }) => setShared(target.checked)}>
          {texts.shared}
        </Checkbox>
      </p>
      {isProblem(saving.error) && <p role="alert">{said(saving.error.said)}</p>}
    </Modal>
  );
}
