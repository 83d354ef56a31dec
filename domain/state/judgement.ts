export interface Rating {
  readonly contacted: boolean;
  readonly resolved: boolean;
  readonly satisfaction: 'yes' | 'neutral' | 'no';
  readonly comment: string | null;
  readonly atMs: number;
  readonly by: 'citizen' | 'call-back' | 'group' | 'supervision';
  readonly round: number;
}

export interface CallBack {
  readonly atMs: number;
  readonly means: string;
  readonly reached: boolean;
  readonly said: string;
  readonly by: string;
  /** Counts towards the series that ends an unrated appeal. */
  readonly attempt: boolean;
  /** The serial of the called person of a group. */
  readonly person?: number;
}

export interface Vote {
  readonly serial: number;
  readonly satisfaction: 'yes' | 'neutral' | 'no';
  readonly contacted: boolean;
  readonly resolved: boolean;
  readonly comment: string | null;
  readonly atMs: number;
}
