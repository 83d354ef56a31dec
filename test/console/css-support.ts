import { createRequire } from 'node:module';
import postcss from 'postcss';

interface Support {
  readonly version_added: string | boolean | null;
  readonly prefix?: string;
  readonly flags?: unknown;
}
interface Entry {
  readonly __compat?: { readonly support: { readonly chrome?: Support | readonly Support[] } };
}
const { css } = createRequire(import.meta.url)('@mdn/browser-compat-data') as {
  css: Readonly<Record<'properties' | 'selectors' | 'at-rules' | 'types', Readonly<Record<string, Entry>>>>;
};

/** Names every property, selector, rule and function of a style that a version of Chrome does not know. */
export function newerThan(version: number, style: string): string[] {
  const found: string[] = [];
  const lacks = (entry: Entry | undefined): boolean => {
    const given = entry?.__compat?.support.chrome;
    if (!given) return false;
    const plain = [given].flat().find((one) => !(one as Support).prefix && !(one as Support).flags) as
      | Support
      | undefined;
    const added = Number.parseFloat(String(plain?.version_added ?? ''));
    return !plain || (Number.isFinite(added) && added > version);
  };
  postcss.parse(style).walk((node) => {
    if (node.type === 'atrule' && lacks(css['at-rules'][node.name])) found.push(`@${node.name}`);
    if (node.type === 'rule') {
      for (const [, name = ''] of node.selector.matchAll(/::?([a-z][\w-]*)(?=[^\w-]|$)/g)) {
        if (lacks(css.selectors[name])) found.push(`:${name}()`);
      }
    }
    if (node.type !== 'decl' || node.prop.startsWith('--')) return;
    if (lacks(css.properties[node.prop])) found.push(node.prop);
    if (/color-mix\(/.test(node.value)) found.push('color-mix()');
  });
  return found;
}
