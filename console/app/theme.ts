import type { ThemeConfig } from 'antd';

/** Colours pass the contrast that the eye needs: 4.5 to 1 for text. The accent comes from the county's data. */
export const themeOf = (accent: string): ThemeConfig => ({
  zeroRuntime: true,
  hashed: false,
  token: {
    colorPrimary: accent,
    colorPrimaryHover: darker(accent),
    colorLink: accent,
    colorLinkHover: darker(accent),
    colorError: '#cf1322',
    colorSuccess: '#237804',
    colorWarning: '#ad6800',
    colorText: '#1f2329',
    colorTextSecondary: '#51565d',
    colorTextTertiary: 'rgba(0,0,0,.62)',
    colorTextDescription: 'rgba(0,0,0,.62)',
    colorTextPlaceholder: 'rgba(0,0,0,.6)',
    colorTextDisabled: 'rgba(0,0,0,.56)',
    fontFamily: 'inherit',
    borderRadius: 6,
  },
});

const share = 0.8;

/** The kit would lighten what the pointer is over, below the contrast that the eye needs. */
function darker(accent: string): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(accent.slice(at, at + 2), 16));
  return `#${channels.map((one) => two(Math.round(one * share))).join('')}`;
}

const two = (channel: number): string => channel.toString(16).padStart(2, '0');
