export type Language = 'zh' | 'en';

/** Texts of one subject in both languages. A text that one of them lacks does not compile. */
export type Dictionary<T> = { readonly [language in Language]: T };

export const dictionary = <T>(zh: T, en: { readonly [key in keyof T]: T[key] }): Dictionary<T> => ({
  zh,
  en: en as T,
});
