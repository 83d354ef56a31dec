/** Phones take pictures of up to 108 million pixels. A picture of a few bytes could otherwise unfold into gigabytes. */
export const mostPixels = 110_000_000;
