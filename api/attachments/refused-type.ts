import type { Wording } from '../../domain/index.ts';
import { type Problem, problem } from '../http/problem.ts';
import { endings } from './content/known-types.ts';

const w = (zh: string, en: string): Wording => ({ zh, en });

/** Everyday names of the types that are not taken, and what people can do instead. */
const names: Readonly<Record<string, Wording>> = {
  'application/msword': w('Word 97–2003 文档（doc）或 WPS 文字', 'a document of Word 97–2003 (doc) or WPS'),
  'application/vnd.ms-excel': w(
    'Excel 97–2003 表格（xls）或 WPS 表格',
    'a sheet of Excel 97–2003 (xls) or WPS',
  ),
  'application/vnd.ms-powerpoint': w(
    'PowerPoint 97–2003 演示（ppt）',
    'a presentation of PowerPoint 97–2003 (ppt)',
  ),
  'application/x-office-encrypted': w('加密的 Office 文档', 'an Office document with a password'),
  'application/x-cfb': w('旧式复合文件', 'an older compound file'),
  'application/zip': w('ZIP 压缩包', 'a ZIP archive'),
  'application/x-rar-compressed': w('RAR 压缩包', 'a RAR archive'),
  'application/x-7z-compressed': w('7z 压缩包', 'a 7z archive'),
  'application/ofd': w('OFD 版式文件', 'an OFD document'),
  'application/x-msdownload': w('Windows 程序', 'a Windows program'),
  'application/xml': w('XML 文件', 'XML'),
  'audio/silk': w('微信语音（SILK）', 'a voice message of WeChat (SILK)'),
  'image/svg+xml': w('SVG 图形', 'an SVG drawing'),
  'text/html': w('网页（HTML）', 'a web page (HTML)'),
  'text/x-script': w('脚本', 'a script'),
  unknown: w('未知格式', 'unknown'),
};

const asPdf = w('请另存为 PDF 后再传。', 'Save it as PDF and upload that.');
const unpacked = w('请解压后逐个上传其中的文件。', 'Unpack it and upload its files one by one.');
const ways: Readonly<Record<string, Wording>> = {
  'application/msword': w('请另存为 docx 或 PDF 后再传。', 'Save it as docx or PDF and upload that.'),
  'application/vnd.ms-excel': w('请另存为 xlsx 或 PDF 后再传。', 'Save it as xlsx or PDF and upload that.'),
  'application/vnd.ms-powerpoint': w(
    '请另存为 pptx 或 PDF 后再传。',
    'Save it as pptx or PDF and upload that.',
  ),
  'application/zip': unpacked,
  'application/x-rar-compressed': unpacked,
  'application/x-7z-compressed': unpacked,
  'application/x-office-encrypted': w('请去除密码后再传。', 'Remove the password and upload it again.'),
  'audio/silk': w(
    '请在微信中转为文字，或用手机录音机重新录制（m4a、mp3）后再传。',
    'Turn it into text in WeChat, or record it anew with the phone’s recorder (m4a, mp3).',
  ),
  'image/svg+xml': w('请导出为 PNG 后再传。', 'Export it as PNG and upload that.'),
  'application/x-msdownload': w(
    '程序不能作为附件，请上传截图。',
    'Programs are never taken: upload a screenshot.',
  ),
  'text/x-script': w('请改为普通文本后再传。', 'Upload it as plain text.'),
};
const wayByKind: readonly (readonly [RegExp, Wording])[] = [
  [/^image\//, w('请另存为 JPEG 后再传。', 'Save it as JPEG and upload that.')],
  [/^audio\//, w('请转为 mp3 或 m4a 后再传。', 'Convert it to mp3 or m4a and upload that.')],
  [/^video\//, w('请转为 mp4 后再传。', 'Convert it to mp4 and upload that.')],
  [/^(?:text|application)\//, asPdf],
  [
    /./,
    w('请确认文件能正常打开，再另存为 PDF 或 JPEG。', 'See whether it opens, and save it as PDF or JPEG.'),
  ],
];

/** Refuses a type: what was found, what can be done instead, and what is taken. `found` is a media type or `unknown`. */
export function notTaken(found: string, taken: readonly string[]): Problem {
  const { zh: wayZh, en: way } =
    ways[found] ?? wayByKind.find(([pattern]) => pattern.test(found))?.[1] ?? asPdf;
  const list = new Set(taken.flatMap((type) => endings[type]?.slice(0, 1) ?? []));
  return problem('attachment-type', { params: { found, ...called(found), way, wayZh, taken: [...list] } });
}

/** Refuses a file that begins as `found` and does not go on so. */
export const damagedFile = (found: string): Problem =>
  problem('attachment-damaged', { params: { found, ...called(found) } });

function called(type: string) {
  const ending = endings[type]?.[0]?.toUpperCase() ?? type;
  const { zh: whatZh, en: what } = names[type] ?? w(ending, ending);
  return { what, whatZh };
}
