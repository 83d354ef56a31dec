/** News from the server, as the one connection of a browser passes it to the pages. */
export type StreamMessage =
  | { readonly kind: 'connecting' }
  | {
      readonly kind: 'live';
      readonly serverTime: string;
      readonly account: string;
      /** Nothing was missed since the connection before. */
      readonly resumed: boolean;
    }
  | { readonly kind: 'offline' }
  | { readonly kind: 'beat'; readonly serverTime: string }
  | { readonly kind: 'change'; readonly id: string; readonly version: number }
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'county' }
  | { readonly kind: 'reset' };
export type Tell = (message: StreamMessage) => void;
