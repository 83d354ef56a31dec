/**
 * Characters that nobody sees and that no script needs: zero-width spaces, byte-order marks, soft hyphens, marks of
 * direction. Joiners stay, because emoji and several scripts are written with them.
 */
const unseen = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/gu;
/** A choice of glyph means something behind an emoji or a Han character, and nothing elsewhere. */
const strayChoice =
  /(?<![\p{Emoji}\p{Script=Han}])[\ufe00-\ufe0f]|(?<!\p{Script=Han})[\u{e0100}-\u{e01ef}]/gu;

/**
 * Text in the one form in which it is stored and compared: composed (NFC), and without what nobody sees. Otherwise two
 * texts that look alike would differ, and a title could look empty.
 */
export const visible = (text: string): string =>
  text.replace(unseen, '').replace(strayChoice, '').normalize('NFC');
