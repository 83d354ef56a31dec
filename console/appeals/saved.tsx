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
  /** What may be saved of the present filters. */
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
        <SavedFilter key={filter.id} filter={filter} onOpen={choose} />
      ))}
    </ul>
  );
  return (
    <>
      <Popover content={list} trigger="click" open={open} onOpenChange={setOpen} placement="bottomRight">
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

function SavedFilter({
  filter,
  onOpen,
}: {
  readonly filter: Filter;
  readonly onOpen: (query: Conditions) => void;
}) {
  const texts = useTexts(appealsTexts);
  const county = useCountyNames();
  const client = useQueryClient();
  const removal = useMutation({
    mutationFn: () => answered(api.DELETE('/v1/me/filters/{id}', { params: { path: { id: filter.id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
  return (
    <li>
      <Button type="link" size="small" onClick={() => onOpen(filter.query)}>
        {filter.name}
      </Button>
      {filter.mine ? (
        <Button
          type="text"
          size="small"
          aria-label={texts.delete(filter.name)}
          onClick={() => removal.mutate()}
        >
          ×
        </Button>
      ) : (
        <span className="soft">{texts.byOther(county.person(filter.by))}</span>
      )}
    </li>
  );
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
