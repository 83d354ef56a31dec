import { CameraOutlined, PaperClipOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { answered, api, isProblem } from '../../app/api.ts';
import { useSaid, useTexts } from '../../app/language.tsx';
import { listOf, type Uploaded } from '../body.ts';
import { type ControlProps, useForm } from '../context.ts';
import { type FileFault, judge, sizeWords } from '../file-check.ts';
import { commandTexts } from '../texts.ts';
import { upload } from '../upload.ts';

interface Sending {
  readonly key: number;
  readonly file: File;
  readonly part: number;
  readonly fault: string | null;
}

let lastKey = 0;

/** Files of a command: checked before they are sent, with progress, and with each refusal named here. */
export function AttachmentsControl({ field, id, value, change, describedBy }: ControlProps) {
  const texts = useTexts(commandTexts);
  const said = useSaid();
  const files = listOf(value) as readonly Uploaded[];
  const { faults, sending, take, drop } = useUploads(files, change, field.most);
  const input = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const chosen = (list: FileList | null) => {
    take([...(list ?? [])]);
    for (const one of [input.current, camera.current]) if (one) one.value = '';
  };
  return (
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
      className="attachments"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        chosen(event.dataTransfer.files);
      }}
    >
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        hidden
        onChange={(event) => chosen(event.target.files)}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={(event) => chosen(event.target.files)}
      />
      <Button icon={<PaperClipOutlined aria-hidden />} onClick={() => input.current?.click()}>
        {texts.files}
      </Button>
      <Button
        className="camera"
        icon={<CameraOutlined aria-hidden />}
        onClick={() => camera.current?.click()}
      >
        {texts.photo}
      </Button>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            {file.name} <span className="soft">{sizeWords(file.bytes)}</span>
            <Button
              type="link"
              size="small"
              aria-label={`${texts.remove} ${file.name}`}
              onClick={() => change(without(files, file.id))}
            >
              {texts.remove}
            </Button>
            {(file.notes ?? []).map((note) => (
              <p className="soft" key={note.en}>
                {said(note)}
              </p>
            ))}
          </li>
        ))}
        {sending.map(({ key, file, part, fault }) => (
          <li key={key}>
            {fault === null ? (
              <Progress
                percent={Math.round(part * 100)}
                size="small"
                aria-label={texts.uploading(file.name, Math.round(part * 100))}
              />
            ) : (
              <span className="fault" role="alert">
                {fault}
                <Button type="link" size="small" onClick={() => take([file], key)}>
                  {texts.uploadAgain}
                </Button>
              </span>
            )}
            <span className="soft">{file.name}</span>
            <Button
              type="link"
              size="small"
              aria-label={`${texts.remove} ${file.name}`}
              onClick={() => drop(key)}
            >
              {texts.remove}
            </Button>
          </li>
        ))}
      </ul>
      {faults.map((fault) => (
        <p className="fault" role="alert" key={fault}>
          {fault}
        </p>
      ))}
    </div>
  );
}

/** The last file that goes leaves nothing behind. */
function without(files: readonly Uploaded[], id: string): readonly Uploaded[] | undefined {
  const rest = files.filter((one) => one.id !== id);
  return rest.length > 0 ? rest : undefined;
}

function useUploads(files: readonly Uploaded[], change: (value: unknown) => void, most: number | null) {
  const texts = useTexts(commandTexts);
  const said = useSaid();
  const { uploading } = useForm();
  const rules = useQuery({
    queryKey: ['uploads'],
    queryFn: () => answered(api.GET('/v1/uploads')),
    staleTime: 300_000,
  }).data;
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  const latest = useRef(files);
  latest.current = files;
  useEffect(() => {
    const open = stops.current;
    return () => {
      for (const stop of open.values()) stop.abort();
    };
  }, []);

  const drop = (key: number) => {
    stops.current.get(key)?.abort();
    setSending((now) => now.filter((one) => one.key !== key));
  };
  const update = (key: number, part: Partial<Sending>) =>
    setSending((now) => now.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const send = async (file: File) => {
    lastKey += 1;
    const key = lastKey;
    const stop = new AbortController();
    stops.current.set(key, stop);
    setSending((now) => [...now, { key, file, part: 0, fault: null }]);
    uploading(1);
    try {
      const taken = await upload(file, (part) => update(key, { part }), stop.signal);
      latest.current = [...latest.current, taken];
      change(latest.current);
      drop(key);
    } catch (error) {
      const why = isProblem(error) ? said(error.said) : String(error);
      if (!stop.signal.aborted) update(key, { fault: texts.uploadFailed(file.name, why) });
    } finally {
      stops.current.delete(key);
      uploading(-1);
    }
  };
  const told = (file: File, fault: FileFault, mostBytes: number | null): string => {
    if (fault === 'empty') return texts.emptyFile(file.name);
    if (fault === 'wrong-type') return texts.wrongType(file.name);
    return texts.tooLarge(file.name, sizeWords(mostBytes ?? 0));
  };
  /** Begins with the files that may be sent, and names every other. */
  const take = (list: readonly File[], again?: number) => {
    if (again !== undefined) drop(again);
    const free = most === null ? list.length : Math.max(0, most - files.length - sending.length);
    const refused = list.flatMap((file) => {
      const { fault, mostBytes } = rules ? judge(file, rules) : { fault: null, mostBytes: null };
      return fault ? [told(file, fault, mostBytes)] : [];
    });
    const fitting = list.filter((file) => !rules || judge(file, rules).fault === null);
    const tooMany = fitting.length > free ? [texts.tooMany(most ?? 0)] : [];
    setFaults([...refused, ...tooMany]);
    for (const file of fitting.slice(0, free)) void send(file);
  };
  return { faults, sending, take, drop };
}
