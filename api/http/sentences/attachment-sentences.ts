import { type ApiSentence, s } from './sentence.ts';

/** The problems that uploads and attachments bring. */
export const attachmentSentences = {
  'bad-upload-offset': s(
    400,
    'Upload-Offset 须为已上传的字节数。',
    'Upload-Offset must be the number of bytes that are there already.',
  ),
  'no-override': s(
    400,
    '以 POST 续传时，请加请求头“X-HTTP-Method-Override: PATCH”。',
    'A chunk sent by POST needs the header X-HTTP-Method-Override: PATCH.',
  ),
  'upload-too-long': s(
    400,
    '内容超过所申报的{bytes}字节。',
    'There is more than the {bytes} bytes that were announced.',
  ),
  'link-invalid': s(
    403,
    '链接无效或已过期，请重新获取。',
    'The link is not valid or has expired: ask for a new one.',
  ),
  'attachment-not-found': s(404, '没有附件{attachment}，请核对。', 'There is no attachment {attachment}.'),
  'upload-offset-differs': s(
    409,
    '已收到{received}字节，请从该处续传。',
    '{received} bytes are there: go on from that offset.',
  ),
  'upload-busy': s(
    409,
    '此附件正在上传或检查，请稍后重试。',
    'This attachment is being uploaded or checked at this moment: try again shortly.',
  ),
  'upload-ended': s(409, '此附件的上传已经结束。', 'The upload of this attachment has ended.'),
  'attachment-too-large': s(
    413,
    '文件超过{most}字节；大文件请分片上传。',
    'The file is larger than {most} bytes. Large files come in chunks.',
  ),
  'not-a-file': s(
    415,
    '此地址不接受这种媒体类型：文件本身请提交至“attachment-files”，表单请提交至“attachment-forms”，大文件请以 JSON 申报后分片上传。',
    'Not in this form: a raw file goes to attachment-files, a form to attachment-forms, a large file is announced in JSON.',
  ),
  'range-not-satisfiable': s(416, '所取范围超出文件。', 'The range lies outside of the file.'),
  'attachment-empty': s(422, '文件为空，请另选文件。', 'The file is empty.'),
  'attachment-type': s(
    422,
    '不接受此类文件，识别为：{what}。{way}可上传：{taken}。',
    'Files of this type are not taken; it was found to be: {what}. {way}Taken are: {taken}.',
  ),
  'attachment-damaged': s(
    422,
    '文件不完整或已损坏，不能按{what}读取，请重新导出或重新录制后再传。',
    'The file is cut off or damaged, and does not read as {what}: export or record it anew.',
  ),
  'attachment-infected': s(
    422,
    '文件含有恶意代码，已删除。',
    'The file holds malicious code and has been deleted.',
  ),
  'bad-form': s(
    400,
    '表单有误：须为“multipart/form-data”，且只含一个文件。',
    'The form must be multipart/form-data with exactly one file.',
  ),
  'picture-unreadable': s(
    422,
    '图片无法读取，请在手机相册中打开后另存或截图，再传 JPEG。',
    'The picture cannot be read: open it, save it as JPEG or take a screenshot, and upload that.',
  ),
  'picture-too-many-pixels': s(
    422,
    '图片像素超过{most}，请缩小后再传。',
    'The picture has more than {most} pixels: make it smaller and upload it again.',
  ),
  'too-many-attachments': s(
    422,
    '一件诉求最多{most}个附件，请减少附件。',
    'An appeal takes at most {most} attachments.',
  ),
  'too-many-uploads': s(
    429,
    '尚有{most}个未使用的附件，请先使用或稍后再传。',
    'There are {most} attachments that were never used: use them, or upload later.',
  ),
  'attachment-after-close': s(
    422,
    '销号之后的问责或奖励记录不带附件，请去掉附件后再提交。',
    'A sanction recorded after the close carries no attachments: send it without them.',
  ),
  'scanner-unavailable': s(
    503,
    '病毒扫描暂不可用，请稍后重试。',
    'The virus scanner is unavailable: try again shortly.',
  ),
} as const satisfies Record<string, ApiSentence>;
