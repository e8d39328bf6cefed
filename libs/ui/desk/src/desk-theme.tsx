import { useMemo, type ReactNode } from 'react';
import { App, ConfigProvider, theme as antTheme, type ThemeConfig } from 'antd';
import type { Locale } from 'antd/es/locale/index.js';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import { useAppearance, useLanguage } from '@netsign/ui';

/** Bundlers hand over the locale itself, Node's rules for old packages hand it over one level deeper. */
const localeOf = (module: Locale | { default: Locale }): Locale => ('default' in module ? module.default : module);

/** Ant Design drawn with the tokens of all ends (tokens.css stays the one place of colours and sizes), in the page's language. */
export function DeskTheme({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const { dark, size } = useAppearance();
  const config = useMemo(() => themeFrom(dark, size), [dark, size]);
  return (
    <ConfigProvider locale={localeOf(language === 'en' ? enUS : zhCN)} theme={config} button={{ autoInsertSpace: false }}>
      <App>{children}</App>
    </ConfigProvider>
  );
}

function themeFrom(dark: boolean, size: 'normal' | 'large'): ThemeConfig {
  const css = getComputedStyle(document.documentElement);
  const token = (name: string) => css.getPropertyValue(name).trim();
  // Ant Design calculates in pixels; the tokens follow the reader's own size of text.
  const pixels = (name: string) => parseFloat(token(name)) * parseFloat(css.fontSize);
  return {
    algorithm: dark ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    cssVar: { key: `desk-${dark ? 'dark' : 'light'}-${size}` },
    token: {
      colorPrimary: token('--brand'), colorInfo: token('--brand'), colorLink: token('--brand'), colorLinkHover: token('--brand'), colorLinkActive: token('--brand'),
      colorSuccess: token('--ok'), colorWarning: token('--wait'), colorError: token('--seal'), colorTextLightSolid: token('--on-brand'),
      colorPrimaryHover: token('--brand'), colorPrimaryActive: token('--brand'), colorPrimaryBg: token('--brand-soft'),
      colorText: token('--ink'), colorTextHeading: token('--ink'), colorTextSecondary: token('--ink-2'), colorTextTertiary: token('--ink-2'), colorTextDescription: token('--ink-2'),
      colorTextPlaceholder: token('--ink-2'), colorTextDisabled: token('--ink-2'), colorBgContainer: token('--paper'), colorBgElevated: token('--paper'), colorBgLayout: token('--ground'),
      colorBorder: `${token('--ink-2')}b3`, colorBorderSecondary: token('--line'), colorSplit: token('--line'),
      // A dialog goes when its animation has ended: where none may run, none must be waited for.
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      fontFamily: token('--font'), fontSize: pixels('--t3'), controlHeight: pixels('--tap'), borderRadius: 8,
    },
    components: { Table: { headerColor: token('--ink-2'), cellPaddingBlock: 10 }, Modal: { titleFontSize: pixels('--t2') } },
  };
}
