import { describe, expect, it } from 'vitest';
import { commandNames } from '../../domain/index.ts';
import { isDeep } from '../support/depth.ts';
import { everyKind } from '../support/every-kind.ts';
import { barriersOn } from './axe.ts';
import { plainPreviews, possible, showing } from './form-kit.ts';
import { useConsole } from './kit.ts';

const console_ = useConsole();
const wholeMs = 240_000;

const filing = {
  kind: 'complaint',
  title: '学校路段路灯不亮',
  description: '上学必经的三百米道路整段无照明。',
  category: 'street-lighting',
  area: 'lakeside-town',
  channel: 'phone',
  location: { address: '学府路' },
  citizen: { name: '王女士', phone: '13800000001' },
};

/** Colours count once nothing moves any more. */
const motionEnds = `Promise.all(document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().iterations !== Infinity)
  .map((one) => one.finished.catch(() => {})))`;

const variants = [
  { width: 1280, language: 'zh' },
  { width: 360, language: 'zh' },
  { width: 1280, language: 'en' },
  { width: 360, language: 'en' },
] as const;

/** The deep run looks at every form in each variant. Otherwise the narrowest screen and these forms stand for all. */
describe.each(isDeep ? variants : [variants[1]])('at $width px in $language', ({ width, language }) => {
  it(
    'every command’s form is drawn, fits the screen, and has no barrier that axe knows',
    async () => {
      const { id } = await console_.desk.file('integrator:hotline', filing);
      const { page, go, picture } = await console_.signedIn('centre:county', { width, language });
      await showing(page, async () => commandNames.map((command) => possible(command)));
      await plainPreviews(page);
      await go(`/console/appeals/${id}`);
      for (const command of isDeep ? commandNames : everyKind) {
        await page.locator(`[data-command="${command}"]`).click();
        const form = page.locator(`form.command-form.${command}`);
        await form.waitFor();
        await page.locator(`form.command-form.${command} :focus`).waitFor({ state: 'attached' });
        await page.evaluate(motionEnds);
        const wider = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(wider, `${command} is wider than the screen`).toBeLessThanOrEqual(0);
        expect(await barriersOn(page), command).toEqual([]);
        if (command === 'rule' || command === 'split') await picture(`form-${command}-${width}-${language}`);
        await page.keyboard.press('Escape');
        await form.waitFor({ state: 'detached' });
      }
    },
    wholeMs,
  );
});
