const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';

/** Names the files of each type. The first ending is the usual one; a file that has another of them keeps it. */
export const endings: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/heic': ['heic', 'heif'],
  'image/avif': ['avif'],
  'image/tiff': ['tiff', 'tif'],
  'image/bmp': ['bmp'],
  'image/apng': ['apng', 'png'],
  'audio/mpeg': ['mp3'],
  'audio/mp4': ['m4a', 'mp4'],
  'audio/aac': ['aac'],
  'audio/amr': ['amr'],
  'audio/wav': ['wav'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'video/mp4': ['mp4', 'm4v'],
  'video/quicktime': ['mov'],
  'video/3gpp': ['3gp'],
  'video/webm': ['webm'],
  'application/pdf': ['pdf'],
  'application/ofd': ['ofd'],
  'text/plain': ['txt', 'text', 'csv', 'md', 'log'],
  [`${office}.wordprocessingml.document`]: ['docx'],
  [`${office}.spreadsheetml.sheet`]: ['xlsx'],
  [`${office}.presentationml.presentation`]: ['pptx'],
  [`${open}.text`]: ['odt'],
  [`${open}.spreadsheet`]: ['ods'],
  'application/x-office-encrypted': ['docx', 'xlsx', 'pptx'],
  'application/msword': ['doc', 'wps'],
  'application/vnd.ms-excel': ['xls', 'et'],
  'application/vnd.ms-powerpoint': ['ppt', 'dps'],
  'application/zip': ['zip'],
  'application/x-rar-compressed': ['rar'],
  'application/x-7z-compressed': ['7z'],
};

/**
 * Browsers may show these types inside a page; they save all others. These pictures are re-encoded here, so they
 * hold nothing harmful.
 */
export const isShownInline = (type: string): boolean =>
  ['image/jpeg', 'image/png', 'image/webp', 'image/gif'].includes(type);
