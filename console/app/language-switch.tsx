import { Button } from 'antd';
import { type Language, useLanguage } from './language.tsx';

/** Names the other language in that language, so that whoever needs it can read it. */
export function LanguageSwitch({ onChosen }: { readonly onChosen?: (language: Language) => void }) {
  const { language, choose } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button
      type="text"
      size="small"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => {
        choose(other);
        onChosen?.(other);
      }}
    >
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  );
}
