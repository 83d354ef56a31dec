import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { type Appeal, answered, api, type Schemas } from '../app/api.ts';
import { useTexts } from '../app/language.tsx';
import { caseTexts } from './texts.ts';

type File = Schemas['Attachment'];

/** Links to files work for some minutes only, so they are asked for again before that. */
const renewEveryMs = 120_000;

/** The files of the case as small pictures. One opens at a click; the arrow keys lead on. */
export function Files({ appeal: { id, version } }: { readonly appeal: Appeal }) {
  const texts = useTexts(caseTexts);
  const [at, setAt] = useState<number | null>(null);
  const { data } = useQuery({
    queryKey: ['case', id, 'files', version],
    queryFn: () => answered(api.GET('/v1/appeals/{id}/attachments', { params: { path: { id } } })),
    refetchInterval: renewEveryMs,
    placeholderData: (before) => before,
  });
  const files = data?.items ?? [];
  if (files.length === 0) return null;
  return (
    <>
      <ul className="files" aria-label={texts.files}>
        {files.map((file, index) => (
          <li key={file.id}>
            <button
              type="button"
              onClick={() => setAt(index)}
              aria-label={texts.file(index + 1, files.length, file.name)}
            >
              {file.thumbnail ? <img src={file.thumbnail} alt="" /> : <span>{file.name}</span>}
            </button>
          </li>
        ))}
      </ul>
      {at !== null && <Viewer files={files} at={at} onMove={setAt} onClose={() => setAt(null)} />}
    </>
  );
}

interface ViewerProps {
  readonly files: readonly File[];
  readonly at: number;
  readonly onMove: (at: number) => void;
  readonly onClose: () => void;
}

function Viewer({ files, at, onMove, onClose }: ViewerProps) {
  const texts = useTexts(caseTexts);
  const dialog = useRef<HTMLDivElement>(null);
  const file = files[at];
  if (!file) return null;
  const go = (by: number) => onMove((at + by + files.length) % files.length);
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
  const title = texts.file(at + 1, files.length, file.name);
  return (
    <Modal open title={title} width="min(1100px, 96vw)" footer={null} onCancel={onClose} destroyOnHidden>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys work wherever the focus is in the dialog */}
      <div
        ref={dialog}
        className="viewer"
        onKeyDown={({ key }) => {
          const by = steps[key];
          if (by !== undefined && files.length > 1) go(by);
        }}
      >
        <Shown file={file} title={title} />
        <div className="viewer-keys">
          {files.length > 1 && <Button onClick={() => go(-1)}>{`← ${texts.previous}`}</Button>}
          {files.length > 1 && <Button autoFocus onClick={() => go(1)}>{`${texts.next} →`}</Button>}
          {file.content && (
            <Button href={file.content} target="_blank" rel="noreferrer" autoFocus={files.length === 1}>
              {texts.download}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

function Shown({ file, title }: { readonly file: File; readonly title: string }) {
  const texts = useTexts(caseTexts);
  const { kind, content, name } = file;
  if (!content) return <p>{name}</p>;
  if (kind === 'picture') return <img src={content} alt={title} />;
  // biome-ignore lint/a11y/useMediaCaption: nobody has written down what a citizen's recording says
  if (kind === 'video') return <video src={content} controls aria-label={title} />;
  // biome-ignore lint/a11y/useMediaCaption: nobody has written down what a citizen's recording says
  if (kind === 'sound') return <audio src={content} controls aria-label={title} />;
  return (
    <p>
      {name} · {texts.noThumbnail}
    </p>
  );
}
