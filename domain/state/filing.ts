export const appealKinds = [
  'request',
  'complaint',
  'suggestion',
  'consultation',
  'service',
  'proactive',
  'misconduct',
  'instruction',
] as const;
export type AppealKind = (typeof appealKinds)[number];

/** Levels of urgency, from the least to the gravest. */
export const urgencies = ['ordinary', 'urgent', 'critical'] as const;
export type Urgency = (typeof urgencies)[number];
export type Raised = Exclude<Urgency, 'ordinary'>;
export type Channel = string;

export interface Contact {
  readonly name?: string;
  readonly phone?: string;
  readonly phones?: readonly string[];
  readonly email?: string;
}

/** Keyed hashes by which two entries are known for one person; nobody reads a name or a number out of them. */
export interface PersonMarks extends NumberMarks {
  /** The same for each further number of the person. */
  readonly further?: readonly NumberMarks[];
}
export interface NumberMarks {
  readonly phone?: string;
  /** Covers name and number together. It says nothing where the numbers differ. */
  readonly name?: string;
}

export interface Participant {
  /** The serial within the appeal. 0 is the citizen who filed, and later persons count on. */
  readonly serial: number;
  readonly name: string | null;
  readonly phone: string | null;
  /** The merged appeal from which this person came. */
  readonly from: string | null;
  readonly withdrawn: boolean;
  /** Absent without a telephone, and for people filed before marks existed. */
  readonly marks?: PersonMarks;
  /** Further merged filings of the same person. */
  readonly alsoFiled?: readonly string[];
}

/** A serial that an appeal, or a list with somebody on it twice, gave a person. */
export interface Entry {
  readonly from: string;
  readonly serial: number;
}
/** The same, and the person's serial here. */
export interface Joined extends Entry {
  readonly becomes: number;
}
/** Somebody on the way into a master. */
export interface Newcomer extends Participant {
  /** Their serials in other cases. Two parts of a split may bring one person. */
  readonly was?: readonly Entry[];
}

/** Kinds of words that people of a case said after filing. */
export const sayings = ['supplemented', 'urged', 'rated', 'withdrawal-requested', 'called-back'] as const;
export interface Said {
  readonly kind: (typeof sayings)[number];
  readonly text: string;
  readonly atMs: number;
}

/** Words and files of a case that was merged into this one, or that it was split from. */
export interface Part {
  /** The case that was filed with these words. */
  readonly id: string;
  /** The filing whose people spoke, as in a participant's `from`. This case stands for its own people. */
  readonly whose: string;
  readonly title: string;
  readonly description: string;
  readonly location: Registration['location'];
  readonly attachments: readonly string[];
  readonly said: readonly Said[];
}

/** Words and files that a citizen added. Merges and splits carry them along. */
export interface Supplement {
  readonly whose: string;
  /** Null where files came with another act, whose words the state keeps elsewhere. */
  readonly text: string | null;
  readonly atMs: number;
  readonly attachments: readonly string[];
}

/** How a place became known: by the phone, on a map, in words, or from another program. */
export type PlaceSource = 'device' | 'map' | 'words' | 'program';

export interface Registration {
  readonly kind: AppealKind;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly area: string | null;
  /** The town or village, where the county knew it at the filing. Rules 1 to 3 do not keep it. */
  readonly areaId?: string;
  readonly location: {
    readonly address?: string;
    readonly longitude?: number;
    readonly latitude?: number;
    readonly source?: PlaceSource;
    readonly accuracyM?: number;
  } | null;
  readonly citizen: Contact | null;
  readonly anonymous: boolean;
  readonly channel: Channel;
  readonly occurredAt: string | null;
  readonly attachments: readonly string[];
  readonly declared: number | null;
  /** The level that the citizen asked for. An office decides. */
  readonly urgencyAsked?: Urgency;
  /** The integrator's own number. */
  readonly reference?: string;
  /** The leader whose instruction this is, and the leader's date. Missing for every other kind. */
  readonly instruction?: { readonly leader: string; readonly dueAtMs: number };
}
