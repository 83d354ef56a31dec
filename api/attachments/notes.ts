import { fillSentence, type Wording } from '../../domain/index.ts';
import type { AttachmentNote } from '../../store/index.ts';

const sentences: Readonly<Record<AttachmentNote['code'], Wording>> = {
  'picture-reduced': {
    zh: '图片很大，已缩小保存；原图为{width}×{height}像素。',
    en: 'The picture is very large and was made smaller. Its original has {width} × {height} pixels.',
  },
  'picture-cut-short': {
    zh: '图片文件不完整，缺少的部分显示为灰色；如有原图，请重新上传。',
    en: 'The picture’s file is cut off, and what is missing is grey. Upload the original if you have it.',
  },
  'picture-still': {
    zh: '动图只保存了第一帧。',
    en: 'Only the first frame of the moving picture was kept.',
  },
  'text-decoded': {
    zh: '文字原为 {encoding} 编码，已转为 UTF-8。',
    en: 'The text came in {encoding} and was turned into UTF-8.',
  },
  encrypted: {
    zh: '文件有密码，病毒扫描看不到其中内容，办理人员也打不开；请上传无密码的文件。',
    en: 'A password protects the file: no scanner sees into it, and officers cannot open it. Upload it without one.',
  },
};

/** A note with its sentences. */
export const shownNote = ({ code, params }: AttachmentNote) => ({
  code,
  params: Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)])),
  ...fillSentence(sentences[code], inWords(params)),
});

/** Encodings by their usual names. */
const encodings: Readonly<Record<string, string>> = {
  gb18030: 'GB18030',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
};
const inWords = (params: AttachmentNote['params']): AttachmentNote['params'] =>
  params.encoding === undefined
    ? params
    : { ...params, encoding: encodings[params.encoding] ?? params.encoding };
