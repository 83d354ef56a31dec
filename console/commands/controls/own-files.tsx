import { useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { answered, api } from '../../app/api.ts';
import { useTexts } from '../../app/language.tsx';
import { listOf, type Uploaded } from '../body.ts';
import { type ControlProps, useForm } from '../context.ts';
import { commandTexts } from '../texts.ts';

/** Files that the case has already, for a part that is split off. Nothing chosen means all of them. */
export function OwnFilesControl({ id, value, change, describedBy }: ControlProps) {
  const texts = useTexts(commandTexts);
  const { appeal } = useForm();
  const caseId = appeal?.id ?? '';
  const { data } = useQuery({
    queryKey: ['case', caseId, 'attachments'],
    queryFn: () => answered(api.GET('/v1/appeals/{id}/attachments', { params: { path: { id: caseId } } })),
    enabled: (appeal?.attachments.length ?? 0) > 0,
  });
  const files = (data?.items ?? []).filter((file) => appeal?.attachments.includes(file.id));
  const all = files.map(({ id: file, name, bytes }): Uploaded => ({ id: file, name, bytes: bytes ?? 0 }));
  const chosen = value === undefined ? all : (listOf(value) as readonly Uploaded[]);
  const tick = (file: Uploaded, isOn: boolean) =>
    change(isOn ? [...chosen, file] : chosen.filter((one) => one.id !== file.id));
  return (
    <div role="group" aria-labelledby={`${id}-label`} aria-describedby={describedBy} className="own-files">
      {all.length === 0 && <span className="soft">{texts.noFiles}</span>}
      {all.map((file, at) => (
        <Checkbox
          key={file.id}
          checked={chosen.some((one) => one.id === file.id)}
          onChange={(event) => tick(file, event.target.checked)}
        >
          {files[at]?.thumbnail && <img src={files[at].thumbnail} alt="" height={48} />} {file.name}
        </Checkbox>
      ))}
    </div>
  );
}
