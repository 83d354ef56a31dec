export interface Settled {
  readonly resolved: boolean;
  /** Part of the matter is settled. Missing otherwise. */
  readonly partly?: true;
}

export interface Rating extends Settled {
  readonly contacted: boolean;
  readonly satisfaction: 'yes' | 'neutral' | 'no';
  readonly comment: string | null;
  readonly atMs: number;
  readonly by: 'citizen' | 'call-back' | 'group' | 'supervision' | 'leader';
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

export interface Vote extends Settled {
  readonly serial: number;
  readonly satisfaction: 'yes' | 'neutral' | 'no';
  readonly contacted: boolean;
  readonly comment: string | null;
  readonly atMs: number;
}
