/** How deep random tests go: `npm cit` lives 1,000 lives, `npm run test:deep` 10,000. HUIYIN_SEQUENCES says otherwise. */
export const sequences = Number(process.env.HUIYIN_SEQUENCES ?? 1000);
/** Repeats a random run. */
export const seed = Number(process.env.HUIYIN_SEED ?? Date.now() % 2 ** 31);
/** The long run, in which each guarantee is tried in all its variants. */
export const isDeep = process.env.HUIYIN_DEEP === 'yes';
