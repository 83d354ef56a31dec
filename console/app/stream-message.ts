/** News from the server, as the shared connection passes it to the pages. */
export type StreamMessage =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live'; readonly serverTime: string }
  | { readonly kind: 'offline' }
  | { readonly kind: 'change'; readonly id: string; readonly version: number }
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'readers'; readonly id: string }
  | { readonly kind: 'county' }
  | { readonly kind: 'reset' };
