import type { Sentence } from '../../contract/index.ts';

/** Chooses Chinese unless the caller prefers English, by the weights in Accept-Language. */
export function languageOf(acceptLanguage: string | undefined): keyof Sentence {
  const weights = (acceptLanguage ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.trim().split(';');
    const q = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((value) => value !== undefined);
    return { language: tag.toLowerCase().split('-')[0], weight: q === undefined ? 1 : Number(q) };
  });
  const weightOf = (language: string) =>
    Math.max(0, ...weights.filter((w) => w.language === language).map((w) => w.weight || 0));
  return weightOf('en') > weightOf('zh') ? 'en' : 'zh';
}

export const languageTag = { zh: 'zh-CN', en: 'en' } as const;
