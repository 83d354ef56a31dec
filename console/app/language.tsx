import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export type Language = 'zh' | 'en';
/** A text in both languages, as the API and the dictionaries of the pages have it. */
export interface Wording {
  readonly zh: string;
  readonly en: string;
}
type Text = string | ((...given: never[]) => string);

/** A page's own texts. English must have each text that Chinese has, with the same parameters. */
export const dictionary = <const T extends Readonly<Record<string, Text>>>(given: {
  readonly zh: T;
  readonly en: { readonly [K in keyof T]: T[K] extends string ? string : T[K] };
}) => given;

interface Chosen {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const Context = createContext<Chosen>({ language: 'zh', choose: () => {} });
const place = 'huiyin.language';

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, choose] = useState<Language>(() => (read() === 'en' ? 'en' : 'zh'));
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    keep(language);
  }, [language]);
  const chosen = useMemo(() => ({ language, choose }), [language]);
  return <Context.Provider value={chosen}>{children}</Context.Provider>;
}

export const useLanguage = (): Chosen => useContext(Context);

/** The texts of a dictionary in the reader's language. */
export function useTexts<T>(texts: { readonly zh: T; readonly en: unknown }): T {
  return texts[useLanguage().language] as T;
}

/** Chooses the reader's language of a wording that the API gave. */
export function useSaid(): (wording: Wording | null | undefined) => string {
  const { language } = useLanguage();
  return (wording) => wording?.[language] ?? '';
}

/** A browser may forbid storage. Then the choice lasts as long as the page. */
function read(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function keep(language: Language): void {
  try {
    localStorage.setItem(place, language);
  } catch {
    return;
  }
}
