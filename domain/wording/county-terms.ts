import { type Terms, term } from './wording.ts';

/** Words for codes that a county's policy chooses from. A county that adds a code names it in its policy. */
export const declineReasonTerms: Terms = {
  'not-in-county': term('不属本县管辖', 'not within this county'),
  'in-court': term('已进入诉讼程序', 'before a court'),
  'in-petition': term('已进入信访程序', 'in the petition procedure'),
  'already-answered': term('已作出答复', 'answered already'),
  'no-facts': term('无具体事实', 'no facts given'),
  moved: term('已转另件办理', 'continued as another case'),
  unlawful: term('诉求违法', 'against the law'),
};

export const orderColourTerms: Terms = {
  blue: term('蓝色督办单', 'blue order'),
  yellow: term('黄色督办单', 'yellow order'),
  red: term('红色督办单', 'red order'),
};
