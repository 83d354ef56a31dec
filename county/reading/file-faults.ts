import type { ErrorCode } from 'yaml';
import { type Names, quoted, reason } from './names.ts';

/** Sentences on a file that the program cannot read. The libraries' own messages are English only. */

const unreadable: Readonly<Record<string, string>> = {
  ENOENT: '文件不存在',
  EACCES: '没有读取权限',
  EPERM: '没有读取权限',
  EISDIR: '该路径是目录',
};

export function cannotRead(error: unknown): Names {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = messageOf(error);
  return reason(`读不到文件：${unreadable[code] ?? quoted(why)}`, `The file cannot be read: ${why}`);
}

const slips: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: '别名上不能再加锚点或标签',
  BAD_ALIAS: '别名有误',
  BAD_DIRECTIVE: '指令有误',
  BAD_DQ_ESCAPE: '双引号内的转义有误',
  BAD_INDENT: '缩进有误',
  BAD_PROP_ORDER: '锚点和标签的位置有误',
  BAD_SCALAR_START: '这一符号不能用在值的开头，请给值加引号',
  BLOCK_AS_IMPLICIT_KEY: '同一行上不能再嵌套一组字段，请换行或给值加引号',
  BLOCK_IN_FLOW: '括号内不能用换行缩进的写法',
  DUPLICATE_KEY: '字段名重复',
  IMPOSSIBLE: '内容无法解析',
  KEY_OVER_1024_CHARS: '字段名过长',
  MISSING_CHAR: '缺少括号、引号、逗号、冒号或空格',
  MULTILINE_IMPLICIT_KEY: '字段名不能跨行，请检查是否缺少冒号',
  MULTIPLE_ANCHORS: '锚点多于一个',
  MULTIPLE_DOCS: '一个文件只能写一份内容',
  MULTIPLE_TAGS: '标签多于一个',
  NON_STRING_KEY: '字段名须为文字',
  RESOURCE_EXHAUSTION: '嵌套过深',
  TAB_AS_INDENT: '缩进只能用空格，不能用制表符',
  TAG_RESOLVE_FAILED: '标签无法识别',
  UNEXPECTED_TOKEN: '此处有多余的符号',
  BAD_COLLECTION_TYPE: '标签与内容不符',
};

export const slipOfYaml = (code: ErrorCode, message: string): Names =>
  reason(`YAML 写法有误：${slips[code]}`, `Not well-formed YAML: ${message}`);

export const cannotExpand = (error: unknown): Names =>
  reason('YAML 别名无法展开', `YAML cannot be resolved: ${messageOf(error)}`);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
