import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { LanguageProvider, useLanguage } from './language.tsx';
import { useLook } from './look.ts';
import { queries } from './queries.ts';
import { router } from './router.tsx';
import { themeOf } from './theme.ts';

/** The whole console: language, theme, data and pages. */
export function Console({ nonce }: { readonly nonce: string }) {
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Themed nonce={nonce} />
      </LanguageProvider>
    </QueryClientProvider>
  );
}

function Themed({ nonce }: { readonly nonce: string }) {
  const { language } = useLanguage();
  const { accent } = useLook();
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={themeOf(accent)}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
    >
      <App>
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  );
}
